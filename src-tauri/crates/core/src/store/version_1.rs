//! What version 1, of set-ups and of bundles, said in sentences or kept beside the point, as ids and values.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::failure::{Failure, FailureCode};
use crate::login::claims::{self, names};
use crate::login::verdict::{Check, CheckStatus, ClaimUse, Warning};
use crate::wizard::{Facts, Failed, Known, LoginRun, ProvenFederation, Witness};

/// How a secret was called that had not come along with its bundle.
const NOT_KEPT_HERE: &str = "/not-kept-here";

/// Changes the shape of a set-up: the issuer stands for the discovery document, and witnesses are told apart.
pub(super) fn reshape(setup: &mut Value) {
    if let Some(tenant) = setup
        .pointer_mut("/facts/tenant")
        .and_then(Value::as_object_mut)
        && let Some(issuer) = tenant
            .remove("metadata")
            .as_ref()
            .map(|metadata| &metadata["issuer"])
    {
        tenant.insert("issuer".to_owned(), issuer.clone());
    }
    let Some(facts) = setup.get_mut("facts").and_then(Value::as_object_mut) else {
        return;
    };
    if let Some(model) = facts.get_mut("model").and_then(Value::as_object_mut)
        && let Some(at) = model.remove("at")
    {
        let known = json!({ "how": "stated", "by": "here", "at": at });
        model.insert("known".to_owned(), known);
    }
    for fact in ["tenant", "consent", "credential", "federation", "next"] {
        if let Some(known) = facts.get_mut(fact).and_then(|fact| fact.get_mut("known")) {
            name_witness(known);
        }
    }
    let tasks = facts.get_mut("tasks").and_then(Value::as_object_mut);
    tasks
        .into_iter()
        .flat_map(Map::values_mut)
        .for_each(name_witness);
}

fn name_witness(known: &mut Value) {
    if let Some(by) = known.get_mut("by") {
        *by = json!({ "person": *by });
    }
}

/// Puts what was said into ids and values.
pub(super) fn restate(facts: &mut Facts, failed: &mut Option<Failed>) {
    if let Some(tenant) = &mut facts.tenant {
        tenant.region = tenant.region.as_deref().map(region);
    }
    if let Some(consent) = &mut facts.consent {
        witness(&mut consent.known);
    }
    forget_the_absent(facts);
    for run in &mut facts.runs {
        values(run, facts.federation.as_ref());
    }
    let last = facts.runs.last().and_then(|run| run.failure.as_ref());
    if let (Some(failed), Some(last)) = (failed, last)
        && failed.failure.detail == last.detail
    {
        failed.failure = last.clone();
    }
}

/// `tenant_region_scope`, which stood in brackets behind its name: `Europe (EU)`.
pub(crate) fn region(said: &str) -> String {
    let scope = said
        .rsplit_once('(')
        .and_then(|(_, scope)| scope.strip_suffix(')'));
    scope.unwrap_or(said).to_owned()
}

/// Who said that consent was granted, where no person did.
pub(crate) fn witness(known: &mut Known) {
    let by = match known {
        Known::Stated { by, .. } | Known::Reported { by: Some(by), .. } => by,
        Known::Proved { .. } | Known::Reported { by: None, .. } => return,
    };
    match by {
        Witness::Person(name) if name == "the address after consent" => *by = Witness::Landing,
        Witness::Person(name) if name == "You" => *by = Witness::Here,
        Witness::Person(_) | Witness::Here | Witness::Landing => {}
    }
}

/// A secret that is not kept here has no name.
fn forget_the_absent(facts: &mut Facts) {
    let forget = |secret: &mut Option<String>| {
        secret.take_if(|name| name.ends_with(NOT_KEPT_HERE));
    };
    if let Some(credential) = &mut facts.credential {
        forget(&mut credential.secret);
    }
    for run in &mut facts.runs {
        forget(&mut run.ground.secret);
    }
}

/// Puts the values of a run's checks and warnings, and of its failure, as they are kept since.
pub(crate) fn values(run: &mut LoginRun, federation: Option<&ProvenFederation>) {
    run.checks.iter_mut().for_each(value);
    for warning in &mut run.warnings {
        if let Warning::Other { id, .. } = warning
            && let Some(whole) = whole(id, &run.uses, federation, run.at)
        {
            *warning = whole;
        }
    }
    if let Some(failure) = &mut run.failure
        && failure.facts.is_empty()
    {
        facts(failure, &run.checks, &run.uses);
    }
}

/// The value in what a check compared.
fn value(check: &mut Check) {
    let last = |text: &mut Option<String>| {
        let value = text
            .as_deref()
            .and_then(|text| text.split_whitespace().last());
        *text = value.map(str::to_owned);
    };
    match check.id.as_str() {
        "certificate_key_size" | "key_size" => {
            for text in [&mut check.expected, &mut check.received]
                .into_iter()
                .flatten()
            {
                text.retain(|character| character.is_ascii_digit());
            }
        }
        "covered" => {
            check.expected = check.expected.take().map(|_| "element".to_owned());
            check.received = check.received.as_deref().map(covered);
        }
        "expiry" | "not_before" => last(&mut check.expected),
        "lifetime" => {
            let range = |text: String| text.replace(" to ", " – ");
            check.received = check.received.take().map(range);
        }
        "signed" => {
            check.expected = check.expected.take().map(|_| "signature".to_owned());
        }
        _ => {}
    }
}

