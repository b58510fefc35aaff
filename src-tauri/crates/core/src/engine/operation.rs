//! The operations that take time: each runs as a task of its own and answers with its ticket.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::Engine;
use super::open::{Entered, Open, Running};
use crate::entra::cloud::Authority;
use crate::entra::consent;
use crate::entra::credential::{self, Application};
use crate::entra::discovery::{Asked, Directory, DiscoveredTenant, discover};
use crate::failure::{Failure, FailureCode};
use crate::login::loopback::Loopback;
use crate::outcome::Outcome;
use crate::ports::SecretStoreError;
use crate::service::ConsentRequest;
use crate::store::{Setup, SetupId};
use crate::view::shown::Scene;
use crate::wizard::{
    AskedTenant, ConfirmedTenant, Finding, GrantedConsent, Input, Known, Operation,
    ProvenCredential, Ticket,
};

/// How long the consent page may take: somebody reads it.
const CONSENT: Duration = Duration::from_secs(10 * 60);

/// How long a sign-in may take: somebody finds their second factor.
pub(super) const SIGN_IN: Duration = Duration::from_secs(5 * 60);

impl Engine {
    /// Starts `operation`, which answers with `ticket`.
    pub(super) fn run(&self, open: &mut Open, ticket: Ticket, operation: Operation) {
        let since = self.0.ports.clock.now();
        let limit = match operation {
            Operation::Identify(_) | Operation::Probe => None,
            Operation::AskConsent => Some(CONSENT),
            Operation::SignIn { .. } => Some(SIGN_IN),
        };
        let (engine, id, what) = (self.clone(), open.setup.id.clone(), operation.clone());
        let entered = open.entered.take();
        let task = tokio::spawn(async move {
            let finding = match what {
                Operation::Identify(asked) => engine.identify(&id, asked).await,
                Operation::AskConsent => engine.ask_consent(&id).await,
                Operation::Probe => engine.probe(&id, entered).await,
                Operation::SignIn { way, persona } => engine.sign_in(&id, way, persona).await,
            };
            engine.finish(&id, ticket, finding);
        });
        open.running = Some(Running {
            ticket,
            operation,
            since,
            until: limit.and_then(|limit| Some(since + chrono::Duration::from_std(limit).ok()?)),
            task: task.abort_handle(),
        });
    }

    fn finish(&self, id: &SetupId, ticket: Ticket, finding: Finding) {
        {
            let mut state = self.state();
            let Some(open) = state.open.as_mut().filter(|open| open.setup.id == *id) else {
                return;
            };
            if open
                .running
                .as_ref()
                .is_none_or(|running| running.ticket != ticket)
            {
                return;
            }
            open.settle();
        }
        if let Err(failure) = self.accept(Input::Finished(ticket, finding)) {
            self.lose(id, ticket, failure);
        }
    }

    /// Lets go of an answer that could not be saved: it is no fact, and nobody waits for it any more.
    fn lose(&self, id: &SetupId, ticket: Ticket, failure: Failure) {
        if let Some(open) = self
            .state()
            .open
            .as_mut()
            .filter(|open| open.setup.id == *id)
        {
            open.wizard.lose(ticket, failure);
        }
        self.publish();
    }

    async fn identify(&self, id: &SetupId, asked: AskedTenant) -> Finding {
        Finding::Tenant(Box::new(self.discovered(id, asked).await))
    }

    async fn discovered(&self, id: &SetupId, asked: AskedTenant) -> Outcome<ConfirmedTenant> {
        let authority = match self.with_open(id, |engine, state, _| {
            engine.clouds(state).authority(asked.cloud)
        }) {
            Ok(Some(authority)) => authority,
            Ok(None) => {
                return Outcome::Inconclusive(Failure::new(FailureCode::PracticeNotStarted));
            }
            Err(failure) => return Outcome::Inconclusive(failure),
        };
        let parsed = match Asked::parse(&asked.what) {
            Ok(parsed) => parsed,
            Err(failure) => return Outcome::Disproved(failure),
        };
        let outcome = discover(&*self.0.ports.http, &authority, &parsed).await;
        let at = self.0.ports.clock.now();
        outcome.map(|found| confirmed(found, asked, Known::Proved { at }))
    }

