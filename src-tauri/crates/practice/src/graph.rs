//! Microsoft Graph, as far as a sign-in reads it: who I am, whom the directory knows, my groups and my organization. Each answers by
//! the delegated permissions in the caller's access token.

mod caller;
mod error;
mod member_of;
mod odata;
mod organization;
mod user;
mod user_info;

pub(crate) use member_of::member_of;
pub(crate) use organization::organization;
pub(crate) use user::{me, user};
pub(crate) use user_info::user_info;

use axum::{Extension, response::Response};

use crate::wire::{Asked, Call};
use error::GraphError;

/// Whether an address is Graph's.
pub(crate) fn is_below(path: &str) -> bool {
    path.starts_with("/v1.0/") || path.ends_with("/userinfo")
}

/// The answer to one request too many.
pub(crate) fn throttled(call: &Call) -> Response {
    GraphError::Throttled.response(call)
}

/// Any other address below `/v1.0`.
pub(crate) async fn unknown(Extension(call): Asked) -> Response {
    let segment = call.path.rsplit('/').next().unwrap_or_default();
    GraphError::UnknownSegment(segment.to_owned()).response(&call)
}
