//! One request as its endpoint sees it: parameters already read, trace and correlation ID given.

use std::sync::Arc;

use axum::{
    Extension,
    http::{HeaderMap, header},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::parameters::Parameters;
use crate::{scenario::Scenario, world::World};

/// The request under way, as an endpoint asks for it.
pub(crate) type Asked = Extension<Arc<Call>>;

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

impl Call {
    /// Whether the scenario is switched on.
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
