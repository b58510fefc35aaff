//! What can be made to go wrong: by which name, where it shows, and which failure a correct client reports.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A scenario with its name, the step it shows at and the code it is reported by, declared once per variant below.
macro_rules! scenarios {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal, $step:literal, $code:expr;)+) => {
        /// Something that goes wrong in the practice tenant on request.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Scenario { $($(#[$doc])+ $variant),+ }

        impl Scenario {
            /// Every scenario, in the order in which a set-up meets them.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The name on the command line and in files, in kebab case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The failure or warning code Consentry reports when it meets this scenario; `None` for a harmless
            /// variant, with which the set-up gets through as if nothing were.
            #[must_use]
            pub const fn code(self) -> Option<&'static str> {
                match self { $(Self::$variant => $code),+ }
            }

            /// The step of a set-up at which it first shows: `tenant`, `consent`, `credentials` or `test-login`.
            #[must_use]
            pub const fn step(self) -> &'static str {
                match self { $(Self::$variant => $step),+ }
            }
        }
    };
}

scenarios! {
    /// Every client secret ran out.
    SecretExpired = "secret-expired", "credentials", Some("token.secret_expired");
    /// The Secret ID was copied in place of the secret's value.
    SecretIdPasted = "secret-id-pasted", "credentials", Some("token.secret_is_an_id");
    /// No application has the client ID.
    UnknownClientId = "unknown-client-id", "consent", Some("application.unknown");
    /// The redirect URI is on no registration.
    RedirectNotRegistered = "redirect-not-registered", "test-login", Some("redirect_uri.not_registered");
    /// Nobody has consented to the application.
    ConsentMissing = "consent-missing", "test-login", Some("consent.missing");
    /// Whoever is asked for consent declines.
    ConsentRefused = "consent-refused", "consent", Some("consent.refused");
    /// Consent takes an administrator, and this is none.
    AdminApprovalNeeded = "admin-approval-needed", "consent", Some("consent.admin_required");
    /// Tokens carry no email address in any claim, nor in the `NameID`.
    EmailMissing = "email-missing", "test-login", Some("claims.email_missing");
    /// The person is not assigned to the application.
    UserNotAssigned = "user-not-assigned", "test-login", Some("login.user_not_assigned");
    /// The administrator consented in another tenant.
    WrongTenantConsented = "wrong-tenant-consented", "consent", Some("consent.wrong_tenant");
    /// ID tokens are signed with a key that is not published yet.
    KeyRollover = "key-rollover", "test-login", Some("id_token.signing_key_unknown");
    /// The application's only signing certificate has expired; Entra goes on signing with it.
    CertificateExpired = "certificate-expired", "credentials", Some("federation.certificate_expired");
    /// Assertions are signed with a certificate the federation metadata does not list yet.
    CertificateRolled = "certificate-rolled", "test-login", Some("saml.signing_certificate_unknown");
    /// The active certificate has expired and a new one is there: Entra signs with that at once.
    CertificateExpiredNewInactive = "certificate-expired-new-inactive", "credentials", Some("federation.certificate_replaced");
    /// The `NameID` is an opaque value; the email address is in its attribute only.
    NameIdNotEmail = "name-id-not-email", "test-login", Some("claims.name_id_is_not_email");
    /// The ordinary person's user principal name, and so the `NameID`, is not the mail address.
    UpnOtherThanMail = "upn-other-than-mail", "test-login", Some("claims.name_id_is_not_email");
    /// The SAML response is signed, and not the assertion in it.
    ResponseSigned = "response-signed", "test-login", None;
    /// The SAML response is signed, and the assertion in it as well.
    BothSigned = "both-signed", "test-login", None;
    /// Assertions and responses are signed with SHA-1.
    SignedWithSha1 = "signed-with-sha1", "test-login", Some("saml.sha1");
    /// Everybody is in too many groups for a token.
    GroupsOverage = "groups-overage", "test-login", Some("groups_overage");
    /// Microsoft answers "too many requests".
    Throttled = "throttled", "tenant", Some("microsoft.throttled");
    /// Microsoft is out of service.
    Down = "down", "tenant", Some("microsoft.unavailable");
}

impl Scenario {
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

    /// Whether a set-up that speaks `protocol` (`oidc`, `saml` or `ws-fed`) meets it, with or without a client secret
    /// of its own. An unknown protocol meets nothing.
    ///
    /// Without a secret an `OpenID` Connect client sees no ID token; SAML and WS-Federation need none, and never ask
    /// for consent. Only SAML signs a response, and only its `NameID` is an email address by default.
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

    /// The step at which a set-up that speaks `protocol` first meets it, with or without a client secret of its own.
    /// What takes no consent meets an unknown application with the credentials, and what proves a secret reads no
    /// certificate before somebody signs in.
    #[must_use]
    pub fn step_in(self, protocol: &str, has_secret: bool) -> &'static str {
        match self {
            Self::UnknownClientId if protocol != "oidc" => "credentials",
            Self::CertificateExpired if has_secret => "test-login",
            _ => self.step(),
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
