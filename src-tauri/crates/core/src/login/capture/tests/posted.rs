//! Every form in which a posted answer comes.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use secrecy::ExposeSecret as _;

use super::*;
use crate::ports::CapturedAnswer;

const RESPONSE: &str =
    r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>"#;
const WRESULT: &str = r#"<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><a>x &amp; y</a></t:RequestSecurityTokenResponse>"#;

fn saml(answer: &LoginAnswer) -> (&str, Option<&str>) {
    match answer {
        LoginAnswer::SamlResponse { xml, landing } => {
            (xml.expose_secret(), landing.state.as_deref())
        }
        other => panic!("not a SAML response: {other:?}"),
    }
}

fn ws_fed(answer: &LoginAnswer) -> (&str, Option<&str>) {
    match answer {
        LoginAnswer::WsFed { xml, landing } => (xml.expose_secret(), landing.state.as_deref()),
        other => panic!("not a WS-Federation response: {other:?}"),
    }
}

fn parse(text: &str) -> LoginAnswer {
    LoginAnswer::parse(text).expect("an answer")
}

#[test]
fn a_response_is_read_as_xml_and_as_base64_with_line_breaks_or_escapes() {
    let packed = BASE64_STANDARD.encode(RESPONSE);
    let broken = packed.replace('P', "P\r\n ");
    let escaped = packed.replace('=', "%3D").replace('+', "%2B");

    for text in [
        RESPONSE,
        &format!("\n<?xml version=\"1.0\"?>{RESPONSE}\n"),
        &packed,
        &format!("\"{packed}\""),
        &broken,
        &escaped,
    ] {
        let answer = parse(text);

        let (xml, state) = saml(&answer);
        assert!(xml.contains("<samlp:Response"), "{text}");
        assert_eq!(state, None);
    }
}

#[test]
fn the_fields_of_a_post_carry_the_state() {
    let posted = |fields: &[(&str, &str)]| {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish()
    };
    let packed = BASE64_STANDARD.encode(RESPONSE);
    let saml_post = posted(&[("SAMLResponse", &packed), ("RelayState", "s+/=")]);
    let ws_fed_post = posted(&[("wa", "wsignin1.0"), ("wresult", WRESULT), ("wctx", "c")]);

    assert_eq!(saml(&parse(&saml_post)), (RESPONSE, Some("s+/=")));
    assert_eq!(ws_fed(&parse(&ws_fed_post)), (WRESULT, Some("c")));
    assert_eq!(
        LoginAnswer::at_redirect_uri(&saml_post).map(|answer| answer.landing().cloned()),
        Some(Some(Arrival {
            at: ArrivedAt::RedirectUri,
            state: Some("s+/=".to_owned()),
            iss: None,
        }))
    );
}

#[test]
fn what_the_sign_in_window_caught_is_read() {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let packed = BASE64_STANDARD.encode(RESPONSE);
    let caught = CapturedAnswer::Form(vec![
        field("SAMLResponse", &packed),
        field("RelayState", "s"),
    ]);

    let answer = LoginAnswer::caught(&caught).expect("an answer");

    assert_eq!(saml(&answer), (RESPONSE, Some("s")));
}

#[test]
fn the_page_that_would_have_posted_it_is_read() {
    let packed = BASE64_STANDARD.encode(RESPONSE);
    let escaped = WRESULT
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    let saml_page = format!(
        "<!doctype html><html><head><title>x = y</title></head><body><form method='post' action='https://a/'>\n\
         <input type=hidden name=\"SAMLResponse\" value=\"{packed}\"/>\n\
         <INPUT type='hidden' name='RelayState' value='s &amp; t'><noscript><input type=submit></noscript></form>"
    );
    let ws_fed_page = format!(
        "<html><form><input type=\"hidden\" name=\"wa\" value=\"wsignin1.0\">\
         <input type=\"hidden\" name=\"wresult\" value=\"{escaped}\"><input hidden name=wctx value=c></form></html>"
    );

    assert_eq!(saml(&parse(&saml_page)), (RESPONSE, Some("s & t")));
    assert_eq!(ws_fed(&parse(&ws_fed_page)), (WRESULT, Some("c")));
}

#[test]
fn a_broken_response_is_recognised_so_that_it_can_be_judged() {
    let cut = &RESPONSE[..RESPONSE.len() - 3];
    let declared = format!("<!DOCTYPE x>{RESPONSE}");

    assert_eq!(saml(&parse(cut)).0, cut);
    assert_eq!(saml(&parse(&declared)).0, declared);
}

#[test]
fn other_xml_other_pages_and_a_field_twice_are_no_answer() {
    let packed = BASE64_STANDARD.encode(RESPONSE);
    for text in [
        "<a/>",
        "<html><form><input name='user' value='ada'></form></html>",
        &format!("SAMLResponse={packed}&SAMLResponse={packed}"),
        &BASE64_STANDARD.encode("just some text"),
        "<",
        "<input",
        "<input name",
        "<input name='SAMLResponse",
    ] {
        let failure = LoginAnswer::parse(text).expect_err(text);

        assert_eq!(failure.code.as_str(), "login.not_an_answer", "{text}");
    }
}

#[test]
fn what_is_secret_in_an_answer_is_not_shown() {
    let answer = parse(&format!(
        "SAMLResponse={}",
        BASE64_STANDARD.encode(RESPONSE)
    ));

    assert!(!format!("{answer:?}").contains("Response ID"));
}
