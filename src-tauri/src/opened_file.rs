//! The bundle that somebody opened by its file: named as the first argument, of the first start or of a later one; on
//! macOS by the system's own event.

use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use consentry_core::engine::{Engine, composition};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::limits;
use consentry_core::pasted;
use consentry_core::view::request::OpenBundle;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use crate::practice::Rehearsal;
use crate::tell;

/// What was opened before there was an engine, the last of it.
fn waiting() -> MutexGuard<'static, Option<PathBuf>> {
    static WAITING: Mutex<Option<PathBuf>> = Mutex::new(None);
    // A path is whole or not there.
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens the bundle that `arguments` name after the program, relative to `folder`; whatever is wrong with it is
/// told in a dialog, because nobody asked through the window.
pub(crate) fn open_argument<I, S>(app: &AppHandle, arguments: I, folder: &Path)
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    if let Some(path) = named(arguments, folder) {
        open(app, path);
    }
}

/// Opens the last of the files that macOS hands over; one set-up is open at a time.
#[cfg(target_os = "macos")]
pub(crate) fn open_addresses(app: &AppHandle, addresses: &[url::Url]) {
    let path = addresses
        .iter()
        .rev()
        .find_map(|address| address.to_file_path().ok());
    if let Some(path) = path {
        open(app, path);
    }
}

/// Lets the person choose a bundle, and opens it.
pub(crate) fn choose(app: &AppHandle) {
    let program = app.clone();
    let kind = composition::language().say("menu-bundle", &[]);
    app.dialog()
        .file()
        .add_filter(kind, &["consentry", "json"])
        .pick_file(move |chosen| {
            let path = chosen.and_then(|chosen| chosen.into_path().ok());
            if let Some(path) = path {
                open(&program, path);
            }
        });
}

/// Opens what came before there was an engine.
pub(crate) fn open_waiting(app: &AppHandle) {
    let path = waiting().take();
    if let Some(path) = path {
        open(app, path);
    }
}

fn open(app: &AppHandle, path: PathBuf) {
    if app.try_state::<Engine>().is_none() {
        *waiting() = Some(path);
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if let Err(failure) = take_in(&app, path.clone()).await {
            let failure = app.state::<Engine>().said(&failure);
            tell(&app, &path.display().to_string(), &failure, || {});
        }
    });
}

/// Opens it as the window does: a bundle of a rehearsal joins the practice tenant.
async fn take_in(app: &AppHandle, path: PathBuf) -> Result<(), Failure> {
    let engine = app.state::<Engine>();
    let name = name_of(&path);
    let text = tauri::async_runtime::spawn_blocking(move || read(&path)).await;
    let request = OpenBundle {
        name,
        text: text.map_err(|_| Failure::new(FailureCode::InternalDefect))??,
        passphrase: None,
        identity: None,
    };
    let view = engine.open_bundle(request).await?;
    app.state::<Rehearsal>().join(&engine, view).await?;
    Ok(())
}

/// The first argument that is no option, as a path.
fn named<I, S>(arguments: I, folder: &Path) -> Option<PathBuf>
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut arguments = arguments.into_iter().skip(1);
    let first = arguments.next()?;
    let text = first.as_ref();
    let option = text.is_empty() || text.to_string_lossy().starts_with('-');
    (!option).then(|| folder.join(text))
}

/// What a file says, as far as a bundle could reach.
///
/// # Errors
///
/// `bundle.malformed` where it cannot be read, and what [`pasted::text`] says of what is no text.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::new(FailureCode::BundleMalformed).quoting(&error);
    // Windows PowerShell writes two bytes where there was one.
    let most = 2 * (limits::BUNDLE_FILE + 1);
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    pasted::text(&bytes)
}

/// What a file is called, without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Path, PathBuf, named};

    #[test]
    fn only_a_first_argument_that_is_no_option_names_a_file() {
        let folder = Path::new("/home/ada");
        let of = |arguments: &[&str]| named(arguments, folder);

        assert_eq!(of(&["consentry-desktop"]), None);
        assert_eq!(of(&["consentry-desktop", "--version"]), None);
        assert_eq!(of(&["consentry-desktop", ""]), None);
        assert_eq!(
            of(&["consentry-desktop", "a.consentry"]),
            Some(PathBuf::from("/home/ada/a.consentry"))
        );
        assert_eq!(
            of(&["consentry-desktop", "/srv/b.consentry"]),
            Some(PathBuf::from("/srv/b.consentry"))
        );
    }
}
