//! What is told on the way: which step, what happens in it, and how it ended.

use consentry_core::engine::Engine;
use consentry_core::language::MISSING;
use consentry_core::step::Step;
use consentry_core::view::step_name;
use consentry_core::view::{KnownView, MessageStanding, SetupView, Standing, StepView};

use super::super::drawing;
use crate::print;
use crate::shown;
use crate::words::{language, say};

/// Tells that a step begins.
pub(super) fn begins(step: Step) {
    let number = Step::ALL.iter().take_while(|other| **other != step).count() + 1;
    print::note("");
    print::note(&format!(
        "{number}/{} {}",
        Step::ALL.len(),
        step_name(step, language())
    ));
}

/// Tells that a step is done, and how that is known.
pub(super) fn done(step: &StepView) {
    shown::begin();
    let (known, by) = match &step.known {
        Some(KnownView::Proved { .. }) => ("proved", ""),
        Some(KnownView::Stated { by, .. }) => ("stated", by.as_str()),
        Some(KnownView::Reported { file, .. }) => ("reported", file.as_str()),
        None => (MISSING, ""),
    };
    let note = Some(step.note.as_str()).filter(|note| !note.is_empty());
    let facts = [
        ("known", known),
        ("by", by),
        ("note", note.unwrap_or(MISSING)),
    ];
    print::note(&format!("    {}", say("setup-step-done", &facts)));
    for warning in &step.warnings {
        drawing::careful(2, &warning.title, &warning.text);
    }
}

/// Waits until it is the person's turn to sign in, where somebody is to be signed in.
pub(super) async fn persons_turn(engine: &Engine) {
    let mut changes = engine.changes();
    loop {
        changes.mark_unchanged();
        let Some(setup) = engine.view().setup else {
            return;
        };
        let signing_in = setup
            .running
            .is_some_and(|running| running.step == Step::TestLogin);
        let turn = setup
            .test_login
            .sequence
            .is_some_and(|sequence| sequence.turn.is_some());
        if turn || !signing_in || changes.changed().await.is_err() {
            return;
        }
    }
}

/// What has been told of the operation that runs.
#[derive(Default)]
pub(super) struct Progress {
    doing: Option<String>,
    messages: usize,
}

impl Progress {
    /// Waits until nothing runs any more, and tells what happens meanwhile. May be given up and taken up again.
    pub(super) async fn follow(&mut self, engine: &Engine) {
        let mut changes = engine.changes();
        loop {
            changes.mark_unchanged();
            let Some(setup) = engine.view().setup else {
                return;
            };
            // An answer that is in is not taken in yet: only the standing says that it is.
            if setup
                .steps
                .iter()
                .all(|step| step.standing != Standing::Running)
            {
                return;
            }
            let doing = setup.running.as_ref().map(|running| &running.doing);
            if let Some(doing) = doing.filter(|doing| self.doing.as_ref() != Some(doing)) {
                print::note(&format!("    {doing}"));
                self.doing = Some(doing.clone());
            }
            self.tell_messages(&setup);
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Tells the messages of a test login that have happened since.
    fn tell_messages(&mut self, setup: &SetupView) {
        let mut running = setup
            .steps
            .iter()
            .filter(|step| step.standing == Standing::Running);
        if !running.any(|step| step.step == Step::TestLogin) {
            return;
        }
        let messages = setup
            .test_login
            .sequence
            .iter()
            .flat_map(|sequence| &sequence.messages);
        let happened: Vec<_> = messages
            .take_while(|message| message.standing == MessageStanding::Done)
            .collect();
        for message in happened.iter().skip(self.messages) {
            print::note(&format!("    {}", message.label));
        }
        self.messages = self.messages.max(happened.len());
    }
}
