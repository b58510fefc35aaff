//! A SAML message as it arrives: out of its binding, and read from XML. What it asks for is judged elsewhere.

use std::io::Read;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::read::DeflateDecoder;
use roxmltree::{Document, Node};

use crate::{
    aadsts::{Aadsts, Refusal},
    entra::assertion::SAML,
    limits::SAML_MESSAGE,
    wire::Call,
};

const SAMLP: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

/// A message out of its binding.
pub(super) struct Received {
    pub(super) xml: String,
    /// Comes back unchanged.
    pub(super) relay_state: Option<String>,
}

/// A message that is understood.
pub(super) enum Message {
    AuthnRequest(Box<AuthnRequest>),
    LogoutRequest,
}

/// What an `AuthnRequest` says, as it says it.
pub(super) struct AuthnRequest {
    pub(super) id: String,
    pub(super) issuer: String,
    pub(super) acs: Option<String>,
    pub(super) destination: Option<String>,
    pub(super) protocol_binding: Option<String>,
    pub(super) name_id_format: Option<String>,
    pub(super) sp_name_qualifier: Option<String>,
    pub(super) force_authn: bool,
    pub(super) is_passive: bool,
    /// `Comparison` of the `RequestedAuthnContext`, `exact` unless it says otherwise.
    pub(super) comparison: String,
    pub(super) contexts: Vec<String>,
    /// The first property in it that is not supported.
    pub(super) unsupported: Option<&'static str>,
    pub(super) has_subject: bool,
}

/// Takes the message out of HTTP-Redirect (SAML bindings 2.0 §3.4) or HTTP-POST (§3.5).
///
/// # Errors
/// 750054 when there is none, 75001 when it is not encoded as the binding says.
pub(super) fn received(call: &Call) -> Result<Received, Refusal> {
    let xml = if let Some(encoded) = call.query.get("SAMLRequest") {
        inflated(&decoded(encoded)?)
    } else if let Some(encoded) = call.form.get("SAMLRequest") {
        String::from_utf8(decoded(encoded)?).ok()
    } else {
        return Err(Aadsts::SamlRequestMissing.into());
    };
    Ok(Received {
        xml: xml.ok_or(Aadsts::SamlBindingEncoding)?,
        relay_state: call.query.and(&call.form).owned("RelayState"),
    })
}

fn decoded(encoded: &str) -> Result<Vec<u8>, Refusal> {
    let encoded: String = encoded.split_ascii_whitespace().collect();
    STANDARD
        .decode(encoded)
        .map_err(|_| Aadsts::SamlBindingEncoding.into())
}

fn inflated(bytes: &[u8]) -> Option<String> {
    let mut xml = String::new();
    DeflateDecoder::new(bytes)
        .take(SAML_MESSAGE)
        .read_to_string(&mut xml)
        .ok()?;
    Some(xml)
}

/// Reads the message. A document type declaration is refused.
///
/// # Errors
/// 75005 when it is no XML or no message Entra takes.
pub(super) fn parse(xml: &str) -> Result<Message, Refusal> {
    let invalid = |reason: &str| Aadsts::SamlMessageInvalid.about(reason);
    let document = Document::parse(xml).map_err(|error| invalid(&error.to_string()))?;
    let root = document.root_element();
    if root.has_tag_name((SAMLP, "LogoutRequest")) {
        return Ok(Message::LogoutRequest);
    }
    if !root.has_tag_name((SAMLP, "AuthnRequest")) {
        return Err(invalid(root.tag_name().name()));
    }
    if root.attribute("Version") != Some("2.0") {
        return Err(invalid("Version"));
    }
    let required = |name| root.attribute(name).ok_or_else(|| invalid(name));
    let issue_instant = required("IssueInstant")?;
    if chrono::DateTime::parse_from_rfc3339(issue_instant).is_err() {
        return Err(invalid("IssueInstant"));
    }
    let id = required("ID")?.to_owned();
    let issuer = child(root, SAML, "Issuer")
        .and_then(|issuer| issuer.text())
        .ok_or_else(|| invalid("Issuer"))?;
    Ok(Message::AuthnRequest(Box::new(read(root, id, issuer))))
}

fn read(root: Node<'_, '_>, id: String, issuer: &str) -> AuthnRequest {
    let owned = |name| root.attribute(name).map(str::to_owned);
    let flag = |name| matches!(root.attribute(name), Some("true" | "1"));
    let policy = child(root, SAMLP, "NameIDPolicy");
    let of_policy = |name| policy.and_then(|p| p.attribute(name)).map(str::to_owned);
    let context = child(root, SAMLP, "RequestedAuthnContext");
    let comparison = context.and_then(|context| context.attribute("Comparison"));
    AuthnRequest {
        id,
        issuer: issuer.to_owned(),
        acs: owned("AssertionConsumerServiceURL"),
        destination: owned("Destination"),
        protocol_binding: owned("ProtocolBinding"),
        name_id_format: of_policy("Format"),
        sp_name_qualifier: of_policy("SPNameQualifier"),
        force_authn: flag("ForceAuthn"),
        is_passive: flag("IsPassive"),
        comparison: comparison.unwrap_or("exact").to_owned(),
        contexts: context.map_or_else(Vec::new, classes),
        unsupported: child(root, SAMLP, "Scoping").and_then(unsupported),
        has_subject: child(root, SAML, "Subject").is_some(),
    }
}

fn classes(context: Node<'_, '_>) -> Vec<String> {
    context
        .children()
        .filter(|node| node.has_tag_name((SAML, "AuthnContextClassRef")))
        .filter_map(|node| node.text())
        .map(|class| class.trim().to_owned())
        .collect()
}

/// An empty `Scoping` is let pass.
fn unsupported(scoping: Node<'_, '_>) -> Option<&'static str> {
    if scoping.has_attribute("ProxyCount") {
        Some("Scoping/ProxyCount")
    } else if child(scoping, SAMLP, "IDPList").is_some() {
        Some("Scoping/IDPList")
    } else {
        child(scoping, SAMLP, "RequesterID").map(|_| "Scoping/RequesterID")
    }
}

fn child<'a, 'input>(
    node: Node<'a, 'input>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'input>> {
    node.children()
        .find(|child| child.has_tag_name((namespace, name)))
}
