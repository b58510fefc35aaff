//! What Consentry looks at by itself, told before the bundle is saved. It keeps nobody from going on.

use consentry_core::view::LiveStanding;
use consentry_core::view::request::Look;

use super::Journey;
use crate::exit::Exit;
use crate::print;
use crate::words::{say, wire_name};

impl Journey {
    /// Looks at everything there is to look at, and tells what was seen.
    pub(super) async fn look(&self) -> Result<(), Exit> {
        let mut changes = self.engine.changes();
        self.engine.look(Look {
            check: None,
            text: None,
        })?;
        loop {
            changes.mark_unchanged();
            let checks = self.setup()?.checks;
            let looking = |standing| standing == LiveStanding::Looking;
            if !checks.iter().any(|check| looking(check.standing)) {
                break;
            }
            if changes.changed().await.is_err() {
                break;
            }
        }
        for check in self.setup()?.checks {
            let told = match (&check.seen, &check.failure) {
                (Some(seen), _) => seen.clone(),
                (None, Some(failure)) => format!("{} {}", failure.summary, failure.advice),
                (None, None) => continue,
            };
            let facts = [
                ("title", check.title.as_str()),
                ("standing", &wire_name(&check.standing)),
                ("seen", &told),
            ];
            print::note(&format!("    {}", say("setup-observed", &facts)));
        }
        Ok(())
    }
}
