//! The protocols of signing in, by name.

/// A protocol of signing in and out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// OpenID Connect.
    Oidc,
    /// SAML 2.0.
    Saml,
    /// WS-Federation.
    WsFed,
}

impl Protocol {
    /// The protocol as a word, as in profiles, bundles and facts.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Saml => "saml",
            Self::WsFed => "ws-fed",
        }
    }

    /// The protocol of this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let all = [Self::Oidc, Self::Saml, Self::WsFed];
        all.into_iter().find(|protocol| protocol.as_str() == word)
    }

    /// The protocol's name.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Oidc => "OpenID Connect",
            Self::Saml => "SAML 2.0",
            Self::WsFed => "WS-Federation",
        }
    }
}
