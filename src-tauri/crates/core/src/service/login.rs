//! How a person signs in to the service, and what the service needs of the token.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::{FactId, Template};
use crate::view::Way;

/// How a person signs in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The protocol.
    pub protocol: Protocol,
    /// The scopes that the service asks for.
    pub scopes: Vec<String>,
    /// The production address for the answer.
    pub redirect_uri: Template,
    /// The ways in which a test login can be run, the one to begin with first.
    #[schemars(schema_with = "ways")]
    pub ways: Vec<Way>,
    /// Whether the code can be redeemed here, with the customer's secret. Otherwise a code proves that Entra
    /// lets the person in, but not what the token says.
    pub redeem: bool,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// The protocol of a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Protocol {
    /// OpenID Connect Core 1.0, authorization code flow.
    Oidc,
}

impl Protocol {
    /// The protocol as a word, as in profiles and bundles.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
        }
    }
}

/// Something that the service needs of a token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimNeed {
    /// Such as `E-mail`.
    pub need: String,
    /// The claims it takes it from: the first that is there. At least one.
    pub claims: Vec<String>,
    /// Whether nobody gets in without it.
    pub required: bool,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// `Way` is of the wire contract; here is how it looks in a profile.
fn ways(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "description": "The ways in which a test login can be run, the one to begin with first.",
        "type": "array",
        "items": { "enum": [Way::Loopback, Way::Paste, Way::SignInWindow] },
    })
}
