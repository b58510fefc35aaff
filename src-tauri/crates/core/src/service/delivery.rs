//! How the service gets its values.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, FactId, Inputs, Letter, Template};

/// How the service gets its values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// In which way.
    pub method: Method,
    /// As a heading.
    pub title: String,
    /// The values, each with the name of its field there.
    pub items: Vec<HandOver>,
    /// Words to send; `notify` needs them.
    #[serde(default)]
    pub note: Option<Letter>,
    /// By which ways they must not go, in words, such as `email`.
    #[serde(default)]
    pub never_by: Vec<String>,
    /// For whom one waits then, where one does.
    #[serde(default)]
    pub then_wait: Option<String>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// In which way the service gets its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A person of the service is told.
    Notify,
    /// They go through a link that opens once.
    OneTimeShare,
    /// They are pasted into a form of the service.
    Paste,
}

/// One value to hand over.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HandOver {
    /// Entra's signing certificate.
    Certificate {
        /// The field's own label.
        field: String,
        /// In which form.
        form: CertificateForm,
        /// When it is handed over at all.
        #[serde(default)]
        when: Option<Condition>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// The application's federation metadata.
    Metadata {
        /// The field's own label.
        field: String,
        /// In which form.
        form: MetadataForm,
        /// When it is handed over at all.
        #[serde(default)]
        when: Option<Condition>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// The client secret, which stands in no note.
    Secret {
        /// The field's own label.
        field: String,
        /// When it is handed over at all.
        #[serde(default)]
        when: Option<Condition>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// A value that is no secret.
    Value {
        /// The field's own label.
        field: String,
        /// The value.
        template: Template,
        /// When it is handed over at all.
        #[serde(default)]
        when: Option<Condition>,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
}

/// The form of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CertificateForm {
    /// PEM (RFC 7468), as the admin center's Certificate (Base64).
    Base64,
    /// The same without its first and last line.
    Body,
}

/// The form of federation metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MetadataForm {
    /// Its address: the App Federation Metadata Url.
    Url,
    /// The document itself: the Federation Metadata XML.
    Xml,
}

impl HandOver {
    /// Whether it is handed over in this model with these values.
    #[must_use]
    pub fn applies(&self, model: &str, inputs: &Inputs) -> bool {
        self.when().is_none_or(|when| when.holds(model, inputs))
    }

    /// When it is handed over; always, where it says nothing.
    #[must_use]
    pub const fn when(&self) -> Option<&Condition> {
        let (Self::Certificate { when, .. }
        | Self::Metadata { when, .. }
        | Self::Secret { when, .. }
        | Self::Value { when, .. }) = self;
        when.as_ref()
    }
}
