//! What one request to the login host tells, sent by the very client that every command uses: the proxy it takes,
//! whether it arrives, whether the certificate is trusted, and what the time is there.

use chrono::{DateTime, Utc};
use consentry_core::entra::cloud::Cloud;
use consentry_core::limits;
use consentry_core::ports::system::{ProxyInUse, SystemClock, SystemHttp, SystemHttpError};
use consentry_core::ports::{Clock, Http, HttpError, HttpResponse};
use http::StatusCode;
use http::header::DATE;
use url::Url;

use super::Finding;
use crate::host::Host;
use crate::words::said;

const CLOCK: &str = "clock";
const NETWORK: &str = "network";
const PROXY: &str = "proxy";
const TRUST_STORE: &str = "trust-store";

/// Asks the login host.
pub(super) async fn ask(host: &Host) -> Vec<Finding> {
    let login = host
        .clouds()
        .authority(Cloud::Global)
        .map(|authority| authority.login);
    let client = SystemHttp::new();
    let (Ok(http), Some(login)) = (&client, login) else {
        return vec![no_client(client.err().as_ref()), no_clock()];
    };
    let Ok(request) = http::Request::get(login.as_str()).body(Vec::new()) else {
        return vec![no_client(None), no_clock()];
    };
    let asked_at = SystemClock.now();
    let answer = http.send(request).await;
    let answered_at = SystemClock.now();
    let clock = match &answer {
        Ok(response) => clock(response, asked_at, answered_at),
        Err(_) => no_clock(),
    };
    vec![
        proxy(&http.proxy_for(&login), &login, &answer),
        network(&login, &answer),
        trust(&login, &answer),
        clock,
    ]
}

type Answer = Result<HttpResponse, HttpError>;

fn no_client(error: Option<&SystemHttpError>) -> Finding {
    let (path, reason) = match error {
        Some(SystemHttpError::Certificates { path, reason }) => {
            (path.display().to_string(), reason.as_str())
        }
        Some(SystemHttpError::Client { reason }) => (String::new(), reason.as_str()),
        None => (String::new(), ""),
    };
    let facts = [("path", path.as_str()), ("reason", reason)];
    Finding::amiss(TRUST_STORE, "doctor-network-none", &facts)
}

fn proxy(used: &ProxyInUse, login: &Url, answer: &Answer) -> Finding {
    let to = login.host_str().unwrap_or_default();
    match used {
        ProxyInUse::None => Finding::fine(PROXY, "doctor-proxy-none", &[("host", to)]),
        ProxyInUse::Excepted { variable } => {
            let facts = [("host", to), ("variable", variable)];
            Finding::fine(PROXY, "doctor-proxy-excepted", &facts)
        }
        ProxyInUse::Unusable { variable } => {
            Finding::amiss(PROXY, "doctor-proxy-unusable", &[("variable", variable)])
        }
        ProxyInUse::Through {
            scheme,
            host,
            variable,
        } => {
            let facts = [
                ("host", to),
                ("proxy", host.as_str()),
                ("scheme", scheme),
                ("variable", variable.unwrap_or_default()),
            ];
            match answer {
                Ok(response) if response.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                    Finding::amiss(PROXY, "doctor-proxy-password", &facts)
                }
                Ok(_) | Err(HttpError::Untrusted { .. } | HttpError::TooLarge { .. }) => {
                    Finding::fine(PROXY, "doctor-proxy-fine", &facts)
                }
                Err(_) => Finding::amiss(PROXY, "doctor-proxy-closed", &facts),
            }
        }
    }
}

/// Whether somebody answered, told as every command tells it.
fn network(login: &Url, answer: &Answer) -> Finding {
    let host = [("host", login.host_str().unwrap_or_default())];
    match answer {
        Ok(_) | Err(HttpError::Untrusted { .. }) => {
            Finding::fine(NETWORK, "doctor-network-fine", &host)
        }
        Err(HttpError::ProxyUnusable { .. }) => {
            Finding::not_seen(NETWORK, "doctor-network-not-asked", &host)
        }
        Err(error) => Finding::of_failure(NETWORK, &said(&error.clone().into())),
    }
}

fn trust(login: &Url, answer: &Answer) -> Finding {
    let host = [("host", login.host_str().unwrap_or_default())];
    match answer {
        Err(error @ HttpError::Untrusted { .. }) => {
            Finding::of_failure(TRUST_STORE, &said(&error.clone().into()))
        }
        Err(_) => Finding::not_seen(TRUST_STORE, "doctor-trust-no-answer", &host),
        Ok(_) if login.scheme() == "https" => {
            Finding::fine(TRUST_STORE, "doctor-trust-fine", &host)
        }
        Ok(_) => Finding::not_seen(TRUST_STORE, "doctor-trust-not-asked", &host),
    }
}

fn no_clock() -> Finding {
    Finding::not_seen(CLOCK, "doctor-clock-no-answer", &[])
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
    use consentry_core::view::CheckStatus;

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

    #[test]
    fn a_proxy_is_fine_only_when_a_request_came_through() {
        let login = Url::parse("https://login.test/").unwrap();
        let used = ProxyInUse::Through {
            scheme: "socks5h".to_owned(),
            host: "127.0.0.1:9090".to_owned(),
            variable: Some("ALL_PROXY"),
        };
        let host = "login.test".to_owned();
        let reason = "refused".to_owned();

        let through = proxy(&used, &login, &Ok(HttpResponse::default()));
        let closed = proxy(&used, &login, &Err(HttpError::Unreachable { host, reason }));

        assert_eq!(through.status, CheckStatus::Pass);
        assert!(
            through.found.contains("127.0.0.1:9090"),
            "{}",
            through.found
        );
        assert_eq!(closed.status, CheckStatus::Fail);
    }
}
