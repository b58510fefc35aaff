//! What an operation asked of Microsoft, kept for the failure that may come of it.

use super::Engine;
use crate::entra::cloud::Authority;
use crate::entra::exchange::Exchange;
use crate::entra::recording::{StepQuestion, StepRecording};
use crate::login::recording::Recording;
use crate::store::SetupId;

impl Engine {
    /// What came to `question`: over HTTP, these `exchanges`.
    pub(super) fn recording(
        &self,
        authority: &Authority,
        question: StepQuestion,
        exchanges: Vec<Exchange>,
    ) -> Recording {
        Recording::Step(Box::new(StepRecording {
            at: self.0.ports.clock.now(),
            asked_at: authority.into(),
            question,
            exchanges,
        }))
    }

    /// Keeps it until the operation has come to its end.
    pub(super) fn keep(&self, id: &SetupId, recording: Recording) {
        if let Some(open) = self.state().this(id) {
            open.recording = Some(recording);
        }
    }

    /// Where the cloud of the set-up is asked; none while that is not known.
    pub(super) fn asked_at(&self, id: &SetupId) -> Option<Authority> {
        self.with_open(id, Self::authority).ok().flatten()
    }
}
