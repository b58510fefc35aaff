//! What leaves a set-up: files, what the other side is given, and the set-ups themselves.

use consentry_tests::cli::Cli;
use serde_json::Value;

const REHEARSAL: [&str; 4] = ["setup", "--practice", "--auto", "--service"];

fn rehearsed(cli: &Cli, service: &str, model: &str) -> Value {
    let arguments = REHEARSAL
        .into_iter()
        .chain([service, "--model", model, "--json"]);
    cli.run(arguments).expect_code(0).json()
}

#[test]
fn an_existing_file_is_overwritten_only_by_force_and_that_is_told_before_the_first_step() {
    let cli = Cli::new();
    let path = cli.bundle();
    std::fs::write(&path, "mine").unwrap();
    let out = ["kloudmate", "--out", path.to_str().unwrap()];

    let refused = cli.run(REHEARSAL.into_iter().chain(out)).expect_code(2);
    assert!(
        refused.stderr.contains("error[file.exists]"),
        "{}",
        refused.stderr
    );
    assert!(!refused.stderr.contains("Set-up "), "{}", refused.stderr);
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");

    let forced = REHEARSAL.into_iter().chain(out).chain(["--force"]);
    let _ = cli.run(forced).expect_code(0);
    assert_ne!(std::fs::read(&path).unwrap(), b"mine");

    let nowhere = path.join("below-a-file");
    let nowhere = ["kloudmate", "--out", nowhere.to_str().unwrap()];
    let refused = cli.run(REHEARSAL.into_iter().chain(nowhere)).expect_code(1);
    assert!(
        refused.stderr.contains("error[file.unwritable]"),
        "{}",
        refused.stderr
    );
    assert!(!refused.stderr.contains("Set-up "), "{}", refused.stderr);
}

#[test]
fn a_failing_set_up_is_exported_shown_and_opened_as_unfinished() {
    let cli = Cli::new();
    let scenario = ["kloudmate", "--scenario", "email-missing"];
    let failed = cli
        .run(REHEARSAL.into_iter().chain(scenario))
        .expect_code(1);
    assert!(
        failed.stderr.contains("consentry bundle export "),
        "{}",
        failed.stderr
    );

    let exported = cli
        .run(["bundle", "export", "KLOUDMATE", "--json"])
        .expect_code(0)
        .json();
    assert_eq!(exported["unfinished"], true);
    let path = exported["path"].as_str().unwrap();

    let verified = cli.run(["bundle", "verify", path]).expect_code(0);
    assert!(
        verified.stdout.contains("unfinished"),
        "{}",
        verified.stdout
    );
    let shown = cli.run(["bundle", "show", path]).expect_code(0).stdout;
    assert!(shown.contains("Unfinished"), "{shown}");
    assert!(shown.contains("claims.email_missing"), "{shown}");
    let opened = cli.run(["bundle", "open", path]).expect_code(0);
    assert!(opened.stderr.contains("unfinished"), "{}", opened.stderr);
}

