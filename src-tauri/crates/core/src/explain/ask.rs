//! What to ask the customer for next: what would decide, and what shows that the advice worked.

use super::{Fault, What};
use crate::failure::{Field, NextAction, PortalPage};

/// Something to ask a customer for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AskFor {
    /// The whole address in the browser's address bar.
    Address,
    /// Who is assigned to the application.
    Assignment,
    /// The claims that the application is given.
    Claims,
    /// Which permissions were granted, and by whom.
    Consent,
    /// All of the error page's text, with its IDs and its time.
    ErrorPage,
    /// The address of the metadata.
    Metadata,
    /// A recording of the sign-in.
    Recording,
    /// The addresses that are registered.
    RedirectUris,
    /// The Secret ID, the first characters and the last day of the client secret; never its Value.
    SecretDates,
    /// The row of the sign-in logs.
    SignInLog,
    /// Directory (tenant) ID or domain.
    Tenant,
}

impl AskFor {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Address,
        Self::Assignment,
        Self::Claims,
        Self::Consent,
        Self::ErrorPage,
        Self::Metadata,
        Self::Recording,
        Self::RedirectUris,
        Self::SecretDates,
        Self::SignInLog,
        Self::Tenant,
    ];

    /// Its stable name, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Assignment => "assignment",
            Self::Claims => "claims",
            Self::Consent => "consent",
            Self::ErrorPage => "error-page",
            Self::Metadata => "metadata",
            Self::Recording => "recording",
            Self::RedirectUris => "redirect-uris",
            Self::SecretDates => "secret-dates",
            Self::SignInLog => "sign-in-log",
            Self::Tenant => "tenant",
        }
    }
}

/// What to ask for, where this is `what` and these are the findings.
pub(super) fn of(what: What, findings: &[Fault]) -> Vec<AskFor> {
    let mut asks = Vec::new();
    if let Some(decisive) = findings.first() {
        asks.extend(about(decisive));
        asks.extend(missing(what, decisive));
    }
    asks.dedup();
    if asks.is_empty() && !findings.is_empty() {
        asks.push(AskFor::Recording);
    }
    asks
}

/// What the page of the next action shows.
fn about(finding: &Fault) -> Option<AskFor> {
    match finding.failure.next {
        NextAction::OpenPortal { page } => Some(match page {
            PortalPage::Authentication | PortalPage::SingleSignOn => AskFor::RedirectUris,
            PortalPage::CertificatesAndSecrets => AskFor::SecretDates,
            PortalPage::UsersAndGroups => AskFor::Assignment,
            PortalPage::TokenConfiguration => AskFor::Claims,
            PortalPage::ApiPermissions => AskFor::Consent,
            PortalPage::AppRegistrations
            | PortalPage::RegistrationOverview
            | PortalPage::EnterpriseApplications
            | PortalPage::SignInLogs => AskFor::SignInLog,
            PortalPage::TenantOverview => AskFor::Tenant,
        }),
        NextAction::GoTo { field, .. } => match field {
            Some(Field::ClientSecret | Field::Expires | Field::ClientId) => {
                Some(AskFor::SecretDates)
            }
            Some(Field::Landing) => Some(AskFor::Address),
            Some(Field::Tenant) => Some(AskFor::Tenant),
            None => Some(AskFor::Consent),
        },
        NextAction::AskRole { .. } => Some(AskFor::Consent),
        NextAction::AskService | NextAction::PasteError => Some(AskFor::Recording),
        NextAction::Retry | NextAction::Wait { .. } => None,
    }
}

/// What was not sent and would tell more.
fn missing(what: What, finding: &Fault) -> Option<AskFor> {
    let detail = finding.failure.detail.as_ref();
    let identified = detail.is_some_and(|detail| detail.correlation_id.is_some());
    match what {
        What::Error | What::ErrorCode if !identified => Some(AskFor::ErrorPage),
        What::AuthorizationResponse | What::ServiceError | What::CutOff | What::SignInRequest => {
            Some(AskFor::Recording)
        }
        What::ProviderMetadata | What::Certificate => Some(AskFor::Metadata),
        _ => None,
    }
}
