//! How the wizard takes in what an operation found out: what is proved becomes a fact, what is disproved takes the fact
//! away, and what nobody answered leaves it as it was.

use super::retraction::prove_consent;
use super::{Effect, Facts, Failed, Finding, GrantedConsent, LoginRun, Refusal, Ticket, Wizard};
use crate::entra::credential::ended;
use crate::login::verdict::Verdict;
use crate::outcome::Outcome;
use crate::step::Step;

impl Wizard {
    pub(super) fn finish(
        &mut self,
        ticket: Ticket,
        finding: Finding,
    ) -> Result<Vec<Effect>, Refusal> {
        if self
            .running
            .take_if(|(running, _)| *running == ticket)
            .is_none()
        {
            return Err(Refusal::Stale);
        }
        Ok(match finding {
            Finding::Tenant(outcome) => self.take(Step::Tenant, *outcome, |facts, tenant| {
                facts.tenant = tenant.map(|tenant| tenant.completed_by(facts.tenant.as_ref()));
            }),
            Finding::Consent(None) => {
                self.recording = None;
                vec![]
            }
            Finding::Consent(Some(outcome)) => self.take_consent(outcome),
            Finding::Credential(outcome) => {
                self.take(Step::Credentials, outcome, |facts, credential| {
                    facts.credential = credential;
                })
            }
            Finding::Federation(outcome) => {
                self.take(Step::Credentials, *outcome, |facts, federation| {
                    facts.federation = federation;
                })
            }
            Finding::Next(outcome) => self.take(Step::Credentials, *outcome, |facts, next| {
                facts.next = next;
            }),
            Finding::Login(run) => self.take_login(*run),
        })
    }

    pub(super) fn take_consent(&mut self, outcome: Outcome<GrantedConsent>) -> Vec<Effect> {
        self.take(Step::Consent, outcome, |facts, consent| {
            facts.waiting = None;
            facts.consent = consent;
        })
    }

    fn take_login(&mut self, mut run: LoginRun) -> Vec<Effect> {
        self.forgive(Step::TestLogin);
        // It keeps its own.
        self.recording = None;
        let secret = run.ground.secret.as_deref();
        let credential = secret.and_then(|secret| self.facts.client_secret(secret));
        run.hint = credential.map(|credential| credential.hint.clone());
        let ends_on = credential.and_then(|credential| credential.expires_on);
        let today = run.at.date_naive();
        let failure = run.failure.take();
        run.failure = failure.map(|failure| ended(failure, ends_on, today));
        if let Some(failure) = &run.failure {
            self.failed = Some(Failed {
                step: Step::TestLogin,
                failure: failure.clone(),
                inconclusive: run.verdict == Verdict::Inconclusive,
                recording: None,
            });
        }
        let at = run.at;
        let proves_consent = run.lets_in();
        self.alter(|facts| {
            let stands = facts.bears(&run);
            facts.runs.push(run);
            if proves_consent && stands {
                prove_consent(facts, at);
            }
        })
    }

    /// Takes in what an operation found out about the fact of `step`.
    fn take<T>(
        &mut self,
        step: Step,
        outcome: Outcome<T>,
        set: impl FnOnce(&mut Facts, Option<T>),
    ) -> Vec<Effect> {
        self.forgive(step);
        let recording = self.recording.take();
        match outcome {
            Outcome::Proved(evidence) => self.alter(|facts| set(facts, Some(evidence))),
            Outcome::Disproved(failure) => {
                self.failed = Some(Failed {
                    step,
                    failure,
                    inconclusive: false,
                    recording,
                });
                self.alter(|facts| set(facts, None))
            }
            Outcome::Inconclusive(failure) => {
                self.failed = Some(Failed {
                    step,
                    failure,
                    inconclusive: true,
                    recording,
                });
                vec![]
            }
        }
    }
}
