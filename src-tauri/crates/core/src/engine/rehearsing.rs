//! Rehearses a bundle: walks through the set-up by itself, in a practice tenant that looks like the customer's directory and on a
//! home of its own, and holds what came of it beside what had come.

mod clock;
mod walk;

use std::future::Future;
use std::sync::Arc;

use consentry_bundle::Bundle;

use self::clock::RehearsalClock;
use self::walk::BundleWalk;
use super::{Engine, Folders, HeadlessBrowser, Practice};
use crate::failure::{Failure, FailureCode};
use crate::handoff;
use crate::language::Language;
use crate::ports::system::{KeyringSecrets, SystemDns, SystemEntropy};
use crate::ports::{Clock, Http, Ports};
use crate::rehearsal::{Rehearsal, RehearsalOutcome, Scenarios, Unrehearsable};
use crate::service::Services;

/// Switches exactly the scenarios of these names on.
pub type ScenarioSwitch = Box<dyn Fn(&[String]) + Send + Sync>;

/// A practice tenant that the host started for a rehearsal. It runs as long as this is there.
pub struct PracticeStage {
    /// The practice tenant, with its app registrations.
    pub practice: Practice,
    /// Switches exactly the scenarios of these names on.
    pub switch: ScenarioSwitch,
}

/// Rehearses `bundle` with the `services` and `scenarios` that there are: has the host `start` the practice tenant that the
/// rehearsal wants, at the time that the clock tells, and walks through the set-up there over `http`. Nothing of the person's is touched:
/// home and secrets are of the rehearsal alone, and gone after it. What the host does not start, because the seed fits no directory, is
/// not reproducible. With what was rehearsed, where that could be.
///
/// # Errors
///
/// What keeps a rehearsal from being held at all: `practice.not_started`, `setup.unwritable`.
pub async fn rehearse_bundle<Started>(
    bundle: &Bundle,
    services: &Services,
    language: &'static Language,
    http: Arc<dyn Http>,
    scenarios: &Scenarios<'_>,
    start: impl FnOnce(&Rehearsal, Arc<dyn Clock>) -> Started,
) -> Result<(Option<Rehearsal>, RehearsalOutcome), Failure>
where
    Started: Future<Output = Result<Option<PracticeStage>, Failure>>,
{
    let rehearsal = match Rehearsal::of(bundle, services, scenarios) {
        Ok(rehearsal) => rehearsal,
        Err(why) => return Ok((None, RehearsalOutcome::NotReproducible(why))),
    };
    let clock: Arc<dyn Clock> = Arc::new(RehearsalClock::from(rehearsal.at));
    let Some(stage) = start(&rehearsal, Arc::clone(&clock)).await? else {
        let unfit = RehearsalOutcome::NotReproducible(Unrehearsable::Unreadable);
        return Ok((Some(rehearsal), unfit));
    };
    let home = tempfile::tempdir();
    let home = home.map_err(|error| Failure::new(FailureCode::SetupUnwritable).quoting(&error))?;
    let login = stage.practice.login.clone();
    let (browser, visits) = HeadlessBrowser::new(Arc::clone(&http), login, language);
    let ports = Ports {
        browser: Arc::new(browser),
        clock,
        dns: Arc::new(SystemDns),
        entropy: Arc::new(SystemEntropy),
        http,
        secrets: Arc::new(KeyringSecrets::in_memory()),
        sign_in_window: None,
    };
    let folders = Folders {
        home: home.path().join("home"),
        exports: home.path().join("exports"),
    };
    let followed = handoff::bundle::profile(bundle, services)?;
    let services = services.clone().with(followed.profile.into_owned());
    let engine = Engine::new(ports, folders, services, None, language);
    let came = Box::pin(BundleWalk::new(engine, &rehearsal, &stage, visits).on()).await;
    let comparison = rehearsal.recorded.beside(came?);
    Ok((Some(rehearsal), comparison))
}
