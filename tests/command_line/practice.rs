//! The practice tenant as a program of its own.

use std::io::{BufRead, BufReader};
use std::process::Command;

use consentry_core::language::Language;
use consentry_practice::Scenario;
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
