//! What deserves a look although a login passed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::assertion::OddPart;
use crate::entra::federation::Oddity;

/// Something that deserves a look: its id, with the values it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "id", content = "facts")]
pub enum Warning {
    /// A part of the assertion is odd.
    #[serde(rename = "saml.odd_part")]
    AssertionPart {
        /// The attribute's name, or the element's.
        part: String,
        /// How it is odd, by its id.
        kind: String,
    },
    /// The last valid signing certificate ends soon.
    #[serde(rename = "federation.certificate_ends_soon")]
    CertificateEndsSoon {
        /// When.
        on: DateTime<Utc>,
    },
    /// A signing certificate has expired, and another is used in its place.
    #[serde(rename = "federation.certificate_replaced")]
    CertificateReplaced {
        /// When the old one ended.
        expired: DateTime<Utc>,
        /// Until when the new one lasts.
        valid: DateTime<Utc>,
    },
    /// The service does not get the claim it prefers for email.
    #[serde(rename = "email_fallback")]
    EmailFallback {
        /// The claim it prefers.
        missing: String,
        /// The claim it uses in its place.
        used: String,
    },
    /// Nobody verified that the address's domain belongs to the directory (`xms_edov`).
    #[serde(rename = "email_unverified_domain")]
    EmailUnverifiedDomain,
    /// The person is a guest of the directory.
    #[serde(rename = "guest")]
    Guest,
    /// The person is in more groups than a token holds.
    #[serde(rename = "groups_overage")]
    GroupsOverage {
        /// How many groups such a token or assertion holds at most.
        limit: String,
    },
    /// The time until which the service's metadata may be used is over.
    #[serde(rename = "federation.metadata_expired")]
    MetadataExpired {
        /// When it ended.
        on: DateTime<Utc>,
    },
    /// A part of the metadata is odd.
    #[serde(rename = "federation.odd_part")]
    MetadataPart {
        /// The name of the element or attribute.
        part: String,
        /// Which one of its name, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// How it is odd, by its id.
        kind: String,
    },
    /// The service knows people by values that can change.
    #[serde(rename = "mutable_key")]
    MutableKey,
    /// The name identifier does not have the format that the service wants.
    #[serde(rename = "claims.name_id_format")]
    NameIdFormat {
        /// What it wants, by URI.
        expected: String,
        /// What came, by URI.
        received: String,
    },
    /// The name identifier is no email address.
    #[serde(rename = "claims.name_id_is_not_email")]
    NameIdIsNotEmail,
    /// The token lacks the person's permanent ID.
    #[serde(rename = "oid_missing")]
    OidMissing,
    /// The token is signed with a key of the application's own.
    #[serde(rename = "id_token.own_signing_key")]
    OwnSigningKey {
        /// The discovery document that names the key.
        address: String,
    },
    /// The answer is signed with SHA-1, which was allowed.
    #[serde(rename = "saml.sha1")]
    Sha1,
    /// One that only another version gives, or without the values it is about.
    #[serde(untagged)]
    Other {
        /// Its id.
        id: String,
        /// The values it is about.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        facts: BTreeMap<String, String>,
    },
}

impl From<&OddPart> for Warning {
    fn from(odd: &OddPart) -> Self {
        Self::AssertionPart {
            part: odd.part.clone(),
            kind: odd.kind.id().to_owned(),
        }
    }
}

impl From<&Oddity> for Warning {
    fn from(oddity: &Oddity) -> Self {
        Self::MetadataPart {
            part: oddity.part.clone(),
            number: oddity.number.map(|number| number.to_string()),
            kind: oddity.kind.id().to_owned(),
        }
    }
}

impl Warning {
    /// Its stable id, and the values it is about as text: moments in RFC 3339.
    #[must_use]
    pub fn parts(&self) -> (String, BTreeMap<String, String>) {
        #[derive(Deserialize)]
        struct Parts {
            id: String,
            #[serde(default)]
            facts: BTreeMap<String, String>,
        }
        let parts = serde_json::to_value(self).and_then(serde_json::from_value::<Parts>);
        parts.map_or_else(|_| Default::default(), |parts| (parts.id, parts.facts))
    }

    /// The warning of this id about these values.
    #[must_use]
    pub fn from_id(id: &str, facts: &BTreeMap<String, String>) -> Self {
        let parts = serde_json::json!({ "id": id, "facts": facts });
        let bare = serde_json::json!({ "id": id });
        let parts = if facts.is_empty() { bare } else { parts };
        serde_json::from_value(parts).unwrap_or_else(|_| Self::Other {
            id: id.to_owned(),
            facts: facts.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_comes_back_from_its_id_and_values() {
        let on = DateTime::UNIX_EPOCH;
        let other = Warning::Other {
            id: "of_tomorrow".to_owned(),
            facts: BTreeMap::from([("day".to_owned(), "1".to_owned())]),
        };
        for warning in [Warning::Guest, Warning::CertificateEndsSoon { on }, other] {
            let (id, facts) = warning.parts();
            assert_eq!(Warning::from_id(&id, &facts), warning);
            let written = serde_json::to_string(&warning).unwrap();
            assert_eq!(serde_json::from_str::<Warning>(&written).unwrap(), warning);
        }
    }

    #[test]
    fn a_warning_whose_values_are_lost_keeps_its_id() {
        let bare = Warning::from_id("email_fallback", &BTreeMap::new());

        assert_eq!(bare.parts().0, "email_fallback");
        assert!(matches!(bare, Warning::Other { .. }));
    }
}
