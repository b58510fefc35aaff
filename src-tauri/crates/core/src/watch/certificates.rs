//! Signing certificates: which of them end, whether Entra signs with another by now, and whether their dates agree with
//! themselves.

use chrono::{DateTime, Utc};
use consentry_bundle::{Bundle, Certificate};

use super::{EndingKind, FindingCode, Watch, Watched};
use crate::entra::federation::certificate::SigningCertificate;
use crate::entra::federation::validity::CertificateValidity;

/// The certificates that were published when the bundle was made. What contradicts itself is found, and left out.
pub(super) fn read(bundle: &Bundle, watched: &mut Watched) -> Vec<SigningCertificate> {
    let published = bundle
        .federation
        .as_ref()
        .and_then(|federation| federation.published.as_ref());
    let written = published.map_or(&[] as &[_], |published| published.certificates.as_slice());
    let mut certificates = Vec::new();
    for one in written {
        match SigningCertificate::from_base64(&one.der) {
            Err(_) => contradicts("unreadable", one, watched),
            Ok(certificate) if certificate.not_after < certificate.not_before => {
                contradicts("reversed", one, watched);
            }
            Ok(certificate) if !says(one, &certificate) => contradicts("stated", one, watched),
            Ok(certificate) => certificates.push(certificate),
        }
    }
    certificates
}

fn contradicts(kind: &str, one: &Certificate, watched: &mut Watched) {
    let facts = [("kind", kind), ("thumbprint", one.thumbprint.as_str())];
    watched.find(FindingCode::CertificateContradicts, &facts);
}

/// Whether the bundle says of it what it says of itself.
fn says(one: &Certificate, certificate: &SigningCertificate) -> bool {
    one.not_before == certificate.not_before
        && one.not_after == certificate.not_after
        && one.thumbprint == certificate.sha1_thumbprint()
        && one.sha256 == certificate.sha256_thumbprint()
}

/// How the certificates stand at `moment`, for a bundle that was `made` then.
pub(super) fn judge(
    watch: &Watch,
    certificates: &[SigningCertificate],
    (made, moment): (DateTime<Utc>, DateTime<Utc>),
    watched: &mut Watched,
) {
    for certificate in certificates {
        let on = certificate.not_after.date_naive();
        let thumbprint = certificate.sha1_thumbprint();
        let ending = watch.ending(EndingKind::Certificate, on, &thumbprint);
        watched.endings.push(ending);
    }
    let signing = match CertificateValidity::of(certificates, moment) {
        CertificateValidity::Valid => lasting(certificates, moment),
        CertificateValidity::EndsSoon(certificate) => Some(certificate),
        CertificateValidity::Replaced { expired, valid } => {
            let code = if expired.not_after < made {
                FindingCode::CertificateReplacedBefore
            } else {
                FindingCode::CertificateReplaced
            };
            pair(code, expired, valid, watched);
            Some(valid)
        }
        CertificateValidity::Expired(certificate) => {
            alone(watch, FindingCode::CertificateEnded, certificate, watched);
            None
        }
        CertificateValidity::NotYetValid(certificate) => {
            let from = certificate.not_before.date_naive().to_string();
            let thumbprint = certificate.sha1_thumbprint();
            let facts = [("date", from.as_str()), ("thumbprint", &thumbprint)];
            watched.find(FindingCode::CertificateNotYetValid, &facts);
            None
        }
    };
    if let Some(last) = signing {
        alone(watch, FindingCode::CertificateEnds, last, watched);
        hand_over(watch, certificates, (last, moment), watched);
    }
}

/// The first that ends while `last` is valid: on that day Entra takes `last`, whether or not the service knows it.
fn hand_over(
    watch: &Watch,
    certificates: &[SigningCertificate],
    (last, moment): (&SigningCertificate, DateTime<Utc>),
    watched: &mut Watched,
) {
    let valid = certificates
        .iter()
        .filter(|certificate| certificate.is_valid(moment));
    let others = valid.filter(|certificate| certificate.not_after < last.not_after);
    if let Some(first) = others.min_by_key(|certificate| certificate.not_after)
        && within(watch, first).is_some()
    {
        pair(FindingCode::CertificateHandsOver, first, last, watched);
    }
}

fn pair(
    code: FindingCode,
    old: &SigningCertificate,
    new: &SigningCertificate,
    watched: &mut Watched,
) {
    let (date, until) = (old.not_after.date_naive(), new.not_after.date_naive());
    let facts = [
        ("date", date.to_string()),
        ("thumbprint", old.sha1_thumbprint()),
        ("until", until.to_string()),
        ("new", new.sha1_thumbprint()),
    ];
    let facts = facts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    watched.find(code, &facts);
}

/// One that ends soon or has ended.
fn alone(
    watch: &Watch,
    code: FindingCode,
    certificate: &SigningCertificate,
    watched: &mut Watched,
) {
    if let Some(within) = within(watch, certificate) {
        let on = certificate.not_after.date_naive();
        let thumbprint = certificate.sha1_thumbprint();
        let ending = watch.ending(EndingKind::Certificate, on, &thumbprint);
        watched.find_end(code, &ending, within);
    }
}

fn within(watch: &Watch, certificate: &SigningCertificate) -> Option<u32> {
    let on = certificate.not_after.date_naive();
    let ending = watch.ending(EndingKind::Certificate, on, "");
    watch.within.nearest(ending.days)
}

/// The valid one that lasts longest.
fn lasting(
    certificates: &[SigningCertificate],
    moment: DateTime<Utc>,
) -> Option<&SigningCertificate> {
    certificates
        .iter()
        .filter(|certificate| certificate.is_valid(moment))
        .max_by_key(|certificate| certificate.not_after)
}
