//! What a form cannot say is refused with its name and what to do, and never half written.

use consentry_tests::cli::Cli;
use serde_json::json;

use crate::written::{bundles, changed};

fn refused(cli: &Cli, bundle: &std::path::Path, form: &str) -> (String, String) {
    let ended = cli
        .run([
            "handoff",
            bundle.to_str().unwrap(),
            "--form",
            form,
            "--json",
        ])
        .expect_code(1);
    let failure = &ended.json()["failure"];
    let of = |member: &str| failure[member].as_str().unwrap().to_owned();
    (of("code"), of("summary"))
}

#[test]
fn a_form_that_has_no_way_to_say_it_is_refused() {
    let cli = Cli::new();
    for (bundle, form, words) in [
        ("kloudmate-oidc", "sp-metadata", "OpenID Connect"),
        ("kinde-ws-fed", "sp-metadata", "WS-Federation"),
        ("custom-ws-fed", "keycloak", "WS-Federation"),
    ] {
        let (code, summary) = refused(&cli, &bundles()[bundle], form);

        assert_eq!(code, "form.not_of_protocol", "{bundle}");
        assert!(summary.contains(words), "{summary}");
    }
}

#[test]
fn a_calendar_of_nothing_is_refused() {
    let cli = Cli::new();

    let (code, _) = refused(&cli, &bundles()["kivo-vendor-managed"], "calendar");

    assert_eq!(code, "form.nothing_ends");
}

#[test]
fn a_form_that_lacks_a_value_is_refused_by_the_values_name_and_a_note_is_not() {
    let cli = Cli::new();
    let bundle = changed(&cli, "kloudmate-oidc", |bundle| {
        let members = bundle.as_object_mut().unwrap();
        for member in [
            "application",
            "consent",
            "credential",
            "federation",
            "model",
        ] {
            members.remove(member);
        }
        bundle["claims"]["contract"] = json!([]);
        bundle["runs"] = json!([]);
        bundle["unfinished"] = json!({ "step": "model" });
    });

    for form in ["terraform", "azure-cli", "graph-powershell", "env"] {
        let (code, summary) = refused(&cli, &bundle, form);
        assert_eq!(code, "form.not_known_yet", "{form}");
        assert!(summary.contains("Integration model"), "{summary}");
    }
    let note = cli.run(["handoff", bundle.to_str().unwrap(), "--form", "note"]);
    let note = note.expect_code(0).stdout;
    assert!(note.contains("unfinished"), "{note}");
}

#[test]
fn all_forms_need_a_folder_and_what_is_there_stays_without_force() {
    let cli = Cli::new();
    let bundle = bundles()["kandji-saml"].clone();
    let bundle = bundle.to_str().unwrap();

    let nowhere = cli.run(["handoff", bundle, "--form", "all"]).expect_code(2);
    assert!(nowhere.stderr.contains("--out"), "{}", nowhere.stderr);

    let folder = cli.home().join("forms");
    let out = folder.to_str().unwrap();
    let all = ["handoff", bundle, "--form", "all", "--out", out];
    let _ = cli.run(all).expect_code(0);
    std::fs::write(folder.join("kandji.md"), "mine").unwrap();
    std::fs::remove_file(folder.join("kandji.tf")).unwrap();
    let again = cli.run(all).expect_code(2);

    assert!(again.stderr.contains("file.exists"), "{}", again.stderr);
    assert_eq!(
        std::fs::read_to_string(folder.join("kandji.md")).unwrap(),
        "mine"
    );
    assert!(!folder.join("kandji.tf").exists(), "nothing is half done");
}

#[test]
fn the_name_that_signs_letters_signs_the_note() {
    let cli = Cli::new();
    let bundle = bundles()["kivo-vendor-managed"].clone();
    let arguments = ["handoff", bundle.to_str().unwrap(), "--form", "note"];

    let signed = cli.run(arguments.into_iter().chain(["--signed", "Marta Keller"]));

    let note = signed.expect_code(0).stdout;
    assert!(note.contains("\nMarta Keller\n"), "{note}");
}
