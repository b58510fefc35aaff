//! What was asked and what was decided: one line per request, without a secret in it.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use tokio::sync::broadcast;

use crate::limits::{LOG_BACKLOG, LOG_LINES};

/// One request and its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServedRequest {
    /// When it was served, by the practice tenant's clock.
    pub at: DateTime<Utc>,
    /// The HTTP method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// Query and form parameters by name; the value is `null` unless it is one that can hold no secret.
    pub parameters: BTreeMap<String, Option<String>>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// `AADSTSn` for a refusal, or what happened in a few words (`code_issued`, `sign_in_page`).
    pub decided: String,
}

/// The memory of the practice tenant.
pub(crate) struct Log {
    lines: Mutex<VecDeque<ServedRequest>>,
    listeners: broadcast::Sender<ServedRequest>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self {
            lines: Mutex::default(),
            listeners: broadcast::Sender::new(LOG_BACKLOG),
        }
    }

    pub(crate) fn note(&self, line: ServedRequest) {
        tracing::debug!(
            method = line.method,
            path = line.path,
            status = line.status,
            decided = line.decided,
            "served"
        );
        // Nobody listening is no failure.
        let _ = self.listeners.send(line.clone());
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == LOG_LINES {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<ServedRequest> {
        self.listeners.subscribe()
    }

    pub(crate) fn lines(&self) -> Vec<ServedRequest> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().cloned().collect()
    }
}
