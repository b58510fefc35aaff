//! Every dress in which people bring an answer, and what then is read.

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::ExposeSecret as _;
use serde_json::json;

use super::*;
use crate::pasted::{Dress, Layer};

const ACS: &str = "https://app.contoso.com/acs";

/// Long enough to be wrapped, with a letter beyond ASCII and with characters whose base64 has a plus sign and a slash.
fn response() -> String {
    let filling = "Söhne ~~~???>>> ".repeat(12);
    format!(
        r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"><a b="{filling}">x &amp; y</a></samlp:Response>"#
    )
    .replace(">>>", "&gt;&gt;&gt;")
}

fn wresult() -> String {
    r#"<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><a>x &amp; y %20 \u0041</a></t:RequestSecurityTokenResponse>"#.to_owned()
}

fn base64(text: &str) -> String {
    BASE64_STANDARD.encode(text)
}

fn percent(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn wrapped(text: &str, width: usize, between: &str) -> String {
    let characters: Vec<_> = text.chars().collect();
    let lines: Vec<String> = characters
        .chunks(width)
        .map(|line| line.iter().collect())
        .collect();
    lines.join(between)
}

fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn json_escaped(text: &str) -> String {
    let text = serde_json::to_string(text).unwrap();
    text.replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
}

fn quoted_printable(text: &str) -> String {
    let encoded: String = text
        .bytes()
        .map(|byte| match byte {
            b'=' | 0x80.. => format!("={byte:02X}"),
            other => char::from(other).to_string(),
        })
        .collect();
    wrapped(&encoded.replace("=3D", "\u{1}"), 70, "=\r\n").replace('\u{1}', "=3D")
}

fn deflated(text: &str) -> String {
    use std::io::Write as _;
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    BASE64_STANDARD.encode(encoder.finish().unwrap())
}

fn har(requests: &[(&str, &str, &str)]) -> String {
    let entries: Vec<_> = requests
        .iter()
        .map(|(method, url, posted)| {
            json!({ "request": { "method": method, "url": url, "postData": { "text": posted } },
                    "response": { "redirectURL": "", "content": { "mimeType": "text/html", "text": "<html>" } } })
        })
        .collect();
    json!({ "log": { "version": "1.2", "entries": entries } }).to_string()
}

/// A value that was base64 in the field of a form, as people bring it.
fn of_a_posted_value(xml: &str, name: &str, state: &str) -> Vec<(&'static str, String)> {
    let packed = base64(xml);
    let form = format!("{name}={}&{state}=s%20t", percent(&packed));
    vec![
        ("the value", packed.clone()),
        ("the value in quotation marks", format!(" “{packed}”\n")),
        ("the value in a code block", format!("```text\n{packed}\n```")),
        ("the value in a quoted mail", format!("> {}\n", wrapped(&packed, 70, "\n> "))),
        ("with zero-width characters around", format!("\u{200b}{packed}\u{feff}")),
        ("url-safe without padding", BASE64_URL_SAFE_NO_PAD.encode(xml)),
        ("standard without padding", packed.trim_end_matches('=').to_owned()),
        ("wrapped at 76", wrapped(&packed, 76, "\r\n")),
        ("wrapped and indented", wrapped(&packed, 64, "\n    ")),
        ("percent-encoded", percent(&packed)),
        ("percent-encoded twice", percent(&percent(&packed))),
        ("plus signs turned to blanks", packed.replace('+', " ")),
        ("a data address", format!("data:application/xml;base64,{packed}")),
        ("base64 twice", base64(&packed)),
        ("deflated", deflated(xml)),
        ("a form", form.clone()),
        ("a form broken over lines", wrapped(&form, 80, "\n")),
        ("a form in a mail", quoted_printable(&form)),
        ("a form with escaped separators", form.replace('&', "&amp;")),
        ("a form in a log", form.replace('&', "\\u0026")),
        ("a form that was encoded again", percent(&form)),
        ("lines with colons", format!("{state}: s t\n{name}: {packed}\n")),
        ("lines with quotation marks", format!("\"{name}\": \"{packed}\",\n\"{state}\": \"s t\"")),
        ("a table", format!("{name}\t{packed}\n{state}\ts t\n")),
        ("a name above its value", format!("{name}\n{packed}\n{state}\ns t\n")),
        ("a list of Windows PowerShell", format!("{name} : {}\n{state}   : s t", wrapped(&packed, 60, "\n               "))),
        ("JSON", json!({ name: packed, state: "s t" }).to_string()),
        ("JSON at a depth", json!({ "a": [{ "Form data": { name: packed, state: "s t" } }] }).to_string()),
        ("JSON with a byte order mark", format!("\u{feff}{}", json!({ name: packed }))),
        ("curl", format!("curl '{ACS}' \\\n  -H 'cookie: a=b' \\\n  --data-raw '{form}' --compressed")),
        ("curl of Windows", format!("curl ^\"{ACS}^\" ^\n  --data-raw ^\"{}^\"", form.replace('%', "^%"))),
        ("fetch", format!("fetch(\"{ACS}\", {{ \"body\": \"{form}\", \"method\": \"POST\" }});")),
        ("Windows PowerShell", format!("Invoke-WebRequest -Uri \"{ACS}\" -Method POST -Body \"{form}\"")),
        ("a HAR file", har(&[("GET", "https://login.example/?a=b", ""), ("POST", ACS, &form)])),
        (
            "SAML-tracer",
            json!({ "requests": [{ "method": "POST", "url": ACS, "saml": xml, "post": [[name, packed], [state, "s t"]] }] }).to_string(),
        ),
        (
            "the page that posts it",
            format!("<html><body><form action='{ACS}'><input type='hidden' name='{name}' value='{packed}'/></form></body></html>"),
        ),
        ("among words", format!("Hello,\nthis is what I got: {packed}\nregards")),
    ]
}

/// XML, as people bring it.
fn of_xml(xml: &str) -> Vec<(&'static str, String)> {
    vec![
        ("XML", xml.to_owned()),
        ("after a byte order mark", format!("\u{feff}{xml}\r\n")),
        (
            "with its declaration",
            format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n{xml}"),
        ),
        ("escaped for a page", html_escaped(xml)),
        ("escaped for JSON", json_escaped(xml)),
        ("percent-encoded", percent(xml)),
        (
            "percent-encoded as a form",
            percent(xml).replace("%20", "+"),
        ),
        ("in a mail", quoted_printable(xml)),
        ("in a code block", format!("see:\n```xml\n{xml}\n```\n")),
        (
            "in a log line",
            format!("2026-11-29 10:00 DEBUG received {xml} from the browser"),
        ),
    ]
}

#[test]
fn a_saml_response_is_read_in_every_dress_to_the_letter() {
    let xml = response();
    for (dress, text) in [
        of_a_posted_value(&xml, "SAMLResponse", "RelayState"),
        of_xml(&xml),
    ]
    .concat()
    {
        let answer = LoginAnswer::parse(&text)
            .unwrap_or_else(|failure| panic!("{dress}: {failure:?}\n{text}"));

        let LoginAnswer::SamlResponse { xml: found, .. } = answer else {
            panic!("{dress}: {answer:?}");
        };
        assert!(
            found.expose_secret().ends_with(&xml),
            "{dress}: {}",
            found.expose_secret()
        );
    }
}

#[test]
fn a_ws_federation_response_is_read_in_every_dress_to_the_letter() {
    let xml = wresult();
    let escaped = html_escaped(&xml);
    let dresses = [
        (
            "a form",
            format!("wa=wsignin1.0&wresult={}&wctx=c", percent(&xml)),
        ),
        (
            "a page",
            format!("<form><input name=\"wresult\" value=\"{escaped}\"></form>"),
        ),
        ("lines", format!("wa: wsignin1.0\nwresult: {xml}\nwctx: c")),
        ("JSON", json!({ "wresult": xml }).to_string()),
        (
            "a HAR file",
            har(&[("POST", ACS, &format!("wresult={}", percent(&xml)))]),
        ),
    ]
    .map(|(dress, text)| (dress, text));
    for (dress, text) in [dresses.to_vec(), of_xml(&xml)].concat() {
        let answer = LoginAnswer::parse(&text)
            .unwrap_or_else(|failure| panic!("{dress}: {failure:?}\n{text}"));

        let LoginAnswer::WsFed { xml: found, .. } = answer else {
            panic!("{dress}: {answer:?}");
        };
        assert!(
            found.expose_secret().ends_with(&xml),
            "{dress}: {}",
            found.expose_secret()
        );
    }
}

#[test]
fn an_id_token_is_read_in_every_dress() {
    let token = Key::Signing.token(&ada("n"));
    let answer = json!({ "token_type": "Bearer", "id_token": token, "access_token": ACCESS_TOKEN })
        .to_string();
    let back = "https://app.contoso.com/cb";
    for (dress, text) in [
        ("bare", token.clone()),
        ("wrapped", wrapped(&token, 76, "\r\n")),
        (
            "in a quoted mail",
            format!("> {}", wrapped(&token, 70, "\n> ")),
        ),
        (
            "in a mail",
            quoted_printable(&format!(
                "id_token={token}&state=s&session_state={}",
                "x".repeat(80)
            )),
        ),
        ("in brackets", format!("<{token}>")),
        ("on a line", format!("id_token: {token}\nexpires_in: 3599")),
        (
            "in a list of Windows PowerShell",
            format!(
                "token_type : Bearer\nid_token   : {}",
                wrapped(&token, 60, "\n             ")
            ),
        ),
        ("in an address", format!("{back}#id_token={token}&state=s")),
        (
            "in an address out of a page",
            format!("{back}#id_token={token}&amp;state=s"),
        ),
        (
            "in an address out of JSON",
            format!("{back}#id_token={token}\\u0026state=s"),
        ),
        (
            "in an address that was encoded again",
            percent(&format!("{back}#id_token={token}&state=s")),
        ),
        (
            "in an address that a mail broke",
            wrapped(&format!("{back}#id_token={token}&state=s"), 70, "\n"),
        ),
        ("in a token response", answer.clone()),
        (
            "in a token response as a string",
            serde_json::to_string(&answer).unwrap(),
        ),
        (
            "in a token response at a depth",
            json!({ "body": { "data": answer } }).to_string(),
        ),
        (
            "in a sentence",
            format!("I landed on {back}#id_token={token}&state=s and nothing happened."),
        ),
    ] {
        let found = match LoginAnswer::parse(&text) {
            Ok(
                LoginAnswer::IdToken { token, .. }
                | LoginAnswer::TokenResponse {
                    id_token: Some(token),
                    ..
                },
            ) => token,
            other => panic!("{dress}: {other:?}\n{text}"),
        };
        assert_eq!(found.expose_secret(), token, "{dress}");
    }
}

#[test]
fn an_error_keeps_its_number_in_every_dress() {
    let address = "https://app.contoso.com/cb?error=access_denied&error_description=AADSTS50105%3A+not+assigned&state=abc";
    for (dress, text) in [
        ("an address", address.to_owned()),
        ("an address out of a page", address.replace('&', "&amp;")),
        ("an address out of JSON", address.replace('&', "\\u0026")),
        ("an address whose description was encoded twice", address.replace("%3A", "%253A").replace('+', "%2520")),
        ("lines", "error: access_denied\nerror_description: AADSTS50105: not assigned\nTrace ID: x\nstate: abc".to_owned()),
        ("JSON", json!({ "error": "access_denied", "error_description": "AADSTS50105: not assigned", "error_uri": "https://login.microsoftonline.com/error?code=50105" }).to_string()),
        ("a HAR file", har(&[("GET", address, "")])),
    ] {
        let Ok(LoginAnswer::Error { error, description, .. }) = LoginAnswer::parse(&text) else {
            panic!("{dress}: {text}");
        };
        assert_eq!(error, "access_denied", "{dress}");
        assert!(description.unwrap_or_default().starts_with("AADSTS50105: not"), "{dress}");
    }
}

#[test]
fn bytes_are_read_in_the_encodings_that_windows_leaves() {
    let xml = response();
    let utf_16 = |big: bool| -> Vec<u8> {
        xml.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let windows: Vec<u8> = xml
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap())
        .collect();
    for (encoding, bytes) in [
        ("UTF-8", xml.clone().into_bytes()),
        (
            "UTF-8 with a mark",
            [b"\xef\xbb\xbf", xml.as_bytes()].concat(),
        ),
        (
            "UTF-16 LE with a mark",
            [b"\xff\xfe".to_vec(), utf_16(false)].concat(),
        ),
        (
            "UTF-16 BE with a mark",
            [b"\xfe\xff".to_vec(), utf_16(true)].concat(),
        ),
        ("UTF-16 LE", utf_16(false)),
        ("UTF-16 BE", utf_16(true)),
        ("Windows-1252", windows),
    ] {
        let pasted = Pasted::from_bytes(&bytes).unwrap();
        let Ok(Taken {
            value: LoginAnswer::SamlResponse { xml: found, .. },
            ..
        }) = LoginAnswer::read(&pasted, Wanted::SamlAnswer)
        else {
            panic!("{encoding}");
        };
        assert_eq!(found.expose_secret(), xml, "{encoding}");
    }
}

fn taken(text: &str, wanted: Wanted) -> Taken<LoginAnswer> {
    LoginAnswer::read(&Pasted::from_text(text).unwrap(), wanted)
        .unwrap_or_else(|failure| panic!("{failure:?}: {text}"))
}

#[test]
fn of_several_answers_the_last_of_the_protocol_is_taken_and_said() {
    let (first, last) = (response(), response().replace("_1", "_2"));
    let form = |xml: &str| format!("SAMLResponse={}", percent(&base64(xml)));
    let (first_form, last_form) = (form(&first), form(&last));
    let recording = har(&[
        ("POST", ACS, &first_form),
        ("POST", ACS, &last_form),
        ("GET", "https://other.example/cb?code=0.abc&state=s", ""),
    ]);

    let taken = taken(&recording, Wanted::SamlAnswer);

    let LoginAnswer::SamlResponse { xml, .. } = taken.value else {
        panic!("not SAML");
    };
    assert_eq!(xml.expose_secret(), last);
    assert_eq!(taken.dress.layers, [Layer::Har]);
    assert_eq!((taken.dress.which, taken.dress.of), (2, 2));
    let recorded = taken.dress.recorded.expect("the request");
    assert_eq!(
        (recorded.request, recorded.of, recorded.address.as_str()),
        (2, 3, ACS)
    );
}

#[test]
fn a_redirect_and_the_request_after_it_are_one_answer() {
    let address = "https://app.contoso.com/cb?code=0.abc&state=s";
    let recording = json!({ "log": { "entries": [
        { "request": { "url": "https://login.example/" }, "response": { "redirectURL": address } },
        { "request": { "url": address }, "response": {} },
    ] } });

    assert_eq!(
        taken(&recording.to_string(), Wanted::OidcAnswer).dress.of,
        1
    );
}

#[test]
fn what_is_usual_is_not_said() {
    let token = Key::Signing.token(&ada("n"));
    for text in [
        token.clone(),
        json!({ "id_token": token }).to_string(),
        format!("https://a.example/cb#id_token={token}&state=s"),
        base64(&response()),
    ] {
        let Taken { dress, .. } = taken(&text, Wanted::Answer);

        assert!(!dress.is_worth_saying(), "{dress:?}: {text}");
    }
    assert!(!Dress::default().is_worth_saying());
}

#[test]
fn other_codes_than_an_answers_are_left_alone() {
    for text in [
        "see https://other.example/help?code=abc for more",
        r#"{ "error_uri": "https://other.example/error?code=12", "code": "abc" }"#,
        "error: something went wrong\ncode: 12",
    ] {
        let failure = LoginAnswer::parse(text).expect_err(text);

        assert_eq!(failure.code, FailureCode::LoginNotAnAnswer, "{text}");
    }
}

#[test]
fn what_expands_without_end_is_given_up() {
    let bomb = deflated(&"a".repeat(crate::limits::INFLATED + 1));
    let deep = "[".repeat(100_000);
    let nested = (0..20).fold("code=a&state=s".to_owned(), |text, _| percent(&text));
    for text in [
        bomb,
        deep,
        nested,
        "&amp;".repeat(100_000),
        "<input ".repeat(100_000),
        "\\u0026".repeat(100_000),
    ] {
        assert!(LoginAnswer::parse(&text).is_err());
    }
}
