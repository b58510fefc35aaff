//! `consentry login`: one test login from its parameters.

mod answer_receiver;
mod federation_provider;
mod oidc;
mod openid_provider;
mod saml;
mod saved_answer;
mod verdict;
mod ws_fed;

use consentry_core::login::Judged;
use consentry_core::protocol::Protocol;

use crate::args::{OidcArgs, SamlArgs, WsFedArgs};
use crate::exit::Exit;
use crate::host::Host;
use crate::words::said;

/// Runs a live login with OpenID Connect, or judges a saved answer, and prints the verdict.
pub(super) async fn oidc(args: OidcArgs, host: &Host, json: bool) -> Result<(), Exit> {
    tell(oidc::judged(args, host).await, Protocol::Oidc, json)
}

/// The same with SAML 2.0.
pub(super) async fn saml(args: SamlArgs, host: &Host, json: bool) -> Result<(), Exit> {
    tell(saml::judged(args, host).await, Protocol::Saml, json)
}

/// The same with WS-Federation.
pub(super) async fn ws_fed(args: WsFedArgs, host: &Host, json: bool) -> Result<(), Exit> {
    tell(ws_fed::judged(args, host).await, Protocol::WsFed, json)
}

fn tell(judged: Result<Judged, Exit>, protocol: Protocol, json: bool) -> Result<(), Exit> {
    match judged {
        Ok(mut judged) => {
            let failure = judged.failure.take();
            judged.failure = failure.map(|failure| failure.of(protocol, protocol));
            verdict::tell(&judged, json)
        }
        Err(Exit::Unsaid(failure)) => {
            let failure = said(&failure.of(protocol, protocol));
            verdict::tell_unjudged(&failure, json)
        }
        Err(exit) => Err(exit),
    }
}
