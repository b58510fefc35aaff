//! Every scenario of the practice tenant in every protocol that shows it: what failed then fails again, by the same code and
//! the same checks, from the bundle as it was exported and as it is passed on; and again in a directory like the customer's.

use consentry_core::rehearsal::RehearsalOutcome;
use consentry_core::step::Step;
use consentry_core::view::{Persona, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::engine::Desk;
use consentry_tests::rehearsal::rehearsed;
use serde_json::Value;

use crate::case::{exported, how, judged, redacted, reproduced, runs};
use crate::redacted::comes_to_the_same as without_people;
use crate::walk::{
    CUSTOM, CUSTOM_SAML, CUSTOM_WS_FED, Case, KINDE_WS_FED, KIVO_CUSTOMER, KIVO_VENDOR, KLOUDMATE,
    KLOUDMATE_SAML, Walk,
};

#[tokio::test]
async fn every_scenario_with_a_secret_comes_to_the_same() {
    Box::pin(every_scenario(KLOUDMATE)).await;
}

#[tokio::test]
async fn every_scenario_with_the_services_own_application_comes_to_the_same() {
    Box::pin(every_scenario(KIVO_VENDOR)).await;
}

#[tokio::test]
async fn every_scenario_by_saml_comes_to_the_same() {
    Box::pin(every_scenario(KLOUDMATE_SAML)).await;
}

#[tokio::test]
async fn every_scenario_by_ws_federation_comes_to_the_same() {
    Box::pin(every_scenario(KINDE_WS_FED)).await;
}

#[tokio::test]
async fn every_scenario_with_a_custom_service_comes_to_the_same() {
    every_scenario(CUSTOM_WS_FED).await;
    // They differ from others of their protocol in nothing that a scenario touches: some will do.
    for case in [CUSTOM, CUSTOM_SAML, KIVO_CUSTOMER] {
        let some = |scenario| (scenario as usize).is_multiple_of(8);
        Box::pin(scenarios(case, some)).await;
    }
}

async fn every_scenario(case: Case) {
    Box::pin(scenarios(case, |_| true)).await;
}

/// Those that show at the sign-in are met one after the other by one set-up, while it stands there.
async fn scenarios(case: Case, wanted: impl Fn(Scenario) -> bool) {
    let desk = Desk::start().await;
    let meets = |scenario: &Scenario| {
        wanted(*scenario) && scenario.shows_in(case.protocol, case.has_secret())
    };
    let mut begun: Option<Walk<'_>> = None;
    for scenario in Scenario::ALL.into_iter().filter(meets) {
        let at_the_sign_in = scenario.step_in(case.protocol, case.has_secret()) == "test-login";
        desk.rehearse(&[]);
        // All that it tells of is judged each time: soon another one begins.
        let goes_on = |walk: &Walk<'_>| {
            let view = walk.view();
            at_the_sign_in && view.current == Step::TestLogin && view.test_login.runs.len() < 4
        };
        let standing = begun.take().filter(goes_on);
        let walk = match standing {
            Some(walk) => walk,
            None if at_the_sign_in => Walk::up_to(&desk, case, Step::TestLogin).await,
            None => Walk::begin(&desk, case),
        };
        desk.rehearse(&[scenario]);

        let ended = walk.on_to(Step::Export).await;
        let code = scenario
            .code_in(case.protocol)
            .filter(|_| !scenario.is_warning());
        assert_eq!(ended.is_err(), code.is_some(), "{scenario}: {ended:?}");

        let bundle = exported(&desk).await;
        Box::pin(without_people(&bundle, scenario.name())).await;
        comes_to_the_same(&judged(&bundle).await, scenario, code);
        let bundle = redacted(bundle);
        comes_to_the_same(&judged(&bundle).await, scenario, code);
        let (rehearsal, comparison) = rehearsed(&bundle).await;
        let acted_out = rehearsal.map(|rehearsal| rehearsal.scenarios);
        assert_eq!(
            comparison,
            RehearsalOutcome::Reproduced,
            "{scenario}: {acted_out:?}"
        );
        begun = Some(walk);
    }
}

