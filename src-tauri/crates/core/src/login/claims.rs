//! What a service will make of verified claims: which it will use for each of its needs, which before it
//! are missing, and what deserves a look.

pub(crate) mod names;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::assertion::{NAME_ID, NAME_ID_FORMAT};
use super::verified_claims::VerifiedClaims;
use super::warning::Warning;
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::ClaimUse;

/// Something a service needs of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimContract {
    /// Its id in the service's profile, such as `email`.
    pub need: String,
    /// The claims it takes it from, the first that is there. `tid+oid` stands for both together.
    pub claims: Vec<String>,
    /// Whether nobody gets in without it.
    pub required: bool,
}

impl ClaimContract {
    /// Whether the value must be an email address: the standard claim `email` (OpenID Connect Core §5.1) or
    /// the attribute `emailaddress` is among those it is taken from.
    #[must_use]
    pub fn is_email(&self) -> bool {
        self.claims
            .iter()
            .any(|claim| claim == "email" || claim == names::EMAIL_ADDRESS)
    }
}

/// What a service will make of the claims.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ContractOutcome {
    pub(crate) uses: Vec<ClaimUse>,
    pub(crate) warnings: Vec<Warning>,
    /// The first required need that nothing meets.
    pub(crate) failure: Option<Failure>,
}

/// Judges verified claims by what the service needs.
pub(crate) fn judge(claims: &VerifiedClaims, contract: &[ClaimContract]) -> ContractOutcome {
    judge_unverified(claims.by_name(), contract)
}

/// The same of claims that nobody verified.
pub(crate) fn judge_unverified(
    claims: &BTreeMap<String, Value>,
    contract: &[ClaimContract],
) -> ContractOutcome {
    let uses: Vec<_> = contract.iter().map(|need| meet(need, claims)).collect();
    let failure = contract
        .iter()
        .zip(&uses)
        .find(|(need, used)| need.required && used.claim.is_none())
        .map(|(need, used)| unmet(used, need.is_email()));
    let warnings = warnings(claims, contract, &uses);
    ContractOutcome {
        uses,
        warnings,
        failure,
    }
}

/// The name of a person, as the claims give it.
pub(crate) fn name(claims: &VerifiedClaims) -> Option<String> {
    let first = |names: &[&str]| first_text(claims.by_name(), names);
    first(&["name", names::DISPLAY_NAME]).or_else(|| {
        let parts: Vec<_> = [
            first(&["given_name", names::GIVEN_NAME]),
            first(&["family_name", names::SURNAME]),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}

/// The user name of a person, as the claims give it.
pub(crate) fn user_name(claims: &VerifiedClaims) -> Option<String> {
    let claims = claims.by_name();
    first_text(claims, &names::USER_NAMES)
        .or_else(|| first_text(claims, &["email", names::EMAIL_ADDRESS]))
        .or_else(|| first_text(claims, &[NAME_ID]).filter(|name| is_address(name)))
}

/// The first of the claims `names` that is there, as text.
pub(crate) fn first_text(claims: &BTreeMap<String, Value>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| claims.get(*name).and_then(as_text))
}

fn meet(need: &ClaimContract, claims: &BTreeMap<String, Value>) -> ClaimUse {
    let value_of = |claim: &String| value(claim, claims, need.is_email());
    let position = need
        .claims
        .iter()
        .position(|claim| value_of(claim).is_some());
    let claim = position.map(|at| need.claims[at].clone());
    ClaimUse {
        need: need.need.clone(),
        value: claim.as_ref().and_then(value_of),
        claim,
        missing: need.claims[..position.unwrap_or(need.claims.len())].to_vec(),
        required: need.required,
    }
}

/// The value of `claim`, or of all its parts where it joins several; none where any is missing.
fn value(claim: &str, claims: &BTreeMap<String, Value>, email: bool) -> Option<String> {
    let parts: Option<Vec<_>> = claim
        .split('+')
        .map(|part| claims.get(part.trim()).and_then(as_text))
        .collect();
    parts
        .map(|parts| parts.join(" "))
        .filter(|value| !email || is_address(value))
}

/// A claim as one text: lists such as `verified_primary_email` by their first item.
fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Array(items) => items.first().and_then(as_text),
        Value::String(_) | Value::Null | Value::Object(_) => None,
    }
}

/// The form that a service can mail to: one `@`, a dotted domain, no space. A user name of a guest, which
/// holds `#EXT#`, has the form and is nobody's mailbox.
pub(crate) fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let labels_stand = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    let no_strange_character = !text
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control() || letter == '#');
    !local.is_empty() && !domain.contains('@') && labels_stand && no_strange_character
}

