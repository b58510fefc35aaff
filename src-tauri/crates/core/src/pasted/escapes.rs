//! One layer of escaping that copying left on: of XML, of JSON, of a query, of a mail. In one pass each: what an escape
//! stands for is never one itself.

use percent_encoding::percent_decode_str;

use super::Layer;

/// `text` without one layer of escaping, where the text shows that one is left on. A document that can be read as it
/// stands is left as it is: what looks like an escape in it is its own.
pub(crate) fn unescaped(text: &str) -> Option<(String, Layer)> {
    let unescaped = if is_quoted_printable(text) {
        (from_quoted_printable(text)?, Layer::Mail)
    } else if is_xml_escaped(text) {
        (from_xml(text), Layer::XmlEscapes)
    } else if is_json_escaped(text) {
        (from_json(text), Layer::JsonEscapes)
    } else if is_percent_encoded(text) {
        (from_percent(text)?, Layer::PercentEncoding)
    } else {
        return None;
    };
    (unescaped.0 != text).then_some(unescaped)
}

/// A soft line break comes near the seventy-sixth character, and never after a short word.
const LEAST_SOFT_LINE: usize = 40;

/// A mail breaks longer lines; the padding of base64 at the end of one is no soft line break.
const LONGEST_LINE: usize = 78;

/// A mail does not leave a longer line without a soft break, but for the last.
const SHORTEST_BROKEN: usize = 72;

/// Every equals sign is an escape or a soft line break (RFC 2045 §6.7), and one shows that the text has gone through a
/// mail: a break within a line, or a sign that stands for itself.
fn is_quoted_printable(text: &str) -> bool {
    let unbroken = |line: &str| {
        line.len() > LONGEST_LINE || (line.len() > SHORTEST_BROKEN && !line.ends_with('='))
    };
    if text.lines().rev().skip(1).any(unbroken) {
        return false;
    }
    let mut shown = false;
    for (at, _) in text.match_indices('=') {
        let before = &text.as_bytes()[at.saturating_sub(LEAST_SOFT_LINE)..at];
        let long = before.len() == LEAST_SOFT_LINE && !before.contains(&b'\n');
        match &text.as_bytes()[at + 1..] {
            [b'\n', ..] | [b'\r', b'\n', ..] if long => shown = true,
            [b'3', b'D', ..] => shown = true,
            [b'0'..=b'9' | b'A'..=b'F', b'0'..=b'9' | b'A'..=b'F', ..] | [] => {}
            _ => return false,
        }
    }
    shown
}

fn from_quoted_printable(text: &str) -> Option<String> {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                octets.push(16 * nibble(*high) + nibble(*low));
                after
            }
            (octet, after) => {
                octets.push(*octet);
                after
            }
        };
    }
    String::from_utf8(octets).ok()
}

const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'A'..=b'F' => digit - b'A' + 10,
        _ => digit - b'a' + 10,
    }
}

/// A number of four digits after `\u`, or a mark that JSON alone escapes. In a document all of its attributes show it.
fn is_json_escaped(text: &str) -> bool {
    if text.contains('<') {
        return text.contains("=\\\"") && !text.contains("=\"");
    }
    text.contains("\\\"")
        || text.contains("\\/")
        || text
            .match_indices("\\u")
            .any(|(at, mark)| code_unit(&text[at + mark.len()..]).is_some())
}

pub(super) fn from_json(text: &str) -> String {
    // Code units, so that the two halves of a pair come together by themselves.
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let escaped = (first == '\\').then(|| after.chars().next()).flatten();
        if escaped == Some('u')
            && let Some(unit) = code_unit(&after[1..])
        {
            units.push(unit);
            rest = &after[5..];
            continue;
        }
        let (character, length) = match escaped {
            Some('n') => ('\n', 2),
            Some('r') => ('\r', 2),
            Some('t') => ('\t', 2),
            Some(mark @ ('"' | '/' | '\\' | '\'')) => (mark, 2),
            _ => (first, first.len_utf8()),
        };
        units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
        rest = &rest[length..];
    }
    String::from_utf16_lossy(&units)
}

fn code_unit(text: &str) -> Option<u16> {
    let digits = text.get(..4)?;
    digits
        .bytes()
        .all(|digit| digit.is_ascii_hexdigit())
        .then(|| u16::from_str_radix(digits, 16).ok())
        .flatten()
}

/// A document whose first character is escaped, or an escaped separator where no document is.
fn is_xml_escaped(text: &str) -> bool {
    let begins = ["&lt;", "&#60;", "&#x3c;", "&#x3C;", "&quot;", "&#34;"];
    begins.iter().any(|begin| text.starts_with(begin))
        || (text.contains("&amp;") && !text.contains('<'))
}

/// The five names of XML, and numbers.
pub(super) fn from_xml(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let known =
            reference(after).and_then(|(name, following)| Some((character(name)?, following)));
        if let Some((character, following)) = known {
            text.push(character);
            rest = following;
        } else {
            text.push('&');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

/// The longest name of a character that is resolved.
const LONGEST_REFERENCE: usize = 8;

fn reference(after: &str) -> Option<(&str, &str)> {
    let end = after
        .bytes()
        .take(LONGEST_REFERENCE + 1)
        .position(|byte| byte == b';')?;
    Some((&after[..end], &after[end + 1..]))
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "quot" => Some('"'),
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// Nothing that would have been encoded stands in the text but what encoded it.
fn is_percent_encoded(text: &str) -> bool {
    let plain = |character: char| character.is_whitespace() || "&=<>\"{}?#".contains(character);
    if text.contains(plain) || text.contains("://") {
        return false;
    }
    let mut escapes = text
        .match_indices('%')
        .map(|(at, _)| &text.as_bytes()[at + 1..])
        .peekable();
    let is_escape = |after: &[u8]| matches!(after, [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit());
    escapes.peek().is_some() && escapes.all(is_escape)
}

fn from_percent(text: &str) -> Option<String> {
    // XML holds blanks and JSON may: where none is written as %20, a plus sign is one.
    let document = ["%3C", "%3c", "%7B", "%7b"]
        .iter()
        .any(|begin| text.starts_with(begin));
    let plus_is_blank = document && text.contains('+') && !text.contains("%20");
    let spaced = if plus_is_blank {
        text.replace('+', " ")
    } else {
        text.to_owned()
    };
    let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
    Some(decoded.into_owned())
}
