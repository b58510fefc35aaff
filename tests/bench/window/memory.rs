//! The memory of a program and of all that it started.

use std::collections::BTreeMap;
use std::fs;

/// The proportional set size of process `root` and its descendants, in MB.
pub(crate) fn of_all(root: u32) -> f64 {
    let parents = parents();
    let is_below = |mut process: u32| loop {
        if process == root {
            return true;
        }
        match parents.get(&process) {
            Some(parent) => process = *parent,
            None => return false,
        }
    };
    let all = parents.keys().copied().filter(|process| is_below(*process));
    all.filter_map(proportional_set).sum::<f64>() / 1024.0
}

/// Each process's parent.
fn parents() -> BTreeMap<u32, u32> {
    let entries = fs::read_dir("/proc").expect("this is Linux");
    let processes = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    processes
        .filter_map(|process: u32| Some((process, parent(process)?)))
        .collect()
}

/// The fourth field of `stat`; the second is a name in parentheses, which may hold anything (proc(5)).
fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}

/// In kB.
fn proportional_set(process: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
