//! Runs one test login, in whichever way, and files its run.

use tokio::sync::mpsc;

use super::Engine;
use super::operation::SIGN_IN;
use super::sequence::{Moment, Sequence};
use crate::entra::discovery::DiscoveredTenant;
use crate::entra::registration::RedirectUri;
use crate::failure::{Failure, FailureCode};
use crate::login::capture::Answer;
use crate::login::claims::ClaimNeed;
use crate::login::loopback::Loopback;
use crate::login::oidc::{AuthorizationRequest, InFlight};
use crate::login::{Expect, Judged, LoginParameters};
use crate::outcome::Outcome;
use crate::ports::{SignInWindow, SignInWindowError};
use crate::service::Login;
use crate::store::SetupId;
use crate::view::{Persona, Verdict, Way};
use crate::wizard::{Facts, Finding, LoginGround, LoginRun};

/// What a login needs of the open set-up.
struct Preparation {
    ground: LoginGround,
    scopes: Vec<String>,
    redeem: bool,
    contract: Vec<ClaimNeed>,
    production: Option<RedirectUri>,
    test: Option<RedirectUri>,
    service: String,
    directory: String,
}

impl Engine {
    /// Signs somebody in; whatever happens becomes a run.
    pub(super) async fn sign_in(&self, id: &SetupId, way: Way, persona: Persona) -> Finding {
        let judged = match self.prepare(id) {
            Ok(preparation) => {
                let ground = preparation.ground.clone();
                let judged = self
                    .signed_in(id, way, &preparation)
                    .await
                    .unwrap_or_else(unanswered);
                Some((ground, judged))
            }
            Err(failure) => self
                .with_open(id, |_, _, open| open.wizard.facts().login_ground())
                .ok()
                .flatten()
                .map(|ground| (ground, unanswered(failure))),
        };
        match judged {
            Some((ground, judged)) => {
                Finding::Login(Box::new(self.run_of(ground, way, persona, judged)))
            }
            // The ground is there whenever the wizard lets a login begin.
            None => Finding::Consent(None),
        }
    }

