//! The slips that can be seen in a credential before it is sent anywhere.

use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};

use super::dress::SecretDress;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode};
use crate::limits::CLIENT_SECRET_LIFE;
use crate::pasted::{Pasted, surroundings};

/// Lengths of a client secret, in characters. Secrets of today have 37 to 40; older ones from 16 to 64.
const SECRET_LENGTH: std::ops::RangeInclusive<usize> = 16..=64;

/// The labels of an Application (client) ID, in small letters and digits.
const LABELS: [&str; 4] = ["applicationclientid", "applicationid", "appid", "clientid"];

/// Reads an Application (client) ID, alone or behind its label.
///
/// # Errors
///
/// `token.client_id_malformed` for anything but a GUID, `token.client_id_is_the_tenant` for the ID of the
/// directory.
pub fn inspect_client_id(text: &str, tenant: Option<TenantId>) -> Result<ClientId, Failure> {
    let bare = surroundings::bare(text);
    let labelled = || Pasted::from_text(text).ok()?.labelled(&LABELS);
    let id = ClientId::parse(bare).or_else(|| ClientId::parse(&labelled()?));
    let client_id = id.ok_or_else(|| Failure::new(FailureCode::TokenClientIdMalformed))?;
    if tenant.is_some() && TenantId::parse(&client_id.to_string()) == tenant {
        return Err(Failure::new(FailureCode::TokenClientIdIsTheTenant));
    }
    Ok(client_id)
}

/// Reads a client secret, without what a copy leaves around it: white space and quotation marks.
///
/// # Errors
///
/// One `token.secret_*` failure for each slip; none of them repeats the secret. A length alone is none: see
/// [`question_length`].
pub fn inspect_secret(text: &str) -> Result<SecretString, Failure> {
    let secret = surroundings::bare(text);
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
    if let Some(dress) = SecretDress::recognise(secret) {
        let facts = [("dress", dress.id())];
        return Err(Failure::with(FailureCode::TokenSecretDressed, &facts));
    }
    if secret.chars().any(is_space) {
        return Err(Failure::new(FailureCode::TokenSecretHasSpaces));
    }
    Ok(secret.into())
}

/// What is odd about the length of a secret, as a question: older registrations hold values that a person chose.
#[must_use]
pub fn question_length(secret: &SecretString) -> Option<Failure> {
    let length = secret.expose_secret().chars().count();
    (!SECRET_LENGTH.contains(&length)).then(|| {
        let facts = [("received", length.to_string())];
        let facts = facts
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        Failure::with(FailureCode::TokenSecretLength, &facts)
    })
}

/// What is odd about the day on which a client secret ends, as a question: the probe, not the day somebody
/// typed, decides whether the secret works.
#[must_use]
pub fn question_expiry(expires: NaiveDate, today: NaiveDate) -> Option<Failure> {
    let latest = today.checked_add_months(CLIENT_SECRET_LIFE)?;
    let kind = if expires < today {
        "past"
    } else if expires > latest {
        "far"
    } else {
        return None;
    };
    let date = expires.to_string();
    let facts = [("date", date.as_str()), ("kind", kind)];
    let code = FailureCode::TokenSecretExpiryMalformed;
    Some(Failure::with(code, &facts))
}

/// The first three characters, by which the Entra admin center shows a secret too.
#[must_use]
pub fn hint(secret: &SecretString) -> String {
    secret.expose_secret().chars().take(3).collect()
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character.is_control() || surroundings::is_invisible(character)
}

fn is_mask(character: char) -> bool {
    matches!(character, '*' | '•' | '●' | '·' | '∙' | '⬤')
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use secrecy::ExposeSecret;

    use super::{hint, inspect_client_id, inspect_secret, question_expiry, question_length};
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
            (
                "client_secret = abc8Q~0123456789abcdefghijklmnopqrstuvwx",
                Code::TokenSecretDressed,
            ),
        ] {
            assert_eq!(slip(text).code, expected, "{text:?}");
        }
    }

    #[test]
    fn an_unusual_length_is_a_question_and_no_slip() {
        for (length, asked) in [(15, true), (16, false), (64, false), (65, true)] {
            let secret = inspect_secret(&"a".repeat(length)).unwrap();

            let question = question_length(&secret).map(|failure| failure.code);

            assert_eq!(
                question,
                asked.then_some(Code::TokenSecretLength),
                "{length}"
            );
        }
    }

    #[test]
    fn every_slip_leads_to_the_field_or_to_certificates_and_secrets() {
        for text in ["", ID, "abc***********", "a b"] {
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
        let named = format!("secret={SECRET}");
        let spaced = format!("{SECRET} x");

        for text in [named.as_str(), spaced.as_str()] {
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
        for dressed in [
            format!("Application (client) ID: {ID}"),
            format!("\u{201c}{ID}\u{201d}\u{200b}"),
            format!(
                "{{\"appId\": \"{ID}\", \"id\": \"{}\"}}",
                ID.replace('5', "6")
            ),
        ] {
            let read = inspect_client_id(&dressed, None).unwrap();
            assert_eq!(read.to_string(), ID, "{dressed}");
        }
        assert_eq!(
            inspect_client_id(&format!("Object ID: {ID}"), None)
                .unwrap_err()
                .code,
            Code::TokenClientIdMalformed
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
    fn a_day_in_the_past_or_out_of_reach_is_a_question() {
        let today = day("2026-03-04");

        assert_eq!(question_expiry(day("2026-03-04"), today), None);
        assert_eq!(question_expiry(day("2028-03-04"), today), None);
        for (asked, said) in [
            ("2028-03-05", "5 March 2028"),
            ("2026-03-03", "3 March 2026"),
        ] {
            let failure = question_expiry(day(asked), today).unwrap();
            let summary = failure.summary(Language::english());

            assert_eq!(failure.code, Code::TokenSecretExpiryMalformed);
            assert!(summary.contains(said), "{summary}");
        }
    }

    #[test]
    fn the_hint_is_the_first_three_characters() {
        assert_eq!(hint(&inspect_secret(SECRET).unwrap()), "abc");
    }
}
