//! The mishaps one can rehearse: their names, what they do, and which failure a correct client reports.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A mishap the practice tenant acts out on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// Every client secret ran out.
    SecretExpired,
    /// The Secret ID was copied in place of the secret's value.
    SecretIdPasted,
    /// No application has the client ID.
    UnknownClientId,
    /// The redirect URI is on no registration.
    RedirectNotRegistered,
    /// Nobody has consented to the application.
    ConsentMissing,
    /// Whoever is asked for consent declines.
    ConsentRefused,
    /// Consent takes an administrator, and this is none.
    AdminApprovalNeeded,
    /// Tokens carry no e-mail address in any claim, nor in the `NameID`.
    EmailMissing,
    /// The person is not assigned to the application.
    UserNotAssigned,
    /// The administrator consented in another tenant.
    WrongTenantConsented,
    /// ID tokens are signed with a key that is not published yet.
    KeyRollover,
    /// The application's only signing certificate has expired; Entra goes on signing with it.
    CertificateExpired,
    /// Assertions are signed with a certificate the federation metadata does not list yet.
    CertificateRolled,
    /// The active certificate has expired and a new one is there: Entra signs with that at once.
    CertificateExpiredNewInactive,
    /// The `NameID` is an opaque value; the e-mail address is in its attribute only.
    NameIdNotEmail,
    /// The ordinary person's user principal name, and so the `NameID`, is not the mail address.
    UpnOtherThanMail,
    /// The SAML response is signed, and not the assertion in it.
    ResponseSigned,
    /// The SAML response is signed, and the assertion in it as well.
    BothSigned,
    /// Assertions and responses are signed with SHA-1.
    SignedWithSha1,
    /// Everybody is in too many groups for a token.
    GroupsOverage,
    /// Microsoft answers "too many requests".
    Throttled,
    /// Microsoft is out of service.
    Down,
}

impl Scenario {
    /// Every scenario, in the order in which a set-up meets them.
    pub const ALL: [Self; 22] = [
        Self::SecretExpired,
        Self::SecretIdPasted,
        Self::UnknownClientId,
        Self::RedirectNotRegistered,
        Self::ConsentMissing,
        Self::ConsentRefused,
        Self::AdminApprovalNeeded,
        Self::EmailMissing,
        Self::UserNotAssigned,
        Self::WrongTenantConsented,
        Self::KeyRollover,
        Self::CertificateExpired,
        Self::CertificateRolled,
        Self::CertificateExpiredNewInactive,
        Self::NameIdNotEmail,
        Self::UpnOtherThanMail,
        Self::ResponseSigned,
        Self::BothSigned,
        Self::SignedWithSha1,
        Self::GroupsOverage,
        Self::Throttled,
        Self::Down,
    ];

