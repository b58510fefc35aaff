//! What scenarios make of an endpoint's answer: the refusal that is acted out, and the time that tokens are issued at.

use chrono::{DateTime, Utc};

use crate::{
    aadsts::{Aadsts, Refusal},
    limits::CLOCK_OFFSET,
    scenario::Scenario,
    wire::Call,
};

/// The refusals of whoever signs in, whatever the protocol.
pub(super) const OF_A_PERSON: [Scenario; 16] = [
    Scenario::ApplicationDisabled,
    Scenario::AccountDisabled,
    Scenario::AccountLocked,
    Scenario::AccountUnknown,
    Scenario::AccountOfAnotherTenant,
    Scenario::GuestNotInvited,
    Scenario::InvitationPending,
    Scenario::PasswordExpired,
    Scenario::MfaRequired,
    Scenario::MfaRegistrationRequired,
    Scenario::ExternalChallenge,
    Scenario::BlockedByPolicy,
    Scenario::DeviceNotCompliant,
    Scenario::DeviceNotJoined,
    Scenario::CrossTenantBlocked,
    Scenario::UserNotAssigned,
];

/// What of `candidates` is acted out, as Microsoft refuses it.
pub(super) fn refusal(call: &Call, candidates: &[Scenario]) -> Option<Refusal> {
    let scenario = call.world.first_on(candidates)?;
    Some(Aadsts::of(scenario)?.into())
}

/// The time that a token or assertion is issued at: that of a clock that is off, where it is.
pub(super) fn issuing(call: &Call) -> DateTime<Utc> {
    match call
        .world
        .first_on(&[Scenario::ClockBehind, Scenario::ClockAhead])
    {
        Some(Scenario::ClockBehind) => call.now - CLOCK_OFFSET,
        Some(_) => call.now + CLOCK_OFFSET,
        None => call.now,
    }
}