    fn prepare(&self, id: &SetupId) -> Result<Preparation, Failure> {
        self.with_open(id, |engine, state, open| {
            let facts: &Facts = open.wizard.facts();
            let scene = engine.scene(state, open);
            let model = scene.model()?;
            let tenant = facts.tenant.as_ref()?;
            let Login::Oidc { scopes, redeem, .. } = &model.login else {
                return None;
            };
            Some(Preparation {
                ground: facts.login_ground()?,
                scopes: scopes.clone(),
                redeem: *redeem,
                contract: model.claims.iter().map(need).collect(),
                production: model.redirect_uri(&scene.values()).ok(),
                test: model.test_redirect_uri(),
                service: open.profile.name.clone(),
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
        prepared: &Preparation,
    ) -> Result<Judged, Failure> {
        let (sender, pasted) = mpsc::channel(1);
        self.with_sequence(id, |open| {
            open.sequence = Some(Sequence::new(
                &prepared.service,
                &prepared.directory,
                way,
                prepared.redeem,
            ));
            open.answers = Some(sender);
        });
        let found = match self.rediscovered(id).await {
            Outcome::Proved((found, _)) => found,
            Outcome::Disproved(failure) | Outcome::Inconclusive(failure) => return Err(failure),
        };
        self.reach(id, Moment::Discovered);
        let secret = match &prepared.ground.secret {
            Some(name) => Some(self.stored_secret(Some(name)).await?),
            None => None,
        };
        let loopback = match (way, &prepared.test) {
            (Way::Loopback, Some(registered)) => {
                Some(Loopback::bind(registered, &*self.0.ports.entropy).await?)
            }
            (Way::Loopback, None) => return Err(Failure::new(FailureCode::RedirectUriMalformed)),
            (Way::Paste | Way::SignInWindow, _) => None,
        };
        let redirect_uri = loopback
            .as_ref()
            .map(|loopback| loopback.redirect_uri().clone())
            .or_else(|| prepared.production.clone())
            .ok_or_else(|| Failure::new(FailureCode::RedirectUriMalformed))?;
        let parameters = LoginParameters {
            client_id: prepared.ground.client.to_string(),
            client_secret: secret,
            redirect_uri: redirect_uri.clone(),
            scopes: prepared.scopes.clone(),
            login_hint: None,
            prompt_select_account: true,
            expect: Expect::Entra {
                tenant: found.tenant_id,
            },
            redeem: prepared.redeem,
            contract: prepared.contract.clone(),
            metadata: metadata(found),
        };
        let request = AuthorizationRequest::new(parameters, &*self.0.ports.entropy)?;
        let url = request.url().clone();
        let in_flight = request.sent();
        let answer = match way {
            Way::SignInWindow => self.caught(id, &url, &redirect_uri, pasted).await?,
            Way::Loopback | Way::Paste => {
                // A browser that does not start is no end: the address is shown to be opened by hand.
                if self.show_address(id, &url).is_err() {
                    tracing::info!("no browser was started; the address is shown instead");
                }
                self.reach(id, Moment::Asked);
                self.awaited(loopback, &in_flight, pasted).await?
            }
        };
        let report = |event| {
            self.with_sequence(id, |open| {
                if let Some(sequence) = &mut open.sequence {
                    sequence.report(event, self.0.ports.clock.now());
                }
            });
        };
        Ok(in_flight
            .receive(answer, &*self.0.ports.http, &*self.0.ports.clock, &report)
            .await)
    }

    async fn awaited(
        &self,
        loopback: Option<Loopback>,
        in_flight: &InFlight,
        mut pasted: mpsc::Receiver<Answer>,
    ) -> Result<Answer, Failure> {
        let clock = &*self.0.ports.clock;
        let caught = async {
            if let Some(loopback) = loopback {
                return loopback
                    .receive_within(in_flight.state(), clock, SIGN_IN)
                    .await;
            }
            clock.sleep(SIGN_IN).await;
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
        url: &url::Url,
        redirect_uri: &RedirectUri,
        mut pasted: mpsc::Receiver<Answer>,
    ) -> Result<Answer, Failure> {
        let Some(window) = &self.0.ports.sign_in_window else {
            return Err(Failure::new(FailureCode::SetupNotReady));
        };
        let _closes = Closing(&**window);
        self.reach(id, Moment::Asked);
        tokio::select! {
            caught = window.catch(url, redirect_uri.as_str()) => match caught {
                Ok(caught) => Answer::caught(&caught),
                Err(SignInWindowError::Closed) => Err(Failure::new(FailureCode::LoginWindowClosed)),
                Err(SignInWindowError::NotShown { .. }) => Err(Failure::new(FailureCode::BrowserNotOpened)),
            },
            Some(answer) = pasted.recv() => Ok(answer),
            () = self.0.ports.clock.sleep(SIGN_IN) => Err(Failure::new(FailureCode::LoginTimedOut)),
        }
    }

    fn run_of(&self, ground: LoginGround, way: Way, persona: Persona, judged: Judged) -> LoginRun {
        let refused_as_expected = persona == Persona::Unassigned
            && judged
                .failure
                .as_ref()
                .is_some_and(|failure| failure.code == FailureCode::LoginUserNotAssigned);
        let (verdict, failure) = match (persona, judged.verdict) {
            (Persona::Unassigned, _) if refused_as_expected => (Verdict::Pass, None),
            (Persona::Unassigned, Verdict::Pass) => (
                Verdict::Fail,
                Some(Failure::new(FailureCode::LoginOutsiderLetIn)),
            ),
            (_, verdict) => (verdict, judged.failure),
        };
        LoginRun {
            id: self.unguessable(),
            ground,
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
            trace: judged.trace,
        }
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
fn unanswered(failure: Failure) -> Judged {
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
        trace: serde_json::Value::Null,
    }
}

fn need(need: &crate::service::ClaimNeed) -> ClaimNeed {
    ClaimNeed {
        need: need.need.clone(),
        claims: need.claims.clone(),
        required: need.required,
    }
}

fn metadata(found: DiscoveredTenant) -> crate::entra::discovery::ProviderMetadata {
    found.metadata
}
