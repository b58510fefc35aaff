//! Responses in canonical form, with one part or another changed.

use super::assertion::{ACS, ISSUER, NOW, REQUEST};
use super::signature::Signing;

pub(crate) const SUCCESS: &str = r#"<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"></samlp:StatusCode></samlp:Status>"#;

/// A response of SAML 2.0.
#[derive(Clone)]
pub(crate) struct Response {
    pub(crate) id: &'static str,
    pub(crate) version: &'static str,
    pub(crate) destination: Option<&'static str>,
    pub(crate) in_response_to: Option<&'static str>,
    pub(crate) issuer: String,
    /// `Extensions`, as XML.
    pub(crate) extensions: String,
    /// `Status` elements, as XML.
    pub(crate) status: String,
    /// What follows: assertions, as XML.
    pub(crate) inside: String,
}

impl Response {
    /// A good response around `inside`.
    pub(crate) fn around(inside: impl Into<String>) -> Self {
        Self {
            id: "_response",
            version: "2.0",
            destination: Some(ACS),
            in_response_to: Some(REQUEST),
            issuer: ISSUER.to_owned(),
            extensions: String::new(),
            status: SUCCESS.to_owned(),
            inside: inside.into(),
        }
    }

    /// The response in canonical form, with `signature` at its place.
    pub(crate) fn with(&self, signature: &str) -> String {
        let attribute = |name: &str, value: Option<&str>| {
            value.map_or_else(String::new, |value| format!(r#" {name}="{value}""#))
        };
        format!(
            concat!(
                r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"{destination} ID="{id}"{request}"#,
                r#" IssueInstant="{now}" Version="{version}">"#,
                r#"<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">{issuer}</Issuer>{signature}{extensions}{status}{inside}"#,
                "</samlp:Response>"
            ),
            destination = attribute("Destination", self.destination),
            id = self.id,
            request = attribute("InResponseTo", self.in_response_to),
            now = NOW,
            version = self.version,
            issuer = self.issuer,
            signature = signature,
            extensions = self.extensions,
            status = self.status,
            inside = self.inside,
        )
    }

    /// Without a signature of its own.
    pub(crate) fn unsigned(&self) -> String {
        self.with("")
    }

    /// The whole of it, signed.
    pub(crate) fn signed(&self, signing: &Signing) -> String {
        self.with(&signing.sign(&self.with(""), self.id))
    }
}
