//! The slips that can be seen in a credential before it is sent anywhere.

use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};

use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode};
use crate::limits::CLIENT_SECRET_LIFE;

/// Lengths of a client secret, in characters. Secrets of today have 37 to 40; older ones from 16 to 64.
const SECRET_LENGTH: std::ops::RangeInclusive<usize> = 16..=64;

/// Reads an Application (client) ID.
///
/// # Errors
///
/// `token.client_id_malformed` for anything but a GUID, `token.client_id_is_the_tenant` for the ID of the
/// directory.
pub fn inspect_client_id(text: &str, tenant: Option<TenantId>) -> Result<ClientId, Failure> {
    let text = bare(text);
    let client_id =
        ClientId::parse(text).ok_or_else(|| Failure::new(FailureCode::TokenClientIdMalformed))?;
    if tenant.is_some() && TenantId::parse(text) == tenant {
        return Err(Failure::new(FailureCode::TokenClientIdIsTheTenant));
    }
    Ok(client_id)
}

/// Reads a client secret, without what a copy leaves around it: white space and quotation marks.
///
/// # Errors
///
/// One `token.secret_*` failure for each slip; none of them repeats the secret.
pub fn inspect_secret(text: &str) -> Result<SecretString, Failure> {
    let secret = bare(text);
    if secret.is_empty() {
        return Err(Failure::new(FailureCode::TokenSecretMissing));
    }
    if ClientId::parse(secret).is_some() {
        return Err(Failure::new(FailureCode::TokenSecretIsAnId));
    }
    if secret
        .chars()
        .filter(|character| is_mask(*character))
        .count()
        >= 3
    {
        return Err(Failure::new(FailureCode::TokenSecretIsHidden));
    }
    if secret.chars().any(is_space) {
        return Err(Failure::new(FailureCode::TokenSecretHasSpaces));
    }
    let length = secret.chars().count();
    if !SECRET_LENGTH.contains(&length) {
        let length = length.to_string();
        return Err(Failure::with(
            FailureCode::TokenSecretLength,
            &[("received", &length)],
        ));
    }
    Ok(secret.into())
}

/// What is odd about the day on which a client secret ends, as a warning: the probe, not the day somebody
/// typed, decides whether the secret works.
#[must_use]
pub fn inspect_expiry(expires: NaiveDate, today: NaiveDate) -> Option<Failure> {
    let date = expires.to_string();
    let warning = |code| Some(Failure::with(code, &[("date", &date)]));
    if expires < today {
        return warning(FailureCode::TokenSecretExpired);
    }
    let latest = today.checked_add_months(CLIENT_SECRET_LIFE)?;
    if expires > latest {
        warning(FailureCode::TokenSecretExpiryMalformed)
    } else {
        None
    }
}

/// The first three characters, by which the Entra admin center shows a secret too.
#[must_use]
pub fn hint(secret: &SecretString) -> String {
    secret.expose_secret().chars().take(3).collect()
}

/// Without what a copy leaves around a value; client secrets and IDs hold none of it.
fn bare(text: &str) -> &str {
    text.trim_matches(|character: char| is_space(character) || "\"'`“”„‚‘’«»".contains(character))
}

