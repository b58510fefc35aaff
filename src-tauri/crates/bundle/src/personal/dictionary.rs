//! The personal values of a bundle, to find each of them wherever else it stands: in a sentence, in an address, encoded.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::assertion::escaped;
use super::pseudonym::{Pseudonyms, guid, is_telling};

/// What programs leave as it is in a part of an address (RFC 3986 §2.3).
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// What programs encode in a query at the least.
const QUERY: &AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>');

/// Words of fewer letters occur by chance.
const LEAST_WORD: usize = 3;

/// The least that encoded text is looked into for.
const LEAST_ENCODED: usize = 16;

/// In place of encoded text that holds a personal value.
const REMOVED: &str = "removed";

/// Personal values, and what takes their place.
pub(super) struct Dictionary<'p> {
    pseudonyms: &'p Pseudonyms,
    telling: Option<Known>,
    words: Option<Known>,
}

/// Values that are looked for at once.
struct Known {
    search: AhoCorasick,
    /// For each pattern: what takes its place; none where it depends on the capitals of what is found.
    instead: Vec<Option<String>>,
    /// For each pattern: whether it counts only where no word goes on before or behind it.
    whole: Vec<bool>,
}

impl<'p> Dictionary<'p> {
    /// Of these values.
    pub(super) fn new(values: BTreeSet<String>, pseudonyms: &'p Pseudonyms) -> Self {
        let (telling, words): (Vec<_>, Vec<_>) =
            values.into_iter().partition(|value| is_telling(value));
        let is_long = |word: &String| word.chars().count() >= LEAST_WORD;
        let words = words.into_iter().filter(is_long);
        Self {
            pseudonyms,
            telling: Known::new(telling.iter().flat_map(|value| variants(value, pseudonyms))),
            words: Known::new(words.map(|word| (word, None, true))),
        }
    }

    /// The text with every personal value in it replaced; in sentences, single words as well. None where it holds none.
    pub(super) fn replaced(&self, text: &str, is_prose: bool) -> Option<String> {
        let telling = self.telling.as_ref();
        let telling = telling.and_then(|known| known.replaced(text, self.pseudonyms));
        let seen = telling.as_deref().unwrap_or(text);
        let words = self.words.as_ref().filter(|_| is_prose);
        let words = words.and_then(|words| words.replaced(seen, self.pseudonyms));
        let found = words.or(telling);
        let seen = found.as_deref().unwrap_or(text);
        self.unhidden(seen).or(found)
    }

    /// The text without base64 in which a personal value stands.
    fn unhidden(&self, text: &str) -> Option<String> {
        let telling = self.telling.as_ref()?;
        let mut kept = String::new();
        let mut done = 0;
        let mut from = 0;
        while let Some((start, end)) = next_word(text, from) {
            from = end;
            let word = &text[start..end];
            if word.len() >= LEAST_ENCODED && telling.is_in(word) {
                kept.push_str(&text[done..start]);
                kept.push_str(REMOVED);
                done = end;
            }
        }
        if done == 0 {
            return None;
        }
        kept.push_str(&text[done..]);
        Some(kept)
    }
}

impl Known {
    fn new(patterns: impl Iterator<Item = (String, Option<String>, bool)>) -> Option<Self> {
        let mut seen = BTreeMap::new();
        for (pattern, instead, whole) in patterns {
            seen.entry(pattern).or_insert((instead, whole));
        }
        if seen.is_empty() {
            return None;
        }
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            // It is built for one document and thrown away.
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .prefilter(false)
            .build(seen.keys())
            .ok()?;
        let (instead, whole) = seen.into_values().unzip();
        Some(Self {
            search,
            instead,
            whole,
        })
    }

    fn replaced(&self, text: &str, pseudonyms: &Pseudonyms) -> Option<String> {
        let mut kept = String::new();
        let mut done = 0;
        for found in self.search.find_iter(text) {
            let pattern = found.pattern().as_usize();
            let (start, end) = (found.start(), found.end());
            if self.whole[pattern] && !stands_alone(text, start, end) {
                continue;
            }
            kept.push_str(&text[done..start]);
            match &self.instead[pattern] {
                Some(instead) => kept.push_str(instead),
                None => kept.push_str(&pseudonyms.of(&text[start..end])),
            }
            done = end;
        }
        if done == 0 {
            return None;
        }
        kept.push_str(&text[done..]);
        Some(kept)
    }

    /// Whether any of them stands in what the word encodes.
    fn is_in(&self, word: &str) -> bool {
        let config = GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true);
        let bare = word.trim_end_matches('=');
        [&STANDARD, &URL_SAFE].into_iter().any(|alphabet| {
            let decoded = GeneralPurpose::new(alphabet, config).decode(bare);
            decoded.is_ok_and(|bytes| self.search.is_match(&bytes))
        })
    }
}

/// A way in which a value is written in a text.
type Form = fn(&str) -> String;

/// The forms that a value has in addresses and in markup.
const FORMS: [Form; 6] = [
    |text| utf8_percent_encode(text, COMPONENT).to_string(),
    |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(),
    |text| utf8_percent_encode(text, QUERY).to_string(),
    // Forms (WHATWG URL §5) have a plus for a space.
    |text| {
        utf8_percent_encode(text, COMPONENT)
            .to_string()
            .replace("%20", "+")
    },
    |text| {
        utf8_percent_encode(text, COMPONENT)
            .to_string()
            .replace('%', "%25")
    },
    escaped,
];

/// The forms in which a value may stand in a text, each with what takes its place there.
fn variants(value: &str, pseudonyms: &Pseudonyms) -> Vec<(String, Option<String>, bool)> {
    let mut all = vec![(value.to_owned(), None, value.contains('@'))];
    if guid(value).is_some() {
        all.push((value.replace('-', ""), None, false));
        return all;
    }
    // What has capitals beyond those of English is looked for in both.
    if !value.is_ascii() {
        all.push((value.to_lowercase(), None, false));
        all.push((value.to_uppercase(), None, false));
    }
    let instead = pseudonyms.of(value);
    for form in FORMS {
        let one = form(value);
        if one != value {
            all.push((one, Some(form(&instead)), false));
        }
    }
    all
}

/// Whether no word goes on before `start` or behind `end`.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+');
    let before = &text[..start];
    let is_escape = before.len() >= 3
        && before.as_bytes()[before.len() - 3] == b'%'
        && before[before.len() - 2..]
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit());
    let alone_before = is_escape || !before.ends_with(goes_on);
    let mut behind = text[end..].chars();
    let alone_behind = match behind.next() {
        Some('.') => !behind.next().is_some_and(char::is_alphanumeric),
        Some(letter) => !goes_on(letter),
        None => true,
    };
    alone_before && alone_behind
}

/// The next run of letters of either base64 alphabet (RFC 4648 §4 and §5).
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let is_encoded = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '-' | '_' | '=')
    };
    let rest = text.get(from..)?;
    let start = from + rest.find(is_encoded)?;
    let length = text[start..].find(|letter| !is_encoded(letter));
    let end = length.map_or(text.len(), |length| start + length);
    Some((start, end))
}
