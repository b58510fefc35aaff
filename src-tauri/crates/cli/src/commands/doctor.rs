//! `consentry doctor`: whether this computer has what Consentry needs, and what to do where it has not.

mod browser;
mod proxy;

use chrono::{DateTime, Utc};
use consentry_core::entra::cloud::Cloud;
use consentry_core::limits;
use consentry_core::ports::system::{KeyringSecrets, SystemClock, SystemEntropy, SystemHttp};
use consentry_core::ports::{
    Clock, Entropy, Http, HttpError, HttpResponse, SecretStorage, SecretStore, SecretStoreError,
};
use consentry_core::view::CheckStatus;
use http::header::DATE;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use url::Url;

use crate::exit::Exit;
use crate::host::Host;
use crate::print::{self, Rows};
use crate::words::{language, say, say_which};

const CLOCK: &str = "clock";
const TRUST_STORE: &str = "trust-store";

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    id: &'static str,
    status: CheckStatus,
    /// What was found, in a sentence.
    found: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl Finding {
    /// All is well with `id`; the message `found` says so.
    fn fine(id: &'static str, found: &str, facts: &[(&str, &str)]) -> Self {
        Self {
            id,
            status: CheckStatus::Pass,
            found: say(found, facts),
            next: None,
        }
    }

    /// Something is amiss with `id`; beside the message `found` stands what to do.
    fn amiss(id: &'static str, found: &str, facts: &[(&str, &str)]) -> Self {
        Self {
            id,
            status: CheckStatus::Fail,
            found: say(found, facts),
            next: Some(language().say_attribute(found, "next", facts)),
        }
    }

    /// Nothing can be told about `id`; the message `found` says why.
    fn not_seen(id: &'static str, found: &str, facts: &[(&str, &str)]) -> Self {
        Self {
            status: CheckStatus::Skipped,
            ..Self::fine(id, found, facts)
        }
    }
}

/// Looks at everything and prints what was found.
pub(super) async fn examine(host: &Host, json: bool) -> Result<(), Exit> {
    let mut findings = vec![
        keyring().await,
        browser::find(host.browser_command()),
        proxy::read(),
    ];
    findings.extend(network(host).await);
    if json {
        print::json(&findings);
    } else {
        tell(&findings);
    }
    if findings
        .iter()
        .any(|finding| finding.status == CheckStatus::Fail)
    {
        Err(Exit::Found)
    } else {
        Ok(())
    }
}

fn tell(findings: &[Finding]) {
    let mut rows = Rows::with_widths([6, 14]);
    for finding in findings {
        let status = say_which("doctor-status", "status", &finding.status);
        rows.add([status, finding.id.to_owned()], &finding.found);
        if let Some(next) = &finding.next {
            rows.add([String::new(), String::new()], next);
        }
    }
    rows.print();
}

/// Keeps a random secret, reads it back and forgets it.
async fn keyring() -> Finding {
    const ID: &str = "keyring";
    let mut bytes = [0; 16];
    SystemEntropy.fill(&mut bytes);
    let random = u128::from_le_bytes(bytes).to_string();
    let name = format!("doctor/{random}");
    let secret = SecretString::from(random);
    let secrets = KeyringSecrets::new();
    let tried = async {
        let kept = secrets.put(&name, &secret).await?;
        let read = secrets.get(&name).await?;
        secrets.forget(&name).await?;
        let same = read.is_some_and(|read| read.expose_secret() == secret.expose_secret());
        Ok::<_, SecretStoreError>((kept, same))
    };
    match tried.await {
        Ok((SecretStorage::Keyring, true)) => Finding::fine(ID, "doctor-keyring-fine", &[]),
        Ok((SecretStorage::Memory, _)) => Finding::amiss(ID, "doctor-keyring-none", &[]),
        Ok((SecretStorage::Keyring, false)) => Finding::amiss(ID, "doctor-keyring-other", &[]),
        Err(SecretStoreError::Locked) => Finding::amiss(ID, "doctor-keyring-locked", &[]),
        Err(SecretStoreError::Failed { reason }) => {
            Finding::amiss(ID, "doctor-keyring-failed", &[("reason", &reason)])
        }
    }
}

