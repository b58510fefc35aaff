//! An error that somebody typed off a picture: with an O for a zero, an l for a one, a blank inside. The mark is looked for
//! by the look of its letters, and what follows it is a number only where Microsoft's is known.

use crate::failure::aadsts::{Aadsts, entry};
use crate::limits;

/// A text whose number was put right.
pub(super) struct TypedOff {
    /// All of it, with the number as Microsoft writes it.
    pub(super) text: String,
    /// The number.
    pub(super) code: String,
}

/// How many characters of the mark may be missing or stand there twice.
const SLIPS: usize = 1;

/// What Microsoft puts before its numbers.
const MARK: &[char] = &['A', 'A', 'D', 'S', 'T', 'S'];

/// The longest of Microsoft's numbers, in digits, and the shortest.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=7;

/// Reads `text`, where its number is written as Microsoft never writes it.
pub(super) fn read(text: &str) -> Option<TypedOff> {
    if text.len() > limits::ERROR_TEXT || is_plain(text) {
        return None;
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let marked = (0..letters.len()).find_map(|at| {
        let begins = at == 0 || !letters[at - 1].1.is_alphanumeric();
        let like_a = begins && is_like('A', letters[at].1);
        let ends = like_a.then(|| marks(&letters, at))?;
        let (number, end) = ends.into_iter().find_map(|end| number(&letters, end))?;
        Some((at, end, number))
    });
    let (begin, end, number) = marked.or_else(|| alone(&letters))?;
    let code = format!("AADSTS{number}");
    let place = |at: usize| letters.get(at).map_or(text.len(), |(place, _)| *place);
    Some(TypedOff {
        text: format!("{}{code}{}", &text[..place(begin)], &text[place(end)..]),
        code,
    })
}

/// Whether it holds a number that is known, as Microsoft writes it, which no letter follows.
fn is_plain(text: &str) -> bool {
    Aadsts::parse(text).is_some_and(|found| {
        let folded = text.to_ascii_uppercase();
        let whole = folded.match_indices(&found.code).any(|(at, code)| {
            let next = folded[at + code.len()..].chars().next();
            next.is_none_or(|next| !next.is_ascii_alphanumeric())
        });
        let written = whole || !folded.contains("AADSTS");
        written && entry(&found.code).is_some()
    })
}

/// Where the mark may end that begins at `at`, if it is one by the look of it: with as few slips as possible first.
fn marks(letters: &[(usize, char)], at: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    for slips in 0..=SLIPS {
        mark(letters, at, MARK, slips, &mut ends);
    }
    ends
}

/// Adds every place at which what is `left` of the mark may end, with so many slips.
fn mark(letters: &[(usize, char)], at: usize, left: &[char], slips: usize, ends: &mut Vec<usize>) {
    let at = past(letters, at, 1);
    let Some((wanted, rest)) = left.split_first() else {
        // The last letter may stand there twice.
        if slips == 0 {
            ends.push(at);
        } else if letters.get(at).is_some_and(|(_, seen)| is_like('S', *seen)) {
            ends.push(at + 1);
        }
        return;
    };
    let Some((_, seen)) = letters.get(at) else {
        return;
    };
    if is_like(*wanted, *seen) {
        mark(letters, at + 1, rest, slips, ends);
    }
    if slips > 0 {
        mark(letters, at, rest, slips - 1, ends);
        mark(letters, at + 1, left, slips - 1, ends);
        mark(letters, at + 1, rest, slips - 1, ends);
    }
}

/// Past at most so many characters that only separate.
fn past(letters: &[(usize, char)], at: usize, most: usize) -> usize {
    let separates = |letter: char| {
        letter.is_whitespace() || matches!(letter, '-' | '–' | '_' | '.' | ':' | '#' | '*')
    };
    let passed = letters.iter().skip(at).take(most);
    at + passed.take_while(|(_, letter)| separates(*letter)).count()
}

/// The number that begins after the mark, and where it ends: the longest that is known, before one with blanks in it.
fn number(letters: &[(usize, char)], after: usize) -> Option<(String, usize)> {
    let begin = past(letters, after, 3);
    [false, true]
        .into_iter()
        .find_map(|blanks| known(letters, begin, blanks))
}

fn known(letters: &[(usize, char)], begin: usize, blanks: bool) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut found = None;
    let mut at = begin;
    while digits.len() < *DIGITS.end() {
        if blanks && !digits.is_empty() {
            at = past(letters, at, 1);
        }
        let Some(digit) = letters.get(at).and_then(|(_, letter)| digit(*letter)) else {
            break;
        };
        digits.push(digit);
        at += 1;
        if DIGITS.contains(&digits.len()) && entry(&format!("AADSTS{digits}")).is_some() {
            found = Some((digits.clone(), at));
        }
    }
    found
}

/// A number without its mark, where nothing else was typed.
fn alone(letters: &[(usize, char)]) -> Option<(usize, usize, String)> {
    let begin = letters
        .iter()
        .position(|(_, letter)| !letter.is_whitespace())?;
    let (number, end) = known(letters, begin, true)?;
    let real = letters[begin..end].iter();
    let real = real.filter(|(_, letter)| letter.is_ascii_digit()).count();
    let rest = letters[end..]
        .iter()
        .all(|(_, letter)| letter.is_whitespace());
    (rest && real >= 3).then_some((begin, end, number))
}

fn is_like(letter: char, seen: char) -> bool {
    let seen = seen.to_ascii_uppercase();
    seen == letter
        || match letter {
            'A' => matches!(seen, '4' | '@' | 'Α' | 'А'),
            'D' => matches!(seen, '0' | 'O'),
            'S' => matches!(seen, '5' | '$' | 'Ѕ'),
            'T' => matches!(seen, '7' | '+' | 'Τ' | 'Т'),
            _ => false,
        }
}

/// The digit that a character is, or is taken for.
const fn digit(seen: char) -> Option<char> {
    Some(match seen {
        '0'..='9' => seen,
        'O' | 'o' | 'D' | 'Q' => '0',
        'l' | 'I' | 'i' | '|' | '!' => '1',
        'Z' | 'z' => '2',
        'S' | 's' | '$' => '5',
        'b' | 'G' => '6',
        'T' => '7',
        'B' => '8',
        'g' | 'q' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_taken_for_digits_and_blanks_are_put_right() {
        for (typed, code) in [
            ("AADST5 50011: The redirect URI", "AADSTS50011"),
            ("AADSTS5OO11", "AADSTS50011"),
            ("AADSTS 5 0 1 0 5", "AADSTS50105"),
            ("aadsts5oo2o: User account", "AADSTS50020"),
            ("Sorry. AAD5TS70OO16 Application", "AADSTS700016"),
            ("AADSTS7OOO2l5: Invalid client secret", "AADSTS7000215"),
            ("ADSTS65001 consent", "AADSTS65001"),
            ("AADTS50105", "AADSTS50105"),
            ("AADSTSS 90094", "AADSTS90094"),
            ("AADSTS-53 003", "AADSTS53003"),
            ("5OO11", "AADSTS50011"),
        ] {
            let read = read(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(read.code, code, "{typed}");
            assert!(read.text.contains(code), "{typed}");
        }
    }

    #[test]
    fn what_needs_no_mending_and_what_is_no_number_is_left_alone() {
        for text in [
            "AADSTS50011: The redirect URI",
            "50011",
            "The data 50011 was lost",
            "AADSTS",
            "AADSTS and so on",
            "Addis Abeba 50 000",
            "",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