/// The failure that a required need is which nothing meets.
pub(crate) fn unmet(used: &ClaimUse, email: bool) -> Failure {
    let claims = used.missing.join(", ");
    let facts = [("need", used.need.as_str()), ("claims", claims.as_str())];
    let code = if email {
        FailureCode::ClaimsEmailMissing
    } else {
        FailureCode::ClaimsNeedUnmet
    };
    Failure::with(code, &facts)
}

fn warnings(
    claims: &BTreeMap<String, Value>,
    contract: &[ClaimContract],
    uses: &[ClaimUse],
) -> Vec<Warning> {
    let email = contract
        .iter()
        .zip(uses)
        .find_map(|(need, used)| need.is_email().then_some(used));
    let taken = email.and_then(|email| email.claim.as_deref());
    let mut warnings = Vec::new();
    if let (Some(claim), Some(first)) = (taken, email.and_then(|email| email.missing.first())) {
        warnings.push(Warning::EmailFallback {
            missing: first.clone(),
            used: claim.to_owned(),
        });
    }
    if taken.is_some() && is_false(claims.get("xms_edov")) {
        warnings.push(Warning::EmailUnverifiedDomain);
    }
    if is_guest(claims) {
        warnings.push(Warning::Guest);
    }
    warnings.extend(groups_overage(claims));
    if claims.contains_key("tid") && !claims.contains_key("oid") {
        warnings.push(Warning::OidMissing);
    } else if taken.is_some() && !names_a_permanent_key(claims, contract) {
        warnings.push(Warning::MutableKey);
    }
    warnings
}

/// Entra writes this claim as a boolean, a number or a text.
fn is_false(claim: Option<&Value>) -> bool {
    match claim {
        Some(Value::Bool(truth)) => !truth,
        Some(Value::Number(number)) => number.as_i64() == Some(0),
        Some(Value::String(text)) => text == "0" || text.eq_ignore_ascii_case("false"),
        _ => false,
    }
}

/// `acct` says so, or another provider than the issuer is named, or the user name is a guest's.
fn is_guest(claims: &BTreeMap<String, Value>) -> bool {
    let text = |name: &str| claims.get(name).and_then(as_text);
    let by_account = text("acct").is_some_and(|kind| kind == "1");
    let by_provider = text("idp").is_some_and(|provider| Some(provider) != text("iss"));
    let by_name = names::USER_NAMES
        .into_iter()
        .chain([NAME_ID])
        .filter_map(text)
        .any(|name| name.contains("#EXT#"));
    by_account || by_provider || by_name || is_of_another_directory(claims)
}

/// An assertion names the directory where the person is at home, and the one that it is from.
fn is_of_another_directory(claims: &BTreeMap<String, Value>) -> bool {
    let home = first_text(claims, &[names::IDENTITY_PROVIDER]);
    let tenant = first_text(claims, &[names::TENANT_ID]);
    home.zip(tenant)
        .is_some_and(|(home, tenant)| !home.contains(&tenant))
}

/// Too many groups for a token: it only says where they would be (`_claim_names`,
/// `groups.link`), or that there are some.
fn groups_overage(claims: &BTreeMap<String, Value>) -> Option<Warning> {
    let elsewhere = claims
        .get("_claim_names")
        .is_some_and(|names| names.get("groups").is_some());
    let limit = if elsewhere {
        GROUPS_IN_A_TOKEN
    } else if claims.contains_key(names::GROUPS_LINK) {
        GROUPS_IN_AN_ASSERTION
    } else if claims.get("hasgroups") == Some(&Value::Bool(true)) {
        GROUPS_IN_THE_ADDRESS
    } else {
        return None;
    };
    Some(Warning::GroupsOverage {
        limit: limit.to_string(),
    })
}

/// How many groups Entra puts into an ID token, into an assertion, and into an ID token that comes in an address.
const GROUPS_IN_A_TOKEN: u8 = 200;
const GROUPS_IN_AN_ASSERTION: u8 = 150;
const GROUPS_IN_THE_ADDRESS: u8 = 5;

fn names_a_permanent_key(claims: &BTreeMap<String, Value>, contract: &[ClaimContract]) -> bool {
    let persistent = first_text(claims, &[NAME_ID_FORMAT])
        .is_some_and(|format| format == names::FORMAT_PERSISTENT);
    contract
        .iter()
        .flat_map(|need| &need.claims)
        .flat_map(|claim| claim.split('+'))
        .any(|claim| match claim.trim() {
            "oid" | "sub" | names::OBJECT_IDENTIFIER => true,
            NAME_ID => persistent,
            _ => false,
        })
}

#[cfg(test)]
mod tests;
