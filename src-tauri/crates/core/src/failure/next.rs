//! Who must act on a failure, and what comes next, as data: the window draws a button, the terminal a line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::protocol::Protocol;
use crate::step::Step;

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
    /// Tell the people of the service, or of the software that signs in for it.
    AskService,
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
    /// Domain, email address, tenant ID or sign-in address.
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
    /// Enterprise applications: the list.
    EnterpriseApplications,
    /// The enterprise application's Single sign-on.
    SingleSignOn,
    /// The enterprise application's Users and groups.
    UsersAndGroups,
    /// The directory's Overview.
    TenantOverview,
    /// The registration's Token configuration.
    TokenConfiguration,
    /// The directory's sign-in logs.
    SignInLogs,
}

impl NextAction {
    /// The same, where people sign in by `protocol`.
    #[must_use]
    pub const fn of(self, protocol: Protocol) -> Self {
        match self {
            Self::OpenPortal { page } => Self::OpenPortal {
                page: page.of(protocol),
            },
            other => other,
        }
    }
}

impl PortalPage {
    /// The page on which an application that signs people in by `protocol` has what stands on this one: OpenID Connect
    /// is set up in the registration, SAML and WS-Federation at the enterprise application.
    #[must_use]
    pub const fn of(self, protocol: Protocol) -> Self {
        match (protocol, self) {
            (Protocol::Oidc, Self::SingleSignOn) => Self::Authentication,
            (
                Protocol::Saml | Protocol::WsFed,
                Self::Authentication | Self::CertificatesAndSecrets | Self::TokenConfiguration,
            ) => Self::SingleSignOn,
            (
                Protocol::Saml | Protocol::WsFed,
                Self::AppRegistrations | Self::ApiPermissions | Self::RegistrationOverview,
            ) => Self::EnterpriseApplications,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::{Failure, FailureCode};

    fn pages(protocol: Protocol) -> impl Iterator<Item = (FailureCode, PortalPage)> {
        FailureCode::ALL.iter().filter_map(move |code| {
            match Failure::new(*code).next.of(protocol) {
                NextAction::OpenPortal { page } => Some((*code, page)),
                _ => None,
            }
        })
    }

    #[test]
    fn no_failure_of_a_federated_sign_in_leads_to_the_registration() {
        for protocol in [Protocol::Saml, Protocol::WsFed] {
            for (code, page) in pages(protocol) {
                let fits = matches!(
                    page,
                    PortalPage::EnterpriseApplications
                        | PortalPage::SignInLogs
                        | PortalPage::SingleSignOn
                        | PortalPage::TenantOverview
                        | PortalPage::UsersAndGroups
                );
                assert!(fits, "{code} by {protocol:?}: {page:?}");
            }
        }
    }

    #[test]
    fn no_failure_of_openid_connect_leads_to_the_pages_of_saml() {
        for (code, page) in pages(Protocol::Oidc) {
            assert_ne!(page, PortalPage::SingleSignOn, "{code}");
        }
    }
}
