//! Writes the corpus: one answer per file, each with one thing wrong and named for it. The same keys, moments
//! and identifiers every time, so that the files can be written again and compared.

mod assertion;
mod keys;
mod metadata;
mod response;
mod saml;
mod signature;
mod wrapping;
mod ws_fed;

use serde_json::{Value, json};

pub(crate) use assertion::{ACS, ENTITY_ID, NOW};

/// One answer.
pub(crate) struct Vector {
    /// The protocol: `saml` or `ws_fed`.
    pub(crate) folder: &'static str,
    /// What is wrong with it.
    pub(crate) name: String,
    /// The failure code it must be given; none where it is good.
    pub(crate) code: Option<&'static str>,
    /// The answer.
    pub(crate) xml: String,
    /// The provider's metadata that is known.
    pub(crate) metadata: &'static str,
    /// The service's name, where it is another than usual.
    pub(crate) service: Option<&'static str>,
    /// The request's ID, where it is known (SAML).
    pub(crate) in_response_to: Option<&'static str>,
    /// Whether SHA-1 is allowed.
    pub(crate) allow_sha1: bool,
}

impl Vector {
    fn of(folder: &'static str, name: impl Into<String>, xml: String) -> Self {
        Self {
            folder,
            name: name.into(),
            code: None,
            xml,
            metadata: "provider",
            service: None,
            in_response_to: (folder == "saml").then_some(assertion::REQUEST),
            allow_sha1: false,
        }
    }

    fn refused(self, code: &'static str) -> Self {
        Self {
            code: Some(code),
            ..self
        }
    }

    /// Where it lies in the corpus.
    pub(crate) fn file(&self) -> String {
        format!("{}/{}.xml", self.folder, self.name)
    }

    fn entry(&self) -> Value {
        json!({
            "file": self.file(),
            "code": self.code,
            "metadata": format!("metadata/{}.xml", self.metadata),
            "service": self.service,
            "in_response_to": self.in_response_to,
            "allow_sha1": self.allow_sha1,
        })
    }
}

/// A good answer to the request of this ID.
pub(crate) fn answer_to(request: &str) -> String {
    saml::answer_to(request)
}

/// The provider's metadata.
pub(crate) fn provider() -> String {
    metadata::provider()
}

/// Every answer.
pub(crate) fn vectors() -> Vec<Vector> {
    [saml::vectors(), wrapping::vectors(), ws_fed::vectors()]
        .into_iter()
        .flatten()
        .collect()
}

/// Every file of the corpus but the keys, with its content.
pub(crate) fn files() -> Vec<(String, String)> {
    let vectors = vectors();
    let entries: Vec<_> = vectors.iter().map(Vector::entry).collect();
    let manifest = json!({
        "at": assertion::NOW,
        "tenant": assertion::TENANT,
        "saml": { "entity_id": assertion::ENTITY_ID, "acs": assertion::ACS },
        "ws_fed": { "wtrealm": ws_fed::WTREALM, "wreply": ws_fed::WREPLY },
        "never_believed": "mallory",
        "vectors": entries,
    });
    let manifest = serde_json::to_string_pretty(&manifest).unwrap() + "\n";
    let mut files: Vec<_> = vectors
        .into_iter()
        .map(|vector| (vector.file(), vector.xml + "\n"))
        .collect();
    files.extend(metadata::documents());
    files.push(("manifest.json".to_owned(), manifest));
    files
}
