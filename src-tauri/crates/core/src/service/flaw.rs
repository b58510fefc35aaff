//! What can be wrong with a profile, as data. The words stand in the catalogue `profile`, message `profile-flaw`.

use serde::Serialize;
use serde_json::Value;

use super::{Notation, Turn, Unfit};

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "flaw", rename_all = "kebab-case")]
pub enum ProfileFlaw {
    /// Choices and type do not fit.
    Choices,
    /// The consent address is not at the sign-in host.
    ConsentElsewhere,
    /// Consent is asked for another application than the registration's.
    ConsentForAnother,
    /// A model's credentials do not go with its protocol.
    CredentialsForAnother,
    /// Something depends on itself, perhaps by way of others.
    Cycle,
    /// The default has not the form of the type.
    Default {
        /// Why not.
        unfit: Unfit,
    },
    /// Two guides for one step.
    GuideTwice,
    /// The id has another form than ids have.
    Id {
        /// The id.
        id: String,
    },
    /// Something else has the id.
    IdTaken {
        /// The id.
        id: String,
    },
    /// A list of texts has not as many as the English one.
    Lines {
        /// How many the English one has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// Somebody could be locked out: a task of the stage `enforce` comes after a `private_window` task and a `way_back`
    /// task, on every way.
    LockOut,
    /// A required task depends on an optional one, so that it could never be ready.
    NeedsAnOptionalTask {
        /// The optional task.
        id: String,
    },
    /// Words are needed where consent is asked for.
    NoLetter,
    /// Notifying somebody needs a note.
    NoNote,
    /// The value is one that no input offers.
    NoSuchChoice {
        /// The input, or `model`.
        input: String,
        /// The value.
        value: String,
    },
    /// There is no such input.
    NoSuchInput {
        /// What it was called.
        id: String,
    },
    /// Nothing of this kind is shared under this id.
    NoSuchShared {
        /// The kind: the name of a list or table.
        kind: String,
        /// What it was called.
        id: String,
    },
    /// There is no such task in this model.
    NoSuchTask {
        /// What it was called.
        id: String,
    },
    /// A language's file has a text for what the profile does not have.
    NoSuchText,
    /// A language's file changes what is no text.
    NotAText,
    /// Something has to be there.
    None,
    /// Something is handed over that the model does not have.
    NothingToHandOver,
    /// A letter has not the same values in it as the English one.
    OtherValues,
    /// Old credentials would be removed too early.
    OutOfTurn {
        /// The turn that comes first.
        before: Turn,
    },
    /// What is shared is used nowhere.
    SharedUnused,
    /// After the set-up everything is shown with the last step.
    StageInStep,
    /// The value is known only later.
    TooEarly {
        /// The value, as templates name it.
        name: String,
    },
    /// Turns are for the stage `rotate`.
    Turn,
    /// The file is larger than any profile.
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// It is not TOML, or not in the schema.
    Unlike {
        /// What the reader of TOML says.
        detail: String,
    },
    /// The file cannot be read.
    Unreadable {
        /// What the system says.
        detail: String,
    },
    /// The file follows another schema.
    Version {
        /// The version that stands there, if one does.
        found: Option<String>,
        /// The version that is read here.
        reads: u32,
    },
    /// A way back that nobody names.
    WayBackUnnamed,
    /// A text leaves the notation that it is written in.
    #[serde(untagged)]
    Notation(Notation),
}

impl ProfileFlaw {
    /// What the reader of TOML says, unless that is what the notation of a text says.
    pub(super) fn told(message: &str) -> Self {
        Notation::read(message).map_or_else(
            || Self::Unlike {
                detail: message.to_owned(),
            },
            Self::Notation,
        )
    }

    /// What another program says about it, in its own words.
    pub(super) fn detail(&self) -> Option<&str> {
        match self {
            Self::Unlike { detail } | Self::Unreadable { detail } => Some(detail),
            _ => None,
        }
    }

    /// The flaw as values: which it is as `flaw`, and what it is about.
    #[must_use]
    pub fn facts(&self) -> Vec<(String, String)> {
        let Ok(Value::Object(members)) = serde_json::to_value(self) else {
            return Vec::new();
        };
        let facts = members.into_iter().filter_map(|(name, value)| match value {
            Value::Null => None,
            Value::String(text) => Some((name, text)),
            other => Some((name, other.to_string())),
        });
        facts.collect()
    }
}
