//! A bundle rehearsed inside the test: what a host does for it.

use std::sync::{Arc, LazyLock};

use consentry_bundle::Bundle;
use consentry_core::engine::{PracticeStage, rehearse_bundle};
use consentry_core::failure::Failure;
use consentry_core::language::Language;
use consentry_core::ports;
use consentry_core::ports::system::SystemHttp;
use consentry_core::rehearsal::{KnownScenario, Rehearsal, RehearsalOutcome};
use consentry_core::service::Services;
use consentry_practice::{Clock, Options, PracticeTenant, Scenario, StartError};

use crate::engine::announcement;

/// This computer's network. Reading its trust store takes a while: once for all.
static HTTP: LazyLock<SystemHttp> =
    LazyLock::new(|| SystemHttp::new().expect("there is an HTTP client"));

/// Rehearses `bundle`, with what was rehearsed.
///
/// # Panics
/// When no rehearsal can be held at all.
pub async fn rehearsed(bundle: &Bundle) -> (Option<Rehearsal>, RehearsalOutcome) {
    let services = Services::shipped();
    let english = Language::english();
    let http = Arc::new(HTTP.clone());
    let held = rehearse_bundle(bundle, services, english, http, &known, stage);
    Box::pin(held).await.expect("a rehearsal can be held")
}

/// The scenarios that there are.
#[must_use]
pub fn known(protocol: &str, has_secret: bool) -> Vec<KnownScenario> {
    let met = Scenario::ALL.into_iter();
    let met = met.filter(|one| one.shows_in(protocol, has_secret) && !one.is_warning());
    let known = met.map(|scenario| KnownScenario {
        name: scenario.name().to_owned(),
        code: scenario.code_in(protocol).map(str::to_owned),
        aadsts: scenario.aadsts(),
        step: scenario.step_in(protocol, has_secret).to_owned(),
    });
    known.collect()
}

fn stage(
    rehearsal: &Rehearsal,
    clock: Arc<dyn ports::Clock>,
) -> impl Future<Output = Result<Option<PracticeStage>, Failure>> + use<> {
    let seed = serde_json::to_value(&rehearsal.seed).expect("a seed is JSON");
    let person = rehearsal.person.clone();
    async move {
        let tenant = PracticeTenant::start(Options {
            seed: Some(serde_json::from_value(seed).expect("it is a seed")),
            auto: Some(person),
            clock: Clock::new(move || clock.now()),
            ..Options::default()
        });
        let tenant = match tenant.await {
            Ok(tenant) => Arc::new(tenant),
            Err(StartError::Seed(_)) => return Ok(None),
            Err(error) => panic!("the practice tenant starts: {error}"),
        };
        Ok(Some(PracticeStage {
            practice: announcement(&tenant),
            switch: Box::new(move |names| {
                let named = names
                    .iter()
                    .filter_map(|name| Scenario::from_name(name).ok());
                tenant.set_scenarios(&named.collect::<Vec<_>>());
            }),
        }))
    }
}
