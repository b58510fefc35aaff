//! What deserves a look although a login passed, in the words a person reads.

use chrono::{DateTime, Utc};

use crate::entra::federation::standing::day;
use crate::failure::PortalPage;
use crate::login::verdict::WarningView;

/// Something that deserves a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Warning {
    /// The last valid signing certificate ends soon.
    CertificateEndsSoon {
        /// When.
        on: DateTime<Utc>,
    },
    /// A signing certificate has expired, and another is used in its place.
    CertificateReplaced {
        /// When the old one ended.
        expired: DateTime<Utc>,
        /// Until when the new one lasts.
        valid: DateTime<Utc>,
    },
    /// The service does not get the claim it prefers for e-mail.
    EmailFallback {
        /// The claim it prefers.
        missing: String,
        /// The claim it uses in its place.
        used: String,
    },
    /// Nobody verified that the address's domain belongs to the directory (`xms_edov`).
    EmailUnverifiedDomain,
    /// The person is a guest of the directory.
    Guest,
    /// The person is in more groups than a token holds.
    GroupsOverage,
    /// The service knows people by values that can change.
    MutableKey,
    /// The name identifier does not have the format that the service wants.
    NameIdFormat {
        /// What it wants, by URI.
        expected: String,
        /// What came, by URI.
        received: String,
    },
    /// The name identifier is no e-mail address.
    NameIdIsNotEmail,
    /// The token lacks the person's permanent ID.
    OidMissing,
    /// The answer is signed with SHA-1, which was allowed.
    Sha1,
}

impl Warning {
    /// The warning for a screen.
    pub(crate) fn view(self) -> WarningView {
        let (id, title, text, portal) = match self {
            Self::CertificateEndsSoon { on } => (
                "federation.certificate_ends_soon",
                format!("The signing certificate ends on {}", day(on)),
                "On that day the service refuses every sign-in. Make a new certificate before, give it to the service, then activate it.".to_owned(),
                Some(PortalPage::AppRegistrations),
            ),
            Self::CertificateReplaced { expired, valid } => (
                "federation.certificate_replaced",
                format!("A signing certificate expired on {}", day(expired)),
                format!(
                    "Entra uses the newer certificate, valid until {}, at once, activated or not. The service must know it, or it refuses every sign-in.",
                    day(valid)
                ),
                Some(PortalPage::AppRegistrations),
            ),
            Self::EmailFallback { missing, used } => (
                "email_fallback",
                format!("Entra sent no {missing} claim"),
                format!(
                    "The service falls back to {used}. That fails for anyone whose {used} is not their mailbox."
                ),
                Some(PortalPage::TokenConfiguration),
            ),
            Self::EmailUnverifiedDomain => (
                "email_unverified_domain",
                "The e-mail address is not proved".to_owned(),
                "Its domain is not verified in the person’s directory, so the address can be anybody’s. A service must not match accounts by it.".to_owned(),
                None,
            ),
            Self::Guest => (
                "guest",
                "This person is a guest".to_owned(),
                "Guests have another object ID in every directory, and their e-mail address is their home directory’s affair. Test with a member as well.".to_owned(),
                Some(PortalPage::UsersAndGroups),
            ),
            Self::GroupsOverage => (
                "groups_overage",
                "Too many groups for a token".to_owned(),
                "Entra leaves all groups out when there are more than 200. Send only the groups assigned to the application, or use app roles.".to_owned(),
                Some(PortalPage::TokenConfiguration),
            ),
            Self::MutableKey => (
                "mutable_key",
                "E-mail addresses change".to_owned(),
                "The service knows people by a value that can change or be given to somebody else. The permanent key is tid together with oid.".to_owned(),
                None,
            ),
            Self::NameIdFormat { expected, received } => (
                "claims.name_id_format",
                "The name identifier has another format".to_owned(),
                format!(
                    "The service wants {expected}, and {received} came. Change it under Single sign-on, Attributes & Claims, Unique User Identifier."
                ),
                Some(PortalPage::AppRegistrations),
            ),
            Self::NameIdIsNotEmail => (
                "claims.name_id_is_not_email",
                "The name identifier is not the person’s e-mail address".to_owned(),
                "The service takes the name identifier for the person’s e-mail address. Under Single sign-on, Attributes & Claims, choose user.mail for the Unique User Identifier.".to_owned(),
                Some(PortalPage::AppRegistrations),
            ),
            Self::Sha1 => (
                "saml.sha1",
                "The answer is signed with SHA-1".to_owned(),
                "It was allowed for this test. SHA-1 can be forged: choose the signing algorithm SHA-256 under Single sign-on, SAML Certificates.".to_owned(),
                Some(PortalPage::AppRegistrations),
            ),
            Self::OidMissing => (
                "oid_missing",
                "The permanent ID is missing".to_owned(),
                "Entra sends oid only with the profile scope. Without it the only permanent key is sub, which differs from application to application.".to_owned(),
                Some(PortalPage::ApiPermissions),
            ),
        };
        WarningView {
            id: id.to_owned(),
            title,
            text,
            portal,
        }
    }
}
