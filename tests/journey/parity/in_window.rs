//! The walk of somebody at the window: every view on the way is read, and every task is done when its turn comes.

use std::collections::BTreeSet;

use consentry_core::service::Services;
use consentry_core::step::Step;
use consentry_core::view::request::{ReceiveLogin, Seal, StateTask};
use consentry_core::view::{Persona, SetupView, TaskView};
use consentry_tests::engine::Desk;

use super::shown::Read;
use crate::person::WAY_BACK;
use crate::walk::{Case, Walk, said};

/// Reads everything from the first step to the last stage.
pub(super) async fn walk(desk: &Desk, case: Case, read: &mut Read) {
    let walk = Walk::begin(desk, case);
    read.ahead(&walk.view().ahead.unwrap());
    for step in [Step::Model, Step::Consent] {
        read.setup(&walk.on_to(step).await.unwrap());
    }
    let entered = case.inputs.iter().chain(case.switches);
    let entered = entered.map(|(id, value)| ((*id).to_owned(), (*value).to_owned()));
    let asked = desk.engine.asked(case.model, &entered.collect()).unwrap();
    read.inputs(&asked);
    do_tasks(&walk, read, |view| &view.consent.tasks);
    read.setup(&walk.on_to(Step::Credentials).await.unwrap());
    do_tasks(&walk, read, |view| &view.consent.tasks);
    do_tasks(&walk, read, |view| &view.credentials.tasks);
    walk.enter_later().unwrap();
    do_tasks(&walk, read, |view| &view.credentials.tasks);
    read.setup(&walk.on_to(Step::TestLogin).await.unwrap());
    do_tasks(&walk, read, |view| &view.credentials.tasks);
    paste_errors(&walk, read).await;
    read.setup(&walk.on_to(Step::Export).await.unwrap());
    do_tasks(&walk, read, |view| &view.credentials.tasks);
    do_tasks(&walk, read, |view| &view.export.open_tasks);
    read.hand_over(&walk.view());
    walk.save(Seal::LeaveOut).await;
    do_tasks(&walk, read, |view| &view.after.enable);
    do_tasks(&walk, read, |view| &view.after.enforce);
}

/// Pastes each error that the service itself shows where an answer is awaited.
async fn paste_errors(walk: &Walk<'_>, read: &mut Read) {
    let engine = &walk.desk.engine;
    let errors = &Services::shipped().get(walk.case.service).unwrap().errors;
    if errors.is_empty() {
        return;
    }
    let began = walk.start_login(walk.way(), Persona::Ordinary).await;
    began.unwrap();
    for error in errors {
        let text = error.code.clone();
        let failure = engine.receive_login(&ReceiveLogin { text }).unwrap_err();
        read.failure(Step::TestLogin, &said(&failure));
    }
    engine.cancel().unwrap();
    engine.idle().await;
}

/// Does the tasks whose turn it is, until none is left.
fn do_tasks(walk: &Walk<'_>, read: &mut Read, tasks: fn(&SetupView) -> &[TaskView]) {
    let mut said = BTreeSet::new();
    loop {
        let view = walk.view();
        read.setup(&view);
        let mut turns = tasks(&view).iter();
        let turn = turns.find(|task| {
            let nothing_else_says_it =
                task.proved_by.is_none() || task.proved_by < Some(view.current);
            task.done.is_none() && task.ready && nothing_else_says_it && task.needs.is_empty()
        });
        let Some(turn) = turn else { return };
        let first = said.insert(turn.id.clone());
        assert!(first, "{} stays open: {turn:?}", turn.id);
        let stated = walk.desk.engine.state_task(&StateTask {
            task: turn.id.clone(),
            by: "kim".to_owned(),
            done: true,
            says: turn.asks.as_ref().map(|_| WAY_BACK.to_owned()),
        });
        stated.unwrap();
    }
}
