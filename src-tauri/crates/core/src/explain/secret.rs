//! Secrets that stand in what was pasted: named, so that somebody replaces them, and never told.

use super::{Fault, What};
use crate::entra::credential::{holds_a_value, is_a_value};
use crate::failure::{Failure, FailureCode};

/// A longer text is no secret alone.
const LONGEST_ALONE: usize = 400;

/// A shorter value is a placeholder.
const LEAST_VALUE: usize = 6;

/// The secrets in `text`, one finding for each sort.
pub(super) fn found(text: &str) -> Vec<Fault> {
    let alone = text.trim();
    let client_secret = holds_a_value(text)
        || (alone.len() <= LONGEST_ALONE && is_a_value(alone))
        || values(text, "client_secret").any(is_made_up);
    let private_key = text.contains(concat!("PRIVATE", " KEY-----"));
    // What a page says beside the word is no password; what its form sends is.
    let password = values(text, "passwd").next().is_some();
    let sorts = [
        ("client-secret", client_secret),
        ("private-key", private_key),
        ("password", password),
    ];
    let there = sorts.into_iter().filter(|(_, there)| *there);
    there
        .map(|(what, _)| {
            let failure = Failure::with(FailureCode::PastedSecret, &[("what", what)]);
            Fault::of(failure, What::Secret)
        })
        .collect()
}

/// Every value that stands behind `name` in a form, a JSON object, a recording or a settings file.
fn values<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let places = text.match_indices(name);
    places.filter_map(|(at, name)| value(&text[at + name.len()..]))
}

fn value(after: &str) -> Option<&str> {
    const QUOTES: [char; 3] = ['"', '\'', '\\'];
    let after = after.trim_start_matches(QUOTES).trim_start();
    // A recording has name and value as two members.
    let after = after
        .strip_prefix(',')
        .and_then(|after| after.trim_start().strip_prefix("\"value\""))
        .map_or(after, str::trim_start);
    let value = after.strip_prefix(['=', ':'])?;
    let value = value.trim_start().trim_start_matches(QUOTES);
    let end = value.find(|next: char| {
        next.is_whitespace() || matches!(next, '&' | '"' | '\'' | '\\' | ',' | ';' | '<' | '}')
    });
    let value = &value[..end.unwrap_or(value.len())];
    (value.len() >= LEAST_VALUE && !is_hidden(value)).then_some(value)
}

/// A row of one character, and what stands for a value, hide it.
fn is_hidden(value: &str) -> bool {
    let mut letters = value.chars();
    let first = letters.next();
    letters.all(|letter| Some(letter) == first)
        || value.starts_with(['$', '%', '{', '[', '(', '*'])
        || ["removed", "redacted"]
            .iter()
            .any(|word| value.eq_ignore_ascii_case(word))
}

/// A word is no secret that a program or a service made up.
fn is_made_up(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorts(text: &str) -> Vec<String> {
        let found = found(text).into_iter();
        found
            .map(|finding| finding.failure.facts["what"].clone())
            .collect()
    }

    #[test]
    fn a_secret_is_named_wherever_it_stands() {
        let value = "abc8Q~0123456789abcdefghijklmnopqrstuvwx";
        for text in [
            value.to_owned(),
            format!("our secret is {value}, and it does not work"),
            format!(
                "grant_type=client_credentials&client_secret={}",
                value.replace('~', "%7E")
            ),
            "{\"client_secret\": \"0ld-secret-of-another-form\"}".to_owned(),
            "[{\"name\": \"client_secret\", \"value\": \"0ld-secret\"}]".to_owned(),
            "YWJjOFF+MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eA==".to_owned(),
        ] {
            assert_eq!(sorts(&text), ["client-secret"], "{text}");
        }
        assert_eq!(sorts("login=a&passwd=correct-horse&x=1"), ["password"]);
        assert_eq!(
            sorts("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n"),
            ["private-key"]
        );
    }

    #[test]
    fn what_only_speaks_of_a_secret_is_none() {
        for text in [
            "AADSTS7000218: The request body must contain: 'client_assertion' or 'client_secret'.",
            "\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]",
            "client_secret=********",
            "client_secret=${SECRET_1}",
            "client_secret: [removed]",
            "Invalid username or password: try again",
            "",
        ] {
            assert!(sorts(text).is_empty(), "{text}");
        }
    }
}
