//! The name with which a person signs letters, kept on this computer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{failure, write_whole};
use crate::failure::{Failure, FailureCode};
use crate::limits;

/// Reads the name that is kept in `home`; a file that is no name is none.
#[must_use]
pub fn read(home: &Path) -> Option<String> {
    let path = path(home);
    let length = fs::metadata(&path).ok()?.len();
    let fits = length <= u64::try_from(limits::SIGNATURE).unwrap_or(u64::MAX);
    let text = fits.then(|| fs::read_to_string(&path).ok())??;
    named(&text)
}

/// Keeps `name` in `home`; an empty one is forgotten. Answers with what is kept.
///
/// # Errors
///
/// `file.unwritable`, when the disk or its permissions refuse.
pub fn keep(home: &Path, name: &str) -> Result<Option<String>, Failure> {
    let path = path(home);
    let name = named(name);
    let kept = match &name {
        Some(name) => write_whole(&path, format!("{name}\n").as_bytes()),
        None => match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    };
    kept.map_err(|error| failure(FailureCode::FileUnwritable, &path).quoting(&error))?;
    Ok(name)
}

/// The first line of `text`, as far as a name may be long.
fn named(text: &str) -> Option<String> {
    let line = text.trim().lines().next()?.trim();
    let name: String = line.chars().take(limits::SIGNATURE / 4).collect();
    (!name.is_empty()).then_some(name)
}

fn path(home: &Path) -> PathBuf {
    home.join("signature.txt")
}

#[cfg(test)]
mod tests {
    use super::{keep, read};

    #[test]
    fn a_name_is_kept_and_an_empty_one_forgotten() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(read(home.path()), None);

        let kept = keep(home.path(), "  Marta Keller \nand more").unwrap();
        assert_eq!(kept.as_deref(), Some("Marta Keller"));
        assert_eq!(read(home.path()), kept);

        assert_eq!(keep(home.path(), " ").unwrap(), None);
        assert_eq!(read(home.path()), None);
    }
}
