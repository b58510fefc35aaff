//! The TypeScript bindings of the wire contract: generated from the Rust types, committed, never stale.
//!
//! `CONSENTRY_UPDATE_BINDINGS=1 cargo test -p consentry-core --test bindings` writes them again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use consentry_core::failure::Failure;
use consentry_core::view::{WizardView, request};
use ts_rs::{Config, TS};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/bindings")
}

fn generate(into: &Path) {
    let config = Config::new().with_out_dir(into);
    macro_rules! export {
        ($($contract:ty),+ $(,)?) => { $(<$contract>::export_all(&config).expect("the types can be written");)+ };
    }
    export!(
        Failure,
        WizardView,
        request::ChooseModel,
        request::Consent,
        request::CopySecret,
        request::EnterInputs,
        request::IdentifyTenant,
        request::Look,
        request::LookAtCredentials,
        request::NamedSetup,
        request::OpenBundle,
        request::OpenPortal,
        request::ProveCredentials,
        request::ReceiveLogin,
        request::Rehearse,
        request::Rotate,
        request::SaveBundle,
        request::SaveProfile,
        request::StartLogin,
        request::StartSetup,
        request::StateTask,
    );
}

fn files(of: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![of.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder exists") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("bindings are text");
                found.insert(
                    path.strip_prefix(of).expect("it lies inside").to_owned(),
                    text,
                );
            }
        }
    }
    found
}

#[test]
fn the_committed_bindings_are_those_of_the_rust_types() {
    if std::env::var_os("CONSENTRY_UPDATE_BINDINGS").is_some() {
        let _ = std::fs::remove_dir_all(committed());
        generate(&committed());
    }
    let fresh = tempfile::tempdir().expect("a temporary folder");

    generate(fresh.path());

    let (fresh, committed) = (files(fresh.path()), files(&committed()));
    assert_eq!(
        fresh.keys().collect::<Vec<_>>(),
        committed.keys().collect::<Vec<_>>(),
        "every type has its file, and no file is left over"
    );
    for (path, text) in &fresh {
        assert_eq!(text, &committed[path], "{} is current", path.display());
    }
}
