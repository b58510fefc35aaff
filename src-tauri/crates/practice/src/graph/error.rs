//! Errors in the shape of Microsoft Graph: a code to decide by, a sentence, and the ids that support asks for.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::json;

use crate::wire::{Call, unkept};

/// Why Graph answers no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum GraphError {
    /// No permission in the token covers it.
    Denied,
    /// The token has had its time.
    Expired,
    /// The token is for another API.
    ForAnother,
    /// What `me` stands for takes a person, and the token is an application's.
    MeWithoutPerson,
    /// There is no token.
    NoToken,
    /// What came is no token of ours.
    NotAToken,
    /// There were too many requests.
    Throttled,
    /// The property in `$select` is of no such entity.
    UnknownProperty { property: String, of: &'static str },
    /// No such object in the directory.
    UnknownObject(String),
    /// No such address.
    UnknownSegment(String),
}

impl GraphError {
    const fn code(&self) -> &'static str {
        match self {
            Self::Denied => "Authorization_RequestDenied",
            Self::Expired | Self::ForAnother | Self::NoToken | Self::NotAToken => {
                "InvalidAuthenticationToken"
            }
            Self::MeWithoutPerson | Self::UnknownProperty { .. } | Self::UnknownSegment(_) => {
                "BadRequest"
            }
            Self::Throttled => "TooManyRequests",
            Self::UnknownObject(_) => "Request_ResourceNotFound",
        }
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::Denied => StatusCode::FORBIDDEN,
            Self::Expired | Self::ForAnother | Self::NoToken | Self::NotAToken => {
                StatusCode::UNAUTHORIZED
            }
            Self::MeWithoutPerson | Self::UnknownProperty { .. } | Self::UnknownSegment(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::Throttled => StatusCode::TOO_MANY_REQUESTS,
            Self::UnknownObject(_) => StatusCode::NOT_FOUND,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Denied => "Insufficient privileges to complete the operation.".to_owned(),
            Self::Expired => "Access token has expired or is not yet valid.".to_owned(),
            Self::ForAnother => "Access token validation failure. Invalid audience.".to_owned(),
            Self::MeWithoutPerson => {
                "/me request is only valid with delegated authentication flow.".to_owned()
            }
            Self::NoToken => "Access token is empty.".to_owned(),
            Self::NotAToken => "CompactToken parsing failed with error code: 80049217".to_owned(),
            Self::Throttled => "Too many requests. Please try again later.".to_owned(),
            Self::UnknownProperty { property, of } => format!(
                "Parsing OData Select and Expand failed: Could not find a property named '{property}' on type 'microsoft.graph.{of}'."
            ),
            Self::UnknownObject(name) => format!(
                "Resource '{name}' does not exist or one of its queried reference-property objects are not present."
            ),
            Self::UnknownSegment(segment) => {
                format!("Resource not found for the segment '{segment}'.")
            }
        }
    }

    pub(super) fn response(&self, call: &Call) -> Response {
        let body = json!({ "error": {
            "code": self.code(),
            "message": self.message(),
            "innerError": {
                "date": call.now.format("%Y-%m-%dT%H:%M:%S").to_string(),
                "request-id": call.trace,
                "client-request-id": call.correlation,
            },
        }});
        let mut response = unkept(self.status(), body, self.code());
        if self.status() == StatusCode::UNAUTHORIZED {
            let bearer = HeaderValue::from_static("Bearer");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, bearer);
        }
        response
    }
}
