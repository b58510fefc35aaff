//! A bundle on its way to somebody who has nothing but the command.

use std::path::Path;

use consentry_bundle::Bundle;
use consentry_core::language::Language;
use consentry_core::replay::replay;
use consentry_core::view::ReplaysView;
use consentry_core::view::request::{SaveBundle, Seal};
use consentry_tests::cli::{Cli, Ended};
use consentry_tests::engine::Desk;
use serde_json::Value;

/// The set-up that is open, exported as it is.
pub(crate) async fn exported(desk: &Desk) -> Bundle {
    let request = SaveBundle {
        seal: Seal::LeaveOut,
        ask_where: false,
        as_it_is: true,
        level: None,
    };
    let view = desk.engine.save_bundle(request, None).await.unwrap();
    let saved = view.setup.unwrap().export.as_it_is.unwrap();
    Bundle::parse(&std::fs::read(&saved.path).unwrap()).unwrap()
}

/// `bundle` without anything that could be used again, as it is passed on further.
pub(crate) fn redacted(mut bundle: Bundle) -> Bundle {
    drop(bundle.redact().unwrap());
    bundle
}

/// Judges `bundle` again in an empty home, which stays empty.
pub(crate) fn reproduced(bundle: &Bundle) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.consentry");
    std::fs::write(&file, bundle.to_bytes().unwrap()).unwrap();
    let cli = Cli::new();
    // Whoever asked a name server or a host here would fail otherwise than then.
    let ended = reproduced_in(&cli, &file);
    assert!(cli.files().is_empty(), "{:?}", cli.files());
    ended
}

fn reproduced_in(cli: &Cli, file: &Path) -> Ended {
    let output = cli
        .command(["reproduce", file.to_str().unwrap(), "--json"])
        .env("HTTPS_PROXY", "http://127.0.0.1:9")
        .env("HTTP_PROXY", "http://127.0.0.1:9")
        .output();
    Ended::of(&output.unwrap())
}

/// The same answer without the command around it, which starts slowly.
pub(crate) async fn judged(bundle: &Bundle) -> Value {
    let view = ReplaysView::new(&Box::pin(replay(bundle)).await, Language::english());
    serde_json::to_value(view).unwrap()
}

/// The verdicts in the answer.
pub(crate) fn runs(answer: &Value) -> &[Value] {
    answer["runs"].as_array().unwrap()
}

/// How the check of this id was made.
pub(crate) fn how<'a>(run: &'a Value, id: &str) -> &'a str {
    let mut checks = run["checks"].as_array().unwrap().iter();
    let check = checks.find(|check| check["id"] == id).unwrap();
    check["how"].as_str().unwrap()
}
