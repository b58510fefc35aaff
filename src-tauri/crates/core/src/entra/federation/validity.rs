//! How the published certificates stand at a moment. Entra goes on signing with a certificate that has
//! expired, unless a newer valid one is there, which it then uses at once, activated or not.

use chrono::{DateTime, SecondsFormat, Utc};

use super::FederationMetadata;
use super::certificate::SigningCertificate;
use crate::entra::ending::ends_soon;
use crate::failure::{Failure, FailureCode};

/// How the certificates stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CertificateValidity<'m> {
    /// All are valid, and none ends soon.
    Valid,
    /// The last one that is valid ends soon.
    EndsSoon(&'m SigningCertificate),
    /// One has expired and another is valid: the other signs by now, whether or not the service knows it.
    Replaced {
        /// The one that expired last.
        expired: &'m SigningCertificate,
        /// The valid one that lasts longest.
        valid: &'m SigningCertificate,
    },
    /// None is valid any more; this one lasted longest.
    Expired(&'m SigningCertificate),
    /// None is valid yet; this one begins first.
    NotYetValid(&'m SigningCertificate),
}

impl<'m> CertificateValidity<'m> {
    /// How `certificates` stand at `moment`.
    #[must_use]
    pub fn of(certificates: &'m [SigningCertificate], moment: DateTime<Utc>) -> Self {
        let lasting = |wanted: &dyn Fn(&SigningCertificate) -> bool| {
            certificates
                .iter()
                .filter(|certificate| wanted(certificate))
                .max_by_key(|certificate| certificate.not_after)
        };
        let expired = lasting(&|certificate| certificate.has_expired(moment));
        let valid = lasting(&|certificate| certificate.is_valid(moment));
        match (expired, valid) {
            (Some(expired), Some(valid)) => Self::Replaced { expired, valid },
            (None, Some(valid)) if ends_soon(valid.not_after, moment) => Self::EndsSoon(valid),
            (None, Some(_)) => Self::Valid,
            (Some(expired), None) => Self::Expired(expired),
            (None, None) => certificates
                .iter()
                .min_by_key(|certificate| certificate.not_before)
                .map_or(Self::Valid, Self::NotYetValid),
        }
    }
}

impl FederationMetadata {
    /// How the certificates stand at `moment`.
    #[must_use]
    pub fn validity(&self, moment: DateTime<Utc>) -> CertificateValidity<'_> {
        CertificateValidity::of(&self.certificates, moment)
    }

    /// Why the document may not be used any more at `moment`; none where it may.
    #[must_use]
    pub fn expiry(&self, moment: DateTime<Utc>) -> Option<Failure> {
        let until = self.valid_until.filter(|until| *until <= moment)?;
        let date = until.date_naive().to_string();
        let received = until.to_rfc3339_opts(SecondsFormat::Secs, true);
        Some(Failure::with(
            FailureCode::FederationMetadataExpired,
            &[("date", &date), ("received", &received)],
        ))
    }
}

impl CertificateValidity<'_> {
    /// Why nobody can rely on what is signed; none where somebody can.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        let (certificate, code) = match self {
            Self::Valid | Self::EndsSoon(_) | Self::Replaced { .. } => return None,
            Self::Expired(certificate) => (certificate, FailureCode::FederationCertificateExpired),
            Self::NotYetValid(certificate) => {
                (certificate, FailureCode::FederationCertificateNotYetValid)
            }
        };
        let moment = match self {
            Self::NotYetValid(_) => certificate.not_before,
            _ => certificate.not_after,
        };
        let date = moment.date_naive().to_string();
        Some(Failure::with(code, &[("date", &date)]))
    }
}

#[cfg(test)]
mod tests;
