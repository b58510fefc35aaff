//! What is known of the client secret, in a bundle and here. The secret itself is in neither.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use super::known;
use crate::ports::SecretStorage;
use crate::wizard::{Facts, ProvenCredential, Report};

/// How much of a secret Microsoft shows.
pub(super) const HINT: usize = 3;

pub(super) fn write(credential: &ProvenCredential) -> format::Credential {
    format::Credential {
        kind: format::CredentialKind::Secret,
        hint: credential.hint.clone(),
        expires_on: credential.expires_on,
        checked: credential.known.is_proved(),
        known: known::write(&credential.known),
        other: Unknown::default(),
    }
}

pub(super) fn read(
    written: Option<&format::Credential>,
    facts: &Facts,
    report: &Report,
) -> Option<ProvenCredential> {
    let credential = written?;
    Some(ProvenCredential {
        tenant: facts.tenant.as_ref()?.tenant_id,
        client: facts.client()?,
        secret: None,
        hint: hint(credential),
        kept: SecretStorage::Memory,
        expires_on: credential.expires_on,
        known: known::read(&credential.known, report),
    })
}

/// As much of the hint as Microsoft shows, whatever stands there.
pub(super) fn hint(written: &format::Credential) -> String {
    written.hint.chars().take(HINT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::tests::{report, reported};
    use crate::scene::tests::facts;

    #[test]
    fn what_is_known_of_a_secret_comes_back_without_the_secret() {
        let facts = facts("kloudmate", "oidc");
        let credential = facts.credential.clone().unwrap();
        assert!(credential.secret.is_some());

        let back = read(Some(&write(&credential)), &facts, &report()).unwrap();

        let expected = ProvenCredential {
            secret: None,
            kept: SecretStorage::Memory,
            known: reported(&credential.known),
            ..credential
        };
        assert_eq!(back, expected);
    }

    #[test]
    fn of_a_secret_in_a_hint_three_characters_are_taken() {
        let facts = facts("kloudmate", "oidc");
        let mut written = write(&facts.credential.clone().unwrap());
        written.hint = "abc8Q~kM4dTzL7pWvN2".to_owned();

        let back = read(Some(&written), &facts, &report()).unwrap();

        assert_eq!(back.hint, "abc");
    }
}
