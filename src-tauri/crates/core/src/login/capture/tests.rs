//! Every form in which an answer is caught or pasted.

mod dresses;
mod posted;
mod wrong_things;

use secrecy::ExposeSecret as _;
use url::Url;

use super::*;
use crate::login::fixture::{ACCESS_TOKEN, CODE, Key, ada};

fn code(answer: &LoginAnswer) -> (&str, &Arrival) {
    match answer {
        LoginAnswer::Code { code, landing } => (code.expose_secret(), landing),
        other => panic!("not a code: {other:?}"),
    }
}

#[test]
fn the_address_one_landed_on_is_read() {
    let text = format!(" https://kivo.example/sso/?code={CODE}&state=s%20t&session_state=x# \n");

    let answer = LoginAnswer::parse(&text).expect("an answer");

    let (found, landing) = code(&answer);
    assert_eq!(found, CODE);
    assert_eq!(landing.state.as_deref(), Some("s t"));
    assert_eq!(
        landing.at,
        ArrivedAt::Address("https://kivo.example/sso/".into())
    );
}

#[test]
fn an_answer_in_the_fragment_is_read() {
    let answer =
        LoginAnswer::parse(&format!("http://localhost/#code={CODE}&state=s")).expect("an answer");

    assert_eq!(code(&answer).0, CODE);
}

#[test]
fn a_bare_query_and_form_fields_are_read() {
    for text in [
        format!("?code={CODE}&state=s"),
        format!("state=s&code={CODE}"),
    ] {
        let answer = LoginAnswer::parse(&text).expect("an answer");

        let (found, landing) = code(&answer);
        assert_eq!((found, &landing.at), (CODE, &ArrivedAt::Unknown));
    }
}

#[test]
fn an_error_is_read_with_its_subcode_and_before_anything_else() {
    let text = "https://a.example/?error=access_denied&error_subcode=cancel&error_description=No%0d%0aTrace&state=s&code=x";

    let Ok(LoginAnswer::Error {
        error,
        description,
        subcode,
        landing,
    }) = LoginAnswer::parse(text)
    else {
        panic!("not an error");
    };

    assert_eq!(error, "access_denied");
    assert_eq!(description.as_deref(), Some("No\r\nTrace"));
    assert_eq!(subcode.as_deref(), Some("cancel"));
    assert_eq!(landing.state.as_deref(), Some("s"));
}

#[test]
fn a_token_response_is_read() {
    let token = Key::Signing.token(&ada("n"));
    let text = serde_json::json!({ "id_token": token, "access_token": ACCESS_TOKEN }).to_string();

    let Ok(LoginAnswer::TokenResponse {
        id_token: Some(found),
        access_token: Some(_),
    }) = LoginAnswer::parse(&text)
    else {
        panic!("not a token response");
    };

    assert_eq!(found.expose_secret(), token);
}

#[test]
fn an_error_of_the_token_endpoint_is_read() {
    let text = r#"{"error":"invalid_grant","error_description":"AADSTS54005: spent","error_codes":[54005]}"#;

    assert!(matches!(
        LoginAnswer::parse(text),
        Ok(LoginAnswer::Error { error, .. }) if error == "invalid_grant"
    ));
}

#[test]
fn a_bare_id_token_is_read_with_the_quotes_that_came_along() {
    let token = Key::Signing.token(&ada("n"));

    for text in [token.clone(), format!("\"{token}\"\n")] {
        assert!(matches!(
            LoginAnswer::parse(&text),
            Ok(LoginAnswer::IdToken { token: found, .. }) if found.expose_secret() == token
        ));
    }
}

#[test]
fn the_text_of_an_error_page_is_read() {
    let text = "Sorry, but we’re having trouble signing you in.\nAADSTS50105: not assigned.";

    assert!(
        matches!(LoginAnswer::parse(text), Ok(LoginAnswer::PageError { text: found }) if found == text)
    );
}

#[test]
fn what_is_no_answer_is_refused_and_not_repeated() {
    let secret = "hunter2-and-more";
    let long = "x".repeat(crate::limits::ANSWER + 1);
    for text in [
        "",
        secret,
        "https://login.example/authorize?state=s&client_id=x",
        "AADSTS12",
        "{}",
        "[]",
        "code=&state=s",
        &long,
    ] {
        let failure = LoginAnswer::parse(text).expect_err("no answer");

        assert_eq!(failure.code, FailureCode::LoginNotAnAnswer, "{text}");
        assert!(!format!("{failure:?}").contains(secret));
    }
}

#[test]
fn a_parameter_that_occurs_twice_is_refused() {
    for text in ["code=a&code=b&state=s", "code=a&state=s&state=t"] {
        assert!(LoginAnswer::parse(text).is_err(), "{text}");
    }
}

#[test]
fn what_the_sign_in_window_caught_is_read() {
    let url = Url::parse(&format!("https://kivo.example/sso?code={CODE}&state=s#")).expect("a URL");
    let form = [("code", CODE), ("state", "s")].map(|(name, value)| (name.into(), value.into()));

    for caught in [
        CapturedAnswer::Address(url),
        CapturedAnswer::Form(form.to_vec()),
    ] {
        let answer = LoginAnswer::caught(&caught).expect("an answer");

        let (found, landing) = code(&answer);
        assert_eq!((found, &landing.at), (CODE, &ArrivedAt::RedirectUri));
    }
}

#[test]
fn debug_shows_no_code_and_no_token() {
    let token = Key::Signing.token(&ada("n"));
    let texts = [
        format!("code={CODE}&state=s"),
        format!("id_token={token}&access_token={ACCESS_TOKEN}&code={CODE}&state=s"),
        serde_json::json!({ "id_token": token, "access_token": ACCESS_TOKEN }).to_string(),
    ];

    for text in texts {
        let shown = format!("{:?}", LoginAnswer::parse(&text).expect("an answer"));

        assert!(
            ![CODE, ACCESS_TOKEN, &token]
                .iter()
                .any(|secret| shown.contains(secret)),
            "{shown}"
        );
    }
}
