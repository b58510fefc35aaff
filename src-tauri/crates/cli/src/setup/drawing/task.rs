//! A task, whole and in one line.

use consentry_core::view::{KnownView, TaskView};

use super::{path, perhaps, said, text, values};
use crate::words::say;

/// A task in one line: what, who, and whether it can be left out.
pub(crate) fn task_line(task: &TaskView) -> String {
    let optional = if task.optional { "yes" } else { "no" };
    let facts = [
        ("title", task.title.as_str()),
        ("who", &task.who),
        ("optional", optional),
    ];
    say("setup-task", &facts)
}

/// The task with this place among so many, whole: where, with which values, what to know, how one knows that it worked.
pub(in crate::setup) fn whole(place: (usize, usize), task: &TaskView) {
    heading(place, task);
    text(2, &task.text);
    path(2, &task.path, &task.path_otherwise);
    values(2, &task.values);
    perhaps(2, "show-warning", "text", task.warning.as_deref());
    perhaps(2, "ask-how-you-know", "how", task.how_you_know.as_deref());
}

/// The same in one line, where it was told before.
pub(in crate::setup) fn heading((number, of): (usize, usize), task: &TaskView) {
    let facts = [
        ("number", number.to_string()),
        ("of", of.to_string()),
        ("task", task_line(task)),
    ];
    let facts = facts.each_ref().map(|(name, fact)| (*name, fact.as_str()));
    said(1, "show-task", &facts);
}

/// A task with how it stands, in the list of those that stand together.
pub(in crate::setup) fn standing(number: usize, task: &TaskView) {
    let (done, by) = match &task.done {
        None if task.ready => ("open", String::new()),
        None => ("later", task.waits_for.join("; ")),
        Some(KnownView::Stated { by, .. }) => ("stated", by.clone()),
        Some(KnownView::Proved { .. }) => ("proved", String::new()),
        Some(KnownView::Reported { file, .. }) => ("reported", file.clone()),
    };
    let number = number.to_string();
    let facts = [
        ("number", number.as_str()),
        ("title", &task.title),
        ("standing", done),
        ("by", &by),
    ];
    said(1, "show-task-standing", &facts);
}

/// A task that comes later, with what comes before it.
pub(in crate::setup) fn later(task: &TaskView) {
    let tasks = task.waits_for.join("; ");
    let facts = [("title", task.title.as_str()), ("tasks", &tasks)];
    said(1, "show-task-later", &facts);
}
