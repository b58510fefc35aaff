//! Takes the last change of a set-up back, or the last deletion. A secret that a change replaced stays in the keyring for as
//! long as it can be taken back; one of a deleted set-up is forgotten at once.

use super::saving::off_the_runtime;
use super::{Engine, parse_id};
use crate::failure::{Failure, FailureCode};
use crate::store::Setup;
use crate::view::request::NamedSetup;
use crate::view::{self, WizardView};

impl Engine {
    /// Takes back the last change of the open set-up, or, where none is open, the last deletion.
    ///
    /// # Errors
    ///
    /// `setup.nothing_to_undo`; `setup.busy` while something runs; `setup.*` when the disk refuses.
    pub fn undo(&self) -> Result<WizardView, Failure> {
        let undo = {
            let mut state = self.state();
            match state.open.as_mut() {
                None => None,
                Some(open) => {
                    open.walk = None;
                    let undo = open.setup.undo.clone();
                    Some(undo.ok_or_else(|| Failure::new(FailureCode::SetupNothingToUndo))?)
                }
            }
        };
        match undo {
            Some(undo) => self.accept(undo.event()),
            None => self.bring_back(),
        }
    }

    /// Removes a set-up from this computer, and forgets its secrets. It lies aside until the next one is deleted.
    ///
    /// # Errors
    ///
    /// `setup.unknown`, `setup.unwritable`, and `keyring.*` when a secret cannot be forgotten.
    pub async fn delete_setup(&self, request: &NamedSetup) -> Result<WizardView, Failure> {
        let id = parse_id(&request.setup)?;
        let setup = off_the_runtime(|| self.0.store.load(&id));
        for (secret, lies_there) in setup.iter().flat_map(Setup::secrets) {
            let forgotten = self.0.ports.secrets.forget(&secret).await;
            // A keyring that never held it may say what it likes.
            if lies_there {
                forgotten?;
            }
        }
        let title = setup.map_or_else(
            |_| id.as_str().to_owned(),
            |setup| view::home::title_of(&self.0.services, &setup, self.0.language),
        );
        let turn = self.turn();
        off_the_runtime(|| self.0.store.delete(&id))?;
        self.change(&turn, |state| {
            if state.this(&id).is_some() {
                state.close();
            }
            state.deleted = Some(title);
        });
        drop(turn);
        Ok(self.view())
    }

    fn bring_back(&self) -> Result<WizardView, Failure> {
        let turn = self.turn();
        off_the_runtime(|| self.0.store.bring_back())?;
        self.change(&turn, |state| state.deleted = None);
        drop(turn);
        Ok(self.view())
    }
}
