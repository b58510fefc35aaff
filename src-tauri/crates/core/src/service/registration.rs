//! The app registration that a model rests on, and what proves it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Condition, FactId, Inputs, Missing, Model, Template, Values};
use crate::entra::registration::{ClientId, RedirectUri};
use crate::protocol::Protocol;

/// The app registration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "owner", rename_all = "snake_case", deny_unknown_fields)]
pub enum Registration {
    /// The customer makes one in their directory.
    Customer {
        /// What to call it.
        name_default: String,
        /// Who may sign in: `signInAudience` of Microsoft Graph.
        sign_in_audience: Audience,
        /// Under which conditions accounts of other organizations may sign in as well, whatever the above says.
        #[serde(default)]
        multi_tenant_when: Option<Condition>,
        /// Where in the Entra admin center it is made.
        #[serde(default)]
        made_in: MadeIn,
        /// The service's names for itself: Identifiers (Entity ID) or Application ID URIs.
        #[serde(default)]
        identifiers: Vec<Template>,
        /// The addresses for the answer, on the Web platform or as Reply URLs, the production one first; at
        /// least one.
        redirect_uris: Vec<Template>,
        /// The address for the answer of a test login on this computer (RFC 8252 §7.3): registered without a
        /// port, which Entra leaves out of the comparison.
        test_redirect_uri: String,
        /// Claims to add to the ID token, by name, so that the service need not fall back.
        #[serde(default)]
        optional_claims: Vec<String>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// The service has one for all its customers.
    Vendor {
        /// Its Application (client) ID.
        #[schemars(with = "uuid_schema::Uuid")]
        client_id: ClientId,
        /// The address for the answer.
        redirect_uri: Template,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
}

/// Who is in charge of the app registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Owner {
    /// The customer.
    Customer,
    /// The service.
    Vendor,
}

/// What proves the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CredentialKind {
    /// Entra's signing certificate for it.
    Certificate,
    /// Nothing of the customer's.
    None,
    /// A client secret.
    Secret,
}

/// How a client ID looks in the schema.
mod uuid_schema {
    /// A GUID.
    #[derive(schemars::JsonSchema)]
    #[schemars(transparent, extend("format" = "uuid"))]
    pub(super) struct Uuid(#[expect(dead_code, reason = "it only describes")] String);
}

/// Whose accounts may sign in, by Microsoft Graph's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Audience {
    /// Accounts in this organizational directory only.
    AzureADMyOrg,
    /// Accounts in any organizational directory.
    AzureADMultipleOrgs,
}

/// Where in the Entra admin center an app registration is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MadeIn {
    /// Under App registrations.
    #[default]
    AppRegistrations,
    /// Under Enterprise applications.
    EnterpriseApplications,
}

/// What proves the application.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Credentials {
    /// Entra's signing certificate for this application: whoever signs in brings what it signed.
    Certificate {
        /// The longest life that the admin center gives it, in years.
        max_years: u32,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// Nothing of the customer's.
    None {
        /// Why not, in one sentence.
        why_not: String,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// A client secret, of which the service needs the Value.
    Secret {
        /// What to call it.
        name_default: String,
        /// The longest life that the admin center offers, in months.
        max_months: u32,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
}

impl Credentials {
    /// Why there is nothing to enter, where there is nothing.
    #[must_use]
    pub fn why_not(&self) -> Option<&str> {
        match self {
            Self::None { why_not, .. } => Some(why_not),
            Self::Certificate { .. } | Self::Secret { .. } => None,
        }
    }

    /// What there is to prove.
    #[must_use]
    pub const fn kind(&self) -> CredentialKind {
        match self {
            Self::Certificate { .. } => CredentialKind::Certificate,
            Self::None { .. } => CredentialKind::None,
            Self::Secret { .. } => CredentialKind::Secret,
        }
    }

    /// Whether there is something to enter.
    #[must_use]
    pub const fn needed(&self) -> bool {
        !matches!(self, Self::None { .. })
    }
}

impl Registration {
    /// The service's names for itself.
    #[must_use]
    pub fn identifiers(&self) -> &[Template] {
        match self {
            Self::Customer { identifiers, .. } => identifiers,
            Self::Vendor { .. } => &[],
        }
    }

    /// The addresses for the answer, the production one first.
    #[must_use]
    pub fn redirect_uris(&self) -> &[Template] {
        match self {
            Self::Customer { redirect_uris, .. } => redirect_uris,
            Self::Vendor { redirect_uri, .. } => std::slice::from_ref(redirect_uri),
        }
    }
}

impl Model {
    /// The protocol on whose pages of the admin center it is set up. What proves itself by a secret has a registration,
    /// as with OpenID Connect, whatever people sign in by.
    #[must_use]
    pub const fn set_up_as(&self) -> Protocol {
        match self.credentials.kind() {
            CredentialKind::Secret => Protocol::Oidc,
            CredentialKind::Certificate | CredentialKind::None => self.login.protocol(),
        }
    }

    /// Who is in charge of the app registration.
    #[must_use]
    pub const fn owner(&self) -> Owner {
        match self.registration {
            Registration::Customer { .. } => Owner::Customer,
            Registration::Vendor { .. } => Owner::Vendor,
        }
    }

    /// Whose accounts may sign in; none where the registration is the service's.
    #[must_use]
    pub fn audience(&self, inputs: &Inputs) -> Option<Audience> {
        match &self.registration {
            Registration::Customer {
                sign_in_audience,
                multi_tenant_when,
                ..
            } => {
                let opened = multi_tenant_when
                    .as_ref()
                    .is_some_and(|when| when.holds(&self.id, inputs));
                Some(if opened {
                    Audience::AzureADMultipleOrgs
                } else {
                    *sign_in_audience
                })
            }
            Registration::Vendor { .. } => None,
        }
    }

    /// The service's own Application (client) ID, where the registration is the service's.
    #[must_use]
    pub const fn vendor_client_id(&self) -> Option<ClientId> {
        match self.registration {
            Registration::Customer { .. } => None,
            Registration::Vendor { client_id, .. } => Some(client_id),
        }
    }

    /// The address for the answer of a test login on this computer, where the registration can have one.
    #[must_use]
    pub fn test_redirect_uri(&self) -> Option<RedirectUri> {
        match &self.registration {
            Registration::Customer {
                test_redirect_uri, ..
            } => Some(RedirectUri::new(test_redirect_uri)),
            Registration::Vendor { .. } => None,
        }
    }

    /// The production address for the answer: the service's own.
    ///
    /// # Errors
    ///
    /// Fails while a value in it is not known.
    pub fn redirect_uri(&self, values: &Values) -> Result<RedirectUri, Missing> {
        self.login
            .answer_address()
            .render(values)
            .map(RedirectUri::new)
    }
}
