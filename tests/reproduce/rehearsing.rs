//! A bundle rehearsed in a directory like the customer's: the same fails at the same step, or it is said what came in its place or
//! why it cannot be rehearsed.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};

use chrono::{DateTime, Utc};
use consentry_bundle::{Bundle, Failed, Failure, Unfinished, Unknown};
use consentry_core::rehearsal::{Rehearsal, RehearsalOutcome, RehearsedEnd, Unrehearsable};
use consentry_core::service::Services;
use consentry_core::step::Step;
use consentry_core::view::{Persona, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::browser::{End, HttpBrowser, Person};
use consentry_tests::cli::{Cli, Ended};
use consentry_tests::engine::Desk;
use consentry_tests::rehearsal::{known, rehearsed};
use serde_json::Value;
use url::Url;

use crate::case::exported;
use crate::walk::{CUSTOM_SAML, KINDE_WS_FED, KIVO_VENDOR, KLOUDMATE, KLOUDMATE_SAML, Walk};

/// Rehearses `bundle` by the command, in an empty home, which stays empty.
fn rehearsed_by_the_command(bundle: &Bundle) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.consentry");
    std::fs::write(&file, bundle.to_bytes().unwrap()).unwrap();
    let cli = Cli::new();
    // Whoever asked anybody beyond this computer would fail otherwise than then.
    let output = cli
        .command(["reproduce", "--rehearse", file.to_str().unwrap(), "--json"])
        .env("HTTPS_PROXY", "http://127.0.0.1:9")
        .env("HTTP_PROXY", "http://127.0.0.1:9")
        .output();
    assert!(cli.files().is_empty(), "{:?}", cli.files());
    Ended::of(&output.unwrap())
}

/// A set-up of KloudMate that failed in `step` with `code`.
async fn failed(step: &str, code: &str) -> Bundle {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    assert_eq!(walk.view().current, Step::TestLogin);
    let mut bundle = exported(&desk).await;
    bundle.unfinished = Some(Unfinished {
        step: step.to_owned(),
        asked: None,
        failed: Some(Failed {
            step: step.to_owned(),
            inconclusive: false,
            failure: Failure {
                code: code.to_owned(),
                facts: BTreeMap::new(),
                next: None,
                detail: None,
                other: Unknown::default(),
            },
            recording: None,
            other: Unknown::default(),
        }),
        other: Unknown::default(),
    });
    bundle
}

fn seed_of(bundle: &Bundle) -> Rehearsal {
    let (rehearsal, _) = Rehearsal::like(bundle, Services::shipped(), &known);
    rehearsal
}

#[tokio::test]
async fn the_command_rehearses_in_an_empty_home_and_without_any_network() {
    let desk = Desk::start().await;
    for (case, scenario, step, code) in [
        (
            KLOUDMATE,
            Scenario::TokenThrottled,
            "credentials",
            "microsoft.throttled",
        ),
        (
            KIVO_VENDOR,
            Scenario::WrongTenantConsented,
            "consent",
            "consent.wrong_tenant",
        ),
        (
            CUSTOM_SAML,
            Scenario::WrongAudience,
            "testLogin",
            "saml.audience",
        ),
    ] {
        desk.rehearse(&[scenario]);
        let walk = Walk::begin(&desk, case);
        walk.on_to(Step::Export).await.unwrap_err();

        let answer = rehearsed_by_the_command(&exported(&desk).await)
            .expect_code(0)
            .json();

        assert_eq!(answer["outcome"], "reproduced", "{answer}");
        assert_eq!(answer["recorded"]["step"], step);
        assert_eq!(answer["recorded"]["code"], code);
        assert_eq!(answer["scenarios"][0], scenario.name());
    }
}

