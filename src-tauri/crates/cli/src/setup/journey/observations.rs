//! What Consentry observes by itself, told before the bundle is saved. It keeps nobody from going on.

use consentry_core::view::ObservationStanding;
use consentry_core::view::request::Observe;

use super::Journey;
use crate::exit::Exit;
use crate::print;
use crate::words::{say, wire_name};

impl Journey {
    /// Observes everything there is to observe, and tells what was seen.
    pub(super) async fn observe(&self) -> Result<(), Exit> {
        let mut changes = self.engine.changes();
        self.engine.observe(Observe {
            observation: None,
            text: None,
        })?;
        loop {
            changes.mark_unchanged();
            let observations = self.setup()?.observations;
            let observing = |standing| standing == ObservationStanding::Observing;
            if !observations
                .iter()
                .any(|observation| observing(observation.standing))
            {
                break;
            }
            if changes.changed().await.is_err() {
                break;
            }
        }
        for observation in self.setup()?.observations {
            let told = match (&observation.seen, &observation.failure) {
                (Some(seen), _) => seen.clone(),
                (None, Some(failure)) => format!("{} {}", failure.summary, failure.advice),
                (None, None) => continue,
            };
            let facts = [
                ("title", observation.title.as_str()),
                ("standing", &wire_name(&observation.standing)),
                ("seen", &told),
            ];
            print::note(&format!("    {}", say("setup-observed", &facts)));
        }
        Ok(())
    }
}
