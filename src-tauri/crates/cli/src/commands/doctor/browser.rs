//! Which browser would be started, asked of the very code that starts it. None is.

use super::Finding;
use crate::host::Host;

const ID: &str = "browser";

/// Looks for the first of the named programs that is on this computer.
pub(super) fn find(host: &Host) -> Finding {
    let browser = host.command_browser();
    let programs = browser.programs();
    let lost: Vec<_> = programs
        .iter()
        .take_while(|(_, is_here)| !is_here)
        .map(|(program, _)| *program)
        .collect();
    let source = if host.browser_command().is_some() {
        "--browser"
    } else if programs.len() > 1 {
        "BROWSER"
    } else {
        "system"
    };
    let lost_ones = lost.join(", ");
    let found = programs.get(lost.len()).map(|(program, _)| *program);
    let facts = [
        ("program", found.unwrap_or_default()),
        ("lost", lost_ones.as_str()),
        ("source", source),
    ];
    match found {
        Some(_) if lost.is_empty() => Finding::fine(ID, "doctor-browser-fine", &facts),
        Some(_) => Finding::amiss(ID, "doctor-browser-other", &facts),
        None => Finding::amiss(ID, "doctor-browser-lost", &facts),
    }
}
