//! The packages of programs that nobody here wrote, installed when they are first needed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// One at a time: several tests of several processes may need one first.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The folder `name` of the foreign programs, with the packages that its lock file names.
pub(crate) fn installed(name: &str) -> PathBuf {
    let _alone = INSTALLING
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("foreign")
        .join(name);
    let lock = fs::read(folder.join("package-lock.json")).expect("the lock file is there");
    let current = folder.join("node_modules/.installed-lock.json");
    if fs::read(&current).is_ok_and(|installed| installed == lock) {
        return folder;
    }
    let npm = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        .output()
        .expect("npm is there");
    assert!(
        npm.status.success(),
        "npm ci fails: {}",
        String::from_utf8_lossy(&npm.stderr)
    );
    fs::write(current, lock).expect("what is installed can be written down");
    folder
}
