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
        let roles: &[Role] = if self.is_on(Scenario::CertificateExpiredNewInactive) {
            &[Role::Expired, Role::Replacement]
        } else if self.is_on(Scenario::CertificateExpired) {
            &[Role::Expired]
        } else {
            &[Role::Active]
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
        let role = if self.is_on(Scenario::CertificateRolled) {
            Role::Unlisted
        } else if self.is_on(Scenario::CertificateExpiredNewInactive) {
            Role::Replacement
        } else if self.is_on(Scenario::CertificateExpired) {
            Role::Expired
        } else {
            Role::Active
        };
        self.certificates.certificate(app, role, now)
    }
}
