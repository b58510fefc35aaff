//! Which certificate signs for an application, and which ones its federation metadata lists.
//!
//! They are two questions, and scenarios answer them differently. An application without a reply URL has no certificate
//! of its own: the tenant-wide keys sign for it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::World;
use crate::{
    directory::Application,
    scenario::Scenario,
    signing::{CertifiedKey, KeyError, certificate_store::Role},
};

/// The scenarios that change which certificates are listed.
const LISTED: [Scenario; 3] = [
    Scenario::CertificateExpired,
    Scenario::CertificateNotYetValid,
    Scenario::CertificateExpiredNewInactive,
];

impl World {
    /// The certificates the metadata of `app` lists. The last of its own is the newest.
    pub(crate) fn listed_certificates(
        &self,
        app: &Application,
        now: DateTime<Utc>,
    ) -> Result<Vec<Arc<CertifiedKey>>, KeyError> {
        if !app.is_federated() {
            return Ok(self.token_keys.published()?.into());
        }
        let roles: &[Role] = match self.first_on(&LISTED) {
            Some(Scenario::CertificateExpired) => &[Role::Expired],
            Some(Scenario::CertificateNotYetValid) => &[Role::NotYetValid],
            Some(_) => &[Role::Expired, Role::Replacement],
            None => &[Role::Active],
        };
        let made = |role: &Role| self.certificates.certificate(app, *role, now);
        roles.iter().map(made).collect()
    }

    /// The certificate that signs for `app`.
    pub(crate) fn signing_certificate(
        &self,
        app: &Application,
        now: DateTime<Utc>,
    ) -> Result<Arc<CertifiedKey>, KeyError> {
        if !app.is_federated() {
            return self.token_keys.current();
        }
        let role = match self.first_on(&LISTED) {
            Some(Scenario::CertificateExpired) => Role::Expired,
            Some(Scenario::CertificateNotYetValid) => Role::NotYetValid,
            Some(_) => Role::Replacement,
            None if self.is_on(Scenario::CertificateRolled) => Role::Unlisted,
            None => Role::Active,
        };
        self.certificates.certificate(app, role, now)
    }
}
