//! The frame of every page: escaping, style, security headers, and the word "practice" where nobody can miss it.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use url::Url;

use super::answer::with_headers;

const STYLE: &str = include_str!("practice.css");
/// The only script there is: the form post response mode submits itself.
const SUBMIT: &str = "document.forms[0].submit()";

/// A page under construction.
pub(crate) struct Page {
    title: String,
    body: String,
    status: StatusCode,
    wide: bool,
    form_action: String,
    submits_itself: bool,
}

impl Page {
    /// A page with that heading. `body` is HTML; whatever came from outside is already escaped in it.
    pub(crate) fn new(title: &str, body: impl Into<String>) -> Self {
        Self {
            title: title.to_owned(),
            body: body.into(),
            status: StatusCode::OK,
            wide: false,
            form_action: "'self'".to_owned(),
            submits_itself: false,
        }
    }

    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Room for tables.
    pub(crate) fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Lets the forms of the page end up at `redirect_uri`: browsers also judge the redirect after a form.
    pub(crate) fn posts_to(mut self, redirect_uri: &str) -> Self {
        if let Some(target) = form_target(redirect_uri) {
            self.form_action.push(' ');
            self.form_action.push_str(&target);
        }
        self
    }

    pub(crate) fn submits_itself(mut self) -> Self {
        self.submits_itself = true;
        self
    }

    pub(crate) fn response(self) -> Response {
        let policy = self.policy();
        let page = (self.status, Html(self.markup())).into_response();
        let fixed = [
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (HeaderName::from_static("x-frame-options"), "DENY"),
        ];
        let mut response = with_headers(page, fixed);
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response
                .headers_mut()
                .insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    fn policy(&self) -> String {
        let script = if self.submits_itself {
            hash_source(SUBMIT)
        } else {
            "'none'".to_owned()
        };
        format!(
            "default-src 'none'; style-src {}; script-src {script}; form-action {}; base-uri 'none'; \
             frame-ancestors 'none'",
            hash_source(STYLE),
            self.form_action
        )
    }

    fn markup(&self) -> String {
        let title = escape(&self.title);
        let width = if self.wide { "wide" } else { "narrow" };
        let script = if self.submits_itself {
            format!("<script>{SUBMIT}</script>")
        } else {
            String::new()
        };
        format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · practice tenant</title>
<style>{STYLE}</style>
</head>
<body>
<header><strong>Practice tenant</strong> Not Microsoft. Nothing here leaves this computer.</header>
<main class="{width}">
<h1>{title}</h1>
{}
</main>{script}
</body>
</html>
"#,
            self.body
        )
    }
}

fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The origin (or scheme) a page's form may lead to, as a Content-Security-Policy source.
fn form_target(redirect_uri: &str) -> Option<String> {
    let url = Url::parse(redirect_uri).ok()?;
    match url.origin() {
        origin @ url::Origin::Tuple(..) => Some(origin.ascii_serialization()),
        url::Origin::Opaque(_) => Some(format!("{}:", url.scheme())),
    }
}

/// The pieces of markup that `piece` makes of `items`, one after the other.
pub(crate) fn each<T>(
    items: impl IntoIterator<Item = T>,
    piece: impl FnMut(T) -> String,
) -> String {
    items.into_iter().map(piece).collect()
}

/// Makes text harmless in HTML, in elements and in quoted attributes alike.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_title_is_only_text() {
        let markup = Page::new("<script>alert('x')</script>", "").markup();
        assert!(!markup.contains("<script>"));
        assert!(markup.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    }

    #[test]
    fn a_form_may_lead_to_its_redirect_uri_and_nowhere_else() {
        let policy = Page::new("", "")
            .posts_to("http://localhost:81/cb?x")
            .policy();
        assert!(policy.contains("form-action 'self' http://localhost:81;"));
        let policy = Page::new("", "").posts_to("msal51b3://auth").policy();
        assert!(policy.contains("form-action 'self' msal51b3:;"));
    }
}
