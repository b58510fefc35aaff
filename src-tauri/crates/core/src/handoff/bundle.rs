//! The set-up as a connection bundle, and a bundle as a set-up again: one file for each part of the bundle, both
//! directions side by side. What somebody else's bundle says is taken as reported; no address in it is opened, and no
//! path in it is written to.

mod application;
mod claims;
mod consent;
mod credential;
mod failure;
mod federation;
mod known;
mod model;
mod personal;
mod provenance;
mod runs;
mod seal;
mod service;
mod tasks;
mod tenant;
#[cfg(test)]
mod tests;
mod unfinished;
mod unsound;
mod warnings;
mod words;

use consentry_bundle as format;
use consentry_bundle::{Bundle, Unknown};
use serde_json::Value;

use crate::failure::{Failure, FailureCode};
use crate::login::recording::Recording;
use crate::login::verdict::{Check, Persona, Verdict, Warning};
use crate::scene::Scene;
use crate::service::ServiceProfile;
use crate::step::Step;
use crate::store::{BundleOrigin, Setup};
use crate::wizard::{AskedTenant, ConfirmedTenant, Facts};

pub use personal::redact;
pub use seal::{open_sealed, seal};
pub use service::profile;
use unsound::malformed;
pub use unsound::unsound;

/// What the bundle of this set-up is called: directory and service, and that it is unfinished. Never as the bundle that
/// it was opened from.
#[must_use]
pub fn file_name(scene: &Scene<'_>) -> String {
    let mut name = scene.profile.id.clone();
    if let Some(tenant) = &scene.facts().tenant {
        let segment = tenant.segment();
        name = format!("{}-{name}", segment.split('.').next().unwrap_or(&segment));
    }
    if !scene.wizard.is_done(Step::TestLogin) {
        name.push_str("-unfinished");
    }
    let opened = scene.setup.opened_from.as_deref();
    if opened == Some(&format!("{name}.consentry")) {
        name.push_str("-2");
    }
    format!("{name}.consentry")
}

/// What is known, as a bundle without its secret. Until somebody was seen to sign in, it says that it is unfinished.
#[must_use]
pub fn compose(scene: &Scene<'_>) -> Bundle {
    let facts = scene.facts();
    let model = scene.model();
    Bundle {
        format: format::FORMAT.to_owned(),
        version: format::VERSION,
        created_at: scene.now,
        created_by: provenance::program(),
        setup_id: scene.setup.id.as_str().to_owned(),
        service: service::write(scene),
        unfinished: unfinished::write(scene),
        tenant: facts.tenant.as_ref().map(tenant::write),
        model: model
            .zip(facts.model.as_ref())
            .map(|(model, chosen)| model::write(model, chosen)),
        application: model.and_then(|model| application::write(scene, model)),
        federation: model.and_then(|model| federation::write(scene, model)),
        consent: facts
            .consent
            .as_ref()
            .map(|granted| consent::write(granted, facts)),
        credential: facts.credential.as_ref().map(credential::write),
        claims: claims::write(model),
        runs: facts
            .runs
            .iter()
            .map(|run| runs::write(run, facts))
            .collect(),
        tasks: tasks::write(scene),
        provenance: provenance::write(scene),
        sealed: None,
        redacted: None,
        digest: None,
        other: Unknown::default(),
    }
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
    let tenant = bundle.tenant.as_ref();
    let tenant = tenant.map(|tenant| tenant::read(tenant, bundle.version, &report));
    let tenant = tenant.transpose()?;
    let unfinished = bundle.unfinished.as_ref();
    let asked = unfinished.and_then(|unfinished| unfinished.asked.as_ref());
    let asked = asked.map(unfinished::read_asked).transpose()?;
    let model = bundle.model.as_ref();
    let found = tenant
        .as_ref()
        .map(ConfirmedTenant::values)
        .unwrap_or_default();
    let model = model.map(|model| model::read(model, bundle.created_at, profile, &found, &report));
    let mut facts = Facts {
        asked: asked.or_else(|| {
            tenant.as_ref().map(|tenant| AskedTenant {
                what: tenant.asked.clone(),
                cloud: tenant.cloud,
            })
        }),
        tenant,
        model: model.transpose()?,
        tasks: tasks::read(&bundle.tasks, &report),
        ..Facts::default()
    };
    facts.application = application::read(bundle.application.as_ref(), &facts)?;
    facts.consent = consent::read(bundle, &facts, &report);
    facts.credential = credential::read(bundle.credential.as_ref(), &facts, &report);
    facts.federation = federation::read(bundle.federation.as_ref(), &facts, &report);
    facts.runs = runs::read(bundle, &facts, &report)?;
    let failed = unfinished.and_then(|unfinished| unfinished.failed.as_ref());
    setup.failed = failed.map(unfinished::read_failed).transpose()?;
    setup.opened_unfinished = unfinished.is_some();
    setup.practice = bundle.provenance.practice;
    setup.opened_from = Some(file);
    setup.opened_digest = Some(bundle.digest().map_err(|error| unsound(&error))?);
    setup.opened_written = Some(BundleOrigin {
        program: report.program,
        version: report.version,
        at: report.written_at,
    });
    setup.facts = facts;
    setup.revision = 1;
    setup.as_opened = Some(setup.revision);
    Ok(setup)
}

/// Reads a bundle and holds it against its digest. Nothing in it is acted on.
///
/// # Errors
///
/// `bundle.malformed`, `bundle.too_large`, `bundle.version`, `bundle.digest`.
pub fn read(bytes: &[u8]) -> Result<Bundle, Failure> {
    let bundle = Bundle::parse(bytes).map_err(|error| unsound(&error))?;
    bundle.verify().map_err(|error| unsound(&error))?;
    Ok(bundle)
}

/// The step in which something failed; none for one that is not known here.
#[must_use]
pub fn step_of(failed: &format::Failed) -> Option<Step> {
    words::read(&failed.step)
}

/// The verdict of a run.
#[must_use]
pub const fn verdict_of(run: &format::TestRun) -> Verdict {
    runs::read_verdict(run.verdict)
}

/// Who signed in and how each check went; none where a word is not known here.
#[must_use]
pub fn seen_in(run: &format::TestRun) -> Option<(Persona, Vec<Check>)> {
    runs::read_seen(run).ok()
}

/// What a verdict rests on; none where it is not whole, or of another version.
#[must_use]
pub fn recording_of(written: &Value) -> Option<Recording> {
    unfinished::read_recording(Some(written))
}

/// A failure that a bundle tells of.
#[must_use]
pub fn failure_of(written: &format::Failure) -> Failure {
    failure::read(written)
}

/// A warning that a bundle tells of.
#[must_use]
pub fn warning_of(written: &format::Warning) -> Warning {
    warnings::read_one(written)
}

/// What a file that could not be written means where it was to be a bundle.
#[must_use]
pub fn unwritten(failure: Failure) -> Failure {
    if failure.code != FailureCode::FileUnwritable {
        return failure;
    }
    Failure {
        code: FailureCode::BundleUnwritable,
        next: FailureCode::BundleUnwritable.next(),
        ..failure
    }
}
