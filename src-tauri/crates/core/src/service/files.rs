//! A profile on disk: a file of its own, or a folder with `profile.toml` and, beside it, a file for each language that it
//! has texts in.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Malformed, Place, ProfileFlaw, ServiceProfile};
use crate::language::Language;
use crate::{limits, pasted};

/// The file of a folder that holds structure and English.
const PROFILE: &str = "profile.toml";

/// A file with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) file: String,
    pub(super) text: String,
}

/// The files of one profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Files {
    profile: Written,
    /// The texts in other languages, by the language's tag.
    texts: Vec<(String, Written)>,
}

impl Files {
    pub(super) const fn new(profile: Written, texts: Vec<(String, Written)>) -> Self {
        Self { profile, texts }
    }

    /// Reads the file or the folder at `path`.
    fn at(path: &Path) -> Result<Self, Malformed> {
        if !path.is_dir() {
            return Ok(Self::new(read(path)?, Vec::new()));
        }
        let profile = path.join(PROFILE);
        let others = inside(path).into_iter().filter(|file| *file != profile);
        let texts = others.map(|file| {
            let tag = file.file_stem().unwrap_or_default().to_string_lossy();
            Ok((tag.into_owned(), read(&file)?))
        });
        Ok(Self::new(read(&profile)?, texts.collect::<Result<_, _>>()?))
    }

    /// The profiles directly in `folder`, by name.
    pub(super) fn all(folder: &Path) -> Vec<Result<Self, Malformed>> {
        let is_profile = |path: &PathBuf| is_toml(path) || path.join(PROFILE).is_file();
        let paths = entries(folder).into_iter().filter(is_profile);
        paths.map(|path| Self::at(&path)).collect()
    }

    /// The file with the structure.
    pub(super) fn name(&self) -> &str {
        &self.profile.file
    }

    /// The profile in English.
    pub(super) fn english(&self) -> Result<ServiceProfile, Malformed> {
        ServiceProfile::parse(&self.profile.file, &self.profile.text)
    }

    /// The same profile with the texts of `language`; in English, and what is wrong with them, where they are none.
    pub(super) fn in_language(
        &self,
        english: ServiceProfile,
        language: &Language,
    ) -> (ServiceProfile, Option<Malformed>) {
        if language == Language::english() {
            return (english, None);
        }
        let texts = self.texts.iter().find(|(tag, _)| tag == language.tag());
        let texts = texts.map(|(_, written)| written);
        match english.translated(&self.profile, texts, language) {
            Ok(profile) => (profile, None),
            Err(malformed) => (english, Some(malformed)),
        }
    }
}

impl ServiceProfile {
    /// Reads the profile at `path`, a file or a folder, with its texts in every language that it has.
    ///
    /// # Errors
    ///
    /// Fails on the first mistake in any of its files; [`ProfileFlaw::Unreadable`] where there is none.
    pub fn read(path: &Path) -> Result<Self, Malformed> {
        let files = Files::at(path)?;
        let english = files.english()?;
        for (_, texts) in &files.texts {
            english.translated(&files.profile, Some(texts), Language::english())?;
        }
        Ok(english)
    }
}

fn read(path: &Path) -> Result<Written, Malformed> {
    let file = path.display().to_string();
    let flawed = |flaw| Malformed {
        file: file.clone(),
        place: Place::File,
        flaw,
    };
    let mut bytes = Vec::new();
    let most = limits::PROFILE_FILE + 1;
    File::open(path)
        .and_then(|opened| opened.take(most).read_to_end(&mut bytes))
        .map_err(|error| {
            flawed(ProfileFlaw::Unreadable {
                detail: error.to_string(),
            })
        })?;
    let limit = limits::PROFILE_FILE;
    if bytes.len() as u64 > limit {
        return Err(flawed(ProfileFlaw::TooLarge { limit }));
    }
    // An editor or Windows PowerShell may have left it in any encoding.
    let text = pasted::text(&bytes).map_err(|_| flawed(ProfileFlaw::TooLarge { limit }))?;
    Ok(Written { file, text })
}

/// The `*.toml` files directly in `folder`, by name.
fn inside(folder: &Path) -> BTreeSet<PathBuf> {
    entries(folder)
        .into_iter()
        .filter(|path| is_toml(path))
        .collect()
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
}

fn entries(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
