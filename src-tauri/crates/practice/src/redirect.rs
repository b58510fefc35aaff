//! Redirect URIs: which registered one a request means, and how an answer is put on it.

use axum::response::Response;
use percent_encoding::percent_decode_str;
use url::Url;

use crate::{
    aadsts::{Aadsts, Refusal},
    applications::{Application, Platform, Redirect},
    call::{Call, decided, see_other},
    html::{Page, each, escape},
    scenario::Scenario,
};

/// How parameters travel back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResponseMode {
    Query,
    Fragment,
    FormPost,
}

impl ResponseMode {
    pub(crate) fn parse(value: &str) -> Option<Self> {
        match value {
            "query" => Some(Self::Query),
            "fragment" => Some(Self::Fragment),
            "form_post" => Some(Self::FormPost),
            _ => None,
        }
    }
}

/// The registered redirect that `requested` means.
///
/// Compared character by character after URL-decoding, path case included; for `localhost` and `127.0.0.1` over
/// http the port does not count.
pub(crate) fn registered<'a>(app: &'a Application, requested: &str) -> Option<&'a Redirect> {
    let requested = comparable(requested);
    app.redirects
        .iter()
        .find(|redirect| comparable(&redirect.uri) == requested)
}

/// Where a federated answer goes: the address asked for if it is a registered reply URL or a Web redirect URI, else
/// the first of them. Compared as redirect URIs are.
///
/// # Errors
/// 50011 when it is not registered, 500113 when none is.
pub(crate) fn reply_url(
    call: &Call,
    app: &Application,
    requested: Option<&str>,
) -> Result<String, Refusal> {
    let web = app
        .redirects
        .iter()
        .filter(|redirect| redirect.platform == Platform::Web)
        .map(|redirect| &redirect.uri);
    let mut registered = app.reply_urls.iter().chain(web);
    let found = match requested {
        None => registered
            .next()
            .cloned()
            .ok_or_else(|| Refusal::from(Aadsts::NoReplyAddress))?,
        Some(requested) => {
            let wanted = comparable(requested);
            registered
                .find(|url| comparable(url) == wanted)
                .map(|_| requested.to_owned())
                .ok_or_else(|| Aadsts::RedirectMismatch.about(requested))?
        }
    };
    if call.is_on(Scenario::RedirectNotRegistered) {
        return Err(Aadsts::RedirectMismatch.about(found));
    }
    Ok(found)
}

fn comparable(uri: &str) -> String {
    let decoded = percent_decode_str(uri).decode_utf8_lossy().into_owned();
    ["http://localhost", "http://127.0.0.1"]
        .iter()
        .find_map(|host| without_port(&decoded, host))
        .unwrap_or(decoded)
}

fn without_port(uri: &str, host: &str) -> Option<String> {
    let rest = uri.strip_prefix(host)?;
    let Some(after_colon) = rest.strip_prefix(':') else {
        let ends_here = rest.is_empty() || rest.starts_with(['/', '?']);
        return ends_here.then(|| uri.to_owned());
    };
    let path = after_colon.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends_here = path.is_empty() || path.starts_with(['/', '?']);
    ends_here.then(|| format!("{host}{path}"))
}

/// Sends `parameters` back to `redirect_uri` from the authorize endpoint.
pub(crate) fn answer(
    redirect_uri: &str,
    mode: ResponseMode,
    parameters: &[(&str, String)],
    decision: impl Into<String>,
) -> Response {
    let encoded = encode(parameters);
    let response = match mode {
        ResponseMode::Query => see_other(&format!("{}#", with_query(redirect_uri, &encoded))),
        ResponseMode::Fragment => see_other(&format!("{}#{encoded}", with_path(redirect_uri))),
        ResponseMode::FormPost => form_post(redirect_uri, parameters),
    };
    decided(response, decision)
}

/// Sends `parameters` back to `redirect_uri` in the query, as admin consent does.
pub(crate) fn land(
    redirect_uri: &str,
    parameters: &[(&str, String)],
    decision: impl Into<String>,
) -> Response {
    let location = with_query(redirect_uri, &encode(parameters));
    decided(see_other(&location), decision)
}

