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
    /// ID tokens carry no e-mail address in any claim.
    EmailMissing,
    /// The person is not assigned to the application.
    UserNotAssigned,
    /// The administrator consented in another tenant.
    WrongTenantConsented,
    /// ID tokens are signed with a key that is not published yet.
    KeyRollover,
    /// Microsoft answers "too many requests".
    Throttled,
    /// Microsoft is out of service.
    Down,
}

impl Scenario {
    /// Every scenario, in the order in which a set-up meets them.
    pub const ALL: [Self; 13] = [
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
            Self::EmailMissing => "The ID token carries no e-mail address.",
            Self::UserNotAssigned => "The person is not assigned to the application.",
            Self::WrongTenantConsented => "The administrator consented in another tenant.",
            Self::KeyRollover => "ID tokens are signed with a key that is not published yet.",
            Self::Throttled => "Microsoft answers that there were too many requests.",
            Self::Down => "Microsoft's sign-in service is out of service.",
        }
    }

    /// The failure code Consentry reports when it meets this scenario.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
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
            Self::Throttled => "microsoft.throttled",
            Self::Down => "microsoft.unavailable",
        }
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
            Self::SecretExpired | Self::SecretIdPasted => "credentials",
            Self::RedirectNotRegistered
            | Self::ConsentMissing
            | Self::EmailMissing
            | Self::UserNotAssigned
            | Self::KeyRollover => "test-login",
        }
    }

    /// Whether it can only be met by a client that has a client secret.
    #[must_use]
    pub const fn needs_secret(self) -> bool {
        matches!(
            self,
            Self::SecretExpired | Self::SecretIdPasted | Self::EmailMissing | Self::KeyRollover
        )
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
    fn names_and_codes_are_unique_and_the_file_format_uses_the_name() {
        let names: BTreeSet<_> = Scenario::ALL.iter().map(|s| s.name()).collect();
        let codes: BTreeSet<_> = Scenario::ALL.iter().map(|s| s.code()).collect();
        assert_eq!(names.len(), Scenario::ALL.len());
        assert_eq!(codes.len(), Scenario::ALL.len());
        for scenario in Scenario::ALL {
            assert_eq!(serde_json::json!(scenario), scenario.name());
        }
    }
}
