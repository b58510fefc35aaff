//! What a thing is, whatever was wanted: recognised by its outermost names, and by nothing that would have to be verified.

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use super::fields::Fields;
use super::{Thing, search, strict_json};
use crate::protocol::Protocol;
use crate::xml::{Element, Xml, ns};

/// The application ID of Microsoft Graph, which is an audience of its access tokens.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

const GRAPH_HOSTS: [&str; 5] = [
    "https://graph.microsoft.com",
    "https://graph.microsoft.us",
    "https://dod-graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
    "https://graph.windows.net",
];

/// What a thing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An access token that can be read.
    AccessToken {
        /// Whom it is for.
        audience: Option<String>,
        /// Whether that is Microsoft Graph, which alone can verify it.
        graph: bool,
    },
    /// An assertion without the response around it.
    Assertion,
    /// A connection bundle.
    Bundle,
    /// A certificate alone.
    Certificate,
    /// A value from whose middle a browser's panel left something out.
    CutOff,
    /// An OpenID provider's description of itself.
    DiscoveryDocument {
        /// Who that is.
        issuer: String,
    },
    /// A token that only whoever holds its key can read (RFC 7516).
    EncryptedToken,
    /// An ID token that can be read.
    IdToken,
    /// A provider's published keys, or one of them (RFC 7517).
    KeySet,
    /// A message of a sign-out.
    Logout {
        /// Its protocol.
        protocol: Protocol,
    },
    /// An identity provider's metadata.
    ProviderMetadata {
        /// Its entity ID.
        entity_id: String,
    },
    /// A recording of a browser's requests.
    Recording {
        /// How many there are.
        requests: usize,
    },
    /// What a service sends to the provider to begin a sign-in.
    Request(SignInRequest),
    /// An answer with SAML 2.0.
    SamlResponse,
    /// A service's metadata.
    ServiceMetadata {
        /// Its entity ID.
        entity_id: String,
    },
    /// An answer with WS-Federation.
    WsFedResponse,
}

/// What a request to sign in asks for: it often is the diagnosis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInRequest {
    /// Its protocol.
    pub protocol: Protocol,
    /// Who asks: entity ID, wtrealm or client ID.
    pub asked_by: Option<String>,
    /// Where the answer is wanted.
    pub reply_to: Option<String>,
    /// The Name ID format that is asked for.
    pub name_id_format: Option<String>,
    /// The ways of signing in that are asked for.
    pub contexts: Vec<String>,
}

impl Kind {
    pub(crate) fn of_thing(thing: &Thing) -> Option<Self> {
        match thing {
            Thing::Fields(fields) => of_fields(fields),
            Thing::Object(members) => of_object(members),
            Thing::Page(_) => None,
            Thing::Recording { requests } => Some(Self::Recording {
                requests: *requests,
            }),
            Thing::Text(text) if is_certificate(text) => Some(Self::Certificate),
            Thing::Text(text) => is_cut_off(text).then_some(Self::CutOff),
            Thing::Token(token) => Self::of_token(token),
            Thing::Xml(text) => Self::of_xml(text),
        }
    }

    /// What sort of token it is, by its header and claims.
    pub(crate) fn of_token(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let part = |text: Option<&str>| {
            strict_json::object(&BASE64_URL_SAFE_NO_PAD.decode(text?).ok()?).ok()
        };
        let header = part(parts.next())?;
        if header.contains_key("enc") {
            return Some(Self::EncryptedToken);
        }
        let claims = part(parts.next())?;
        Some(Self::of_claims(&header, &claims))
    }

    /// The same, of a token taken apart. No ID token holds a scope or the `nonce` in its header, and none is for an API.
    pub(crate) fn of_claims(header: &Map<String, Value>, claims: &Map<String, Value>) -> Self {
        let text = |members: &Map<String, Value>, name: &str| {
            members.get(name).and_then(Value::as_str).map(str::to_owned)
        };
        let audience = text(claims, "aud");
        let graph = audience.as_deref().is_some_and(is_graph) || header.contains_key("nonce");
        let for_an_api = audience
            .as_deref()
            .is_some_and(|audience| audience.starts_with("api://"));
        let typed =
            text(header, "typ").is_some_and(|kind| kind.to_ascii_lowercase().ends_with("at+jwt"));
        let marked = ["scp", "azpacr", "appidacr"]
            .iter()
            .any(|name| claims.contains_key(*name));
        let of_application = text(claims, "idtyp").as_deref() == Some("app");
        if graph || for_an_api || typed || marked || of_application {
            Self::AccessToken { audience, graph }
        } else {
            Self::IdToken
        }
    }

