//! Set-ups on disk: one JSON file each, written whole or not at all. No secret is among them; a set-up
//! holds only its secret's name.

mod deleted;
mod migration;
mod profile;
mod secrets;
pub mod signature;
mod target;
pub(crate) mod version_1;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::NamedTempFile;

use crate::failure::{Failure, FailureCode, Flaw};
use crate::limits;
use crate::wizard::{Facts, Failed, Undo};

pub use target::Target;

/// The version of the file that this program writes. It reads the earlier ones as well.
const FORMAT: u32 = 2;

/// One set-up, as it lies on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// The version of the file.
    pub format: u32,
    /// Its id, which is also the file's name.
    pub id: SetupId,
    /// The service it connects.
    pub service: String,
    /// Whether it is a rehearsal in the practice tenant.
    pub practice: bool,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
    /// The wizard's revision when it was saved.
    pub revision: u64,
    /// The bundle it was opened from, by file name.
    #[serde(default)]
    pub opened_from: Option<String>,
    /// That bundle's digest; none in a file of a version that did not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_digest: Option<String>,
    /// Who wrote that bundle, and when; none in a file of a version that did not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_written: Option<BundleOrigin>,
    /// The revision up to which it is what that bundle held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_opened: Option<u64>,
    /// Whether that bundle said that it was unfinished.
    #[serde(default)]
    pub opened_unfinished: bool,
    /// The profile that came with that bundle, in TOML, where the set-up follows it: it is not among those that are here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Whether somebody put it away: it is kept, and shown only to who asks for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// What is known.
    pub facts: Facts,
    /// What failed last.
    #[serde(default)]
    pub failed: Option<Failed>,
    /// The last change that took something away, until the next one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Undo>,
}

/// Who wrote a bundle, and when, as it says itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleOrigin {
    /// The program.
    pub program: String,
    /// That program's version.
    pub version: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Setup {
    /// A set-up in which nothing is known yet.
    #[must_use]
    pub fn new(id: SetupId, service: String, practice: bool, now: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT,
            id,
            service,
            practice,
            created_at: now,
            saved_at: now,
            revision: 0,
            opened_from: None,
            opened_digest: None,
            opened_written: None,
            as_opened: None,
            opened_unfinished: false,
            profile: None,
            archived: false,
            facts: Facts::default(),
            failed: None,
            undo: None,
        }
    }
}

impl Setup {
    /// Whether it came from a bundle and is still what that held.
    #[must_use]
    pub fn is_as_opened(&self) -> bool {
        self.as_opened == Some(self.revision)
    }

    /// Lets it be saved again after a change of what is known of it on this computer alone.
    pub fn renew(&mut self) {
        let untouched = self.is_as_opened();
        self.revision += 1;
        if untouched {
            self.as_opened = Some(self.revision);
        }
    }
}

/// A set-up's id: letters, digits and hyphens, so that it is a file name everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SetupId(String);

impl SetupId {
    /// Reads an id; anything that is not one is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    /// A new id for a set-up of `service`, told from all others by `random`.
    #[must_use]
    pub fn fresh(service: &str, random: [u8; 6]) -> Self {
        let fits = |letter: &char| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || *letter == '-'
        };
        let service: String = service.chars().filter(fits).take(40).collect();
        Self(format!("{service}-{}", hexadecimal(&random)))
    }

    /// The id, as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SetupId {
    /// The name of the type, as a reader of JSON names what it wanted.
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("SetupId")
    }
}

impl From<SetupId> for String {
    fn from(id: SetupId) -> Self {
        id.0
    }
}

/// The folder with the set-ups.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    /// Where the set-up lies that was deleted last.
    deleted: PathBuf,
}

impl Store {
    /// The store in `home`, the folder that holds all that Consentry keeps. Nothing is created before
    /// something is saved.
    #[must_use]
    pub fn in_home(home: &Path) -> Self {
        Self {
            folder: home.join("setups"),
            deleted: home.join("deleted"),
        }
    }

    /// Writes `setup`: after a crash at any moment, either the old or the new one is there, whole.
    ///
    /// # Errors
    ///
    /// `setup.changed_elsewhere`, when another program has saved this set-up since; `setup.unwritable`, when the
    /// disk or its permissions refuse.
    pub fn save(&self, setup: &Setup) -> Result<(), Failure> {
        if self
            .load(&setup.id)
            .is_ok_and(|there| there.revision >= setup.revision)
        {
            return Err(Failure::new(FailureCode::SetupChangedElsewhere));
        }
        self.write(setup)
            .map_err(|error| failure(FailureCode::SetupUnwritable, &self.folder).quoting(&error))
    }

    /// Reads the set-up of this id.
    ///
    /// # Errors
    ///
    /// `setup.unknown` when there is none, `setup.unreadable` when it cannot be understood. The file stays
    /// as it is.
    pub fn load(&self, id: &SetupId) -> Result<Setup, Failure> {
        read(&self.path(id), id)
    }

    /// Every set-up, and for each that cannot be read its id and why.
    #[must_use]
    pub fn list(&self) -> Vec<(SetupId, Result<Setup, Failure>)> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return vec![];
        };
        entries
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let id = name_of(&entry.path())?;
                let setup = self.load(&id);
                Some((id, setup))
            })
            .collect()
    }

    fn path(&self, id: &SetupId) -> PathBuf {
        self.folder.join(format!("{}.json", id.as_str()))
    }

    fn write(&self, setup: &Setup) -> io::Result<()> {
        let mut text = serde_json::to_vec_pretty(setup)?;
        text.push(b'\n');
        write_whole(&self.path(&setup.id), &text)
    }
}

