//! The practice tenant of its own in which a case is rehearsed: what can go wrong there, and how it is started.

use std::future::Future;
use std::sync::Arc;

use consentry_core::engine::PracticeStage;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::ports;
use consentry_core::rehearsal::{KnownScenario, Rehearsal};
use consentry_practice::{Clock, Options, PracticeTenant, Scenario, Seed, StartError, Switch};

use crate::practice::{announce, not_started};

/// The scenarios that a set-up can meet that speaks `protocol`, with or without a client secret.
pub(crate) fn known_scenarios(protocol: &str, has_secret: bool) -> Vec<KnownScenario> {
    let all = Scenario::ALL.into_iter();
    let met = all.filter(|scenario| scenario.shows_in(protocol, has_secret));
    met.filter(|scenario| !scenario.is_warning())
        .map(|scenario| KnownScenario {
            name: scenario.name().to_owned(),
            code: scenario.code_in(protocol).map(str::to_owned),
            aadsts: scenario.aadsts(),
            step: scenario.step_in(protocol, has_secret).to_owned(),
        })
        .collect()
}

/// Starts the practice tenant of a rehearsal, in which nothing goes wrong yet; none where what the bundle says fits no
/// directory.
pub(crate) fn stage(
    rehearsal: &Rehearsal,
    clock: Arc<dyn ports::Clock>,
) -> impl Future<Output = Result<Option<PracticeStage>, Failure>> + use<> {
    let (seed, person) = (seed(rehearsal), rehearsal.person.clone());
    async move {
        let started = PracticeTenant::start(Options {
            seed: Some(seed?),
            auto: Some(person),
            clock: Clock::new(move || clock.now()),
            ..Options::default()
        });
        match started.await {
            Ok(tenant) => of_tenant(Arc::new(tenant)).map(Some),
            Err(StartError::Seed(_)) => Ok(None),
            Err(error) => Err(not_started(&error)),
        }
    }
}

fn of_tenant(tenant: Arc<PracticeTenant>) -> Result<PracticeStage, Failure> {
    Ok(PracticeStage {
        practice: announce(&tenant)?,
        switch: Box::new(move |names| {
            let named = names
                .iter()
                .filter_map(|name| Scenario::from_name(name).ok());
            tenant.switch(&named.map(Switch::from).collect::<Vec<_>>());
        }),
    })
}

fn seed(rehearsal: &Rehearsal) -> Result<Seed, Failure> {
    let seed = serde_json::to_value(&rehearsal.seed).and_then(serde_json::from_value);
    seed.map_err(|error| Failure::new(FailureCode::PracticeNotStarted).quoting(&error))
}
