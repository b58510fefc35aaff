//! The scenarios of SAML and WS-Federation, at the place where a service meets them.

use consentry_practice::Scenario;

use crate::{
    client::{Bench, CONTOSO, held, json},
    federation::{
        CUSTOM_SAML, CUSTOM_WS_FED, EMAIL, EMAIL_FORMAT, NAME, PERSISTENT, attribute,
        authn_request, claim, covered, text,
    },
};

const ISSUER: &str = "https://sso.example.com/saml";

/// From when until when a certificate is valid, in seconds: the two `UTCTime`s of RFC 5280 §4.1.2.5 in it.
fn validity(der: &[u8]) -> (i64, i64) {
    let mut times = der.windows(15).filter_map(|bytes| {
        let digits = (bytes[0] == 0x17 && bytes[1] == 13).then(|| &bytes[2..14])?;
        let text = std::str::from_utf8(digits).ok()?;
        let at = chrono::NaiveDateTime::parse_from_str(&format!("20{text}"), "%Y%m%d%H%M%S");
        at.ok().map(|at| at.and_utc().timestamp())
    });
    (times.next().unwrap(), times.next().unwrap())
}

async fn both(bench: &Bench) -> [(String, Vec<Vec<u8>>); 2] {
    let saml = bench.saml_login(CUSTOM_SAML).await;
    let ws_fed = bench.ws_fed_login(&bench.application(CUSTOM_WS_FED)).await;
    [
        (saml, bench.certificates(CUSTOM_SAML).await),
        (ws_fed, bench.certificates(CUSTOM_WS_FED).await),
    ]
}

#[tokio::test]
async fn a_certificate_lasts_three_years_from_when_it_is_first_asked_for() {
    let bench = Bench::auto("member").await;
    let certificate = &bench.certificates(CUSTOM_SAML).await[0];
    let (from, until) = validity(certificate);
    assert_eq!(from, bench.now());
    assert_eq!((until - from) / 86_400, 3 * 365 + 1, "2028 is a leap year");
}

#[tokio::test]
async fn certificate_expired() {
    let bench = Bench::with(Scenario::CertificateExpired).await;
    for (xml, listed) in both(&bench).await {
        assert_eq!(listed.len(), 1);
        assert!(validity(&listed[0]).1 < bench.now());
        assert!(covered(&xml, &listed[0]).is_some(), "it goes on signing");
    }
    bench.practice.set_scenarios(&[]);
    let renewed = bench.certificates(CUSTOM_SAML).await;
    assert!(validity(&renewed[0]).1 > bench.now());
}

#[tokio::test]
async fn certificate_rolled() {
    let bench = Bench::with(Scenario::CertificateRolled).await;
    for (xml, listed) in both(&bench).await {
        assert_eq!(listed.len(), 1);
        assert_eq!(covered(&xml, &listed[0]), None, "another key signed");
        let own = text(&xml, "X509Certificate").unwrap();
        let own = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, own);
        assert!(
            covered(&xml, &own.unwrap()).is_some(),
            "and signed properly"
        );
    }
}

#[tokio::test]
async fn certificate_expired_new_inactive() {
    let bench = Bench::with(Scenario::CertificateExpiredNewInactive).await;
    for (xml, listed) in both(&bench).await {
        let [expired, new] = listed.try_into().unwrap();
        assert!(validity(&expired).1 < bench.now() && validity(&new).1 > bench.now());
        assert_eq!(covered(&xml, &expired), None);
        assert!(covered(&xml, &new).is_some());
    }
}

#[tokio::test]
async fn name_id_not_email() {
    let bench = Bench::with(Scenario::NameIdNotEmail).await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    assert_eq!(attribute(&xml, "NameID", "Format").unwrap(), PERSISTENT);
    assert!(!text(&xml, "NameID").unwrap().contains('@'));
    assert_eq!(
        claim(&xml, EMAIL),
        ["ada@contoso.com"],
        "the attribute is there"
    );
}

#[tokio::test]
async fn email_missing() {
    let bench = Bench::with(Scenario::EmailMissing).await;
    for (xml, _) in both(&bench).await {
        assert!(!xml.contains('@'), "{xml}");
        assert_eq!(attribute(&xml, "NameID", "Format").unwrap(), PERSISTENT);
    }
}