#[test]
fn a_bundle_is_shown_with_all_that_it_rests_on_and_no_rotation_as_a_task() {
    let cli = Cli::new();
    let view = rehearsed(&cli, "kandji", "saml");
    let path = view["export"]["saved"]["path"].as_str().unwrap();

    let shown = cli.run(["bundle", "show", path]).expect_code(0).stdout;

    for told in [
        "Practice",
        "Cloud",
        "Signing certificate",
        "Identifier (Entity ID)",
        "https://auth.kandji.io/saml/contoso/acs",
        "Not checked",
        "Afterwards",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let rotation = view["after"]["rotation"]["tasks"].as_array().unwrap();
    for task in rotation {
        let title = task["title"].as_str().unwrap();
        assert!(!shown.contains(title), "{title}: {shown}");
    }
}

#[test]
fn what_the_service_is_given_is_printed_with_its_fields_and_saved() {
    let cli = Cli::new();
    rehearsed(&cli, "kloudmate", "saml");

    let whole = cli.run(["handoff", "--json"]).expect_code(0).json();
    let items = whole["items"].as_array().unwrap();
    let text = cli.run(["handoff"]).expect_code(0).stdout;
    for item in items {
        let (field, value) = (item["field"].as_str().unwrap(), item["value"].as_str());
        assert!(text.contains(field), "{field}: {text}");
        assert!(text.contains(value.unwrap().trim_end()), "{field}: {text}");
    }
    let xml = items
        .iter()
        .find(|item| item["kind"] == "metadata")
        .unwrap();
    let field = xml["field"].as_str().unwrap();
    let printed = cli.run(["handoff", "--field", field]).expect_code(0).stdout;
    assert_eq!(
        printed.trim_end(),
        xml["value"].as_str().unwrap().trim_end()
    );

    let folder = cli.home().join("given");
    std::fs::create_dir(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    let _ = cli.run(["handoff", "--out", folder]).expect_code(0);
    let document = cli
        .home()
        .join("given")
        .join(xml["fileName"].as_str().unwrap());
    let document = std::fs::read_to_string(document).unwrap();
    assert_eq!(document, xml["value"].as_str().unwrap());
    let again = cli.run(["handoff", "--out", folder]).expect_code(2);
    assert!(again.stderr.contains("file.exists"), "{}", again.stderr);

    let unknown = cli.run(["handoff", "--field", "nothing"]).expect_code(2);
    assert!(unknown.stderr.contains(field), "{}", unknown.stderr);
}

#[test]
fn what_the_service_is_given_can_be_read_from_a_bundle_alone() {
    let cli = Cli::new();
    let view = rehearsed(&cli, "kloudmate", "saml");
    let path = view["export"]["saved"]["path"].as_str().unwrap();
    let here = cli.run(["handoff", "--json"]).expect_code(0).json();
    let elsewhere = Cli::new();

    let given = elsewhere
        .run(["handoff", path, "--json"])
        .expect_code(0)
        .json();

    assert_eq!(given["items"], here["items"]);
    assert_eq!(given["note"], here["note"]);
}

#[test]
fn set_ups_are_listed_opened_and_deleted_by_the_beginning_of_their_names() {
    let cli = Cli::new();
    let kivo = rehearsed(&cli, "kivo", "vendor-managed");
    let kloudmate = rehearsed(&cli, "kloudmate", "oidc");
    let id = |view: &Value| view["id"].as_str().unwrap().to_owned();

    let listed = cli.run(["setups", "list"]).expect_code(0).stdout;
    for told in [&id(&kivo), &id(&kloudmate), "Kivo for contoso.com", "6/6"] {
        assert!(listed.contains(told), "{told}: {listed}");
    }
    let opened = cli
        .run(["setups", "open", "kivo for", "--json"])
        .expect_code(0)
        .json();
    assert_eq!(opened["id"], id(&kivo).as_str());
    let ambiguous = cli.run(["setups", "open", "k"]).expect_code(2);
    assert!(
        ambiguous.stderr.contains(&id(&kloudmate)),
        "{}",
        ambiguous.stderr
    );
    let unknown = cli
        .run(["setups", "delete", "other", "--yes"])
        .expect_code(2);
    assert!(
        unknown.stderr.contains("setup.unknown"),
        "{}",
        unknown.stderr
    );

    let _ = cli.run(["setups", "archive", "kivo"]).expect_code(0);
    let away = cli.run(["setups", "list"]).expect_code(0).stdout;
    assert!(!away.contains("Kivo"), "{away}");
    let all = cli.run(["setups", "list", "--all"]).expect_code(0).stdout;
    assert!(all.contains("Kivo"), "{all}");
    let _ = cli
        .run(["setups", "archive", "kivo", "--undo"])
        .expect_code(0);

    let unasked = cli.run(["setups", "delete", "kivo"]).expect_code(2);
    assert!(unasked.stderr.contains("--yes"), "{}", unasked.stderr);
    let deleted = || {
        let ended = cli.run(["setups", "delete", "kivo", "--yes"]);
        ended.expect_code(0).stdout
    };
    assert!(deleted().contains("consentry setups undo"));
    let back = cli.run(["setups", "undo"]).expect_code(0).stdout;
    assert!(back.contains("kivo-"), "{back}");
    let _ = deleted();
    let left = cli.run(["setups", "list", "--json"]).expect_code(0).json();
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(left[0]["id"], id(&kloudmate).as_str());
}

#[test]
fn sealing_and_redacting_leave_the_bundle_as_it_is_and_write_one_beside_it() {
    let cli = Cli::new();
    let view = rehearsed(&cli, "kloudmate", "oidc");
    let path = view["export"]["saved"]["path"].as_str().unwrap();
    std::fs::copy(path, cli.home().join("kloudmate.consentry")).unwrap();
    let before = std::fs::read(cli.home().join("kloudmate.consentry")).unwrap();

    let seal = [
        "bundle",
        "seal",
        "kloudmate.consentry",
        "--passphrase-stdin",
        "--secret-stdin",
    ];
    let secret = "abc8Q~kM4dTzL7pWvN2xRqYhJ9sBfGcUe6aZo3Hi";
    let sealed = cli
        .run_with(seal, &format!("{secret}\ncorrect horse\n"))
        .expect_code(0);
    assert!(
        sealed.stdout.contains("kloudmate-sealed.consentry"),
        "{}",
        sealed.stdout
    );
    let _ = cli
        .run(["bundle", "verify", "kloudmate-sealed.consentry"])
        .expect_code(0);

    let redacted = cli
        .run([
            "bundle",
            "redact",
            "kloudmate-sealed.consentry",
            "--out",
            "plain.consentry",
        ])
        .expect_code(0);
    assert!(redacted.stderr.contains("sealed"), "{}", redacted.stderr);
    let shown = cli
        .run(["bundle", "show", "plain.consentry"])
        .expect_code(0);
    let sealed = shown
        .stdout
        .lines()
        .find(|line| line.starts_with("Sealed secret"));
    assert!(sealed.unwrap().ends_with(" no"), "{}", shown.stdout);
    assert_eq!(
        std::fs::read(cli.home().join("kloudmate.consentry")).unwrap(),
        before
    );
}

#[test]
fn what_deserves_a_look_in_the_services_metadata_travels_in_the_bundle() {
    let cli = Cli::new();
    let metadata = "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" \
        entityID=\"https://wiki.example/saml\" validUntil=\"2024-01-01T00:00:00Z\"><SPSSODescriptor \
        protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><AssertionConsumerService \
        Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://wiki.example/acs\" \
        index=\"0\"/></SPSSODescriptor></EntityDescriptor>";
    std::fs::write(cli.home().join("wiki.xml"), metadata).unwrap();
    let bundle = cli.bundle();
    let given = [
        "custom",
        "--model",
        "saml",
        "--input",
        "service_name=Wiki",
        "--service-metadata",
        "wiki.xml",
        "--out",
        bundle.to_str().unwrap(),
    ];
    let _ = cli.run(REHEARSAL.into_iter().chain(given)).expect_code(0);

    let written: Value = serde_json::from_slice(&std::fs::read(&bundle).unwrap()).unwrap();
    let warning = &written["model"]["warnings"][0];
    assert_eq!(warning["id"], "federation.metadata_expired");
    assert!(warning.get("text").is_none(), "{warning}");
    let shown = cli
        .run(["bundle", "show", bundle.to_str().unwrap()])
        .expect_code(0)
        .stdout;
    let told = shown.lines().find(|line| line.starts_with("Look at"));
    assert!(
        told.unwrap_or_default().contains("1 January 2024"),
        "{shown}"
    );
}

#[test]
fn what_only_a_running_practice_tenant_says_is_no_value_that_is_not_known_yet() {
    let cli = Cli::new();
    let view = rehearsed(&cli, "kloudmate", "oidc");

    let text = cli.run(["handoff"]).expect_code(0).stdout;

    let again = format!(
        "consentry setup --continue {}",
        view["id"].as_str().unwrap()
    );
    assert!(text.contains(&again), "{text}");
    let discovery = text.lines().find(|line| line.starts_with("Discovery URL"));
    assert!(discovery.unwrap().contains("closed"), "{text}");
    assert!(!text.contains("Not known yet"), "{text}");
}

#[test]
fn the_domain_is_taken_from_the_directory_and_that_is_told() {
    for service in [["kandji", "native"], ["kinde", "oauth2"]] {
        let cli = Cli::new();
        let given = [service[0], "--model", service[1]];
        let run = cli.run(REHEARSAL.into_iter().chain(given)).expect_code(0);

        let told = "contoso.com, by default (--input directory_domain=";
        assert!(run.stderr.contains(told), "{service:?}: {}", run.stderr);
    }
}

#[test]
fn consent_granted_by_the_portals_button_is_said_beforehand() {
    let cli = Cli::new();
    let given = ["improvado", "--consented", "--json"];
    let view = cli
        .run(REHEARSAL.into_iter().chain(given))
        .expect_code(0)
        .json();

    assert_eq!(view["consent"]["fact"]["skipped"], false);
    let cli = Cli::new();
    let elsewhere = cli.run(REHEARSAL.into_iter().chain(["kloudmate", "--consented"]));
    let _ = elsewhere.expect_code(1);
}
