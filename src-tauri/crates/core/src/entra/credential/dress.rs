//! A client secret in another dress: as a URL, a manifest, a settings file or a program holds it. It is named and never
//! undressed, because an old secret may really look like that.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// What surrounds a client secret, or how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SecretDress {
    /// Base64, as Kubernetes stores it.
    Base64,
    /// An escape sequence of a program, such as a literal `\n`, at its end.
    Escaped,
    /// A reference to a vault, which holds the secret.
    KeyVault,
    /// Percent-encoding, as in an address or a form.
    PercentEncoded,
    /// Its name before it, or other text around it.
    Surrounded,
}

impl SecretDress {
    /// Its stable name, on which sentences select.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Escaped => "escaped",
            Self::KeyVault => "key-vault",
            Self::PercentEncoded => "percent-encoded",
            Self::Surrounded => "surrounded",
        }
    }

    /// The dress of `text`, if there is a secret of today's form in it.
    pub(super) fn recognise(text: &str) -> Option<Self> {
        if is_value(text) {
            return None;
        }
        if text.starts_with("@Microsoft.KeyVault(") {
            return Some(Self::KeyVault);
        }
        if percent_encoding::percent_decode_str(text)
            .decode_utf8()
            .is_ok_and(|decoded| is_value(decoded.trim()))
        {
            return Some(Self::PercentEncoded);
        }
        if decoded(text).is_some_and(|decoded| is_value(decoded.trim())) {
            return Some(Self::Base64);
        }
        let unescaped = text.trim_end_matches("\\n").trim_end_matches("\\r");
        if is_value(unescaped) {
            return Some(Self::Escaped);
        }
        text.split(|character: char| !is_of_a_value(character))
            .any(is_value)
            .then_some(Self::Surrounded)
    }
}

/// Whether a secret of today's form stands anywhere in `text`, as it is or with its tilde percent-encoded.
pub(crate) fn holds_a_value(text: &str) -> bool {
    let around = |at: usize| {
        let begin = text[..at].rfind(|before| !is_of_a_value(before));
        let begin = begin.map_or(0, |before| {
            let length = text[before..].chars().next().map_or(1, char::len_utf8);
            before + length
        });
        let after = &text[at..];
        let end = after.find(|next| !is_of_a_value(next) && next != '%');
        &text[begin..at + end.unwrap_or(after.len())]
    };
    ["Q~", "Q%7E", "Q%7e"].iter().any(|mark| {
        let mut marks = text.match_indices(mark);
        marks.any(|(at, _)| is_value(&around(at).replace("%7E", "~").replace("%7e", "~")))
    })
}

/// Whether `text` is a secret, in whatever dress.
pub(crate) fn is_a_value(text: &str) -> bool {
    is_value(text) || SecretDress::recognise(text).is_some()
}

/// The form of the secrets that Entra makes today: three characters, a digit, `Q~`, and 31 to 34 more.
fn is_value(text: &str) -> bool {
    let bytes = text.as_bytes();
    (37..=40).contains(&bytes.len())
        && bytes[3].is_ascii_digit()
        && &bytes[4..6] == b"Q~"
        && text.chars().all(is_of_a_value)
}

const fn is_of_a_value(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_' | '~')
}

/// Base64 in either alphabet, with or without its padding, and with the line breaks that a terminal put in.
fn decoded(text: &str) -> Option<String> {
    const LENIENT: GeneralPurposeConfig =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let text: String = text.split_whitespace().collect();
    [alphabet::STANDARD, alphabet::URL_SAFE]
        .iter()
        .find_map(|alphabet| GeneralPurpose::new(alphabet, LENIENT).decode(&text).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok())
}

#[cfg(test)]
mod tests {
    use super::SecretDress;

    const SECRET: &str = "abc8Q~0123456789abcdefghijklmnopqrstuvwx";

    #[test]
    fn a_secret_in_another_dress_is_named_by_it() {
        for (text, expected) in [
            (SECRET.to_owned(), None),
            (
                SECRET.replace('~', "%7E"),
                Some(SecretDress::PercentEncoded),
            ),
            (
                "YWJjOFF+MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eA==".to_owned(),
                Some(SecretDress::Base64),
            ),
            (
                "YWJjOFF+MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eAo".to_owned(),
                Some(SecretDress::Base64),
            ),
            (format!("{SECRET}\\n"), Some(SecretDress::Escaped)),
            (
                format!("client_secret={SECRET}"),
                Some(SecretDress::Surrounded),
            ),
            (
                format!("{{ \"password\": \"{SECRET}\", \"tenant\": \"x\" }}"),
                Some(SecretDress::Surrounded),
            ),
            (
                "@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/sso/)"
                    .to_owned(),
                Some(SecretDress::KeyVault),
            ),
        ] {
            assert_eq!(SecretDress::recognise(&text), expected, "{text}");
        }
    }

    #[test]
    fn an_old_secret_that_only_looks_dressed_is_left_alone() {
        for old in [
            "=0123456789abcdef=",
            "a%20b%7Ec0123456789",
            "MDEyMzQ1Njc4OWFiY2RlZg==",
        ] {
            assert_eq!(SecretDress::recognise(old), None, "{old}");
        }
    }
}
