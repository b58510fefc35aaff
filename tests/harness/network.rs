//! The network between the engine and everybody else, with room for somebody in between.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use consentry_core::ports::system::SystemHttp;
use consentry_core::ports::{Http, HttpError, HttpRequest, HttpResponse};

/// What comes in place of an answer.
pub type Between = Result<HttpResponse, HttpError>;

/// This computer's network, in which somebody may answer for others.
pub struct Network {
    http: SystemHttp,
    between: Mutex<Option<Interference>>,
}

struct Interference {
    part: String,
    answer: Between,
    met: usize,
}

impl Network {
    /// A network with nobody in between.
    #[must_use]
    pub const fn new(http: SystemHttp) -> Self {
        let between = Mutex::new(None);
        Self { http, between }
    }

    /// From here on every question to an address that contains `part` is answered with `answer`.
    pub fn intercept(&self, part: &str, answer: Between) {
        *self.between() = Some(Interference {
            part: part.to_owned(),
            answer,
            met: 0,
        });
    }

    /// Nobody is in between any more. Tells how many questions were answered there.
    pub fn clear(&self) -> usize {
        self.between()
            .take()
            .map_or(0, |interference| interference.met)
    }

    fn between(&self) -> std::sync::MutexGuard<'_, Option<Interference>> {
        self.between.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Http for Network {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let address = request.uri().to_string();
        let intercepted = {
            let mut between = self.between();
            let interference = between.as_mut();
            interference
                .filter(|interference| address.contains(&interference.part))
                .map(|interference| {
                    interference.met += 1;
                    interference.answer.clone()
                })
        };
        match intercepted {
            Some(answer) => answer,
            None => self.http.send(request).await,
        }
    }
}
