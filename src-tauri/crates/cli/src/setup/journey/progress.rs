//! What is told on the way: which step, what happens in it, and how it ended.

use consentry_core::engine::Engine;
use consentry_core::view::shown::step_name;
use consentry_core::view::{KnownView, MessageStanding, SetupView, StepView};
use consentry_core::wizard::Step;

use crate::print;

/// Tells that a step begins.
pub(super) fn begins(step: Step) {
    let number = Step::ALL.iter().take_while(|other| **other != step).count() + 1;
    print::note(&format!("{number}/{} {}", Step::ALL.len(), step_name(step)));
}

/// Tells that a step is done, and how that is known.
pub(super) fn done(step: &StepView) {
    let known = match &step.known {
        Some(KnownView::Proved { .. }) => ", proved".to_owned(),
        Some(KnownView::Stated { by, .. }) => format!(", stated by {by}"),
        None => String::new(),
    };
    let note = if step.note.is_empty() {
        String::new()
    } else {
        format!(": {}", step.note)
    };
    print::note(&format!("    Done{known}{note}"));
}

/// Waits until nothing runs any more, and tells what happens meanwhile.
pub(super) async fn follow(engine: &Engine) {
    let mut changes = engine.changes();
    let mut told = 0;
    let mut doing = None;
    loop {
        changes.mark_unchanged();
        let Some(setup) = engine.view().setup else {
            return;
        };
        told = tell_messages(&setup, told);
        let Some(running) = setup.running else {
            return;
        };
        if doing.as_ref() != Some(&running.doing) {
            print::note(&format!("    {}", running.doing));
            doing = Some(running.doing);
        }
        if changes.changed().await.is_err() {
            return;
        }
    }
}

/// Tells the messages of a test login that have happened since; gives back how many are told.
fn tell_messages(setup: &SetupView, told: usize) -> usize {
    let Some(sequence) = setup
        .test_login
        .sequence
        .as_ref()
        .filter(|_| setup.running.is_some())
    else {
        return told;
    };
    let happened = sequence
        .messages
        .iter()
        .take_while(|message| message.standing == MessageStanding::Done);
    happened.clone().skip(told).for_each(|message| {
        print::note(&format!("    {}", message.label));
    });
    happened.count().max(told)
}
