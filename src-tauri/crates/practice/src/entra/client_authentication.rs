//! How a client proves at the token endpoint who it is: secret (in body or header), signed assertion, or nothing.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chrono::{DateTime, Utc};
use rustls::pki_types::{CertificateDer, SignatureVerificationAlgorithm};
use serde::Deserialize;
use uuid::Uuid;
use webpki::EndEntityCert;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Platform},
    entra::amiss,
    limits::CLIENT_ASSERTION_LEEWAY_SECONDS,
    scenario::Scenario,
    wire::Call,
};

/// What the client sent about itself.
pub(crate) struct Presented {
    pub(crate) client_id: Option<String>,
    secret: Option<String>,
    assertion: Option<String>,
}

/// How it was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    Secret,
    Assertion,
}

impl Presented {
    /// The credentials in `client_secret_basic`, `client_secret_post` or `private_key_jwt`.
    pub(crate) fn parse(call: &Call) -> Self {
        let basic = basic(call);
        let (id, secret) = basic.map_or((None, None), |(id, secret)| (Some(id), Some(secret)));
        Self {
            client_id: call.form.owned("client_id").or(id),
            secret: call.form.owned("client_secret").or(secret),
            assertion: call.form.owned("client_assertion"),
        }
    }

    pub(crate) fn any(&self) -> bool {
        self.secret.is_some() || self.assertion.is_some()
    }

    /// Checks the credential a client of that platform has to send, or must not.
    pub(crate) fn authenticate(
        &self,
        call: &Call,
        app: &Application,
        platform: Platform,
    ) -> Result<(), Refusal> {
        let from_a_page = call.headers.contains_key("origin");
        match platform {
            Platform::Spa if !from_a_page => Err(Aadsts::SpaNeedsOrigin.into()),
            Platform::Web | Platform::PublicClient if from_a_page => {
                Err(Aadsts::CrossOriginNotSpa.into())
            }
            Platform::Spa | Platform::PublicClient if self.any() => {
                Err(Aadsts::PublicClientWithCredential.into())
            }
            Platform::Spa | Platform::PublicClient => Ok(()),
            Platform::Web if !self.any() => Err(Aadsts::CredentialRequired.into()),
            Platform::Web => self.prove(call, app).map(drop),
        }
    }

    /// Checks the credential.
    ///
    /// # Errors
    /// 7000215 wrong secret, 7000222 expired secret, 700027 or 700021 wrong assertion.
    pub(crate) fn prove(&self, call: &Call, app: &Application) -> Result<Proof, Refusal> {
        match (&self.assertion, &self.secret) {
            (Some(assertion), _) => {
                verify_assertion(call, app, assertion).map(|()| Proof::Assertion)
            }
            (None, Some(secret)) => verify_secret(call, app, secret).map(|()| Proof::Secret),
            (None, None) => Err(Aadsts::CredentialRequired.into()),
        }
    }
}

/// RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
fn basic(call: &Call) -> Option<(String, String)> {
    let encoded = call.header("authorization")?.strip_prefix("Basic ")?;
    let joined = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = joined.split_once(':')?;
    Some((form_decoded(id), form_decoded(secret)))
}

fn form_decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced)
        .decode_utf8_lossy()
        .into_owned()
}

fn verify_secret(call: &Call, app: &Application, sent: &str) -> Result<(), Refusal> {
    let refused = |code: Aadsts| Err(code.about(app.client_id.to_string()));
    let Some(secret) = app.secrets.iter().find(|secret| secret.value == sent) else {
        return refused(Aadsts::InvalidSecret);
    };
    let amiss = [Scenario::SecretExpired, Scenario::SecretRemoved];
    if let Some(refusal) = amiss::refusal(call, &amiss) {
        return refused(refusal.code);
    }
    if secret.expires <= call.now {
        return refused(Aadsts::SecretExpired);
    }
    Ok(())
}

#[derive(Deserialize)]
struct Header {
    alg: String,
}

/// RFC 7523 §3, as far as Entra asks for it.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
    exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
}

fn verify_assertion(call: &Call, app: &Application, assertion: &str) -> Result<(), Refusal> {
    let invalid = || Refusal::from(Aadsts::AssertionInvalid);
    let (signed, signature) = assertion.rsplit_once('.').ok_or_else(invalid)?;
    let (header, claims) = signed.split_once('.').ok_or_else(invalid)?;
    let header: Header = part(header).ok_or_else(invalid)?;
    let claims: Claims = part(claims).ok_or_else(invalid)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| invalid())?;
    let algorithm = algorithm(&header.alg).ok_or_else(invalid)?;
    let signed_by_a_known_key = app.certificates.iter().any(|der| {
        let der = CertificateDer::from(der.as_slice());
        EndEntityCert::try_from(&der).is_ok_and(|certificate| {
            certificate
                .verify_signature(algorithm, signed.as_bytes(), &signature)
                .is_ok()
        })
    });
    if !signed_by_a_known_key {
        return Err(invalid());
    }
    let is_client = |name: &str| Uuid::parse_str(name) == Ok(app.client_id);
    if !is_client(&claims.iss) || !is_client(&claims.sub) {
        return Err(Aadsts::AssertionAppMismatch.into());
    }
    if claims.is_timely(call.now) && claims.aud.starts_with(call.world.base.as_str()) {
        Ok(())
    } else {
        Err(invalid())
    }
}

impl Claims {
    fn is_timely(&self, now: DateTime<Utc>) -> bool {
        let now = now.timestamp();
        now < self.exp + CLIENT_ASSERTION_LEEWAY_SECONDS
            && self
                .nbf
                .is_none_or(|from| from <= now + CLIENT_ASSERTION_LEEWAY_SECONDS)
    }
}

fn part<T: for<'de> Deserialize<'de>>(encoded: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()
}

fn algorithm(name: &str) -> Option<&'static dyn SignatureVerificationAlgorithm> {
    match name {
        "RS256" => Some(webpki::ring::RSA_PKCS1_2048_8192_SHA256),
        "PS256" => Some(webpki::ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY),
        _ => None,
    }
}