#[tokio::test]
async fn a_practice_tenant_that_looks_like_the_customers_can_be_looked_around_in() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    desk.rehearse(&[Scenario::MfaRequired]);
    walk.on_to(Step::Export).await.unwrap_err();
    let cli = Cli::new();
    let file = cli.home().join("case.consentry");
    std::fs::write(&file, exported(&desk).await.to_bytes().unwrap()).unwrap();

    let mut child = cli
        .command(["practice", "--json", "--from", file.to_str().unwrap()])
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut told = BufReader::new(child.stdout.take().unwrap());
    told.read_line(&mut line).unwrap();

    let ready: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(ready["tenants"][0]["domains"][0], "contoso.com");
    let [application] = ready["applications"].as_array().unwrap().as_slice() else {
        panic!("{ready}");
    };
    assert_eq!(application["client_id"], KLOUDMATE.client_id);
    let practice: Url = ready["authority"].as_str().unwrap().parse().unwrap();
    let there = Person {
        name: "ada@contoso.com".to_owned(),
        password: "Practice-ada-1".to_owned(),
    };
    let mut browser = HttpBrowser::of(there, desk.http().clone());
    let address = format!(
        "contoso.com/oauth2/v2.0/authorize?client_id={}&response_type=code&scope=openid",
        KLOUDMATE.client_id
    );
    let End::Page { text, .. } = browser.visit(&practice.join(&address).unwrap()).await else {
        panic!("nobody gets in");
    };
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(text.contains("AADSTS50076"), "{text}");
}

#[tokio::test]
async fn a_set_up_that_succeeded_succeeds_again() {
    let desk = Desk::start().await;
    for case in [KLOUDMATE, KLOUDMATE_SAML, KINDE_WS_FED, KIVO_VENDOR] {
        Walk::up_to(&desk, case, Step::Export).await;

        let (rehearsal, comparison) = rehearsed(&exported(&desk).await).await;

        assert_eq!(comparison, RehearsalOutcome::Reproduced, "{case:?}");
        assert_eq!(rehearsal.unwrap().scenarios, [""; 0]);
    }
}

#[tokio::test]
async fn a_set_up_that_was_left_before_anything_failed_gets_as_far_again() {
    let desk = Desk::start().await;
    for step in [
        Step::Tenant,
        Step::Model,
        Step::Credentials,
        Step::TestLogin,
    ] {
        Walk::up_to(&desk, KLOUDMATE, step).await;

        let (rehearsal, comparison) = rehearsed(&exported(&desk).await).await;

        assert_eq!(comparison, RehearsalOutcome::Reproduced, "{step:?}");
        assert_eq!(rehearsal.unwrap().recorded.step, step);
    }
}

#[tokio::test]
async fn a_directory_that_nobody_knows_is_not_known_again() {
    let desk = Desk::start().await;
    for what in ["exmaple.com", "gmail.com", "common"] {
        let walk = Walk::begin(&desk, KLOUDMATE);
        walk.identify(what).await.unwrap_err();

        let (_, comparison) = rehearsed(&exported(&desk).await).await;

        assert_eq!(comparison, RehearsalOutcome::Reproduced, "{what}");
    }
}

#[tokio::test]
async fn whoever_signed_in_signs_in_again() {
    let desk = Desk::start().await;
    for (persona, kind, scenarios) in [
        (
            Persona::NoMailbox,
            Kind::NoMailbox,
            &[Scenario::EmailMissing][..],
        ),
        (Persona::Guest, Kind::Guest, &[Scenario::CrossTenantBlocked]),
        (Persona::Unassigned, Kind::Member, &[]),
    ] {
        desk.rehearse(&[]);
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
        desk.rehearse(scenarios);
        walk.sign_in(Way::Loopback, persona, kind)
            .await
            .unwrap_err();

        let (rehearsal, comparison) = rehearsed(&exported(&desk).await).await;

        let rehearsal = rehearsal.unwrap();
        assert_eq!(
            comparison,
            RehearsalOutcome::Reproduced,
            "{persona:?}: {rehearsal:?}"
        );
        let expected = match persona {
            Persona::Guest => "jonas_weber@partner.example",
            Persona::NoMailbox => "nomail@contoso.com",
            _ => "unassigned@contoso.com",
        };
        assert_eq!(rehearsal.person, expected);
    }
}

#[tokio::test]
async fn what_comes_otherwise_is_told() {
    // Nothing is wrong here with what the bundle says is wrong with the address.
    let bundle = failed("testLogin", "claims.email_missing").await;
    let (rehearsal, _) = rehearsed(&bundle).await;
    assert_eq!(rehearsal.unwrap().scenarios, ["email-missing"]);

    let mut other = bundle;
    other
        .model
        .as_mut()
        .unwrap()
        .inputs
        .insert("no_such_input".to_owned(), "x".to_owned());
    let (_, comparison) = rehearsed(&other).await;
    let ended = rehearsed_by_the_command(&other).expect_code(1).json();

    let RehearsalOutcome::Different(RehearsedEnd { step, code }) = comparison else {
        panic!("{comparison:?}");
    };
    assert_eq!(
        (step, ended["outcome"].as_str()),
        (Step::Model, Some("different"))
    );
    assert!(code.is_some());
    assert_eq!(ended["came"]["step"], "model");
}