/// The id of the set-up that lies at `path`; none where the name is none of a set-up.
fn name_of(path: &Path) -> Option<SetupId> {
    SetupId::parse(path.file_name()?.to_str()?.strip_suffix(".json")?)
}

/// Reads the set-up of this id, which lies at `path`.
fn read(path: &Path, id: &SetupId) -> Result<Setup, Failure> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Failure::with(
                FailureCode::SetupUnknown,
                &[("setup", id.as_str())],
            ));
        }
        Err(error) => return Err(failure(FailureCode::SetupUnreadable, path).quoting(&error)),
        Ok(file) if file.len() > limits::SETUP_FILE => {
            return Err(unfit(path, "size"));
        }
        Ok(_) => {}
    }
    let bytes = fs::read(path)
        .map_err(|error| failure(FailureCode::SetupUnreadable, path).quoting(&error))?;
    let malformed =
        |error: serde_json::Error| failure(FailureCode::SetupUnreadable, path).quoting(&error);
    let document: Value = serde_json::from_slice(&bytes).map_err(malformed)?;
    let format = document.get("format").and_then(Value::as_u64);
    if format.is_some_and(|format| format > u64::from(FORMAT)) {
        return Err(unfit(path, "format"));
    }
    let setup = migration::read(document).map_err(malformed)?;
    if setup.id != *id {
        return Err(unfit(path, "id"));
    }
    Ok(setup)
}

/// `bytes` in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        for nibble in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(nibble), 16));
        }
        text
    })
}

/// Writes `bytes` to `path` so that a reader finds the old content or the new, never a part.
///
/// # Errors
///
/// Fails when the folder cannot be made or the file cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, |file| {
        file.persist(path).map_err(|error| error.error)
    })
}

/// Writes `bytes` to `path`, where nothing is yet, so that a reader finds nothing or the whole.
///
/// # Errors
///
/// Fails as [`write_whole`] does, and with [`io::ErrorKind::AlreadyExists`] where something is.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, |file| {
        file.persist_noclobber(path).map_err(|error| error.error)
    })
}

fn write(
    path: &Path,
    bytes: &[u8],
    persist: impl FnOnce(NamedTempFile) -> io::Result<File>,
) -> io::Result<()> {
    // A name alone has an empty path for its folder.
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".writing-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    persist(file)?;
    // The new name is on disk only once its folder is. Windows has no such call, and needs none.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn failure(code: FailureCode, path: &Path) -> Failure {
    Failure::with(code, &[("path", &path.display().to_string())])
}

/// The file is no set-up that is read here, for a reason of this `kind`.
fn unfit(path: &Path, kind: &str) -> Failure {
    let flaw = Flaw::new("setup", &[("kind", kind)]);
    failure(FailureCode::SetupUnreadable, path).because(flaw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup(id: &str) -> Setup {
        Setup::new(
            SetupId::parse(id).unwrap(),
            "kivo".to_owned(),
            true,
            DateTime::UNIX_EPOCH,
        )
    }

    #[test]
    fn a_saved_set_up_reads_back_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::in_home(home.path());

        store.save(&setup("one")).unwrap();

        assert_eq!(
            store.load(&SetupId::parse("one").unwrap()),
            Ok(setup("one"))
        );
        assert_eq!(
            store.list().len(),
            1,
            "nothing but the set-up is left in the folder"
        );
    }

    #[test]
    fn nothing_is_created_before_something_is_saved() {
        let home = tempfile::tempdir().unwrap();

        assert!(Store::in_home(home.path()).list().is_empty());

        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_half_written_file_is_reported_and_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::in_home(home.path());
        store.save(&setup("one")).unwrap();
        let path = home.path().join("setups/one.json");
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() / 2]).unwrap();

        let failure = store.load(&SetupId::parse("one").unwrap()).unwrap_err();

        assert_eq!(failure.code, FailureCode::SetupUnreadable);
        assert_eq!(fs::read(&path).unwrap(), &whole[..whole.len() / 2]);
    }

    #[test]
    fn a_file_of_a_newer_program_is_not_guessed_at() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::in_home(home.path());
        store
            .save(&Setup {
                format: FORMAT + 1,
                ..setup("one")
            })
            .unwrap();

        assert_eq!(
            store
                .load(&SetupId::parse("one").unwrap())
                .unwrap_err()
                .code,
            FailureCode::SetupUnreadable
        );
    }

    #[test]
    fn what_another_program_saved_meanwhile_is_not_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::in_home(home.path());
        let at = |revision| Setup {
            revision,
            ..setup("one")
        };
        store.save(&at(1)).unwrap();
        store.save(&at(2)).unwrap();

        let failure = store.save(&at(2)).unwrap_err();

        assert_eq!(failure.code, FailureCode::SetupChangedElsewhere);
        assert_eq!(store.load(&at(2).id).unwrap().revision, 2);
    }

    #[test]
    fn an_id_can_never_leave_the_folder() {
        for id in ["", "../one", "a/b", "a.b", "A", "a\0"] {
            assert_eq!(SetupId::parse(id), None, "{id:?} is not an id");
        }
    }
}
