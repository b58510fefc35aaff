//! WS-Federation: the token of a sign-in, and how a wrong request is refused.

use consentry_practice::Options;
use roxmltree::Document;

use crate::{
    client::{Bench, CONTOSO, field, held, location, overridden},
    federation::{
        CUSTOM_WS_FED, EMAIL, KINDE_WS_FED, PERSISTENT, Posted, WREPLY, attribute, claim, covered,
        text,
    },
};

const WTREALM: &str = "https://sso.example.com/wsfed";

async fn ask(bench: &Bench, extra: &[(&str, &str)]) -> reqwest::Response {
    let usual = [
        ("wa", "wsignin1.0"),
        ("wtrealm", WTREALM),
        ("wreply", WREPLY),
        ("wctx", "the <context>"),
    ];
    let query = overridden(&usual, extra);
    bench.get(&format!("{CONTOSO}/wsfed"), &query).await
}

#[tokio::test]
async fn a_request_is_answered_with_a_signed_assertion_at_the_reply_url() {
    let bench = Bench::auto("member").await;
    let posted = Posted::of(ask(&bench, &[]).await).await;
    assert_eq!(posted.action, WREPLY);
    assert_eq!(posted.fields["wa"], "wsignin1.0");
    assert_eq!(posted.fields["wctx"], "the <context>");
    let xml = &posted.fields["wresult"];
    let certificates = bench.certificates(CUSTOM_WS_FED).await;
    assert_eq!(covered(xml, &certificates[0]).unwrap(), ["Assertion"]);

    assert_eq!(text(xml, "Address").unwrap(), WTREALM);
    assert_eq!(text(xml, "Audience").unwrap(), WTREALM);
    assert_eq!(attribute(xml, "NameID", "Format").unwrap(), PERSISTENT);
    assert!(!text(xml, "NameID").unwrap().contains('@'));
    assert_eq!(claim(xml, EMAIL), ["ada@contoso.com"]);
    assert!(!xml.contains("SubjectConfirmationData"), "{xml}");
    // An hour around 08:00, when the request came.
    let window = ["2027-01-15T07:55:00.000Z", "2027-01-15T08:55:00.000Z"];
    let conditions =
        ["NotBefore", "NotOnOrAfter"].map(|n| attribute(xml, "Conditions", n).unwrap());
    assert_eq!(conditions, window);
    assert_eq!(
        ["Created", "Expires"].map(|name| text(xml, name).unwrap()),
        window
    );
}

#[tokio::test]
async fn the_response_has_entras_order() {
    let bench = Bench::auto("member").await;
    let xml = bench.ws_fed_login(&bench.application(CUSTOM_WS_FED)).await;
    let document = Document::parse(&xml).unwrap();
    let root = document.root_element();
    let names: Vec<_> = root
        .children()
        .map(|child| child.tag_name().name())
        .collect();
    assert_eq!(
        names.join(" "),
        "Lifetime AppliesTo RequestedSecurityToken RequestedAttachedReference \
         RequestedUnattachedReference TokenType RequestType KeyType"
    );
    assert!(text(&xml, "TokenType").unwrap().ends_with("#SAMLV2.0"));
    assert_eq!(
        text(&xml, "KeyIdentifier"),
        attribute(&xml, "Assertion", "ID")
    );
}

#[tokio::test]
async fn the_realm_may_be_any_service_principal_name() {
    let bench = Bench::auto("member").await;
    let spn = format!("spn:{KINDE_WS_FED}");
    let api = format!("api://{KINDE_WS_FED}");
    for (wtrealm, audience) in [(KINDE_WS_FED, &spn), (&spn, &spn), (&api, &api)] {
        let response = ask(&bench, &[("wtrealm", wtrealm)]).await;
        let posted = Posted::of(response).await;
        assert_eq!(
            &text(&posted.fields["wresult"], "Audience").unwrap(),
            audience
        );
    }
}

#[tokio::test]
async fn the_reply_url_is_the_registered_one_or_the_first() {
    let bench = Bench::auto("member").await;
    for (wreply, expected) in [
        ("", "https://sso.example.com/wsfed/reply"),
        ("http://localhost:5/wsfed", "http://localhost:5/wsfed"),
    ] {
        let posted = Posted::of(ask(&bench, &[("wreply", wreply), ("wctx", "")]).await).await;
        assert_eq!(posted.action, expected);
        assert!(!posted.fields.contains_key("wctx"));
    }
}

#[tokio::test]
async fn a_wrong_request_is_held() {
    let bench = Bench::auto("member").await;
    for (name, value, number) in [
        ("wtrealm", "https://sso.example.com/wsfed/", "700016"),
        ("wtrealm", "", "900144"),
        ("wreply", "https://evil.example/", "50011"),
        ("wa", "", "900144"),
        ("wa", "wsignin9.9", "90023"),
    ] {
        assert_eq!(
            held(ask(&bench, &[(name, value)]).await).await,
            number,
            "{name}={value}"
        );
    }
    let bench = Bench::auto("unassigned").await;
    assert_eq!(held(ask(&bench, &[]).await).await, "50105");
}

#[tokio::test]
async fn a_fresh_sign_in_asks_even_somebody_who_is_signed_in() {
    let bench = Bench::start(Options::default()).await;
    let page = ask(&bench, &[]).await.text().await.unwrap();
    let form = [
        ("interaction", &*field(&page, "interaction")),
        ("username", "ada@contoso.com"),
        ("password", "Practice-ada-1"),
        ("step", "sign-in"),
    ];
    let response = bench.post("practice/interaction", &form).await;
    let cookie = response.headers().get_all("set-cookie");
    let cookie: Vec<_> = cookie
        .iter()
        .map(|c| c.to_str().unwrap().to_owned())
        .collect();
    let session = cookie
        .iter()
        .find(|c| c.starts_with("practice_session="))
        .unwrap();
    assert!(Posted::of(response).await.fields.contains_key("wresult"));

    let again = async |fresh: &str| {
        let query = [
            ("wa", "wsignin1.0"),
            ("wtrealm", WTREALM),
            ("wfresh", fresh),
        ];
        let url = bench.url("contoso.com/wsfed", &query);
        let request = bench.http.get(url).header("cookie", session);
        request.send().await.unwrap().text().await.unwrap()
    };
    assert!(again("60").await.contains("wresult"));
    assert!(again("0").await.contains("id=\"password\""));
}

#[tokio::test]
async fn signing_out_leads_to_a_registered_address_and_nowhere_else() {
    let bench = Bench::auto("member").await;
    let path = format!("{CONTOSO}/wsfed");
    let out = async |wreply| {
        let query = [("wa", "wsignout1.0"), ("wreply", wreply)];
        bench.get(&path, &query).await
    };
    assert_eq!(location(&out(WREPLY).await), WREPLY);
    let page = out("https://evil.example/").await;
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("Signed out"));
}
