//! What a verified assertion must say of itself: from whom, for whom, when, and by whom it may be brought.

use chrono::{DateTime, Utc};

use super::{Confirmed, Federation, shown, tenant_named};
use crate::limits::ASSERTION_LEEWAY;
use crate::login::assertion::{Assertion, Confirmation};
use crate::login::check::{Checks, Clause};

/// Checks `assertion` in the order of decision.
pub(super) fn judge(
    checks: &mut Checks,
    assertion: &Assertion,
    federation: Federation<'_>,
    confirmed: Confirmed<'_>,
) {
    issuer(checks, assertion, federation);
    understood(checks, assertion);
    audience(checks, assertion, federation);
    bearer(checks, assertion, confirmed);
    if let Confirmed::Delivered { to, in_response_to } = confirmed {
        delivery(checks, assertion, to, in_response_to, federation.now);
    }
    validity(checks, assertion, federation.now);
    tenant(checks, assertion, federation);
}

fn issuer(checks: &mut Checks, assertion: &Assertion, federation: Federation<'_>) {
    checks.judge(
        Clause::AssertionIssuer,
        federation.is_issuer(&assertion.issuer),
        federation.metadata.entity_id.clone(),
        assertion.issuer.clone(),
    );
}

/// A condition that is not understood makes the assertion neither valid nor invalid (SAML core §2.5.1.1).
fn understood(checks: &mut Checks, assertion: &Assertion) {
    let unknown = &assertion.conditions.unknown;
    checks.judge(
        Clause::Conditions,
        unknown.is_empty(),
        None,
        (!unknown.is_empty()).then(|| unknown.join(", ")),
    );
}

/// There must be a restriction, and the service in every one of them (SAML core §2.5.1.4).
fn audience(checks: &mut Checks, assertion: &Assertion, federation: Federation<'_>) {
    let restrictions = &assertion.conditions.audience_restrictions;
    let ours = federation.audiences();
    let in_each = restrictions
        .iter()
        .all(|audiences| audiences.iter().any(|audience| ours.contains(audience)));
    let all: Vec<_> = restrictions.iter().flatten().cloned().collect();
    checks.judge(
        Clause::AudienceRestriction,
        in_each && !restrictions.is_empty(),
        federation.audience.to_owned(),
        (!all.is_empty()).then(|| all.join(", ")),
    );
}

fn bearer(checks: &mut Checks, assertion: &Assertion, confirmed: Confirmed<'_>) {
    let confirmations = &assertion.confirmations;
    if matches!(confirmed, Confirmed::Borne) && confirmations.is_empty() {
        return checks.skip(Clause::Bearer);
    }
    let methods: Vec<_> = confirmations
        .iter()
        .map(|confirmation| confirmation.method.as_str())
        .collect();
    checks.judge(
        Clause::Bearer,
        confirmations.iter().any(|confirmation| confirmation.bearer),
        "bearer".to_owned(),
        (!methods.is_empty()).then(|| methods.join(", ")),
    );
}

/// One confirmation that satisfies all of it is enough; where none does, the first says why.
fn delivery(
    checks: &mut Checks,
    assertion: &Assertion,
    to: &str,
    in_response_to: Option<&str>,
    now: DateTime<Utc>,
) {
    let (satisfied, others): (Vec<_>, Vec<_>) = assertion
        .confirmations
        .iter()
        .filter(|confirmation| confirmation.bearer)
        .map(|bearer| delivered(bearer, to, in_response_to, now))
        .partition(|checks| checks.first_failed().is_none());
    if let Some(found) = satisfied.into_iter().chain(others).next() {
        return checks.extend(found);
    }
    checks.skip(Clause::Recipient);
    checks.skip(Clause::ConfirmationInResponseTo);
    checks.skip(Clause::ConfirmationExpiry);
}

/// SAML profiles §4.1.4.2: delivered here, in answer to this request, in time, and with no beginning of its
/// own.
fn delivered(
    bearer: &Confirmation,
    to: &str,
    in_response_to: Option<&str>,
    now: DateTime<Utc>,
) -> Checks {
    let mut checks = Checks::default();
    checks.judge(
        Clause::Recipient,
        bearer.recipient.as_deref() == Some(to),
        to.to_owned(),
        bearer.recipient.clone(),
    );
    match in_response_to {
        Some(request) => checks.judge(
            Clause::ConfirmationInResponseTo,
            bearer.in_response_to.as_deref() == Some(request),
            request.to_owned(),
            bearer.in_response_to.clone(),
        ),
        None => checks.skip(Clause::ConfirmationInResponseTo),
    }
    let end = bearer.not_on_or_after;
    let in_time = end.is_some_and(|end| now < end + ASSERTION_LEEWAY);
    checks.judge(
        Clause::ConfirmationExpiry,
        in_time && bearer.not_before.is_none(),
        shown(now),
        end.map(shown),
    );
    checks
}

fn validity(checks: &mut Checks, assertion: &Assertion, now: DateTime<Utc>) {
    let conditions = &assertion.conditions;
    match conditions.not_before {
        Some(begin) => {
            let valid = begin <= now + ASSERTION_LEEWAY;
            checks.judge(Clause::AssertionNotBefore, valid, shown(now), shown(begin));
        }
        None => checks.skip(Clause::AssertionNotBefore),
    }
    match conditions.not_on_or_after {
        Some(end) => {
            let lasts = now < end + ASSERTION_LEEWAY;
            checks.judge(Clause::AssertionExpiry, lasts, shown(now), shown(end));
        }
        None => checks.skip(Clause::AssertionExpiry),
    }
}

/// Entra names the directory in every assertion, unless somebody took the basic claims out of it; then the
/// issuer alone says so.
fn tenant(checks: &mut Checks, assertion: &Assertion, federation: Federation<'_>) {
    let (Some(tenant), Some(named)) = (federation.expect.tenant(), tenant_named(assertion)) else {
        return checks.skip(Clause::AssertionTenant);
    };
    checks.judge(
        Clause::AssertionTenant,
        named == tenant.to_string(),
        tenant.to_string(),
        named.to_owned(),
    );
}
