//! Which files are meant: named, found in folders, or listed; each once, in the order of their names.

use std::fs;
use std::io::{IsTerminal as _, Read as _, stdin};
use std::path::{Path, PathBuf};

use consentry_bundle::MAX_BYTES;
use consentry_core::watch::{Shard, Unreadable};

use crate::args::CheckArgs;
use crate::brought;
use crate::exit::Exit;

/// What a bundle's name ends with.
const EXTENSION: &str = "consentry";

/// One file that may be a bundle.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// Its name in the answer.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
    /// What decides about its part: its path below the folder that was named.
    key: String,
}

/// The files that `args` name.
///
/// # Errors
///
/// Wrong usage where nothing is named, or the list cannot be read.
pub(super) fn named(args: &CheckArgs) -> Result<Vec<Named>, Exit> {
    let is_input = |path: &&PathBuf| path.as_path() == Path::new("-");
    let nothing = args.files.is_empty() && args.from_list.is_none();
    if nothing && stdin().is_terminal() {
        return Err(Exit::usage("usage-no-files", &[]));
    }
    let mut paths: Vec<PathBuf> = args
        .files
        .iter()
        .filter(|path| !is_input(path))
        .cloned()
        .collect();
    let input =
        (nothing || args.files.iter().any(|path| is_input(&path))).then(|| PathBuf::from("-"));
    for list in args.from_list.iter().chain(&input) {
        paths.extend(listed(&brought::text(list)?));
    }
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            find(&path, &path, &mut files);
        } else {
            files.push(Named::alone(path));
        }
    }
    if files.is_empty() {
        return Err(Exit::usage("usage-no-bundles", &[]));
    }
    files.sort();
    files.dedup_by(|one, other| one.path == other.path);
    let shard = args.shard.unwrap_or(Shard::WHOLE);
    files.retain(|file| shard.takes(&file.key));
    Ok(files)
}

/// The names in a list: separated by NUL where there is one, as `find -print0` writes them, else one on a line.
fn listed(text: &str) -> Vec<PathBuf> {
    let names: Vec<_> = if text.contains('\0') {
        text.split('\0').collect()
    } else {
        text.lines().collect()
    };
    let names = names.into_iter().filter(|name| !name.is_empty());
    names.map(PathBuf::from).collect()
}

/// The bundles below `folder`. A folder that cannot be read stays as what cannot be read; links to folders are not followed,
/// so that nothing goes round in circles.
fn find(folder: &Path, root: &Path, files: &mut Vec<Named>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return files.push(Named::alone(folder.to_owned()));
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            find(&path, root, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == EXTENSION)
        {
            files.push(Named::below(root, path));
        }
    }
}

impl Named {
    fn alone(path: PathBuf) -> Self {
        Self {
            name: path.display().to_string(),
            key: slashed(&path),
            path,
        }
    }

    fn below(root: &Path, path: PathBuf) -> Self {
        let key = slashed(path.strip_prefix(root).unwrap_or(&path));
        Self {
            key,
            ..Self::alone(path)
        }
    }

    /// What is in it, as far as it can be a bundle. Whatever is no file is not even opened: it might never end.
    pub(super) fn read(&self) -> Result<Vec<u8>, Unreadable> {
        let because = |error: std::io::Error| Unreadable {
            reason: error.to_string(),
        };
        let about = fs::metadata(&self.path).map_err(because)?;
        if !about.is_file() {
            let reason = "no-file".to_owned();
            return Err(Unreadable { reason });
        }
        let size = usize::try_from(about.len()).unwrap_or(MOST);
        let mut bytes = Vec::with_capacity(size.min(MOST) + 1);
        let file = fs::File::open(&self.path).map_err(because)?;
        // One more than the most, so that it is too large and not merely cut off.
        file.take(MOST as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(because)?;
        Ok(bytes)
    }
}

/// The largest bundle, in UTF-16.
const MOST: usize = 2 * MAX_BYTES + 2;

/// A path as it is written on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_by_lines_or_by_nul() {
        let names = |text| listed(text);

        assert_eq!(names("a b\r\n\nc\n"), ["a b", "c"].map(PathBuf::from));
        assert_eq!(names("a\nb\0c\0"), ["a\nb", "c"].map(PathBuf::from));
    }

    #[test]
    fn below_a_folder_the_part_of_a_bundle_is_the_same_wherever_the_folder_is() {
        let here = Named::below(
            Path::new("/mnt/here"),
            PathBuf::from("/mnt/here/a/b.consentry"),
        );
        let there = Named::below(Path::new("there"), PathBuf::from("there/a/b.consentry"));

        assert_eq!(here.key, there.key);
        assert_ne!(here.name, there.name);
    }
}
