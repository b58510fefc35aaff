//! The failure that a thing is where another one is wanted.

use super::kind::Kind;
use crate::failure::{Failure, FailureCode};
use crate::protocol::Protocol;

/// What is wanted. Chooses the advice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The answer of a sign-in, with whatever protocol.
    #[default]
    Answer,
    /// The answer of a sign-in with OpenID Connect.
    OidcAnswer,
    /// The answer of a sign-in with SAML 2.0.
    SamlAnswer,
    /// The answer of a sign-in with WS-Federation.
    WsFedAnswer,
    /// The address that one lands on after admin consent.
    Landing,
    /// A provider's metadata.
    ProviderMetadata,
    /// A service's metadata.
    ServiceMetadata,
}

impl Wanted {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::OidcAnswer => "oidc",
            Self::SamlAnswer => "saml",
            Self::WsFedAnswer => "ws-fed",
            Self::Landing => "landing",
            Self::ProviderMetadata => "provider-metadata",
            Self::ServiceMetadata => "service-metadata",
        }
    }

    /// Whether `kind` is what is wanted; what was wrong with it then is for its reader to say.
    const fn is(self, kind: &Kind) -> bool {
        matches!(
            (self, kind),
            (
                Self::Answer | Self::OidcAnswer | Self::SamlAnswer | Self::WsFedAnswer,
                Kind::IdToken | Kind::SamlResponse | Kind::WsFedResponse
            ) | (
                // Which side it describes is for its reader to say.
                Self::ProviderMetadata | Self::ServiceMetadata,
                Kind::ProviderMetadata { .. } | Kind::ServiceMetadata { .. }
            ) | (
                // Its reader says whose it is.
                Self::ProviderMetadata,
                Kind::Certificate
            )
        )
    }
}

impl Kind {
    /// Whom it describes, where it is metadata of the side that is wanted.
    pub(super) fn described_for(self, wanted: Wanted) -> Option<String> {
        match (wanted, self) {
            (Wanted::ProviderMetadata, Self::ProviderMetadata { entity_id })
            | (Wanted::ServiceMetadata, Self::ServiceMetadata { entity_id }) => Some(entity_id),
            _ => None,
        }
    }

    /// The failure that it is in the place of what is wanted; none where it is of that very kind.
    #[must_use]
    pub fn in_place_of(&self, wanted: Wanted) -> Option<Failure> {
        if wanted.is(self) {
            return None;
        }
        let fact =
            |name: &'static str, value: &Option<String>| (name, value.clone().unwrap_or_default());
        let protocol = |protocol: Protocol| ("protocol", protocol.as_str().to_owned());
        let (code, facts) = match self {
            Self::AccessToken { graph: true, .. } => (FailureCode::PastedGraphToken, vec![]),
            Self::AccessToken { audience, .. } => (
                FailureCode::PastedAccessToken,
                vec![fact("audience", audience)],
            ),
            Self::Assertion => (FailureCode::PastedAssertion, vec![]),
            Self::Bundle => (FailureCode::PastedBundle, vec![]),
            Self::Certificate => (FailureCode::PastedCertificate, vec![]),
            Self::CutOff => (FailureCode::PastedCutOff, vec![]),
            Self::DiscoveryDocument { issuer } => (
                FailureCode::PastedDiscoveryDocument,
                vec![("issuer", issuer.clone())],
            ),
            Self::EncryptedToken => (FailureCode::PastedEncryptedToken, vec![]),
            Self::IdToken => (FailureCode::PastedAnswer, vec![protocol(Protocol::Oidc)]),
            Self::SamlResponse => (FailureCode::PastedAnswer, vec![protocol(Protocol::Saml)]),
            Self::WsFedResponse => (FailureCode::PastedAnswer, vec![protocol(Protocol::WsFed)]),
            Self::KeySet => (FailureCode::PastedKeySet, vec![]),
            Self::Logout { protocol: which } => (FailureCode::PastedLogout, vec![protocol(*which)]),
            Self::ProviderMetadata { entity_id } => (
                FailureCode::PastedProviderMetadata,
                vec![("entity", entity_id.clone())],
            ),
            Self::ServiceMetadata { entity_id } => (
                FailureCode::PastedServiceMetadata,
                vec![("entity", entity_id.clone())],
            ),
            Self::Recording { requests } => (
                FailureCode::PastedRecording,
                vec![("count", requests.to_string())],
            ),
            Self::Request(request) => (
                FailureCode::PastedRequest,
                vec![
                    protocol(request.protocol),
                    fact("asked_by", &request.asked_by),
                    fact("reply_to", &request.reply_to),
                    fact("format", &request.name_id_format),
                    ("contexts", request.contexts.join(", ")),
                ],
            ),
        };
        let mut told = vec![("wanted", wanted.id())];
        told.extend(facts.iter().map(|(name, value)| (*name, value.as_str())));
        Some(Failure::with(code, &told))
    }
}
