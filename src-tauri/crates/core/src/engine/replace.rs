//! Secret and certificates are replaced: the new ones are proved and tried while the old ones are in use.

use secrecy::ExposeSecret;

use super::Engine;
use crate::entra::credential;
use crate::failure::{Failure, FailureCode};
use crate::step::Step;
use crate::view::WizardView;
use crate::view::request::Rotate;
use crate::wizard::{EnteredCredentials, Event};

impl Engine {
    /// Takes a turn in replacing the credentials.
    ///
    /// # Errors
    ///
    /// `token.*` for a secret that cannot be right; `setup.next_not_tried` and `setup.task_too_early` when it
    /// is not the time to finish; `setup.*` otherwise.
    pub fn rotate(&self, request: Rotate) -> Result<WizardView, Failure> {
        match request {
            Rotate::Keep => self.accept(Event::KeepPresent),
            Rotate::Finish => {
                let tasks = self.rotation_tasks()?;
                self.accept(Event::Replace { tasks })
            }
            Rotate::Prove { secret, expires_on } => {
                let looked = match &secret {
                    Some(secret) => {
                        credential::inspect_secret(secret.secret().expose_secret()).map(Some)
                    }
                    None => Ok(None),
                };
                match looked {
                    Ok(secret) => {
                        self.accept(Event::ProbeNext(EnteredCredentials { secret, expires_on }))
                    }
                    Err(slip) => {
                        self.accept(Event::Slip(Step::Credentials, slip.clone()))?;
                        Err(slip)
                    }
                }
            }
        }
    }

    /// The tasks of the rotation, if all are done that have to be.
    fn rotation_tasks(&self) -> Result<Vec<String>, Failure> {
        let state = self.state();
        let scene = self.scene(&state, state.open()?);
        let rotation = scene
            .rotation()
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        if !rotation.tried {
            return Err(Failure::new(FailureCode::SetupNextNotTried));
        }
        if !rotation.can_finish() {
            return Err(Failure::new(FailureCode::SetupTaskTooEarly));
        }
        let tasks = rotation.tasks.iter();
        Ok(tasks.map(|state| state.task.id.clone()).collect())
    }
}
