//! The house keeps its shape: who may depend on whom, and what every file and list promises (no review has to look).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[path = "../src-tauri/src/command_names.rs"]
mod command_names;
#[path = "architecture/components.rs"]
mod components;
#[path = "architecture/floors.rs"]
mod floors;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/tokens.rs"]
mod tokens;

use imports::Imports;

const WINDOW: &str = "consentry-desktop";

/// They have a bare window to measure ours beside.
const BENCHES: &str = "consentry-bench";

/// The whole workspace as Cargo sees it.
struct Workspace {
    members: Vec<Value>,
    resolved: BTreeMap<String, Vec<Value>>,
}

impl Workspace {
    fn read() -> Self {
        // Other systems' packages are of no interest and need not have been downloaded.
        let about = cargo(&["-vV"]);
        let host = about
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .expect("cargo names its host");
        let metadata = cargo(&[
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform",
            host,
        ]);
        let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
        let ours = list(&metadata["workspace_members"]);
        let members = list(&metadata["packages"])
            .iter()
            .filter(|package| ours.contains(&package["id"]));
        let nodes = list(&metadata["resolve"]["nodes"]);
        Self {
            members: members.cloned().collect(),
            resolved: nodes
                .iter()
                .map(|node| (text(&node["id"]), list(&node["deps"]).to_vec()))
                .collect(),
        }
    }

    fn member(&self, name: &str) -> &Value {
        self.members
            .iter()
            .find(|member| member["name"] == name)
            .unwrap_or_else(|| panic!("{name} is a member"))
    }

    fn names(&self) -> BTreeSet<String> {
        self.members
            .iter()
            .map(|member| text(&member["name"]))
            .collect()
    }

    /// Our own crates that `name` declares, tests and build scripts included.
    fn ours_declared_by(&self, name: &str) -> BTreeSet<String> {
        let ours = self.names();
        list(&self.member(name)["dependencies"])
            .iter()
            .map(|dependency| text(&dependency["name"]))
            .filter(|dependency| ours.contains(dependency))
            .collect()
    }

    /// Ids of all packages that end up in `name`, through however many others; what only its tests need is left out.
    fn reached_by(&self, name: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut ahead = vec![text(&self.member(name)["id"])];
        while let Some(id) = ahead.pop() {
            let shipped = self.resolved[&id]
                .iter()
                .filter(|dependency| is_shipped(dependency));
            let next: Vec<String> = shipped.map(|dependency| text(&dependency["pkg"])).collect();
            ahead.extend(next.into_iter().filter(|id| reached.insert(id.clone())));
        }
        reached
    }
}

#[test]
fn our_crates_depend_on_each_other_in_one_direction() {
    let workspace = Workspace::read();
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("consentry-bundle", [].as_slice()),
        ("consentry-practice", &[]),
        ("consentry-core", &["consentry-bundle"]),
        (
            "consentry",
            &["consentry-bundle", "consentry-core", "consentry-practice"],
        ),
        (
            WINDOW,
            &["consentry-bundle", "consentry-core", "consentry-practice"],
        ),
        (
            "consentry-tests",
            &["consentry-bundle", "consentry-core", "consentry-practice"],
        ),
        (BENCHES, &["consentry-tests"]),
    ]);

    for name in workspace.names() {
        let may = allowed
            .get(name.as_str())
            .unwrap_or_else(|| panic!("{name} has its place in the order"));
        for dependency in workspace.ours_declared_by(&name) {
            assert!(
                may.contains(&dependency.as_str()),
                "{name} may not depend on {dependency}"
            );
        }
    }
}

#[test]
fn nothing_below_the_window_knows_tauri() {
    let workspace = Workspace::read();

    let has_none = |name: &&String| *name != WINDOW && *name != BENCHES;
    for name in workspace.names().iter().filter(has_none) {
        let tauri = workspace
            .reached_by(name)
            .into_iter()
            .find(|id| id_names(id, "tauri") || id.contains("#tauri-"));
        assert_eq!(tauri, None, "{name} has no window in it");
    }
}

