//! What earlier versions wrote opens, stands where it stood, and goes on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use consentry_bundle::Bundle;
use consentry_core::view::SetupView;
use consentry_core::view::Standing::{self, Done, Failed, Locked, Open, Waiting};
use consentry_core::view::request::{NamedSetup, OpenBundle, SecretEntry, StateTask};
use consentry_tests::engine::Desk;
use serde_json::Value;

/// The passphrase of the bundles that hold a sealed secret.
const PASSPHRASE: &str = "correct horse battery staple";

/// Where each set-up stands: the six steps in order, and the current one.
const SETUPS: &[(&str, [Standing; 6], usize)] = &[
    ("custom-oidc", [Done, Done, Done, Done, Done, Done], 5),
    ("custom-saml", [Done, Done, Done, Done, Done, Done], 5),
    (
        "custom-saml-certificate-replaced",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    ("custom-ws-fed", [Done, Done, Done, Done, Done, Done], 5),
    ("improvado-oauth2", [Done, Done, Done, Done, Done, Done], 5),
    ("kandji-native", [Done, Done, Done, Done, Done, Done], 5),
    ("kandji-native-eu", [Done, Done, Done, Done, Done, Done], 5),
    ("kandji-saml", [Done, Done, Done, Done, Done, Done], 5),
    (
        "kandji-saml-opened",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    ("kinde-oauth2", [Done, Done, Done, Done, Done, Done], 5),
    ("kinde-saml", [Done, Done, Done, Done, Done, Done], 5),
    ("kinde-ws-fed", [Done, Done, Done, Done, Done, Done], 5),
    (
        "kivo-customer-managed",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    (
        "kivo-customer-managed-login-refused",
        [Done, Done, Done, Done, Failed, Locked],
        4,
    ),
    (
        "kivo-vendor-managed",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    (
        "kivo-vendor-managed-opened",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kivo-vendor-managed-stated",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    (
        "kivo-vendor-managed-waiting",
        [Done, Done, Waiting, Locked, Locked, Locked],
        2,
    ),
    (
        "kivo-vendor-managed-wrong-cloud",
        [Failed, Locked, Locked, Locked, Locked, Locked],
        0,
    ),
    ("kloudmate-oidc", [Done, Done, Done, Done, Done, Done], 5),
    (
        "kloudmate-oidc-email-missing",
        [Done, Done, Done, Done, Failed, Locked],
        4,
    ),
    (
        "kloudmate-oidc-no-secret",
        [Done, Done, Done, Open, Locked, Locked],
        3,
    ),
    (
        "kloudmate-oidc-opened",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kloudmate-oidc-opened-with-secret",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kloudmate-oidc-people",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    (
        "kloudmate-oidc-replacing",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    (
        "kloudmate-oidc-secret-expired",
        [Done, Done, Done, Failed, Locked, Locked],
        3,
    ),
    (
        "kloudmate-oidc-skipped-consent",
        [Done, Done, Done, Done, Done, Done],
        5,
    ),
    ("kloudmate-saml", [Done, Done, Done, Done, Done, Done], 5),
];

/// Where the set-up stands that each bundle is opened as.
const BUNDLES: &[(&str, [Standing; 6], usize)] = &[
    ("custom-oidc", [Done, Done, Done, Done, Done, Open], 5),
    ("custom-saml", [Done, Done, Done, Done, Done, Open], 5),
    (
        "custom-saml-certificate-replaced",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    ("custom-ws-fed", [Done, Done, Done, Done, Done, Open], 5),
    ("improvado-oauth2", [Done, Done, Done, Done, Done, Open], 5),
    ("kandji-native", [Done, Done, Done, Done, Done, Open], 5),
    ("kandji-native-eu", [Done, Done, Done, Done, Done, Open], 5),
    ("kandji-saml", [Done, Done, Done, Done, Done, Open], 5),
    (
        "kandji-saml-of-version-2",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    ("kinde-oauth2", [Done, Done, Done, Done, Done, Open], 5),
    ("kinde-saml", [Done, Done, Done, Done, Done, Open], 5),
    ("kinde-ws-fed", [Done, Done, Done, Done, Done, Open], 5),
    (
        "kivo-customer-managed",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kivo-vendor-managed",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kivo-vendor-managed-stated",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    ("kloudmate-oidc", [Done, Done, Done, Done, Done, Open], 5),
    (
        "kloudmate-oidc-of-version-2",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kloudmate-oidc-people",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kloudmate-oidc-replacing",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kloudmate-oidc-sealed",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    (
        "kloudmate-oidc-skipped-consent",
        [Done, Done, Done, Done, Done, Open],
        5,
    ),
    ("kloudmate-saml", [Done, Done, Done, Done, Done, Open], 5),
];

#[tokio::test]
async fn an_old_set_up_stands_where_it_stood_and_goes_on() {
    let desk = Desk::start().await;
    for (name, bytes) in files("setups", "json") {
        let document: Value = serde_json::from_slice(&bytes).unwrap();
        let id = document["id"].as_str().unwrap();
        place(&desk, id, &bytes);

        let opened = desk.engine.open_setup(&NamedSetup {
            setup: id.to_owned(),
        });

        let view = opened.expect(&name).setup.unwrap();
        assert_eq!(stands(&view), listed(SETUPS, &name), "{name}");
        assert_eq!(
            view.test_login.runs.len(),
            document["facts"]["runs"].as_array().unwrap().len(),
            "{name}"
        );
        goes_on(&desk, &view, &name);
    }
}

#[tokio::test]
async fn an_old_bundle_is_whole_and_opens_as_a_set_up_that_goes_on() {
    let desk = Desk::start().await;
    for (name, bytes) in files("bundles", "consentry") {
        let bundle = Bundle::parse(&bytes).expect(&name);
        bundle.verify().expect(&name);

        let view = open(&desk, &name, &bytes, None).await;

        assert_eq!(stands(&view), listed(BUNDLES, &name), "{name}");
        assert_eq!(view.test_login.runs.len(), bundle.runs.len(), "{name}");
        goes_on(&desk, &view, &name);
    }
}

#[tokio::test]
async fn the_secret_in_an_old_seal_comes_out_with_its_passphrase() {
    let desk = Desk::start().await;
    for (name, bytes) in files("bundles", "consentry") {
        if Bundle::parse(&bytes).unwrap().sealed.is_none() {
            continue;
        }
        open(&desk, &name, &bytes, Some(PASSPHRASE)).await;

        assert!(desk.engine.client_secret().await.is_ok(), "{name}");
    }
    assert_eq!(desk.keyring.contents().len(), 1, "one of them is sealed");
}

#[test]
fn every_old_file_is_listed() {
    for (kind, ending, listed) in [
        ("setups", "json", SETUPS),
        ("bundles", "consentry", BUNDLES),
    ] {
        let there: Vec<_> = files(kind, ending).into_keys().collect();
        let listed: Vec<_> = listed.iter().map(|(name, ..)| *name).collect();
        assert_eq!(there, listed, "{kind}");
    }
}

/// One more thing happens to it, and is there when another process opens it.
fn goes_on(desk: &Desk, view: &SetupView, name: &str) {
    let revision = desk.engine.view().revision;
    if let Some(task) = view.export.open_tasks.first() {
        let stated = desk.engine.state_task(&StateTask {
            task: task.id.clone(),
            by: "Ada".to_owned(),
            done: true,
            says: task.asks.as_ref().map(|_| "said".to_owned()),
        });
        stated.expect(name);
    } else {
        desk.engine.cancel().expect(name);
    }
    let after = desk.engine.view();
    assert!(after.revision > revision, "{name}");
    assert_eq!(after.setup.unwrap(), desk.on_disk(&view.id), "{name}");
}

async fn open(desk: &Desk, name: &str, bytes: &[u8], passphrase: Option<&str>) -> SetupView {
    let opened = desk.engine.open_bundle(OpenBundle {
        name: format!("{name}.consentry"),
        text: String::from_utf8(bytes.to_vec()).unwrap(),
        passphrase: passphrase.map(|passphrase| SecretEntry::new(passphrase.to_owned())),
        identity: None,
    });
    opened.await.expect(name).setup.unwrap()
}

fn place(desk: &Desk, id: &str, bytes: &[u8]) {
    let folder = desk.folder().join("home/setups");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{id}.json")), bytes).unwrap();
}

fn stands(view: &SetupView) -> ([Standing; 6], usize) {
    let standings: Vec<_> = view.steps.iter().map(|step| step.standing).collect();
    let current = view.steps.iter().position(|step| step.step == view.current);
    (standings.try_into().unwrap(), current.unwrap())
}

fn listed(list: &[(&str, [Standing; 6], usize)], name: &str) -> ([Standing; 6], usize) {
    let (_, standings, current) = list
        .iter()
        .find(|(listed, ..)| *listed == name)
        .expect(name);
    (*standings, *current)
}

/// The old files of one kind, of every version, by their names.
fn files(kind: &str, ending: &str) -> BTreeMap<String, Vec<u8>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/core/fixtures");
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    inside(&fixtures.join(kind))
        .iter()
        .flat_map(|version| inside(version))
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect()
}
