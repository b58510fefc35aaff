//! Text folded, so that two texts that say the same compare as one however either was copied.

/// Small letters, single spaces, straight quotation marks.
pub(crate) fn folded(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    text.replace(['\u{2018}', '\u{2019}'], "'")
}