    /// The directory's discovery document as it is now: addresses are taken from it, never remembered.
    pub(super) async fn rediscovered(
        &self,
        id: &SetupId,
    ) -> Outcome<(DiscoveredTenant, Authority)> {
        let known = self.with_open(id, |engine, state, open| {
            let tenant = open.wizard.facts().tenant.as_ref()?.tenant_id;
            Some((tenant, engine.authority(state, open)?))
        });
        let (tenant, authority) = match known {
            Ok(Some(known)) => known,
            Ok(None) => {
                return Outcome::Inconclusive(Failure::new(FailureCode::PracticeNotStarted));
            }
            Err(failure) => return Outcome::Inconclusive(failure),
        };
        let asked = Asked {
            directory: Directory::Id(tenant),
            cloud: None,
        };
        discover(&*self.0.ports.http, &authority, &asked)
            .await
            .map(|found| (found, authority))
    }

    async fn ask_consent(&self, id: &SetupId) -> Finding {
        match self.consent_asked(id).await {
            Ok(outcome) => Finding::Consent(outcome),
            Err(failure) => Finding::Consent(Some(Outcome::Inconclusive(failure))),
        }
    }

    /// Opens the consent page. The answer comes back here only where it can be caught on loopback; a service's
    /// own landing address is pasted.
    async fn consent_asked(
        &self,
        id: &SetupId,
    ) -> Result<Option<Outcome<GrantedConsent>>, Failure> {
        let vendor_url = self.with_open(id, |engine, state, open| {
            vendor_url(&engine.scene(state, open))
        })??;
        if let Some(url) = vendor_url {
            self.show_address(id, &url)?;
            return Ok(None);
        }
        let (found, authority) = match self.rediscovered(id).await {
            Outcome::Proved(found) => found,
            Outcome::Disproved(failure) | Outcome::Inconclusive(failure) => return Err(failure),
        };
        let (ground, scopes, registered) = self
            .with_open(id, |_, _, open| {
                let facts = open.wizard.facts();
                let model = open.profile.model(&facts.model.as_ref()?.model).ok()?;
                let ConsentRequest::OwnApp { scopes, .. } = &model.consent.request else {
                    return None;
                };
                Some((
                    facts.consent_ground()?,
                    scopes.clone(),
                    model.test_redirect_uri()?,
                ))
            })?
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        let client = ground
            .client
            .ok_or_else(|| Failure::new(FailureCode::TokenClientIdMalformed))?;
        let loopback = Loopback::bind(&registered, &*self.0.ports.entropy).await?;
        let state = self.unguessable();
        let url = consent::own_app(
            &authority,
            found.tenant_id,
            client,
            loopback.redirect_uri(),
            &scopes.iter().map(String::as_str).collect::<Vec<_>>(),
            &state,
        );
        self.show_address(id, &url)?;
        let landed = loopback
            .landing_within(&state, &*self.0.ports.clock, CONSENT)
            .await?;
        let outcome = consent::judge(&landed, found.tenant_id, Some(&state));
        let at = self.0.ports.clock.now();
        Ok(Some(outcome.map(|answer| GrantedConsent {
            ground,
            skipped: false,
            landed_in: Some(answer.directory.to_string()),
            scopes: answer.scopes,
            known: Known::Stated {
                by: "the address after consent".to_owned(),
                at,
            },
        })))
    }

    async fn probe(&self, id: &SetupId, entered: Option<Entered>) -> Finding {
        Finding::Credential(
            self.probed(id, entered)
                .await
                .unwrap_or_else(Outcome::Inconclusive),
        )
    }

    async fn probed(
        &self,
        id: &SetupId,
        entered: Option<Entered>,
    ) -> Result<Outcome<ProvenCredential>, Failure> {
        let (client, present) = self.with_open(id, |_, _, open| {
            (
                open.wizard.facts().client(),
                open.wizard.facts().credential.clone(),
            )
        })?;
        let client = client.ok_or_else(|| Failure::new(FailureCode::TokenClientIdMalformed))?;
        let kept = match &present {
            Some(credential) => self
                .0
                .ports
                .secrets
                .get(&credential.secret)
                .await
                .map_err(secret_failure)?,
            None => None,
        };
        let (secret, expires_on) = match entered {
            Some(Entered {
                secret: Some(secret),
                expires_on,
            }) => (secret, expires_on),
            Some(Entered {
                secret: None,
                expires_on,
            }) => (missing(kept.clone())?, expires_on),
            None => (
                missing(kept.clone())?,
                present
                    .as_ref()
                    .and_then(|credential| credential.expires_on),
            ),
        };
        let (found, authority) = match self.rediscovered(id).await {
            Outcome::Proved(found) => found,
            Outcome::Disproved(failure) => return Ok(Outcome::Disproved(failure)),
            Outcome::Inconclusive(failure) => return Ok(Outcome::Inconclusive(failure)),
        };
        let application = Application {
            tenant: found.tenant_id,
            client_id: client,
            token_endpoint: found.metadata.token_endpoint.clone(),
            graph: authority.graph.clone(),
        };
        match credential::probe(&*self.0.ports.http, &application, &secret).await {
            Outcome::Disproved(failure) => return Ok(Outcome::Disproved(failure)),
            Outcome::Inconclusive(failure) => return Ok(Outcome::Inconclusive(failure)),
            Outcome::Proved(()) => {}
        }
        // The same secret keeps its name, and with it what was proved by means of it.
        let same = kept.is_some_and(|kept| kept.expose_secret() == secret.expose_secret());
        let name = match present.filter(|credential| same && credential.client == client) {
            Some(credential) => credential.secret,
            None => format!("{}/{}", id.as_str(), self.unguessable()),
        };
        let lies = self
            .0
            .ports
            .secrets
            .put(&name, &secret)
            .await
            .map_err(secret_failure)?;
        Ok(Outcome::Proved(ProvenCredential {
            tenant: found.tenant_id,
            client,
            secret: name,
            hint: credential::hint(&secret),
            kept: lies,
            expires_on,
            known: Known::Proved {
                at: self.0.ports.clock.now(),
            },
        }))
    }

