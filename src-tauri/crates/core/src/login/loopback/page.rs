//! The pages that the browser shows when it comes back: our own words, nothing from the request, no script
//! but the one that carries a fragment home.

use crate::language::Language;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// The answer of another login, or of nobody.
    AnotherLogin,
    /// The answer is here.
    Done,
    /// The answer may stand in the fragment, which browsers do not send: a script posts it.
    Fragment,
    /// Another method than `GET` and `POST` of a form.
    NotAllowed,
    /// Another path than the redirect URI's.
    NotFound,
    /// No answer.
    NotUnderstood,
    /// Longer than any answer.
    TooLarge,
}

impl Page {
    /// The whole response. `nonce` admits the one script there is.
    pub(super) fn response(self, nonce: &str, language: &Language) -> String {
        let (status, id) = self.status_and_words();
        let tag = language.tag();
        let title = escaped(&language.say(id, &[]));
        let text = escaped(&language.say_attribute(id, "text", &[]));
        let script = match self {
            Self::Fragment => format!("<script nonce=\"{nonce}\">{CARRY_HOME}</script>"),
            _ => String::new(),
        };
        let script_source = match self {
            Self::Fragment => format!("script-src 'nonce-{nonce}'; form-action 'self'"),
            _ => "form-action 'none'".to_owned(),
        };
        let body = format!(
            "<!doctype html><html lang=\"{tag}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>Consentry: {title}</title>\
             <main><h1>{title}</h1><p>{text}</p></main>{script}</html>"
        );
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
             Content-Security-Policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'; {script_source}\r\n\
             Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n{body}",
            body.len()
        )
    }

    /// The status line's end, and the message whose attribute is the text below the heading.
    const fn status_and_words(self) -> (&'static str, &'static str) {
        match self {
            Self::AnotherLogin => ("400 Bad Request", "landing-another-login"),
            Self::Done => ("200 OK", "landing-done"),
            Self::Fragment => ("200 OK", "landing-fragment"),
            Self::NotAllowed => ("405 Method Not Allowed", "landing-not-allowed"),
            Self::NotFound => ("404 Not Found", "landing-not-found"),
            Self::NotUnderstood => ("400 Bad Request", "landing-not-understood"),
            Self::TooLarge => ("413 Content Too Large", "landing-too-large"),
        }
    }
}

/// Text as it may stand between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Posts the fragment to this very address as a form.
const CARRY_HOME: &str = "const fields=new URLSearchParams(location.hash.slice(1));\
if([...fields].length){const form=document.createElement('form');form.method='post';form.action=location.pathname;\
for(const[name,value]of fields){const input=document.createElement('input');input.type='hidden';input.name=name;\
input.value=value;form.append(input)}history.replaceState(null,'',location.pathname);document.body.append(form);form.submit()}";
