//! One value by itself, such as an address or the name of a directory: without what stands around it, without the escapes
//! that copying left on, and without the line breaks of a mail.

use url::Url;

use super::fields::rejoined;
use super::surroundings::bare;
use super::{escapes, wrapped_link};
use crate::limits;

/// The value that `text` is.
pub(crate) fn undressed(text: &str) -> String {
    let mut text = plain(text).to_owned();
    for _ in 0..limits::PASTED_DEPTH {
        let Some((unescaped, _)) = escapes::unescaped(&text) else {
            break;
        };
        plain(&unescaped).clone_into(&mut text);
    }
    let whole = rejoined(&text);
    if whole.contains("://") && !whole.contains(char::is_whitespace) {
        return whole.into_owned();
    }
    text
}

/// The address that `text` is, without the link that a mail filter made of it.
pub(crate) fn address(text: &str) -> Option<Url> {
    let url = Url::parse(&undressed(text)).ok().filter(Url::has_host)?;
    Some(wrapped_link::unwrapped(&url).map_or(url, |(inner, _)| inner))
}

/// `text` without what stands around it, the marks of a sentence included.
pub(crate) fn plain(text: &str) -> &str {
    let inner = bare(text).trim_matches(['<', '>', ',', ';']);
    if inner.len() == text.len() {
        inner
    } else {
        plain(inner)
    }
}
