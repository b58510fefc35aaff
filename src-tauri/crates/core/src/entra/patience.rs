//! A network that waits as long as a host with too many questions asks to, and then asks again: for whoever has very many
//! questions and nobody waiting for an answer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use http::StatusCode;
use http::header::RETRY_AFTER;

use super::answer::pause;
use crate::limits;
use crate::ports::{Clock, Http, HttpError, HttpRequest, HttpResponse};

/// Hands questions on, none to a host before the time that it named.
pub struct Patient {
    http: Arc<dyn Http>,
    clock: Arc<dyn Clock>,
    /// Until when each host wants no more questions.
    closed: Mutex<BTreeMap<String, DateTime<Utc>>>,
}

impl Patient {
    /// Over `http`, waiting by `clock`.
    #[must_use]
    pub fn over(http: Arc<dyn Http>, clock: Arc<dyn Clock>) -> Self {
        let closed = Mutex::default();
        Self {
            http,
            clock,
            closed,
        }
    }

    /// How long `host` still wants no question.
    fn closed_for(&self, host: &str) -> Duration {
        let until = self.closed().get(host).copied();
        until
            .and_then(|until| (until - self.clock.now()).to_std().ok())
            .unwrap_or_default()
    }

    /// Keeps everybody from asking `host` for so long.
    fn close(&self, host: &str, pause: Duration) {
        let until = self.clock.now() + pause;
        let mut closed = self.closed();
        let known = closed.entry(host.to_owned()).or_insert(until);
        *known = until.max(*known);
    }

    fn closed(&self) -> MutexGuard<'_, BTreeMap<String, DateTime<Utc>>> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Http for Patient {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let host = request.uri().authority().map(ToString::to_string);
        let host = host.unwrap_or_default();
        let mut waited = Duration::ZERO;
        let mut asked = 0;
        loop {
            let pause = self.closed_for(&host);
            if waited + pause > limits::PATIENCE {
                return Ok(not_yet(pause));
            }
            if !pause.is_zero() {
                waited += pause;
                self.clock.sleep(pause).await;
                // Others may have asked in the meantime, and been sent away.
                continue;
            }
            let came = self.http.send(request.clone()).await?;
            asked += 1;
            let Some(pause) = asked_to_wait(&came, asked) else {
                return Ok(came);
            };
            self.close(&host, pause);
            if asked == limits::ASKED {
                return Ok(came);
            }
        }
    }
}

/// How long the host wants no further question; none where it has answered.
fn asked_to_wait(came: &HttpResponse, asked: u32) -> Option<Duration> {
    let status = came.status();
    let stated = pause(came).map(|seconds| Duration::from_secs(seconds.into()));
    match status {
        StatusCode::TOO_MANY_REQUESTS => {
            let doubled = limits::PAUSE * 2_u32.saturating_pow(asked.saturating_sub(1));
            Some(stated.unwrap_or(doubled))
        }
        status if status.is_server_error() => stated,
        _ => None,
    }
}

/// What the host would say: it is not asked before its time.
fn not_yet(pause: Duration) -> HttpResponse {
    let mut response = HttpResponse::new(Vec::new());
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let headers = response.headers_mut();
    headers.insert(RETRY_AFTER, pause.as_secs().max(1).into());
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::scripted::Scripted;

    /// A clock that is moved on by whoever sleeps.
    struct Sleeping(Mutex<DateTime<Utc>>);

    impl Sleeping {
        fn begin() -> Arc<Self> {
            Arc::new(Self(Mutex::new(DateTime::UNIX_EPOCH)))
        }

        fn slept(&self) -> i64 {
            (self.now() - DateTime::UNIX_EPOCH).num_seconds()
        }
    }

    #[async_trait]
    impl Clock for Sleeping {
        fn now(&self) -> DateTime<Utc> {
            *self.0.lock().unwrap()
        }

        async fn sleep(&self, duration: Duration) {
            *self.0.lock().unwrap() += duration;
        }
    }

    fn away(status: u16, retry_after: Option<&str>) -> HttpResponse {
        let mut response = Scripted::json(status, "{}");
        if let Some(value) = retry_after {
            let value = value.parse().unwrap();
            response.headers_mut().insert(RETRY_AFTER, value);
        }
        response
    }

    async fn ask(script: Scripted) -> (StatusCode, i64, usize) {
        let (script, clock) = (Arc::new(script), Sleeping::begin());
        let patient = Patient::over(Arc::clone(&script) as _, Arc::clone(&clock) as _);
        let request = || http::Request::get("https://login.test/a").body(Vec::new());

        let came = patient.send(request().unwrap()).await.unwrap();

        (came.status(), clock.slept(), script.asked().len())
    }

    #[tokio::test]
    async fn a_host_is_asked_again_after_the_time_that_it_names() {
        let script = Scripted::default()
            .respond("/a", away(429, Some("17")))
            .respond("/a", away(503, Some("2")))
            .answer("/a", 200, "{}");

        assert_eq!(ask(script).await, (StatusCode::OK, 19, 3));
    }

    #[tokio::test]
    async fn a_host_that_names_no_time_is_given_longer_each_time() {
        let script = Scripted::default()
            .respond("/a", away(429, None))
            .respond("/a", away(429, None))
            .respond("/a", away(429, None))
            .answer("/a", 200, "{}");

        assert_eq!(ask(script).await, (StatusCode::OK, 7, 4));
    }

    #[tokio::test]
    async fn nobody_waits_for_ever() {
        let script = (0..20).fold(Scripted::default(), |script, _| {
            script.respond("/a", away(429, Some("1")))
        });

        assert_eq!(ask(script).await, (StatusCode::TOO_MANY_REQUESTS, 5, 6));
    }

    #[tokio::test]
    async fn a_host_that_wants_peace_for_an_hour_gets_it_from_everybody() {
        let script = Arc::new(Scripted::default().respond("/a", away(429, Some("3600"))));
        let clock = Sleeping::begin();
        let patient = Patient::over(Arc::clone(&script) as _, Arc::clone(&clock) as _);
        let request = || http::Request::get("https://login.test/a").body(Vec::new());

        for _ in 0..3 {
            let came = patient.send(request().unwrap()).await.unwrap();

            assert_eq!(came.status(), StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(came.headers()[RETRY_AFTER], "3600");
        }
        assert_eq!((script.asked().len(), clock.slept()), (1, 0));
    }

    #[tokio::test]
    async fn an_outage_without_a_time_is_told_at_once() {
        let script = Scripted::default().respond("/a", away(503, None));

        assert_eq!(ask(script).await, (StatusCode::SERVICE_UNAVAILABLE, 0, 1));
    }
}