/// One request to the login host says something about the trust store and about the clock.
async fn network(host: &Host) -> [Finding; 2] {
    let login = host
        .clouds()
        .authority(Cloud::Global)
        .map(|authority| authority.login);
    let (Ok(http), Some(login)) = (SystemHttp::new(), login) else {
        return [no_client(), no_clock()];
    };
    let Ok(request) = http::Request::get(login.as_str()).body(Vec::new()) else {
        return [no_client(), no_clock()];
    };
    let asked_at = SystemClock.now();
    match http.send(request).await {
        Ok(response) => [trust(&login), clock(&response, asked_at, SystemClock.now())],
        Err(error) => [unreached(&error), no_clock()],
    }
}

fn no_client() -> Finding {
    Finding::amiss(TRUST_STORE, "doctor-network-none", &[])
}

fn no_clock() -> Finding {
    Finding::not_seen(CLOCK, "doctor-clock-no-answer", &[])
}

fn trust(login: &Url) -> Finding {
    let host = [("host", login.host_str().unwrap_or_default())];
    if login.scheme() == "https" {
        Finding::fine(TRUST_STORE, "doctor-trust-fine", &host)
    } else {
        Finding::not_seen(TRUST_STORE, "doctor-trust-not-asked", &host)
    }
}

fn unreached(error: &HttpError) -> Finding {
    match error {
        HttpError::TooLarge { host } => {
            Finding::amiss(TRUST_STORE, "doctor-network-too-large", &[("host", host)])
        }
        HttpError::TimedOut { host } => {
            Finding::amiss(TRUST_STORE, "doctor-network-timed-out", &[("host", host)])
        }
        HttpError::Unreachable { host, reason } => Finding::amiss(
            TRUST_STORE,
            "doctor-network-unreached",
            &[("host", host), ("reason", reason)],
        ),
    }
}

/// The host's clock against ours, half of the request's time allowed for the way.
fn clock(response: &HttpResponse, asked_at: DateTime<Utc>, answered_at: DateTime<Utc>) -> Finding {
    let stated = response
        .headers()
        .get(DATE)
        .and_then(|date| date.to_str().ok())
        .and_then(|date| DateTime::parse_from_rfc2822(date).ok());
    let Some(stated) = stated else {
        return Finding::not_seen(CLOCK, "doctor-clock-no-time", &[]);
    };
    let here = asked_at + (answered_at - asked_at) / 2;
    let skew = stated.with_timezone(&Utc) - here;
    if skew.abs() <= limits::CLOCK_LEEWAY {
        Finding::fine(CLOCK, "doctor-clock-fine", &[])
    } else {
        let seconds = skew.num_seconds().to_string();
        Finding::amiss(CLOCK, "doctor-clock-off", &[("seconds", &seconds)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(date: &str) -> HttpResponse {
        http::Response::builder()
            .header(DATE, date)
            .body(Vec::new())
            .unwrap()
    }

    #[test]
    fn a_clock_that_is_off_by_minutes_is_a_finding() {
        let here = "2026-11-21T12:00:00Z".parse().unwrap();

        let fine = clock(&response("Sat, 21 Nov 2026 12:01:59 GMT"), here, here);
        let off = clock(&response("Sat, 21 Nov 2026 11:57:00 GMT"), here, here);
        let mute = clock(&response("yesterday"), here, here);

        assert_eq!(fine.status, CheckStatus::Pass);
        assert_eq!(off.status, CheckStatus::Fail);
        assert!(off.found.contains("-180 seconds"), "{}", off.found);
        assert_eq!(mute.status, CheckStatus::Skipped);
    }
}
