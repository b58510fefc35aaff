//! What an ID token says of itself.

use chrono::{DateTime, Utc};
use serde_json::Value;
use url::Url;

use super::{ExpectedIdToken, verified};
use crate::entra::cloud::Cloud;
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::login::check::{Checks, Clause};
use crate::login::jws::Jws;
use crate::login::stated::{IN_A_TOKEN, Stated, Unchecked};
use crate::login::witness::Cryptography;

/// Judges a token without any key.
pub(crate) fn token(token: &str, now: DateTime<Utc>) -> Stated {
    let jws = match Jws::parse(token) {
        Ok(jws) => jws,
        Err(malformed) => {
            let failure = Failure::new(FailureCode::IdTokenMalformed);
            return Stated::refused(failure.because(malformed));
        }
    };
    let audience = audience(jws.claims.get("aud"));
    let issuer = jws.claim_text("iss").unwrap_or_default();
    let tenant = jws.claim_text("tid").and_then(TenantId::parse);
    let entra = of_entra(issuer);
    let expected = ExpectedIdToken {
        client_id: audience.as_deref().unwrap_or_default(),
        issuer: Some(match tenant {
            Some(tenant) => issuer_of(issuer, tenant),
            None => issuer.to_owned(),
        }),
        tenant: tenant.or(entra),
        nonce: None,
        access_token: None,
        code: None,
        now,
    };
    let mut stated = match verified(token, None, &expected, Cryptography::Performed) {
        Ok(verification) => {
            let mut stated = Stated::default();
            stated.checked(verification.checks);
            stated
        }
        Err(malformed) => {
            let failure = Failure::new(FailureCode::IdTokenMalformed);
            return Stated::refused(failure.because(malformed));
        }
    };
    let claims = jws.claims.clone().into_iter().collect();
    stated.claimed(&claims, &IN_A_TOKEN);
    stated.tenant = expected.tenant.map(|tenant| tenant.to_string());
    stated.audience = audience;
    stated.unchecked = vec![
        Unchecked::Signature,
        Unchecked::Audience,
        Unchecked::Claims,
        Unchecked::Issuer,
        Unchecked::Request,
    ];
    stated
}

/// The failure that another issuer than the `expected` one is.
pub(crate) fn of_issuers(expected: &str, received: &str) -> Option<Failure> {
    let mut checks = Checks::default();
    checks.judge(
        Clause::Issuer,
        false,
        expected.to_owned(),
        received.to_owned(),
    );
    checks.into_failures().pop()
}

/// The first audience.
fn audience(claim: Option<&Value>) -> Option<String> {
    match claim? {
        Value::String(audience) => Some(audience.clone()),
        Value::Array(audiences) => audiences.first()?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The directory that an issuer of Entra's names.
fn of_entra(issuer: &str) -> Option<TenantId> {
    let url = Url::parse(issuer).ok()?;
    let host = url.host_str()?;
    let known = Cloud::of_host(host).is_some() || is_version_1(host);
    TenantId::parse(url.path_segments()?.next()?).filter(|_| known)
}

fn is_version_1(host: &str) -> bool {
    matches!(host, "sts.windows.net" | "sts.chinacloudapi.cn")
}

/// The issuer that the v2.0 endpoint of the token's own cloud has for `tenant`; of another provider, its own.
fn issuer_of(issuer: &str, tenant: TenantId) -> String {
    let Some((url, of_issuer)) = Url::parse(issuer).ok().zip(of_entra(issuer)) else {
        return issuer.to_owned();
    };
    match url.host_str() {
        Some("sts.windows.net") => format!("https://login.microsoftonline.com/{tenant}/v2.0"),
        Some("sts.chinacloudapi.cn") => {
            format!("https://login.partner.microsoftonline.cn/{tenant}/v2.0")
        }
        _ => issuer.replace(&of_issuer.to_string(), &tenant.to_string()),
    }
}
