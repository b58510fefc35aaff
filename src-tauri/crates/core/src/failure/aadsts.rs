//! Microsoft's codes: finding them in any text, and what they make of a refusal. A code decides before the protocol's
//! `error`, because `error` is one word for many things; where there is none, Microsoft's published texts and then the
//! word decide. Microsoft may change its codes, so one that is not known is named and explained by its page.

mod catalogue;
mod ids;
mod published;
mod reading;
mod redaction;
mod values;

use super::{Detail, Failure, FailureCode, Raw};
pub use catalogue::{Entry, entry};
pub use reading::Aadsts;
pub use redaction::redacted;

/// The fact of a failure that names Microsoft's code.
pub(super) const FACT: &str = "aadsts";

/// The fact of a failure that names the code whose sentences explain it, where that is not Microsoft's own.
pub(super) const MEANING: &str = "meaning";

/// What an authorization server says of a refusal.
#[derive(Debug, Clone, Copy, Default)]
pub struct MicrosoftError<'a> {
    /// `error`, as in RFC 6749 §4.1.2.1 and §5.2.
    pub error: Option<&'a str>,
    /// Entra's `error_subcode`, such as `cancel`.
    pub subcode: Option<&'a str>,
    /// `error_description`, or all the text that a page showed.
    pub description: Option<&'a str>,
}

/// The failure that `error` and the `description` beside it mean. `facts` fill in the sentences.
#[must_use]
pub fn failure(error: Option<&str>, description: Option<&str>, facts: &[(&str, &str)]) -> Failure {
    let refusal = MicrosoftError {
        error,
        description,
        subcode: None,
    };
    refused(&refusal, facts)
}

/// The failure that a refusal means. What its text names stands before `facts`: it is what Microsoft was asked for.
#[must_use]
pub fn refused(refusal: &MicrosoftError<'_>, facts: &[(&str, &str)]) -> Failure {
    let read = Reading::new(refusal);
    let text = refusal.description.map(redacted).unwrap_or_default();
    let mut known = read.values(&text, &ids::Ids::read(&text));
    known.extend(read.code.as_deref().map(|code| (FACT, code)));
    known.extend(read.meaning().map(|code| (MEANING, code)));
    known.extend_from_slice(facts);
    let code = read.failure(refusal.subcode);
    let failure = Failure::with(code, &known).detailed(detail(refusal.error, refusal.description));
    match read.explained {
        Some(entry) if entry.failure.is_none_or(|failure| failure == code) => {
            failure.then(entry.next)
        }
        Some(_) | None => failure,
    }
}

/// Whether a text is one of Microsoft's errors: by its code, its published words, or the protocol's word.
#[must_use]
pub fn is_error(text: &str) -> bool {
    Aadsts::parse(text).is_some()
        || published::meaning(text, None).is_some()
        || reading::word(text).is_some()
}

/// What support wants to see of an answer, with whatever looks like a secret taken out.
#[must_use]
pub fn detail(error: Option<&str>, description: Option<&str>) -> Detail {
    let text = description.map(reading::clipped).unwrap_or_default();
    let ids = ids::Ids::read(text);
    Detail {
        aadsts: Aadsts::parse(text).map(|found| found.code),
        error: error.map(redacted),
        correlation_id: ids.correlation,
        trace_id: ids.trace,
        at: ids::timestamp(text),
        raw: description
            .map(redacted)
            .filter(|raw| !raw.is_empty())
            .map(Raw::quoted),
        ..Detail::default()
    }
}

/// What of a refusal decides.
struct Reading<'a> {
    /// Microsoft's code.
    code: Option<String>,
    /// The protocol's word.
    word: Option<&'a str>,
    /// What explains it: a published text, else the code, else the word.
    explained: Option<&'static Entry>,
}

impl<'a> Reading<'a> {
    fn new(refusal: &MicrosoftError<'a>) -> Self {
        let text = refusal.description.unwrap_or_default();
        let code = Aadsts::parse(text).map(|found| found.code);
        let word = refusal.error.or_else(|| reading::word(text));
        let explains = published::meaning(text, code.as_deref()).or(code.as_deref().or(word));
        Self {
            explained: explains.and_then(entry),
            code,
            word,
        }
    }

    /// The code that explains, where it is not the one that Microsoft sent.
    fn meaning(&self) -> Option<&'static str> {
        let explained = self.explained?.code;
        (self.code.as_deref() != Some(explained)).then_some(explained)
    }

    /// What `text` names beside the IDs of the request.
    fn values<'t>(&self, text: &'t str, ids: &ids::Ids) -> Vec<(&'static str, &'t str)> {
        let values = self.explained.map(|entry| entry.values.as_slice());
        let values = values.unwrap_or_default().iter();
        values
            .filter_map(|value| Some((value.fact(), value.find(text, ids)?)))
            .collect()
    }

    fn failure(&self, subcode: Option<&str>) -> FailureCode {
        let is_a_word = self
            .explained
            .is_some_and(|entry| Some(entry.code) == self.word);
        let own = self.explained.and_then(|entry| entry.failure);
        match own {
            Some(own) if !is_a_word => own,
            // Entra marks a cancelled sign-in by its subcode, not by a number.
            _ if subcode == Some("cancel") => FailureCode::LoginDeclined,
            Some(own) => own,
            None => self.without_sentence(),
        }
    }

    /// Whose refusal it is, where its cause has no failure of its own.
    fn without_sentence(&self) -> FailureCode {
        let of_word = self.word.and_then(entry).and_then(|entry| entry.failure);
        match of_word {
            Some(code @ (FailureCode::MicrosoftUnavailable | FailureCode::TokenRefused)) => code,
            Some(_) | None => FailureCode::LoginRefused,
        }
    }
}

#[cfg(test)]
mod tests;
