//! What Consentry observes by itself, told before the bundle is saved, and what it reads in a token that the service issued
//! once somebody signed in there. It keeps nobody from going on.

use consentry_core::view::request::{Observe, SecretEntry};
use consentry_core::view::{ObservationStanding, ObservationView};
use secrecy::ExposeSecret as _;

use super::Journey;
use crate::exit::Exit;
use crate::print;
use crate::words::{say, wire_name};

impl Journey {
    /// Observes everything there is to observe, and tells what was seen.
    pub(super) async fn observe(&self) -> Result<(), Exit> {
        self.engine.observe(Observe {
            observation: None,
            text: None,
        })?;
        for observation in self.observed().await? {
            tell(&observation);
        }
        Ok(())
    }

    /// Asks for a token of the service's for each observation that takes one, and tells what was seen in it.
    pub(super) async fn observe_tokens(&mut self) -> Result<(), Exit> {
        for wanted in self.setup()?.observations {
            if !wanted.takes_text {
                continue;
            }
            let Some(token) = self.operator.token(&wanted.title).await? else {
                continue;
            };
            let observed = self.engine.observe(Observe {
                observation: Some(wanted.id.clone()),
                text: Some(SecretEntry::new(token.expose_secret().to_owned())),
            });
            if let Err(failure) = observed {
                print::failure(&self.engine.said(&failure));
                continue;
            }
            let observed = self.observed().await?;
            observed
                .iter()
                .filter(|observation| observation.id == wanted.id)
                .for_each(tell);
        }
        Ok(())
    }

    /// The observations, once none is being made any more.
    async fn observed(&self) -> Result<Vec<ObservationView>, Exit> {
        let mut changes = self.engine.changes();
        loop {
            changes.mark_unchanged();
            let observations = self.setup()?.observations;
            let observing = |standing| standing == ObservationStanding::Observing;
            let is_over = !observations
                .iter()
                .any(|observation| observing(observation.standing));
            if is_over || changes.changed().await.is_err() {
                return Ok(observations);
            }
        }
    }
}

/// Tells what was seen; nothing, where nobody has looked.
fn tell(observation: &ObservationView) {
    let told = match (&observation.seen, &observation.failure) {
        (Some(seen), _) => seen.clone(),
        (None, Some(failure)) => format!("{} {}", failure.summary, failure.advice),
        (None, None) => return,
    };
    let facts = [
        ("title", observation.title.as_str()),
        ("standing", &wire_name(&observation.standing)),
        ("seen", &told),
    ];
    print::note(&format!("    {}", say("setup-observed", &facts)));
}
