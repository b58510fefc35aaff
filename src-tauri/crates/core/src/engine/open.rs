//! The set-up that is open, with what lives only while it is: what runs, what is drawn.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;
use url::Url;

use super::rehearse::Walk;
use crate::login::capture::LoginAnswer;
use crate::login::recording::Recording;
use crate::pasted::Dress;
use crate::service::{ObservationState, ServiceProfile};
use crate::store::Setup;
use crate::view::sequence::Sequence;
use crate::wizard::{Begun, Operation, SavedBundle, Ticket, Wizard};

/// The set-up that is open.
pub(crate) struct Open {
    pub(crate) setup: Setup,
    pub(crate) wizard: Wizard,
    pub(crate) profile: ServiceProfile,
    /// Whether it is on disk.
    pub(crate) saved: bool,
    pub(crate) running: Option<Running>,
    /// What was begun with it.
    pub(crate) begun: Option<Begun>,
    /// Where a pasted answer goes while a login waits for one.
    pub(crate) answers: Option<mpsc::Sender<LoginAnswer>>,
    /// The address that the person has in the browser.
    pub(crate) address: Option<Url>,
    pub(crate) sequence: Option<Sequence>,
    /// How the address was dressed that somebody landed on after consent.
    pub(crate) landed: Option<Dress>,
    /// What was observed since the set-up was opened, by the observation's id.
    pub(crate) observed: BTreeMap<String, ObservationState>,
    /// The bundle in which it was exported as it is since it was opened.
    pub(crate) exported: Option<SavedBundle>,
    /// The profile of one's own that was made of it since it was opened.
    pub(crate) own_profile: Option<PathBuf>,
    /// The rehearsal that goes on by itself, while one does.
    pub(crate) walk: Option<Walk>,
    /// What the operation that runs asked of Microsoft.
    pub(crate) recording: Option<Recording>,
}

/// An operation that runs.
pub(crate) struct Running {
    pub(crate) ticket: Ticket,
    pub(crate) operation: Operation,
    pub(crate) since: DateTime<Utc>,
    pub(crate) until: Option<DateTime<Utc>>,
    pub(crate) task: AbortHandle,
    /// Whether a browser came for the answer with TLS, where only HTTP is spoken.
    pub(crate) came_by_tls: bool,
}

impl Open {
    /// Takes up where `setup` was left.
    pub(crate) fn new(setup: Setup, profile: &ServiceProfile) -> Self {
        let wizard = Wizard::resume(setup.facts.clone(), setup.failed.clone(), setup.revision);
        let saved = setup.revision > 0;
        Self {
            setup,
            wizard,
            profile: profile.clone(),
            saved,
            running: None,
            begun: None,
            answers: None,
            address: None,
            sequence: None,
            landed: None,
            observed: BTreeMap::new(),
            exported: None,
            own_profile: None,
            walk: None,
            recording: None,
        }
    }

    /// Stops what runs and lets go of what belonged to it.
    pub(crate) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.task.abort();
        }
        self.settle();
    }

    /// Lets go of what belonged to an operation that came to its end.
    pub(crate) fn settle(&mut self) {
        self.running = None;
        self.answers = None;
        self.recording = None;
        self.address = None;
        if let Some(sequence) = &mut self.sequence {
            sequence.end();
        }
    }
}
