//! The tasks that stand together: each is told whole at its moment, and marked as done or left.

use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::request::StateTask;
use consentry_core::view::{SetupView, TaskStanding, TaskView};

use super::super::drawing;
use super::super::operator::TaskAnswer;
use super::{Journey, who};
use crate::exit::Exit;
use crate::print;

/// Tasks that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Together {
    /// Those of a step that has to be done yet; in the last one all that are open.
    In(Step),
    /// Those that switch single sign-on on.
    Enable,
    /// Those that take the other ways of signing in away.
    Enforce,
    /// Those that replace the credentials.
    Rotate,
}

impl Together {
    /// As they stand.
    pub(super) fn of(self, view: &SetupView) -> &[TaskView] {
        match self {
            Self::In(Step::Model) => &view.model.tasks,
            Self::In(Step::Consent) => &view.consent.tasks,
            Self::In(Step::Credentials) => &view.credentials.tasks,
            Self::In(Step::Export) => &view.export.open_tasks,
            Self::In(Step::Tenant | Step::TestLogin) => &[],
            Self::Enable => &view.after.enable,
            Self::Enforce => &view.after.enforce,
            Self::Rotate => view
                .after
                .rotation
                .as_ref()
                .map_or(&[], |rotation| &rotation.tasks),
        }
    }

    /// Whether the step itself shows that `task` was done, by what comes next in it.
    fn shows(self, task: &TaskView) -> bool {
        matches!((self, task.proved_by), (Self::In(step), Some(by)) if step == by)
    }
}

impl Journey {
    /// Tells each task whose turn it is, and takes what is said about it, until none is left that can be done.
    ///
    /// # Errors
    ///
    /// When nobody is there any more.
    pub(super) async fn tasks(&mut self, together: Together) -> Result<(), Exit> {
        let mut wanted = None;
        while self.next_task(together, &mut wanted).await? {}
        Ok(())
    }

    /// The same for the one next task, or for the one that was `wanted`: whether there was one.
    pub(super) async fn next_task(
        &mut self,
        together: Together,
        wanted: &mut Option<String>,
    ) -> Result<bool, Exit> {
        let view = self.setup()?;
        let tasks = together.of(&view);
        self.number(tasks);
        if let Some(stated) = tasks.iter().find(|task| self.is_stated(task, together)) {
            let says = self.answers.said_with(&stated.id);
            self.tell(stated);
            self.state(&stated.id, says)?;
            return Ok(true);
        }
        let turn =
            |task: &&TaskView| task.done.is_none() && task.ready && !self.left.contains(&task.id);
        let next = wanted.take();
        let next = next.and_then(|id| tasks.iter().find(|task| task.id == id));
        let next = next.or_else(|| tasks.iter().find(|task| turn(task) && is_next(task)));
        let Some(task) = next.or_else(|| tasks.iter().find(turn)) else {
            return Ok(false);
        };
        if let (Together::In(step), false) = (together, task.needs.is_empty())
            && self.later(step, Some(&task.needs)).await?
        {
            return Ok(true);
        }
        self.tell(task);
        if together.shows(task) {
            self.left.insert(task.id.clone());
            return Ok(true);
        }
        let numbered: Vec<_> = tasks.iter().map(|one| (self.place(one), one)).collect();
        match self.operator.task(task, &numbered).await? {
            TaskAnswer::Done(says) => {
                if let Err(failure) = self.take_back_or_state(task, says) {
                    let failure = self.engine.said(&failure);
                    print::note(&format!("{} {}", failure.summary, failure.advice));
                }
            }
            TaskAnswer::Leave => drop(self.left.insert(task.id.clone())),
            TaskAnswer::Another(number) => *wanted = self.numbered.get(number - 1).cloned(),
        }
        Ok(true)
    }

    /// Tells the tasks that the next turn of the step shows to be done, although others come first, and where nobody is
    /// asked all that are open: whoever reads it does them one after the other.
    pub(super) fn tasks_at_once(&mut self, together: Together) -> Result<(), Exit> {
        let view = self.setup()?;
        let asks = self.operator.can_be_asked();
        let tasks = together.of(&view);
        for task in tasks.iter().filter(|task| task.done.is_none()) {
            if (!asks || together.shows(task)) && !self.told.contains(&task.id) {
                self.tell(task);
            }
        }
        Ok(())
    }

    /// Tells in one line each what comes later than the tasks that can be done now.
    pub(super) fn tasks_to_come(&self, together: Together) -> Result<(), Exit> {
        let view = self.setup()?;
        let later = together
            .of(&view)
            .iter()
            .filter(|task| task.done.is_none() && !task.ready);
        for task in later.filter(|task| !self.told.contains(&task.id)) {
            drawing::task::later(task);
        }
        Ok(())
    }

    /// Tells a task: whole the first time, afterwards in one line.
    fn tell(&mut self, task: &TaskView) {
        let place = (self.place(task), self.numbered.len());
        if self.told.insert(task.id.clone()) {
            drawing::task::whole(place, task);
        } else if self.operator.can_be_asked() {
            drawing::task::heading(place, task);
        }
    }

    /// Gives numbers to tasks that have none; what is done keeps its own.
    fn number(&mut self, tasks: &[TaskView]) {
        for task in tasks {
            if !self.numbered.contains(&task.id) {
                self.numbered.push(task.id.clone());
            }
        }
    }

    /// The number of a task.
    fn place(&self, task: &TaskView) -> usize {
        self.numbered
            .iter()
            .take_while(|id| **id != task.id)
            .count()
            + 1
    }

    /// Whether it was said beforehand that a task is done. In the last step all those count that somebody was told.
    fn is_stated(&self, task: &TaskView, together: Together) -> bool {
        let last = together == Together::In(Step::Export);
        let instructed = self.answers.stated()
            && !task.optional
            && (last || task.ready && task.proved_by.is_none())
            && matches!(together, Together::In(_));
        task.done.is_none() && (instructed || task.ready && self.answers.says_done(&task.id))
    }

    fn take_back_or_state(&self, task: &TaskView, says: Option<String>) -> Result<(), Failure> {
        if task.retractable {
            return self.record(&task.id, false, None);
        }
        self.state(&task.id, says)
    }

    /// Records that a task is done.
    pub(super) fn state(&self, task: &str, says: Option<String>) -> Result<(), Failure> {
        self.record(task, true, says)
    }

    fn record(&self, task: &str, done: bool, says: Option<String>) -> Result<(), Failure> {
        let request = StateTask {
            task: task.to_owned(),
            by: who(),
            done,
            says,
        };
        self.engine.state_task(&request).map(|_| ())
    }
}

/// Whether it is the one next thing among those that stand with it.
const fn is_next(task: &TaskView) -> bool {
    matches!(
        task.standing,
        TaskStanding::Next | TaskStanding::Awaited | TaskStanding::Further
    )
}
