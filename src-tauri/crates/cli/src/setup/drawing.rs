//! How the parts of the view look in a terminal: each line below its heading, and each value to copy on a line of its
//! own. Nothing is decided here.

pub(super) mod export;
pub(super) mod input;
pub(super) mod login;
pub(super) mod model;
pub(super) mod task;
pub(super) mod terms;

use consentry_core::handoff::letter::signed;
use consentry_core::step::Step;
use consentry_core::view::{
    AheadView, GuideView, HeadlineView, LetterView, MilestoneView, NoteView, StageName, TaskView,
    TenantFact, ValueView,
};

use crate::print;
use crate::words::{say, wire_name};

/// How far a line stands below its heading.
pub(super) type Depth = usize;

/// A text, each of its lines so deep.
pub(super) fn text(depth: Depth, text: &str) {
    for line in text.lines() {
        print::note(&format!("{:width$}{line}", "", width = depth * 2));
    }
}

/// The message `id`.
pub(super) fn said(depth: Depth, id: &str, facts: &[(&str, &str)]) {
    text(depth, &say(id, facts));
}

/// What deserves a look although all went well.
pub(super) fn careful(depth: Depth, title: &str, text: &str) {
    let warning = format!("{title}. {text}");
    said(depth, "show-warning", &[("text", &warning)]);
}

/// What a step is about just now.
pub(super) fn headline(headline: &HeadlineView) {
    text(1, &headline.title);
    text(1, &headline.text);
}

/// How far something has come.
pub(super) fn milestones(milestones: &[MilestoneView]) {
    for one in milestones {
        let standing = wire_name(&one.standing);
        let facts = [("text", one.text.as_str()), ("standing", &standing)];
        said(2, "show-milestone", &facts);
    }
}

/// A text, where there is one.
pub(super) fn perhaps(depth: Depth, id: &str, fact: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        said(depth, id, &[(fact, value)]);
    }
}

/// A value to copy, on a line of its own below its label. What has several lines is copied with them, and so begins at
/// the edge.
pub(super) fn value(depth: Depth, label: &str, value: &str) {
    said(depth, "show-label", &[("label", label)]);
    let lines = value.trim_end().lines().count();
    text(if lines > 1 { 0 } else { depth + 1 }, value);
}

/// Values to copy.
pub(super) fn values(depth: Depth, values: &[ValueView]) {
    for one in values {
        value(depth, &one.label, &one.value);
    }
}

/// The menus that lead somewhere, and how else they are called.
pub(super) fn path(depth: Depth, path: &[String], otherwise: &[Vec<String>]) {
    if !path.is_empty() {
        said(depth, "show-path", &[("path", &menus(path))]);
    }
    for other in otherwise {
        said(depth, "show-path-otherwise", &[("path", &menus(other))]);
    }
}

/// What lies ahead, before the first step.
pub(super) fn ahead(ahead: &AheadView) {
    said(0, "ahead-title", &[]);
    for (at, step) in ahead.steps.iter().enumerate() {
        text(1, &format!("{}. {}: {}", at + 1, step.name, step.text));
    }
    for (id, lines) in [
        ("ahead-at-hand", &ahead.at_hand),
        ("ahead-asked", &ahead.asked),
    ] {
        if !lines.is_empty() {
            said(0, id, &[]);
            for line in lines {
                text(1, line);
            }
        }
    }
    said(0, "ahead-stop", &[]);
}

/// Where to click in other products' pages, with the values that do not stand `elsewhere` in the step.
pub(super) fn guide(guide: &GuideView, elsewhere: &[ValueView]) {
    if guide.steps.is_empty() {
        return;
    }
    said(1, "show-guide", &[("title", &guide.title)]);
    path(2, &guide.path, &guide.path_otherwise);
    for (at, step) in guide.steps.iter().enumerate() {
        text(2, &format!("{}. {step}", at + 1));
    }
    for one in guide.values.iter().filter(|one| !elsewhere.contains(one)) {
        value(2, &one.label, &one.value);
    }
}

/// The values of tasks that are still to be done.
pub(super) fn values_to_come(tasks: &[TaskView]) -> Vec<ValueView> {
    let open = tasks.iter().filter(|task| task.done.is_none());
    open.flat_map(|task| task.values.clone()).collect()
}

/// The directory that was found.
pub(super) fn tenant(fact: &TenantFact) {
    let facts = [
        ("tenant-id", Some(&fact.tenant_id)),
        ("tenant-domain", fact.domain.as_ref()),
        ("tenant-name", fact.display_name.as_ref()),
        ("tenant-cloud", Some(&fact.cloud.name)),
        ("tenant-region", fact.region.as_ref()),
    ];
    for (id, fact) in facts {
        if let Some(fact) = fact {
            text(2, &format!("{}: {fact}", say(id, &[])));
        }
    }
}

/// What is good to know in a step, or at a stage of the last one.
pub(super) fn notes(notes: &[NoteView], step: Step, stage: Option<StageName>) {
    for note in notes {
        if note.step == step && note.stage == stage {
            said(1, "show-note", &[("text", &note.text)]);
        }
    }
}

/// Words for somebody else, signed with this name.
pub(super) fn letter(letter: &LetterView, signature: Option<&str>) {
    said(1, "ask-letter-to", &[("to", &letter.to)]);
    said(1, "ask-letter-subject", &[("subject", &letter.subject)]);
    text(2, &signed(&letter.body, signature));
}

fn menus(path: &[String]) -> String {
    path.join(" > ")
}
