//! One change in a bundle is one difference, at its place and in its bearing; what a failure is about stands first.

use chrono::{NaiveDate, TimeDelta};
use consentry_bundle::{Bundle, Failure, TestRun, Verdict};
use serde_json::json;

use super::*;
use crate::handoff::bundle::compose;
use crate::scene::tests::{facts, run, with_scene};

fn bundle_of(service: &str, model: &str) -> Bundle {
    let mut facts = facts(service, model);
    facts.runs.push(run());
    let mut bundle = with_scene(service, &facts, compose);
    bundle.runs[0].verdict = Verdict::Pass;
    bundle
}

fn oidc() -> Bundle {
    bundle_of("kloudmate", "oidc")
}

/// The ids of what differs once `change` is made, with its contrast.
fn changed(mut bundle: Bundle, change: impl FnOnce(&mut Bundle)) -> Vec<(&'static str, Contrast)> {
    let before = bundle.clone();
    change(&mut bundle);
    let comparison = compare(&before, &bundle);
    let differences = comparison.differences.iter();
    differences
        .map(|one| (one.aspect.id(), one.contrast))
        .collect()
}

fn failed(run: &mut TestRun, code: &str, check: &str) {
    run.verdict = Verdict::Fail;
    run.failure = Some(Failure {
        code: code.to_owned(),
        facts: std::collections::BTreeMap::default(),
        next: None,
        detail: None,
        other: consentry_bundle::Unknown::default(),
    });
    for made in &mut run.checks {
        made.status = "pass".to_owned();
    }
    run.checks.push(consentry_bundle::Check {
        id: check.to_owned(),
        status: "fail".to_owned(),
        expected: None,
        received: None,
        other: consentry_bundle::Unknown::default(),
    });
}

#[test]
fn a_bundle_means_the_same_as_itself() {
    let bundle = oidc();

    let comparison = compare(&bundle, &bundle);

    assert!(comparison.is_equal());
    assert_eq!((comparison.failing, comparison.folded), (vec![], vec![]));
}

#[test]
fn what_differs_between_any_two_is_folded() {
    let (left, mut right) = (oidc(), oidc());
    right.setup_id = "another".to_owned();
    right.created_at += TimeDelta::days(1);
    right.runs[0].who = Some("Grace Hopper".to_owned());
    right.runs[0].at += TimeDelta::days(1);

    let comparison = compare(&left, &right);

    assert!(comparison.is_equal(), "{:?}", comparison.differences);
    let folded: Vec<_> = comparison.folded.iter().map(|one| one.id()).collect();
    assert_eq!(folded, ["set-up", "written-at", "runs", "people"]);
}

#[test]
fn one_change_is_one_difference() {
    type Change = fn(&mut Bundle);
    let changes: [(Change, &str, Contrast); 12] = [
        (
            |bundle| bundle.service.id = "other".to_owned(),
            "service",
            Contrast::Other,
        ),
        (
            |bundle| bundle.tenant.as_mut().unwrap().cloud = "china".to_owned(),
            "cloud",
            Contrast::Other,
        ),
        (
            |bundle| {
                let uris = &mut bundle.application.as_mut().unwrap().redirect_uris;
                uris[0].push('/');
            },
            "redirect-uri",
            Contrast::Slash,
        ),
        (
            |bundle| {
                let uris = &mut bundle.application.as_mut().unwrap().redirect_uris;
                uris.push("https://new.example/".to_owned());
            },
            "redirect-uri",
            Contrast::Added,
        ),
        (
            |bundle| bundle.credential.as_mut().unwrap().hint = "zzz".to_owned(),
            "secret-hint",
            Contrast::Other,
        ),
        (|bundle| bundle.credential = None, "secret", Contrast::Gone),
        (|bundle| bundle.consent = None, "consent", Contrast::Gone),
        (
            |bundle| bundle.claims.contract[0].required ^= true,
            "need-required",
            Contrast::Other,
        ),
        (
            |bundle| bundle.service.profile_version.push('1'),
            "profile-version",
            Contrast::Other,
        ),
        (
            |bundle| bundle.created_by.version = "9".to_owned(),
            "program",
            Contrast::Other,
        ),
        (
            |bundle| {
                let options = &mut bundle.model.as_mut().unwrap().options;
                options.insert("new".to_owned(), json!(true));
            },
            "option",
            Contrast::Added,
        ),
        (|bundle| bundle.runs.clear(), "run", Contrast::Gone),
    ];
    for (change, id, contrast) in changes {
        assert_eq!(changed(oidc(), change), [(id, contrast)]);
    }
}

