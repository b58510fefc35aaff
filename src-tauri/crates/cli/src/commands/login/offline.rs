//! Judges a saved answer. The network is asked for keys only where a provider is named.

use std::io::Read;
use std::path::Path;

use consentry_core::limits;
use consentry_core::login::judge::{Offline, judge_response};
use consentry_core::login::keys::KeySet;
use consentry_core::login::{Expect, Judged};
use consentry_core::ports::Clock;
use consentry_core::ports::system::SystemClock;

use super::provider;
use crate::args::OidcArgs;
use crate::exit::Exit;
use crate::host::{self, Host};

/// Judges what `file` holds.
pub(super) async fn judged(args: &OidcArgs, file: &Path, host: &Host) -> Result<Judged, Exit> {
    let text = read(file)?;
    let (metadata, keys, expect) = if args.issuer.is_some() || args.tenant.is_some() {
        let http = host::http()?;
        match provider::named(args, host, &http).await? {
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
    Ok(judge_response(&offline, &text)?)
}

/// The text of a file, or of standard input for `-`.
///
/// # Errors
///
/// Wrong usage where it cannot be read.
pub(super) fn read(file: &Path) -> Result<String, Exit> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(limits::ANSWER_FILE)
            .read_to_string(&mut text)
    } else {
        std::fs::File::open(file)
            .and_then(|opened| opened.take(limits::ANSWER_FILE).read_to_string(&mut text))
    };
    read.map_err(|error| Exit::unreadable(file, error))?;
    Ok(text)
}
