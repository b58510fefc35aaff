//! Tries the credentials: a client secret at the token endpoint, signing certificates by reading what Entra
//! publishes for the application. Also those that are to take the place of the ones in use.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use secrecy::{ExposeSecret, SecretString};

use super::Engine;
use crate::entra::credential::{self, Application};
use crate::entra::federation::{self, FederationMetadata, address::app_metadata_url};
use crate::entra::recorder::Recorder;
use crate::entra::recording::StepQuestion;
use crate::entra::registration::ClientId;
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::Warning;
use crate::outcome::Outcome;
use crate::ports::Http;
use crate::service::CredentialKind;
use crate::store::SetupId;
use crate::wizard::{
    EnteredCredentials, Finding, Known, ProvenCredential, ProvenFederation, PublishedCertificate,
    Replacement,
};

impl Engine {
    /// Tries what proves the application.
    pub(super) async fn probe(&self, id: &SetupId, entered: Option<EnteredCredentials>) -> Finding {
        let recorder = Recorder::over(&*self.0.ports.http);
        let kind = self.credential_kind(id);
        let finding = match kind {
            CredentialKind::Certificate => Finding::Federation(Box::new(or_inconclusive(
                self.published(id, &recorder).await,
            ))),
            CredentialKind::None | CredentialKind::Secret => Finding::Credential(or_inconclusive(
                self.probed(id, entered, CredentialSlot::Present, &recorder)
                    .await,
            )),
        };
        self.keep_credentials(id, kind, recorder);
        finding
    }

    /// Tries what is to take the place of the credentials in use.
    pub(super) async fn probe_next(
        &self,
        id: &SetupId,
        entered: Option<EnteredCredentials>,
    ) -> Finding {
        let recorder = Recorder::over(&*self.0.ports.http);
        let kind = self.credential_kind(id);
        let outcome = match kind {
            CredentialKind::Certificate => {
                let present = self
                    .with_open(id, |_, _, open| open.wizard.facts().federation.clone())
                    .ok()
                    .flatten();
                match or_inconclusive(self.published(id, &recorder).await) {
                    Outcome::Proved(found) if is_same(present.as_ref(), &found) => {
                        Outcome::of(Failure::new(FailureCode::FederationNotReplaced))
                    }
                    other => other.map(Replacement::Certificates),
                }
            }
            CredentialKind::None | CredentialKind::Secret => {
                let probed = self.probed(id, entered, CredentialSlot::Next, &recorder);
                or_inconclusive(probed.await).map(Replacement::Secret)
            }
        };
        self.keep_credentials(id, kind, recorder);
        Finding::Next(Box::new(outcome))
    }

    /// Keeps what was asked, where anything was: what somebody entered is looked at here.
    fn keep_credentials(&self, id: &SetupId, kind: CredentialKind, recorder: Recorder<'_>) {
        let tenant = self.with_open(id, |_, _, open| open.wizard.facts().tenant.clone());
        let (Some(authority), Ok(Some(tenant)), Ok(application)) =
            (self.asked_at(id), tenant, self.client(id))
        else {
            return;
        };
        let directory = tenant.tenant_id();
        let question = match kind {
            CredentialKind::Certificate => StepQuestion::Certificates {
                directory,
                application,
            },
            CredentialKind::None | CredentialKind::Secret => StepQuestion::Credential {
                directory,
                application,
            },
        };
        self.keep(
            id,
            self.recording(&authority, question, recorder.exchanges()),
        );
    }

    fn credential_kind(&self, id: &SetupId) -> CredentialKind {
        self.with_open(id, |_, _, open| {
            let model = open.wizard.facts().model.as_ref();
            model.map_or(CredentialKind::None, |model| model.plan.credentials)
        })
        .unwrap_or(CredentialKind::None)
    }

    fn client(&self, id: &SetupId) -> Result<ClientId, Failure> {
        self.with_open(id, |_, _, open| open.wizard.facts().client())?
            .ok_or_else(|| Failure::new(FailureCode::TokenClientIdMalformed))
    }

    /// Reads the application's federation metadata as it is now.
    async fn published(
        &self,
        id: &SetupId,
        http: &dyn Http,
    ) -> Result<Outcome<ProvenFederation>, Failure> {
        let client = self.client(id)?;
        let (found, authority) = self.rediscovered(id, None, http).await?;
        let address = app_metadata_url(&authority, found.tenant_id, client)?;
        let now = self.0.ports.clock.now();
        let read = federation::published(http, &address, found.tenant_id, now).await;
        Ok(read.map(|(metadata, document)| ProvenFederation {
            tenant: found.tenant_id,
            client,
            address: address.into(),
            login_url: metadata.redirect_sign_on().map(ToString::to_string),
            logout_url: metadata
                .single_logout
                .first()
                .map(|endpoint| endpoint.location.to_string()),
            certificates: certificates(&metadata),
            warnings: metadata.oddities.iter().map(Warning::from).collect(),
            // What is no UTF-8 cannot be handed over as text; it was read all the same.
            document: String::from_utf8(document).ok(),
            entity_id: metadata.entity_id,
            known: Known::Proved { at: now },
        }))
    }

