//! The pseudo-language `qps-ploc`: English words with accents and doubled vowels. The interface does the same by the
//! same table (`ui/src/messages/pseudo.ts`).

use std::borrow::Cow;

/// Microsoft's name for it.
pub(super) const TAG: &str = "qps-ploc";

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçđéƒǧĥíĵķłɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ";

/// The same text with every letter accented and every vowel doubled; what stands in braces is left alone.
pub(super) fn disguise(text: &str) -> Cow<'_, str> {
    let mut disguised = String::with_capacity(text.len() * 2);
    let mut braces = 0_usize;
    for letter in text.chars() {
        match letter {
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ => {}
        }
        let accented = if braces == 0 {
            accented(letter)
        } else {
            letter
        };
        disguised.push(accented);
        if braces == 0 && matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') {
            disguised.push(accented);
        }
    }
    Cow::Owned(disguised)
}

fn accented(letter: char) -> char {
    PLAIN
        .chars()
        .zip(ACCENTED.chars())
        .find_map(|(plain, accented)| (plain == letter).then_some(accented))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_another_one_in_its_place() {
        assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
        assert!(!ACCENTED.chars().any(|letter| letter.is_ascii()));
    }

    #[test]
    fn words_get_accents_and_length_and_braces_stay() {
        assert_eq!(disguise("Sign in: {upn}."), "Šííǧñ ííñ: {upn}.");
    }
}
