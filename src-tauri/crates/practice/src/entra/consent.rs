//! Consent: whether it is there, who may give it, and what giving it changes in the tenant.

use uuid::Uuid;

use crate::{
    directory::{Application, Kind, ServicePrincipal, User},
    world::{Scopes, World, scopes},
};

/// What stands between a signed-in person and the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Granted,
    /// The person may consent alone.
    Missing,
    /// Only an administrator may, and this person is none.
    NeedsAdmin,
}

/// The standing of `scopes` for `user` in the user's tenant.
///
/// An application that requires assignment always takes an administrator's consent.
pub(crate) fn standing(world: &World, app: &Application, user: &User, scopes: &Scopes) -> Standing {
    let live = world.live();
    let principal = live.service_principals.get(&(user.tenant, app.client_id));
    if principal.is_some_and(|principal| principal.has_consent(user.oid, scopes)) {
        return Standing::Granted;
    }
    let admins_only =
        scopes::restricted(scopes) || principal.is_some_and(ServicePrincipal::requires_assignment);
    if admins_only && !may_consent_for_all(user) {
        Standing::NeedsAdmin
    } else {
        Standing::Missing
    }
}

/// Whether the person is assigned where assignment is required.
pub(crate) fn is_assigned(world: &World, app: &Application, user: &User) -> bool {
    let live = world.live();
    let principal = live.service_principals.get(&(user.tenant, app.client_id));
    principal.is_none_or(|principal| principal.admits(user.oid))
}

/// Cloud Application Administrators may, for every delegated permission.
pub(crate) fn may_consent_for_all(user: &User) -> bool {
    user.kind == Kind::Admin
}

/// Records a person's own consent, which also creates the service principal.
pub(crate) fn grant_for_user(world: &World, app: &Application, user: &User, scopes: &Scopes) {
    let mut live = world.live();
    let key = (user.tenant, app.client_id);
    let principal = live.service_principals.entry(key).or_default();
    let granted = principal.user_consented.entry(user.oid).or_default();
    granted.extend(scopes.iter().cloned());
}

/// Records consent for a whole tenant, which also creates the service principal.
pub(crate) fn grant_for_tenant(world: &World, app: &Application, tenant: Uuid, scopes: &Scopes) {
    let mut live = world.live();
    let principal = live
        .service_principals
        .entry((tenant, app.client_id))
        .or_default();
    principal.admin_consented.extend(scopes.iter().cloned());
}
