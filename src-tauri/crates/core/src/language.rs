//! The language a person reads: its catalogues (Project Fluent, `messages/<language>/*.ftl`) and how a sentence is made of them.
//!
//! Nothing here knows what the sentences are about. Everything above keeps ids and values, and asks for words last.

mod catalogue;
mod pseudo;

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentValue};

use catalogue::Catalogue;

/// What a variable of a message is when nobody gave it. A message that can do without one selects on this word:
/// `{ $host -> [missing] The host *[other] { $host } } does not answer.`
pub const MISSING: &str = "missing";

/// One language that a person can choose.
pub struct Language {
    tag: &'static str,
    catalogue: Catalogue,
    /// What is done to every word that is not a value; none for a language that people speak.
    disguise: Option<fn(&str) -> Cow<'_, str>>,
}

impl Language {
    /// English, which every other language falls back to.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language {
            tag: "en",
            catalogue: Catalogue::embedded("en", None),
            disguise: None,
        });
        &ENGLISH
    }

    /// The pseudo-language: English with accents and longer, so that whatever stays plain was not asked for here.
    #[must_use]
    pub fn pseudo() -> &'static Self {
        static PSEUDO: LazyLock<Language> = LazyLock::new(|| Language {
            tag: pseudo::TAG,
            catalogue: Catalogue::embedded("en", Some(pseudo::disguise)),
            disguise: Some(pseudo::disguise),
        });
        &PSEUDO
    }

    /// The language of a BCP 47 tag or of a POSIX locale (`en-GB`, `en_GB.UTF-8`); none where it is not spoken here.
    #[must_use]
    pub fn by_tag(tag: &str) -> Option<&'static Self> {
        let plain = tag.split(['.', '@']).next().unwrap_or_default();
        let plain = plain.replace('_', "-").to_ascii_lowercase();
        match plain.as_str() {
            pseudo::TAG => Some(Self::pseudo()),
            "c" | "posix" => Some(Self::english()),
            _ => (plain.split('-').next() == Some("en")).then(Self::english),
        }
    }

    /// The first of `tags` that says anything decides; a language that is not spoken here, or none, is English.
    #[must_use]
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> &'static Self {
        tags.into_iter()
            .find(|tag| !tag.is_empty())
            .and_then(Self::by_tag)
            .unwrap_or_else(Self::english)
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        self.tag
    }

    /// The sentence of message `id`, with `facts` for its variables.
    ///
    /// An id that no catalogue has is answered with the id itself; the tests keep every id that is asked for in the
    /// catalogues.
    #[must_use]
    pub fn say(&self, id: &str, facts: &[(&str, &str)]) -> String {
        self.catalogue
            .message(id, None, &texts(facts))
            .unwrap_or_else(|| id.to_owned())
    }

    /// What stands beside the sentence of message `id` under the name `attribute`.
    #[must_use]
    pub fn say_attribute(&self, id: &str, attribute: &str, facts: &[(&str, &str)]) -> String {
        self.find_attribute(id, attribute, facts)
            .unwrap_or_else(|| format!("{id}.{attribute}"))
    }

    /// The same, where a message need not have it.
    #[must_use]
    pub fn find_attribute(
        &self,
        id: &str,
        attribute: &str,
        facts: &[(&str, &str)],
    ) -> Option<String> {
        self.catalogue.message(id, Some(attribute), &texts(facts))
    }

    /// The sentence of message `id` where there is one.
    #[must_use]
    pub fn find(&self, id: &str, facts: &[(&str, &str)]) -> Option<String> {
        self.catalogue.message(id, None, &texts(facts))
    }

    /// The sentence of message `id` about so many things: its variable `$count` is a number, with a plural form.
    #[must_use]
    pub fn count(&self, id: &str, count: i64, facts: &[(&str, &str)]) -> String {
        let mut values = texts(facts);
        values.set("count", FluentValue::from(count));
        self.catalogue
            .message(id, None, &values)
            .unwrap_or_else(|| id.to_owned())
    }

    /// A day as people write it: `3 March 2027`.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> String {
        let month = date.format("%b").to_string().to_lowercase();
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.say("day", &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// A moment as people write it, by the clock that is the same everywhere: `2027-03-03 10:00 UTC`.
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        let (date, time) = (at.format("%Y-%m-%d"), at.format("%H:%M"));
        let (date, time) = (date.to_string(), time.to_string());
        self.say("moment", &[("date", &date), ("time", &time)])
    }

    /// A text that stands outside the catalogues, such as a profile's, as this language shows it: `{placeholders}` are
    /// left alone, and a language that people speak leaves all of it alone.
    #[must_use]
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.disguise {
            Some(disguise) => disguise(text),
            None => Cow::Borrowed(text),
        }
    }

    /// The ids of all messages, each with its attributes as `id.attribute`.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.catalogue.ids()
    }
}

#[cfg(test)]
impl Language {
    /// The variables that message or attribute `id` names, itself or by way of others.
    pub(crate) fn variables(&self, id: &str) -> impl Iterator<Item = &str> {
        self.catalogue.variables(id)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Language").field(&self.tag).finish()
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

fn texts<'a>(facts: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    facts
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(on_one_line(value))))
        .collect()
}

/// A value as it can stand in a line: what would end the line, move about on a screen or turn the direction of writing
/// is shown as an escape. Values come from outside, and none may begin a line of ours (CWE-117).
#[must_use]
pub fn on_one_line(value: &str) -> Cow<'_, str> {
    if !value.contains(is_unruly) {
        return Cow::Borrowed(value);
    }
    let mut line = String::with_capacity(value.len() + 8);
    for character in value.chars() {
        if is_unruly(character) {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    Cow::Owned(line)
}

fn is_unruly(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_never_begins_a_line_of_a_sentence() {
        let forged = "x\r\nAda Lovelace can sign in.\u{2028}\u{1b}[2J\u{202e}";

        let said = Language::english().say("terminal-error", &[("what", forged)]);

        assert!(
            said.contains(r"x\r\nAda Lovelace can sign in.\u{2028}\u{1b}[2J\u{202e}"),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1);
    }

    #[test]
    fn a_language_is_found_by_its_tag_and_by_a_systems_locale() {
        assert_eq!(Language::by_tag("en").map(Language::tag), Some("en"));
        assert_eq!(
            Language::by_tag("en_GB.UTF-8").map(Language::tag),
            Some("en")
        );
        assert_eq!(Language::by_tag("C.UTF-8").map(Language::tag), Some("en"));
        assert_eq!(
            Language::by_tag("qps_ploc").map(Language::tag),
            Some("qps-ploc")
        );
        assert_eq!(Language::by_tag("tlh"), None);
    }

    #[test]
    fn the_first_wish_decides_and_what_is_not_spoken_here_is_english() {
        assert_eq!(
            Language::preferred(["", "qps-ploc", "en"]).tag(),
            "qps-ploc"
        );
        assert_eq!(Language::preferred(["tlh", "qps-ploc"]).tag(), "en");
        assert_eq!(Language::preferred([]).tag(), "en");
    }

    #[test]
    fn a_text_outside_the_catalogues_keeps_its_placeholders() {
        let text = "Open {client_id} now";

        assert_eq!(Language::english().text(text), text);
        let disguised = Language::pseudo().text(text);
        assert!(disguised.contains("{client_id}"), "{disguised}");
        assert!(!disguised.contains("Open"), "{disguised}");
        assert!(
            disguised.chars().count() > text.chars().count(),
            "{disguised}"
        );
    }
}
