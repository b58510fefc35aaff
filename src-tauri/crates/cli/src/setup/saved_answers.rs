//! The answers that a set-up was begun with, saved until it ends: a set-up that stops early is continued without
//! saying everything again.

use std::path::{Path, PathBuf};

use consentry_core::failure::{Failure, FailureCode, ForeignError};
use consentry_core::store::write_whole;

use super::answers::Answers;
use crate::exit::Exit;

/// The file with the answers of one set-up.
pub(crate) struct SavedAnswers(PathBuf);

impl SavedAnswers {
    /// Those of the set-up `id`, in the folder that holds all that Consentry keeps.
    pub(crate) fn for_setup(home: &Path, id: &str) -> Self {
        Self(home.join("answers").join(format!("{id}.json")))
    }

    /// What was saved, once what is given now has been saved over it. The landing address, where the secret
    /// comes from and who holds the role belong to one run, and are not saved.
    ///
    /// # Errors
    ///
    /// `setup.unwritable`, when the disk or its permissions refuse.
    pub(crate) fn renewed(&self, now: &Answers) -> Result<Answers, Exit> {
        let before = self.read();
        let renewed = Answers {
            landing: None,
            role_holder: None,
            secret_stdin: false,
            ..before.clone().under(now)
        };
        let bytes = serde_json::to_vec_pretty(&renewed).map_err(|error| self.unwritable(&error))?;
        write_whole(&self.0, &bytes).map_err(|error| self.unwritable(&error))?;
        Ok(before)
    }

    /// Where the bundle was to go.
    pub(crate) fn out(&self) -> Option<PathBuf> {
        self.read().out
    }

    /// Removes them: the set-up came to its end.
    pub(crate) fn forget(&self) {
        // Left behind, they do no harm: nobody continues what is done.
        let _ = std::fs::remove_file(&self.0);
    }

    fn read(&self) -> Answers {
        std::fs::read_to_string(&self.0)
            .ok()
            .and_then(|text| Answers::parse(&text).ok())
            .unwrap_or_default()
    }

    fn unwritable<E: ForeignError>(&self, error: &E) -> Exit {
        let path = self.0.display().to_string();
        let failure = Failure::with(FailureCode::SetupUnwritable, &[("path", &path)]);
        failure.quoting(error).into()
    }
}