    async fn probed(
        &self,
        id: &SetupId,
        entered: Option<EnteredCredentials>,
        purpose: CredentialSlot,
        http: &dyn Http,
    ) -> Result<Outcome<ProvenCredential>, Failure> {
        let client = self.client(id)?;
        let present = self.with_open(id, |_, _, open| open.wizard.facts().credential.clone())?;
        let kept = match present.as_ref().and_then(|present| present.secret.as_ref()) {
            Some(name) => match self.0.ports.secrets.get(name).await {
                // What was entered can be tried, whatever the keyring says of the one before it.
                Err(_) if is_entered(entered.as_ref()) => None,
                kept => kept?,
            },
            None => None,
        };
        let (secret, expires_on) = chosen(entered, kept.as_ref(), present.as_ref(), purpose)?;
        let same = kept.is_some_and(|kept| kept.expose_secret() == secret.expose_secret());
        if same && purpose == CredentialSlot::Next {
            return Ok(Outcome::of(Failure::new(
                FailureCode::TokenSecretNotReplaced,
            )));
        }
        let (found, authority) = self.rediscovered(id, None, http).await?;
        let application = Application {
            tenant: found.tenant_id,
            client_id: client,
            token_endpoint: found.metadata.token_endpoint.clone(),
            graph: authority.graph.clone(),
        };
        let probed = credential::probe(http, &application, &secret).await;
        if let Err(failure) = probed.proved() {
            let today = self.0.ports.clock.now().date_naive();
            return Ok(Outcome::of(credential::ended(failure, expires_on, today)));
        }
        // The same secret keeps its name, and with it what was proved by means of it.
        let unchanged = present.filter(|credential| same && credential.client == client);
        let name = match unchanged.and_then(|credential| credential.secret) {
            Some(name) => name,
            None => format!("{}/{}", id.as_str(), self.unguessable()),
        };
        let lies = self.0.ports.secrets.put(&name, &secret).await?;
        Ok(Outcome::Proved(ProvenCredential {
            tenant: found.tenant_id,
            client,
            secret: Some(name),
            hint: credential::hint(&secret),
            kept: lies,
            expires_on,
            known: Known::Proved {
                at: self.0.ports.clock.now(),
            },
        }))
    }
}

/// What a secret is tried for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CredentialSlot {
    /// To be in use from now on.
    Present,
    /// To take the place of the one in use.
    Next,
}

/// The secret to try, and its last day: what was entered, or the one that is kept.
fn chosen(
    entered: Option<EnteredCredentials>,
    kept: Option<&SecretString>,
    present: Option<&ProvenCredential>,
    purpose: CredentialSlot,
) -> Result<(SecretString, Option<chrono::NaiveDate>), Failure> {
    let kept = || {
        kept.cloned()
            .filter(|_| purpose == CredentialSlot::Present)
            .ok_or_else(|| Failure::new(FailureCode::TokenSecretMissing))
    };
    match entered {
        Some(EnteredCredentials { secret, expires_on }) => {
            Ok((secret.map_or_else(kept, Ok)?, expires_on))
        }
        None => Ok((
            kept()?,
            present.and_then(|credential| credential.expires_on),
        )),
    }
}

fn is_entered(entered: Option<&EnteredCredentials>) -> bool {
    entered.is_some_and(|entered| entered.secret.is_some())
}

fn certificates(metadata: &FederationMetadata) -> Vec<PublishedCertificate> {
    let published = metadata.certificates.iter();
    published
        .map(|certificate| PublishedCertificate {
            thumbprint: certificate.sha1_thumbprint(),
            sha256: certificate.sha256_thumbprint(),
            not_before: certificate.not_before,
            not_after: certificate.not_after,
            der: BASE64_STANDARD.encode(&certificate.der),
        })
        .collect()
}

fn is_same(present: Option<&ProvenFederation>, found: &ProvenFederation) -> bool {
    present.is_some_and(|present| present.signers() == found.signers())
}

/// What could not even be tried is inconclusive.
fn or_inconclusive<T>(outcome: Result<Outcome<T>, Failure>) -> Outcome<T> {
    outcome.unwrap_or_else(Outcome::Inconclusive)
}
