//! Bytes to text, in whatever encoding Windows, an editor or a mail left them.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Layer;
use crate::failure::{Failure, FailureCode};
use crate::limits;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// So much is enough to see what the encoding is.
const HEAD: usize = 512;

/// The text of `bytes`, without any byte order mark, and what encoding was taken off where it is not UTF-8.
///
/// # Errors
///
/// Fails with [`FailureCode::PastedTooLong`] when there is more than anybody pastes.
pub(crate) fn text(bytes: &[u8]) -> Result<(String, Option<Layer>), Failure> {
    if bytes.len() > limits::PASTED {
        return Err(Failure::new(FailureCode::PastedTooLong));
    }
    Ok(decoded(bytes))
}

/// JSON of a server, without the byte order mark that a reader may ignore (RFC 8259 §8.1).
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

pub(super) fn decoded(bytes: &[u8]) -> (String, Option<Layer>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let layer = (encoding == UTF_16LE || encoding == UTF_16BE).then_some(Layer::Utf16);
        return (text.into_owned(), layer);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return (text.into_owned(), Some(Layer::Utf16));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let encoding = declared(bytes).unwrap_or(WINDOWS_1252);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), Some(Layer::Windows1252))
}

/// Every other byte of what people paste is zero in UTF-16, and none in anything else.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.len() < 4 {
        return None;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, most) = (zeros(0), zeros(1), head.len() / 4);
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that an XML declaration names (XML 1.0 §4.3.3).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let (_, label) = declaration.split_once("encoding")?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let label = label.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes())
}
