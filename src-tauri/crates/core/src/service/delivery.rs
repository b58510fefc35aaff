//! How the service gets its values.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{FactId, Letter, Template};

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
    /// They are pasted into a form of the service.
    Paste,
}

/// One value to hand over.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HandOver {
    /// The client secret, which stands in no note.
    Secret {
        /// The field's own label.
        field: String,
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
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
}
