//! A bundle as a rehearsal: a practice tenant that looks like the customer's directory, as the seed it is planted from, what is
//! to go wrong there, and what was answered then. Which scenarios there are the host says: what is made here is data, and
//! the practice tenant is not known.

mod compared;
mod people;
mod planting;
mod scenario;
mod script;
mod seed;

use chrono::{DateTime, Datelike as _, Utc};
use consentry_bundle as format;
use consentry_bundle::Bundle;

pub use compared::{RehearsalOutcome, RehearsedEnd, Unrehearsable};
pub use scenario::KnownScenario;
pub(crate) use script::Script;
pub use seed::{Seed, SeedApplication, SeedSecret, SeedTenant, SeedUser};

use crate::failure::{Failure, FailureCode};
use crate::handoff::bundle as handoff;
use crate::login::verdict::Persona;
use crate::protocol::Protocol;
use crate::service::{CredentialKind, Model, Services};
use crate::step::Step;

/// The scenarios that there are for set-ups that speak a protocol, with or without a client secret.
pub type Scenarios<'a> = dyn Fn(&str, bool) -> Vec<KnownScenario> + Send + Sync + 'a;

/// The years that a bundle may be of; what lies outside is no date of a set-up.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// A bundle as a rehearsal.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsal {
    /// What the practice tenant is planted from.
    pub seed: Seed,
    /// The scenarios that are to go wrong there, by name.
    pub scenarios: Vec<String>,
    /// The time at which it was.
    pub at: DateTime<Utc>,
    /// The user principal name of whoever signs in.
    pub person: String,
    /// What is to come of it.
    pub recorded: RecordedEnd,
    pub(crate) script: Script,
}

/// What a set-up came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedEnd {
    /// The step in which something failed, or how far it went.
    pub step: Step,
    /// The failure; none where nothing failed.
    pub failure: Option<Failure>,
}

impl Default for RecordedEnd {
    /// Nothing failed.
    fn default() -> Self {
        Self {
            step: Step::Export,
            failure: None,
        }
    }
}

impl Rehearsal {
    /// What `bundle` tells of, with the one of the `scenarios` that makes what failed last fail again.
    ///
    /// # Errors
    ///
    /// Why it cannot be rehearsed. Nothing in the bundle is opened, run or written.
    pub fn of(
        bundle: &Bundle,
        services: &Services,
        scenarios: &Scenarios<'_>,
    ) -> Result<Self, Unrehearsable> {
        match Self::like(bundle, services, scenarios) {
            (rehearsal, None) => Ok(rehearsal),
            (_, Some(why)) => Err(why),
        }
    }

    /// The same as far as it goes, with why no more of it can be rehearsed: a directory to look around in is there in any
    /// case.
    pub fn like(
        bundle: &Bundle,
        services: &Services,
        scenarios: &Scenarios<'_>,
    ) -> (Self, Option<Unrehearsable>) {
        let followed = handoff::profile(bundle, services).ok();
        let profile = followed.as_ref().map(|followed| &*followed.profile);
        let model = profile.zip(bundle.model.as_ref());
        let model = model.and_then(|(profile, model)| profile.model(&model.id).ok());
        let in_its_time = YEARS.contains(&bundle.created_at.year());
        let told = recorded(bundle);
        let scenario = match &told {
            Ok((recorded, _)) => acted_out(recorded, model, scenarios),
            Err(_) => Ok(None),
        };
        let why = [
            profile.is_none().then_some(Unrehearsable::Profile),
            told.as_ref().err().copied(),
            (!in_its_time).then_some(Unrehearsable::Unreadable),
            scenario.as_ref().err().copied(),
        ];
        let (recorded, persona) =
            told.unwrap_or_else(|_| (RecordedEnd::default(), Persona::Ordinary));
        let (seed, person) = planting::of(bundle, model, &recorded, persona);
        let rehearsal = Self {
            seed,
            scenarios: scenario.ok().flatten().into_iter().collect(),
            at: bundle.created_at,
            person,
            script: Script::of(bundle, persona),
            recorded,
        };
        (rehearsal, why.into_iter().flatten().next())
    }
}

/// The scenario that makes it happen again; none where nothing failed or nothing has to be acted out.
fn acted_out(
    recorded: &RecordedEnd,
    model: Option<&Model>,
    scenarios: &Scenarios<'_>,
) -> Result<Option<String>, Unrehearsable> {
    let Some(failure) = &recorded.failure else {
        return Ok(None);
    };
    let has_secret = model.is_none_or(|model| model.credentials.kind() == CredentialKind::Secret);
    let protocol = model.map_or(Protocol::Oidc, |model| model.login.protocol());
    let known = scenarios(protocol.as_str(), has_secret);
    scenario::like(failure, recorded.step, &known)
}

/// What failed last, and as whom somebody signed in then.
fn recorded(bundle: &Bundle) -> Result<(RecordedEnd, Persona), Unrehearsable> {
    let Some(unfinished) = &bundle.unfinished else {
        return Ok((RecordedEnd::default(), Persona::Ordinary));
    };
    let last = bundle.runs.last();
    let failed = unfinished.failed.as_ref();
    let of_run = || Some((Step::TestLogin, last?.failure.as_ref()?));
    let failed = match failed {
        Some(failed) => {
            let step = handoff::step_of(failed).ok_or(Unrehearsable::Unknown)?;
            Some((step, &failed.failure))
        }
        None => of_run(),
    };
    let Some((step, failure)) = failed else {
        let nothing = RecordedEnd {
            step: handoff::step_named(&unfinished.step).ok_or(Unrehearsable::Unknown)?,
            failure: None,
        };
        return Ok((nothing, Persona::Ordinary));
    };
    let failure = handoff::failure_of(failure);
    if failure.code == FailureCode::BundleFailureUnknown {
        return Err(Unrehearsable::Unknown);
    }
    let persona = match (step, last) {
        (Step::TestLogin, Some(run)) => persona_of(run)?,
        _ => Persona::Ordinary,
    };
    let recorded = RecordedEnd {
        step,
        failure: Some(failure),
    };
    Ok((recorded, persona))
}

fn persona_of(run: &format::TestRun) -> Result<Persona, Unrehearsable> {
    let seen = handoff::seen_in(run);
    seen.map(|(persona, _)| persona)
        .ok_or(Unrehearsable::Unreadable)
}
