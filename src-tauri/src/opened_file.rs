//! The bundle that somebody opened by its file: named as the first argument, of the first start or of a later one.

use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

use consentry_core::engine::Engine;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::limits;
use consentry_core::pasted;
use consentry_core::view::request::OpenBundle;
use tauri::{AppHandle, Manager};

use crate::practice::Rehearsal;
use crate::tell;

/// Opens the bundle that `arguments` name after the program, relative to `folder`; whatever is wrong with it is
/// told in a dialog, because nobody asked through the window.
pub(crate) fn open<I, S>(app: &AppHandle, arguments: I, folder: &Path)
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let Some(path) = named(arguments, folder) else {
        return;
    };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if let Err(failure) = take_in(&app, &path).await {
            let failure = app.state::<Engine>().said(&failure);
            tell(&app, &path.display().to_string(), &failure, || {});
        }
    });
}

/// Opens it as the window does: a bundle of a rehearsal joins the practice tenant.
async fn take_in(app: &AppHandle, path: &Path) -> Result<(), Failure> {
    let engine = app.state::<Engine>();
    let view = engine.open_bundle(read(path)?).await?;
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

fn read(path: &Path) -> Result<OpenBundle, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::new(FailureCode::BundleMalformed).quoting(&error);
    // Windows PowerShell writes two bytes where there was one.
    let most = 2 * (limits::BUNDLE_FILE + 1);
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    let text = pasted::text(&bytes)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(OpenBundle {
        name: name.to_string_lossy().into_owned(),
        text,
        passphrase: None,
    })
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