#[test]
fn the_bundle_has_no_network_and_no_async_in_it() {
    let reached = Workspace::read().reached_by("consentry-bundle");

    for banned in ["tokio", "reqwest", "hyper", "rustls", "async-trait"] {
        assert!(
            !reached.iter().any(|id| id_names(id, banned)),
            "consentry-bundle does without {banned}"
        );
    }
}

#[test]
fn every_shared_dependency_is_used() {
    let root_manifest =
        fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let members: String = Workspace::read()
        .members
        .iter()
        .map(|member| {
            fs::read_to_string(text(&member["manifest_path"]))
                .expect("each member has its manifest")
        })
        .collect();

    let unused: Vec<&str> = table(&root_manifest, "[workspace.dependencies]")
        .filter(|name| !members.lines().any(|line| inherits(line, name)))
        .collect();

    assert!(
        unused.is_empty(),
        "declared for everybody, used by nobody: {unused:?}"
    );
}

#[test]
fn every_rust_file_says_first_what_it_owns() {
    let files: Vec<PathBuf> = ["src-tauri", "tests"]
        .iter()
        .flat_map(|folder| files_in(&root().join(folder)))
        .collect();
    let rust: Vec<&PathBuf> = files
        .iter()
        .filter(|path| has_extension(path, &["rs"]))
        .collect();

    let silent: Vec<_> = rust
        .iter()
        .filter(|path| !source(path).starts_with("//! "))
        .collect();

    assert!(rust.len() > 20, "the files are found");
    assert!(
        silent.is_empty(),
        "without a first line that says what they own: {silent:#?}"
    );
}

#[test]
fn one_file_of_the_interface_imports_tauri() {
    let ui = root().join("ui/src");
    let importing: BTreeSet<PathBuf> = files_in(&ui)
        .into_iter()
        .filter(|path| {
            has_extension(path, &["ts", "js", "svelte"]) && source(path).contains("@tauri-apps/")
        })
        .collect();

    // Its own test stands in for what is on the other side.
    let adapter = ["tauri.ts", "tauri.test.ts"].map(|file| ui.join("backend").join(file));
    assert!(
        importing.iter().all(|file| adapter.contains(file)),
        "only backend/tauri.ts imports @tauri-apps: {importing:#?}"
    );
}

#[test]
fn the_window_may_call_exactly_the_commands_there_are() {
    let capabilities = root().join("src-tauri/capabilities");
    assert_eq!(
        files_in(&capabilities),
        [capabilities.join("main.json")],
        "one window, one list of what it may do"
    );
    let main: Value =
        serde_json::from_str(&source(&capabilities.join("main.json"))).expect("the list is JSON");

    let granted: BTreeSet<String> = list(&main["permissions"]).iter().map(text).collect();

    macro_rules! permissions {
        ($($command:ident,)+) => { [$(stringify!($command)),+] };
    }
    let commands = command_names::for_each_command!(permissions)
        .map(|name| format!("allow-{}", name.replace('_', "-")));
    let others = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "core:webview:allow-set-webview-zoom",
        "clipboard-manager:allow-write-text",
    ];
    assert_eq!(
        granted,
        commands
            .into_iter()
            .chain(others.map(str::to_owned))
            .collect()
    );
    assert_eq!(main["windows"], serde_json::json!(["main"]));
    assert_eq!(
        main.get("remote"),
        None,
        "no page from elsewhere may call anything"
    );
}

/// The rooms of core from the ground.
const CORE: [&str; 23] = [
    "language",
    "limits",
    "ports",
    "protocol",
    "step",
    "xml",
    "failure",
    "pasted",
    "outcome",
    "entra",
    "login",
    "service",
    "wizard",
    "store",
    "scene",
    "handoff",
    "replay",
    "compare",
    "watch",
    "explain",
    "rehearsal",
    "view",
    "engine",
];

