//! A letter on its way out of this computer: signed, and as a draft for the person's email program.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use crate::failure::{Failure, FailureCode};
use crate::limits;

/// Everything but the unreserved characters (RFC 3986 §2.3); the line break of a `mailto` body is `%0D%0A` (RFC 6068 §5).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `body` with the name of whoever signs it below.
#[must_use]
pub fn signed(body: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{}\n{name}\n", body.trim_end()),
        None => body.to_owned(),
    }
}

/// The address that opens a draft (RFC 6068). Who it goes to is left to the person.
///
/// # Errors
///
/// `letter.too_long`, where some systems would cut it off or open nothing.
pub fn draft(subject: &str, body: &str) -> Result<Url, Failure> {
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    let encoded = |text: &str| utf8_percent_encode(text, RESERVED).to_string();
    let address = format!(
        "mailto:?subject={}&body={}",
        encoded(subject.trim()),
        encoded(&body)
    );
    let too_long = || Failure::new(FailureCode::LetterTooLong);
    if address.len() > limits::MAILTO {
        return Err(too_long());
    }
    Url::parse(&address).map_err(|_| too_long())
}

#[cfg(test)]
mod tests {
    use super::{draft, signed};
    use crate::failure::FailureCode;

    #[test]
    fn a_draft_holds_what_was_written_and_nothing_of_it_is_taken_for_a_part_of_the_address() {
        let draft = draft("Consent & more", "Hello,\nopen https://a.example/?b=c&d=e").unwrap();

        assert_eq!(
            draft.as_str(),
            "mailto:?subject=Consent%20%26%20more&body=Hello%2C%0D%0Aopen%20https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d%3De"
        );
    }

    #[test]
    fn a_draft_that_some_system_would_cut_off_is_refused() {
        let refused = draft("Consent", &"ä".repeat(400)).unwrap_err();
        assert_eq!(refused.code, FailureCode::LetterTooLong);
    }

    #[test]
    fn a_name_stands_below_the_last_line() {
        assert_eq!(signed("Thank you\n", Some("Marta")), "Thank you\nMarta\n");
        assert_eq!(signed("Thank you\n", None), "Thank you\n");
    }
}
