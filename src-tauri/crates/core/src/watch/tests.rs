//! Bundles of which each has one thing to be found.

use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::entra::cloud::Clouds;
use crate::entra::federation::FederationMetadata;
use crate::ports::Clock;
use crate::ports::scripted::Scripted;

const OIDC: &[u8] = include_bytes!("../../fixtures/bundles/v1/kloudmate-oidc.consentry");
const SAML: &[u8] = include_bytes!("../../fixtures/bundles/v1/kloudmate-saml.consentry");
const REPLACED: &[u8] =
    include_bytes!("../../fixtures/bundles/v1/custom-saml-certificate-replaced.consentry");
/// Two certificates: until 1 March 2025, and from 1 February 2025 to 1 February 2028.
const METADATA: &[u8] = include_bytes!("../../fixtures/entra/federation_metadata.xml");

fn watch(now: &str) -> Watch {
    Watch {
        services: Services::shipped().clone(),
        now: now.parse().unwrap(),
        within: DaysBefore::default(),
    }
}

fn changed(bytes: &[u8], change: impl FnOnce(&mut Bundle)) -> Vec<u8> {
    let mut bundle = Bundle::parse(bytes).unwrap();
    change(&mut bundle);
    bundle.to_bytes().unwrap()
}

fn looked_at(now: &str, bytes: &[u8]) -> Watched {
    let watch = watch(now);
    let seen = watch.see("a.consentry".to_owned(), Ok(bytes.to_vec()), false);
    watch.judge(seen)
}

fn codes(watched: &Watched) -> Vec<&str> {
    let findings = watched.findings.iter();
    findings.map(|finding| finding.code.as_str()).collect()
}

