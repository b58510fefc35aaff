//! One way to connect a service: who owns the app registration, what it costs and what it asks for.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    ClaimNeed, ConsentNeed, Credentials, Delivery, FactId, Guide, InputForm, Login, Observation,
    Registration, Task,
};

/// One integration model.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its id, such as `vendor-managed`: small letters, digits, `_` and `-`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One line.
    pub tagline: String,
    /// Who recommends it and why, where somebody does.
    #[serde(default)]
    pub recommended: Option<Recommendation>,
    /// What speaks for it.
    pub pros: Vec<String>,
    /// What speaks against it.
    pub cons: Vec<String>,
    /// What to know before choosing.
    #[serde(default)]
    pub caveats: Vec<Caveat>,
    /// What one needs.
    pub you_need: String,
    /// What one hands over.
    pub you_hand_over: String,
    /// What is left to do afterwards.
    pub afterwards: String,
    /// The facts that live in the texts above.
    #[serde(default)]
    pub covers: Vec<FactId>,
    /// The values it asks for.
    #[serde(default)]
    pub inputs: InputForm,
    /// The app registration it rests on.
    pub registration: Registration,
    /// What the application may do in the directory.
    pub consent: ConsentNeed,
    /// What proves the application.
    pub credentials: Credentials,
    /// How a person signs in.
    pub login: Login,
    /// What the service needs of a token.
    pub claims: Vec<ClaimNeed>,
    /// How the service gets its values.
    pub delivery: Delivery,
    /// What there is to do.
    #[serde(default)]
    pub tasks: Vec<Task>,
    /// What Consentry looks at by itself.
    #[serde(default)]
    pub observations: Vec<Observation>,
    /// Where to click.
    #[serde(default)]
    pub guides: Vec<Guide>,
    /// How its credentials are replaced, where there are any.
    #[serde(default)]
    pub rotation: Option<Rotation>,
}

/// Who recommends a model, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Who.
    pub by: String,
    /// Why, in a sentence.
    pub reason: String,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// Something to know before choosing, such as sources that disagree.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// Its id, by which a language's file names it.
    #[serde(default)]
    pub id: Option<String>,
    /// As a heading.
    pub title: String,
    /// In sentences.
    pub text: String,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// A question one can send to the service.
    #[serde(default)]
    pub question: Option<String>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// How credentials are replaced before they end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// Whose duty it is and what happens otherwise.
    pub text: String,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}
