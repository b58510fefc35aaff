//! An accepted event reaches the disk before anybody hears of it, and nobody waits for the disk but whoever asked.
//!
//! One turn at a time: what an event makes of the set-up is computed under the lock of the state, saved without it, and
//! put in whole. Whatever opens, closes or changes a set-up takes a turn, so that what is put in fits what is there.

use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, PoisonError};

use tokio::runtime::{Handle, RuntimeFlavor};

use super::open::Open;
use super::{Engine, State, refused};
use crate::failure::Failure;
use crate::service::{ServiceProfile, Values};
use crate::store::Setup;
use crate::view::{HomeView, WizardView};
use crate::wizard::{Begun, ChosenModel, Effect, Event, Facts, Undo};

/// The right to change which set-up is open, and what is in it.
pub(super) struct SavingTurn<'a>(
    #[expect(dead_code, reason = "held, not read")] MutexGuard<'a, ()>,
);

impl Engine {
    /// Hands `event` to the wizard, saves, carries out what follows, and publishes.
    pub(super) fn accept(&self, event: Event) -> Result<WizardView, Failure> {
        let turn = self.turn();
        let (wizard, effects, setup, begun) = {
            let state = self.state();
            let open = state.open()?;
            let mut wizard = open.wizard.clone();
            let before = wizard.facts().tenant_values();
            let begun = Begun::with(&event, &open.wizard, open.begun.as_ref());
            let by_refusal = begun.is_refused_by(&event, &open.wizard);
            let mut effects = wizard.handle(event).map_err(refused)?;
            if let Some(choice) = followed(&open.profile, wizard.facts(), &before) {
                effects.extend(
                    wizard
                        .handle(Event::Choose(choice, vec![]))
                        .map_err(refused)?,
                );
            }
            let mut setup = open.setup.clone();
            setup.facts = wizard.facts().clone();
            setup.failed = wizard.failed().cloned();
            setup.revision = wizard.revision();
            setup.saved_at = self.0.ports.clock.now();
            let standing = open.setup.undo.as_ref();
            setup.undo = begun.undo(by_refusal, &open.wizard, &wizard, standing);
            spare(&mut effects, standing, &setup);
            let begun = wizard.running().map(|_| begun);
            (wizard, effects, setup, begun)
        };
        off_the_runtime(|| self.0.store.save(&setup))?;
        self.change(&turn, |state| -> Result<(), Failure> {
            let open = state.open_mut()?;
            open.wizard = wizard;
            open.setup = setup;
            open.begun = begun;
            open.saved = true;
            for effect in effects {
                self.carry_out(open, effect);
            }
            Ok(())
        })?;
        drop(turn);
        Ok(self.view())
    }

    /// Waits for the turn to change what is open.
    pub(super) fn turn(&self) -> SavingTurn<'_> {
        // What a panic left behind was not put in.
        SavingTurn(self.0.turn.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes what is open, lets the start screen be read anew, and publishes.
    pub(super) fn change<T>(
        &self,
        _turn: &SavingTurn<'_>,
        change: impl FnOnce(&mut State) -> T,
    ) -> T {
        let mut state = self.state();
        let changed = change(&mut state);
        state.home = None;
        // Under the lock: whoever read the disk before this must not keep what it read.
        self.publish();
        changed
    }

    /// The start screen, read from disk unless it is as it was.
    #[must_use]
    pub fn home(&self) -> HomeView {
        if let Some(home) = &self.state().home {
            return home.clone();
        }
        let before = *self.0.changes.borrow();
        let home = off_the_runtime(|| self.read_home());
        let mut state = self.state();
        if *self.0.changes.borrow() == before {
            state.home = Some(home.clone());
        }
        home
    }

    fn carry_out(&self, open: &mut Open, effect: Effect) {
        match effect {
            Effect::Abandon(_) => open.stop(),
            Effect::Forget(name) => {
                let engine = self.clone();
                self.0.forgetting.fetch_add(1, Ordering::AcqRel);
                tokio::spawn(async move {
                    if let Err(error) = engine.0.ports.secrets.forget(&name).await {
                        tracing::warn!(
                            ?error,
                            "a secret that is not needed any more stays in the keyring"
                        );
                    }
                    engine.0.forgetting.fetch_sub(1, Ordering::AcqRel);
                    engine.publish();
                });
            }
            Effect::Run(ticket, operation, entered) => self.run(open, ticket, operation, entered),
        }
    }
}

/// Keeps the secrets that an undo of `setup` brings back, and forgets those that only the one `standing` before brought
/// back.
fn spare(effects: &mut Vec<Effect>, standing: Option<&Undo>, setup: &Setup) {
    let kept = setup.secrets();
    let is_kept = |name: &String| kept.iter().any(|(one, _)| one == name);
    effects.retain(|effect| !matches!(effect, Effect::Forget(name) if is_kept(name)));
    for name in standing.map(Undo::secrets).unwrap_or_default() {
        let forgotten = Effect::Forget(name.clone());
        if !is_kept(&name) && !effects.contains(&forgotten) {
            effects.push(forgotten);
        }
    }
}

/// The choice of a model where what was taken from the directory `before` is another now.
fn followed(profile: &ServiceProfile, facts: &Facts, before: &Values) -> Option<ChosenModel> {
    let chosen = facts.model.as_ref()?;
    let model = profile.model(&chosen.model).ok()?;
    let now = facts.tenant_values();
    (now != *before)
        .then(|| chosen.following(model, before, &now))
        .flatten()
}

/// Does `work` that waits for a disk. Where other tasks share the thread, they are moved to another one meanwhile.
pub(super) fn off_the_runtime<T>(work: impl FnOnce() -> T) -> T {
    let shared = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    if matches!(shared, Ok(RuntimeFlavor::MultiThread)) {
        tokio::task::block_in_place(work)
    } else {
        work()
    }
}

#[cfg(test)]
mod tests;
