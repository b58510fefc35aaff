//! The practice tenant inside the window's process: started when somebody asks, one at a time.

use consentry_core::engine::{Engine, Practice};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::view::WizardView;
use consentry_core::view::request::SetScenarios;
use consentry_practice::{Options, PracticeTenant, Scenario};
use tokio::sync::Mutex;

/// The rehearsal, if one is on.
#[derive(Default)]
pub(crate) struct Rehearsal(Mutex<Option<PracticeTenant>>);

impl Rehearsal {
    /// Starts the practice tenant, unless it runs already.
    pub(crate) async fn start(&self, engine: &Engine) -> Result<WizardView, Failure> {
        let mut running = self.0.lock().await;
        let tenant = match running.take() {
            Some(tenant) => tenant,
            None => PracticeTenant::start(Options::default())
                .await
                .map_err(|error| not_started(&error))?,
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
        let wanted = engine.wanted_registration().map(serde_json::to_value);
        if let (Some(tenant), Some(Ok(wanted))) = (&*running, wanted)
            && let Ok(wanted) = serde_json::from_value(wanted)
        {
            tenant.provide(&wanted);
        }
    }

    /// Stops it.
    pub(crate) async fn stop(&self, engine: &Engine) -> WizardView {
        self.0.lock().await.take();
        engine.set_practice(None)
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

fn announce(tenant: &PracticeTenant) -> Result<Practice, Failure> {
    let ready = serde_json::to_value(tenant.ready()).map_err(|error| not_started(&error))?;
    let active: Vec<_> = tenant.scenarios().into_iter().map(Scenario::name).collect();
    Practice::announced(ready, &Scenario::ALL.map(Scenario::name), &active)
}

fn not_started(error: &dyn std::error::Error) -> Failure {
    Failure::new(FailureCode::PracticeNotStarted).quoting(error)
}
