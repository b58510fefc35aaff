//! Whole set-ups in the practice tenant, from the first step to the bundle.

use consentry_core::service::Services;
use consentry_tests::cli::Cli;
use serde_json::Value;

/// The journeys: service and model, all that are shipped.
pub(crate) fn journeys() -> Vec<(&'static str, &'static str)> {
    let profiles = Services::shipped().profiles();
    let journeys = profiles.flat_map(|profile| {
        let models = profile.models.iter();
        models.map(|model| (profile.id.as_str(), model.id.as_str()))
    });
    journeys.collect()
}

#[test]
fn each_journey_ends_with_six_steps_done_and_a_bundle_that_is_whole() {
    for (service, model) in journeys() {
        let cli = Cli::new();
        let bundle = cli.bundle();
        let out = bundle.to_str().unwrap();

        let ended = cli
            .run([
                "setup",
                "--practice",
                "--auto",
                "--service",
                service,
                "--model",
                model,
                "--out",
                out,
                "--json",
            ])
            .expect_code(0);
        let setup = ended.json();

        assert_eq!(standings(&setup), ["done"; 6], "{service} {model}");
        let checks = made_checks(&setup);
        let passed = format!("{checks} of {checks} checks passed.");
        assert!(ended.stderr.contains(&passed), "{passed} {}", ended.stderr);
        assert_eq!(setup["export"]["saved"]["path"], out);
        assert_eq!(setup["practice"], true);
        let verified = cli
            .run(["bundle", "verify", out, "--json"])
            .expect_code(0)
            .json();
        assert_eq!(verified["valid"], true);
        assert_eq!(verified["digest"], setup["export"]["saved"]["digest"]);
        let shown = cli
            .run(["bundle", "show", out, "--json"])
            .expect_code(0)
            .json();
        assert_eq!(shown["service"]["id"], service);
        assert_eq!(shown["model"]["id"], model);
        assert_eq!(shown["runs"][0]["verdict"], "pass");
    }
}

/// How many checks were made of the last test login; there are some, whatever the protocol.
fn made_checks(setup: &Value) -> usize {
    let checks = setup["testLogin"]["runs"][0]["checks"].as_array().unwrap();
    let made = checks.iter().filter(|check| check["status"] != "skipped");
    let made = made.count();
    assert!(made > 0, "{checks:?}");
    made
}

#[test]
fn without_json_the_end_is_told_in_sentences() {
    let cli = Cli::new();

    let ended = cli
        .run([
            "setup",
            "--practice",
            "--auto",
            "--service",
            "kloudmate",
            "--model",
            "oidc",
        ])
        .expect_code(0);

    assert!(
        ended
            .stdout
            .contains("KloudMate for contoso.com\nAda Lovelace can sign in to KloudMate\nSaved: "),
        "{}",
        ended.stdout
    );
    assert!(cli.home().join("contoso-kloudmate.consentry").exists());
    for step in ["1/6 Directory", "3/6 Consent", "6/6 Export"] {
        assert!(ended.stderr.contains(step), "{step}: {}", ended.stderr);
    }
}

#[test]
fn instructed_tasks_are_recorded_as_done_by_whoever_states_it() {
    let cli = Cli::new();

    let setup = cli
        .run([
            "setup",
            "--practice",
            "--auto",
            "--service",
            "kivo",
            "--model",
            "vendor-managed",
            "--stated",
            "--json",
        ])
        .expect_code(0)
        .json();

    let tasks = setup["consent"]["tasks"].as_array().unwrap();
    let stated = tasks
        .iter()
        .find(|task| task["id"] == "check-kivo-permission")
        .unwrap();
    assert_eq!(stated["done"]["how"], "stated");
    assert_eq!(stated["done"]["by"], "kim");
    let open = setup["export"]["openTasks"].as_array().unwrap();
    assert!(open.iter().all(|task| task["optional"] == true), "{open:?}");
}

#[test]
fn a_finished_set_up_is_continued_into_another_file() {
    let cli = Cli::new();
    let again = cli.home().join("again.consentry");
    let _ = cli
        .run([
            "setup",
            "--practice",
            "--auto",
            "--service",
            "kivo",
            "--model",
            "vendor-managed",
        ])
        .expect_code(0);

    let setup = cli
        .run([
            "setup",
            "--continue",
            "--auto",
            "--out",
            again.to_str().unwrap(),
            "--json",
        ])
        .expect_code(0)
        .json();

    assert_eq!(setup["export"]["saved"]["path"], again.to_str().unwrap());
    let _ = cli
        .run(["bundle", "verify", again.to_str().unwrap()])
        .expect_code(0);
}

/// Where each of the six steps stands.
pub(crate) fn standings(setup: &Value) -> Vec<String> {
    let steps = setup["steps"].as_array().expect("a set-up has steps");
    let standing = |step: &Value| step["standing"].as_str().unwrap().to_owned();
    steps.iter().map(standing).collect()
}

#[test]
fn what_was_entered_for_any_service_is_a_profile_of_ones_own_from_the_next_start_on() {
    let cli = Cli::new();
    let rehearsal = ["setup", "--practice", "--auto"];
    let save = [
        "--service",
        "custom",
        "--model",
        "saml",
        "--save-profile",
        "Wiki",
    ];

    let saved = cli.run([&rehearsal[..], &save[..]].concat()).expect_code(0);
    assert!(saved.stderr.contains("wiki.toml"), "{}", saved.stderr);
    let own = cli
        .run([&rehearsal[..], &["--service", "wiki", "--json"][..]].concat())
        .expect_code(0)
        .json();
    assert_eq!(own["service"]["name"], "Wiki");
    assert_eq!(standings(&own), ["done"; 6]);

    let again = cli.run([&rehearsal[..], &save[..]].concat()).expect_code(1);
    assert!(again.stderr.contains("wiki is taken"), "{}", again.stderr);
}
