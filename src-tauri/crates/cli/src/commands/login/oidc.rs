//! A test login with OpenID Connect: live, or from a saved answer. For that, the network is asked for keys only where
//! a provider is named.

use std::path::Path;

use consentry_core::engine::composition;
use consentry_core::entra::registration::{ClientId, RedirectUri};
use consentry_core::login::judge::{Offline, judge_response};
use consentry_core::login::keys::KeySet;
use consentry_core::login::oidc::AuthorizationRequest;
use consentry_core::login::{Expect, Judged, LoginParameters};
use consentry_core::pasted::Wanted;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;

use super::answer_receiver::AnswerReceiver;
use super::{openid_provider, saved_answer};
use crate::args::OidcArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::secret;
use crate::stdin::StdinLines;

/// Runs the login that the arguments describe, or judges the answer that they name.
pub(super) async fn judged(mut args: OidcArgs, host: &Host) -> Result<Judged, Exit> {
    // Entra writes the ID in lower case and without braces, however somebody copied it.
    if let Some(id) = ClientId::parse(&args.client_id).filter(|_| args.tenant.is_some()) {
        args.client_id = id.to_string();
    }
    match &args.response {
        Some(file) => saved(&args, file, host).await,
        None => live(args, host).await,
    }
}

async fn live(args: OidcArgs, host: &Host) -> Result<Judged, Exit> {
    let ports = host.ports()?;
    let provider = openid_provider::named(&args, host, &*ports.http)
        .await?
        .ok_or_else(|| Exit::usage("usage-provider-missing", &[]))?;
    let registered = args
        .redirect_uri
        .map(RedirectUri::new)
        .ok_or_else(|| Exit::usage("usage-redirect-uri-missing", &[]))?;
    let mut lines = StdinLines::new();
    let client_secret = if args.secret_stdin {
        Some(secret::from_stdin(&mut lines, "client-secret").await?)
    } else {
        None
    };
    let receiver = AnswerReceiver::at(registered, &ports).await?;
    let redirect_uri = receiver.address().clone();
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
    let answer = receiver
        .answer(in_flight.state(), Wanted::OidcAnswer, &ports, &mut lines)
        .await?;
    Ok(in_flight
        .receive(answer, &*ports.http, &*ports.clock, &|_| ())
        .await)
}

async fn saved(args: &OidcArgs, file: &Path, host: &Host) -> Result<Judged, Exit> {
    let answer = saved_answer::read(file)?;
    let (metadata, keys, expect) = if args.issuer.is_some() || args.tenant.is_some() {
        let http = composition::http()?;
        match openid_provider::named(args, host, &http).await? {
            Some(provider) => {
                let keys = KeySet::fetch(&http, &provider.metadata.jwks_uri).await?;
                (Some(provider.metadata), Some(keys), provider.expect)
            }
            None => (None, None, Expect::Foreign),
        }
    } else {
        (None, None, Expect::Foreign)
    };
    let offline = Offline {
        metadata,
        keys,
        client_id: args.client_id.clone(),
        expect,
        nonce: args.nonce.clone(),
        contract: Vec::new(),
        at: args.at.unwrap_or_else(|| SystemClock.now()),
    };
    Ok(saved_answer::meant(
        &answer,
        judge_response(&offline, &answer),
    )?)
}

fn scopes(asked: Vec<String>) -> Vec<String> {
    if asked.is_empty() {
        ["openid", "profile", "email"].map(str::to_owned).to_vec()
    } else {
        asked
    }
}