    /// What a document is: by its outermost element where it can be read, and by the look of it where it cannot, so that
    /// whoever reads it can say what is wrong.
    pub(crate) fn of_xml(text: &str) -> Option<Self> {
        match Xml::parse(text.as_bytes()) {
            Ok(xml) => of_root(xml.root()?),
            Err(_) => of_broken(text),
        }
    }
}

fn is_graph(audience: &str) -> bool {
    audience == GRAPH || GRAPH_HOSTS.contains(&audience.trim_end_matches('/'))
}

fn of_root(root: Element<'_>) -> Option<Kind> {
    match (root.namespace()?, root.local_name()) {
        (ns::PROTOCOL, "AuthnRequest") => Some(Kind::Request(authn_request(root))),
        (ns::ASSERTION | ns::ASSERTION_1, "Assertion" | "EncryptedAssertion") => {
            Some(Kind::Assertion)
        }
        (ns::METADATA, _) => metadata(root),
        (namespace, name) => by_name(namespace, name),
    }
}

fn by_name(namespace: &str, name: &str) -> Option<Kind> {
    let protocol = Protocol::Saml;
    match (namespace, name) {
        (ns::PROTOCOL, "LogoutRequest" | "LogoutResponse") => Some(Kind::Logout { protocol }),
        (ns::PROTOCOL, "AuthnRequest") => Some(Kind::Request(SignInRequest::bare(protocol))),
        (ns::PROTOCOL, _) => Some(Kind::SamlResponse),
        (ns::TRUST | ns::TRUST_1_3, "RequestSecurityToken") => {
            Some(Kind::Request(SignInRequest::bare(Protocol::WsFed)))
        }
        (ns::TRUST | ns::TRUST_1_3, _) => Some(Kind::WsFedResponse),
        _ => None,
    }
}

fn of_broken(text: &str) -> Option<Kind> {
    let root = root_name(text);
    // Metadata names the protocols that are spoken, and is read by somebody who passes over more.
    if ["EntitiesDescriptor", "EntityDescriptor"].contains(&root) {
        return None;
    }
    let namespace = [ns::PROTOCOL, ns::TRUST, ns::TRUST_1_3]
        .into_iter()
        .find(|namespace| text.contains(namespace))?;
    by_name(namespace, root)
}

/// The local name of the first element, without reading anything else.
fn root_name(text: &str) -> &str {
    let mut tags = text.split('<').skip(1);
    let root = tags
        .find(|tag| !tag.starts_with(['?', '!']))
        .unwrap_or_default();
    let end =
        root.find(|character: char| character.is_whitespace() || matches!(character, '>' | '/'));
    let name = &root[..end.unwrap_or(root.len())];
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn authn_request(root: Element<'_>) -> SignInRequest {
    let text = |parent: Element<'_>, namespace, name| {
        parent.named(namespace, name).next().and_then(Element::text)
    };
    let policy = root.named(ns::PROTOCOL, "NameIDPolicy").next();
    let contexts = root.named(ns::PROTOCOL, "RequestedAuthnContext").next();
    SignInRequest {
        asked_by: text(root, ns::ASSERTION, "Issuer"),
        reply_to: root
            .attribute("AssertionConsumerServiceURL")
            .map(str::to_owned),
        name_id_format: policy
            .and_then(|policy| policy.attribute("Format"))
            .map(str::to_owned),
        contexts: contexts
            .into_iter()
            .flat_map(|contexts| contexts.named(ns::ASSERTION, "AuthnContextClassRef"))
            .filter_map(Element::text)
            .collect(),
        ..SignInRequest::bare(Protocol::Saml)
    }
}

