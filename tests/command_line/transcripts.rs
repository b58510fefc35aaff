//! What the binary says word for word.

use consentry_core::service::Services;
use consentry_tests::cli::Cli;

#[test]
fn the_consent_address_of_kivo_is_printed_byte_for_byte_and_alone() {
    let ended = Cli::new()
        .run([
            "consent-url",
            "--service",
            "kivo",
            "--tenant",
            "contoso.com",
        ])
        .expect_code(0);

    assert_eq!(
        ended.stdout,
        "https://login.microsoftonline.com/contoso.com/adminconsent\
         ?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io\n"
    );
    assert_eq!(ended.stderr, "");
}

#[test]
fn the_consent_address_of_an_application_of_ones_own_names_it_and_no_state() {
    let ended = Cli::new()
        .run([
            "consent-url",
            "--service",
            "kloudmate",
            "--tenant",
            "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34",
            "--client-id",
            "2c8e61d7-f94a-4b05-8d3e-a7160c5fb982",
        ])
        .expect_code(0);

    assert_eq!(
        ended.stdout,
        "https://login.microsoftonline.com/4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34/v2.0/adminconsent\
         ?client_id=2c8e61d7-f94a-4b05-8d3e-a7160c5fb982&scope=openid+profile+email\
         &redirect_uri=http%3A%2F%2Flocalhost\n"
    );
}

#[test]
fn another_login_host_takes_microsofts_place() {
    let ended = Cli::new()
        .run([
            "consent-url",
            "--service",
            "kivo",
            "--tenant",
            "contoso.com",
            "--authority-host",
            "https://login.example/",
        ])
        .expect_code(0);

    assert!(
        ended
            .stdout
            .starts_with("https://login.example/contoso.com/adminconsent?"),
        "{}",
        ended.stdout
    );
}

#[test]
fn help_names_every_command() {
    let ended = Cli::new().run(["--help"]).expect_code(0);

    for command in [
        "setup",
        "tenant",
        "consent-url",
        "credential",
        "login",
        "services",
        "practice",
        "bundle",
        "schema",
        "doctor",
    ] {
        let listed = ended
            .stdout
            .lines()
            .any(|line| line.trim_start().starts_with(&format!("{command} ")));
        assert!(listed, "{command}: {}", ended.stdout);
    }
    assert!(
        ended.stdout.contains("Exit codes: 0 fine"),
        "{}",
        ended.stdout
    );
}

#[test]
fn help_of_the_set_up_names_its_parameters() {
    let ended = Cli::new().run(["setup", "--help"]).expect_code(0);

    for flag in [
        "--service",
        "--model",
        "--tenant",
        "--input <K=V>",
        "--option <K=V>",
        "--client-id",
        "--secret-stdin",
        "--answers <FILE>",
        "--stated",
        "--out <FILE>",
        "--practice",
        "--auto",
        "--scenario <NAME[:TIMES]>",
        "--continue [<ID>]",
        "--json",
        "--authority-host <URL>",
        "--browser <CMD {url}>",
    ] {
        assert!(ended.stdout.contains(flag), "{flag}: {}", ended.stdout);
    }
}

#[test]
fn every_schema_is_one_of_the_published_draft() {
    for document in ["bundle", "service", "answers"] {
        let schema = Cli::new().run(["schema", document]).expect_code(0).json();

        assert_eq!(
            schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
            "{document}"
        );
        assert!(schema["properties"].is_object(), "{document}");
    }
}

#[test]
fn services_are_listed_and_shown() {
    let cli = Cli::new();

    let list = cli
        .run(["services", "list", "--json"])
        .expect_code(0)
        .json();
    let kivo = cli
        .run(["services", "show", "kivo", "--json"])
        .expect_code(0)
        .json();

    let listed = list.as_array().unwrap().iter();
    let shipped = Services::shipped().profiles();
    assert!(
        listed
            .map(|card| card["id"].as_str().unwrap())
            .eq(shipped.map(|profile| &profile.id))
    );
    assert_eq!(kivo["models"][0]["id"], "vendor-managed");
    assert_eq!(kivo["models"][1]["inputs"][0]["required"], true);
}

#[test]
fn a_profile_with_a_mistake_is_a_finding_with_its_place() {
    let cli = Cli::new();
    let file = cli.home().join("own.toml");
    std::fs::write(&file, "schema_version = 1\nid = 7\n").unwrap();

    let ended = cli
        .run(["services", "check", "--json", file.to_str().unwrap()])
        .expect_code(1);

    assert_eq!(ended.json()["valid"], false);
    assert!(
        ended.json()["flaw"]["path"]
            .as_str()
            .unwrap()
            .contains("line 2"),
        "{}",
        ended.stdout
    );
    assert!(
        ended.stderr.contains("error[service.malformed]"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_folder_is_checked_with_the_texts_of_every_language() {
    let cli = Cli::new();
    let folder = cli.home().join("own");
    std::fs::create_dir(&folder).unwrap();
    let profile = include_str!("../../src-tauri/crates/core/services/custom/profile.toml");
    std::fs::write(folder.join("profile.toml"), profile).unwrap();
    std::fs::write(folder.join("de.toml"), "tagline = \"Jeder Dienst\"\n").unwrap();
    let check = || cli.run(["services", "check", "--json", folder.to_str().unwrap()]);
    assert_eq!(check().expect_code(0).json()["id"], "custom");

    std::fs::write(folder.join("de.toml"), "[models.oidc]\nid = \"oauth\"\n").unwrap();

    let flaw = &check().expect_code(1).json()["flaw"];
    assert!(
        flaw["file"].as_str().unwrap().ends_with("de.toml"),
        "{flaw}"
    );
    assert_eq!(flaw["path"], "models[oidc].id");
    assert_eq!(
        flaw["reason"],
        "it is no text, and is the same in every language"
    );
}

#[test]
fn the_facts_without_a_home_are_a_finding() {
    let cli = Cli::new();
    let list = cli.home().join("facts.md");
    std::fs::write(&list, "| KIVO-01 | x |\n| KIVO-99 | y |\n").unwrap();

    let ended = cli
        .run(["services", "coverage", "--json", list.to_str().unwrap()])
        .expect_code(1);

    let told = ended.json();
    assert_eq!(told["without"], serde_json::json!(["KIVO-99"]));
    assert_eq!(told["facts"][0]["id"], "KIVO-01");
    assert!(
        told["facts"][0]["homes"][0]
            .as_str()
            .unwrap()
            .starts_with("kivo: "),
        "{told}"
    );
    assert_eq!(told["facts"][1]["homes"], serde_json::json!([]));
}

#[test]
fn every_fact_of_the_services_is_shown_with_its_home() {
    let told = Cli::new()
        .run(["services", "coverage", "--json"])
        .expect_code(0)
        .json();

    let counts = include_str!("../../docs/services.md").lines();
    let counts = counts.filter_map(|line| line.strip_prefix("Facts: ")?.split_once(" stated, "));
    let documented: usize = counts
        .map(|(stated, _)| stated.parse::<usize>().unwrap())
        .sum();
    let facts = told["facts"].as_array().unwrap();
    let stated = facts
        .iter()
        .filter(|fact| !fact["id"].as_str().unwrap().contains("-D"));
    assert_eq!(stated.count(), documented);
    assert!(
        facts
            .iter()
            .all(|fact| !fact["homes"].as_array().unwrap().is_empty()),
        "{told}"
    );
}
