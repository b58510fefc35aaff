//! One thing somebody does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Condition, Exact, FactId};
use crate::step::Step;

/// One thing somebody does, and how one knows that it worked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its id: small letters, digits, `_` and `-`; unique among the profile's tasks and those of a model.
    pub id: String,
    /// In which step it is shown.
    pub step: Step,
    /// At which stage of the connection's life.
    #[serde(default)]
    pub stage: Stage,
    /// Where it is done.
    pub side: Side,
    /// What to do, as a heading.
    pub title: String,
    /// How, in sentences.
    pub text: String,
    /// Whose turn it is, in words: `You, in the Entra admin center`.
    pub who: String,
    /// The menus that lead there.
    #[serde(default)]
    pub path: Vec<String>,
    /// Other wordings of those menus.
    #[serde(default)]
    pub path_otherwise: Vec<Vec<String>>,
    /// Values to use.
    #[serde(default)]
    pub values: Vec<Exact>,
    /// What to know before it is done.
    #[serde(default)]
    pub warning: Option<String>,
    /// What has to be said together with its being done.
    #[serde(default)]
    pub asks: Option<String>,
    /// Whether it is the sign-in at the service itself, in a private window.
    #[serde(default)]
    pub private_window: bool,
    /// Whether it names the way back in; goes with `asks`.
    #[serde(default)]
    pub way_back: bool,
    /// Its turn in replacing credentials; there in the stage `rotate`, and only there.
    #[serde(default)]
    pub turn: Option<Turn>,
    /// How one knows that it worked.
    #[serde(default)]
    pub how_you_know: Option<String>,
    /// The tasks that come before it.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// When there is such a task at all; always, where it says nothing.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Whether the set-up is complete without it.
    #[serde(default)]
    pub optional: bool,
    /// The step whose fact shows that it was done, where one does; otherwise a person says so.
    #[serde(default)]
    pub proved_by: Option<Step>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// Where a task is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In the domain's DNS.
    Dns,
    /// In the Entra admin center.
    Entra,
    /// By somebody else, who has to be asked.
    Person,
    /// In the service.
    Service,
}

/// A stage in a connection's life.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Until the bundle is saved and the service has its values.
    #[default]
    SetUp,
    /// Switching it on for people.
    Enable,
    /// Taking the other ways of signing in away.
    Enforce,
    /// Replacing a secret or certificate before it ends.
    Rotate,
}

/// A turn in replacing credentials. The old ones go last, after the new ones were seen to work.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The new ones are made in Entra.
    Make,
    /// The service gets them.
    Deliver,
    /// Somebody signs in with them.
    Test,
    /// The old ones are removed.
    Remove,
}