/// The rooms of the practice tenant from the ground.
const PRACTICE: [&str; 12] = [
    "limits",
    "clock",
    "scenario",
    "aadsts",
    "directory",
    "signing",
    "world",
    "wire",
    "pages",
    "entra",
    "graph",
    "server",
];

#[test]
fn a_room_imports_only_rooms_below_it() {
    for (krate, rooms) in [("core", CORE.as_slice()), ("practice", &PRACTICE)] {
        let imports = imports_of(krate);

        let going_up = floors::going_up(&imports, rooms);

        assert!(imports.list.len() > 100, "the imports of {krate} are found");
        assert!(
            going_up.is_empty(),
            "imports of {krate} that go up: {going_up:#?}"
        );
    }
}

#[test]
fn no_file_needs_itself_through_others() {
    for krate in ["core", "practice"] {
        let circles = floors::circles(&imports_of(krate));

        assert!(
            circles.is_empty(),
            "each file of {krate} needs all the others: {circles:#?}"
        );
    }
}

#[test]
fn no_two_types_of_core_have_the_same_name() {
    let mut types = imports_of("core").types;

    assert!(types.len() > 300, "the types of core are found");
    types.retain(|_, places| places.len() > 1);
    assert!(
        types.is_empty(),
        "one name, one meaning; rename the second: {types:#?}"
    );
}

/// Where an error of ours would carry English of its own. The bundle's format and the practice tenant stand alone.
const SILENT: [&str; 3] = [
    "src-tauri/src",
    "src-tauri/crates/core/src",
    "src-tauri/crates/cli/src",
];

#[test]
fn no_error_of_ours_has_words_of_its_own() {
    let files = SILENT
        .iter()
        .flat_map(|folder| files_in(&root().join(folder)));
    let rust: Vec<_> = files.filter(|path| has_extension(path, &["rs"])).collect();
    let speaking: Vec<_> = rust
        .iter()
        .filter(|path| {
            let source = source(path);
            source.contains("thiserror::") || source.contains("#[error(")
        })
        .collect();

    assert!(rust.len() > 200, "the files are found");
    assert!(
        speaking.is_empty(),
        "an error is an id and facts; the message `flaw-ID` says it: {speaking:#?}"
    );
}

fn imports_of(krate: &str) -> Imports {
    Imports::of(&root().join(format!("src-tauri/crates/{krate}/src/lib.rs")))
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
    String::from_utf8(cargo.stdout).expect("cargo writes UTF-8")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the workspace")
        .to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().expect("it is text").to_owned()
}

/// Whether a package id (`REGISTRY#NAME@VERSION`) is that of the package `name`.
fn id_names(id: &str, name: &str) -> bool {
    id.rsplit_once('#')
        .and_then(|(_, package)| package.split_once('@'))
        .is_some_and(|(package, _)| package == name)
}

/// Whether a dependency is part of the program: neither for its tests nor for its build alone.
fn is_shipped(dependency: &Value) -> bool {
    list(&dependency["dep_kinds"])
        .iter()
        .any(|kind| kind["kind"].is_null())
}

/// Names of the entries of one table of a manifest.
fn table<'a>(manifest: &'a str, heading: &'a str) -> impl Iterator<Item = &'a str> {
    manifest
        .lines()
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with('#'))
}

/// Whether a line of a member's manifest takes `name` from the workspace.
fn inherits(line: &str, name: &str) -> bool {
    line.strip_prefix(name)
        .is_some_and(|rest| rest.starts_with(".workspace") || rest.starts_with(" = { workspace"))
}

fn source(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{} is text: {error}", path.display()))
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    path.extension()
        .is_some_and(|extension| wanted.iter().any(|wanted| extension == *wanted))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} is there: {error}", folder.display()))
    {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.push(path);
        }
    }
    files
}
