//! `consentry login`: one test login from its parameters.

mod live;
mod offline;
mod provider;
mod verdict;

use crate::args::OidcArgs;
use crate::host::Host;
use crate::stop::Stop;

/// Runs a live login, or judges a saved answer, and prints the verdict.
pub(super) async fn oidc(args: OidcArgs, host: &Host, json: bool) -> Result<(), Stop> {
    let judged = match &args.response {
        Some(file) => offline::judged(&args, file, host).await,
        None => live::judged(args, host).await,
    };
    match judged {
        Ok(judged) => verdict::tell(&judged, json),
        Err(Stop::Failed(failure)) => verdict::tell_unjudged(&failure, json),
        Err(stop) => Err(stop),
    }
}