#[tokio::test]
async fn upn_other_than_mail() {
    let bench = Bench::with(Scenario::UpnOtherThanMail).await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    assert_eq!(text(&xml, "NameID").unwrap(), "ada.lovelace@contoso.com");
    assert_eq!(attribute(&xml, "NameID", "Format").unwrap(), EMAIL_FORMAT);
    assert_eq!(claim(&xml, NAME), ["ada.lovelace@contoso.com"]);
    assert_eq!(claim(&xml, EMAIL), ["ada@contoso.com"]);
}

#[tokio::test]
async fn a_person_whose_name_is_not_the_mail_address_needs_no_scenario() {
    let bench = Bench::auto("upn-is-not-mail").await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    assert_eq!(text(&xml, "NameID").unwrap(), "ada.k@contoso.com");
    assert_eq!(claim(&xml, EMAIL), ["ada.king@contoso.com"]);
}

#[tokio::test]
async fn response_signed_and_both_signed() {
    let bench = Bench::with(Scenario::ResponseSigned).await;
    for (scenario, expected) in [
        (Scenario::ResponseSigned, &["Response"][..]),
        (Scenario::BothSigned, &["Response", "Assertion"]),
    ] {
        bench.practice.set_scenarios(&[scenario]);
        let xml = bench.saml_login(CUSTOM_SAML).await;
        let certificates = bench.certificates(CUSTOM_SAML).await;
        assert_eq!(covered(&xml, &certificates[0]).unwrap(), expected);
    }
}

#[tokio::test]
async fn signed_with_sha1() {
    let bench = Bench::with(Scenario::SignedWithSha1).await;
    for (xml, listed) in both(&bench).await {
        assert!(xml.contains("http://www.w3.org/2000/09/xmldsig#rsa-sha1"));
        assert!(!xml.contains("sha256"));
        assert_eq!(covered(&xml, &listed[0]).unwrap(), ["Assertion"]);
    }
    let metadata = bench.metadata(&[("appid", CUSTOM_SAML)]).await;
    assert!(
        metadata.contains("rsa-sha256"),
        "only the application's tokens are old-fashioned"
    );
}

#[tokio::test]
async fn groups_overage() {
    let bench = Bench::with(Scenario::GroupsOverage).await;
    for (xml, _) in both(&bench).await {
        let link = claim(&xml, "http://schemas.microsoft.com/claims/groups.link");
        assert!(link[0].ends_with("/getMemberObjects"), "{link:?}");
    }
    let claims = bench.login(&[]).await;
    assert_eq!(claims["_claim_names"]["groups"], "src1");
    assert_eq!(claims["groups"], serde_json::Value::Null);
}

#[tokio::test]
async fn what_openid_connect_meets_is_met_here_too() {
    let ask = async |scenario| {
        let bench = Bench::with(scenario).await;
        let saml = held(bench.saml(&authn_request(ISSUER, &[], "")).await).await;
        let query = [
            ("wa", "wsignin1.0"),
            ("wtrealm", "https://sso.example.com/wsfed"),
        ];
        let ws_fed = held(bench.get(&format!("{CONTOSO}/wsfed"), &query).await).await;
        assert_eq!(saml, ws_fed);
        saml
    };
    assert_eq!(ask(Scenario::RedirectNotRegistered).await, "50011");
    assert_eq!(ask(Scenario::UserNotAssigned).await, "50105");
    assert_eq!(ask(Scenario::UnknownClientId).await, "700016");
}

#[tokio::test]
async fn metadata_is_throttled_down_and_unknown_as_discovery_is() {
    let bench = Bench::with(Scenario::Throttled).await;
    let path = format!("{CONTOSO}/federationmetadata/2007-06/federationmetadata.xml");
    let query = [("appid", CUSTOM_SAML)];
    for (scenario, status) in [(Scenario::Throttled, 429), (Scenario::Down, 503)] {
        bench.practice.set_scenarios(&[scenario]);
        assert_eq!(bench.get(&path, &query).await.status(), status);
    }
    bench.practice.set_scenarios(&[Scenario::UnknownClientId]);
    let (_, body) = json(bench.get(&path, &query).await).await;
    assert_eq!(body["error_codes"][0], 700_016);
}
