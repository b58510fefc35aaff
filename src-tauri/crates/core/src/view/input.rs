//! What is asked for, and when: the fields of a model as a screen shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::service::ValueView;
use crate::service::{Condition, Input, InputType, Values};
use crate::step::Step;

/// A value that a model asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing of the field"
)]
pub struct InputView {
    /// Its id, as in `--input ID=VALUE`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it is and where to find it.
    pub help: String,
    /// Whether the model works without it.
    pub required: bool,
    /// What stands there unless somebody says otherwise.
    pub default: Option<String>,
    /// Whether that follows from the directory, once it is found.
    pub follows_directory: bool,
    /// What stands there.
    pub value: Option<String>,
    /// The values to choose from; free text where empty.
    pub choices: Vec<ValueView>,
    /// The form it has.
    pub kind: InputType,
    /// In which step it is asked.
    pub step: Step,
    /// When it is asked at all; always, where it says nothing.
    pub when: Option<ConditionView>,
    /// Whether it is one of the service's own switches.
    pub option: bool,
    /// What is recommended, and why.
    pub advice: Option<String>,
    /// What to know before it is changed from its default.
    pub risk: Option<String>,
    /// What it looks like.
    pub example: Option<String>,
    /// Whether the service's SAML metadata holds it.
    pub from_metadata: bool,
    /// The shapes it usually has, where what stands there has another one.
    pub usual: Option<String>,
}

/// When a field is asked for, over the ids of the other fields and `model`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ConditionView {
    /// All of these hold.
    All {
        /// Which.
        of: Vec<Self>,
    },
    /// At least one of these holds.
    Any {
        /// Which.
        of: Vec<Self>,
    },
    /// The field has one of these values.
    In {
        /// The field.
        subject: String,
        /// The values.
        values: Vec<String>,
    },
    /// Something was entered.
    NonEmpty {
        /// The field.
        subject: String,
    },
    /// The other does not hold.
    Not {
        /// Which.
        of: Box<Self>,
    },
}

impl Input {
    /// The input, with what was entered, and with what follows from what is `known` of the directory.
    #[must_use]
    pub fn view(&self, value: Option<&String>, known: &Values) -> InputView {
        let choices = self.choices.iter();
        let unusual = value.is_some_and(|value| !self.is_usual(value));
        InputView {
            id: self.id.clone(),
            label: self.label.clone(),
            help: self.help.clone(),
            kind: self.kind,
            required: self.required,
            default: self.standing(known),
            follows_directory: self.default_from.is_some(),
            value: value.cloned(),
            choices: choices
                .map(|choice| ValueView {
                    label: choice.label.clone(),
                    value: choice.value.clone(),
                })
                .collect(),
            step: self.ask_in.step(),
            when: self.when.as_ref().map(Condition::view),
            option: self.option,
            advice: self.advice.clone(),
            risk: self.risk.clone(),
            example: self.example.clone(),
            from_metadata: self.metadata.is_some(),
            usual: unusual.then(|| self.usual.join(", ")),
        }
    }
}

impl Condition {
    /// The condition as the window reads it, to show and hide fields while somebody fills them in.
    #[must_use]
    pub fn view(&self) -> ConditionView {
        let both = |one: &Self, other: &Self| vec![one.view(), other.view()];
        match self {
            Self::And(one, other) => ConditionView::All {
                of: both(one, other),
            },
            Self::In { subject, values } => ConditionView::In {
                subject: subject.clone(),
                values: values.clone(),
            },
            Self::NonEmpty { subject } => ConditionView::NonEmpty {
                subject: subject.clone(),
            },
            Self::Not(other) => ConditionView::Not {
                of: Box::new(other.view()),
            },
            Self::Or(one, other) => ConditionView::Any {
                of: both(one, other),
            },
        }
    }
}