fn found(now: &str, bytes: &[u8]) -> Vec<String> {
    let watched = looked_at(now, bytes);
    codes(&watched).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_secret_is_spoken_of_60_30_and_7_days_before_on_the_day_and_once_it_has_ended() {
    // Its last day is 31 May 2027.
    for (now, code, within) in [
        ("2027-04-01T23:59:59Z", Some("secret.ends"), "60"),
        ("2027-05-02T00:00:00Z", Some("secret.ends"), "30"),
        ("2027-05-24T00:00:00Z", Some("secret.ends"), "7"),
        ("2027-05-31T23:59:59Z", Some("secret.ends"), "7"),
        ("2027-06-01T00:00:00Z", Some("secret.ended"), "7"),
        ("2027-03-31T23:59:59Z", None, ""),
    ] {
        let watched = looked_at(now, OIDC);

        assert_eq!(codes(&watched).first().copied(), code, "{now}");
        if let Some(finding) = watched.findings.first() {
            assert_eq!(finding.facts["within"], within, "{now}");
        }
        assert_eq!(watched.is_fine(), code.is_none());
    }
}

#[test]
fn how_early_an_end_is_spoken_of_can_be_said() {
    let watch = Watch {
        within: DaysBefore::from(vec![400]),
        ..watch("2026-12-01T00:00:00Z")
    };
    let seen = watch.see(String::new(), Ok(OIDC.to_vec()), false);

    assert_eq!(codes(&watch.judge(seen)), ["secret.ends"]);
}

#[test]
fn a_secret_of_which_nobody_knows_the_end_is_told_of_and_is_fine() {
    let bytes = changed(OIDC, |bundle| {
        bundle.credential.as_mut().unwrap().expires_on = None;
    });

    let watched = looked_at("2026-12-01T00:00:00Z", &bytes);

    assert_eq!(codes(&watched), ["secret.end_unknown"]);
    assert!(watched.is_fine());
}

#[test]
fn of_a_secret_in_the_place_of_its_hint_no_more_is_told_than_a_hint() {
    const SECRET: &str = "abc8Q~kM4dTzL7pWvN2";
    let bytes = changed(OIDC, |bundle| {
        bundle.credential.as_mut().unwrap().hint = SECRET.to_owned();
    });

    let watched = looked_at("2027-06-01T00:00:00Z", &bytes);

    assert_eq!(watched.endings[0].id, "abc");
    assert!(!serde_json::to_string(&watched).unwrap().contains("8Q~"));
}

#[test]
fn a_certificate_ends_like_a_secret() {
    for (now, codes) in [
        ("2029-09-01T00:00:00Z", &[][..]),
        ("2029-11-28T00:00:00Z", &["certificate.ends"]),
        ("2029-11-29T11:10:52Z", &["certificate.ends"]),
        ("2029-11-29T11:10:53Z", &["certificate.ended"]),
        ("2026-11-29T11:10:51Z", &["certificate.not_yet_valid"]),
    ] {
        assert_eq!(found(now, SAML), codes, "{now}");
    }
}

#[test]
fn an_active_certificate_that_expired_beside_a_new_one_is_the_trap_that_it_is() {
    // It ended on 27 November 2026, before the bundle was made.
    let before = found("2026-12-01T00:00:00Z", REPLACED);
    let since = changed(REPLACED, |bundle| {
        bundle.created_at -= TimeDelta::days(30);
    });

    assert_eq!(before, ["certificate.replaced_before"]);
    assert_eq!(
        found("2026-12-01T00:00:00Z", &since),
        ["certificate.replaced"]
    );
}

/// A bundle in which two certificates are published, that are both valid in February 2025.
fn with_two_certificates() -> Vec<u8> {
    let metadata = FederationMetadata::parse(METADATA).unwrap();
    let certificates = metadata.certificates.iter();
    let certificates = certificates.map(|certificate| consentry_bundle::Certificate {
        thumbprint: certificate.sha1_thumbprint(),
        sha256: certificate.sha256_thumbprint(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        der: certificate.clone().into(),
        other: consentry_bundle::Unknown::default(),
    });
    let certificates = certificates.collect();
    changed(SAML, |bundle| {
        let federation = bundle.federation.as_mut().unwrap();
        federation.published.as_mut().unwrap().certificates = certificates;
    })
}

#[test]
fn the_day_on_which_entra_takes_the_other_certificate_is_told_before_it_comes() {
    let bytes = with_two_certificates();

    let watched = looked_at("2025-02-10T00:00:00Z", &bytes);

    assert_eq!(codes(&watched), ["certificate.hands_over"]);
    assert_eq!(watched.findings[0].facts["date"], "2025-03-01");
    assert_eq!(watched.endings.len(), 2);
}

#[test]
fn a_certificate_that_is_not_what_the_bundle_says_is_found_and_not_believed() {
    let certificate = |change: &dyn Fn(&mut consentry_bundle::Certificate)| {
        changed(SAML, |bundle| {
            let federation = bundle.federation.as_mut().unwrap();
            let published = federation.published.as_mut().unwrap();
            change(&mut published.certificates[0]);
        })
    };
    let later = certificate(&|one| one.not_after += TimeDelta::days(1_000));
    let another = certificate(&|one| one.thumbprint = "00".repeat(20));
    let none = certificate(&|one| one.der = "bm9uZQ==".to_owned());

    for (bytes, kind) in [(later, "stated"), (another, "stated"), (none, "unreadable")] {
        // By its own dates it would have ended.
        let watched = looked_at("2030-06-01T00:00:00Z", &bytes);

        assert_eq!(codes(&watched), ["certificate.contradicts"]);
        assert_eq!(watched.findings[0].facts["kind"], kind);
        assert_eq!(watched.endings, []);
    }
}

#[test]
fn a_profile_that_is_another_by_now_is_found() {
    let of = |change: &dyn Fn(&mut Bundle)| {
        found(
            "2026-12-01T00:00:00Z",
            &changed(OIDC, |bundle| change(bundle)),
        )
    };

    let older = of(&|bundle| bundle.service.profile_version = "1".to_owned());
    let gone = of(&|bundle| bundle.model.as_mut().unwrap().id = "by-fax".to_owned());
    let unknown = of(&|bundle| bundle.service.id = "nobody".to_owned());

    assert_eq!(older, ["profile.changed"]);
    assert_eq!(gone, ["profile.model_gone"]);
    assert_eq!(unknown, ["profile.unknown"]);
}

#[test]
fn what_is_no_bundle_is_found_and_has_no_digest() {
    let edited = String::from_utf8_lossy(OIDC).replace("contoso.com", "fabrikam.com");

    let deep = vec![b'['; 100_000];
    for (bytes, code) in [
        (&b"{}"[..], "bundle.malformed"),
        (b"", "bundle.malformed"),
        (edited.as_bytes(), "bundle.digest"),
        (&deep, "bundle.too_large"),
    ] {
        let watched = looked_at("2026-12-01T00:00:00Z", bytes);

        assert_eq!(codes(&watched), [code]);
        assert_eq!(watched.digest, None);
    }
}

#[test]
fn a_bundle_that_was_saved_in_utf_16_is_a_bundle() {
    let text = std::str::from_utf8(OIDC).unwrap();
    let wide = std::iter::once(0xfeff).chain(text.encode_utf16());
    let bytes: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();

    assert_eq!(found("2026-12-01T00:00:00Z", &bytes), [""; 0]);
}

#[test]
fn nothing_in_a_bundle_is_told_at_length() {
    let bytes = changed(OIDC, |bundle| bundle.service.name = "x".repeat(1_000_000));

    let watched = looked_at("2027-06-01T00:00:00Z", &bytes);

    assert!(serde_json::to_string(&watched).unwrap().len() < 2_000);
}

const TENANT: &str = "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34";

/// A discovery document of the global cloud.
fn document(region: &str) -> String {
    let host = format!("https://login.microsoftonline.com/{TENANT}");
    json!({
        "issuer": format!("{host}/v2.0"),
        "authorization_endpoint": format!("{host}/oauth2/v2.0/authorize"),
        "token_endpoint": format!("{host}/oauth2/v2.0/token"),
        "jwks_uri": format!("{host}/discovery/v2.0/keys"),
        "tenant_region_scope": region,
    })
    .to_string()
}

/// A bundle of the global cloud.
fn of_microsoft(bytes: &[u8]) -> Vec<u8> {
    changed(bytes, |bundle| {
        let tenant = bundle.tenant.as_mut().unwrap();
        tenant.cloud = "global".to_owned();
        tenant.issuer = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
        bundle.version = 3;
        tenant.region = Some("EU".to_owned());
    })
}

/// A clock that stands still.
struct Standing(DateTime<Utc>);

#[async_trait::async_trait]
impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }

    async fn sleep(&self, _: std::time::Duration) {}
}

