//! An app registration's identity: the IDs and addresses that must match on both sides.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! guid {
    ($(#[doc = $doc:literal])+ $name:ident) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Reads a GUID in its hyphenated or braced form; anything else is none.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim().trim_start_matches('{').trim_end_matches('}');
                (text.len() == 36).then(|| Uuid::try_parse(text).ok().map(Self)).flatten()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(out)
            }
        }
    };
}

guid! {
    /// Directory (tenant) ID. Immutable, while domains can move between directories.
    TenantId
}

guid! {
    /// Application (client) ID. Providers other than Entra use other forms: see
    /// [`LoginParameters`](crate::login::LoginParameters), which takes any text.
    ClientId
}

/// An address for the answer, as it is registered: compared as text, never normalised, because a trailing
/// slash and the case of its path are facts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RedirectUri(String);

impl RedirectUri {
    /// Takes `uri` as it is.
    #[must_use]
    pub fn new(uri: impl Into<String>) -> Self {
        Self(uri.into())
    }

    /// The address, as it is registered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RedirectUri {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
