//! `consentry doctor`: whether this computer has what Consentry needs, and what to do where it has not.

mod browser;
mod proxy;

use chrono::{DateTime, Duration, Utc};
use consentry_core::entra::cloud::Cloud;
use consentry_core::ports::system::{KeyringSecrets, SystemClock, SystemEntropy, SystemHttp};
use consentry_core::ports::{
    Clock, Entropy, Http, HttpError, HttpResponse, Kept, SecretStore, SecretStoreError,
};
use consentry_core::view::CheckStatus;
use http::header::DATE;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use url::Url;

use crate::host::Host;
use crate::print;
use crate::stop::Stop;

/// How far a clock may be off before tokens look expired or not valid yet.
const TOLERABLE_SKEW: Duration = Duration::minutes(2);

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
    fn fine(id: &'static str, found: impl Into<String>) -> Self {
        Self {
            id,
            status: CheckStatus::Pass,
            found: found.into(),
            next: None,
        }
    }

    fn amiss(id: &'static str, found: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            id,
            status: CheckStatus::Fail,
            found: found.into(),
            next: Some(next.into()),
        }
    }

    fn not_seen(id: &'static str, found: impl Into<String>) -> Self {
        Self {
            id,
            status: CheckStatus::Skipped,
            found: found.into(),
            next: None,
        }
    }
}

/// Looks at everything and prints what was found.
pub(super) async fn examine(host: &Host, json: bool) -> Result<(), Stop> {
    let mut findings = vec![
        keyring().await,
        browser::find(host.browser_command()),
        proxy::read(),
    ];
    findings.extend(network(host).await);
    if json {
        print::json(&findings);
    } else {
        findings.iter().for_each(tell);
    }
    if findings
        .iter()
        .any(|finding| finding.status == CheckStatus::Fail)
    {
        Err(Stop::Found)
    } else {
        Ok(())
    }
}

fn tell(finding: &Finding) {
    let standing = match finding.status {
        CheckStatus::Fail => "look",
        CheckStatus::Pass => "fine",
        CheckStatus::Skipped => "–",
    };
    print::line(&format!("{standing:<6}{:<14}{}", finding.id, finding.found));
    if let Some(next) = &finding.next {
        print::line(&format!("{:<20}{next}", ""));
    }
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
        Ok((Kept::Keyring, true)) => Finding::fine(ID, "The keyring keeps secrets."),
        Ok((Kept::Memory, _)) => Finding::amiss(
            ID,
            "This system offers no keyring, so a client secret is kept only while a command runs.",
            "Start a Secret Service such as GNOME Keyring, or give the secret again with --secret-stdin.",
        ),
        Ok((Kept::Keyring, false)) => Finding::amiss(
            ID,
            "The keyring gave back another secret than it was given.",
            "Restart the keyring, then look again.",
        ),
        Err(error) => Finding::amiss(
            ID,
            format!("{error}."),
            "Unlock the keyring, then look again.",
        ),
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
    Finding::amiss(
        "trust-store",
        "No secure connection can be made from this computer.",
        "Repair the system's certificates and the proxy settings.",
    )
}

fn no_clock() -> Finding {
    Finding::not_seen("clock", "Not compared: the login host gave no answer.")
}

fn trust(login: &Url) -> Finding {
    let host = login.host_str().unwrap_or_default();
    if login.scheme() == "https" {
        Finding::fine(
            "trust-store",
            format!("The certificate of {host} is trusted."),
        )
    } else {
        Finding::not_seen("trust-store", format!("{host} is asked without TLS."))
    }
}

fn unreached(error: &HttpError) -> Finding {
    Finding::amiss(
        "trust-store",
        format!("{error}."),
        "Check the network and the proxy. Behind a proxy that opens TLS, its certificate authority must be trusted by the system.",
    )
}

/// The host's clock against ours, half of the request's time allowed for the way.
fn clock(response: &HttpResponse, asked_at: DateTime<Utc>, answered_at: DateTime<Utc>) -> Finding {
    let stated = response
        .headers()
        .get(DATE)
        .and_then(|date| date.to_str().ok())
        .and_then(|date| DateTime::parse_from_rfc2822(date).ok());
    let Some(stated) = stated else {
        return Finding::not_seen(
            "clock",
            "Not compared: the login host does not tell the time.",
        );
    };
    let here = asked_at + (answered_at - asked_at) / 2;
    let skew = stated.with_timezone(&Utc) - here;
    if skew.abs() <= TOLERABLE_SKEW {
        Finding::fine(
            "clock",
            "This computer's clock agrees with the login host's.",
        )
    } else {
        Finding::amiss(
            "clock",
            format!(
                "This computer's clock is off by {} seconds.",
                skew.num_seconds()
            ),
            "Let the system set its clock from the network: tokens look expired or not valid yet otherwise.",
        )
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
