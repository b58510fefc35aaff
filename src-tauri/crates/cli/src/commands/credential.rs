//! `consentry credential check`: the probe alone.

use consentry_core::engine::composition;
use consentry_core::entra::credential::{
    Application, inspect_client_id, inspect_secret, probe, question_length,
};
use consentry_core::entra::discovery::TenantQuery;
use consentry_core::entra::registration::ClientId;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::outcome::Outcome;
use consentry_core::view::Verdict;
use consentry_core::view::request::NamedSetup;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::tenant;
use crate::args::CredentialCheckArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::secret;
use crate::stdin::StdinLines;
use crate::words::{said, say};

/// Tries a secret at the token endpoint and prints the verdict.
pub(super) async fn check(args: &CredentialCheckArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let asked = tenant::asked(&args.tenant)?;
    let client_id = inspect_client_id(&args.client_id, None)?;
    let secret = if args.keyring {
        kept(host, client_id).await?
    } else {
        secret::piped_or_typed(&mut StdinLines::new()).await?
    };
    let outcome = probed(host, &asked, client_id, &secret).await?;
    tell(&outcome, json);
    outcome.proved().map_err(|_| Exit::Found)
}

async fn probed(
    host: &Host,
    asked: &TenantQuery,
    client_id: ClientId,
    secret: &SecretString,
) -> Result<Outcome<()>, Exit> {
    let secret = match inspect_secret(secret.expose_secret()) {
        Ok(secret) => {
            if let Some(question) = question_length(&secret) {
                print::warning(&said(&question).summary);
            }
            secret
        }
        Err(failure) => return Ok(Outcome::of(failure)),
    };
    let http = composition::http()?;
    let authority = tenant::authority(host, None, asked)?;
    let found = tenant::found(&http, &authority, asked, None).await?;
    let client_id = inspect_client_id(&client_id.to_string(), Some(found.tenant_id))?;
    let application = Application {
        tenant: found.tenant_id,
        client_id,
        token_endpoint: found.metadata.token_endpoint,
        graph: authority.graph,
    };
    Ok(probe(&http, &application, &secret).await)
}

/// The secret that the latest set-up with this application keeps.
async fn kept(host: &Host, client_id: ClientId) -> Result<SecretString, Exit> {
    let engine = host.engine(host.ports()?);
    let client_id = client_id.to_string();
    for card in engine.home().setups {
        let opened = engine.open_setup(&NamedSetup { setup: card.id });
        let setup = opened.ok().and_then(|view| view.setup);
        if setup.and_then(|setup| setup.credentials.client_id).as_ref() == Some(&client_id) {
            return Ok(engine.client_secret().await?);
        }
    }
    Err(Failure::new(FailureCode::TokenSecretNotKept).into())
}

fn tell(outcome: &Outcome<()>, json: bool) {
    let (verdict, failure) = match outcome {
        Outcome::Proved(()) => (Verdict::Pass, None),
        Outcome::Disproved(failure) => (Verdict::Fail, Some(failure)),
        Outcome::Inconclusive(failure) => (Verdict::Inconclusive, Some(failure)),
    };
    let failure = failure.map(said);
    if let Some(failure) = &failure {
        print::failure(failure);
    }
    if json {
        print::json(&json!({ "verdict": verdict, "failure": failure }));
    } else if failure.is_none() {
        print::line(&say("credential-accepted", &[]));
    }
}
