//! Where to click in other products' pages.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FactId, Template};
use crate::failure::PortalPage;
use crate::step::Step;

/// What one does in another product's pages during a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// During which step.
    pub step: Step,
    /// Heading, such as `In the Entra admin center`.
    pub title: String,
    /// Which picture to draw.
    #[schemars(schema_with = "picture")]
    pub picture: Picture,
    /// The menus that lead there.
    pub path: Vec<String>,
    /// Other wordings of those menus.
    #[serde(default)]
    pub path_otherwise: Vec<Vec<String>>,
    /// What to do there, in order.
    pub steps: Vec<String>,
    /// Values to use there.
    #[serde(default)]
    pub values: Vec<Exact>,
    /// The page to open, where it is one of the Entra admin center.
    #[serde(default)]
    pub portal: Option<PortalPage>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// A label and a value to copy exactly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exact {
    /// The field's own label.
    pub label: String,
    /// The value.
    pub template: Template,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// The pictures of foreign pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Picture {
    /// Microsoft's consent page.
    AdminConsent,
    /// API permissions, with Grant admin consent.
    ApiPermissions,
    /// Certificates & secrets, with its Value and Secret ID columns.
    CertificatesAndSecrets,
    /// Enterprise applications: create your own application.
    EnterpriseApplications,
    /// No picture.
    None,
    /// Register an application.
    RegisterApplication,
    /// A form of the service, with its fields filled in.
    ServiceForm,
    /// Set up single sign-on with SAML: basic configuration and certificates.
    SingleSignOnSaml,
    /// The directory's Overview.
    TenantOverview,
    /// Token configuration: add optional claim.
    TokenConfiguration,
}

/// A picture in the schema: its name is all that a profile says.
fn picture(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "description": "Which picture to draw.",
        "enum": [
            Picture::AdminConsent,
            Picture::ApiPermissions,
            Picture::CertificatesAndSecrets,
            Picture::EnterpriseApplications,
            Picture::None,
            Picture::RegisterApplication,
            Picture::ServiceForm,
            Picture::SingleSignOnSaml,
            Picture::TenantOverview,
            Picture::TokenConfiguration,
        ],
    })
}
