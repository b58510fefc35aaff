//! Microsoft's numbers: reading them out of any text, and what they add to a failure. The protocol's
//! `error` decides; a number only chooses a better sentence, because Microsoft may change the numbers.

mod catalogue;
mod reading;
mod redaction;

use super::{Detail, Failure, FailureCode};
pub use catalogue::{Entry, entry};
pub use reading::Aadsts;
pub use redaction::redacted;

/// The fact of a failure that names Microsoft's code, from which its sentences take cause and fix.
pub(super) const FACT: &str = "aadsts";

/// The failure that an authorization server's answer means: `error` as in RFC 6749 §4.1.2.1 and §5.2, and
/// the `description` beside it, or all the text that a page showed. `facts` fill in the sentences.
#[must_use]
pub fn failure(error: Option<&str>, description: Option<&str>, facts: &[(&str, &str)]) -> Failure {
    let aadsts = description.and_then(Aadsts::parse);
    let number = aadsts.as_ref().map(Aadsts::code);
    let mut facts = facts.to_vec();
    facts.extend(number.as_deref().map(|number| (FACT, number)));
    Failure::with(code(error, aadsts.as_ref()), &facts).detailed(detail(error, description))
}

/// What support wants to see of an answer, with whatever looks like a secret taken out.
#[must_use]
pub fn detail(error: Option<&str>, description: Option<&str>) -> Detail {
    let aadsts = description.and_then(Aadsts::parse);
    Detail {
        aadsts: aadsts.as_ref().map(Aadsts::code),
        error: error.map(redacted),
        correlation_id: aadsts
            .as_ref()
            .and_then(|aadsts| aadsts.correlation_id.clone()),
        trace_id: aadsts.as_ref().and_then(|aadsts| aadsts.trace_id.clone()),
        at: aadsts.as_ref().and_then(|aadsts| aadsts.timestamp),
        raw: description.map(redacted).filter(|raw| !raw.is_empty()),
    }
}

fn code(error: Option<&str>, aadsts: Option<&Aadsts>) -> FailureCode {
    aadsts
        .and_then(|aadsts| code_of(aadsts.number))
        .filter(|code| error.is_none_or(|error| admits(error, *code)))
        .unwrap_or_else(|| fall_back(error))
}

/// Whether the protocol's `error` leaves room for what the number says.
fn admits(error: &str, code: FailureCode) -> bool {
    let area = code.as_str().split('.').next().unwrap_or_default();
    match error {
        "access_denied" | "consent_required" | "interaction_required" | "login_required" => {
            matches!(area, "consent" | "login")
        }
        "invalid_client" => matches!(area, "application" | "tenant" | "token"),
        "invalid_tenant" => area == "tenant",
        "server_error" | "temporarily_unavailable" => area == "microsoft",
        _ => true,
    }
}

fn fall_back(error: Option<&str>) -> FailureCode {
    match error {
        Some("access_denied") => FailureCode::LoginDeclined,
        Some("consent_required") => FailureCode::ConsentMissing,
        Some(
            "invalid_client"
            | "invalid_grant"
            | "invalid_resource"
            | "invalid_scope"
            | "unsupported_grant_type",
        ) => FailureCode::TokenRefused,
        Some("invalid_tenant") => FailureCode::TenantUnknown,
        Some("server_error" | "temporarily_unavailable") => FailureCode::MicrosoftUnavailable,
        _ => FailureCode::LoginRefused,
    }
}

/// The numbers that have a failure of their own.
fn code_of(number: u32) -> Option<FailureCode> {
    use FailureCode as Code;
    Some(match number {
        70_001 | 1_000_031 | 7_000_112 => Code::ApplicationDisabled,
        7_000_229 => Code::ApplicationNotInstalled,
        700_011 | 700_016 => Code::ApplicationUnknown,
        90_093 | 90_094 | 90_095 | 900_941 | 900_981 => Code::ConsentAdminRequired,
        65_001 => Code::ConsentMissing,
        65_004 => Code::ConsentRefused,
        16_000 | 16_003 | 50_014 | 50_020 | 50_034 | 51_004 | 90_072 | 500_207 | 500_208 => {
            Code::LoginAccountNotInTenant
        }
        50_005
        | 50_097
        | 50_127
        | 50_129
        | 50_131
        | 50_155
        | 50_187
        | 53_000..=53_004
        | 53_009..=53_011
        | 500_212
        | 500_213
        | 530_004
        | 530_032
        | 530_034
        | 530_035
        | 700_003 => Code::LoginBlockedByPolicy,
        54_005 | 70_008 => Code::LoginCodeSpent,
        50_072 | 50_074 | 50_076 | 50_078 | 50_079 | 50_158 => Code::LoginMfaRequired,
        50_105 => Code::LoginUserNotAssigned,
        501_481 => Code::LoginVerifier,
        90_055 => Code::MicrosoftThrottled,
        50_000 | 50_033 | 50_087 | 90_006 | 90_012 | 90_024 | 90_033 | 90_090 | 90_091 => {
            Code::MicrosoftUnavailable
        }
        90_102 => Code::RedirectUriMalformed,
        50_011 | 70_004 | 500_113 | 900_971 => Code::RedirectUriNotRegistered,
        50_029 | 900_021 | 900_023 => Code::TenantMalformed,
        50_059 | 50_194 | 90_019 => Code::TenantNotSpecific,
        50_128 | 90_002 => Code::TenantUnknown,
        90_038 | 900_439 => Code::TenantWrongCloud,
        700_025 => Code::TokenPublicClient,
        7_000_222 => Code::TokenSecretExpired,
        7_000_216 | 7_000_218 => Code::TokenSecretMissing,
        70_002 | 7_000_215 => Code::TokenSecretWrong,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
