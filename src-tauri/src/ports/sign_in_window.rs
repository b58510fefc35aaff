//! The sign-in window: a foreign page in a window without any IPC permission, whose navigation to the redirect
//! URI is caught before it leaves the machine.

use std::sync::Arc;

use async_trait::async_trait;
use consentry_core::engine::composition;
use consentry_core::ports::{CapturedAnswer, SignInWindow, SignInWindowError};
use tauri::{Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tokio::sync::mpsc;
use url::Url;

use super::Running;

/// The window's label. No capability names it.
const LABEL: &str = "sign-in";

/// The private scheme to which the script diverts a form that is posted to the redirect URI.
const FORM: &str = "consentry-form";

/// Diverts form posts; a navigation alone shows no body.
const SCRIPT: &str = include_str!("sign_in_window.js");

struct Window(Running);

/// The sign-in window of the program.
pub(crate) fn of(program: Running) -> Arc<dyn SignInWindow> {
    Arc::new(Window(program))
}

#[async_trait]
impl SignInWindow for Window {
    async fn catch(
        &self,
        url: &Url,
        redirect_uri: &str,
    ) -> Result<CapturedAnswer, SignInWindowError> {
        let program = self.0.get().ok_or_else(|| SignInWindowError::NotShown {
            reason: String::new(),
        })?;
        self.close();
        let (sender, mut caught) = mpsc::unbounded_channel();
        let (navigation, closing) = (sender.clone(), sender);
        let awaited = redirect_uri.to_owned();
        let window = WebviewWindowBuilder::new(program, LABEL, WebviewUrl::External(url.clone()))
            .title(composition::language().say("sign-in-window", &[]))
            .inner_size(520.0, 680.0)
            .incognito(true)
            .initialization_script_for_all_frames(script(redirect_uri))
            .on_navigation(move |to| match recognise(to, &awaited) {
                Some(answer) => {
                    // Whoever waited may have stopped; the answer still must not leave the machine.
                    let _ = navigation.send(Ok(answer));
                    false
                }
                None => to.scheme() != FORM,
            })
            .build()
            .map_err(|error| SignInWindowError::NotShown {
                reason: error.to_string(),
            })?;
        window.on_window_event(move |event| {
            if matches!(event, WindowEvent::Destroyed) {
                let _ = closing.send(Err(SignInWindowError::Closed));
            }
        });
        caught
            .recv()
            .await
            .unwrap_or(Err(SignInWindowError::Closed))
    }

    fn close(&self) {
        let window = self.0.get().and_then(|app| app.get_webview_window(LABEL));
        if let Some(window) = window {
            // A window that is gone already is closed.
            let _ = window.destroy();
        }
    }
}

/// The answer in a navigation, if it is one to `redirect_uri`.
fn recognise(to: &Url, redirect_uri: &str) -> Option<CapturedAnswer> {
    if to.scheme() == FORM {
        let fields = form_fields(to);
        return Some(CapturedAnswer::Form(fields));
    }
    leads_to(to, redirect_uri).then(|| CapturedAnswer::Address(to.clone()))
}

fn form_fields(to: &Url) -> Vec<(String, String)> {
    to.query_pairs()
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// Whether `to` is `redirect_uri` but for query and fragment. Entra adds the slash of an empty path itself, as
/// does the URL standard.
fn leads_to(to: &Url, redirect_uri: &str) -> bool {
    let place = |url: &Url| {
        (
            url.scheme().to_owned(),
            url.host_str().map(str::to_owned),
            url.port_or_known_default(),
            url.path().to_owned(),
        )
    };
    Url::parse(redirect_uri).is_ok_and(|registered| place(&registered) == place(to))
}

fn script(redirect_uri: &str) -> String {
    let quoted = serde_json::Value::String(redirect_uri.to_owned()).to_string();
    SCRIPT.replace("\"REDIRECT_URI\"", &quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caught(to: &str, redirect_uri: &str) -> Option<CapturedAnswer> {
        recognise(&Url::parse(to).unwrap(), redirect_uri)
    }

    #[test]
    fn the_answer_at_the_redirect_uri_is_caught_in_query_and_fragment() {
        for answer in [
            "https://kivo.io/?code=1&state=2#",
            "https://kivo.io/#code=1",
        ] {
            assert!(
                matches!(
                    caught(answer, "https://kivo.io"),
                    Some(CapturedAnswer::Address(_))
                ),
                "{answer}"
            );
        }
    }

    #[test]
    fn other_places_are_not_mistaken_for_the_redirect_uri() {
        for other in [
            "https://kivo.io.example/?code=1",
            "https://login.example/?u=https://kivo.io/",
            "http://kivo.io/?code=1",
            "https://kivo.io:8443/?code=1",
            "https://kivo.io/SSO?code=1",
        ] {
            assert_eq!(caught(other, "https://kivo.io"), None, "{other}");
        }
        assert_eq!(
            caught("https://a.example/CB?code=1", "https://a.example/cb"),
            None,
            "paths are case-sensitive"
        );
    }

    #[test]
    fn a_diverted_form_gives_its_fields_in_order() {
        assert_eq!(
            caught("consentry-form:?code=a%2Bb&state=s", "https://kivo.io"),
            Some(CapturedAnswer::Form(vec![
                ("code".to_owned(), "a+b".to_owned()),
                ("state".to_owned(), "s".to_owned())
            ]))
        );
    }

    #[test]
    fn the_redirect_uri_stands_in_the_script_as_a_quoted_string() {
        let script = script("https://a.example/\"</script>");

        assert!(script.contains(r#""https://a.example/\"</script>""#));
        assert!(!script.contains("REDIRECT_URI\""));
    }
}
