//! SAML: the response of a sign-in, and how each broken rule is refused.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use consentry_practice::Options;
use roxmltree::Document;

use crate::{
    client::{Bench, CONTOSO, KLOUDMATE, aadsts, field, held},
    federation::{
        ACS, CUSTOM_SAML, EMAIL, EMAIL_FORMAT, KINDE_SAML, NAME, PERSISTENT, Posted, REQUEST_ID,
        attribute, authn_request, claim, covered, deflated, text,
    },
};

const ISSUER: &str = "https://sso.example.com/saml";
const PROTECTED: &str = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

fn context(class: &str, comparison: &str) -> String {
    format!(
        r#"<samlp:RequestedAuthnContext Comparison="{comparison}"><AuthnContextClassRef xmlns="urn:oasis:names:tc:SAML:2.0:assertion">{class}</AuthnContextClassRef></samlp:RequestedAuthnContext>"#
    )
}

fn policy(format: &str) -> String {
    format!(r#"<samlp:NameIDPolicy Format="{format}"/>"#)
}

#[tokio::test]
async fn a_request_is_answered_with_a_signed_assertion_at_the_acs_url() {
    let bench = Bench::auto("member").await;
    let posted = Posted::of(bench.saml(&authn_request(ISSUER, &[], "")).await).await;
    assert_eq!(posted.action, ACS);
    assert_eq!(posted.fields["RelayState"], "the <state>");
    let xml = posted.saml_response();
    let certificates = bench.certificates(CUSTOM_SAML).await;
    assert_eq!(covered(&xml, &certificates[0]).unwrap(), ["Assertion"]);

    let issuer = bench.url(&format!("sts/{CONTOSO}/"), &[]).to_string();
    assert_eq!(text(&xml, "Issuer").unwrap(), issuer);
    assert_eq!(attribute(&xml, "Response", "Destination").unwrap(), ACS);
    assert_eq!(
        attribute(&xml, "Response", "InResponseTo").unwrap(),
        REQUEST_ID
    );
    assert_eq!(text(&xml, "Audience").unwrap(), ISSUER);
    assert_eq!(text(&xml, "NameID").unwrap(), "ada@contoso.com");
    assert_eq!(attribute(&xml, "NameID", "Format").unwrap(), EMAIL_FORMAT);
    assert_eq!(claim(&xml, EMAIL), ["ada@contoso.com"]);
    let of = |name| attribute(&xml, "SubjectConfirmationData", name).unwrap();
    assert_eq!(
        (of("Recipient"), of("InResponseTo")),
        (ACS.to_owned(), REQUEST_ID.to_owned())
    );
    // The clock of the tests stands at 08:00.
    assert_eq!(
        attribute(&xml, "Conditions", "NotBefore").unwrap(),
        "2027-01-15T07:55:00.000Z"
    );
    assert_eq!(
        attribute(&xml, "Conditions", "NotOnOrAfter").unwrap(),
        "2027-01-15T09:00:00.000Z"
    );
    assert_eq!(of("NotOnOrAfter"), "2027-01-15T09:00:00.000Z");
}

#[tokio::test]
async fn the_page_posts_itself_to_the_acs_url_and_nowhere_else_or_by_a_button() {
    let bench = Bench::auto("member").await;
    let response = bench.saml(&authn_request(ISSUER, &[], "")).await;
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("form-action 'self' http://localhost:49213;"),
        "{policy}"
    );
    let page = response.text().await.unwrap();
    assert!(page.contains("<script>document.forms[0].submit()</script>"));
    assert!(page.contains("<button class=\"primary\">Continue</button>"));
}

