//! The practice tenant inside this process, and how the engine is told of it.

pub(crate) mod shown;

use consentry_core::engine::{Engine, Practice};
use consentry_core::failure::{Failure, FailureCode};
use consentry_practice::{
    Options, PracticeTenant, ReadyApplication, Scenario, SeedError, StartError,
};

use crate::exit::Exit;

/// Who signs in by itself: an ordinary member with a mailbox.
pub(crate) const ADA: &str = "ada@contoso.com";

/// Starts a practice tenant.
///
/// # Errors
///
/// Wrong usage for a user or seed that does not fit, `practice.not_started` otherwise.
pub(crate) async fn start(options: Options) -> Result<PracticeTenant, Exit> {
    PracticeTenant::start(options)
        .await
        .map_err(|error| match error {
            StartError::Seed(error) => unfit(&error),
            StartError::UnknownUser(user) => {
                Exit::usage("usage-practice-user-unknown", &[("user", &user)])
            }
            StartError::Port { .. } | StartError::Tls(_) => not_started(&error).into(),
        })
}

/// The practice tenant as the engine meets it.
///
/// # Errors
///
/// `practice.not_started` when its announcement is not understood.
pub(crate) fn announce(tenant: &PracticeTenant) -> Result<Practice, Failure> {
    let active: Vec<_> = tenant.scenarios().into_iter().map(Scenario::name).collect();
    Practice::announced(&tenant.ready(), &Scenario::ALL.map(Scenario::name), &active)
}

/// The application of the practice tenant that the open set-up leads to; none while it is not known, and where the service
/// has its own.
///
/// # Errors
///
/// `practice.not_started` when the two do not understand each other.
pub(crate) fn application(
    tenant: &PracticeTenant,
    engine: &Engine,
) -> Result<Option<ReadyApplication>, Failure> {
    let Some(wanted) = engine.wanted_registration() else {
        return Ok(None);
    };
    let wanted = serde_json::to_value(wanted).and_then(serde_json::from_value);
    let wanted =
        wanted.map_err(|error| Failure::new(FailureCode::PracticeNotStarted).quoting(&error))?;
    Ok(Some(tenant.provide(&wanted)))
}

fn unfit(error: &SeedError) -> Exit {
    let (why, subject) = match error {
        SeedError::ApplicationTwice(id) => ("application-twice", id.to_string()),
        SeedError::Certificate(name) => ("certificate", name.clone()),
        SeedError::Guest(name) => ("guest", name.clone()),
        SeedError::NoDomain(id) => ("no-domain", id.to_string()),
        SeedError::RedirectUri(uri) => ("redirect-uri", uri.clone()),
        SeedError::TenantTwice(name) => ("tenant-twice", name.clone()),
        SeedError::UnknownTenant(name) => ("unknown-tenant", name.clone()),
        SeedError::UserTwice(name) => ("user-twice", name.clone()),
    };
    Exit::usage(
        "usage-seed-malformed",
        &[("why", why), ("subject", &subject)],
    )
}

fn not_started(error: &StartError) -> Failure {
    let failure = Failure::new(FailureCode::PracticeNotStarted);
    match error.of_the_system() {
        Some(error) => failure.quoting(error),
        None => failure,
    }
}
