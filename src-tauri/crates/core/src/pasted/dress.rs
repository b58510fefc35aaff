//! How a thing was dressed, as data: what was taken off, where it stood, and which of several it is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One wrapper that was taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// An address whose query or fragment holds it.
    Address,
    /// Base64 in any dialect (RFC 4648 §4 and §5).
    Base64,
    /// A fence of a code block, or marks of a quoted mail.
    Quotation,
    /// A command or a program's call, as a browser's tools copy it.
    Command,
    /// DEFLATE (RFC 1951), as the HTTP-Redirect binding has it.
    Deflate,
    /// Fields of a form (application/x-www-form-urlencoded).
    Form,
    /// A recording of a browser's requests (HTTP Archive 1.2).
    Har,
    /// A JSON object or list.
    Json,
    /// Escapes of a JSON text, such as `\u0026`.
    JsonEscapes,
    /// Lines of names and values.
    Lines,
    /// A link that a mail filter put in the address's place.
    Link,
    /// Line breaks of a mail, or its quoted-printable encoding (RFC 2045 §6.7).
    Mail,
    /// A page whose form would have posted it.
    Page,
    /// One layer of percent-encoding too much.
    PercentEncoding,
    /// A sentence around it.
    Prose,
    /// An export of SAML-tracer.
    SamlTracer,
    /// A table of names and values.
    Table,
    /// UTF-16, as Windows PowerShell writes it.
    Utf16,
    /// Windows-1252, or another encoding that a document names for itself.
    Windows1252,
    /// Escapes of XML and HTML, such as `&amp;`.
    XmlEscapes,
}

impl Layer {
    /// Whether it goes without saying: every posted answer is base64 in a form, every token response JSON.
    const fn is_usual(self) -> bool {
        matches!(self, Self::Address | Self::Base64 | Self::Form | Self::Json)
    }
}

/// How a thing was dressed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Dress {
    /// What was taken off, from the outside in.
    pub layers: Vec<Layer>,
    /// The request that it stood in, where a browser's requests were recorded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub recorded: Option<Recorded>,
    /// Which of several it is, from 1.
    pub which: usize,
    /// How many of its kind there were.
    pub of: usize,
}

impl Dress {
    /// What is worth saying of it, each once.
    #[must_use]
    pub fn unusual(&self) -> Vec<Layer> {
        let mut layers: Vec<Layer> = Vec::new();
        for layer in self.layers.iter().filter(|layer| !layer.is_usual()) {
            if !layers.contains(layer) {
                layers.push(*layer);
            }
        }
        layers
    }

    /// Whether a person should be told.
    #[must_use]
    pub fn is_worth_saying(&self) -> bool {
        self.of > 1 || !self.unusual().is_empty()
    }
}

/// A request in a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    /// Which request, from 1.
    pub request: usize,
    /// How many requests there are.
    pub of: usize,
    /// Where it went, without query and fragment.
    pub address: String,
    /// When, where the recording says so.
    #[serde(skip)]
    #[ts(skip)]
    pub at: Option<DateTime<Utc>>,
}
