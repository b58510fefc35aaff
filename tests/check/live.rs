//! Microsoft asked about very many bundles, through a host that sends every seventh question away: none is lost.

use chrono::TimeDelta;
use consentry_bundle::Bundle;
use consentry_practice::{Options, PracticeTenant, Scenario};
use consentry_tests::cli::{Cli, Ended};
use consentry_tests::throttle::Throttle;
use serde_json::json;
use url::Url;

use crate::bundles::{codes, oidc, saml, write};

/// How many directories, each of which is asked for two documents.
const DIRECTORIES: usize = 250;

/// The ID of a directory that nobody else has.
fn directory(number: usize) -> String {
    format!("0d1ec700-0000-4000-8000-{number:012x}")
}

/// A bundle of the practice tenant, from when its region was written as it is published.
fn exported(mut bundle: Bundle, directory: Option<String>) -> Bundle {
    bundle.version = 3;
    let tenant = bundle.tenant.as_mut().unwrap();
    tenant.region = None;
    if let Some(directory) = directory {
        let before = std::mem::replace(&mut tenant.tenant_id, directory);
        tenant.issuer = tenant.issuer.replace(&before, &tenant.tenant_id);
    }
    bundle
}

async fn asked(cli: &Cli, host: &Url, more: &[&str]) -> Ended {
    let about = [
        "check",
        "--json",
        "--live",
        "--authority-host",
        host.as_str(),
        "b",
    ];
    let mut command = cli.command(about.iter().chain(more));
    let ended = tokio::task::spawn_blocking(move || command.output().unwrap());
    Ended::of(&ended.await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn of_500_questions_of_which_every_seventh_is_sent_away_none_is_lost() {
    let cli = Cli::new();
    let tenant = |number: usize| {
        let domain = format!("customer-{number}.example");
        json!({ "id": directory(number), "name": "Customer", "domains": [domain] })
    };
    let tenants: Vec<_> = (0..DIRECTORIES).map(tenant).collect();
    let seed = serde_json::from_value(json!({ "tenants": tenants })).unwrap();
    for number in 0..DIRECTORIES {
        let bundle = exported(oidc(), Some(directory(number)));
        write(
            &cli.home().join("b"),
            &format!("{number}.consentry"),
            &bundle,
        );
        // Another one of the same directory asks nothing more.
        write(
            &cli.home().join("b"),
            &format!("{number}-2.consentry"),
            &bundle,
        );
    }
    let options = Options {
        seed: Some(seed),
        ..Options::default()
    };
    let practice = PracticeTenant::start(options).await.unwrap();
    let front = Throttle::before(practice.authority(), 7).await;

    let answer = asked(&cli, front.address(), &["--at-once", "8"]).await;

    let answer = answer.expect_code(0).json();
    let bundles = 2 * DIRECTORIES;
    assert_eq!(answer["counts"]["bundles"], bundles);
    assert_eq!(answer["counts"]["asked"], bundles, "{}", answer["counts"]);
    assert_eq!(answer["counts"]["warnings"], 0, "{}", answer["counts"]);
    // Each question that was sent away is asked once more, and no other.
    assert_eq!(front.asked() - front.sent_away(), 2 * DIRECTORIES);
    assert!(front.sent_away() >= 80, "{}", front.sent_away());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_is_gone_and_one_that_changed_are_told_apart() {
    let cli = Cli::new();
    let folder = cli.home().join("b");
    write(&folder, "there.consentry", &exported(oidc(), None));
    write(
        &folder,
        "gone.consentry",
        &exported(oidc(), Some(directory(1))),
    );
    let mut moved = exported(oidc(), None);
    moved.tenant.as_mut().unwrap().region = Some("moon".to_owned());
    write(&folder, "moved.consentry", &moved);
    write(&folder, "saml.consentry", &exported(saml(), None));
    let practice = PracticeTenant::start(Options::default()).await.unwrap();

    let answer = asked(&cli, practice.authority(), &[])
        .await
        .expect_code(1)
        .json();

    assert_eq!(codes(&answer, "there.consentry"), [""; 0]);
    assert_eq!(codes(&answer, "gone.consentry"), ["tenant.unknown"]);
    assert_eq!(codes(&answer, "moved.consentry"), ["drift.discovery"]);
    // A practice tenant makes its certificates anew.
    assert_eq!(codes(&answer, "saml.consentry"), ["drift.certificates"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trap_of_a_new_certificate_that_is_not_active_is_seen_live() {
    let cli = Cli::new();
    let mut bundle = exported(saml(), None);
    bundle.created_at -= TimeDelta::days(30);
    write(&cli.home().join("b"), "a.consentry", &bundle);
    let scenario = Scenario::CertificateExpiredNewInactive;
    let options = Options {
        scenarios: vec![scenario.into()],
        ..Options::default()
    };
    let practice = PracticeTenant::start(options).await.unwrap();

    let answer = asked(&cli, practice.authority(), &[])
        .await
        .expect_code(1)
        .json();

    let codes = codes(&answer, "a.consentry");
    assert!(codes.contains(&"certificate.replaced"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_come_and_go_are_told_of_and_nobody_has_to_do_anything() {
    let cli = Cli::new();
    std::fs::create_dir(cli.home().join("b")).unwrap();
    let rehearsal = "setup --practice --auto --service kloudmate --model oidc --out b/a.consentry";
    drop(cli.run(rehearsal.split(' ')).expect_code(0));
    // Each has keys of its own.
    let practice = PracticeTenant::start(Options::default()).await.unwrap();

    let answer = asked(&cli, practice.authority(), &[])
        .await
        .expect_code(0)
        .json();

    let codes = codes(&answer, "a.consentry");
    assert!(codes.contains(&"drift.keys"), "{answer}");
    assert_eq!(answer["counts"]["fine"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_live_nobody_is_asked() {
    let cli = Cli::new();
    write(
        &cli.home().join("b"),
        "a.consentry",
        &exported(oidc(), None),
    );
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    let front = Throttle::before(practice.authority(), 7).await;
    let host = front.address().as_str();

    for offline in [&["--offline"][..], &[]] {
        let about = ["check", "--authority-host", host, "b"];
        let mut command = cli.command(about.iter().chain(offline));
        let ended = tokio::task::spawn_blocking(move || command.output().unwrap());
        drop(Ended::of(&ended.await.unwrap()).expect_code(0));
    }

    assert_eq!(front.asked(), 0);
}
