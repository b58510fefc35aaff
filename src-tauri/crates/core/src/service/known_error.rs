//! The errors that a service shows itself, recognised in whatever somebody pastes: by the code or the words that its
//! profile names. Microsoft's own errors come first, and are not looked for here.

use super::{KnownError, ServiceProfile, Services};
use crate::failure::{Failure, FailureCode, aadsts, folded};

impl ServiceProfile {
    /// What `text` means, where it is an error that this service shows.
    #[must_use]
    pub fn shown_error(&self, text: &str) -> Option<Failure> {
        if aadsts::Aadsts::parse(text).is_some() {
            return None;
        }
        let error = self.errors.iter().find(|error| error.is_in(text))?;
        Some(Failure::with(
            FailureCode::ServiceKnownError,
            &[
                ("service", &self.name),
                ("shown", &error.code),
                ("cause", &error.cause),
                ("fix", &error.fix),
            ],
        ))
    }
}

impl Services {
    /// What `text` means, where it is an error that one of the services shows, and no other.
    #[must_use]
    pub fn shown_error(&self, text: &str) -> Option<Failure> {
        let mut found = self
            .profiles()
            .filter_map(|profile| profile.shown_error(text));
        let only = found.next();
        only.filter(|_| found.next().is_none())
    }
}

impl KnownError {
    /// Whether `text` holds it: a code as a word of its own, words in any case and with any white space. A number alone
    /// says nothing where nothing calls it an error.
    fn is_in(&self, text: &str) -> bool {
        let (text, code) = (folded(text), folded(&self.code));
        let code = code.strip_prefix("error: ").unwrap_or(&code);
        if code.chars().all(|character| character.is_ascii_digit()) {
            let called = ["error", "code"].iter().any(|word| text.contains(word));
            return text == code || called && stands_alone(&text, code);
        }
        stands_alone(&text, code)
    }
}

fn stands_alone(text: &str, code: &str) -> bool {
    text.match_indices(code).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + code.len()..].chars().next();
        let apart = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
        apart(before) && apart(after)
    })
}

#[cfg(test)]
mod tests {
    use super::Services;
    use crate::failure::FailureCode;
    use crate::language::Language;

    #[test]
    fn every_error_of_every_shipped_service_is_answered_with_its_profiles_sentences() {
        let english = Language::english();
        for profile in Services::shipped().profiles() {
            for error in &profile.errors {
                let pasted = format!("Something went wrong. Error {}.\nTry again.", error.code);

                let failure = profile.shown_error(&pasted).expect(&error.code);

                assert_eq!(failure.code, FailureCode::ServiceKnownError);
                let summary = failure.summary(english);
                assert!(summary.contains(&profile.name), "{summary}");
                let advice = failure.advice(english);
                assert_eq!(advice, format!("{} {}", error.cause, error.fix));
                assert!(Services::shipped().shown_error(&pasted).is_some());
            }
        }
    }

    #[test]
    fn a_code_is_found_in_an_address_and_words_without_what_stands_before_them() {
        let services = Services::shipped();
        for text in [
            "https://app.kloudmate.com/login?error=OidcCallbackFailed&x=1",
            "failed to  obtain access\ntoken",
            "4617",
            "Error code: 4617",
            "We can\u{2019}t find your account",
        ] {
            assert!(services.shown_error(text).is_some(), "{text}");
        }
    }

    #[test]
    fn microsofts_error_comes_first_and_a_number_alone_among_others_is_none() {
        let services = Services::shipped();
        for text in [
            "Failed to obtain access token: AADSTS7000215: Invalid client secret provided.",
            "Room 4617 on the left",
            "Error 14617",
            "NotOidcCallbackFailedAtAll",
            "",
        ] {
            assert!(services.shown_error(text).is_none(), "{text}");
        }
    }
}
