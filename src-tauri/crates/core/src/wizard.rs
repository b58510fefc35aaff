//! The pure state machine: facts go in as events, effects come out as values, and where a step stands is
//! computed from the facts, never stored. Carrying effects out is the engine's work.

mod aside;
mod choosing;
mod credential;
mod directory_values;
mod event;
mod facts;
mod findings;
mod known;
mod plan;
mod retraction;
mod standing;
#[cfg(test)]
mod tests;
mod undo;

pub use aside::SetAside;
pub use credential::{ProvenCredential, ProvenFederation, PublishedCertificate, Replacement};
pub use event::{Effect, EnteredCredentials, Event, Failed, Finding, Operation, Refusal, Ticket};
pub use facts::{
    AskedTenant, ChosenModel, ConfirmedTenant, ConsentGround, Facts, GrantedConsent, LoginGround,
    LoginRun, RoleHolder, SavedBundle, Waiting,
};
pub use known::{Known, Report, Witness};
pub use plan::{ConsentPlan, Plan};
pub use standing::Standing;
pub(crate) use undo::Begun;
pub use undo::{Change, Undo};

use retraction::{retract_unfounded, same_choice, timeless};

use crate::entra::registration::ClientId;
use crate::failure::Failure;
use crate::login::recording::Recording;
use crate::login::verdict::{Persona, Way};
use crate::outcome::Outcome;
use crate::service::CredentialKind;
use crate::step::Step;

/// The wizard of one set-up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wizard {
    facts: Facts,
    failed: Option<Failed>,
    running: Option<(Ticket, Operation)>,
    revision: u64,
    tickets: u64,
    /// What was asked of Microsoft for the answer that comes next.
    recording: Option<Recording>,
}

impl Wizard {
    /// A wizard that takes up where `facts` were left.
    #[must_use]
    pub fn resume(facts: Facts, failed: Option<Failed>, revision: u64) -> Self {
        Self {
            facts,
            failed,
            running: None,
            revision,
            tickets: 0,
            recording: None,
        }
    }

    /// Advances the wizard, answering with what must be done next.
    ///
    /// # Errors
    ///
    /// Refuses an event that does not fit the present state, leaving the state as it was.
    pub fn handle(&mut self, event: Event) -> Result<Vec<Effect>, Refusal> {
        let effects = match event {
            Event::Identify(asked) => self.start(Operation::Identify(asked.clone()), |wizard| {
                wizard.facts.asked = Some(asked);
            }),
            Event::Choose(model, every) => self.change(Step::Model, |facts| {
                if facts
                    .model
                    .as_ref()
                    .is_none_or(|present| !same_choice(present, &model))
                {
                    facts.choose(model, &every);
                }
            }),
            Event::Name(client) => self.name(client),
            Event::HoldsRole(holder) => self.change(Step::Consent, |facts| {
                facts.role_holder = Some(holder);
                if holder == RoleHolder::Me {
                    facts.waiting = None;
                }
            }),
            Event::AskConsent { here } => self.start(Operation::AskConsent { here }, |_| {}),
            Event::HandOver(waiting) => {
                self.change(Step::Consent, |facts| facts.waiting = Some(waiting))
            }
            Event::ConsentAnswered(outcome) => self.land(outcome),
            Event::Probe(client, entered) => self.probe(client, entered),
            Event::ProbeNext(entered) => self.probe_next(entered),
            Event::KeepPresent => self.change(Step::Credentials, |facts| facts.next = None),
            Event::Replace { tasks } => self.replace(&tasks),
            Event::Slip(step, failure) => self.slip(step, failure),
            Event::SignIn {
                way,
                persona,
                allow_sha1,
            } => self.sign_in(way, persona, allow_sha1),
            Event::Finished(ticket, finding) => self.finish(ticket, finding),
            Event::Task {
                task,
                known,
                afterwards,
            } => {
                self.note(task, known, afterwards);
                Ok(vec![])
            }
            Event::Saved(saved) => self.save(saved),
            Event::Undo(facts, failed) => self.undo(*facts, failed),
            Event::Cancel => Ok(self.cancel()),
        }?;
        self.revision += 1;
        Ok(effects)
    }