async fn asked(script: &Arc<Scripted>, bytes: &[&[u8]]) -> Vec<Watched> {
    let watch = watch("2026-12-01T00:00:00Z");
    let clock = Arc::new(Standing(watch.now));
    let live = Live::new(Arc::clone(script) as _, clock, Clouds::default());
    let mut all = Vec::new();
    for bytes in bytes {
        let seen = watch.see(String::new(), Ok(bytes.to_vec()), true);
        all.push(live.judge(&watch, seen).await);
    }
    all
}

#[tokio::test]
async fn a_directory_is_asked_once_for_all_of_its_bundles() {
    let script = Scripted::default()
        .answer("openid-configuration", 200, document("EU"))
        .answer("/keys", 200, r#"{"keys":[]}"#);
    let script = Arc::new(script);
    let bundle = of_microsoft(OIDC);

    let all = asked(&script, &[&bundle, &bundle, &bundle]).await;

    for watched in all {
        assert_eq!((codes(&watched), watched.asked), (vec![], true));
    }
    assert_eq!(script.asked().len(), 2, "{:?}", script.asked());
}

#[tokio::test]
async fn what_the_discovery_document_says_otherwise_is_found() {
    let script = Scripted::default()
        .answer("openid-configuration", 200, document("NA"))
        .answer("/keys", 200, r#"{"keys":[]}"#);

    let all = asked(&Arc::new(script), &[&of_microsoft(OIDC)]).await;

    assert_eq!(codes(&all[0]), ["drift.discovery"]);
    let facts = &all[0].findings[0].facts;
    assert_eq!(
        (facts["then"].as_str(), facts["now"].as_str()),
        ("EU", "NA")
    );
}

#[tokio::test]
async fn certificates_are_judged_by_what_is_published_now() {
    let script = Scripted::default()
        .answer("openid-configuration", 200, document("EU"))
        .answer("/keys", 200, r#"{"keys":[]}"#)
        .answer("federationmetadata.xml", 200, METADATA);
    let script = Arc::new(script);

    let all = asked(&script, &[&of_microsoft(SAML)]).await;

    // By its own words it ends in 2029.
    let of = |code: &str| codes(&all[0]).contains(&code);
    assert!(of("drift.certificates") && of("drift.metadata"), "{all:?}");
    assert!(of("certificate.replaced_before"), "{all:?}");
    let addresses = script.asked();
    let microsofts = "https://login.microsoftonline.com/";
    assert!(
        addresses
            .iter()
            .all(|address| address.starts_with(microsofts)),
        "no address of the bundle is asked: {addresses:?}"
    );
}

#[tokio::test]
async fn where_nobody_answers_that_is_told_beside_what_the_bundle_says_by_itself() {
    let ended = changed(&of_microsoft(OIDC), |bundle| {
        let day = "2026-11-01".parse().unwrap();
        bundle.credential.as_mut().unwrap().expires_on = Some(day);
    });

    let all = asked(&Arc::new(Scripted::default()), &[&ended]).await;

    assert_eq!(codes(&all[0]), ["secret.ended", "network.unreachable"]);
    assert!(!all[0].asked);
}

#[tokio::test]
async fn a_directory_that_is_gone_is_an_error() {
    let gone = r#"{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant not found.","error_codes":[90002]}"#;
    let script = Scripted::default().answer("openid-configuration", 400, gone);

    let all = asked(&Arc::new(script), &[&of_microsoft(OIDC)]).await;

    assert_eq!(codes(&all[0]), ["tenant.unknown"]);
    assert_eq!(all[0].findings[0].severity, Severity::Error);
}

#[tokio::test]
async fn nobody_is_asked_about_a_practice_tenant_that_is_not_there() {
    let script = Arc::new(Scripted::default());

    let all = asked(&script, &[OIDC]).await;

    assert_eq!(codes(&all[0]), ["live.not_asked"]);
    assert_eq!(script.asked(), [""; 0]);
}

/// The results of one part of three, in which there is one bundle.
fn part(index: u32, file: &str) -> Results {
    let now = "2026-12-01T00:00:00Z".parse().unwrap();
    let watched = Watched {
        file: file.to_owned(),
        ..looked_at("2026-12-01T00:00:00Z", OIDC)
    };
    Results {
        head: ResultsHead::new(now, false, DaysBefore::default(), Shard { index, of: 3 }),
        bundles: vec![watched],
        complete: true,
        missing: vec![],
    }
}

#[test]
fn parts_are_joined_in_any_order_and_a_missing_one_is_named() {
    let (a, b, c) = (part(1, "a"), part(2, "b"), part(3, "c"));

    let one = Results::merge(vec![a.clone(), b.clone(), c.clone()]).unwrap();
    let other = Results::merge(vec![c.clone(), a.clone(), b]).unwrap();
    let without = Results::merge(vec![c, a]).unwrap();

    assert_eq!(one, other);
    assert_eq!((one.complete, one.head.shard), (true, Shard::WHOLE));
    assert_eq!((without.complete, without.missing), (false, vec![2]));
}

#[test]
fn results_of_different_checks_are_not_joined() {
    let mut of_four = part(2, "b");
    of_four.head.shard.of = 4;
    let mut live = part(2, "b");
    live.head.live = true;
    let mut foreign = part(2, "b");
    foreign.head.format = "another".to_owned();

    for (other, why) in [(of_four, "shard"), (live, "live"), (foreign, "foreign")] {
        let refused = Results::merge(vec![part(1, "a"), other]).unwrap_err();
        assert_eq!(refused.id(), why);
    }
    assert_eq!(Results::merge(vec![]), Err(Unmergeable::Foreign));
}

#[test]
fn every_finding_has_its_words() {
    let english = crate::language::Language::english();
    for code in FindingCode::ALL {
        let id = code.message_id();
        assert!(english.find_attribute(&id, "advice", &[]).is_some(), "{id}");
        assert_eq!(FindingCode::named(code.as_str()), Some(*code));
    }
}
