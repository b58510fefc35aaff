//! What can be made to go wrong: by which name, where it shows, and which failure a correct client reports.

mod switch;
mod table;

use std::{fmt, str::FromStr};

pub use switch::{Switch, SwitchError};
pub use table::Scenario;

/// Who meets a scenario, by what a set-up speaks and holds.
///
/// Without a secret an `OpenID` Connect client sees no ID token; SAML and WS-Federation need none, and never ask for
/// consent. Only SAML signs a response, and only its `NameID` is an email address by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    /// Every set-up.
    Everywhere,
    /// Whoever proves an application by its certificate: SAML and WS-Federation without a client secret.
    Certificate,
    /// Whoever sees what is said of a person.
    Claims,
    /// Whoever is signed for with a certificate: SAML and WS-Federation.
    Federated,
    /// Whoever sees an ID token: `OpenID` Connect with a client secret.
    IdToken,
    /// `OpenID` Connect.
    OpenId,
    /// SAML.
    Saml,
    /// Whoever has a client secret.
    Secret,
}

impl Scenario {
    /// Whether [`code`](Self::code) is a warning on a step or login that passes, and no failure.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(
            self,
            Self::CertificateExpiredNewInactive
                | Self::EmailUnverified
                | Self::EmailFallback
                | Self::GroupsOverage
                | Self::NameIdNotEmail
                | Self::OidMissing
                | Self::UpnOtherThanMail
        )
    }

    /// Whether a set-up that speaks `protocol` (`oidc`, `saml` or `ws-fed`) meets it, with or without a client secret
    /// of its own. An unknown protocol meets nothing.
    #[must_use]
    pub fn shows_in(self, protocol: &str, has_secret: bool) -> bool {
        let (oidc, saml, ws_fed) = match protocol {
            "oidc" => (true, false, false),
            "saml" => (false, true, false),
            "ws-fed" => (false, false, true),
            _ => return false,
        };
        match self.met() {
            Met::Everywhere => true,
            Met::Certificate => (saml || ws_fed) && !has_secret,
            Met::Claims => has_secret || !oidc,
            Met::Federated => saml || ws_fed,
            Met::IdToken => oidc && has_secret,
            Met::OpenId => oidc,
            Met::Saml => saml,
            Met::Secret => has_secret,
        }
    }

    /// The step at which a set-up that speaks `protocol` first meets it, with or without a client secret of its own.
    /// What takes no consent meets an unknown application with the credentials, and what proves a secret reads no
    /// certificate before somebody signs in.
    #[must_use]
    pub fn step_in(self, protocol: &str, has_secret: bool) -> &'static str {
        match self {
            Self::UnknownClientId if protocol != "oidc" => "credentials",
            Self::ApplicationDisabled if has_secret => "credentials",
            Self::CertificateExpired
            | Self::MetadataMissing
            | Self::MetadataNotXml
            | Self::MetadataWithoutCertificate
                if has_secret =>
            {
                "test-login"
            }
            _ => self.step(),
        }
    }

    /// The failure or warning code that Consentry reports where a set-up speaks `protocol`: [`code`](Self::code), but
    /// where each protocol has a word of its own for the same thing.
    #[must_use]
    pub fn code_in(self, protocol: &str) -> Option<&'static str> {
        match (self, protocol) {
            (Self::ClockBehind | Self::ClockAhead, "ws-fed") => Some("ws_fed.lifetime"),
            (Self::ClockBehind, "saml") => Some("saml.expired"),
            (Self::ClockAhead, "saml") => Some("saml.not_yet_valid"),
            _ => self.code(),
        }
    }

    /// Whether, over `OpenID` Connect, it can only be met by a client that has a client secret.
    #[must_use]
    pub fn needs_secret(self) -> bool {
        self.shows_in("oidc", true) && !self.shows_in("oidc", false)
    }

    /// Whether it is an answer of the practice tenant that can be counted, and not something a person does by themselves.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::SecretIdPasted)
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
            let shows = |protocol| [true, false].map(|secret| scenario.shows_in(protocol, secret));
            let protocols = ["oidc", "saml", "ws-fed"];
            assert!(
                protocols.iter().any(|one| shows(one).contains(&true)),
                "{scenario}"
            );
            assert_eq!(shows("kerberos"), [false, false], "{scenario}");
        }
    }

    #[test]
    fn a_warning_has_a_code() {
        for scenario in Scenario::ALL.into_iter().filter(|s| s.is_warning()) {
            assert!(scenario.code().is_some(), "{scenario}");
        }
    }
}