    /// Reads the secret of this name from the secret store.
    pub(super) async fn stored_secret(&self, name: Option<&str>) -> Result<SecretString, Failure> {
        let secret = match name {
            Some(name) => self
                .0
                .ports
                .secrets
                .get(name)
                .await
                .map_err(secret_failure)?,
            None => None,
        };
        missing(secret)
    }

    /// Keeps a secret that came sealed in a bundle.
    pub(super) async fn keep_opened_secret(
        &self,
        setup: &mut Setup,
        secret: &SecretString,
    ) -> Result<(), Failure> {
        let Some(credential) = &mut setup.facts.credential else {
            return Ok(());
        };
        let name = format!("{}/{}", setup.id.as_str(), self.unguessable());
        credential.kept = self
            .0
            .ports
            .secrets
            .put(&name, secret)
            .await
            .map_err(secret_failure)?;
        for run in &mut setup.facts.runs {
            if run.ground.secret.as_ref() == Some(&credential.secret) {
                run.ground.secret = Some(name.clone());
            }
        }
        credential.secret = name;
        Ok(())
    }

    /// Opens `url` in the browser and remembers it, so that it can be opened by hand.
    pub(super) fn show_address(&self, id: &SetupId, url: &Url) -> Result<(), Failure> {
        {
            let mut state = self.state();
            if let Some(open) = state.open.as_mut().filter(|open| open.setup.id == *id) {
                open.address = Some(url.clone());
            }
        }
        self.publish();
        self.open_page(url)
    }

    /// Looks at the open set-up, if it is still this one.
    pub(super) fn with_open<T>(
        &self,
        id: &SetupId,
        look: impl FnOnce(&Self, &super::State, &Open) -> T,
    ) -> Result<T, Failure> {
        let state = self.state();
        let open = state
            .open
            .as_ref()
            .filter(|open| open.setup.id == *id)
            .ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))?;
        Ok(look(self, &state, open))
    }

    /// 128 unpredictable bits, in hexadecimal.
    pub(super) fn unguessable(&self) -> String {
        let mut bytes = [0; 16];
        self.0.ports.entropy.fill(&mut bytes);
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What the keyring's refusal means for a person.
pub(super) fn secret_failure(error: SecretStoreError) -> Failure {
    match error {
        SecretStoreError::Locked => Failure::new(FailureCode::KeyringLocked),
        SecretStoreError::Failed { .. } => Failure::new(FailureCode::KeyringFailed),
    }
}

fn missing(secret: Option<SecretString>) -> Result<SecretString, Failure> {
    secret.ok_or_else(|| Failure::new(FailureCode::TokenSecretMissing))
}

/// The service's own consent address, byte for byte; none where the application is the customer's.
fn vendor_url(scene: &Scene<'_>) -> Result<Option<Url>, Failure> {
    let address = match scene.model() {
        Some(model) => model.consent.vendor_url(&scene.values()),
        None => return Ok(None),
    };
    let address = address.map_err(|_| Failure::new(FailureCode::SetupNotReady))?;
    address
        .map(|address| {
            Url::parse(&address).map_err(|_| Failure::new(FailureCode::ServiceMalformed))
        })
        .transpose()
}

fn confirmed(found: DiscoveredTenant, asked: AskedTenant, known: Known) -> ConfirmedTenant {
    ConfirmedTenant {
        tenant_id: found.tenant_id,
        asked: asked.what,
        domain: found.domain,
        cloud: asked.cloud,
        region: found.region,
        display_name: found.display_name,
        sign_in: found.sign_in,
        metadata: found.metadata,
        known,
    }
}
