//! What Consentry observes by itself.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use consentry_core::step::Step;
use consentry_core::view::request::{ChooseModel, EnterInputs, NamedSetup, Observe, SecretEntry};
use consentry_core::view::{ObservationStanding, ObservationView};
use consentry_tests::engine::Desk;
use serde_json::{Value, json};

use crate::walk::{CUSTOM, Case, IMPROVADO, KANDJI, KINDE, KINDE_SAML, KLOUDMATE, Walk};

#[tokio::test]
async fn nobody_has_looked_before_somebody_does() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Consent).await;

    let checks = walk.view().observations;

    assert_eq!(checks.len(), 2);
    for check in checks {
        assert_eq!(
            check.standing,
            ObservationStanding::NotObserved,
            "{}",
            check.id
        );
    }
}

#[tokio::test]
async fn a_domain_of_this_directory_is_told_from_one_of_another_and_from_none() {
    for (domain, expected) in [
        ("contoso.com", Ok("contoso.com belongs to this directory.")),
        ("fabrikam.com", Err("observation.other_tenant")),
        ("nobody-has-this.com", Err("tenant.unknown")),
    ] {
        let desk = Desk::start().await;
        with_inputs(&desk, KANDJI, &[("directory_domain", domain)]).await;

        let check = look_at(&desk, "domain-of-this-tenant", None).await;

        assert_eq!(found(&check), expected, "{domain}");
        assert_eq!(check.step, Step::Consent);
        assert!(check.at.is_some());
    }
}

#[tokio::test]
async fn the_discovery_document_that_the_service_gets_names_this_directory() {
    for case in [KLOUDMATE, CUSTOM] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, case, Step::Consent).await;
        let tenant = walk.view().tenant.fact.unwrap().tenant_id;

        let check = look_at(&desk, "discovery-names-this-tenant", None).await;

        let seen = found(&check).unwrap();
        assert!(seen.contains(&format!("/{tenant}/v2.0")), "{seen}");
    }
}

#[tokio::test]
async fn a_home_realm_domain_stands_in_one_set_up_only() {
    const CHECK: &str = "home-realm-domains-unique";
    let desk = Desk::start().await;
    let first = with_inputs(
        &desk,
        KINDE,
        &[("home_realm_domains", "contoso.com, sub.contoso.com")],
    )
    .await
    .view();
    assert!(
        found(&look_at(&desk, CHECK, None).await).is_ok(),
        "it is its own"
    );

    // In another model of the same service, and written differently.
    with_inputs(
        &desk,
        KINDE_SAML,
        &[("home_realm_domains", "fabrikam.com,Sub.Contoso.com")],
    )
    .await;
    let check = look_at(&desk, CHECK, None).await;
    assert_eq!(found(&check), Err("observation.domain_taken"));
    assert_eq!(
        check.failure.unwrap().summary,
        "sub.contoso.com already stands in Kinde for contoso.com."
    );

    let deleted = NamedSetup { setup: first.id };
    desk.engine.delete_setup(&deleted).await.unwrap();
    assert!(found(&look_at(&desk, CHECK, None).await).is_ok());
}

#[tokio::test]
async fn an_unusual_callback_is_pointed_out_and_a_missing_one_is_not_known() {
    const CHECK: &str = "callback-url-shape";
    for (callback, expected) in [
        ("https://contoso.kinde.com/login/callback", Ok(())),
        ("https://login.contoso.com/login/callback", Ok(())),
        (
            "https://contoso.kinde.com/callback",
            Err("observation.unusual"),
        ),
        (
            "https://contoso.kinde.com/login/callback/",
            Err("observation.unusual"),
        ),
    ] {
        let desk = Desk::start().await;
        let late = Case { late: &[], ..KINDE };
        Walk::up_to(&desk, late, Step::Credentials).await;
        let check = look_at(&desk, CHECK, None).await;
        assert_eq!(check.standing, ObservationStanding::Unknown);
        assert_eq!(found(&check), Err("observation.too_early"));
        assert_eq!(
            check.failure.unwrap().summary,
            "Kinde’s Callback URL is not known yet."
        );

        let entered = desk.engine.enter_inputs(&EnterInputs {
            inputs: BTreeMap::from([("callback_url".to_owned(), callback.to_owned())]),
        });
        entered.unwrap();

        let check = look_at(&desk, CHECK, None).await;
        assert_eq!(found(&check).map(drop), expected, "{callback}");
    }
}

