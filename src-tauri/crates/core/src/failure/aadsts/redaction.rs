//! Takes out of a foreign text whatever looks like a secret, before anybody keeps or shows it.

use crate::limits::KEPT_TEXT;

/// An unbroken run of this many characters is a token, a code or a key, never a word or an ID.
const OPAQUE: usize = 64;

const REMOVED: &str = "[removed]";

/// Parameters whose value is secret, whatever it looks like.
const SECRET_PARAMETERS: [&str; 12] = [
    "access_token",
    "assertion",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "id_token",
    "passwd",
    "password",
    "refresh_token",
    "samlresponse",
    "wresult",
];

/// `text` without tokens, client secrets and codes, at most 2,000 characters.
#[must_use]
pub fn redacted(text: &str) -> String {
    // Looking at twice the length keeps a secret on the edge from being cut into something harmless-looking.
    let text: String = text.chars().take(2 * KEPT_TEXT).collect();
    let mut clean = String::with_capacity(text.len());
    let mut parameter = "";
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let word_end = rest.find(is_delimiter).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_end);
        let gap_end = after
            .find(|character| !is_delimiter(character))
            .unwrap_or(after.len());
        let (gap, after) = after.split_at(gap_end);

        let secret = !word.is_empty() && (names_a_secret(parameter) || looks_secret(word));
        clean.push_str(if secret { REMOVED } else { word });
        clean.push_str(gap);
        parameter = if gap.contains(['=', ':']) && !gap.contains(['&', '\n']) {
            word
        } else {
            ""
        };
        rest = after;
    }
    clean.trim().chars().take(KEPT_TEXT).collect()
}

fn is_delimiter(character: char) -> bool {
    character.is_whitespace() || "\"'`<>()[]{}&?#;,=:/".contains(character)
}

fn names_a_secret(parameter: &str) -> bool {
    SECRET_PARAMETERS.contains(&parameter.to_ascii_lowercase().as_str())
}

fn looks_secret(word: &str) -> bool {
    word.len() >= OPAQUE || is_json_web_token(word) || is_client_secret(word)
}

/// A JWS or JWE in compact form begins with the base64url of `{"` (RFC 7515 §3.1).
fn is_json_web_token(word: &str) -> bool {
    word.starts_with("eyJ") && word.len() > 16
}

/// The form of the client secrets that Entra has made for years: three characters, a digit, `Q~`, the rest.
fn is_client_secret(word: &str) -> bool {
    word.len() > 16 && word.contains("Q~")
}

#[cfg(test)]
mod tests {
    use super::redacted;

    const SECRET: &str = "abc8Q~0123456789abcdefghijklmnopqrstuvwx";

    #[test]
    fn secrets_and_tokens_are_taken_out_wherever_they_stand() {
        let token = format!("eyJ{}.eyJ{}.sig", "a".repeat(40), "b".repeat(40));
        for text in [
            format!("secret {SECRET} was sent"),
            format!("client_secret={SECRET}&scope=openid"),
            format!("{{\"id_token\":\"{token}\"}}"),
            format!("https://kivo.io/?code=0.{}&state=x", "A".repeat(300)),
            "password=hunter2".to_owned(),
            "client_secret: \"short+old=one\"".to_owned(),
        ] {
            let clean = redacted(&text);

            assert!(clean.contains("[removed]"), "{clean}");
            for part in [SECRET, token.as_str(), "AAAAAAAA", "hunter2", "short+old"] {
                assert!(!clean.contains(part), "{clean}");
            }
        }
    }

    #[test]
    fn words_ids_and_addresses_stay() {
        let text = "AADSTS50011: The redirect URI 'https://kivo.io/cb' of 11111111-2222-3333-4444-555555555555 \
                    is not registered. https://login.microsoftonline.com/error?code_is=50011";

        assert_eq!(redacted(text), text);
    }

    #[test]
    fn a_long_text_is_cut_without_leaving_half_a_secret() {
        let text = format!("{} {SECRET}", "x ".repeat(995));

        let clean = redacted(&text);

        assert!(clean.chars().count() <= 2_000);
        assert!(!clean.contains("abc8Q"), "{}", &clean[1_980..]);
    }
}
