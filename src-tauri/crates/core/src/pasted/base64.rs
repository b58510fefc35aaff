//! Base64 in every dialect and state that copying leaves it in, and the DEFLATE under it.

use std::borrow::Cow;
use std::io::Read as _;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use percent_encoding::percent_decode_str;

use super::fields::rejoined;
use super::{Layer, encoding};
use crate::limits;

/// With or without padding, and with whatever bits the last character has over.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Shorter text is a word.
const LEAST: usize = 16;

/// The text that `text` is the base64 of, and whether it was deflated.
pub(super) fn unpacked(text: &str) -> Option<(String, Vec<Layer>)> {
    let text = without_data_prefix(text);
    let text = if text.contains('%') {
        percent_decode_str(text).decode_utf8().ok()?
    } else {
        Cow::Borrowed(text)
    };
    if text.len() < LEAST
        || !text
            .bytes()
            .all(|byte| is_of_alphabet(byte) || byte.is_ascii_whitespace())
    {
        return None;
    }
    // A blank within a line may be a plus sign that a form reader changed.
    let lines = rejoined(text.trim());
    let blanks_as_plus = lines
        .contains(' ')
        .then(|| readable(&packed(&lines, '+')))
        .flatten();
    blanks_as_plus.or_else(|| readable(&packed(&lines, ' ')))
}

fn without_data_prefix(text: &str) -> &str {
    let inside = text
        .strip_prefix("data:")
        .and_then(|text| text.split_once(','));
    inside.map_or(text, |(_, inside)| inside)
}

const fn is_of_alphabet(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=')
}

/// The characters of the standard alphabet alone; a blank becomes `blank`, or nothing.
fn packed(text: &str, blank: char) -> String {
    let standard = |character: char| match character {
        '-' => Some('+'),
        '_' => Some('/'),
        ' ' if blank != ' ' => Some(blank),
        other if other.is_whitespace() => None,
        other => Some(other),
    };
    text.chars().filter_map(standard).collect()
}

fn readable(packed: &str) -> Option<(String, Vec<Layer>)> {
    let octets = LENIENT.decode(packed).ok()?;
    if let Some(text) = legible(&octets) {
        return Some((text, vec![Layer::Base64]));
    }
    let inflated = inflated(&octets)?;
    Some((legible(&inflated)?, vec![Layer::Base64, Layer::Deflate]))
}

/// Text, if it is any: a document in Windows-1252 or UTF-16 is, whatever holds other control characters is not.
fn legible(octets: &[u8]) -> Option<String> {
    let (text, layer) = encoding::decoded(octets);
    let control = |character: char| character.is_control() && !character.is_whitespace();
    // Any octets at all are Windows-1252.
    let document = layer != Some(Layer::Windows1252) || text.starts_with(['<', '{']);
    (document && !text.contains(control)).then_some(text)
}

/// As the HTTP-Redirect binding packs it (SAML bindings §3.4.4.1), or as other programs do.
fn inflated(octets: &[u8]) -> Option<Vec<u8>> {
    let bounded = |reader: &mut dyn std::io::Read| {
        let mut inflated = Vec::new();
        let most = u64::try_from(limits::INFLATED).ok()?;
        reader.take(most + 1).read_to_end(&mut inflated).ok()?;
        (!inflated.is_empty() && inflated.len() <= limits::INFLATED).then_some(inflated)
    };
    bounded(&mut DeflateDecoder::new(octets))
        .or_else(|| bounded(&mut ZlibDecoder::new(octets)))
        .or_else(|| bounded(&mut GzDecoder::new(octets)))
}
