//! Failures as data, from the protocol to the last screen: a stable code, one plain sentence, the next
//! action. The sentences themselves are in [`text`]; Microsoft's numbers are in [`aadsts`].

pub mod aadsts;
mod code;
pub mod text;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use code::FailureCode;

use crate::step::Step;

/// What went wrong, for a person, a program and support alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Stable name of the failure, such as `token.secret_is_an_id`.
    pub code: FailureCode,
    /// One plain sentence: what happened.
    pub summary: String,
    /// One or two plain sentences: why, and what to do.
    pub advice: String,
    /// Who must act.
    pub actor: Actor,
    /// What to do next, as data: the window draws a button, the terminal a line.
    pub next: NextAction,
    /// What support wants to see, folded away.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub detail: Option<Detail>,
}

impl Failure {
    /// The failure of this code, with its sentences from the catalogue and nothing filled in.
    #[must_use]
    pub fn new(code: FailureCode) -> Self {
        Self::with(code, &[])
    }

    /// The failure of this code, its sentences filled in with `facts`: each `{name}` of the catalogue's
    /// sentence is replaced by the value beside that name.
    #[must_use]
    pub fn with(code: FailureCode, facts: &[(&str, &str)]) -> Self {
        let text = text::of(code);
        Self {
            code,
            summary: text::fill(text.summary, facts),
            advice: text::fill(text.advice, facts),
            actor: text.actor,
            next: text.next,
            detail: None,
        }
    }

    /// The same failure, with what support wants to see.
    #[must_use]
    pub fn detailed(mut self, detail: Detail) -> Self {
        self.detail = Some(detail);
        self
    }

    /// The same failure, with another next action.
    #[must_use]
    pub fn then(mut self, next: NextAction) -> Self {
        self.next = next;
        self
    }
}

/// Who must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// A defect of Consentry.
    Consentry,
    /// Microsoft's service.
    Microsoft,
    /// This network: proxy, name look-up, connection.
    Network,
    /// The people of the service that is being connected.
    Service,
    /// Somebody with a role in the directory.
    TenantAdmin,
    /// The person at the keyboard.
    You,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum NextAction {
    /// Ask somebody who holds `role` in the directory.
    AskRole {
        /// The least role that is enough.
        role: Role,
    },
    /// Go to `step` and look at `field`.
    GoTo {
        /// Where to go.
        step: Step,
        /// What to look at there.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[ts(optional)]
        field: Option<Field>,
    },
    /// Open a page of the Entra admin center.
    OpenPortal {
        /// Which page.
        page: PortalPage,
    },
    /// Paste what the browser shows.
    PasteError,
    /// Do the same again.
    Retry,
    /// Wait, then do the same again.
    Wait {
        /// For how long, where the other side said so.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[ts(optional)]
        seconds: Option<u32>,
    },
}

/// A role in the directory, by Microsoft's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// May do every step but grant Microsoft Graph application permissions.
    CloudApplicationAdministrator,
    /// May invite guests.
    GuestInviter,
    /// May do everything.
    GlobalAdministrator,
}

/// A field of the wizard that a person fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// Application (client) ID.
    ClientId,
    /// Client secret (Value).
    ClientSecret,
    /// The day on which the client secret ends.
    Expires,
    /// The address a person landed on.
    Landing,
    /// Domain, e-mail address, tenant ID or sign-in address.
    Tenant,
}

/// A page of the Entra admin center.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum PortalPage {
    /// App registrations: the list.
    AppRegistrations,
    /// The registration's API permissions.
    ApiPermissions,
    /// The registration's Authentication page, with its redirect URIs.
    Authentication,
    /// The registration's Certificates & secrets.
    CertificatesAndSecrets,
    /// The registration's Overview, with its IDs.
    RegistrationOverview,
    /// The enterprise application's Users and groups.
    UsersAndGroups,
    /// The directory's Overview.
    TenantOverview,
    /// The registration's Token configuration.
    TokenConfiguration,
    /// The directory's sign-in logs.
    SignInLogs,
}

/// What support wants to see: never a secret, never a token.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// Microsoft's number, such as `AADSTS7000215`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub aadsts: Option<String>,
    /// The protocol's `error`, as sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub error: Option<String>,
    /// Microsoft's correlation ID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub correlation_id: Option<String>,
    /// Microsoft's trace ID (request ID).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub trace_id: Option<String>,
    /// Microsoft's clock when it happened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub at: Option<DateTime<Utc>>,
    /// What the other side wrote, at most 2,000 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub raw: Option<String>,
}
