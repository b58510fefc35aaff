//! Who calls: the access token in the request, and what it allows.

use axum::http::header;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::error::GraphError;
use crate::{
    directory::User,
    wire::Call,
    world::{AccessGrant, scopes},
};

/// Whoever an access token for Graph was issued to.
pub(super) struct Caller<'a> {
    pub(super) call: &'a Call,
    pub(super) grant: AccessGrant,
    /// Nobody, where the application calls in its own name.
    user: Option<&'a User>,
}

impl<'a> Caller<'a> {
    /// # Errors
    /// When there is no token, or none that Graph takes.
    pub(super) fn of(call: &'a Call) -> Result<Self, GraphError> {
        let authorization = call.header(header::AUTHORIZATION).unwrap_or_default();
        let (scheme, token) = authorization.split_once(' ').unwrap_or_default();
        let token = token.trim();
        if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() {
            return Err(GraphError::NoToken);
        }
        let audience = audience(token).ok_or(GraphError::NotAToken)?;
        if audience != scopes::GRAPH && audience != call.world.base.as_str().trim_end_matches('/') {
            return Err(GraphError::ForAnother);
        }
        let grant = call.world.live().access_tokens.get(token).cloned();
        let grant = grant.ok_or(GraphError::NotAToken)?;
        if grant.expires <= call.now {
            return Err(GraphError::Expired);
        }
        let user = grant.oid.and_then(|oid| call.world.directory.user(oid));
        Ok(Self { call, grant, user })
    }

    /// The person.
    ///
    /// # Errors
    /// When an application calls in its own name.
    pub(super) fn person(&self) -> Result<&'a User, GraphError> {
        self.user.ok_or(GraphError::MeWithoutPerson)
    }

    pub(super) fn has_any(&self, permissions: &[&str]) -> bool {
        let mut permissions = permissions.iter();
        permissions.any(|permission| self.grant.scopes.contains(*permission))
    }

    /// # Errors
    /// When the token has none of these permissions.
    pub(super) fn needs_any(&self, permissions: &[&str]) -> Result<(), GraphError> {
        if self.has_any(permissions) {
            Ok(())
        } else {
            Err(GraphError::Denied)
        }
    }
}

/// `aud` of a JSON Web Token, be it signed by whomever.
fn audience(token: &str) -> Option<String> {
    let payload = token.split('.').nth(1)?;
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    claims["aud"].as_str().map(str::to_owned)
}
