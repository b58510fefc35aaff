//! Runs one test login, in whichever way, and files its run.

mod federated;
mod oidc;

use serde_json::Value;
use tokio::sync::mpsc;
use url::Url;

use self::federated::service_certificates;
use super::Engine;
use crate::entra::federation::certificate::SigningCertificate;
use crate::entra::recorder::Recorder;
use crate::entra::recording::StepQuestion;
use crate::entra::registration::RedirectUri;
use crate::failure::{Failure, FailureCode};
use crate::limits;
use crate::login::capture::LoginAnswer;
use crate::login::claims::ClaimContract;
use crate::login::loopback::Loopback;
use crate::login::recording::{Recording, recorded};
use crate::login::verdict::{Persona, Verdict, Way};
use crate::login::{Judged, LoginEvent};
use crate::ports::{Http, SignInWindow};
use crate::service::Login;
use crate::store::SetupId;
use crate::view::sequence::{Moment, Sequence};
use crate::wizard::{Facts, Finding, LoginGround, LoginRun};

/// What a login needs of the open set-up.
struct Preparation {
    ground: LoginGround,
    login: Login,
    contract: Vec<ClaimContract>,
    relying_party: Option<String>,
    production: Option<RedirectUri>,
    test: Option<RedirectUri>,
    /// The certificates that the service was or will be given.
    given: Option<Vec<SigningCertificate>>,
    allow_sha1: bool,
    service: String,
    directory: String,
}

/// Where an answer is awaited.
struct Awaiting<'a> {
    way: Way,
    url: Url,
    address: RedirectUri,
    /// What the answer must carry: `state`, `RelayState` or `wctx`.
    state: &'a str,
    loopback: Option<Loopback>,
    pasted: mpsc::Receiver<LoginAnswer>,
}

impl Engine {
    /// Signs somebody in; whatever happens becomes a run.
    pub(super) async fn sign_in(
        &self,
        id: &SetupId,
        ground: LoginGround,
        way: Way,
        persona: Persona,
        allow_sha1: bool,
    ) -> Finding {
        let recorder = Recorder::over(&*self.0.ports.http);
        let prepared = self.prepare(id, &ground, allow_sha1);
        let federated = prepared.as_ref().is_ok_and(|prepared| {
            matches!(prepared.login, Login::Saml { .. } | Login::WsFed { .. })
        });
        let judged = match prepared {
            Ok(preparation) => self.signed_in(id, way, preparation, &recorder).await,
            Err(failure) => Err(failure),
        };
        let judged = judged.unwrap_or_else(|failure| {
            let question = StepQuestion::SignIn {
                directory: ground.tenant,
                application: ground.client,
                federated,
            };
            let authority = self.asked_at(id);
            unanswered(
                failure,
                authority
                    .map(|authority| self.recording(&authority, question, recorder.exchanges())),
            )
        });
        Finding::Login(Box::new(self.run_of(ground, way, persona, judged)))
    }

