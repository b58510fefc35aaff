//! Where a file goes that a person asked for. Nothing that is there is overwritten unless somebody was asked.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{write_new, write_whole};
use crate::failure::{Failure, FailureCode};

/// The most files of one name beside one another, before no free name is looked for any more.
const ALIKE: u32 = 1_000;

/// Where a file goes that a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Into this folder under this name or, where there is such a file, the next free one: `name-2`.
    Free(PathBuf, String),
    /// Exactly here, where nothing is yet.
    New(PathBuf),
    /// Exactly here, in the place of what is there: somebody was asked.
    Replace(PathBuf),
}

impl Target {
    /// Looks whether a file could be written there now. Leaves nothing behind.
    ///
    /// # Errors
    ///
    /// `file.exists` where something is that may not be replaced, `file.unwritable` where the disk or its permissions
    /// refuse.
    pub fn check(&self) -> Result<(), Failure> {
        let path = match self {
            Self::Free(folder, name) => folder.join(name),
            Self::New(path) | Self::Replace(path) => path.clone(),
        };
        if matches!(self, Self::New(_)) && path.exists() {
            return Err(exists(&path));
        }
        if path.is_dir() && !matches!(self, Self::Free(..)) {
            return Err(unwritable(&path, &io::ErrorKind::IsADirectory.into()));
        }
        tempfile::Builder::new()
            .prefix(".writing-")
            .tempfile_in(nearest_folder(&path))
            .map(drop)
            .map_err(|error| unwritable(&path, &error))
    }

    /// Writes `bytes` there, whole or not at all, and says where that is.
    ///
    /// # Errors
    ///
    /// As [`Target::check`] does.
    pub fn write(&self, bytes: &[u8]) -> Result<PathBuf, Failure> {
        match self {
            Self::Free(folder, name) => {
                for path in names(folder, name) {
                    match write_new(&path, bytes) {
                        Ok(()) => return Ok(path),
                        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                        Err(error) => return Err(unwritable(&path, &error)),
                    }
                }
                Err(exists(&folder.join(name)))
            }
            Self::New(path) => match write_new(path, bytes) {
                Ok(()) => Ok(path.clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(exists(path)),
                Err(error) => Err(unwritable(path, &error)),
            },
            Self::Replace(path) => write_whole(path, bytes)
                .map(|()| path.clone())
                .map_err(|error| unwritable(path, &error)),
        }
    }
}

/// `name` in `folder`, and the names like it: a number before the ending.
fn names(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem.to_owned(), format!(".{ending}")),
        None => (name.to_owned(), String::new()),
    };
    let folder = folder.to_owned();
    let first = folder.join(name);
    let others = (2..ALIKE).map(move |number| folder.join(format!("{stem}-{number}{ending}")));
    std::iter::once(first).chain(others)
}

/// The folder that is there already, of those that lead to `path`.
fn nearest_folder(path: &Path) -> &Path {
    path.ancestors()
        .skip(1)
        .find(|folder| fs::symlink_metadata(folder).is_ok())
        .unwrap_or(Path::new("."))
}

fn exists(path: &Path) -> Failure {
    Failure::with(
        FailureCode::FileExists,
        &[("path", &path.display().to_string())],
    )
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::with(
        FailureCode::FileUnwritable,
        &[("path", &path.display().to_string())],
    )
    .quoting(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(result: Result<impl Sized, Failure>) -> &'static str {
        result.map(|_| ()).unwrap_err().code.as_str()
    }

    #[test]
    fn what_is_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.consentry");
        fs::write(&path, "old").unwrap();
        let new = Target::New(path.clone());

        assert_eq!(code(new.check()), "file.exists");
        assert_eq!(code(new.write(b"new")), "file.exists");
        assert_eq!(fs::read(&path).unwrap(), b"old");

        let replace = Target::Replace(path.clone());
        assert_eq!(replace.check(), Ok(()));
        assert_eq!(replace.write(b"new"), Ok(path.clone()));
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Free(folder.path().join("new"), "a.consentry".to_owned());

        let written = [b"1", b"2", b"3"].map(|bytes| target.write(bytes).unwrap());

        let names = written.map(|path| path.file_name().unwrap().to_owned());
        assert_eq!(names, ["a.consentry", "a-2.consentry", "a-3.consentry"]);
    }

    #[test]
    fn a_place_that_cannot_be_written_to_is_found_out_beforehand_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();

        assert_eq!(code(Target::New(file.join("a")).check()), "file.unwritable");
        let taken = Target::Replace(folder.path().to_owned());
        assert_eq!(code(taken.check()), "file.unwritable");
        let deep = Target::New(folder.path().join("new/folder/a"));
        assert_eq!(deep.check(), Ok(()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
