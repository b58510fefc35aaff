//! What Consentry observes by itself: facts that anybody can see without signing in.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, FactId, Template};
use crate::failure::Failure;
use crate::step::Step;

/// One thing that Consentry observes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its id: small letters, digits, `_` and `-`; unique among the profile's checks and those of a model.
    pub id: String,
    /// In which step it is shown.
    pub step: Step,
    /// What is looked at, as a heading.
    pub title: String,
    /// How it is looked at.
    #[serde(rename = "observe")]
    pub kind: ObservationKind,
    /// When it is looked at all.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// How something is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ObservationKind {
    /// A discovery document is there, names one directory, and it is the one that is being connected (OpenID
    /// Connect Discovery 1.0 §4.3).
    Discovery {
        /// Its address.
        url: Template,
    },
    /// The domain has a TXT record under this name (RFC 1035 §3.3.14).
    DnsTxt {
        /// The record's whole name.
        name: Template,
    },
    /// A host answers by HTTPS, whatever it says.
    HttpsAnswers {
        /// The address to ask.
        url: Template,
    },
    /// A domain belongs to the directory that is being connected.
    SameTenant {
        /// The domain.
        domain: Template,
    },
    /// A token of the service's holds something at one of these places, which are read when it is pasted.
    TokenPaths {
        /// Names of members, one inside the other, separated by full stops.
        paths: Vec<String>,
    },
    /// None of these domains stands in another of this person's set-ups for the same service.
    UniqueDomains {
        /// The input that holds them.
        input: String,
        /// The input whose address says where they have to be unique: on its host. Everywhere, where it says nothing.
        #[serde(default)]
        within: Option<String>,
    },
    /// What was entered has one of the shapes it usually has.
    UsualShape {
        /// The input.
        input: String,
    },
}

/// What an observation came to.
#[derive(Debug, Clone, PartialEq)]
pub enum ObservationState {
    /// It is being observed.
    Observing,
    /// It is as it should be.
    AsItShould {
        /// What was seen.
        seen: Seen,
        /// When.
        at: DateTime<Utc>,
    },
    /// It is not.
    Otherwise {
        /// What is wrong.
        failure: Failure,
        /// When.
        at: DateTime<Utc>,
    },
    /// No answer came, or there is nothing to observe yet.
    Unknown {
        /// Why not.
        failure: Failure,
        /// When.
        at: DateTime<Utc>,
    },
}

/// What was seen, where it is as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The host answers.
    Answer {
        /// Its name.
        host: String,
    },
    /// The discovery document is the directory's.
    Directory {
        /// The issuer that it names.
        issuer: String,
    },
    /// The domain is the directory's.
    Domain {
        /// The domain.
        domain: String,
    },
    /// No other set-up holds any of the domains.
    NoOther,
    /// There are TXT records.
    Records {
        /// Their name.
        name: String,
        /// How many.
        count: i64,
    },
    /// The token holds something.
    Token {
        /// At which places.
        paths: Vec<String>,
    },
    /// The value has one of the shapes it usually has.
    Usual,
}