#[tokio::test]
async fn what_cannot_be_rehearsed_says_why() {
    for (step, code, why) in [
        ("testLogin", "network.unreachable", Unrehearsable::Computer),
        ("testLogin", "login.timed_out", Unrehearsable::Person),
        (
            "credentials",
            "token.secret_has_spaces",
            Unrehearsable::Entered,
        ),
        ("testLogin", "service.known_error", Unrehearsable::Service),
        ("testLogin", "saml.wrapped", Unrehearsable::NoScenario),
        ("testLogin", "login.of_tomorrow", Unrehearsable::Unknown),
        ("stepOfTomorrow", "login.refused", Unrehearsable::Unknown),
    ] {
        let (_, comparison) = rehearsed(&failed(step, code).await).await;
        assert_eq!(comparison, RehearsalOutcome::NotReproducible(why), "{code}");
    }
    let mut foreign = failed("testLogin", "login.mfa_required").await;
    foreign.service.id = "of-their-own".to_owned();
    let (_, comparison) = rehearsed(&foreign).await;
    assert_eq!(
        comparison,
        RehearsalOutcome::NotReproducible(Unrehearsable::Profile)
    );
    let answer = rehearsed_by_the_command(&foreign).expect_code(1).json();
    assert_eq!(answer["why"], "profile");
}

#[tokio::test]
async fn the_directory_is_the_customers_and_the_secret_is_not() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let secret = walk.application().client_secret.unwrap();

    let rehearsal = seed_of(&exported(&desk).await);

    let [customers, ..] = rehearsal.seed.tenants.as_slice() else {
        panic!("{rehearsal:?}");
    };
    assert_eq!(customers.domains, ["contoso.com"]);
    let [application] = rehearsal.seed.applications.as_slice() else {
        panic!("{rehearsal:?}");
    };
    assert_eq!(application.client_id.to_string(), KLOUDMATE.client_id);
    assert!(
        application
            .web_redirect_uris
            .contains(&KLOUDMATE.answers_at.to_owned())
    );
    let [own] = application.secrets.as_slice() else {
        panic!("{application:?}");
    };
    assert_ne!(own.value, secret);
}

#[tokio::test]
async fn the_certificate_has_the_dates_of_the_customers() {
    let desk = Desk::start().await;
    Walk::up_to(&desk, KLOUDMATE_SAML, Step::TestLogin).await;
    let bundle = exported(&desk).await;
    let published = bundle
        .federation
        .as_ref()
        .unwrap()
        .published
        .as_ref()
        .unwrap();
    let [certificate] = published.certificates.as_slice() else {
        panic!("{published:?}");
    };

    let seed = seed_of(&bundle).seed;

    let application = &seed.applications[0];
    assert_eq!(application.certificate_begins, Some(certificate.not_before));
    assert_eq!(application.certificate_expires, Some(certificate.not_after));
}

#[tokio::test]
async fn a_hostile_bundle_makes_no_directory_that_harms() {
    let bundle = failed("testLogin", "login.mfa_required").await;
    let mut late = bundle.clone();
    late.created_at = DateTime::<Utc>::MAX_UTC;
    let mut huge = bundle.clone();
    huge.tenant.as_mut().unwrap().display_name = Some("A".repeat(3_000));
    let mut odd = bundle;
    let tenant = odd.tenant.as_mut().unwrap();
    (tenant.tenant_id, tenant.domain) = ("../..".to_owned(), Some("<b>.example".to_owned()));

    let (_, comparison) = rehearsed(&late).await;
    assert_eq!(
        comparison,
        RehearsalOutcome::NotReproducible(Unrehearsable::Unreadable)
    );
    let (_, comparison) = rehearsed(&huge).await;
    assert_eq!(
        comparison,
        RehearsalOutcome::NotReproducible(Unrehearsable::Unreadable)
    );
    let (_, comparison) = rehearsed(&odd).await;
    assert!(
        matches!(comparison, RehearsalOutcome::Different(_)),
        "{comparison:?}"
    );
}
