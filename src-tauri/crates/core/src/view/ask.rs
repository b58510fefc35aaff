//! What is asked for in a step, in the order of asking.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::InputView;
use crate::language::Language;
use crate::scene::Scene;
use crate::scene::agenda::{Agenda, Ask};

/// Something that is asked for in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AskView {
    /// Which directory.
    Tenant,
    /// Which integration model.
    Model,
    /// A value that the model asks for; it stands among the inputs.
    Input {
        /// Its id.
        id: String,
    },
    /// Which application.
    Application {
        /// Whether its App Federation Metadata Url does as well as its Application (client) ID.
        by_metadata: bool,
        /// What it is called.
        label: String,
        /// Where it comes from, in a sentence.
        hint: String,
    },
    /// The client secret (Value).
    Secret,
    /// The last day of that secret, where it is known.
    Expires,
}

impl AskView {
    fn new(ask: &Ask<'_>, language: &Language) -> Self {
        match ask {
            Ask::Tenant => Self::Tenant,
            Ask::Model(_) => Self::Model,
            Ask::Input(input) => Self::Input {
                id: input.id.clone(),
            },
            Ask::Application { by_metadata } => {
                let by = [("by", if *by_metadata { "metadata" } else { "id" })];
                Self::Application {
                    by_metadata: *by_metadata,
                    label: language.say("ask-application", &by),
                    hint: language.say("ask-application-hint", &by),
                }
            }
            Ask::Secret => Self::Secret,
            Ask::Expires => Self::Expires,
        }
    }
}

/// What is asked for, in the order of asking.
pub(super) fn views(asks: &[Ask<'_>], language: &Language) -> Vec<AskView> {
    asks.iter().map(|ask| AskView::new(ask, language)).collect()
}

/// The values that the model asks for in a step, with what was entered.
pub(super) fn inputs(scene: &Scene<'_>, agenda: &Agenda<'_>) -> Vec<InputView> {
    let entered = scene.inputs();
    let tenant = scene.facts().tenant_values();
    let view = |ask: &Ask<'_>| match ask {
        Ask::Input(input) => {
            let value = entered.get(&input.id).map(str::to_owned);
            Some(input.view(value.as_ref(), &tenant))
        }
        _ => None,
    };
    agenda.asks.iter().filter_map(view).collect()
}
