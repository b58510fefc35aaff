//! Whether a browser can be started. None is.

use std::path::{Path, PathBuf};

use super::Finding;

const ID: &str = "browser";

/// Looks for the program that would open a page: `named`, or that of `BROWSER`, or the system's own.
pub(super) fn find(named: Option<&str>) -> Finding {
    if let Some(command) = named {
        return of_command(command, "--browser");
    }
    if let Some(command) = std::env::var("BROWSER")
        .ok()
        .filter(|name| !name.is_empty())
    {
        return of_command(&command, "BROWSER");
    }
    if cfg!(any(target_os = "macos", windows)) {
        return Finding::fine(ID, "doctor-browser-system", &[]);
    }
    of_command("xdg-open", "system")
}

fn of_command(command: &str, source: &str) -> Finding {
    let program = command
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .trim_matches(['"', '\'']);
    let facts = [("program", program), ("source", source)];
    if is_there(program) {
        Finding::fine(ID, "doctor-browser-fine", &facts)
    } else {
        Finding::amiss(ID, "doctor-browser-lost", &facts)
    }
}

fn is_there(program: &str) -> bool {
    if program.contains(std::path::MAIN_SEPARATOR) {
        return Path::new(program).is_file();
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .any(|folder| candidates(&folder, program).any(|file| file.is_file()))
}

fn candidates(folder: &Path, program: &str) -> impl Iterator<Item = PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &["", ".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(move |ending| folder.join(format!("{program}{ending}")))
}
