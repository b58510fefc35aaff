//! The identifiers and addresses of a federation, by their own names. All are compared as text and never
//! normalised: a trailing slash and the case of a path are facts.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::entra::registration::RedirectUri;

macro_rules! text {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(String);

            impl $name {
                /// Takes `text` as it is.
                #[must_use]
                pub fn new(text: impl Into<String>) -> Self {
                    Self(text.into())
                }

                /// The text, as it is registered.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                    out.write_str(&self.0)
                }
            }
        )+
    };
}

text! {
    /// Reply URL (Assertion Consumer Service URL): where a SAML 2.0 response goes.
    AcsUrl;
    /// Identifier (Entity ID): the service's name in SAML 2.0. Not always a URI.
    EntityId;
    /// Where a WS-Federation response goes.
    Wreply;
    /// The service's name in WS-Federation.
    Wtrealm;
}

impl From<&RedirectUri> for AcsUrl {
    fn from(address: &RedirectUri) -> Self {
        Self::new(address.as_str())
    }
}

impl From<&RedirectUri> for Wreply {
    fn from(address: &RedirectUri) -> Self {
        Self::new(address.as_str())
    }
}

impl From<&AcsUrl> for RedirectUri {
    fn from(address: &AcsUrl) -> Self {
        Self::new(address.as_str())
    }
}

impl From<&Wreply> for RedirectUri {
    fn from(address: &Wreply) -> Self {
        Self::new(address.as_str())
    }
}
