//! Who gets in to an application: not a blocked account, a stranger, or somebody who is not assigned.

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Kind, User},
    entra::{amiss, consent},
    wire::Call,
    world::{Authority, World},
};

/// The user object with which `person` may use `app` under that authority.
///
/// # Errors
/// 50057 for a blocked account, 50020 where the tenant knows nobody of that name, 50105 for somebody who is not
/// assigned; what a scenario refuses with, before all of these.
pub(crate) fn admitted<'a>(
    call: &'a Call,
    authority: Authority,
    app: &Application,
    person: &'a User,
) -> Result<&'a User, Refusal> {
    if let Some(refusal) = amiss::refusal(call, &amiss::OF_A_PERSON) {
        return Err(match refusal.code {
            code @ (Aadsts::ApplicationDisabled | Aadsts::UserNotAssigned) => code.about(&app.name),
            code @ (Aadsts::UserUnauthorized
            | Aadsts::GuestNotInvited
            | Aadsts::InvitationPending) => code.about(&person.sign_in_name),
            _ => refusal,
        });
    }
    if person.kind == Kind::Blocked {
        return Err(Aadsts::AccountDisabled.into());
    }
    let user = user_for(&call.world, authority, person)?;
    if !consent::is_assigned(&call.world, app, user) {
        return Err(Aadsts::UserNotAssigned.about(&app.name));
    }
    Ok(user)
}

/// The user object a person has under that authority.
///
/// # Errors
/// 50020 when the tenant knows nobody of that name.
pub(crate) fn user_for<'a>(
    world: &'a World,
    authority: Authority,
    person: &'a User,
) -> Result<&'a User, Refusal> {
    match authority {
        Authority::Tenant(tenant) => world.directory.in_tenant(person, tenant),
        Authority::Common | Authority::Organizations => Some(person),
        Authority::Consumers => None,
    }
    .ok_or_else(|| Aadsts::UserUnauthorized.about(&person.sign_in_name))
}