    /// The name on the command line and in files, in kebab case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SecretExpired => "secret-expired",
            Self::SecretIdPasted => "secret-id-pasted",
            Self::UnknownClientId => "unknown-client-id",
            Self::RedirectNotRegistered => "redirect-not-registered",
            Self::ConsentMissing => "consent-missing",
            Self::ConsentRefused => "consent-refused",
            Self::AdminApprovalNeeded => "admin-approval-needed",
            Self::EmailMissing => "email-missing",
            Self::UserNotAssigned => "user-not-assigned",
            Self::WrongTenantConsented => "wrong-tenant-consented",
            Self::KeyRollover => "key-rollover",
            Self::CertificateExpired => "certificate-expired",
            Self::CertificateRolled => "certificate-rolled",
            Self::CertificateExpiredNewInactive => "certificate-expired-new-inactive",
            Self::NameIdNotEmail => "name-id-not-email",
            Self::UpnOtherThanMail => "upn-other-than-mail",
            Self::ResponseSigned => "response-signed",
            Self::BothSigned => "both-signed",
            Self::SignedWithSha1 => "signed-with-sha1",
            Self::GroupsOverage => "groups-overage",
            Self::Throttled => "throttled",
            Self::Down => "down",
        }
    }

    /// One plain sentence that says what is wrong.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::SecretExpired => "The client secret has expired.",
            Self::SecretIdPasted => "The Secret ID was copied in place of the secret's value.",
            Self::UnknownClientId => "No application in the directory has this client ID.",
            Self::RedirectNotRegistered => "The redirect URI is not on the app registration.",
            Self::ConsentMissing => "Nobody has consented to the application yet.",
            Self::ConsentRefused => "Whoever was asked for consent declined.",
            Self::AdminApprovalNeeded => {
                "Only an administrator can consent, and this person is none."
            }
            Self::EmailMissing => "The token carries no e-mail address.",
            Self::UserNotAssigned => "The person is not assigned to the application.",
            Self::WrongTenantConsented => "The administrator consented in another tenant.",
            Self::KeyRollover => "ID tokens are signed with a key that is not published yet.",
            Self::CertificateExpired => "The SAML signing certificate has expired.",
            Self::CertificateRolled => {
                "Assertions are signed with a certificate that is not published yet."
            }
            Self::CertificateExpiredNewInactive => {
                "The SAML signing certificate has expired, and a new inactive one signs in its place."
            }
            Self::NameIdNotEmail => "The NameID is an opaque value and no e-mail address.",
            Self::UpnOtherThanMail => {
                "The person signs in with a name that is not the mail address."
            }
            Self::ResponseSigned => "The SAML response is signed in place of the assertion.",
            Self::BothSigned => "Both the SAML response and the assertion are signed.",
            Self::SignedWithSha1 => "Assertions are signed with SHA-1.",
            Self::GroupsOverage => "The person is in too many groups for a token.",
            Self::Throttled => "Microsoft answers that there were too many requests.",
            Self::Down => "Microsoft's sign-in service is out of service.",
        }
    }

    /// The failure or warning code Consentry reports when it meets this scenario; `None` for a harmless variant, with
    /// which the set-up gets through as if nothing were.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::SecretExpired => "token.secret_expired",
            Self::SecretIdPasted => "token.secret_is_an_id",
            Self::UnknownClientId => "application.unknown",
            Self::RedirectNotRegistered => "redirect_uri.not_registered",
            Self::ConsentMissing => "consent.missing",
            Self::ConsentRefused => "consent.refused",
            Self::AdminApprovalNeeded => "consent.admin_required",
            Self::EmailMissing => "claims.email_missing",
            Self::UserNotAssigned => "login.user_not_assigned",
            Self::WrongTenantConsented => "consent.wrong_tenant",
            Self::KeyRollover => "id_token.signing_key_unknown",
            Self::CertificateExpired => "federation.certificate_expired",
            Self::CertificateRolled => "saml.signing_certificate_unknown",
            Self::CertificateExpiredNewInactive => "federation.certificate_replaced",
            Self::NameIdNotEmail | Self::UpnOtherThanMail => "claims.name_id_is_not_email",
            Self::SignedWithSha1 => "saml.sha1",
            Self::GroupsOverage => "claims.groups_overage",
            Self::Throttled => "microsoft.throttled",
            Self::Down => "microsoft.unavailable",
            Self::ResponseSigned | Self::BothSigned => return None,
        })
    }

    /// Whether [`code`](Self::code) is a warning on a step or login that passes, and no failure.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(
            self,
            Self::CertificateExpiredNewInactive
                | Self::NameIdNotEmail
                | Self::UpnOtherThanMail
                | Self::GroupsOverage
        )
    }

    /// The step of a set-up at which it first shows: `tenant`, `consent`, `credentials` or `test-login`.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self {
            Self::Throttled | Self::Down => "tenant",
            Self::UnknownClientId
            | Self::ConsentRefused
            | Self::AdminApprovalNeeded
            | Self::WrongTenantConsented => "consent",
            Self::SecretExpired
            | Self::SecretIdPasted
            | Self::CertificateExpired
            | Self::CertificateExpiredNewInactive => "credentials",
            Self::RedirectNotRegistered
            | Self::ConsentMissing
            | Self::EmailMissing
            | Self::UserNotAssigned
            | Self::KeyRollover
            | Self::CertificateRolled
            | Self::NameIdNotEmail
            | Self::UpnOtherThanMail
            | Self::ResponseSigned
            | Self::BothSigned
            | Self::SignedWithSha1
            | Self::GroupsOverage => "test-login",
        }
    }

    /// Whether a set-up that speaks `protocol` (`oidc`, `saml` or `ws-fed`) meets it, with or without a client secret
    /// of its own. An unknown protocol meets nothing.
    ///
    /// Without a secret an `OpenID` Connect client sees no ID token; SAML and WS-Federation need none, and never ask
    /// for consent. Only SAML signs a response, and only its `NameID` is an e-mail address by default.
    #[must_use]
    pub fn shows_in(self, protocol: &str, has_secret: bool) -> bool {
        let (oidc, saml, ws_fed) = match protocol {
            "oidc" => (true, false, false),
            "saml" => (false, true, false),
            "ws-fed" => (false, false, true),
            _ => return false,
        };
        match self {
            Self::SecretExpired | Self::SecretIdPasted => has_secret,
            Self::KeyRollover => oidc && has_secret,
            Self::EmailMissing | Self::GroupsOverage => has_secret || !oidc,
            Self::ConsentMissing
            | Self::ConsentRefused
            | Self::AdminApprovalNeeded
            | Self::WrongTenantConsented => oidc,
            Self::CertificateExpired
            | Self::CertificateRolled
            | Self::CertificateExpiredNewInactive
            | Self::SignedWithSha1 => saml || ws_fed,
            Self::NameIdNotEmail
            | Self::UpnOtherThanMail
            | Self::ResponseSigned
            | Self::BothSigned => saml,
            Self::UnknownClientId
            | Self::RedirectNotRegistered
            | Self::UserNotAssigned
            | Self::Throttled
            | Self::Down => true,
        }
    }

    /// Whether, over `OpenID` Connect, it can only be met by a client that has a client secret.
    #[must_use]
    pub fn needs_secret(self) -> bool {
        self.shows_in("oidc", true) && !self.shows_in("oidc", false)
    }

    /// The scenario of that name.
    ///
    /// # Errors
    /// When no scenario has the name.
    pub fn from_name(name: &str) -> Result<Self, UnknownScenario> {
        Self::ALL
            .into_iter()
            .find(|scenario| scenario.name() == name)
            .ok_or_else(|| UnknownScenario(name.to_owned()))
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::from_name(name)
    }
}

/// No scenario has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no scenario named “{0}”")]
pub struct UnknownScenario(pub String);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_scenario_is_found_by_its_name() {
        for scenario in Scenario::ALL {
            assert_eq!(Scenario::from_name(scenario.name()), Ok(scenario));
        }
        assert!(Scenario::from_name("Down").is_err());
    }

    #[test]
    fn names_are_unique_and_the_file_format_uses_them() {
        let names: BTreeSet<_> = Scenario::ALL.iter().map(|s| s.name()).collect();
        assert_eq!(names.len(), Scenario::ALL.len());
        for scenario in Scenario::ALL {
            assert_eq!(serde_json::json!(scenario), scenario.name());
        }
    }

    #[test]
    fn each_scenario_shows_in_some_protocol_and_none_in_an_unknown_one() {
        for scenario in Scenario::ALL {
            let protocols = ["oidc", "saml", "ws-fed"];
            assert!(protocols.iter().any(|p| scenario.shows_in(p, true)));
            assert!(!scenario.shows_in("kerberos", true));
        }
    }

    #[test]
    fn a_warning_has_a_code() {
        for scenario in Scenario::ALL.into_iter().filter(|s| s.is_warning()) {
            assert!(scenario.code().is_some(), "{scenario}");
        }
    }
}
