//! Certificates at different moments.

use chrono::TimeZone as _;

use super::*;
use crate::language::Language;

const ENTRA: &[u8] = include_bytes!("../../../../fixtures/entra/federation_metadata.xml");

/// Two certificates: until 1 March 2025, and from 1 February 2025 to 1 February 2028.
fn metadata() -> FederationMetadata {
    FederationMetadata::parse(ENTRA).expect("metadata")
}

fn on(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 0, 0, 0)
        .single()
        .expect("a day")
}

#[test]
fn an_expired_one_beside_a_valid_one_is_replaced() {
    let metadata = metadata();
    let [old, new] = metadata.certificates.as_slice() else {
        panic!("two certificates");
    };

    let standing = metadata.validity(on(2026, 1, 1));

    assert_eq!(
        standing,
        CertificateValidity::Replaced {
            expired: old,
            valid: new
        }
    );
    assert_eq!(standing.failure(), None);
}

#[test]
fn all_expired_is_a_failure_that_names_the_last_day() {
    let metadata = metadata();

    let standing = metadata.validity(on(2028, 2, 2));
    let failure = standing.failure().expect("a failure");

    assert_eq!(
        standing,
        CertificateValidity::Expired(&metadata.certificates[1])
    );
    assert_eq!(failure.code.as_str(), "federation.certificate_expired");
    assert!(
        failure
            .summary(Language::english())
            .contains("1 February 2028"),
        "{}",
        failure.summary(Language::english())
    );
}

#[test]
fn the_last_valid_one_ends_soon() {
    let mut metadata = metadata();
    metadata.certificates.remove(0);

    assert_eq!(
        metadata.validity(on(2027, 11, 1)),
        CertificateValidity::Valid
    );
    assert_eq!(
        metadata.validity(on(2027, 12, 15)),
        CertificateValidity::EndsSoon(&metadata.certificates[0])
    );
}

#[test]
fn one_that_begins_later_is_not_valid_yet() {
    let metadata = metadata();

    let standing = metadata.validity(on(2021, 1, 1));

    assert_eq!(
        standing,
        CertificateValidity::NotYetValid(&metadata.certificates[0])
    );
    assert_eq!(
        standing.failure().map(|failure| failure.code),
        Some(FailureCode::FederationCertificateNotYetValid)
    );
}

#[test]
fn the_last_moment_is_still_valid() {
    let mut metadata = metadata();
    metadata.certificates.remove(0);
    let end = metadata.certificates[0].not_after;

    assert!(metadata.validity(end).failure().is_none());
    let later = end + chrono::Duration::seconds(1);
    assert!(metadata.validity(later).failure().is_some());
}
