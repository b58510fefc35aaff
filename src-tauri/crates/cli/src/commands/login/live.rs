//! Signs somebody in and judges the answer.

use std::time::Duration;

use consentry_core::entra::registration::RedirectUri;
use consentry_core::failure::Failure;
use consentry_core::login::capture::Answer;
use consentry_core::login::loopback::Loopback;
use consentry_core::login::oidc::{AuthorizationRequest, InFlight};
use consentry_core::login::{Judged, LoginParameters};
use consentry_core::ports::Ports;
use url::{Host as UrlHost, Url};

use super::provider;
use crate::args::OidcArgs;
use crate::host::Host;
use crate::lines::Lines;
use crate::print;
use crate::secret;
use crate::stop::Stop;

/// How long a sign-in may take: somebody finds their second factor.
const SIGN_IN: Duration = Duration::from_mins(5);

/// Runs the login that the arguments describe.
pub(super) async fn judged(args: OidcArgs, host: &Host) -> Result<Judged, Stop> {
    let ports = host.ports()?;
    let provider = provider::named(&args, host, &*ports.http)
        .await?
        .ok_or_else(|| Stop::usage("--issuer or --tenant is missing"))?;
    let registered = args
        .redirect_uri
        .map(RedirectUri::new)
        .ok_or_else(|| Stop::usage("--redirect-uri is missing"))?;
    let mut lines = Lines::new();
    let client_secret = if args.secret_stdin {
        Some(secret::from_stdin(&mut lines, "client secret").await?)
    } else {
        None
    };
    let loopback = if is_loopback(&registered) {
        Some(Loopback::bind(&registered, &*ports.entropy).await?)
    } else {
        None
    };
    let redirect_uri = loopback
        .as_ref()
        .map_or(registered, |loopback| loopback.redirect_uri().clone());
    let parameters = LoginParameters {
        metadata: provider.metadata,
        client_id: args.client_id,
        client_secret,
        redirect_uri,
        scopes: scopes(args.scope),
        login_hint: args.login_hint,
        prompt_select_account: true,
        expect: provider.expect,
        redeem: true,
        contract: Vec::new(),
    };
    let request = AuthorizationRequest::new(parameters, &*ports.entropy)?;
    let url = request.url().clone();
    let in_flight = request.sent();
    // The browser port shows the address where no browser starts.
    let _ = ports.browser.open(&url);
    let answer = answer(loopback, &in_flight, &ports, &mut lines).await?;
    Ok(in_flight
        .receive(answer, &*ports.http, &*ports.clock, &|_| ())
        .await)
}

async fn answer(
    loopback: Option<Loopback>,
    in_flight: &InFlight,
    ports: &Ports,
    lines: &mut Lines,
) -> Result<Answer, Stop> {
    let Some(loopback) = loopback else {
        print::note(
            "Sign in, then paste the address that the browser shows, or the error on the page:",
        );
        return tokio::select! {
            answer = pasted(lines) => answer.ok_or_else(|| Stop::usage("nothing was pasted on standard input")),
            _ = tokio::signal::ctrl_c() => Err(Stop::Interrupted),
        };
    };
    print::note("Waiting for the sign-in. If the page shows an error, paste it here.");
    let caught = loopback.receive_within(in_flight.state(), &*ports.clock, SIGN_IN);
    let pasted = async {
        match pasted(lines).await {
            Some(answer) => answer,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        answer = caught => answer.map_err(Into::into),
        answer = pasted => Ok(answer),
        _ = tokio::signal::ctrl_c() => Err(Stop::Interrupted),
    }
}

/// The first line that is an answer; none at the end of the input.
async fn pasted(lines: &mut Lines) -> Option<Answer> {
    loop {
        let line = lines.next().await?;
        if line.trim().is_empty() {
            continue;
        }
        match Answer::parse(&line) {
            Ok(answer) => return Some(answer),
            Err(failure) => refuse(&failure),
        }
    }
}

fn refuse(failure: &Failure) {
    print::note(&format!("{} {}", failure.summary, failure.advice));
}

fn scopes(asked: Vec<String>) -> Vec<String> {
    if asked.is_empty() {
        ["openid", "profile", "email"].map(str::to_owned).to_vec()
    } else {
        asked
    }
}

/// Whether the answer can be caught on this computer (RFC 8252 §7.3).
fn is_loopback(uri: &RedirectUri) -> bool {
    let Ok(url) = Url::parse(uri.as_str()) else {
        return false;
    };
    let here = match url.host() {
        Some(UrlHost::Domain(name)) => name == "localhost",
        Some(UrlHost::Ipv4(address)) => address.is_loopback(),
        Some(UrlHost::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "http" && here
}

#[cfg(test)]
mod tests {
    use super::{RedirectUri, is_loopback};

    #[test]
    fn only_http_on_this_computer_is_caught_here() {
        for (uri, expected) in [
            ("http://localhost", true),
            ("http://127.0.0.1:7071/callback", true),
            ("http://[::1]/", true),
            ("https://localhost/", false),
            ("http://localhost.example/", false),
            ("https://kivo.io", false),
            ("nonsense", false),
        ] {
            assert_eq!(is_loopback(&RedirectUri::new(uri)), expected, "{uri}");
        }
    }
}
