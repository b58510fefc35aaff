//! What can be wrong with a profile, as data. The words stand in the catalogue `profile`, message `profile-flaw`.

use super::notation::Notation;
use super::profile::SCHEMA_VERSION;
use super::{Name, Turn, Unfit};

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
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
    Default(Unfit),
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
    /// A text leaves the notation that it is written in.
    Notation(Notation),
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
        /// The value.
        name: Name,
    },
    /// Turns are for the stage `rotate`.
    Turn,
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
    },
    /// A way back that nobody names.
    WayBackUnnamed,
}

impl Flaw {
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
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let of = |flaw: &str, facts: &[(&'static str, &str)]| {
            let facts = facts
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()));
            [("flaw", flaw.to_owned())]
                .into_iter()
                .chain(facts)
                .collect()
        };
        match self {
            Self::Choices => of("choices", &[]),
            Self::ConsentElsewhere => of("consent-elsewhere", &[]),
            Self::ConsentForAnother => of("consent-for-another", &[]),
            Self::CredentialsForAnother => of("credentials-for-another", &[]),
            Self::Cycle => of("cycle", &[]),
            Self::Default(unfit) => of("default", &[("unfit", unfit.id())]),
            Self::GuideTwice => of("guide-twice", &[]),
            Self::Id { id } => of("id", &[("id", id)]),
            Self::IdTaken { id } => of("id-taken", &[("id", id)]),
            Self::Lines { expected, found } => {
                let (expected, found) = (expected.to_string(), found.to_string());
                of("lines", &[("expected", &expected), ("found", &found)])
            }
            Self::LockOut => of("lock-out", &[]),
            Self::NeedsAnOptionalTask { id } => of("needs-an-optional-task", &[("id", id)]),
            Self::NoLetter => of("no-letter", &[]),
            Self::NoNote => of("no-note", &[]),
            Self::NoSuchChoice { input, value } => {
                of("no-such-choice", &[("input", input), ("value", value)])
            }
            Self::NoSuchInput { id } => of("no-such-input", &[("id", id)]),
            Self::NoSuchShared { kind, id } => of("no-such-shared", &[("kind", kind), ("id", id)]),
            Self::NoSuchTask { id } => of("no-such-task", &[("id", id)]),
            Self::NoSuchText => of("no-such-text", &[]),
            Self::NotAText => of("not-a-text", &[]),
            Self::Notation(notation) => notation.facts(),
            Self::None => of("none", &[]),
            Self::NothingToHandOver => of("nothing-to-hand-over", &[]),
            Self::OtherValues => of("other-values", &[]),
            Self::OutOfTurn { before } => of("out-of-turn", &[("turn", before.as_str())]),
            Self::SharedUnused => of("shared-unused", &[]),
            Self::StageInStep => of("stage-in-step", &[]),
            Self::TooEarly { name } => of("too-early", &[("name", &name.to_string())]),
            Self::Turn => of("turn", &[]),
            Self::Unlike { detail } => of("unlike", &[("detail", detail)]),
            Self::Unreadable { detail } => of("unreadable", &[("detail", detail)]),
            Self::Version { found } => {
                let reads = SCHEMA_VERSION.to_string();
                let mut facts: Vec<_> = of("version", &[("reads", &reads)]);
                facts.extend(found.iter().map(|found| ("found", found.clone())));
                facts
            }
            Self::WayBackUnnamed => of("way-back-unnamed", &[]),
        }
    }
}
