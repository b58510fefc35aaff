//! A network for tests: answers what it was told to answer, and remembers what it was asked.

use std::sync::Mutex;

use async_trait::async_trait;

use super::{Http, HttpError, HttpRequest, HttpResponse};

/// Answers each question once, from a script.
#[derive(Default)]
pub(crate) struct Scripted {
    answers: Mutex<Vec<(String, Result<HttpResponse, HttpError>)>>,
    asked: Mutex<Vec<HttpRequest>>,
}

impl Scripted {
    /// To the next question whose address contains `part`: this status and body.
    pub(crate) fn answer(self, part: &str, status: u16, body: impl AsRef<[u8]>) -> Self {
        self.respond(part, Self::json(status, body))
    }

    /// To the next question whose address contains `part`: this response.
    pub(crate) fn respond(self, part: &str, response: HttpResponse) -> Self {
        self.answers
            .lock()
            .unwrap()
            .push((part.to_owned(), Ok(response)));
        self
    }

    /// To the next question whose address contains `part`: no answer.
    pub(crate) fn fail(self, part: &str, error: HttpError) -> Self {
        self.answers
            .lock()
            .unwrap()
            .push((part.to_owned(), Err(error)));
        self
    }

    /// A response that says it is JSON.
    pub(crate) fn json(status: u16, body: impl AsRef<[u8]>) -> HttpResponse {
        http::Response::builder()
            .status(status)
            .header("content-type", "application/json; charset=utf-8")
            .body(body.as_ref().to_vec())
            .unwrap()
    }

    /// The addresses that were asked, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap()
            .iter()
            .map(|request| request.uri().to_string())
            .collect()
    }

    /// The bodies that were sent, in order.
    pub(crate) fn sent(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked
            .iter()
            .map(|request| String::from_utf8(request.body().clone()).unwrap())
            .collect()
    }
}

#[async_trait]
impl Http for Scripted {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let address = request.uri().to_string();
        let host = request.uri().host().unwrap_or_default().to_owned();
        self.asked.lock().unwrap().push(request);
        let mut answers = self.answers.lock().unwrap();
        match answers
            .iter()
            .position(|(part, _)| address.contains(part.as_str()))
        {
            Some(at) => answers.remove(at).1,
            None => Err(HttpError::Unreachable {
                host,
                reason: "nothing is scripted".to_owned(),
            }),
        }
    }
}
