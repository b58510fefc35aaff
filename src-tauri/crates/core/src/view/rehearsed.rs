//! A rehearsal in words: what had failed and where, and what came of it here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::steps::step_name;
use crate::language::{Language, MISSING};
use crate::rehearsal::{Rehearsal, RehearsalOutcome};
use crate::step::Step;

/// A rehearsal beside the set-up that it is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RehearsedView {
    /// `reproduced`, `different` or `notReproducible`.
    pub outcome: String,
    /// What the set-up had come to; none where it could not be rehearsed.
    pub recorded: Option<EndView>,
    /// What came here in its place; none where the same did.
    pub came: Option<EndView>,
    /// Why it could not be rehearsed.
    pub why: Option<String>,
    /// The scenarios that were switched on, by name.
    pub scenarios: Vec<String>,
    /// As whom somebody signed in.
    pub person: Option<String>,
    /// All of it, in a sentence.
    pub sentence: String,
}

/// What a set-up came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndView {
    /// The step in which something failed, or how far it went.
    pub step: Step,
    /// The failure's stable code; none where nothing failed.
    pub code: Option<String>,
}

impl RehearsedView {
    /// What was rehearsed, where that could be, and what came of it, in the words of `language`.
    #[must_use]
    pub fn new(
        rehearsal: Option<&Rehearsal>,
        comparison: RehearsalOutcome,
        language: &Language,
    ) -> Self {
        let recorded = rehearsal.map(|rehearsal| EndView {
            step: rehearsal.recorded.step,
            code: rehearsal
                .recorded
                .failure
                .as_ref()
                .map(|failure| failure.code.as_str().to_owned()),
        });
        let (came, why) = match comparison {
            RehearsalOutcome::Reproduced => (None, None),
            RehearsalOutcome::Different(came) => (
                Some(EndView {
                    step: came.step,
                    code: came.code.map(|code| code.as_str().to_owned()),
                }),
                None,
            ),
            RehearsalOutcome::NotReproducible(why) => (None, Some(why.id())),
        };
        let in_words = |end: &Option<EndView>| {
            end.as_ref()
                .map_or_else(|| MISSING.to_owned(), |end| end.in_words(language))
        };
        let (then, now) = (in_words(&recorded), in_words(&came));
        let facts = [
            ("outcome", comparison.id()),
            ("why", why.unwrap_or(MISSING)),
            ("then", &then),
            ("now", &now),
        ];
        Self {
            outcome: comparison.id().to_owned(),
            sentence: language.say("rehearsal-outcome", &facts),
            scenarios: rehearsal.map_or_else(Vec::new, |rehearsal| rehearsal.scenarios.clone()),
            person: rehearsal.map(|rehearsal| rehearsal.person.clone()),
            recorded,
            came,
            why: why.map(str::to_owned),
        }
    }
}

impl EndView {
    fn in_words(&self, language: &Language) -> String {
        let step = step_name(self.step, language);
        let facts = [
            ("step", step.as_str()),
            ("code", self.code.as_deref().unwrap_or(MISSING)),
        ];
        language.say("rehearsal-end", &facts)
    }
}
