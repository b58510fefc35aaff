//! The authentication request (SAML core §3.4.1) as Entra takes it, on its way by HTTP-Redirect (SAML bindings
//! §3.4): no `Subject` and no `RequestedAuthnContext`, which Entra refuses or holds against the person.

use std::io::{self, Write as _};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use uppsala::XmlWriter;
use url::Url;

use super::SamlParameters;
use crate::failure::{Failure, FailureCode};
use crate::xml::ns;

const POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/// A request to be written.
pub(super) struct AuthnRequest<'a> {
    pub(super) id: &'a str,
    pub(super) issued: DateTime<Utc>,
    pub(super) endpoint: &'a Url,
    pub(super) params: &'a SamlParameters,
}

impl AuthnRequest<'_> {
    /// The address that carries it (SAML bindings §3.4.4.1).
    pub(super) fn redirect(&self, relay_state: &str) -> Result<Url, Failure> {
        let packed =
            deflated(&self.xml()).map_err(|_| Failure::new(FailureCode::InternalDefect))?;
        let mut url = self.endpoint.clone();
        url.query_pairs_mut()
            .append_pair("SAMLRequest", &BASE64_STANDARD.encode(packed))
            .append_pair("RelayState", relay_state);
        if let Some(hint) = &self.params.login_hint {
            url.query_pairs_mut().append_pair("login_hint", hint);
        }
        Ok(url)
    }

    fn xml(&self) -> String {
        let issued = self.issued.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut attributes = vec![
            ("xmlns:samlp", ns::PROTOCOL),
            ("xmlns:saml", ns::ASSERTION),
            ("ID", self.id),
            ("Version", "2.0"),
            ("IssueInstant", &issued),
            ("Destination", self.endpoint.as_str()),
            ("AssertionConsumerServiceURL", self.params.acs.as_str()),
            ("ProtocolBinding", POST),
        ];
        if self.params.force_authn {
            attributes.push(("ForceAuthn", "true"));
        }
        let mut writer = XmlWriter::new();
        writer.start_element("samlp:AuthnRequest", &attributes);
        writer.start_element("saml:Issuer", &[]);
        writer.text(self.params.entity_id.as_str());
        writer.end_element("saml:Issuer");
        if let Some(format) = self.params.name_id.format {
            writer.empty_element("samlp:NameIDPolicy", &[("Format", format.uri())]);
        }
        writer.end_element("samlp:AuthnRequest");
        writer.into_string()
    }
}

/// DEFLATE without any header (RFC 1951).
fn deflated(xml: &str) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(xml.as_bytes())?;
    encoder.finish()
}
