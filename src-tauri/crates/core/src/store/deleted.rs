//! The set-up that was deleted last lies aside, without its secrets, until the next one is deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{SetupId, Store, failure, name_of, read};
use crate::failure::{Failure, FailureCode};

impl Store {
    /// Puts the set-up of this id aside; what was deleted before it is gone for good. None there is no error.
    ///
    /// # Errors
    ///
    /// `setup.unwritable`, when the disk or its permissions refuse.
    pub fn delete(&self, id: &SetupId) -> Result<(), Failure> {
        let path = self.path(id);
        if fs::symlink_metadata(&path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return Ok(());
        }
        let aside = self.aside(id);
        let moved = fs::create_dir_all(&self.deleted).and_then(|()| fs::rename(&path, &aside));
        moved.map_err(|error| unwritable(&self.folder, &error))?;
        for (_, earlier) in self.all_deleted() {
            if earlier != aside {
                fs::remove_file(&earlier).map_err(|error| unwritable(&earlier, &error))?;
            }
        }
        Ok(())
    }

    /// The set-up that was deleted last.
    #[must_use]
    pub fn deleted(&self) -> Option<SetupId> {
        self.all_deleted().into_iter().map(|(id, _)| id).next()
    }

    /// Brings the set-up back that was deleted last, as it was but for its secrets, which were forgotten. One that cannot
    /// be read comes back as it is.
    ///
    /// # Errors
    ///
    /// `setup.nothing_to_undo` when none was deleted, `setup.changed_elsewhere` when there is one of its id,
    /// `setup.unwritable`.
    pub fn bring_back(&self) -> Result<SetupId, Failure> {
        let (id, aside) = self
            .all_deleted()
            .into_iter()
            .next()
            .ok_or_else(|| Failure::new(FailureCode::SetupNothingToUndo))?;
        let path = self.path(&id);
        if fs::symlink_metadata(&path).is_ok() {
            return Err(Failure::new(FailureCode::SetupChangedElsewhere));
        }
        match read(&aside, &id) {
            Ok(mut setup) => {
                setup.forget_secrets();
                self.save(&setup)?;
                fs::remove_file(&aside).map_err(|error| unwritable(&aside, &error))?;
            }
            Err(_) => {
                fs::rename(&aside, &path).map_err(|error| unwritable(&path, &error))?;
            }
        }
        Ok(id)
    }

    fn all_deleted(&self) -> Vec<(SetupId, PathBuf)> {
        let entries = fs::read_dir(&self.deleted).into_iter().flatten();
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        paths
            .filter_map(|path| Some((name_of(&path)?, path)))
            .collect()
    }

    fn aside(&self, id: &SetupId) -> PathBuf {
        self.deleted.join(format!("{}.json", id.as_str()))
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    failure(FailureCode::SetupUnwritable, path).quoting(error)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::store::Setup;

    fn id(name: &str) -> SetupId {
        SetupId::parse(name).unwrap()
    }

    fn store(home: &Path) -> Store {
        let store = Store::in_home(home);
        for name in ["one", "two"] {
            let at = DateTime::UNIX_EPOCH;
            let setup = Setup::new(id(name), "kivo".to_owned(), true, at);
            store.save(&setup).unwrap();
        }
        store
    }

    #[test]
    fn the_set_up_that_was_deleted_last_comes_back_and_no_earlier_one() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path());
        let before = store.load(&id("two"));

        store.delete(&id("one")).unwrap();
        store.delete(&id("two")).unwrap();
        assert!(store.list().is_empty());
        assert_eq!(store.deleted(), Some(id("two")));
        assert_eq!(store.bring_back(), Ok(id("two")));

        assert_eq!(store.load(&id("two")), before);
        let nothing = store.bring_back().unwrap_err();
        assert_eq!(nothing.code, FailureCode::SetupNothingToUndo);
        assert_eq!(
            store.load(&id("one")).unwrap_err().code,
            FailureCode::SetupUnknown
        );
    }

    #[test]
    fn what_cannot_be_read_comes_back_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path());
        let path = home.path().join("setups/one.json");
        fs::write(&path, "{").unwrap();

        store.delete(&id("one")).unwrap();
        store.bring_back().unwrap();

        assert_eq!(fs::read(&path).unwrap(), b"{");
    }

    #[test]
    fn what_is_not_there_is_deleted_already_and_leaves_what_was_deleted_before() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path());
        store.delete(&id("one")).unwrap();

        assert_eq!(store.delete(&id("three")), Ok(()));

        assert_eq!(store.deleted(), Some(id("one")));
    }
}
