//! The practice tenant inside this process, and how the engine is told of it.

pub(crate) mod shown;

use std::future::Future;
use std::sync::Arc;

use consentry_core::engine::{Engine, Practice, PracticeStage};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::ports;
use consentry_core::rehearsal::{KnownScenario, Rehearsal};
use consentry_practice::{
    Clock, Options, PracticeTenant, ReadyApplication, Scenario, Seed, SeedError, StartError, Switch,
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

/// The scenarios that a set-up can meet that speaks `protocol`, with or without a client secret.
pub(crate) fn known_scenarios(protocol: &str, has_secret: bool) -> Vec<KnownScenario> {
    Scenario::ALL
        .into_iter()
        .filter(|scenario| scenario.shows_in(protocol, has_secret) && !scenario.is_warning())
        .map(|scenario| KnownScenario {
            name: scenario.name().to_owned(),
            code: scenario.code_in(protocol).map(str::to_owned),
            aadsts: scenario.aadsts(),
            step: scenario.step_in(protocol, has_secret).to_owned(),
        })
        .collect()
}

/// What a practice tenant is planted from for a rehearsal.
///
/// # Errors
///
/// `practice.not_started` when it is no seed.
pub(crate) fn seed(rehearsal: &Rehearsal) -> Result<Seed, Failure> {
    let seed = serde_json::to_value(&rehearsal.seed).and_then(serde_json::from_value);
    seed.map_err(|error| Failure::new(FailureCode::PracticeNotStarted).quoting(&error))
}

/// Starts the practice tenant of a rehearsal, in which nothing goes wrong yet; none where what the bundle says fits no
/// directory.
pub(crate) fn stage(
    rehearsal: &Rehearsal,
    clock: Arc<dyn ports::Clock>,
) -> impl Future<Output = Result<Option<PracticeStage>, Failure>> + use<> {
    let (seed, person) = (seed(rehearsal), rehearsal.person.clone());
    async move {
        let options = Options {
            seed: Some(seed?),
            auto: Some(person),
            clock: Clock::new(move || clock.now()),
            ..Options::default()
        };
        let tenant = match PracticeTenant::start(options).await {
            Ok(tenant) => Arc::new(tenant),
            Err(StartError::Seed(_)) => return Ok(None),
            Err(error) => return Err(not_started(&error)),
        };
        let registrations = Arc::clone(&tenant);
        let practice = announce(&tenant)?
            .with_registrations(move |wanted| registrations.provide_wanted(wanted));
        Ok(Some(PracticeStage {
            practice,
            switch: Box::new(move |names| {
                let named = names
                    .iter()
                    .filter_map(|name| Scenario::from_name(name).ok());
                tenant.switch(&named.map(Switch::from).collect::<Vec<_>>());
            }),
        }))
    }
}

fn unfit(error: &SeedError) -> Exit {
    let (why, subject) = match error {
        SeedError::ApplicationTwice(id) => ("application-twice", id.to_string()),
        SeedError::Certificate(name) => ("certificate", name.clone()),
        SeedError::Guest(name) => ("guest", name.clone()),
        SeedError::NoDomain(id) => ("no-domain", id.to_string()),
        SeedError::TooMuch(list) => ("too-much", (*list).to_owned()),
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