/// What was wrong about a signature.
fn covered(sentence: &str) -> String {
    let whole = [
        ("there is another message or assertion inside", "message"),
        ("there is a signature of something else inside", "signature"),
        ("the signature covers another element", "element"),
        (
            "the signature refers to another element than the one around it",
            "reference",
        ),
    ];
    if let Some((_, id)) = whole.iter().find(|(whole, _)| *whole == sentence) {
        return (*id).to_owned();
    }
    let about = [
        (" occurs several times in the signature", "several"),
        (" is missing in the signature", "missing-part"),
        (" does not belong in the signature", "foreign"),
    ];
    about
        .iter()
        .find_map(|(ending, id)| Some(format!("{id} {}", sentence.strip_suffix(ending)?)))
        .unwrap_or_else(|| sentence.to_owned())
}

/// The warning of this id, with the values that its sentence named.
fn whole(
    id: &str,
    uses: &[ClaimUse],
    federation: Option<&ProvenFederation>,
    at: DateTime<Utc>,
) -> Option<Warning> {
    match id {
        "email_fallback" => {
            let chosen = uses.iter().find(|one| is_email(one))?;
            Some(Warning::EmailFallback {
                missing: chosen.missing.first()?.clone(),
                used: chosen.claim.clone()?,
            })
        }
        "federation.certificate_ends_soon" => Some(Warning::CertificateEndsSoon {
            on: last_end(federation?, |end| end > at)?,
        }),
        "federation.certificate_replaced" => Some(Warning::CertificateReplaced {
            expired: last_end(federation?, |end| end <= at)?,
            valid: last_end(federation?, |end| end > at)?,
        }),
        _ => None,
    }
}

fn last_end(
    federation: &ProvenFederation,
    wanted: impl Fn(DateTime<Utc>) -> bool,
) -> Option<DateTime<Utc>> {
    let ends = federation
        .certificates
        .iter()
        .map(|certificate| certificate.not_after);
    ends.filter(|end| wanted(*end)).max()
}

fn is_email(used: &ClaimUse) -> bool {
    let mut claims = used.missing.iter().chain(&used.claim);
    claims.any(|claim| claim == "email" || claim == names::EMAIL_ADDRESS)
}

/// What the sentences of a failure were about: what its check compared, or the need that nothing met.
fn facts(failure: &mut Failure, checks: &[Check], uses: &[ClaimUse]) {
    let failed = checks
        .iter()
        .find(|check| check.status == CheckStatus::Fail);
    let of_check = failed.and_then(Check::failure);
    if let Some(of_check) = of_check.filter(|of_check| of_check.code == failure.code) {
        failure.facts = of_check.facts;
        return;
    }
    let unmet = uses
        .iter()
        .find(|used| used.required && used.claim.is_none());
    if let (FailureCode::ClaimsEmailMissing, Some(unmet)) = (failure.code, unmet) {
        let next = failure.next;
        *failure = claims::unmet(unmet, is_email(unmet)).then(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, expected: &str, received: &str) -> Check {
        Check {
            id: id.to_owned(),
            status: CheckStatus::Fail,
            expected: Some(expected.to_owned()),
            received: Some(received.to_owned()),
        }
    }

    #[test]
    fn what_a_check_compared_is_a_value() {
        for (id, said, kept) in [
            (
                "key_size",
                ("at least 2048 bits", "1024 bits"),
                ("2048", "1024"),
            ),
            (
                "expiry",
                ("after 2026-11-29T11:09:12Z", "2026-11-29T10:09:12Z"),
                ("2026-11-29T11:09:12Z", "2026-11-29T10:09:12Z"),
            ),
            (
                "not_before",
                ("not after 2026-11-29T11:09:12Z", "2026-11-29T12:09:12Z"),
                ("2026-11-29T11:09:12Z", "2026-11-29T12:09:12Z"),
            ),
            ("signed", ("a signature", "none"), ("signature", "none")),
            (
                "covered",
                (
                    "what is read",
                    "KeyInfo occurs several times in the signature",
                ),
                ("element", "several KeyInfo"),
            ),
            (
                "covered",
                ("what is read", "the signature covers another element"),
                ("element", "element"),
            ),
            (
                "lifetime",
                ("2026-11-29T11:09:12Z", "2026-11-29T09:00:00Z to –"),
                ("2026-11-29T11:09:12Z", "2026-11-29T09:00:00Z – –"),
            ),
            ("issuer", ("after all", "none"), ("after all", "none")),
        ] {
            let mut said = check(id, said.0, said.1);
            value(&mut said);
            assert_eq!(said, check(id, kept.0, kept.1));
        }
    }

    #[test]
    fn a_region_is_microsofts_name_for_it() {
        assert_eq!(region("Europe (EU)"), "EU");
        assert_eq!(region("XX"), "XX");
    }

    #[test]
    fn a_failure_gets_back_what_its_check_compared() {
        let mut failure = Failure::new(FailureCode::IdTokenIssuer);

        facts(
            &mut failure,
            &[check("issuer", "https://a", "https://b")],
            &[],
        );

        assert_eq!(failure.facts["expected"], "https://a");
        assert_eq!(failure.facts["received"], "https://b");
    }

    #[test]
    fn a_need_that_nothing_met_and_is_no_address_has_a_code_of_its_own() {
        let unmet = ClaimUse {
            need: "Department".to_owned(),
            claim: None,
            value: None,
            missing: vec!["department".to_owned()],
            required: true,
        };
        let mut failure = Failure::new(FailureCode::ClaimsEmailMissing);

        facts(&mut failure, &[], &[unmet]);

        assert_eq!(failure.code, FailureCode::ClaimsNeedUnmet);
        assert_eq!(failure.facts["need"], "Department");
    }
}
