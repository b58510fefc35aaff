//! The practice tenant inside the window's process: started when somebody asks, one at a time.

use std::sync::Arc;

use consentry_core::engine::{Engine, Practice};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::view::WizardView;
use consentry_core::view::request::SetScenarios;
use consentry_practice::{Options, PracticeTenant, Scenario, StartError};
use tokio::sync::Mutex;

/// The rehearsal, if one is on.
#[derive(Default)]
pub(crate) struct Rehearsal(Mutex<Option<Arc<PracticeTenant>>>);

impl Rehearsal {
    /// Starts the practice tenant, unless it runs already.
    pub(crate) async fn start(&self, engine: &Engine) -> Result<WizardView, Failure> {
        let mut running = self.0.lock().await;
        let tenant = match running.take() {
            Some(tenant) => tenant,
            None => Arc::new(
                PracticeTenant::start(Options::default())
                    .await
                    .map_err(|error| not_started(&error))?,
            ),
        };
        let practice = announce(&tenant);
        *running = Some(tenant);
        Ok(engine.set_practice(Some(practice?)))
    }

    /// Starts it for a set-up that rehearses.
    pub(crate) async fn join(
        &self,
        engine: &Engine,
        view: WizardView,
    ) -> Result<WizardView, Failure> {
        if view.setup.as_ref().is_some_and(|setup| setup.practice) {
            self.start(engine).await
        } else {
            Ok(view)
        }
    }

    /// Lets the practice tenant have the application that the open set-up leads to, so that its admin center shows it.
    pub(crate) async fn provide_application(&self, engine: &Engine) {
        let running = self.0.lock().await;
        if let (Some(tenant), Some(wanted)) = (&*running, engine.wanted_registration()) {
            // Asked for again, it is the same one: what it is can be read then.
            let _ = serde_json::to_value(wanted).map(|wanted| tenant.provide_wanted(wanted));
        }
    }

    /// Stops it.
    pub(crate) async fn stop(&self, engine: &Engine) -> WizardView {
        let view = engine.set_practice(None);
        self.0.lock().await.take();
        view
    }

    /// Switches its scenarios.
    pub(crate) async fn switch(
        &self,
        engine: &Engine,
        request: &SetScenarios,
    ) -> Result<WizardView, Failure> {
        let running = self.0.lock().await;
        let tenant = running
            .as_ref()
            .ok_or_else(|| Failure::new(FailureCode::PracticeNotStarted))?;
        let scenarios: Vec<_> = Scenario::ALL
            .iter()
            .copied()
            .filter(|scenario| request.scenarios.iter().any(|name| name == scenario.name()))
            .collect();
        tenant.set_scenarios(&scenarios);
        Ok(engine.set_practice(Some(announce(tenant)?)))
    }
}

/// The practice tenant as the engine meets it.
pub(crate) fn announce(tenant: &Arc<PracticeTenant>) -> Result<Practice, Failure> {
    let active: Vec<_> = tenant.scenarios().into_iter().map(Scenario::name).collect();
    let practice =
        Practice::announced(&tenant.ready(), &Scenario::ALL.map(Scenario::name), &active)?;
    let registrations = Arc::clone(tenant);
    Ok(practice.with_registrations(move |wanted| registrations.provide_wanted(wanted)))
}

/// Why there is none.
pub(crate) fn not_started(error: &StartError) -> Failure {
    let failure = Failure::new(FailureCode::PracticeNotStarted);
    match error.of_the_system() {
        Some(error) => failure.quoting(error),
        None => failure,
    }
}