fn is_space(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

fn is_mask(character: char) -> bool {
    matches!(character, '*' | '•' | '●' | '·' | '∙' | '⬤')
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use secrecy::ExposeSecret;

    use super::{hint, inspect_client_id, inspect_expiry, inspect_secret};
    use crate::entra::registration::TenantId;
    use crate::failure::{Failure, FailureCode as Code, Field, NextAction};
    use crate::language::Language;

    const SECRET: &str = "abc8Q~0123456789abcdefghijklmnopqrstuvwx";
    const ID: &str = "55555555-aaaa-4bbb-8ccc-000000000001";

    fn slip(text: &str) -> Failure {
        match inspect_secret(text) {
            Ok(_) => panic!("{text:?} was taken for a secret"),
            Err(failure) => failure,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_secret_loses_what_the_copy_left_around_it_and_nothing_else() {
        for text in [
            SECRET.to_owned(),
            format!("  {SECRET}\r\n"),
            format!("\"{SECRET}\""),
            format!("\u{feff}{SECRET}\u{200b}"),
        ] {
            assert_eq!(
                inspect_secret(&text).unwrap().expose_secret(),
                SECRET,
                "{text:?}"
            );
        }
        for old in ["+/=@[]0123456789", "=0123456789abcdef="] {
            assert_eq!(inspect_secret(old).unwrap().expose_secret(), old);
        }
    }

    #[test]
    fn each_slip_has_a_failure_of_its_own() {
        for (text, expected) in [
            ("", Code::TokenSecretMissing),
            (" \n\" ", Code::TokenSecretMissing),
            (ID, Code::TokenSecretIsAnId),
            (
                " {55555555-AAAA-4BBB-8CCC-000000000001} ",
                Code::TokenSecretIsAnId,
            ),
            ("abc******************", Code::TokenSecretIsHidden),
            ("abc•••••••••••••••", Code::TokenSecretIsHidden),
            (
                "abc8Q~0123456789 abcdefghijklmnopqrstuvwx",
                Code::TokenSecretHasSpaces,
            ),
            (
                "abc8Q~0123456789\nabcdefghijklmnopqrstuvwx",
                Code::TokenSecretHasSpaces,
            ),
            (
                "abc8Q~0123456789\u{200b}abcdefghijklmnopqrst",
                Code::TokenSecretHasSpaces,
            ),
            ("abc8Q~012345678", Code::TokenSecretLength),
            (&"a".repeat(65), Code::TokenSecretLength),
        ] {
            assert_eq!(slip(text).code, expected, "{text:?}");
        }
    }

    #[test]
    fn lengths_at_the_edge_are_secrets() {
        assert!(inspect_secret(&"a".repeat(16)).is_ok());
        assert!(inspect_secret(&"a".repeat(64)).is_ok());
    }

    #[test]
    fn every_slip_leads_to_the_field_or_to_certificates_and_secrets() {
        for text in ["", ID, "abc***********", "a b", "short"] {
            let next = slip(text).next;

            assert!(
                matches!(
                    next,
                    NextAction::GoTo {
                        field: Some(Field::ClientSecret),
                        ..
                    } | NextAction::OpenPortal { .. }
                ),
                "{next:?}"
            );
        }
    }

    #[test]
    fn no_slip_repeats_the_secret() {
        let long = SECRET.repeat(2);
        let spaced = format!("{SECRET} x");

        for text in [long.as_str(), spaced.as_str()] {
            let failure = format!("{:?}", slip(text));

            assert!(!failure.contains("abc8Q"), "{failure}");
        }
        assert!(!format!("{:?}", inspect_secret(SECRET)).contains("abc8Q"));
    }

    #[test]
    fn a_client_id_is_an_id_and_not_the_directorys() {
        assert_eq!(
            inspect_client_id(&format!(" \"{ID}\" "), None)
                .unwrap()
                .to_string(),
            ID
        );
        assert_eq!(
            inspect_client_id("kivo", None).unwrap_err().code,
            Code::TokenClientIdMalformed
        );
        assert_eq!(
            inspect_client_id("", None).unwrap_err().code,
            Code::TokenClientIdMalformed
        );
        assert_eq!(
            inspect_client_id(&ID.to_uppercase(), TenantId::parse(ID))
                .unwrap_err()
                .code,
            Code::TokenClientIdIsTheTenant
        );
    }

    #[test]
    fn a_day_in_the_past_or_out_of_reach_is_a_warning() {
        let today = day("2026-03-04");

        assert_eq!(inspect_expiry(day("2026-03-04"), today), None);
        assert_eq!(inspect_expiry(day("2028-03-04"), today), None);
        assert_eq!(
            inspect_expiry(day("2028-03-05"), today).unwrap().code,
            Code::TokenSecretExpiryMalformed
        );
        let past = inspect_expiry(day("2026-03-03"), today).unwrap();
        assert_eq!(past.code, Code::TokenSecretExpired);
        assert!(
            past.summary(Language::english()).contains("3 March 2026"),
            "{}",
            past.summary(Language::english())
        );
    }

    #[test]
    fn the_hint_is_the_first_three_characters() {
        assert_eq!(hint(&inspect_secret(SECRET).unwrap()), "abc");
    }
}
