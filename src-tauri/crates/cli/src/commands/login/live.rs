//! Signs somebody in and judges the answer.

use consentry_core::entra::registration::RedirectUri;
use consentry_core::login::oidc::AuthorizationRequest;
use consentry_core::login::{Judged, LoginParameters};

use super::caught::Catcher;
use super::provider;
use crate::args::OidcArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::lines::Lines;
use crate::secret;

/// Runs the login that the arguments describe.
pub(super) async fn judged(args: OidcArgs, host: &Host) -> Result<Judged, Exit> {
    let ports = host.ports()?;
    let provider = provider::named(&args, host, &*ports.http)
        .await?
        .ok_or_else(|| Exit::usage("usage-provider-missing", &[]))?;
    let registered = args
        .redirect_uri
        .map(RedirectUri::new)
        .ok_or_else(|| Exit::usage("usage-redirect-uri-missing", &[]))?;
    let mut lines = Lines::new();
    let client_secret = if args.secret_stdin {
        Some(secret::from_stdin(&mut lines, "client-secret").await?)
    } else {
        None
    };
    let catcher = Catcher::at(registered, &ports).await?;
    let redirect_uri = catcher.address().clone();
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
    let answer = catcher
        .answer(in_flight.state(), &ports, &mut lines)
        .await?;
    Ok(in_flight
        .receive(answer, &*ports.http, &*ports.clock, &|_| ())
        .await)
}

fn scopes(asked: Vec<String>) -> Vec<String> {
    if asked.is_empty() {
        ["openid", "profile", "email"].map(str::to_owned).to_vec()
    } else {
        asked
    }
}
