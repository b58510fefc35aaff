//! A federated service in few words: its requests, what is posted back to it, and the signatures in that, judged by
//! an implementation that is not ours.

use std::{collections::HashMap, fmt::Write as _, io::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bergshamra_dsig::{DsigContext, VerifyResult, verify::verify_all};
use bergshamra_keys::{KeysManager, loader::load_x509_cert_der};
use consentry_practice::ReadyApplication;
use flate2::{Compression, write::DeflateEncoder};
use reqwest::Response;
use roxmltree::Document;

use crate::client::{Bench, CONTOSO, overridden};

pub(crate) const CUSTOM_SAML: &str = "a26f5de3-b904-4817-9d6c-e4830c7f1b95";
pub(crate) const KINDE_SAML: &str = "0f94c6b1-7ae8-4d35-82fc-b16d3e09a758";
pub(crate) const KINDE_WS_FED: &str = "c8e150d9-42b7-4f6a-a38c-95d7f0e3b264";
pub(crate) const CUSTOM_WS_FED: &str = "52fb3e80-d6c9-4a17-b0e4-8f1a97c5d36e";
pub(crate) const ACS: &str = "http://localhost:49213/saml";
pub(crate) const WREPLY: &str = "http://localhost:49213/wsfed";
pub(crate) const REQUEST_ID: &str = "_6c1c178c166d486687be4aaf5e482730";
pub(crate) const EMAIL: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
pub(crate) const NAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
pub(crate) const PERSISTENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
pub(crate) const EMAIL_FORMAT: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

/// The form of a page that posts itself.
pub(crate) struct Posted {
    pub(crate) action: String,
    pub(crate) fields: HashMap<String, String>,
}

impl Posted {
    pub(crate) async fn of(response: Response) -> Self {
        let page = response.text().await.unwrap();
        let form = page
            .split_once(r#"<form method="post" action=""#)
            .unwrap_or_else(|| panic!("no form in {page}"))
            .1;
        let value = |text: &str| unescaped(text.split('"').next().unwrap());
        let fields = form
            .split(r#"<input type="hidden" name=""#)
            .skip(1)
            .map(|field| {
                let (name, rest) = field.split_once(r#"" value=""#).unwrap();
                (name.to_owned(), value(rest))
            })
            .collect();
        Self {
            action: value(form),
            fields,
        }
    }

    /// The XML of `SAMLResponse`.
    pub(crate) fn saml_response(&self) -> String {
        let bytes = STANDARD.decode(&self.fields["SAMLResponse"]).unwrap();
        String::from_utf8(bytes).unwrap()
    }
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (escaped, plain)| {
        text.replace(escaped, plain)
    })
}

/// An `AuthnRequest` of that issuer for [`ACS`]. `attributes` replace the usual ones, `inner` follows the issuer.
pub(crate) fn authn_request(issuer: &str, attributes: &[(&str, &str)], inner: &str) -> String {
    let usual = [
        ("ID", REQUEST_ID),
        ("Version", "2.0"),
        ("IssueInstant", "2027-01-15T08:00:00Z"),
        ("AssertionConsumerServiceURL", ACS),
    ];
    let mut written = String::new();
    for (name, value) in overridden(&usual, attributes) {
        write!(written, r#" {name}="{value}""#).unwrap();
    }
    format!(
        r#"<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"{written}><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">{issuer}</Issuer>{inner}</samlp:AuthnRequest>"#
    )
}

/// HTTP-Redirect: raw DEFLATE, base64.
pub(crate) fn deflated(xml: &str) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(xml.as_bytes()).unwrap();
    STANDARD.encode(encoder.finish().unwrap())
}

impl Bench {
    pub(crate) async fn saml(&self, xml: &str) -> Response {
        let query = [
            ("SAMLRequest", &*deflated(xml)),
            ("RelayState", "the <state>"),
        ];
        self.get(&format!("{CONTOSO}/saml2"), &query).await
    }

    /// The response to the usual request of an application.
    pub(crate) async fn saml_login(&self, client_id: &str) -> String {
        let app = self.application(client_id);
        let request = authn_request(&app.identifier_uris[0], &[], "");
        Posted::of(self.saml(&request).await).await.saml_response()
    }

    pub(crate) async fn ws_fed_login(&self, app: &ReadyApplication) -> String {
        let query = [
            ("wa", "wsignin1.0"),
            ("wtrealm", &*app.identifier_uris[0]),
            ("wreply", WREPLY),
            ("wctx", "the context"),
        ];
        let response = self.get(&format!("{CONTOSO}/wsfed"), &query).await;
        Posted::of(response).await.fields["wresult"].clone()
    }

    pub(crate) async fn metadata(&self, query: &[(&str, &str)]) -> String {
        let path = format!("{CONTOSO}/federationmetadata/2007-06/federationmetadata.xml");
        let response = self.get(&path, query).await;
        assert_eq!(response.status(), 200);
        response.text().await.unwrap()
    }

    /// The certificates that sign for an application, as its metadata says.
    pub(crate) async fn certificates(&self, client_id: &str) -> Vec<Vec<u8>> {
        certificates(&self.metadata(&[("appid", client_id)]).await)
    }
}

/// The signing certificates of the SAML identity provider in a metadata document.
pub(crate) fn certificates(metadata: &str) -> Vec<Vec<u8>> {
    let document = Document::parse(metadata).unwrap();
    let provider = document
        .descendants()
        .find(|node| node.has_tag_name("IDPSSODescriptor"))
        .unwrap();
    provider
        .descendants()
        .filter(|node| node.has_tag_name("X509Certificate"))
        .map(|node| STANDARD.decode(node.text().unwrap()).unwrap())
        .collect()
}

/// Which elements the signatures in `xml` cover, if every one of them was made with that certificate's key.
pub(crate) fn covered(xml: &str, certificate: &[u8]) -> Option<Vec<String>> {
    let mut keys = KeysManager::new();
    keys.add_key(load_x509_cert_der(certificate).unwrap());
    let results = verify_all(&DsigContext::new(keys), xml).unwrap();
    let document = Document::parse(xml).unwrap();
    let name = |uri: &str| {
        let id = uri.strip_prefix('#').unwrap();
        let mut nodes = document
            .descendants()
            .filter(|node| node.attribute("ID").or(node.attribute("AssertionID")) == Some(id));
        nodes.next().unwrap().tag_name().name().to_owned()
    };
    assert!(!results.is_empty(), "nothing is signed in {xml}");
    results
        .iter()
        .map(|result| match result {
            VerifyResult::Valid { references, .. } => Some(name(&references[0].uri)),
            VerifyResult::Invalid { .. } => None,
        })
        .collect()
}

/// The text of the first element of that name, wherever it is.
pub(crate) fn text(xml: &str, name: &str) -> Option<String> {
    let document = Document::parse(xml).unwrap();
    let found = document
        .descendants()
        .find(|node| node.tag_name().name() == name)?;
    found.text().map(str::to_owned)
}

/// An attribute of the first element of that name.
pub(crate) fn attribute(xml: &str, name: &str, attribute: &str) -> Option<String> {
    let document = Document::parse(xml).unwrap();
    let found = document
        .descendants()
        .find(|node| node.tag_name().name() == name)?;
    found.attribute(attribute).map(str::to_owned)
}

/// The values of a claim.
pub(crate) fn claim(xml: &str, name: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    document
        .descendants()
        .filter(|node| node.attribute("Name") == Some(name))
        .flat_map(|node| node.children())
        .filter_map(|value| value.text().map(str::to_owned))
        .collect()
}