#[tokio::test]
async fn the_response_has_entras_order_and_default_namespaces() {
    let bench = Bench::auto("member").await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    assert!(xml.starts_with(r#"<samlp:Response ID="_"#), "{xml}");
    assert!(
        !xml.contains("saml:"),
        "the assertion's namespace is the default one"
    );
    let document = Document::parse(&xml).unwrap();
    let names = |node: roxmltree::Node<'_, '_>| {
        let names: Vec<_> = node
            .children()
            .map(|child| child.tag_name().name())
            .collect();
        names.join(" ")
    };
    let root = document.root_element();
    assert_eq!(names(root), "Issuer Status Assertion");
    let assertion = root.last_element_child().unwrap();
    assert_eq!(
        names(assertion),
        "Issuer Signature Subject Conditions AttributeStatement AuthnStatement"
    );
    assert_eq!(
        attribute(&xml, "AuthnStatement", "SessionIndex").as_deref(),
        assertion.attribute("ID")
    );
}

#[tokio::test]
async fn an_assertion_that_was_touched_is_not_covered_by_its_signature() {
    let bench = Bench::auto("member").await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    let certificates = bench.certificates(CUSTOM_SAML).await;
    let touched = xml.replace("ada@contoso.com", "eve@contoso.com");
    assert_eq!(covered(&touched, &certificates[0]), None);
    let other = bench.certificates(KINDE_SAML).await;
    assert_eq!(
        covered(&xml, &other[0]),
        None,
        "each application has its own key"
    );
}

#[tokio::test]
async fn a_request_may_come_by_post_and_without_relay_state() {
    let bench = Bench::auto("member").await;
    let encoded = STANDARD.encode(authn_request(ISSUER, &[], ""));
    let response = bench
        .post("contoso.com/saml2", &[("SAMLRequest", &encoded)])
        .await;
    let posted = Posted::of(response).await;
    assert!(!posted.fields.contains_key("RelayState"));
    assert_eq!(
        text(&posted.saml_response(), "NameID").unwrap(),
        "ada@contoso.com"
    );
}

#[tokio::test]
async fn an_entity_id_that_is_no_uri_is_an_audience_after_spn() {
    let bench = Bench::auto("member").await;
    let xml = bench.saml_login(KINDE_SAML).await;
    assert_eq!(text(&xml, "Audience").unwrap(), "spn:contoso-kinde-entra");
}

#[tokio::test]
async fn the_reply_url_is_the_registered_one_and_on_localhost_any_port() {
    let bench = Bench::auto("member").await;
    let asked = |acs| authn_request(ISSUER, &[("AssertionConsumerServiceURL", acs)], "");
    for (acs, expected) in [
        ("", "https://sso.example.com/saml/acs"),
        (
            "https://sso.example.com/saml/acs",
            "https://sso.example.com/saml/acs",
        ),
        ("http://localhost:7/saml", "http://localhost:7/saml"),
    ] {
        let posted = Posted::of(bench.saml(&asked(acs)).await).await;
        assert_eq!(posted.action, expected);
        let xml = posted.saml_response();
        assert_eq!(
            attribute(&xml, "SubjectConfirmationData", "Recipient").unwrap(),
            expected
        );
    }
    for acs in [
        "https://sso.example.com/saml/acs/",
        "http://localhost:7/SAML",
    ] {
        assert_eq!(held(bench.saml(&asked(acs)).await).await, "50011");
    }
}

#[tokio::test]
async fn each_broken_rule_is_shown_with_its_number() {
    let bench = Bench::auto("member").await;
    let with = |name, value| authn_request(ISSUER, &[(name, value)], "");
    let subject = r#"<Subject xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>"#;
    let here = bench.url("fabrikam.com/saml2", &[]);
    for (xml, number) in [
        (with("ID", "6c1c178c"), "7500529"),
        (with("ID", ""), "75005"),
        (with("Version", "1.1"), "75005"),
        (with("IssueInstant", ""), "75005"),
        (with("IssueInstant", "today"), "75005"),
        (
            with("Destination", "https://elsewhere.example/saml2"),
            "75008",
        ),
        (with("Destination", here.as_str()), "75008"),
        (
            with(
                "ProtocolBinding",
                "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
            ),
            "75003",
        ),
        (
            authn_request("https://sso.example.com/saml/", &[], ""),
            "700016",
        ),
        (
            authn_request("https://SSO.example.com/saml", &[], ""),
            "700016",
        ),
        (authn_request(ISSUER, &[], subject), "75005"),
        (authn_request(ISSUER, &[], "<unclosed>"), "75005"),
        (
            format!("<!DOCTYPE x>{}", authn_request(ISSUER, &[], "")),
            "75005",
        ),
        (
            r#"<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>"#.to_owned(),
            "75005",
        ),
        (
            authn_request(
                ISSUER,
                &[],
                &context("urn:oasis:names:tc:SAML:2.0:ac:classes:X509", "exact"),
            ),
            "75011",
        ),
    ] {
        assert_eq!(held(bench.saml(&xml).await).await, number, "{xml}");
    }
}

#[tokio::test]
async fn a_request_that_is_not_there_or_not_encoded_is_shown_with_its_number() {
    let bench = Bench::auto("member").await;
    let path = format!("{CONTOSO}/saml2");
    assert_eq!(held(bench.get(&path, &[]).await).await, "750054");
    let plain = STANDARD.encode(authn_request(ISSUER, &[], ""));
    for broken in ["%%%", &plain] {
        let response = bench.get(&path, &[("SAMLRequest", broken)]).await;
        assert_eq!(held(response).await, "75001");
    }
    let fine = deflated(&authn_request(ISSUER, &[], ""));
    let response = bench
        .get("nowhere.example/saml2", &[("SAMLRequest", &fine)])
        .await;
    assert_eq!(held(response).await, "90002");
    let response = bench.get("common/saml2", &[("SAMLRequest", &fine)]).await;
    assert_eq!(held(response).await, "50194");
}

#[tokio::test]
async fn what_is_not_supported_is_told_to_the_application() {
    let bench = Bench::auto("member").await;
    let scoping = r#"<samlp:Scoping ProxyCount="1"/>"#.to_owned();
    for (inner, numbers, detail) in [
        (scoping, &["75006", "90011"][..], "RequestUnsupported"),
        (
            context(PROTECTED, "minimum"),
            &["75006", "90011"],
            "RequestUnsupported",
        ),
        (
            policy("urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos"),
            &["75016"],
            "InvalidNameIDPolicy",
        ),
    ] {
        let posted = Posted::of(bench.saml(&authn_request(ISSUER, &[], &inner)).await).await;
        assert_eq!(
            (posted.action.as_str(), &*posted.fields["RelayState"]),
            (ACS, "the <state>")
        );
        let xml = posted.saml_response();
        let message = text(&xml, "StatusMessage").unwrap();
        for number in numbers {
            assert!(message.contains(&format!("AADSTS{number}: ")), "{message}");
        }
        assert!(message.contains("Trace ID: ") && message.contains("Timestamp: "));
        assert!(xml.contains(&format!("urn:oasis:names:tc:SAML:2.0:status:{detail}")));
        assert!(xml.contains("urn:oasis:names:tc:SAML:2.0:status:Requester"));
        assert!(!xml.contains("Assertion"), "{xml}");
        assert_eq!(
            attribute(&xml, "Response", "InResponseTo").unwrap(),
            REQUEST_ID
        );
    }
}

#[tokio::test]
async fn a_silent_request_without_a_session_is_answered_no_passive() {
    let bench = Bench::start(Options::default()).await;
    let request = authn_request(ISSUER, &[("IsPassive", "true")], "");
    let xml = Posted::of(bench.saml(&request).await).await.saml_response();
    assert!(
        xml.contains("urn:oasis:names:tc:SAML:2.0:status:NoPassive"),
        "{xml}"
    );
    assert_eq!(aadsts(&text(&xml, "StatusMessage").unwrap()), "50058");
}

#[tokio::test]
async fn the_name_id_follows_the_format_asked_for() {
    let bench = Bench::auto("member").await;
    let name_id = async |inner: String| {
        let response = bench.saml(&authn_request(ISSUER, &[], &inner)).await;
        let xml = Posted::of(response).await.saml_response();
        (
            attribute(&xml, "NameID", "Format").unwrap(),
            text(&xml, "NameID").unwrap(),
        )
    };
    let unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    for format in [unspecified, EMAIL_FORMAT] {
        let expected = (EMAIL_FORMAT.to_owned(), "ada@contoso.com".to_owned());
        assert_eq!(name_id(policy(format)).await, expected);
    }
    let (format, first) = name_id(policy(PERSISTENT)).await;
    assert_eq!(format, PERSISTENT);
    assert!(!first.contains('@'));
    assert_eq!(
        name_id(policy(PERSISTENT)).await.1,
        first,
        "it is the same every time"
    );
    let transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    assert_ne!(
        name_id(policy(transient)).await,
        name_id(policy(transient)).await
    );
}

#[tokio::test]
async fn a_password_sign_in_meets_a_request_for_one_unless_a_second_factor_was_given() {
    let request = authn_request(ISSUER, &[], &context(PROTECTED, "exact"));
    let bench = Bench::auto("member").await;
    let xml = Posted::of(bench.saml(&request).await).await.saml_response();
    assert!(xml.contains("urn:oasis:names:tc:SAML:2.0:ac:classes:Password"));
    let bench = Bench::auto("mfa").await;
    assert_eq!(held(bench.saml(&request).await).await, "75011");
    let xml = bench.saml_login(CUSTOM_SAML).await;
    let methods = claim(
        &xml,
        "http://schemas.microsoft.com/claims/authnmethodsreferences",
    );
    assert_eq!(methods.len(), 2);
    assert_eq!(
        methods[1],
        "http://schemas.microsoft.com/claims/multipleauthn"
    );
}

#[tokio::test]
async fn a_claim_without_a_value_is_left_out() {
    let bench = Bench::auto("no-mailbox").await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    assert!(!xml.contains(EMAIL), "{xml}");
    assert_eq!(text(&xml, "NameID").unwrap(), "nomail@contoso.com");
}

#[tokio::test]
async fn a_guest_is_named_as_the_tenant_names_them_and_comes_from_home() {
    let bench = Bench::auto("guest").await;
    let xml = bench.saml_login(CUSTOM_SAML).await;
    let upn = "jonas_weber_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    assert_eq!(text(&xml, "NameID").unwrap(), upn);
    assert_eq!(claim(&xml, NAME), [upn]);
    assert_eq!(claim(&xml, EMAIL), ["jonas_weber@fabrikam.com"]);
    let provider = claim(
        &xml,
        "http://schemas.microsoft.com/identity/claims/identityprovider",
    );
    assert!(provider[0].ends_with(&format!("/sts/{}/", crate::client::FABRIKAM)));
}

#[tokio::test]
async fn somebody_who_may_not_in_is_held() {
    for (who, number) in [
        ("unassigned", "50105"),
        ("blocked", "50057"),
        ("stranger", "50020"),
    ] {
        let bench = Bench::auto(who).await;
        let response = bench.saml(&authn_request(ISSUER, &[], "")).await;
        assert_eq!(held(response).await, number, "{who}");
    }
}

#[tokio::test]
async fn a_sign_in_may_begin_at_the_identity_provider() {
    let bench = Bench::auto("member").await;
    let path = format!("practice/myapps/{CUSTOM_SAML}");
    let posted = Posted::of(bench.get(&path, &[("RelayState", "/home")]).await).await;
    assert_eq!(posted.action, "https://sso.example.com/saml/acs");
    assert_eq!(posted.fields["RelayState"], "/home");
    let xml = posted.saml_response();
    assert!(!xml.contains("InResponseTo"), "{xml}");
    assert_eq!(text(&xml, "Audience").unwrap(), ISSUER);
}

#[tokio::test]
async fn an_application_of_openid_connect_answers_at_its_web_redirect_uri() {
    let bench = Bench::auto("member").await;
    let request = authn_request(
        &format!("api://{KLOUDMATE}"),
        &[("AssertionConsumerServiceURL", "")],
        "",
    );
    let posted = Posted::of(bench.saml(&request).await).await;
    assert_eq!(posted.action, "https://api.kloudmate.com/sso/oidc");
    let certificates = bench.certificates(KLOUDMATE).await;
    assert!(
        covered(&posted.saml_response(), &certificates[0]).is_some(),
        "the tenant-wide key signs, and the application's metadata lists it"
    );
}

#[tokio::test]
async fn somebody_signs_in_on_the_page_and_the_instant_is_remembered() {
    let bench = Bench::start(Options::default()).await;
    let page = bench
        .saml(&authn_request(ISSUER, &[], ""))
        .await
        .text()
        .await
        .unwrap();
    assert!(page.contains("Sign in to Custom service (SAML)"));
    let form = [
        ("interaction", &*field(&page, "interaction")),
        ("username", "ada@contoso.com"),
        ("password", "Practice-ada-1"),
        ("step", "sign-in"),
    ];
    let response = bench.post("practice/interaction", &form).await;
    let cookies = response.headers().get_all("set-cookie");
    let cookie = cookies
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .find(|cookie| cookie.starts_with("practice_session="))
        .unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let xml = Posted::of(response).await.saml_response();
    let instant = attribute(&xml, "AuthnStatement", "AuthnInstant").unwrap();

    bench.later(3_600);
    let again = async |attributes: &[(&str, &str)]| {
        let request = deflated(&authn_request(ISSUER, attributes, ""));
        let url = bench.url(&format!("{CONTOSO}/saml2"), &[("SAMLRequest", &request)]);
        let request = bench.http.get(url).header("cookie", &cookie);
        request.send().await.unwrap()
    };
    let xml = Posted::of(again(&[]).await).await.saml_response();
    assert_eq!(
        attribute(&xml, "AuthnStatement", "AuthnInstant").unwrap(),
        instant
    );
    assert_ne!(
        attribute(&xml, "Assertion", "IssueInstant").unwrap(),
        instant
    );
    let page = again(&[("ForceAuthn", "true")]).await.text().await.unwrap();
    assert!(
        page.contains("id=\"password\""),
        "the password is asked for again"
    );
}

#[tokio::test]
async fn cancelling_is_told_to_the_application() {
    let bench = Bench::start(Options::default()).await;
    let page = bench
        .saml(&authn_request(ISSUER, &[], ""))
        .await
        .text()
        .await
        .unwrap();
    let form = [
        ("interaction", &*field(&page, "interaction")),
        ("step", "cancel"),
    ];
    let response = bench.post("practice/interaction", &form).await;
    let xml = Posted::of(response).await.saml_response();
    assert!(
        xml.contains("urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"),
        "{xml}"
    );
    assert!(!xml.contains("StatusMessage"), "{xml}");
}

#[tokio::test]
async fn a_logout_request_signs_out() {
    let bench = Bench::auto("member").await;
    let xml = r#"<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"/>"#;
    let page = bench.saml(xml).await.text().await.unwrap();
    assert!(page.contains("Signed out"), "{page}");
}
