//! A provider for tests: signs whatever it is told to, well or badly.

use std::collections::VecDeque;
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::claims::ClaimContract;
use super::{Expect, LoginParameters};
use crate::entra::discovery::ProviderMetadata;
use crate::entra::registration::{RedirectUri, TenantId};
use crate::ports::{Clock, Entropy, Http, HttpError, HttpRequest, HttpResponse};

pub(crate) const TENANT: &str = "4f1c2b7e-0000-4000-8000-00000000c0de";
pub(crate) const OTHER_TENANT: &str = "99999999-0000-4000-8000-00000000c0de";
pub(crate) const CLIENT_ID: &str = "11111111-2222-4333-8444-555555555555";
pub(crate) const SECRET: &str = "abc8Q~the-client-secret-of-the-tests";
pub(crate) const CODE: &str = "0.the-authorization-code-of-the-tests";
pub(crate) const ACCESS_TOKEN: &str = "the-access-token-of-the-tests";
pub(crate) const NOW: i64 = 1_790_000_000;

/// A signing key of the provider.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Signing,
    Other,
    Short,
}

impl Key {
    pub(crate) fn private(self) -> &'static RsaPrivateKey {
        static KEYS: [OnceLock<RsaPrivateKey>; 3] = [const { OnceLock::new() }; 3];
        let (at, pem) = match self {
            Self::Signing => (0, include_str!("fixtures/test-only-signing-key.pem")),
            Self::Other => (1, include_str!("fixtures/test-only-other-key.pem")),
            Self::Short => (2, include_str!("fixtures/test-only-short-key.pem")),
        };
        KEYS[at].get_or_init(|| RsaPrivateKey::from_pkcs8_pem(pem).expect("a key"))
    }

    pub(crate) const fn kid(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Other => "other",
            Self::Short => "short",
        }
    }

    /// The key as it is published.
    pub(crate) fn jwk(self) -> Value {
        let key = self.private();
        json!({
            "kty": "RSA", "use": "sig", "kid": self.kid(), "x5t": self.kid(),
            "n": base64url(&key.n().to_bytes_be()), "e": base64url(&key.e().to_bytes_be()),
            "issuer": "https://login.example/{tenantid}/v2.0",
        })
    }

    /// A token with this header and payload, signed with this key by RS256 whatever the header says.
    pub(crate) fn sign(self, header: &str, payload: &str) -> String {
        let input = format!(
            "{}.{}",
            base64url(header.as_bytes()),
            base64url(payload.as_bytes())
        );
        let signature = self
            .private()
            .sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(&input))
            .expect("a signature");
        format!("{input}.{}", base64url(&signature))
    }

    /// A proper token with these claims.
    pub(crate) fn token(self, claims: &Value) -> String {
        let header = json!({ "typ": "JWT", "alg": "RS256", "kid": self.kid() });
        self.sign(&header.to_string(), &claims.to_string())
    }
}

pub(crate) fn base64url(octets: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(octets)
}

/// The published keys.
pub(crate) fn jwks(keys: &[Key]) -> Value {
    json!({ "keys": keys.iter().map(|key| key.jwk()).collect::<Vec<_>>() })
}

/// The claims of a proper token, as Entra makes them for Ada.
pub(crate) fn ada(nonce: &str) -> Value {
    json!({
        "aud": CLIENT_ID, "iss": issuer(), "iat": NOW - 300, "nbf": NOW - 300, "exp": NOW + 3600,
        "nonce": nonce, "name": "Ada Lovelace", "preferred_username": "ada@contoso.com",
        "email": "ada@contoso.com", "oid": "61d0e300-0000-4000-8000-0000000000ad",
        "sub": "the-pairwise-subject-of-ada", "tid": TENANT, "ver": "2.0",
    })
}

pub(crate) fn issuer() -> String {
    format!("https://login.example/{TENANT}/v2.0")
}

pub(crate) fn tenant() -> TenantId {
    TenantId::parse(TENANT).expect("a GUID")
}

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW, 0).expect("a moment")
}

pub(crate) fn metadata() -> ProviderMetadata {
    serde_json::from_value(json!({
        "issuer": "https://login.example/{tenantid}/v2.0",
        "authorization_endpoint": format!("https://login.example/{TENANT}/oauth2/v2.0/authorize"),
        "token_endpoint": format!("https://login.example/{TENANT}/oauth2/v2.0/token"),
        "jwks_uri": format!("https://login.example/{TENANT}/discovery/v2.0/keys"),
    }))
    .expect("metadata")
}

pub(crate) fn contract() -> Vec<ClaimContract> {
    let need = |need: &str, claims: &[&str], required| ClaimContract {
        need: need.to_owned(),
        claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
        required,
    };
    vec![
        need("Email", &["email", "preferred_username", "upn"], true),
        need("Name", &["name"], false),
        need("Fixed ID", &["tid+oid"], false),
    ]
}

pub(crate) fn parameters() -> LoginParameters {
    LoginParameters {
        metadata: metadata(),
        client_id: CLIENT_ID.to_owned(),
        client_secret: Some(SECRET.to_owned().into()),
        redirect_uri: RedirectUri::new("http://localhost:7071"),
        scopes: ["openid", "profile", "email"].map(str::to_owned).to_vec(),
        login_hint: None,
        prompt_select_account: true,
        expect: Expect::Entra { tenant: tenant() },
        redeem: true,
        contract: contract(),
    }
}

/// Counts: 0, 1, 2, … so that every value is known beforehand and no two are alike.
#[derive(Default)]
pub(crate) struct Counting(Mutex<u8>);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let mut next = self.0.lock().expect("not poisoned");
        for byte in bytes {
            *byte = *next;
            *next = next.wrapping_add(1);
        }
    }
}

/// Stands still.
pub(crate) struct Still;

#[async_trait]
impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        now()
    }

    async fn sleep(&self, _: Duration) {
        std::future::pending::<()>().await;
    }
}

/// Is always late: whoever waits has waited long enough.
pub(crate) struct Late;

#[async_trait]
impl Clock for Late {
    fn now(&self) -> DateTime<Utc> {
        now()
    }

    async fn sleep(&self, _: Duration) {}
}

/// A network that gives the prepared answers, in order, and keeps what it was asked.
#[derive(Default)]
pub(crate) struct Scripted {
    answers: Mutex<VecDeque<Result<HttpResponse, HttpError>>>,
    pub(crate) asked: Mutex<Vec<HttpRequest>>,
}

impl Scripted {
    pub(crate) fn then(self, status: u16, body: &Value) -> Self {
        let response = http::Response::builder()
            .status(status)
            .header("Content-Type", "application/json; charset=utf-8")
            .body(body.to_string().into_bytes())
            .expect("a response");
        self.with(Ok(response))
    }

    pub(crate) fn with(self, answer: Result<HttpResponse, HttpError>) -> Self {
        self.answers.lock().expect("not poisoned").push_back(answer);
        self
    }

    pub(crate) fn paths(&self) -> Vec<String> {
        let asked = self.asked.lock().expect("not poisoned");
        asked
            .iter()
            .map(|request| request.uri().path().to_owned())
            .collect()
    }

    pub(crate) fn body(&self, at: usize) -> String {
        let asked = self.asked.lock().expect("not poisoned");
        String::from_utf8(asked[at].body().clone()).expect("text")
    }
}

#[async_trait]
impl Http for Scripted {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        self.asked.lock().expect("not poisoned").push(request);
        let answer = self.answers.lock().expect("not poisoned").pop_front();
        answer.expect("nothing more is asked than was prepared")
    }
}
