//! The practice tenant as a program of its own.

use std::io::{BufRead, BufReader};
use std::process::Command;

use consentry_core::language::Language;
use consentry_practice::{Options, PracticeTenant, Scenario};
use consentry_tests::cli::Cli;
use serde_json::Value;
use url::Url;

#[test]
fn the_list_names_each_scenario_with_its_code() {
    let cli = Cli::new();

    let text = cli.run(["practice", "--list"]).expect_code(0).stdout;
    let list = cli
        .run(["practice", "--list", "--json"])
        .expect_code(0)
        .json();

    assert_eq!(text.lines().count(), Scenario::ALL.len());
    for (entry, scenario) in list.as_array().unwrap().iter().zip(Scenario::ALL) {
        assert_eq!(entry["name"], scenario.name());
        assert_eq!(entry["code"].as_str(), scenario.code(), "{scenario}");
        let summary = Language::english().find(&format!("scenario-{scenario}"), &[]);
        assert_eq!(entry["summary"].as_str(), summary.as_deref(), "{scenario}");
        let told = scenario
            .code()
            .map_or(summary, |code| Some(code.to_owned()));
        assert!(told.is_some_and(|told| text.contains(&told)), "{scenario}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_first_line_says_it_is_ready_and_each_request_adds_one_until_it_is_asked_to_end() {
    let cli = Cli::new();
    let seed = cli.home().join("seed.json");
    std::fs::write(
        &seed,
        r#"{"tenants": [{"id": "11111111-2222-4333-8444-555555555555", "name": "Northwind", "domains": ["northwind.com"]}]}"#,
    )
    .unwrap();
    let mut child = cli
        .command(["practice", "--json", "--seed", seed.to_str().unwrap()])
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();

    let ready: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    for member in [
        "authority",
        "graph",
        "ca",
        "tenants",
        "users",
        "applications",
    ] {
        assert!(ready.get(member).is_some(), "{member}: {ready}");
    }
    assert!(ready["tenants"].to_string().contains("northwind.com"));
    assert!(ready["applications"][1]["client_secret"].is_string());
    let authority: Url = ready["authority"].as_str().unwrap().parse().unwrap();
    let discovery = authority
        .join("northwind.com/v2.0/.well-known/openid-configuration")
        .unwrap();
    let (_, page) = consentry_tests::http_browser::browse(discovery).await;
    assert!(page.contains("\"issuer\""), "{page}");
    let served: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(
        served["path"],
        "/northwind.com/v2.0/.well-known/openid-configuration"
    );
    assert_eq!(served["status"], 200);

    let asked = Command::new("kill")
        .arg(child.id().to_string())
        .status()
        .unwrap();
    assert!(asked.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(lines.next().is_none());
}

#[cfg(unix)]
#[tokio::test]
async fn without_json_it_names_all_that_one_types_there_or_copies_from_it() {
    let cli = Cli::new();
    let arguments = ["practice", "--scenario", "key-rollover"];
    let mut child = cli.command(arguments).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();

    let mut text = String::new();
    for line in lines {
        let line = line.unwrap();
        text += &line;
        text.push('\n');
        if line.contains("Ctrl-C") {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();

    let ready = PracticeTenant::start(Options::default())
        .await
        .unwrap()
        .ready();
    let mut wanted = vec!["/practice/portal", "Contoso Ltd.", "key-rollover  "];
    for tenant in &ready.tenants {
        wanted.extend(tenant.domains.iter().map(String::as_str));
    }
    for user in &ready.users {
        wanted.extend([&user.upn, &user.password, &user.name].map(String::as_str));
    }
    for app in &ready.applications {
        wanted.extend(
            [app.name.as_str()]
                .into_iter()
                .chain(app.client_secret.as_deref()),
        );
        let addresses = app.redirect_uris.iter().chain(&app.reply_urls);
        wanted.extend(addresses.map(String::as_str));
    }
    for value in wanted {
        assert!(text.contains(value), "{value}: {text}");
    }
}

#[test]
fn a_rehearsal_that_a_person_walks_through_names_all_that_is_typed() {
    let cli = Cli::new();

    let told = cli
        .run([
            "setup",
            "--practice",
            "--service",
            "kloudmate",
            "--model",
            "oidc",
            "--tenant",
            "contoso.com",
        ])
        .expect_code(2)
        .stderr;

    for value in [
        "/practice/portal",
        "contoso.com",
        "ada@contoso.com",
        "Practice-ada-1",
        "2c8e61d7-f94a-4b05-8d3e-a7160c5fb982",
        "abc8Q~kM4dTzL7pWvN2xRqYhJ9sBfGcUe6aZo3Hi",
    ] {
        assert!(told.contains(value), "{value}: {told}");
    }
    assert_eq!(
        told.matches("abc8Q~kM4").count(),
        1,
        "once is enough: {told}"
    );
}

#[test]
fn a_service_of_ones_own_is_rehearsed_whatever_its_addresses() {
    let inputs = |model| match model {
        "oidc" => vec!["redirect_uri=https://app.contoso.example/callback"],
        "saml" => vec![
            "entity_id=https://app.contoso.example/saml",
            "acs=https://app.contoso.example/saml/acs",
        ],
        _ => vec![
            "wtrealm=urn:app.contoso.example",
            "wreply=https://app.contoso.example/wsfed",
        ],
    };
    for model in ["oidc", "saml", "ws-fed"] {
        let cli = Cli::new();
        let mut arguments = vec![
            "setup",
            "--practice",
            "--auto",
            "--service",
            "custom",
            "--json",
        ];
        arguments.extend(["--model", model, "--out", "out.consentry"]);
        for input in inputs(model) {
            arguments.extend(["--input", input]);
        }

        let setup = cli.run(arguments).expect_code(0).json();

        let bundle = std::fs::read_to_string(cli.bundle()).unwrap();
        assert!(bundle.contains("app.contoso.example"), "{bundle}");
        assert_eq!(setup["testLogin"]["runs"][0]["verdict"], "pass", "{model}");
    }
}
