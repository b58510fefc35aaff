//! How a person signs in to the service, and what the service needs of the token.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::{Condition, FactId, Inputs, Model, Template};
use crate::login::saml::NameIdContract;
use crate::login::verdict::Way;
use crate::protocol::Protocol;

/// How a person signs in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "protocol", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Login {
    /// OpenID Connect Core 1.0, authorization code flow. OAuth 2.0 services are tried the same way.
    Oidc {
        /// The scopes that the service asks for.
        scopes: Vec<String>,
        /// The production address for the answer.
        redirect_uri: Template,
        /// The ways in which a test login can be run, the one to begin with first.
        #[schemars(schema_with = "ways")]
        ways: Vec<Way>,
        /// Whether the code can be redeemed here, with the customer's secret. Otherwise a code proves that
        /// Entra lets the person in, but not what the token says.
        redeem: bool,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// SAML 2.0, Web Browser SSO profile, begun by the service.
    Saml {
        /// The service's name for itself: `Issuer` of the request and `Audience` of the answer.
        entity_id: Template,
        /// The production address for the answer: its assertion consumer service.
        acs: Template,
        /// What the service needs of the name identifier.
        #[serde(default)]
        name_id: NameIdContract,
        /// The ways in which a test login can be run, the one to begin with first.
        #[schemars(schema_with = "ways")]
        ways: Vec<Way>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// WS-Federation 1.2, passive requestor.
    WsFed {
        /// The service's name for itself.
        wtrealm: Template,
        /// The production address for the answer.
        wreply: Template,
        /// The ways in which a test login can be run, the one to begin with first.
        #[schemars(schema_with = "ways")]
        ways: Vec<Way>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
}

impl Login {
    /// The protocol.
    #[must_use]
    pub const fn protocol(&self) -> Protocol {
        match self {
            Self::Oidc { .. } => Protocol::Oidc,
            Self::Saml { .. } => Protocol::Saml,
            Self::WsFed { .. } => Protocol::WsFed,
        }
    }

    /// The production address for the answer: Redirect URI or Reply URL.
    #[must_use]
    pub const fn answer_address(&self) -> &Template {
        match self {
            Self::Oidc { redirect_uri, .. } => redirect_uri,
            Self::Saml { acs, .. } => acs,
            Self::WsFed { wreply, .. } => wreply,
        }
    }

    /// The service's name for itself, where the protocol has one.
    #[must_use]
    pub const fn relying_party(&self) -> Option<&Template> {
        match self {
            Self::Oidc { .. } => None,
            Self::Saml { entity_id, .. } => Some(entity_id),
            Self::WsFed { wtrealm, .. } => Some(wtrealm),
        }
    }

    /// The ways in which a test login can be run, the one to begin with first.
    #[must_use]
    pub fn ways(&self) -> &[Way] {
        match self {
            Self::Oidc { ways, .. } | Self::Saml { ways, .. } | Self::WsFed { ways, .. } => ways,
        }
    }

    /// Whether all of what comes back can be read here: not where a code comes that only the service redeems.
    #[must_use]
    pub const fn is_read_here(&self) -> bool {
        match self {
            Self::Oidc { redeem, .. } => *redeem,
            Self::Saml { .. } | Self::WsFed { .. } => true,
        }
    }
}

/// Something that the service needs of a token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimNeed {
    /// Its id, such as `email`, by which it is kept and a language's file names it; where it has none, it is kept by what
    /// it needs, in English.
    #[serde(default)]
    pub(super) id: Option<String>,
    /// Such as `Email`.
    pub need: String,
    /// The claims it takes it from: the first that is there. At least one.
    pub claims: Vec<String>,
    /// Whether nobody gets in without it.
    pub required: bool,
    /// When it is needed at all; always, where it says nothing.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

impl Model {
    /// What the service needs of a token under these circumstances.
    pub fn needs<'a>(&'a self, inputs: &'a Inputs) -> impl Iterator<Item = &'a ClaimNeed> {
        self.claims.iter().filter(|need| {
            let when = need.when.as_ref();
            when.is_none_or(|when| when.holds(&self.id, inputs))
        })
    }
}

impl ClaimNeed {
    /// What it is kept by, whatever it is called.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.need)
    }
}

/// `Way` is of the wire contract; here is how it looks in a profile.
fn ways(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "description": "The ways in which a test login can be run, the one to begin with first.",
        "type": "array",
        "items": { "enum": [Way::Loopback, Way::Paste, Way::SignInWindow] },
    })
}