#[test]
fn the_id_of_a_directory_or_application_is_the_same_in_capitals() {
    let upper = |bundle: &mut Bundle| {
        let tenant = bundle.tenant.as_mut().unwrap();
        tenant.tenant_id = tenant.tenant_id.to_uppercase();
        let application = bundle.application.as_mut().unwrap();
        application.client_id = application.client_id.to_uppercase();
    };
    let found = changed(oidc(), upper);
    assert!(found.iter().all(|(id, _)| *id == "issuer"), "{found:?}");
}

#[test]
fn another_directory_is_one_difference_with_its_issuer() {
    let other = |bundle: &mut Bundle| {
        let tenant = bundle.tenant.as_mut().unwrap();
        let id = "99999999-0000-4000-8000-000000000000".to_owned();
        tenant.issuer = tenant.issuer.replace(&tenant.tenant_id, &id);
        tenant.tenant_id = id;
    };

    assert_eq!(changed(oidc(), other), [("tenant", Contrast::Other)]);
}

#[test]
fn a_secret_that_ends_sooner_matters_where_it_had_ended() {
    let mut left = oidc();
    let day = left.created_at.date_naive();
    let ends = |bundle: &mut Bundle, day: NaiveDate| {
        bundle.credential.as_mut().unwrap().expires_on = Some(day);
    };
    ends(&mut left, day + TimeDelta::days(90));
    for (left_over, bearing) in [(30, Bearing::Rest), (-1, Bearing::SignIn)] {
        let mut right = left.clone();
        ends(&mut right, day + TimeDelta::days(left_over));

        let found = compare(&left, &right).differences;

        let [ends] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(ends.aspect.id(), "secret-ends");
        assert_eq!((ends.contrast, ends.bearing), (Contrast::Sooner, bearing));
    }
}

#[test]
fn a_claim_that_is_gone_or_of_another_kind_is_named_without_its_value() {
    let (mut left, mut right) = (oidc(), oidc());
    let claims = |bundle: &mut Bundle, email: Option<&str>| {
        let claims = &mut bundle.runs[0].claims;
        claims.clear();
        claims.insert("sub".to_owned(), json!("abc"));
        claims.extend(email.map(|email| ("email".to_owned(), json!(email))));
    };
    claims(&mut left, Some("ada@contoso.com"));
    for (email, id, contrast) in [
        (None, "claim", Contrast::Gone),
        (Some("ada"), "claim-kind", Contrast::Other),
    ] {
        claims(&mut right, email);

        let found = compare(&left, &right).differences;

        let [claim] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!((claim.aspect.id(), claim.contrast), (id, contrast));
        assert_eq!(claim.subject.as_deref(), Some("email"));
        assert_eq!(claim.left.as_deref(), Some("address"));
    }
}

#[test]
fn what_the_failing_check_is_about_stands_before_everything_else() {
    let (left, mut right) = (oidc(), oidc());
    right.tenant.as_mut().unwrap().cloud = "china".to_owned();
    right.service.profile_version.push('1');
    right.application.as_mut().unwrap().redirect_uris[0].push('/');
    right.application.as_mut().unwrap().client_id =
        "99999999-0000-4000-8000-000000000000".to_owned();
    failed(&mut right.runs[0], "id_token.audience", "audience");

    let comparison = compare(&left, &right);

    let point = &comparison.failing[0];
    assert_eq!(point.side, BundleSide::Right);
    assert_eq!(point.check.as_deref(), Some("audience"));
    let order: Vec<_> = comparison
        .differences
        .iter()
        .map(|one| (one.aspect.id(), one.bearing))
        .collect();
    assert_eq!(order[0], ("client-id", Bearing::Failure));
    assert!(order.is_sorted_by_key(|(_, bearing)| *bearing), "{order:?}");
    let at = |id| order.iter().position(|(one, _)| *one == id);
    assert!(at("verdict") < at("redirect-uri"), "{order:?}");
    assert!(at("redirect-uri") < at("profile-version"), "{order:?}");
}

