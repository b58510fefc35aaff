//! One request as its endpoint sees it: parameters already read, trace and correlation ID given.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{scenario::Scenario, world::World};

/// A request under way.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) world: Arc<World>,
    pub(crate) path: String,
    pub(crate) query: Parameters,
    /// The body, when it is `application/x-www-form-urlencoded`.
    pub(crate) form: Parameters,
    pub(crate) headers: HeaderMap,
    /// `trace_id` of an error and `x-ms-request-id` of the answer.
    pub(crate) trace: Uuid,
    /// `client-request-id` of the request, or a new one.
    pub(crate) correlation: Uuid,
    pub(crate) now: DateTime<Utc>,
}

/// Decoded parameters in the order in which they came.
#[derive(Clone, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    pub(crate) fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The first value of that name that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(key, value)| *key == name && !value.is_empty())
            .map(|(_, value)| value)
    }

    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// These parameters followed by `others`.
    pub(crate) fn and(&self, others: &Self) -> Self {
        Self(self.0.iter().chain(&others.0).cloned().collect())
    }
}

impl Call {
    /// Whether the mishap is switched on.
    pub(crate) fn is_on(&self, scenario: Scenario) -> bool {
        self.world.is_on(scenario)
    }

    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// A cookie of the request.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.header(header::COOKIE)?
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The time as error texts write it: with a space and a `Z`.
    pub(crate) fn timestamp(&self) -> String {
        self.now.format("%Y-%m-%d %H:%M:%SZ").to_string()
    }
}

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
