//! The secrets of a set-up, by their names in the secret store.

use super::Setup;
use crate::wizard::Undo;

impl Setup {
    /// The names of all secrets that it has, of those an undo brings back as well; each with whether it lies in the
    /// system's keyring.
    #[must_use]
    pub fn secrets(&self) -> Vec<(String, bool)> {
        let known = std::iter::once(&self.facts).chain(self.undo.as_ref().map(Undo::facts));
        let mut secrets = Vec::new();
        for facts in known {
            for name in facts.secrets() {
                let lies_there = facts.is_in_keyring(&name);
                secrets.push((name, lies_there));
            }
        }
        secrets.sort();
        secrets.dedup();
        secrets
    }

    /// Lets go of the names of its secrets, which are kept no more.
    pub(super) fn forget_secrets(&mut self) {
        self.facts.forget_secrets();
        self.undo = None;
    }
}