fn metadata(root: Element<'_>) -> Option<Kind> {
    let entity = root
        .descendants()
        .find(|element| element.is(ns::METADATA, "EntityDescriptor"))?;
    let entity_id = entity.attribute("entityID").unwrap_or_default().to_owned();
    let has = |name: &str| entity.children().any(|role| role.is(ns::METADATA, name));
    if has("IDPSSODescriptor") || has("RoleDescriptor") {
        Some(Kind::ProviderMetadata { entity_id })
    } else {
        has("SPSSODescriptor").then_some(Kind::ServiceMetadata { entity_id })
    }
}

fn of_fields(fields: &Fields) -> Option<Kind> {
    let value = |name| fields.value(name);
    let document = |name| value(name).and_then(search::document_in);
    if let Some((xml, _)) = document("SAMLRequest").or_else(|| document("SAMLResponse")) {
        return Kind::of_xml(&xml);
    }
    if ["SAMLResponse", "wresult", "id_token"]
        .into_iter()
        .filter_map(value)
        .any(has_ellipsis)
    {
        return Some(Kind::CutOff);
    }
    let owned = |name| value(name).map(str::to_owned);
    match value("wa") {
        Some("wsignout1.0" | "wsignoutcleanup1.0") => {
            return Some(Kind::Logout {
                protocol: Protocol::WsFed,
            });
        }
        Some("wsignin1.0") if value("wresult").is_none() => {
            return Some(Kind::Request(SignInRequest {
                asked_by: owned("wtrealm"),
                reply_to: owned("wreply"),
                ..SignInRequest::bare(Protocol::WsFed)
            }));
        }
        _ => {}
    }
    if let Some(xml) = value("wresult").and_then(search::document_in) {
        return Kind::of_xml(&xml.0);
    }
    if value("client_id").is_some()
        && (value("response_type").is_some() || value("redirect_uri").is_some())
    {
        return Some(Kind::Request(SignInRequest {
            asked_by: owned("client_id"),
            reply_to: owned("redirect_uri"),
            ..SignInRequest::bare(Protocol::Oidc)
        }));
    }
    value("id_token")
        .or_else(|| value("access_token"))
        .and_then(Kind::of_token)
}

fn of_object(members: &Map<String, Value>) -> Option<Kind> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    if text("format") == Some(consentry_bundle::FORMAT) {
        return Some(Kind::Bundle);
    }
    if let Some(issuer) = text("issuer").filter(|_| members.contains_key("jwks_uri")) {
        return Some(Kind::DiscoveryDocument {
            issuer: issuer.to_owned(),
        });
    }
    if text("kty").is_some() {
        return Some(Kind::KeySet);
    }
    let keys = members.get("keys")?.as_array()?;
    let known = |key: &Value| key.get("kty").is_some();
    let nothing_else = !keys.is_empty() || members.len() == 1;
    (nothing_else && keys.iter().all(known)).then_some(Kind::KeySet)
}

/// Whether it is a certificate and nothing else: its lines in a file (RFC 7468 §5.1), or their base64 (RFC 5280 §4.1).
fn is_certificate(text: &str) -> bool {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    /// A sequence with two octets of length, which begins with another one: of what is in use, certificates alone.
    const SEQUENCE: [u8; 2] = [0x30, 0x82];
    if text.starts_with(BEGIN) {
        return true;
    }
    let packed: String = text.split_whitespace().collect();
    let Ok(octets) = BASE64_STANDARD.decode(packed) else {
        return false;
    };
    octets.starts_with(&SEQUENCE) && octets.get(4..6) == Some(&SEQUENCE)
}

/// A panel that shortens a value puts an ellipsis in its middle. One in a sentence has a blank beside it.
fn is_cut_off(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| word.len() > LEAST_CUT && has_ellipsis(word))
}

const LEAST_CUT: usize = 100;

/// Whether something was left out of the middle of a value.
pub(crate) fn has_ellipsis(value: &str) -> bool {
    let ellipsis = value.split_once('…').or_else(|| value.split_once("..."));
    ellipsis.is_some_and(|(before, after)| {
        before.ends_with(|last: char| last.is_ascii_alphanumeric()) && after.len() < value.len()
    })
}

impl SignInRequest {
    const fn bare(protocol: Protocol) -> Self {
        Self {
            protocol,
            asked_by: None,
            reply_to: None,
            name_id_format: None,
            contexts: Vec::new(),
        }
    }
}
