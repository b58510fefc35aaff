//! What the service needs of the name identifier, and whether it gets it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Federation;
use crate::failure::{Failure, FailureCode};
use crate::login::assertion::{Assertion, NAME_ID, NameId};
use crate::login::claims::{is_address, names};
use crate::login::warning::Warning;

/// What the service needs of the name identifier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NameIdContract {
    /// The format that is asked for; none where any will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<NameIdFormat>,
    /// Whether the service takes it for the person's email address.
    pub email: bool,
}

/// A format of name identifiers that Entra can send (SAML core §8.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum NameIdFormat {
    /// `emailAddress`.
    EmailAddress,
    /// `persistent`.
    Persistent,
    /// `transient`.
    Transient,
    /// `unspecified`.
    Unspecified,
}

impl NameIdFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::EmailAddress,
        Self::Persistent,
        Self::Transient,
        Self::Unspecified,
    ];

    /// Its last word, as people write it: `emailAddress`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmailAddress => "emailAddress",
            Self::Persistent => "persistent",
            Self::Transient => "transient",
            Self::Unspecified => "unspecified",
        }
    }

    /// Its URI.
    #[must_use]
    pub const fn uri(self) -> &'static str {
        match self {
            Self::EmailAddress => names::FORMAT_EMAIL_ADDRESS,
            Self::Persistent => names::FORMAT_PERSISTENT,
            Self::Transient => names::FORMAT_TRANSIENT,
            Self::Unspecified => names::FORMAT_UNSPECIFIED,
        }
    }

    /// The format of this name or URI.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == text || format.uri() == text)
    }
}

/// What a verified assertion's name identifier lacks: as a warning where the service has another way, and as a
/// failure where it has none.
pub(super) fn judge(
    assertion: &Assertion,
    federation: Federation<'_>,
) -> (Vec<Warning>, Option<Failure>) {
    let name_id = assertion.name_id.as_ref();
    let mut warnings: Vec<_> = another_format(name_id, federation).into_iter().collect();
    let is_mailbox = name_id.is_some_and(|name_id| is_mailbox(name_id, assertion));
    if !federation.name_id.email || is_mailbox {
        return (warnings, None);
    }
    if addresses(assertion).next().is_none() {
        let facts = [("claims", NAME_ID)];
        let failure = Failure::with(FailureCode::ClaimsEmailMissing, &facts);
        return (warnings, Some(failure));
    }
    warnings.push(Warning::NameIdIsNotEmail);
    (warnings, None)
}

fn another_format(name_id: Option<&NameId>, federation: Federation<'_>) -> Option<Warning> {
    let wanted = federation.name_id.format?;
    // Without a format it is unspecified (SAML core §2.2.2).
    let received = name_id?.format.as_deref();
    let received = received.unwrap_or(names::FORMAT_UNSPECIFIED);
    (received != wanted.uri()).then(|| Warning::NameIdFormat {
        expected: wanted.uri().to_owned(),
        received: received.to_owned(),
    })
}

/// A user name has the form of an address and need not be a mailbox: where mailboxes are known, they decide.
fn is_mailbox(name_id: &NameId, assertion: &Assertion) -> bool {
    let mut known = addresses(assertion).peekable();
    let is_known = |address: &str| address.eq_ignore_ascii_case(&name_id.value);
    is_address(&name_id.value) && (known.peek().is_none() || known.any(is_known))
}

/// The email addresses that the attributes hold.
fn addresses(assertion: &Assertion) -> impl Iterator<Item = &str> {
    [names::EMAIL_ADDRESS, "email", "mail"]
        .into_iter()
        .filter_map(|name| assertion.attributes.get(name))
        .flatten()
        .map(String::as_str)
        .filter(|value| is_address(value))
}

#[cfg(test)]
mod tests;
