//! The last change that took something away, with what was known before it: enough to take it back whole.

use serde::{Deserialize, Serialize};

use super::{Event, Facts, Failed, Finding, Wizard};
use crate::outcome::Outcome;
use crate::step::Step;

/// The last change that took something away, with what was known before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// What the person changed.
    pub change: Change,
    pub(super) facts: Facts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) failed: Option<Failed>,
}

/// What a person changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Change {
    /// The directory: another one was asked for.
    Directory {
        /// Exactly what was entered.
        asked: String,
    },
    /// The integration model.
    Model {
        /// The one that was chosen.
        model: String,
    },
    /// A value that the model asks for.
    Values,
    /// The application.
    Application,
    /// The consent.
    Consent,
    /// The credentials: others were entered.
    Credentials,
    /// A task: it is not done after all.
    Task {
        /// Which.
        task: String,
    },
}

/// What somebody began, and how everything stood before.
#[derive(Debug, Clone)]
pub(crate) struct Begun {
    change: Option<Change>,
    before: Wizard,
}

impl Begun {
    /// What `event` begins for a wizard that stands as `before` does. What an operation found belongs to what was
    /// `begun` with it.
    pub(crate) fn with(event: &Event, before: &Wizard, begun: Option<&Self>) -> Self {
        let own = || Self {
            change: change(event, before),
            before: before.clone(),
        };
        match (event, begun) {
            (Event::Finished(..), Some(begun)) => begun.clone(),
            _ => own(),
        }
    }

    /// Whether what `event` takes away of `present` is taken away by the other side's answer. That a directory is unknown
    /// refuses what was typed, not the one that was found before, unless the same was asked for.
    pub(crate) fn is_refused_by(&self, event: &Event, present: &Wizard) -> bool {
        let Event::Finished(_, finding) = event else {
            return false;
        };
        match finding {
            Finding::Tenant(outcome) => {
                let same = self.before.facts.asked == present.facts.asked;
                same && matches!(**outcome, Outcome::Disproved(_))
            }
            Finding::Consent(outcome) => matches!(outcome, Some(Outcome::Disproved(_))),
            Finding::Credential(outcome) => matches!(outcome, Outcome::Disproved(_)),
            Finding::Federation(_) | Finding::Login(_) => true,
            Finding::Next(outcome) => matches!(**outcome, Outcome::Disproved(_)),
        }
    }

    /// What takes it back, once an event has made `after` of `present`: nothing where nothing was taken away. What the
    /// other side took away, by a refusal, cannot be given back here; what was changed to ask it can. Where the facts stay
    /// as they are, so does what was `standing`.
    pub(crate) fn undo(
        &self,
        by_refusal: bool,
        present: &Wizard,
        after: &Wizard,
        standing: Option<&Undo>,
    ) -> Option<Undo> {
        let reached = if by_refusal { present } else { after };
        let taken = self
            .change
            .clone()
            .filter(|_| takes_away(&self.before, reached));
        match taken {
            Some(change) => Some(Undo {
                change,
                facts: self.before.facts.clone(),
                failed: self.before.failed.clone(),
            }),
            None => standing.filter(|_| present.facts == after.facts).cloned(),
        }
    }
}

impl Undo {
    /// The names of the secrets that it brings back.
    pub(crate) fn secrets(&self) -> Vec<String> {
        self.facts.secrets()
    }

    /// What takes the change back.
    pub(crate) fn event(self) -> Event {
        Event::Undo(Box::new(self.facts), self.failed)
    }

    /// What was known before the change.
    pub(crate) const fn facts(&self) -> &Facts {
        &self.facts
    }
}

/// What a person changes with `event`, where it can take something away.
fn change(event: &Event, before: &Wizard) -> Option<Change> {
    let facts = &before.facts;
    Some(match event {
        Event::Identify(asked) => Change::Directory {
            asked: asked.what.clone(),
        },
        Event::Choose(choice, _) => match &facts.model {
            Some(present) if present.model == choice.model => Change::Values,
            _ => Change::Model {
                model: choice.model.clone(),
            },
        },
        Event::Name(_) => Change::Application,
        Event::ConsentAnswered(_) => Change::Consent,
        Event::Probe(client, _) if facts.application.is_some_and(|named| named != *client) => {
            Change::Application
        }
        Event::Probe(..) => Change::Credentials,
        Event::Task {
            task, known: None, ..
        } => Change::Task { task: task.clone() },
        Event::AskConsent { .. }
        | Event::HoldsRole(_)
        | Event::HandOver(_)
        | Event::Slip(..)
        | Event::SignIn { .. }
        | Event::Finished(..)
        | Event::Task { known: Some(_), .. }
        | Event::Saved(_)
        // A secret that was replaced, or is not wanted, is forgotten at once: it is about to end in Entra as well.
        | Event::ProbeNext(_)
        | Event::KeepPresent
        | Event::Replace { .. }
        | Event::Undo(..)
        | Event::Cancel => return None,
    })
}

/// Whether something that stood `before` is not there `after`, or is another.
fn takes_away(before: &Wizard, after: &Wizard) -> bool {
    let proved = |step: &Step| *step != Step::Export;
    let undone = |step: Step| before.is_done(step) && !after.is_done(step);
    let (old, new) = (&before.facts, &after.facts);
    let tenant = |facts: &Facts| facts.tenant.as_ref().map(|tenant| tenant.tenant_id);
    let secrets = new.secrets();
    Step::ALL.into_iter().filter(proved).any(undone)
        || is_gone(tenant(old).as_ref(), tenant(new).as_ref())
        || is_gone(model_of(old), model_of(new))
        || is_gone(old.application.as_ref(), new.application.as_ref())
        || old.secrets().iter().any(|name| !secrets.contains(name))
        || old.next.is_some() && new.next.is_none()
        || old.tasks.keys().any(|task| !new.tasks.contains_key(task))
}

fn is_gone<T: PartialEq>(before: Option<&T>, after: Option<&T>) -> bool {
    before.is_some() && before != after
}

fn model_of(facts: &Facts) -> Option<&String> {
    facts.model.as_ref().map(|model| &model.model)
}
