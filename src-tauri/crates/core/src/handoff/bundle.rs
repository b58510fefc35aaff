//! The set-up as a connection bundle, and a bundle as a set-up again: one file for each part of the bundle, both
//! directions side by side. What somebody else's bundle says is taken as reported; no address in it is opened, and no
//! path in it is written to.

mod application;
mod claims;
mod consent;
mod credential;
mod federation;
mod known;
mod model;
mod provenance;
mod runs;
mod seal;
mod service;
mod tasks;
mod tenant;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;

use consentry_bundle as format;
use consentry_bundle::{Bundle, BundleError, Unknown};

use crate::failure::{Detail, Failure, FailureCode};
use crate::scene::Scene;
use crate::service::ServiceProfile;
use crate::store::Setup;
use crate::wizard::{AskedTenant, Facts};

pub use seal::{open_sealed, seal};

/// What the bundle of this set-up is called: directory and service.
#[must_use]
pub fn file_name(scene: &Scene<'_>) -> String {
    let service = &scene.profile.id;
    match &scene.facts().tenant {
        Some(tenant) => {
            let segment = tenant.segment();
            let name = segment.split('.').next().unwrap_or(&segment);
            format!("{name}-{service}.consentry")
        }
        None => format!("{service}.consentry"),
    }
}

/// What is known, as a bundle without its secret; none before directory and model are known.
#[must_use]
pub fn compose(scene: &Scene<'_>) -> Option<Bundle> {
    let facts = scene.facts();
    let model = scene.model()?;
    Some(Bundle {
        format: format::FORMAT.to_owned(),
        version: format::VERSION,
        created_at: scene.now,
        created_by: provenance::program(),
        setup_id: scene.setup.id.as_str().to_owned(),
        service: service::write(scene),
        tenant: tenant::write(facts.tenant.as_ref()?),
        model: model::write(model, facts.model.as_ref()?),
        application: application::write(scene, model),
        federation: federation::write(scene, model),
        consent: facts
            .consent
            .as_ref()
            .map(|granted| consent::write(granted, facts)),
        credential: facts.credential.as_ref().map(credential::write),
        claims: claims::write(model),
        runs: facts
            .runs
            .iter()
            .filter(|run| facts.bears(run))
            .map(runs::write)
            .collect(),
        tasks: tasks::write(scene),
        provenance: provenance::write(scene),
        sealed: None,
        digest: None,
        other: Unknown::default(),
    })
}

/// Fills `setup` with what `bundle`, from the file of this name, says for a service that is known here.
///
/// # Errors
///
/// `bundle.malformed` for an ID or word that is none, `model.*` for a model or value that the profile does not
/// have.
pub fn restore(
    bundle: &Bundle,
    file: String,
    profile: &ServiceProfile,
    mut setup: Setup,
) -> Result<Setup, Failure> {
    let report = known::report(bundle, &file);
    let tenant = tenant::read(bundle, &report)?;
    let mut facts = Facts {
        asked: Some(AskedTenant {
            what: tenant.asked.clone(),
            cloud: tenant.cloud,
        }),
        tenant: Some(tenant),
        model: Some(model::read(bundle, profile, &report)?),
        tasks: tasks::read(&bundle.tasks, &report),
        ..Facts::default()
    };
    facts.application = application::read(bundle.application.as_ref(), &facts)?;
    facts.consent = consent::read(bundle, &facts, &report);
    facts.credential = credential::read(bundle.credential.as_ref(), &facts, &report);
    facts.federation = federation::read(bundle.federation.as_ref(), &facts, &report);
    facts.runs = runs::read(bundle, &facts, &report)?;
    setup.practice = bundle.provenance.practice;
    setup.opened_from = Some(file);
    setup.facts = facts;
    setup.revision = 1;
    Ok(setup)
}

/// Reads a bundle and holds it against its digest. Nothing in it is acted on.
///
/// # Errors
///
/// `bundle.malformed`, `bundle.too_large`, `bundle.version`, `bundle.digest`.
pub fn read(bytes: &[u8]) -> Result<Bundle, Failure> {
    let bundle = Bundle::parse(bytes).map_err(|error| failure(&error))?;
    bundle.verify().map_err(|error| failure(&error))?;
    Ok(bundle)
}

/// What a bundle that cannot be read or written means for a person.
#[must_use]
pub fn failure(error: &BundleError) -> Failure {
    let code = match error {
        BundleError::Digest { .. } => FailureCode::BundleDigest,
        BundleError::Newer { .. } => FailureCode::BundleVersion,
        BundleError::TooDeep { .. } | BundleError::TooLarge { .. } => FailureCode::BundleTooLarge,
        BundleError::DuplicateMember { .. }
        | BundleError::Malformed { .. }
        | BundleError::NotABundle
        | BundleError::NotJson { .. }
        | BundleError::NotNormal { .. }
        | BundleError::NotUtf8 { .. }
        | BundleError::Nul { .. }
        | BundleError::NumberOutOfRange { .. } => FailureCode::BundleMalformed,
    };
    explained(code, error.to_string())
}

/// A bundle that could not be written to `path`.
#[must_use]
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::with(
        FailureCode::BundleUnwritable,
        &[("path", &path.display().to_string())],
    )
    .detailed(Detail {
        raw: Some(error.to_string()),
        ..Detail::default()
    })
}

fn explained(code: FailureCode, reason: String) -> Failure {
    Failure::new(code).detailed(Detail {
        raw: Some(reason),
        ..Detail::default()
    })
}

/// Something in a bundle is not what the format says it is.
fn malformed(reason: impl Into<String>) -> Failure {
    explained(FailureCode::BundleMalformed, reason.into())
}
