//! Listens in on the questions of one operation, so that what came can be judged again; and answers them from what was
//! kept, without any network.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::exchange::{Exchange, Question};
use crate::ports::{Http, HttpError, HttpRequest, HttpResponse};

/// Hands every question on, and keeps what came.
pub(crate) struct Recorder<'p> {
    http: &'p dyn Http,
    exchanges: Mutex<Vec<Exchange>>,
}

impl<'p> Recorder<'p> {
    /// Listens in on `http`.
    pub(crate) const fn over(http: &'p dyn Http) -> Self {
        let exchanges = Mutex::new(Vec::new());
        Self { http, exchanges }
    }

    /// What was asked and what came, in order.
    pub(crate) fn exchanges(self) -> Vec<Exchange> {
        self.exchanges
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Http for Recorder<'_> {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let question = Question::of(&request);
        let came = self.http.send(request).await;
        let exchange = question.answered(&came);
        locked(&self.exchanges).push(exchange);
        came
    }
}

/// Answers from what was kept, each answer once and in order.
pub(crate) struct Playback {
    exchanges: Mutex<Vec<Exchange>>,
    id_token: Option<String>,
    missing: AtomicBool,
}

impl Playback {
    /// Answers with `exchanges`, and with `id_token` where tokens were granted.
    pub(crate) fn of(exchanges: &[Exchange], id_token: Option<String>) -> Self {
        Self {
            exchanges: Mutex::new(exchanges.to_vec()),
            id_token,
            missing: AtomicBool::new(false),
        }
    }

    /// Whether something was asked that was not kept: then what it came to says nothing.
    pub(crate) fn lacks_an_answer(&self) -> bool {
        self.missing.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Http for Playback {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let mut exchanges = locked(&self.exchanges);
        let kept = exchanges
            .iter()
            .position(|exchange| exchange.answers(&request));
        if let Some(at) = kept {
            return exchanges.remove(at).replay(self.id_token.as_deref());
        }
        self.missing.store(true, Ordering::Relaxed);
        Err(HttpError::TimedOut {
            host: request.uri().host().unwrap_or_default().to_owned(),
        })
    }
}

fn locked(exchanges: &Mutex<Vec<Exchange>>) -> MutexGuard<'_, Vec<Exchange>> {
    exchanges.lock().unwrap_or_else(PoisonError::into_inner)
}
