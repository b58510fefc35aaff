//! The stages of the last step: the bundle, and what comes after the first success.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::task::{self, AgendaTask, TaskStanding};
use crate::entra::ending::days_until;
use crate::limits;
use crate::scene::{Scene, tasks};
use crate::service::{Stage, Task};
use crate::step::Step;
use crate::wizard::Standing;

/// A stage of the last step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StageName {
    /// The bundle is saved and handed over.
    Bundle,
    /// Single sign-on is switched on for people.
    Enable,
    /// The other ways of signing in are taken away.
    Enforce,
    /// Secret or certificate is replaced.
    Rotate,
}

/// Where a stage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaterStage {
    /// Which.
    pub stage: StageName,
    /// Where it stands; none for a replacement that is not due.
    pub standing: Option<Standing>,
}

/// What a stage of tasks is about just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StageSubject<'a> {
    /// Everything that has to be done is done.
    Done,
    /// This person's next task.
    Next(&'a Task),
    /// What somebody else has to do first.
    Awaited(&'a Task),
    /// Something before it comes first.
    Locked,
}

/// What has to be there before the other ways of signing in may be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Prerequisite {
    /// A test login that passes.
    TestLogin,
    /// Single sign-on that is switched on.
    SwitchedOn,
}

impl<'a> Scene<'a> {
    /// The stages that the chosen model has, in their order.
    #[must_use]
    pub fn stages(&self) -> Vec<LaterStage> {
        let saved = self.facts().saved.is_some();
        let rotates = self.rotates_now();
        let stages = [
            Some((
                StageName::Bundle,
                Some(if saved {
                    Standing::Done
                } else {
                    Standing::Open
                }),
            )),
            standing(&self.enable()).map(|standing| (StageName::Enable, Some(standing))),
            standing(&self.enforce()).map(|standing| (StageName::Enforce, Some(standing))),
            self.rotation()
                .map(|_| (StageName::Rotate, rotates.then_some(Standing::Open))),
        ];
        stages
            .into_iter()
            .flatten()
            .map(|(stage, standing)| LaterStage { stage, standing })
            .collect()
    }

    /// The stage to begin with: the one that was begun last, or is due.
    #[must_use]
    pub fn leading_stage(&self) -> StageName {
        let enable = self.enable();
        let begun = enable.iter().any(|task| task.done.is_some());
        let enabled = !enable.iter().any(AgendaTask::left);
        let enforced = self.enforce().iter().all(|task| task.done.is_some());
        if self.facts().next.is_some() && self.rotation().is_some() {
            StageName::Rotate
        } else if begun && !enabled {
            StageName::Enable
        } else if self.facts().saved.is_some() && enabled && self.is_due() {
            StageName::Rotate
        } else if begun && !enforced {
            StageName::Enforce
        } else {
            StageName::Bundle
        }
    }

