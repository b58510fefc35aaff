//! How far replacing secret or certificate has come.

use super::tasks::TaskState;
use super::{Scene, tasks};
use crate::service::{Rotation, Stage};

/// How far replacing secret or certificate has come: the new one first, the old one last.
#[derive(Debug, Clone)]
pub struct RotationState<'a> {
    /// What the profile says about it.
    pub rotation: &'a Rotation,
    /// The tasks, in their order.
    pub tasks: Vec<TaskState<'a>>,
    /// Whether somebody signed in with the new ones.
    pub tried: bool,
}

impl RotationState<'_> {
    /// Whether all is done but putting the new ones in the place of the old.
    #[must_use]
    pub fn can_finish(&self) -> bool {
        self.tried && self.tasks.iter().all(TaskState::done_or_optional)
    }
}

impl<'a> Scene<'a> {
    /// How far replacing the credentials has come; none where there is nothing of the customer's.
    #[must_use]
    pub fn rotation(&self) -> Option<RotationState<'a>> {
        Some(RotationState {
            rotation: self.model()?.rotation.as_ref()?,
            tasks: tasks::of_stage(self, Stage::Rotate),
            tried: self.facts().next_is_tried(),
        })
    }
}
