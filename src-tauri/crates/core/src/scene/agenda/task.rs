//! Tasks that stand together, and the one next thing among them.

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scene::tasks::TaskState;

/// A task among those that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaTask<'a> {
    state: TaskState<'a>,
    /// Where it stands among the others.
    pub standing: TaskStanding,
}

/// Where a task stands among those that stand with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TaskStanding {
    /// It is done.
    Done,
    /// This person's, next.
    Next,
    /// Somebody else's, or DNS has to change, before anything goes on.
    Awaited,
    /// Nobody has to, but this is what can be done next.
    Further,
    /// It can be done already, but is not the next thing.
    Open,
    /// Others come first.
    Later,
}

impl AgendaTask<'_> {
    /// Whether the set-up is incomplete while it stays as it is.
    #[must_use]
    pub const fn left(&self) -> bool {
        !self.state.done_or_optional()
    }
}

impl<'a> Deref for AgendaTask<'a> {
    type Target = TaskState<'a>;

    fn deref(&self) -> &Self::Target {
        &self.state
    }
}

/// Tasks of which what has to be done comes first: this person's, then what somebody else keeps waiting.
pub(crate) fn in_order(tasks: Vec<TaskState<'_>>) -> Vec<AgendaTask<'_>> {
    let left = |task: &TaskState<'_>| task.can_be_done() && !task.task.optional;
    let next = tasks
        .iter()
        .position(|task| left(task) && !task.is_somebody_elses())
        .map(|at| (at, TaskStanding::Next))
        .or_else(|| {
            tasks
                .iter()
                .position(left)
                .map(|at| (at, TaskStanding::Awaited))
        })
        .or_else(|| {
            tasks
                .iter()
                .position(TaskState::can_be_done)
                .map(|at| (at, TaskStanding::Further))
        });
    with_next(tasks, next)
}

/// Tasks that are done strictly one after the other, whoever does them.
pub(super) fn one_by_one(tasks: Vec<TaskState<'_>>) -> Vec<AgendaTask<'_>> {
    let next = tasks.iter().position(TaskState::can_be_done);
    with_next(tasks, next.map(|at| (at, TaskStanding::Next)))
}

/// Tasks of which none may be done yet.
pub(super) fn locked(tasks: Vec<TaskState<'_>>) -> Vec<AgendaTask<'_>> {
    let standing = |state: &TaskState<'_>| match state.done {
        Some(_) => TaskStanding::Done,
        None => TaskStanding::Later,
    };
    tasks
        .into_iter()
        .map(|state| AgendaTask {
            standing: standing(&state),
            state,
        })
        .collect()
}

fn with_next(
    tasks: Vec<TaskState<'_>>,
    next: Option<(usize, TaskStanding)>,
) -> Vec<AgendaTask<'_>> {
    let standing = |at: usize, state: &TaskState<'_>| match next {
        _ if state.done.is_some() => TaskStanding::Done,
        Some((next, standing)) if next == at => standing,
        _ if state.ready() => TaskStanding::Open,
        _ => TaskStanding::Later,
    };
    tasks
        .into_iter()
        .enumerate()
        .map(|(at, state)| AgendaTask {
            standing: standing(at, &state),
            state,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Task;
    use crate::wizard::Known;

    /// Tasks, each by whose it is (`me` or `they`, `?` behind an optional one) and where it stands: `done`, `ready`
    /// or `waits`.
    fn standings(
        written: &[&str],
        together: impl Fn(Vec<TaskState<'_>>) -> Vec<AgendaTask<'_>>,
    ) -> Vec<TaskStanding> {
        let tasks: Vec<Task> = written
            .iter()
            .enumerate()
            .map(|(at, words)| {
                let side = if words.starts_with("they") { "person" } else { "entra" };
                let optional = words.contains('?');
                toml::from_str(&format!(
                    "id = \"t{at}\"\nstep = \"consent\"\nside = \"{side}\"\ntitle = \"\"\ntext = \"\"\nwho = \"\"\n\
                     optional = {optional}"
                ))
                .unwrap()
            })
            .collect();
        let states = tasks.iter().zip(written).map(|(task, words)| TaskState {
            task,
            retractable: false,
            waits_for: if words.ends_with("waits") {
                vec![task]
            } else {
                vec![]
            },
            done: words.ends_with("done").then_some(Known::Proved {
                at: chrono::DateTime::UNIX_EPOCH,
            }),
        });
        together(states.collect())
            .iter()
            .map(|task| task.standing)
            .collect()
    }

    #[test]
    fn this_persons_task_comes_before_what_somebody_else_has_to_do() {
        use TaskStanding::{Done, Later, Next, Open};

        let found = standings(
            &["me done", "they ready", "me? ready", "me ready", "me waits"],
            in_order,
        );

        assert_eq!(found, [Done, Open, Open, Next, Later]);
    }

    #[test]
    fn somebody_else_is_waited_for_only_when_this_person_has_nothing_to_do() {
        use TaskStanding::{Awaited, Later, Open};

        let found = standings(&["me? ready", "they ready", "me waits"], in_order);

        assert_eq!(found, [Open, Awaited, Later]);
    }

    #[test]
    fn what_nobody_has_to_do_is_pointed_out_when_nothing_is_left() {
        use TaskStanding::{Done, Further, Open};

        let found = standings(&["me done", "they? ready", "me? ready"], in_order);

        assert_eq!(found, [Done, Further, Open]);
    }

    #[test]
    fn a_replacement_goes_on_with_the_first_task_whoever_does_it() {
        use TaskStanding::{Done, Later, Next, Open};

        let found = standings(
            &["me done", "they? ready", "me ready", "me waits"],
            one_by_one,
        );

        assert_eq!(found, [Done, Next, Open, Later]);
        assert_eq!(standings(&["me done", "me ready"], locked), [Done, Later]);
    }
}
