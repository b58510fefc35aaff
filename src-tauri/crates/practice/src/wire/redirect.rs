//! How parameters travel back through the browser: on a redirect URI, or in a form that posts itself.

use axum::response::Response;

use super::{
    answer::{decided, see_other},
    html::{Page, each, escape},
};
use crate::world::ResponseMode;

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

#[cfg(test)]
mod tests {
    use super::*;

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
