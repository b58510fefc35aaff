//! What the program is made of, as the window's *About* lists it with each part's licence: every crate that is linked on any
//! system, and every package that the page is built from.
//!
//! `make bindings` writes it again.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::{Workspace, cargo, is_shipped, list, root, text};

/// What is shipped: the window and the command.
const PROGRAMS: [&str; 2] = ["consentry-desktop", "consentry"];

#[test]
fn the_list_of_components_names_everything_that_is_linked_or_bundled() {
    let path = root().join("ui/src/frame/components.tsv");
    if std::env::var_os("CONSENTRY_UPDATE_BINDINGS").is_some() {
        let lines: Vec<_> = crates().into_iter().chain(packages()).collect();
        fs::write(&path, lines.join("\n") + "\n").expect("the list can be written");
    }
    let listed = fs::read_to_string(path).expect("there is a list");
    let listed: BTreeSet<_> = listed.lines().map(name_and_version).collect();

    let missing: Vec<_> = linked_here()
        .into_iter()
        .chain(packages().iter().map(|line| name_and_version(line)))
        .filter(|part| !listed.contains(part))
        .collect();
    assert!(missing.is_empty(), "write it again, it lacks {missing:#?}");
}

/// What this system's programs link.
fn linked_here() -> Vec<(String, String)> {
    let workspace = Workspace::read();
    let linked: BTreeSet<_> = PROGRAMS
        .iter()
        .flat_map(|program| workspace.reached_by(program))
        .collect();
    let named = linked.iter().filter_map(|id| id.rsplit_once('#'));
    named
        .filter_map(|(source, part)| {
            let ours = source.starts_with("path+");
            // `registry+…#name@version`; the name is left out where the address ends in it.
            let (name, version) = part
                .split_once('@')
                .or_else(|| Some((source.rsplit_once('/')?.1, part)))?;
            (!ours).then(|| (name.to_owned(), version.to_owned()))
        })
        .collect()
}

/// A line for every crate that is linked on any system.
fn crates() -> Vec<String> {
    let metadata = cargo(&["metadata", "--format-version=1", "--locked"]);
    let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
    let packages = list(&metadata["packages"]);
    let nodes = list(&metadata["resolve"]["nodes"]);
    let is_program = |package: &&Value| PROGRAMS.iter().any(|name| package["name"] == *name);
    let mut ahead: Vec<_> = packages
        .iter()
        .filter(is_program)
        .map(|package| text(&package["id"]))
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = ahead.pop() {
        let node = nodes.iter().find(|node| node["id"] == id.as_str());
        let deps = node.map_or(&[] as &[Value], |node| list(&node["deps"]));
        let next = deps.iter().filter(|dependency| is_shipped(dependency));
        let next: Vec<_> = next.map(|dependency| text(&dependency["pkg"])).collect();
        ahead.extend(next.into_iter().filter(|id| reached.insert(id.clone())));
    }
    let linked = packages.iter().filter(|package| {
        let foreign = !package["source"].is_null();
        foreign && reached.contains(&text(&package["id"]))
    });
    linked
        .map(|package| {
            let licence = package["license"].as_str().unwrap_or("its own");
            format!(
                "{}\t{}\t{licence}",
                text(&package["name"]),
                text(&package["version"])
            )
        })
        .collect()
}

/// A line for every package that the page is built from.
fn packages() -> Vec<String> {
    let lock = fs::read_to_string(root().join("ui/package-lock.json")).expect("there is a lock");
    let lock: Value = serde_json::from_str(&lock).expect("npm writes JSON");
    let packages = lock["packages"].as_object().expect("it lists packages");
    packages
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["dev"] != true)
        .map(|(path, package)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            let licence = package["license"].as_str().unwrap_or("its own");
            format!("{name}\t{}\t{licence}", text(&package["version"]))
        })
        .collect()
}

fn name_and_version(line: &str) -> (String, String) {
    let mut columns = line.split('\t').map(str::to_owned);
    (
        columns.next().unwrap_or_default(),
        columns.next().unwrap_or_default(),
    )
}
