//! Which registered redirect URI or reply URL a request means, and the refusals when it means none.

use percent_encoding::percent_decode_str;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Platform, Redirect},
    entra::amiss,
    scenario::Scenario,
    wire::Call,
};

/// The redirect URI a request is answered at: the one asked for if it is registered, else a registered one.
///
/// # Errors
/// 50011 when it is not registered, 500113 when none is.
pub(crate) fn redirect_uri(
    call: &Call,
    app: &Application,
    requested: Option<&str>,
) -> Result<(String, Platform), Refusal> {
    if call.path.ends_with("/authorize") && call.is_on(Scenario::NoReplyAddress) {
        return Err(Aadsts::NoReplyAddress.into());
    }
    let Some(requested) = requested else {
        return app
            .redirects
            .first()
            .map(|redirect| (redirect.uri.clone(), redirect.platform))
            .ok_or_else(|| Aadsts::NoReplyAddress.into());
    };
    let mismatch = || Aadsts::RedirectMismatch.about(requested);
    let found = registered(app, requested).ok_or_else(mismatch)?;
    if call.path.ends_with("/authorize") && call.is_on(Scenario::RedirectNotRegistered) {
        return Err(mismatch());
    }
    Ok((requested.to_owned(), found.platform))
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
    match amiss::refusal(
        call,
        &[Scenario::RedirectNotRegistered, Scenario::NoReplyAddress],
    ) {
        Some(refusal) if refusal.code == Aadsts::RedirectMismatch => Err(refusal.code.about(found)),
        Some(refusal) => Err(refusal),
        None => Ok(found),
    }
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
}