#[test]
fn a_failed_step_decides_what_comes_first() {
    let (left, mut right) = (oidc(), oidc());
    right.runs.clear();
    right.tenant.as_mut().unwrap().cloud = "china".to_owned();
    right.credential.as_mut().unwrap().hint = "zzz".to_owned();
    right.unfinished = Some(
        serde_json::from_value(json!({
            "step": "credentials",
            "failed": {
                "step": "credentials",
                "inconclusive": false,
                "failure": { "code": "token.secret_wrong" },
            },
        }))
        .unwrap(),
    );

    let comparison = compare(&left, &right);

    assert_eq!(comparison.failing[0].step, "credentials");
    assert_eq!(comparison.differences[0].aspect.id(), "secret-hint");
}

#[test]
fn certificates_are_told_by_thumbprint_and_by_the_last_that_ends() {
    let saml = || bundle_of("kloudmate", "saml");
    let replaced = |bundle: &mut Bundle| {
        let published = bundle.federation.as_mut().unwrap().published.as_mut();
        let certificate = &mut published.unwrap().certificates[0];
        certificate.thumbprint = "00".to_owned();
        certificate.not_after -= TimeDelta::days(7);
    };

    let found = changed(saml(), replaced);

    assert!(
        found.contains(&("certificate", Contrast::Other)),
        "{found:?}"
    );
    assert!(
        found.contains(&("certificate-ends", Contrast::Sooner)),
        "{found:?}"
    );
}

#[test]
fn a_service_that_takes_another_claim_or_has_another_name_is_told() {
    let saml = || bundle_of("kloudmate", "saml");
    let slash = |bundle: &mut Bundle| bundle.federation.as_mut().unwrap().identifier.push('/');
    assert_eq!(changed(saml(), slash), [("entity-id", Contrast::Slash)]);

    let mut bundle = oidc();
    let used: consentry_bundle::ClaimUse = serde_json::from_value(json!({
        "need": "email", "claim": "email", "value": "ada@contoso.com", "missing": [], "required": true,
    }))
    .unwrap();
    bundle.runs[0].uses = Some(vec![used]);
    let other = |bundle: &mut Bundle| {
        bundle.runs[0].uses.as_mut().unwrap()[0].claim = Some("upn".to_owned());
    };
    assert_eq!(changed(bundle, other), [("claim-used", Contrast::Other)]);
}

#[test]
fn a_task_that_is_open_in_one_and_done_in_the_other_is_told_with_both() {
    let (left, mut right) = (oidc(), oidc());
    let task = &mut right.tasks[0];
    task.done = match task.done.take() {
        Some(_) => None,
        None => Some(consentry_bundle::Known::stated("Ada", left.created_at)),
    };

    let found = compare(&left, &right).differences;

    let [task] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!((task.aspect.id(), task.bearing), ("task", Bearing::Rest));
    assert_ne!(task.left, task.right);
    assert!([&task.left, &task.right].contains(&&Some("open".to_owned())));
}

#[test]
fn keys_that_were_replaced_are_told_only_where_the_failure_is_about_them() {
    let (mut left, mut right) = (oidc(), oidc());
    left.runs[0].trace.jwks_kids = vec!["one".to_owned()];
    right.runs[0].trace.jwks_kids = vec!["two".to_owned()];
    let told = |right: &Bundle| {
        let found = compare(&left, right);
        let keys = found.differences.iter();
        let keys = keys.filter(|one| one.aspect == Aspect::SigningKey).count();
        (keys, found.folded.contains(&Folded::Keys))
    };
    assert_eq!(told(&right), (0, true));

    failed(
        &mut right.runs[0],
        "id_token.signing_key_unknown",
        "signing_key",
    );

    assert_eq!(told(&right), (2, false));
}
