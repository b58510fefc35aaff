//! What this computer has, and what to do where it has not.

use consentry_practice::{Options, PracticeTenant};
use consentry_tests::cli::Cli;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_is_fine_or_says_what_to_do() {
    let tenant = PracticeTenant::start(Options::default()).await.unwrap();
    let host = ["--authority-host", tenant.authority().as_str()];
    let cli = Cli::new();

    let findings = cli.run(["doctor", "--json"].iter().chain(&host)).json();
    let lost = cli
        .run(
            ["doctor", "--json", "--browser", "/does/not/exist {url}"]
                .iter()
                .chain(&host),
        )
        .expect_code(1)
        .json();

    let of = |findings: &Value, id: &str| {
        let found = findings
            .as_array()
            .unwrap()
            .iter()
            .find(|finding| finding["id"] == id);
        found.unwrap_or_else(|| panic!("{id}: {findings}")).clone()
    };
    for id in ["keyring", "browser", "proxy", "trust-store", "clock"] {
        let finding = of(&findings, id);
        assert_eq!(
            finding["status"] == "fail",
            finding["next"].is_string(),
            "{finding}"
        );
    }
    assert_eq!(of(&findings, "browser")["status"], "pass");
    assert_eq!(of(&findings, "clock")["status"], "pass");
    assert_eq!(of(&lost, "browser")["status"], "fail");
}