    /// Ends what runs under `ticket` without its answer, because of `failure`. Retracts nothing, and is not
    /// saved: nothing could be.
    pub(crate) fn lose(&mut self, ticket: Ticket, failure: Failure) {
        if let Some((_, operation)) = self.running.take_if(|(running, _)| *running == ticket) {
            self.failed = Some(Failed {
                step: operation.step(),
                failure,
                inconclusive: true,
                recording: None,
            });
        }
    }

    /// Takes what was asked of Microsoft for the answer that comes next, to be kept with what fails of it.
    pub(crate) fn remember(&mut self, recording: Option<Recording>) {
        self.recording = recording;
    }

    /// What is known.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What failed last.
    #[must_use]
    pub const fn failed(&self) -> Option<&Failed> {
        self.failed.as_ref()
    }

    /// What runs.
    #[must_use]
    pub const fn running(&self) -> Option<&(Ticket, Operation)> {
        self.running.as_ref()
    }

    /// Rises with every accepted event.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What changing to `model` would undo.
    #[must_use]
    pub fn undone_by(&self, model: ChosenModel) -> Vec<Step> {
        let mut other = self.clone();
        if other.handle(Event::Choose(model, vec![])).is_err() {
            return vec![];
        }
        Step::ALL
            .into_iter()
            .filter(|step| self.is_done(*step) && !other.is_done(*step))
            .collect()
    }

    fn idle(&self) -> Result<(), Refusal> {
        match &self.running {
            Some((_, operation)) => Err(Refusal::Busy(operation.step())),
            None => Ok(()),
        }
    }

