//! Which scenario makes a failure happen again; and why there is none, where there is none.

use super::Unrehearsable;
use crate::failure::{Actor, Failure, FailureCode};
use crate::step::Step;

/// A scenario, as a set-up of one protocol meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownScenario {
    /// Its name.
    pub name: String,
    /// The failure code that it is reported by; a scenario without one spoils nothing.
    pub code: Option<String>,
    /// The number that Microsoft refuses with, where it is a refusal.
    pub aadsts: Option<u32>,
    /// The step at which it first shows: `tenant`, `consent`, `credentials` or `test-login`.
    pub step: String,
}

impl KnownScenario {
    fn step(&self) -> Option<Step> {
        Some(match self.step.as_str() {
            "tenant" => Step::Tenant,
            "consent" => Step::Consent,
            "credentials" => Step::Credentials,
            "test-login" => Step::TestLogin,
            _ => return None,
        })
    }

    fn is_of(&self, failure: &Failure) -> bool {
        self.code.as_deref() == Some(failure.code.as_str())
    }

    fn has_number_of(&self, failure: &Failure) -> bool {
        let number = failure.detail.as_ref();
        let number = number.and_then(|detail| detail.aadsts.as_deref());
        let own = self.aadsts.map(|number| format!("AADSTS{number}"));
        number.is_some() && number == own.as_deref()
    }
}

/// The scenario that makes `failure` happen in `step`; none where that takes no scenario.
pub(super) fn like(
    failure: &Failure,
    step: Step,
    known: &[KnownScenario],
) -> Result<Option<String>, Unrehearsable> {
    if happens_by_itself(failure.code, step) {
        return Ok(None);
    }
    // What shows earlier shows here as well: it is switched on only when the step is reached.
    let alike = known.iter().filter(|scenario| {
        scenario.is_of(failure) && scenario.step().is_some_and(|shows| shows <= step)
    });
    let mut alike: Vec<_> = alike.collect();
    alike.sort_by_key(|scenario| {
        (
            !scenario.has_number_of(failure),
            scenario.step() != Some(step),
        )
    });
    // A refusal without a failure of its own is like another only by Microsoft's number.
    let general = matches!(
        failure.code,
        FailureCode::LoginRefused | FailureCode::TokenRefused
    );
    let found = alike
        .first()
        .filter(|scenario| !general || scenario.has_number_of(failure));
    match found {
        Some(scenario) => Ok(Some(scenario.name.clone())),
        None => Err(why_not(failure.code)),
    }
}

/// Whether the directory is enough: nothing has to be acted out.
fn happens_by_itself(code: FailureCode, step: Step) -> bool {
    matches!(
        (step, code),
        // Of what was entered, and of a directory that is not there.
        (
            Step::Tenant,
            FailureCode::TenantConsumerDomain
                | FailureCode::TenantEmpty
                | FailureCode::TenantExternal
                | FailureCode::TenantForeignHost
                | FailureCode::TenantMalformed
                | FailureCode::TenantNotSpecific
                | FailureCode::TenantUnknown,
        ) | (Step::TestLogin, FailureCode::LoginOutsiderLetIn)
    )
}

fn why_not(code: FailureCode) -> Unrehearsable {
    let area = code.as_str().split('.').next().unwrap_or_default();
    match code {
        FailureCode::LoginDeclined
        | FailureCode::LoginDenied
        | FailureCode::LoginTimedOut
        | FailureCode::LoginWindowClosed => Unrehearsable::Person,
        FailureCode::LoopbackUnavailable => Unrehearsable::Computer,
        FailureCode::ConsentNotALanding
        | FailureCode::ConsentStateMismatch
        | FailureCode::LoginNotAnAnswer
        | FailureCode::LoginStateMismatch
        | FailureCode::LoginWrongProtocol => Unrehearsable::Entered,
        _ => match area {
            "model" | "pasted" | "service_metadata" | "tenant" | "token" => Unrehearsable::Entered,
            "service" => Unrehearsable::Service,
            "azure_cli" | "browser" | "environment" | "file" | "internal" | "keyring"
            | "network" | "setup" => Unrehearsable::Computer,
            _ if code.actor() == Actor::Network => Unrehearsable::Computer,
            _ => Unrehearsable::NoScenario,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Detail;

    fn known(name: &str, code: &str, aadsts: Option<u32>, step: &str) -> KnownScenario {
        KnownScenario {
            name: name.to_owned(),
            code: Some(code.to_owned()),
            aadsts,
            step: step.to_owned(),
        }
    }

    fn refused(code: FailureCode, number: &str) -> Failure {
        Failure::new(code).detailed(Detail {
            aadsts: Some(number.to_owned()),
            ..Detail::default()
        })
    }

    fn chosen(failure: &Failure, known: &[KnownScenario]) -> Result<Option<String>, Unrehearsable> {
        like(failure, Step::TestLogin, known)
    }

    #[test]
    fn microsofts_number_decides_between_scenarios_of_one_code() {
        let known = [
            known("mfa", "login.mfa_required", Some(50_076), "test-login"),
            known("register", "login.mfa_required", Some(50_079), "test-login"),
        ];

        let of = |number| chosen(&refused(FailureCode::LoginMfaRequired, number), &known);
        assert_eq!(of("AADSTS50079"), Ok(Some("register".to_owned())));
        assert_eq!(
            of("AADSTS50072"),
            Ok(Some("mfa".to_owned())),
            "it is like it"
        );
    }

    #[test]
    fn a_refusal_without_a_failure_of_its_own_is_like_no_other_number() {
        let known = [known("locked", "login.refused", Some(50_053), "test-login")];

        let of = |number| chosen(&refused(FailureCode::LoginRefused, number), &known);
        assert_eq!(of("AADSTS50053"), Ok(Some("locked".to_owned())));
        assert_eq!(of("AADSTS50010"), Err(Unrehearsable::NoScenario));
    }

    #[test]
    fn what_shows_later_cannot_have_failed_here() {
        let known = [known(
            "expired",
            "federation.certificate_expired",
            None,
            "test-login",
        )];
        let failure = Failure::new(FailureCode::FederationCertificateExpired);

        let earlier = like(&failure, Step::Credentials, &known);

        assert_eq!(earlier, Err(Unrehearsable::NoScenario));
        assert_eq!(chosen(&failure, &known), Ok(Some("expired".to_owned())));
    }

    #[test]
    fn whatever_fails_has_a_scenario_or_a_reason_for_none() {
        for code in FailureCode::ALL {
            let failure = Failure::new(*code);
            let like = like(&failure, Step::Credentials, &[]);
            assert!(like.is_err(), "{code}");
        }
        for (code, why) in [
            (FailureCode::NetworkUnreachable, Unrehearsable::Computer),
            (FailureCode::TokenSecretHasSpaces, Unrehearsable::Entered),
            (FailureCode::LoginTimedOut, Unrehearsable::Person),
            (FailureCode::ServiceKnownError, Unrehearsable::Service),
            (FailureCode::SamlWrapped, Unrehearsable::NoScenario),
        ] {
            assert_eq!(why_not(code), why, "{code}");
        }
    }
}
