//! The certificates that single applications' assertions are signed with, made when first asked for.
//!
//! Which one signs and which ones the federation metadata lists are two questions, and mishaps answer them
//! differently. An application without a reply URL has none of its own: the tenant-wide keys sign for it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use chrono::{DateTime, Months, TimeDelta, Utc};
use uuid::Uuid;

use crate::{
    applications::Application,
    certified_key::{CertifiedKey, KeyError, Validity},
    scenario::Scenario,
    world::World,
};

/// A name that cannot be mistaken for Microsoft's.
const COMMON_NAME: &str = "practice tenant federated SSO certificate";
/// Entra's default and maximum: three years.
const LIFETIME: Months = Months::new(36);

/// What a certificate is to its application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    Active,
    /// Active, and past its end.
    Expired,
    /// New, and not in the metadata yet.
    Unlisted,
    /// New, and beside an expired one; Entra signs with it although nobody made it active.
    Replacement,
}

type Slot = Arc<OnceLock<Result<Arc<CertifiedKey>, KeyError>>>;

/// The certificates of all applications.
#[derive(Default)]
pub(crate) struct SigningCertificates(Mutex<HashMap<(Uuid, Role), Slot>>);

/// The certificates the metadata of `app` lists. The last of its own is the newest.
pub(crate) fn listed(
    world: &World,
    app: &Application,
    now: DateTime<Utc>,
) -> Result<Vec<Arc<CertifiedKey>>, KeyError> {
    if !app.is_federated() {
        return Ok(world.keys.published()?.into());
    }
    let roles: &[Role] = if world.is_on(Scenario::CertificateExpiredNewInactive) {
        &[Role::Expired, Role::Replacement]
    } else if world.is_on(Scenario::CertificateExpired) {
        &[Role::Expired]
    } else {
        &[Role::Active]
    };
    let certificates = &world.signing_certificates;
    let made = |role: &Role| certificates.of(app, *role, now);
    roles.iter().map(made).collect()
}

/// The certificate that signs for `app`.
pub(crate) fn signing(
    world: &World,
    app: &Application,
    now: DateTime<Utc>,
) -> Result<Arc<CertifiedKey>, KeyError> {
    if !app.is_federated() {
        return world.keys.current();
    }
    let role = if world.is_on(Scenario::CertificateRolled) {
        Role::Unlisted
    } else if world.is_on(Scenario::CertificateExpiredNewInactive) {
        Role::Replacement
    } else if world.is_on(Scenario::CertificateExpired) {
        Role::Expired
    } else {
        Role::Active
    };
    world.signing_certificates.of(app, role, now)
}

impl SigningCertificates {
    fn of(
        &self,
        app: &Application,
        role: Role,
        now: DateTime<Utc>,
    ) -> Result<Arc<CertifiedKey>, KeyError> {
        let slot = self.slot(app.client_id, role);
        slot.get_or_init(|| CertifiedKey::make(COMMON_NAME, validity(app, role, now)).map(Arc::new))
            .clone()
    }

    /// Only finding the slot is done under the lock: making a key takes a while.
    fn slot(&self, client_id: Uuid, role: Role) -> Slot {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry((client_id, role)).or_default())
    }
}

fn validity(app: &Application, role: Role, now: DateTime<Utc>) -> Validity {
    let ends = |not_after: DateTime<Utc>| Validity {
        not_before: not_after - LIFETIME,
        not_after,
    };
    match role {
        Role::Expired => ends(now - TimeDelta::days(2)),
        Role::Active => ends(
            app.single_sign_on
                .certificate_expires
                .unwrap_or(now + LIFETIME),
        ),
        Role::Unlisted | Role::Replacement => ends(now + LIFETIME),
    }
}
