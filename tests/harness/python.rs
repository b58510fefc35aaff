//! Programs in Python that nobody here wrote: an environment for each, installed when it is first needed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// One at a time: several tests may need one first.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The script of the folder `name` of the foreign programs, to be run with the packages that its `requirements.txt` names.
///
/// # Panics
/// When Python or its `venv` is missing, or the registry for the first installation.
#[must_use]
pub fn script(name: &str, file: &str) -> Command {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("foreign")
        .join(name);
    let mut command = Command::new(installed(&folder));
    command.arg(folder.join(file)).current_dir(&folder);
    command
}

/// The environment's own Python.
fn installed(folder: &Path) -> PathBuf {
    let _alone = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = fs::read(folder.join("requirements.txt")).expect("the requirements are there");
    let environment = folder.join(".venv");
    let python = environment.join("bin/python");
    let current = environment.join("installed.txt");
    if fs::read(&current).is_ok_and(|installed| installed == wanted) {
        return python;
    }
    run(Command::new("python3")
        .args(["-m", "venv"])
        .arg(&environment));
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--requirement",
        "requirements.txt",
    ];
    run(Command::new(&python).args(pip).current_dir(folder));
    fs::write(current, wanted).expect("what is installed can be written down");
    python
}

fn run(command: &mut Command) {
    let ended = command.output().expect("Python is there");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{command:?} fails: {said}");
}
