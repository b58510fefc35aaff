//! The one act that leads on at each stage of the last step: what its headline speaks of, and what its filled button does.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rotation::RotationSubject;
use super::stages::{Prerequisite, StageSubject};
use super::{AgendaTask, TaskStanding};
use crate::scene::Scene;
use crate::service::Task;

/// What leads on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// To close the set-up: it is somebody else's turn, or nobody's.
    Close,
    /// To close it, with everything done.
    Done,
    /// To go on to taking the other ways of signing in away.
    Enforce,
    /// To put the new credentials in the place of the old.
    Finish,
    /// To prove new credentials.
    Prove,
    /// To see what was found in somebody else's bundle.
    Result,
    /// To save the bundle.
    Save,
    /// To say that the task at hand is done.
    State,
    /// To go on to switching it on.
    SwitchOn,
    /// To sign somebody in.
    TestLogin,
}

/// What leads on, and the task that it is about, where it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead<'a> {
    /// The act.
    pub act: Act,
    /// The task.
    pub task: Option<&'a Task>,
}

impl<'a> Lead<'a> {
    const fn to(act: Act) -> Self {
        Self { act, task: None }
    }

    const fn state(task: &'a Task) -> Self {
        Self {
            act: Act::State,
            task: Some(task),
        }
    }
}

impl<'a> Scene<'a> {
    /// What leads on from the bundle, where `result` says whether somebody else's has one to go back to.
    #[must_use]
    pub fn bundle_lead(&self, result: bool) -> Lead<'a> {
        Lead::to(match self.facts().saved {
            None if result => Act::Result,
            None => Act::Save,
            Some(_) if self.enable().iter().any(AgendaTask::left) => Act::SwitchOn,
            Some(_) => Act::Done,
        })
    }

    /// What leads on from switching it on.
    #[must_use]
    pub fn enable_lead(&self) -> Lead<'a> {
        let is_next = |task: &AgendaTask<'_>| task.standing == TaskStanding::Next;
        match self.enable_subject() {
            StageSubject::Done if self.enforce().iter().any(is_next) => Lead::to(Act::Enforce),
            StageSubject::Next(task) => Lead::state(task),
            StageSubject::Done | StageSubject::Awaited(_) | StageSubject::Locked => {
                Lead::to(Act::Close)
            }
        }
    }

    /// What leads on from taking the other ways of signing in away.
    #[must_use]
    pub fn enforce_lead(&self) -> Lead<'a> {
        match (self.enforce_subject(), self.enforce_waits_for()) {
            (_, Some(Prerequisite::TestLogin)) => Lead::to(Act::TestLogin),
            (_, Some(Prerequisite::SwitchedOn)) => Lead::to(Act::SwitchOn),
            (StageSubject::Next(task), None) => Lead::state(task),
            (StageSubject::Done | StageSubject::Awaited(_) | StageSubject::Locked, None) => {
                Lead::to(Act::Close)
            }
        }
    }

    /// What leads on in replacing the credentials, where `running` says whether new ones are being proved; none where
    /// there is nothing of the customer's, or nothing to do just now.
    #[must_use]
    pub fn rotation_lead(&self, running: bool) -> Option<Lead<'a>> {
        Some(match self.rotation_subject()? {
            _ if running => Lead::to(Act::Prove),
            RotationSubject::Finish => Lead::to(Act::Finish),
            RotationSubject::Task(task) => Lead::state(task),
            RotationSubject::Tried => return None,
            RotationSubject::Try => Lead::to(Act::TestLogin),
            RotationSubject::Replace(_) => Lead::to(Act::Prove),
        })
    }
}