    fn prepare(
        &self,
        id: &SetupId,
        ground: &LoginGround,
        allow_sha1: bool,
    ) -> Result<Preparation, Failure> {
        self.with_open(id, |engine, state, open| {
            let facts: &Facts = open.wizard.facts();
            let scene = engine.scene(state, open);
            let model = scene.model()?;
            let values = scene.values();
            let tenant = facts.tenant.as_ref()?;
            // The practice tenant makes its keys anew with each start.
            let given = service_certificates(facts).filter(|_| !open.setup.practice);
            Some(Preparation {
                ground: ground.clone(),
                login: model.login.clone(),
                contract: model.needs(&scene.inputs()).map(need).collect(),
                relying_party: match model.login.relying_party() {
                    Some(name) => Some(name.render(&values).ok()?),
                    None => None,
                },
                production: model.redirect_uri(&values).ok(),
                test: model.test_redirect_uri(),
                given,
                allow_sha1,
                service: scene.service_name().to_owned(),
                directory: tenant
                    .display_name
                    .clone()
                    .unwrap_or_else(|| tenant.segment()),
            })
        })?
        .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))
    }

    async fn signed_in(
        &self,
        id: &SetupId,
        way: Way,
        prepared: Preparation,
        http: &dyn Http,
    ) -> Result<Judged, Failure> {
        let (sender, pasted) = mpsc::channel(1);
        self.with_sequence(id, |open| {
            open.sequence = Some(Sequence::new(
                &prepared.service,
                &prepared.directory,
                way,
                &prepared.login,
            ));
            open.answers = Some(sender);
        });
        let (found, authority) = self
            .rediscovered(id, Some(prepared.ground.client), http)
            .await?;
        match &prepared.login {
            Login::Oidc { .. } => {
                self.reach(id, Moment::Discovered);
                self.by_oidc(id, way, prepared, found, pasted).await
            }
            Login::Saml { .. } | Login::WsFed { .. } => {
                let metadata = self.federation(&prepared, &found, &authority, http).await?;
                self.reach(id, Moment::Discovered);
                self.by_federation(id, way, prepared, metadata, found.tenant_id, pasted)
                    .await
            }
        }
    }

    /// Where the answer goes, and who listens there.
    async fn landing(
        &self,
        way: Way,
        prepared: &Preparation,
    ) -> Result<(Option<Loopback>, RedirectUri), Failure> {
        let malformed = || Failure::new(FailureCode::RedirectUriMalformed);
        if way != Way::Loopback {
            let production = prepared.production.clone().ok_or_else(malformed)?;
            return Ok((None, production));
        }
        let registered = prepared.test.as_ref().ok_or_else(malformed)?;
        let entropy = &*self.0.ports.entropy;
        let loopback = match Loopback::bind(registered, entropy, self.0.language).await {
            // Entra leaves the port of localhost out of the comparison, so that another one is as good.
            Err(failure) if failure.code == FailureCode::LoopbackUnavailable => {
                Loopback::bind(&without_port(registered), entropy, self.0.language).await?
            }
            bound => bound?,
        };
        let address = loopback.redirect_uri().clone();
        Ok((Some(loopback), address))
    }

    /// Opens the address, and waits for the answer in whichever way it comes.
    async fn answer(&self, id: &SetupId, awaiting: Awaiting<'_>) -> Result<LoginAnswer, Failure> {
        let Awaiting {
            way,
            url,
            address,
            state,
            loopback,
            pasted,
        } = awaiting;
        if way == Way::SignInWindow {
            return self.caught(id, &url, &address, pasted).await;
        }
        // A browser that does not start is no end: the address is shown to be opened by hand.
        if self.show_address(id, &url).is_err() {
            tracing::info!("no browser was started; the address is shown instead");
        }
        self.reach(id, Moment::Asked);
        self.awaited(id, loopback, state, pasted).await
    }

    async fn awaited(
        &self,
        id: &SetupId,
        loopback: Option<Loopback>,
        state: &str,
        mut pasted: mpsc::Receiver<LoginAnswer>,
    ) -> Result<LoginAnswer, Failure> {
        let clock = &*self.0.ports.clock;
        let caught = async {
            if let Some(loopback) = loopback {
                let told = loopback.came_by_tls();
                let answer = loopback.receive_within(state, clock, limits::SIGN_IN);
                return self.telling_of_tls(id, told, answer).await;
            }
            clock.sleep(limits::SIGN_IN).await;
            Err(Failure::new(FailureCode::LoginTimedOut))
        };
        tokio::select! {
            answer = caught => answer,
            Some(answer) = pasted.recv() => Ok(answer),
        }
    }

    async fn caught(
        &self,
        id: &SetupId,
        url: &Url,
        redirect_uri: &RedirectUri,
        mut pasted: mpsc::Receiver<LoginAnswer>,
    ) -> Result<LoginAnswer, Failure> {
        let Some(window) = &self.0.ports.sign_in_window else {
            return Err(Failure::new(FailureCode::SetupNotReady));
        };
        let _closes = Closing(&**window);
        self.reach(id, Moment::Asked);
        tokio::select! {
            caught = window.catch(url, redirect_uri.as_str()) => LoginAnswer::caught(&caught?),
            Some(answer) = pasted.recv() => Ok(answer),
            () = self.0.ports.clock.sleep(limits::SIGN_IN) => Err(Failure::new(FailureCode::LoginTimedOut)),
        }
    }

    fn run_of(&self, ground: LoginGround, way: Way, persona: Persona, judged: Judged) -> LoginRun {
        let (verdict, failure) = persona.verdict(judged.verdict, judged.failure);
        LoginRun {
            id: self.unguessable(),
            ground,
            hint: None,
            persona,
            way,
            at: self.0.ports.clock.now(),
            verdict,
            who: judged.who,
            upn: judged.upn,
            checks: judged.checks,
            uses: judged.uses,
            claims: judged.claims,
            warnings: judged.warnings,
            failure,
            report: None,
            trace: judged.trace,
        }
    }

    fn report(&self, id: &SetupId, event: LoginEvent) {
        self.with_sequence(id, |open| {
            if let Some(sequence) = &mut open.sequence {
                sequence.report(event, self.0.ports.clock.now());
            }
        });
    }

    fn reach(&self, id: &SetupId, moment: Moment) {
        self.with_sequence(id, |open| {
            if let Some(sequence) = &mut open.sequence {
                sequence.reach(moment, self.0.ports.clock.now());
            }
        });
    }

    fn with_sequence(&self, id: &SetupId, change: impl FnOnce(&mut super::Open)) {
        {
            let mut state = self.state();
            if let Some(open) = state.open.as_mut().filter(|open| open.setup.id == *id) {
                change(open);
            }
        }
        self.publish();
    }
}

/// Closes the sign-in window at the end of the login, whichever end it is.
pub(super) struct Closing<'a>(pub(super) &'a dyn SignInWindow);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A login to which no answer came.
fn unanswered(failure: Failure, recording: Option<Recording>) -> Judged {
    Judged {
        verdict: Verdict::Inconclusive,
        who: None,
        upn: None,
        checks: vec![],
        claims: std::collections::BTreeMap::new(),
        uses: vec![],
        warnings: vec![],
        failure: Some(failure),
        leaves: vec![],
        dress: crate::pasted::Dress::default(),
        trace: recording.map_or(Value::Null, |recording| recorded(Value::Null, &recording)),
    }
}

fn need(need: &crate::service::ClaimNeed) -> ClaimContract {
    ClaimContract {
        need: need.id().to_owned(),
        claims: need.claims.clone(),
        required: need.required,
    }
}

fn without_port(registered: &RedirectUri) -> RedirectUri {
    let portless = Url::parse(registered.as_str()).ok().and_then(|mut url| {
        url.set_port(None).ok()?;
        Some(RedirectUri::new(url.as_str()))
    });
    portless.unwrap_or_else(|| registered.clone())
}
