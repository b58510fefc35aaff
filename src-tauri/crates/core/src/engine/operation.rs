//! The operations that take time: each runs as a task of its own and answers with its ticket.

use std::convert::Infallible;

use secrecy::SecretString;
use tokio::sync::watch;
use url::Url;

use super::Engine;
use super::open::{Open, Running};
use crate::entra::cloud::Authority;
use crate::entra::discovery::{DiscoveredTenant, TenantQuery, discover};
use crate::entra::recorder::Recorder;
use crate::entra::recording::{StepQuestion, rediscover};
use crate::entra::registration::ClientId;
use crate::failure::{Failure, FailureCode};
use crate::limits;
use crate::outcome::Outcome;
use crate::ports::Http;
use crate::store::{Setup, SetupId, hexadecimal};
use crate::wizard::{
    AskedTenant, ConfirmedTenant, EnteredCredentials, Event, Finding, Known, Operation, Ticket,
};

impl Engine {
    /// Starts `operation`, which answers with `ticket`.
    pub(super) fn run(
        &self,
        open: &mut Open,
        ticket: Ticket,
        operation: Operation,
        entered: Option<EnteredCredentials>,
    ) {
        let since = self.0.ports.clock.now();
        let limit = match operation {
            Operation::Identify(_) | Operation::Probe | Operation::ProbeNext => None,
            Operation::AskConsent { .. } => Some(limits::CONSENT),
            Operation::SignIn { .. } => Some(limits::SIGN_IN),
        };
        let (engine, id, what) = (self.clone(), open.setup.id.clone(), operation.clone());
        let task = tokio::spawn(async move {
            let finding = match what {
                Operation::Identify(asked) => engine.identify(&id, asked).await,
                Operation::AskConsent { here } => engine.ask_consent(&id, here).await,
                Operation::Probe => engine.probe(&id, entered).await,
                Operation::ProbeNext => engine.probe_next(&id, entered).await,
                Operation::SignIn {
                    ground,
                    way,
                    persona,
                    allow_sha1,
                } => engine.sign_in(&id, *ground, way, persona, allow_sha1).await,
            };
            engine.finish(&id, ticket, finding);
        });
        open.running = Some(Running {
            ticket,
            operation,
            since,
            until: limit.and_then(|limit| Some(since + chrono::Duration::from_std(limit).ok()?)),
            task: task.abort_handle(),
            came_by_tls: false,
        });
    }

    fn finish(&self, id: &SetupId, ticket: Ticket, finding: Finding) {
        {
            let mut state = self.state();
            let Some(open) = state.this(id) else {
                return;
            };
            if open
                .running
                .as_ref()
                .is_none_or(|running| running.ticket != ticket)
            {
                return;
            }
            let recording = open.recording.take();
            open.settle();
            open.wizard.remember(recording);
        }
        if let Err(failure) = self.accept(Event::Finished(ticket, finding)) {
            self.lose(id, ticket, failure);
        }
        self.walk_on(id);
    }

    /// Lets go of an answer that could not be saved: it is no fact, and nobody waits for it any more.
    fn lose(&self, id: &SetupId, ticket: Ticket, failure: Failure) {
        let turn = self.turn();
        self.change(&turn, |state| {
            if let Some(open) = state.this(id) {
                open.wizard.lose(ticket, failure);
            }
        });
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
                return Outcome::Inconclusive(Failure::new(FailureCode::PracticeNotRunning));
            }
            Err(failure) => return Outcome::Inconclusive(failure),
        };
        let recorder = Recorder::over(&*self.0.ports.http);
        let outcome = match TenantQuery::parse(&asked.what) {
            Ok(parsed) => discover(&recorder, &authority, &parsed, None).await,
            Err(failure) => Outcome::of(failure),
        };
        let what = asked.what.clone();
        let question = StepQuestion::Directory { what };
        self.keep(
            id,
            self.recording(&authority, question, recorder.exchanges()),
        );
        let at = self.0.ports.clock.now();
        outcome.map(|found| confirmed(found, asked, Known::Proved { at }))
    }

    /// The directory's discovery document as it is now, and as `application` sees it: addresses are taken from it,
    /// never remembered. Asked over `http`.
    pub(super) async fn rediscovered(
        &self,
        id: &SetupId,
        application: Option<ClientId>,
        http: &dyn Http,
    ) -> Result<(DiscoveredTenant, Authority), Failure> {
        let known = self.with_open(id, |engine, state, open| {
            let tenant = open.wizard.facts().tenant.as_ref()?.tenant_id;
            Some((tenant, engine.authority(state, open)?))
        })?;
        let (tenant, authority) =
            known.ok_or_else(|| Failure::new(FailureCode::PracticeNotRunning))?;
        let found = rediscover(http, &authority, tenant, application).await?;
        Ok((found, authority))
    }

    /// Reads the secret of this name from the secret store.
    pub(super) async fn stored_secret(&self, name: Option<&str>) -> Result<SecretString, Failure> {
        let secret = match name {
            Some(name) => self.0.ports.secrets.get(name).await?,
            None => None,
        };
        secret.ok_or_else(|| Failure::new(FailureCode::TokenSecretNotKept))
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
        credential.kept = self.0.ports.secrets.put(&name, secret).await?;
        for run in &mut setup.facts.runs {
            if run.ground.secret == credential.secret {
                run.ground.secret = Some(name.clone());
            }
        }
        credential.secret = Some(name);
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

    /// What `arrival` brings; meanwhile whoever waits is told when a browser came with TLS.
    pub(super) async fn telling_of_tls<T>(
        &self,
        id: &SetupId,
        mut came_by_tls: watch::Receiver<bool>,
        arrival: impl Future<Output = T>,
    ) -> T {
        let tell = async {
            if came_by_tls.wait_for(|came| *came).await.is_ok() {
                if let Some(open) = self.state().this(id)
                    && let Some(running) = &mut open.running
                {
                    running.came_by_tls = true;
                }
                self.publish();
            }
            std::future::pending::<Infallible>().await
        };
        tokio::select! {
            arrived = arrival => arrived,
            never = tell => match never {},
        }
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
        hexadecimal(&bytes)
    }
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
        issuer: found.metadata.issuer,
        known,
    }
}