fn with_query(redirect_uri: &str, encoded: &str) -> String {
    let base = with_path(redirect_uri);
    let joint = if base.contains('?') { '&' } else { '?' };
    format!("{base}{joint}{encoded}")
}

/// A URI without a path comes back with a trailing slash; one with a path comes back as it is.
fn with_path(redirect_uri: &str) -> String {
    let bare = redirect_uri
        .split_once("://")
        .is_some_and(|(_, rest)| !rest.is_empty() && !rest.contains(['/', '?', '#']));
    if bare {
        format!("{redirect_uri}/")
    } else {
        redirect_uri.to_owned()
    }
}

/// Percent-encoding as Entra writes it: lower-case hex, `+` for a space.
fn encode(parameters: &[(&str, String)]) -> String {
    let value = |value: &str| lower_hex(form_urlencoded::byte_serialize(value.as_bytes()));
    parameters
        .iter()
        .map(|(name, text)| format!("{name}={}", value(text)))
        .collect::<Vec<_>>()
        .join("&")
}

fn lower_hex<'a>(pieces: impl Iterator<Item = &'a str>) -> String {
    pieces
        .map(|piece| {
            if piece.starts_with('%') {
                piece.to_ascii_lowercase()
            } else {
                piece.to_owned()
            }
        })
        .collect()
}

/// OAuth 2.0 Form Post Response Mode: a page that posts itself, and a button where scripts are off.
pub(crate) fn form_post(redirect_uri: &str, parameters: &[(&str, String)]) -> Response {
    let fields = each(parameters, |(name, value)| {
        let value = escape(value);
        format!(r#"<input type="hidden" name="{name}" value="{value}">"#)
    });
    let body = format!(
        r#"<p>The sign-in is done. The application takes over now.</p>
<form method="post" action="{}">{fields}<p><button class="primary">Continue</button></p></form>"#,
        escape(redirect_uri)
    );
    let page = Page::new("Back to the application", body)
        .posts_to(redirect_uri)
        .submits_itself();
    page.response()
}

/// The origin (or scheme) a page's form may lead to, as a Content-Security-Policy source.
pub(crate) fn form_target(redirect_uri: &str) -> Option<String> {
    let url = Url::parse(redirect_uri).ok()?;
    match url.origin() {
        origin @ url::Origin::Tuple(..) => Some(origin.ascii_serialization()),
        url::Origin::Opaque(_) => Some(format!("{}:", url.scheme())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(registered: &str, requested: &str) -> bool {
        comparable(registered) == comparable(requested)
    }

    #[test]
    fn the_port_of_localhost_does_not_count() {
        assert!(same("http://localhost", "http://localhost:51234"));
        assert!(same("http://localhost/cb", "http://localhost:51234/cb"));
        assert!(same("http://127.0.0.1/cb", "http://127.0.0.1:8080/cb"));
        assert!(!same("http://localhost/cb", "http://localhost:51234/CB"));
        assert!(!same("http://localhost", "http://127.0.0.1"));
        assert!(!same("http://localhost", "http://localhost.evil.example"));
        assert!(!same("http://localhost", "http://localhost:1@evil.example"));
        assert!(!same(
            "https://app.example:1/cb",
            "https://app.example:2/cb"
        ));
    }

    #[test]
    fn the_path_is_case_sensitive_and_a_trailing_slash_counts() {
        assert!(!same("https://kivo.io/sso", "https://kivo.io/SSO"));
        assert!(!same("https://kivo.io/sso", "https://kivo.io/sso/"));
        assert!(same("https://kivo.io/a b", "https://kivo.io/a%20b"));
    }

    #[test]
    fn an_address_without_a_path_comes_back_with_a_slash() {
        let parameters = [("code", "a b:".to_owned())];
        let query = |uri: &str| with_query(uri, &encode(&parameters));
        assert_eq!(
            query("http://localhost:7071"),
            "http://localhost:7071/?code=a+b%3a"
        );
        assert_eq!(
            query("https://kivo.io/cb"),
            "https://kivo.io/cb?code=a+b%3a"
        );
        assert_eq!(
            query("https://kivo.io/cb?x=1"),
            "https://kivo.io/cb?x=1&code=a+b%3a"
        );
    }
}