    /// The tasks that switch single sign-on on for people.
    #[must_use]
    pub fn enable(&self) -> Vec<AgendaTask<'a>> {
        task::in_order(tasks::of_stage(self, Stage::Enable))
    }

    /// The tasks that take the other ways of signing in away: none may be done before somebody has signed in.
    #[must_use]
    pub fn enforce(&self) -> Vec<AgendaTask<'a>> {
        let tasks = tasks::of_stage(self, Stage::Enforce);
        if self.wizard.is_done(Step::TestLogin) {
            task::one_by_one(tasks)
        } else {
            task::locked(tasks)
        }
    }

    /// What switching on is about.
    #[must_use]
    pub fn enable_subject(&self) -> StageSubject<'a> {
        let tasks = self.enable();
        let left = tasks.iter().any(AgendaTask::left);
        subject(tasks, left)
    }

    /// What taking the other ways of signing in away is about.
    #[must_use]
    pub fn enforce_subject(&self) -> StageSubject<'a> {
        let tasks = self.enforce();
        let left = tasks.iter().any(|task| task.done.is_none());
        subject(tasks, left)
    }

    /// What keeps the other ways of signing in from being taken away; none where nothing does.
    #[must_use]
    pub fn enforce_waits_for(&self) -> Option<Prerequisite> {
        (self.enforce_subject() == StageSubject::Locked).then(|| {
            if self.wizard.is_done(Step::TestLogin) {
                Prerequisite::SwitchedOn
            } else {
                Prerequisite::TestLogin
            }
        })
    }

    /// What can be done at the end of switching on although nobody has to, where something comes after it.
    #[must_use]
    pub fn before_enforcement(&self) -> Option<&'a Task> {
        let mut tasks = self.enable().into_iter();
        tasks
            .find(|task| task.standing == TaskStanding::Further)
            .filter(|_| !self.enforce().is_empty())
            .map(|further| further.task)
    }

    /// The tasks of replacing the credentials.
    #[must_use]
    pub fn rotate(&self) -> Vec<AgendaTask<'a>> {
        task::one_by_one(tasks::of_stage(self, Stage::Rotate))
    }

    /// What has to be done before the other ways of signing in may be taken away, by headings; a test login aside.
    #[must_use]
    pub fn before_enforcing(&self) -> Vec<&'a str> {
        awaited(&self.enforce(), |task| task.done.is_none())
    }

    /// What has to be done before single sign-on can be switched on, by headings.
    #[must_use]
    pub fn before_enabling(&self) -> Vec<&'a str> {
        awaited(&self.enable(), AgendaTask::left)
    }

    /// The way back in that somebody named, for when single sign-on fails.
    #[must_use]
    pub fn way_back(&self) -> Option<String> {
        let tasks = self.enable();
        let said = tasks.iter().find_map(|task| task.said());
        said.map(str::to_owned)
    }

    /// The last day of the credentials in use, where it is known.
    #[must_use]
    pub fn ends_on(&self) -> Option<NaiveDate> {
        let facts = self.facts();
        let certificates = facts.federation.iter().flat_map(|federation| {
            let ends = federation.certificates.iter();
            ends.map(|certificate| certificate.not_after.date_naive())
        });
        facts
            .credential
            .as_ref()
            .and_then(|credential| credential.expires_on)
            .or_else(|| certificates.max())
    }

    fn rotates_now(&self) -> bool {
        self.facts().next.is_some() || self.is_due()
    }

    /// Whether the credentials in use end soon enough to replace them.
    fn is_due(&self) -> bool {
        self.rotation().is_some()
            && self
                .ends_on()
                .is_some_and(|day| days_until(day, self.now) <= limits::SOON.num_days())
    }
}

/// What `tasks` are about, of which some are `left` or none.
fn subject(tasks: Vec<AgendaTask<'_>>, left: bool) -> StageSubject<'_> {
    if !left {
        return StageSubject::Done;
    }
    let mut of_use = tasks.into_iter().filter_map(|task| match task.standing {
        TaskStanding::Next => Some(StageSubject::Next(task.task)),
        TaskStanding::Awaited => Some(StageSubject::Awaited(task.task)),
        _ => None,
    });
    of_use.next().unwrap_or(StageSubject::Locked)
}

/// Where tasks stand together; none where there are none.
fn standing(tasks: &[AgendaTask<'_>]) -> Option<Standing> {
    let open = || tasks.iter().filter(|task| task.done.is_none());
    let mut ready = open().filter(|task| task.ready()).peekable();
    Some(match tasks {
        [] => return None,
        _ if open().next().is_none() => Standing::Done,
        _ if ready.peek().is_none() => Standing::Locked,
        _ if ready.all(|task| task.is_somebody_elses()) => Standing::Waiting,
        _ => Standing::Open,
    })
}

/// What the `wanted` ones of these tasks wait for, each once.
fn awaited<'a>(tasks: &[AgendaTask<'a>], wanted: impl Fn(&AgendaTask<'a>) -> bool) -> Vec<&'a str> {
    let mut titles: Vec<&str> = Vec::new();
    let waits = tasks.iter().filter(|task| wanted(task));
    for task in waits.flat_map(|task| &task.waits_for) {
        if !titles.contains(&task.title.as_str()) {
            titles.push(&task.title);
        }
    }
    titles
}