fn comes_to_the_same(answer: &Value, scenario: Scenario, code: Option<&str>) {
    let last = runs(answer).last().unwrap_or_else(|| panic!("{scenario}"));
    assert_eq!(last["recorded"]["code"].as_str(), code, "{scenario}");
    if scenario == Scenario::SecretIdPasted {
        // It was seen in what was entered, which nobody keeps.
        assert_eq!(last["unjudged"], "entered", "{last}");
        return;
    }
    assert_eq!(last["same"], true, "{scenario}: {last}");
    assert_eq!(last["judged"], last["recorded"], "{scenario}");
    for check in last["checks"].as_array().unwrap() {
        assert_ne!(check["how"], "differs", "{scenario}: {check}");
    }
}

#[tokio::test]
async fn a_directory_that_is_not_there_is_not_there_again() {
    let desk = Desk::start().await;
    for what in ["exmaple.com", "fabrikam.invalid"] {
        let walk = Walk::begin(&desk, KLOUDMATE);
        let stop = walk.identify(what).await.unwrap_err();

        let answer = reproduced(&exported(&desk).await).expect_code(0).json();

        let [run] = runs(&answer) else {
            panic!("{answer}");
        };
        assert_eq!(run["step"], "tenant");
        assert_eq!(run["judged"]["code"], stop.failure.code.as_str());
        assert_eq!(run["same"], true, "{run}");
    }
}

#[tokio::test]
async fn a_wrong_secret_is_wrong_again_and_is_nowhere() {
    const WRONG: &str = "wrg8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Credentials).await;
    walk.prove_with(WRONG).await.unwrap_err();

    let bundle = exported(&desk).await;

    let ended = reproduced(&bundle).expect_code(0);
    let answer = ended.json();
    assert_eq!(runs(&answer)[0]["judged"]["code"], "token.secret_wrong");
    assert!(!ended.stdout.contains(WRONG));
    let text = String::from_utf8(bundle.to_bytes().unwrap()).unwrap();
    assert!(!text.contains(WRONG));
}

#[tokio::test]
async fn everybody_gets_the_same_verdict_again_also_who_should_be_kept_out() {
    let desk = Desk::start().await;
    for case in [KLOUDMATE, KLOUDMATE_SAML, KINDE_WS_FED] {
        let walk = Walk::up_to(&desk, case, Step::TestLogin).await;
        for (persona, kind) in [
            (Persona::Ordinary, Kind::Member),
            (Persona::Guest, Kind::Guest),
            (Persona::NoMailbox, Kind::NoMailbox),
            (Persona::Unassigned, Kind::Unassigned),
            (Persona::Unassigned, Kind::Member),
        ] {
            let _ = walk.sign_in(Way::Loopback, persona, kind).await;
        }

        let answer = reproduced(&exported(&desk).await).expect_code(0).json();

        assert_eq!(runs(&answer).len(), 5);
        assert!(
            runs(&answer).iter().all(|run| run["same"] == true),
            "{answer}"
        );
        assert_eq!(runs(&answer)[4]["judged"]["code"], "login.outsider_let_in");
    }
}

#[tokio::test]
async fn only_what_a_signature_shows_is_reported() {
    let desk = Desk::start().await;
    for (case, reported) in [
        (KLOUDMATE, &["signature", "id_token"][..]),
        (KLOUDMATE_SAML, &["white_space", "assertion_signature"]),
        (KINDE_WS_FED, &["white_space", "assertion_signature"]),
    ] {
        let walk = Walk::up_to(&desk, case, Step::TestLogin).await;
        walk.sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
            .await
            .unwrap();

        let answer = reproduced(&exported(&desk).await).expect_code(0).json();

        let run = &runs(&answer)[0];
        let of = |check: &Value| check["how"] == "reported";
        let checks = run["checks"].as_array().unwrap();
        let found: Vec<_> = checks.iter().filter(|check| of(check)).collect();
        assert_eq!(found.len(), reported.len(), "{found:?}");
        for id in reported {
            assert_eq!(how(run, id), "reported");
        }
    }
}