    fn ready(&self, step: Step) -> Result<(), Refusal> {
        self.idle()?;
        let missing = self.missing(step);
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Needs(missing))
        }
    }

    fn start(
        &mut self,
        operation: Operation,
        note: impl FnOnce(&mut Self),
    ) -> Result<Vec<Effect>, Refusal> {
        self.ready(operation.step())?;
        note(self);
        self.forgive(operation.step());
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.running = Some((ticket, operation.clone()));
        Ok(vec![Effect::Run(ticket, operation, None)])
    }

    /// Changes facts of `step` at once, and retracts what no longer stands.
    fn change(
        &mut self,
        step: Step,
        change: impl FnOnce(&mut Facts),
    ) -> Result<Vec<Effect>, Refusal> {
        self.ready(step)?;
        self.forgive(step);
        Ok(self.alter(change))
    }

    fn name(&mut self, client: ClientId) -> Result<Vec<Effect>, Refusal> {
        if self
            .facts
            .model
            .as_ref()
            .is_some_and(|model| model.plan.vendor.is_some())
        {
            return Err(Refusal::NotInThisModel);
        }
        self.change(Step::Consent, |facts| facts.take_application(client))
    }

    fn slip(&mut self, step: Step, failure: Failure) -> Result<Vec<Effect>, Refusal> {
        self.ready(step)?;
        self.failed = Some(Failed {
            step,
            failure,
            inconclusive: true,
            recording: Some(Recording::Entry),
        });
        Ok(vec![])
    }

    fn probe(
        &mut self,
        client: ClientId,
        entered: EnteredCredentials,
    ) -> Result<Vec<Effect>, Refusal> {
        if self
            .facts
            .model
            .as_ref()
            .is_some_and(|model| model.plan.credentials == CredentialKind::None)
        {
            return Err(Refusal::NotInThisModel);
        }
        // Another application takes its consent with it; consent that was skipped is not tied to one.
        let effects = self.change(Step::Credentials, |facts| facts.take_application(client))?;
        let mut started = match self.try_credentials(Operation::Probe, entered) {
            Ok(started) => started,
            Err(Refusal::Needs(_)) => return Ok(effects),
            Err(refusal) => return Err(refusal),
        };
        started.extend(effects);
        Ok(started)
    }

    fn probe_next(&mut self, entered: EnteredCredentials) -> Result<Vec<Effect>, Refusal> {
        if self.facts.credential.is_none() && self.facts.federation.is_none() {
            return Err(Refusal::NotInThisModel);
        }
        self.try_credentials(Operation::ProbeNext, entered)
    }

    /// Starts an operation with what was entered as its cargo: the wizard keeps nothing of it.
    fn try_credentials(
        &mut self,
        operation: Operation,
        entered: EnteredCredentials,
    ) -> Result<Vec<Effect>, Refusal> {
        let mut effects = self.start(operation, |_| {})?;
        if let Some(Effect::Run(_, _, cargo)) = effects.first_mut() {
            *cargo = Some(entered);
        }
        Ok(effects)
    }

    fn sign_in(
        &mut self,
        way: Way,
        persona: Persona,
        allow_sha1: bool,
    ) -> Result<Vec<Effect>, Refusal> {
        self.ready(Step::TestLogin)?;
        // Consent is where the application is named: without it nobody can sign in to any.
        let ground = self.facts.login_ground();
        let ground = ground.ok_or_else(|| Refusal::Needs(vec![Step::Consent]))?;
        let operation = Operation::SignIn {
            ground: Box::new(ground),
            way,
            persona,
            allow_sha1,
        };
        self.start(operation, |_| {})
    }

    fn replace(&mut self, tasks: &[String]) -> Result<Vec<Effect>, Refusal> {
        if !self.facts.next_is_tried() {
            return Err(Refusal::NotTried);
        }
        self.change(Step::Credentials, |facts| {
            match facts.next.take() {
                Some(Replacement::Secret(credential)) => facts.credential = Some(credential),
                Some(Replacement::Certificates(federation)) => facts.federation = Some(federation),
                None => {}
            }
            facts.tasks.retain(|task, _| !tasks.contains(task));
        })
    }

    fn land(&mut self, outcome: Outcome<GrantedConsent>) -> Result<Vec<Effect>, Refusal> {
        // While the answer is awaited here, pasting it is as good.
        let mut effects = if let Some((ticket, Operation::AskConsent { .. })) = self.running {
            self.running = None;
            vec![Effect::Abandon(ticket)]
        } else {
            self.ready(Step::Consent)?;
            vec![]
        };
        effects.extend(self.take_consent(outcome));
        Ok(effects)
    }

    fn save(&mut self, saved: SavedBundle) -> Result<Vec<Effect>, Refusal> {
        self.ready(Step::Export)?;
        self.forgive(Step::Export);
        self.facts.saved = Some(saved);
        Ok(vec![])
    }

    fn note(&mut self, task: String, known: Option<Known>, afterwards: bool) {
        match known {
            Some(known) => self.facts.tasks.insert(task, known),
            None => self.facts.tasks.remove(&task),
        };
        if !afterwards {
            self.facts.saved = None;
        }
    }

    fn undo(&mut self, facts: Facts, failed: Option<Failed>) -> Result<Vec<Effect>, Refusal> {
        self.idle()?;
        let before = std::mem::replace(&mut self.facts, facts);
        self.failed = failed;
        let effects = self.without_need(&before);
        self.facts.keep_entered(before);
        Ok(effects)
    }

    fn cancel(&mut self) -> Vec<Effect> {
        self.failed = None;
        if let Some((ticket, _)) = self.running.take() {
            vec![Effect::Abandon(ticket)]
        } else {
            self.facts.waiting = None;
            vec![]
        }
    }

    /// Alters the facts, retracts what is then without ground, and forgets secrets nobody needs.
    fn alter(&mut self, change: impl FnOnce(&mut Facts)) -> Vec<Effect> {
        let before = self.facts.clone();
        change(&mut self.facts);
        retract_unfounded(&mut self.facts);
        if self.facts.saved.is_some() && timeless(&self.facts) != timeless(&before) {
            self.facts.saved = None;
        }
        self.without_need(&before)
    }

    /// Forgets the secrets that only the facts `before` were built on.
    fn without_need(&self, before: &Facts) -> Vec<Effect> {
        let kept = self.facts.secrets();
        before
            .secrets()
            .into_iter()
            .filter(|secret| !kept.contains(secret))
            .map(Effect::Forget)
            .collect()
    }

    fn forgive(&mut self, step: Step) {
        self.failed.take_if(|failed| failed.step == step);
    }
}