#[tokio::test]
async fn groups_are_looked_for_in_a_token_of_the_services_at_each_of_its_places() {
    const CHECK: &str = "groups-in-token";
    let desk = Desk::start().await;
    let walk = with_inputs(&desk, KINDE, &[("groups", "true")]).await;
    let check = checks(&desk).into_iter().find(|check| check.id == CHECK);
    assert!(check.unwrap().takes_text);

    let in_id_token = json!({"ext_provider": {"claims": {"profile": {"groups": ["g1"]}}}});
    let nothing = json!({"ext_provider": {"claims": {"profile": {"groups": null}}}});
    for (claims, expected) in [
        (
            in_id_token,
            Ok("The token holds ext_provider.claims.profile.groups."),
        ),
        (json!({"ext_groups": []}), Ok("The token holds ext_groups.")),
        (json!({"groups": ["g1"]}), Err("observation.token_lacks")),
        (
            json!({"ext_provider": "claims.profile.groups"}),
            Err("observation.token_lacks"),
        ),
        (nothing, Err("observation.token_lacks")),
    ] {
        let token = format!(" {}\n", unsigned(&claims));
        let check = look_at(&desk, CHECK, Some(&token)).await;
        assert_eq!(found(&check), expected, "{claims}");
        let view = serde_json::to_string(&desk.engine.view()).unwrap();
        assert!(!view.contains(token.trim()), "it is read and forgotten");
    }

    for text in [None, Some("no token"), Some("e30.e30")] {
        let check = look_at(&desk, CHECK, text).await;
        assert_eq!(found(&check), Err("observation.not_a_token"), "{text:?}");
        assert_eq!(check.standing, ObservationStanding::Unknown);
    }
    walk.view();
}

#[tokio::test]
async fn looking_at_everything_leaves_out_what_needs_a_text() {
    let desk = Desk::start().await;
    with_inputs(
        &desk,
        KINDE,
        &[("groups", "true"), ("home_realm_domains", "contoso.com")],
    )
    .await;

    let all = look(&desk, None, None).await;

    let standing = |id: &str| {
        all.iter()
            .find(|check| check.id == id)
            .map(|check| check.standing)
    };
    assert_eq!(
        standing("groups-in-token"),
        Some(ObservationStanding::NotObserved)
    );
    assert_eq!(
        standing("domain-of-this-tenant"),
        Some(ObservationStanding::AsItShould)
    );
    assert_eq!(
        standing("home-realm-domains-unique"),
        Some(ObservationStanding::AsItShould)
    );
    assert_eq!(
        standing("callback-url-shape"),
        Some(ObservationStanding::Unknown)
    );
    assert_eq!(standing("extended-profile-in-token"), None, "nobody asked");
}

#[tokio::test]
async fn nobody_outside_is_asked_on_behalf_of_a_rehearsal() {
    for (case, check) in [
        (KLOUDMATE, "txt-record-published"),
        (IMPROVADO, "whitelabel-answers"),
    ] {
        let desk = Desk::start().await;
        Walk::up_to(&desk, case, Step::Consent).await;

        let check = look_at(&desk, check, None).await;

        assert_eq!(found(&check), Err("observation.not_in_rehearsal"));
        assert_eq!(check.standing, ObservationStanding::Unknown);
    }
}

#[tokio::test]
async fn what_was_seen_is_not_kept() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Consent).await;
    look(&desk, None, None).await;

    let kept = desk.on_disk(&walk.view().id);

    for check in kept.observations {
        assert_eq!(
            check.standing,
            ObservationStanding::NotObserved,
            "{}",
            check.id
        );
    }
}

/// A set-up of `case` in which these values were entered with the model as well.
async fn with_inputs<'a>(desk: &'a Desk, case: Case, more: &[(&str, &str)]) -> Walk<'a> {
    let walk = Walk::up_to(desk, case, Step::Model).await;
    let inputs = case.inputs.iter().chain(more);
    let chosen = desk.engine.choose_model(&ChooseModel {
        model: case.model.to_owned(),
        inputs: inputs
            .map(|(id, value)| ((*id).to_owned(), (*value).to_owned()))
            .collect(),
        service_metadata: None,
    });
    chosen.unwrap();
    walk
}

async fn look_at(desk: &Desk, check: &str, text: Option<&str>) -> ObservationView {
    let checks = look(desk, Some(check), text).await;
    checks.into_iter().find(|shown| shown.id == check).unwrap()
}

/// Looks, and waits until everything was seen.
async fn look(desk: &Desk, check: Option<&str>, text: Option<&str>) -> Vec<ObservationView> {
    let mut changes = desk.engine.changes();
    let request = Observe {
        observation: check.map(str::to_owned),
        text: text.map(|text| SecretEntry::new(text.to_owned())),
    };
    desk.engine.observe(request).unwrap();
    loop {
        changes.mark_unchanged();
        let shown = checks(desk);
        if shown
            .iter()
            .all(|check| check.standing != ObservationStanding::Observing)
        {
            return shown;
        }
        changes.changed().await.unwrap();
    }
}

fn checks(desk: &Desk) -> Vec<ObservationView> {
    desk.engine.view().setup.unwrap().observations
}

/// What was seen, or the code of what is wrong.
fn found(check: &ObservationView) -> Result<&str, &'static str> {
    match (&check.seen, &check.failure) {
        (Some(seen), None) => Ok(seen),
        (None, Some(failure)) => Err(failure.code.as_str()),
        neither => panic!("{neither:?}"),
    }
}

/// A token that nobody signed.
fn unsigned(claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let header = json!({"alg": "none", "typ": "JWT"});
    format!("{}.{}.c2lnbmVkIGJ5IG5vYm9keQ", part(&header), part(claims))
}
