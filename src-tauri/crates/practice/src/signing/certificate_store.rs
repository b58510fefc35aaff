//! The certificates of single applications, each made when it is first asked for.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::certified_key::{CertifiedKey, KeyError, Validity};
use crate::{directory::Application, limits::SIGNING_CERTIFICATE};

/// A name that cannot be mistaken for Microsoft's.
const COMMON_NAME: &str = "practice tenant federated SSO certificate";

/// What a certificate is to its application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    Active,
    /// Active, and past its end.
    Expired,
    /// Active, and valid from tomorrow.
    NotYetValid,
    /// New, and not in the metadata yet.
    Unlisted,
    /// New, and beside an expired one; Entra signs with it although nobody made it active.
    Replacement,
}

type Slot = Arc<OnceLock<Result<Arc<CertifiedKey>, KeyError>>>;

/// The certificates of all applications.
#[derive(Default)]
pub(crate) struct CertificateStore(Mutex<HashMap<(Uuid, Role), Slot>>);

impl CertificateStore {
    /// The application's certificate in that role; the first to ask waits while it is made.
    pub(crate) fn certificate(
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
        not_before: not_after - SIGNING_CERTIFICATE,
        not_after,
    };
    match role {
        Role::Expired => ends(now - TimeDelta::days(2)),
        Role::NotYetValid => ends(now + TimeDelta::days(1) + SIGNING_CERTIFICATE),
        Role::Active => {
            let sign_on = &app.single_sign_on;
            let whole = ends(sign_on.certificate_expires.unwrap_or_else(|| {
                sign_on.certificate_begins.unwrap_or(now) + SIGNING_CERTIFICATE
            }));
            Validity {
                not_before: sign_on.certificate_begins.unwrap_or(whole.not_before),
                ..whole
            }
        }
        Role::Unlisted | Role::Replacement => ends(now + SIGNING_CERTIFICATE),
    }
}
