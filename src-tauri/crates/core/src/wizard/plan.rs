//! What a model asks of the steps after it.

use serde::{Deserialize, Serialize};

use crate::entra::registration::ClientId;
use crate::service::CredentialKind;
use crate::service::{AskIn, ConsentRequest, Inputs, Model, Name};
use crate::step::Step;

/// What a model asks of the steps after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Plan {
    /// The service's own application, where it brings one.
    pub vendor: Option<ClientId>,
    /// What there is to consent to.
    pub consent: ConsentPlan,
    /// What proves the application.
    pub credentials: CredentialKind,
    /// The values that have to be there before a later step is done, by the ids of their inputs.
    pub asks: Vec<(Step, String)>,
    /// The inputs that a test login is made of: with other values it proves something else.
    pub login_inputs: Vec<String>,
}

/// What there is to consent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ConsentPlan {
    /// Nothing.
    None,
    /// The model works only with it.
    Required,
    /// People can do without.
    Skippable,
}

impl Plan {
    /// What `model` asks, with these values.
    #[must_use]
    pub fn new(model: &Model, inputs: &Inputs) -> Self {
        Self {
            vendor: model.vendor_client_id(),
            consent: match model.consent.request {
                ConsentRequest::None { .. } => ConsentPlan::None,
                _ if model.consent.required() => ConsentPlan::Required,
                _ => ConsentPlan::Skippable,
            },
            credentials: model.credentials.kind(),
            asks: model
                .inputs
                .asked(&model.id, inputs)
                .filter(|input| input.required && input.ask_in != AskIn::Model)
                .map(|input| (input.ask_in.step(), input.id.clone()))
                .collect(),
            login_inputs: login_inputs(model),
        }
    }
}

/// Only where the service's name for itself goes into the request: a code flow is the same whatever else is
/// entered.
fn login_inputs(model: &Model) -> Vec<String> {
    let Some(relying_party) = model.login.relying_party() else {
        return vec![];
    };
    let names = relying_party
        .names()
        .chain(model.login.answer_address().names());
    let mut ids: Vec<String> = names
        .filter_map(|name| match name {
            Name::Input(id) => Some(id.split('.').next().unwrap_or(id).to_owned()),
            _ => None,
        })
        .collect();
    ids.sort();
    ids.dedup();
    ids
}
