//! The tasks of one model as a dependency graph: what there is to do now, and what waits for what.

use std::collections::{BTreeMap, BTreeSet};

use super::{Inputs, ProfileFlaw, Stage, Task};
use crate::step::Step;

/// What there is to do in one model.
#[derive(Debug, Clone)]
pub struct TaskGraph<'a> {
    model: &'a str,
    tasks: Vec<&'a Task>,
}

/// What decides which tasks there are and which are done.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// What was entered for the model's inputs.
    pub inputs: &'a Inputs,
    /// The tasks that a person said are done.
    pub stated: &'a BTreeSet<String>,
    /// The steps whose fact stands.
    pub proved: &'a BTreeSet<Step>,
}

/// A task as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing<'a> {
    /// Which.
    pub task: &'a Task,
    /// How it is known to be done, once it is.
    pub done: Option<Done>,
    /// The tasks before it that are not done.
    pub waits_for: Vec<&'a Task>,
}

/// How a task is known to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The fact of this step shows it.
    Proved(Step),
    /// A person said so.
    Stated,
}

impl Doing<'_> {
    /// Whether everything before it is done.
    #[must_use]
    pub const fn ready(&self) -> bool {
        self.waits_for.is_empty()
    }

    /// Whether the set-up is incomplete because of it.
    #[must_use]
    pub const fn open(&self) -> bool {
        self.done.is_none() && !self.task.optional
    }
}

impl<'a> TaskGraph<'a> {
    pub(super) fn new(model: &'a str, tasks: impl Iterator<Item = &'a Task>) -> Self {
        Self {
            model,
            tasks: tasks.collect(),
        }
    }

    /// The tasks of `step` that there are under these circumstances, in an order in which they can be done.
    #[must_use]
    pub fn tasks_for(&self, step: Step, circumstances: &Circumstances<'_>) -> Vec<Doing<'a>> {
        let mut tasks = self.tasks(circumstances);
        tasks.retain(|doing| doing.task.step == step);
        tasks
    }

    /// The tasks that there are under these circumstances, in an order in which they can be done: as written,
    /// but none before what it depends on.
    #[must_use]
    pub fn tasks(&self, circumstances: &Circumstances<'_>) -> Vec<Doing<'a>> {
        let there: Vec<&Task> = self
            .in_order()
            .into_iter()
            .filter(|task| self.is_there(task, circumstances.inputs))
            .collect();
        there
            .iter()
            .map(|task| {
                let before = there
                    .iter()
                    .filter(|other| task.depends_on.contains(&other.id));
                let waits_for = before.filter(|other| done(other, circumstances).is_none());
                Doing {
                    task,
                    done: done(task, circumstances),
                    waits_for: waits_for.copied().collect(),
                }
            })
            .collect()
    }

    /// All tasks of the model, whether or not there are any such under the circumstances.
    pub fn all(&self) -> impl Iterator<Item = &'a Task> {
        self.tasks.iter().copied()
    }

    /// The tasks that are done whenever `task` may be said to be done: there under the same conditions, and
    /// not only by way of a task of the set-up, which may be said to be done at any time.
    #[must_use]
    pub fn surely_before(&self, task: &Task) -> Vec<&'a Task> {
        let there = |earlier: &&Task| earlier.when.is_none() || earlier.when == task.when;
        let mut found: Vec<&'a Task> = Vec::new();
        let mut names: Vec<&str> = task.depends_on.iter().map(String::as_str).collect();
        while let Some(name) = names.pop() {
            let earlier = self.get(name).filter(there);
            if let Some(earlier) = earlier.filter(|earlier| !found.contains(earlier)) {
                if earlier.stage != Stage::SetUp {
                    names.extend(earlier.depends_on.iter().map(String::as_str));
                }
                found.push(earlier);
            }
        }
        found
    }

    /// The task with this id, whether or not there is such a task under the circumstances.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&'a Task> {
        self.tasks.iter().copied().find(|task| task.id == id)
    }

    fn is_there(&self, task: &Task, inputs: &Inputs) -> bool {
        task.when
            .as_ref()
            .is_none_or(|when| when.holds(self.model, inputs))
    }

    fn in_order(&self) -> Vec<&'a Task> {
        let mut order = Vec::with_capacity(self.tasks.len());
        let mut left = self.tasks.clone();
        while let Some(at) = left.iter().position(|task| !depends_on_any(task, &left)) {
            order.push(left.remove(at));
        }
        order
    }

    /// What is wrong with the graph, and at which task.
    pub(super) fn check(&self) -> Result<(), (&'a str, ProfileFlaw)> {
        let mut by_id = BTreeMap::new();
        for task in &self.tasks {
            if by_id.insert(task.id.as_str(), *task).is_some() {
                return Err((
                    &task.id,
                    ProfileFlaw::IdTaken {
                        id: task.id.clone(),
                    },
                ));
            }
        }
        for task in &self.tasks {
            for id in &task.depends_on {
                let other = by_id.get(id.as_str());
                let other = other.ok_or_else(|| {
                    (task.id.as_str(), ProfileFlaw::NoSuchTask { id: id.clone() })
                })?;
                if other.optional && !task.optional {
                    return Err((
                        &task.id,
                        ProfileFlaw::NeedsAnOptionalTask { id: id.clone() },
                    ));
                }
            }
        }
        let order = self.in_order();
        match self.tasks.iter().find(|task| !order.contains(task)) {
            Some(task) => Err((&task.id, ProfileFlaw::Cycle)),
            None => Ok(()),
        }
    }
}

fn depends_on_any(task: &Task, others: &[&Task]) -> bool {
    others
        .iter()
        .any(|other| task.depends_on.contains(&other.id))
}

fn done(task: &Task, circumstances: &Circumstances<'_>) -> Option<Done> {
    let proved = task
        .proved_by
        .filter(|step| circumstances.proved.contains(step));
    let stated = || {
        circumstances
            .stated
            .contains(&task.id)
            .then_some(Done::Stated)
    };
    proved.map(Done::Proved).or_else(stated)
}
