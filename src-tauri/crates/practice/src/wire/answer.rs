//! Answers: what was decided, the shapes that every endpoint answers in, and a refusal as it goes over the wire.

use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde_json::{Value, json};

use super::call::Call;
use crate::aadsts::Refusal;

/// What the endpoint decided, for the request log: an `AADSTSn` or a few words.
#[derive(Clone)]
pub(crate) struct Decision(pub(crate) String);

/// Notes in the answer what was decided.
pub(crate) fn decided(mut response: Response, decision: impl Into<String>) -> Response {
    response.extensions_mut().insert(Decision(decision.into()));
    response
}

/// A redirect to `location` as a browser follows it after a GET or a POST.
pub(crate) fn see_other(location: &str) -> Response {
    let mut response = (StatusCode::FOUND, Html("")).into_response();
    let location = HeaderValue::from_str(location);
    if let Ok(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
        response
    } else {
        StatusCode::BAD_REQUEST.into_response()
    }
}

/// A public document with the headers Entra sends along.
pub(crate) fn document(body: Value, decision: &str) -> Response {
    published(Json(body), "application/json; charset=utf-8", decision)
}

/// A public document of that media type with the headers Entra sends along.
pub(crate) fn published(
    body: impl IntoResponse,
    media_type: &'static str,
    decision: &str,
) -> Response {
    let fixed = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "max-age=86400, private"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, OPTIONS"),
    ];
    decided(with_headers(body.into_response(), fixed), decision)
}

/// JSON that nobody may keep.
pub(crate) fn unkept(status: StatusCode, body: Value, decision: impl Into<String>) -> Response {
    let fixed = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store, no-cache"),
        (header::PRAGMA, "no-cache"),
        (header::EXPIRES, "-1"),
    ];
    let response = (status, Json(body)).into_response();
    decided(with_headers(response, fixed), decision)
}

pub(super) fn with_headers<const COUNT: usize>(
    mut response: Response,
    headers: [(HeaderName, &'static str); COUNT],
) -> Response {
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Refusal {
    /// `error_description`: the sentence and the tail every one of Entra's carries.
    pub(crate) fn description(&self, call: &Call) -> String {
        format!(
            "{}\r\nTrace ID: {}\r\nCorrelation ID: {}\r\nTimestamp: {}",
            self.message(),
            call.trace,
            call.correlation,
            call.timestamp()
        )
    }

    /// `error_uri`: the page that explains the number.
    pub(crate) fn uri(&self, call: &Call) -> String {
        call.world
            .url(&format!("/error?code={}", self.code.number()))
    }

    /// The answer of the endpoints that speak JSON.
    pub(crate) fn json(&self, call: &Call) -> Response {
        unkept(self.code.status(), self.body(call), self.label())
    }

    fn body(&self, call: &Call) -> Value {
        let mut body = json!({
            "error": self.error(),
            "error_description": self.description(call),
            "error_codes": [self.code.number()],
            "timestamp": call.timestamp(),
            "trace_id": call.trace,
            "correlation_id": call.correlation,
            "error_uri": self.uri(call),
        });
        if let Some(suberror) = self.suberror() {
            body["suberror"] = json!(suberror);
        }
        body
    }
}
