//! What a bundle or a seal that cannot be read or written means for a person.

use consentry_bundle::{BundleError, SealError, VERSION};

use crate::failure::{Failure, FailureCode, Flaw, Raw};

/// What a bundle that cannot be read or written means for a person.
#[must_use]
pub fn unsound(error: &BundleError) -> Failure {
    let code = match error {
        BundleError::Digest { .. } => FailureCode::BundleDigest,
        BundleError::Newer { .. } => FailureCode::BundleVersion,
        BundleError::TooDeep { .. } | BundleError::TooLarge { .. } => FailureCode::BundleTooLarge,
        BundleError::DuplicateMember { .. }
        | BundleError::Malformed { .. }
        | BundleError::NotABundle
        | BundleError::NotJson { .. }
        | BundleError::NotNormal { .. }
        | BundleError::NotUtf8 { .. }
        | BundleError::Nul { .. }
        | BundleError::NumberOutOfRange { .. } => FailureCode::BundleMalformed,
    };
    let failure = Failure::new(code).because(flaw(error));
    match error {
        BundleError::Newer { version } => failure
            .about("received", &version.to_string())
            .about("expected", &VERSION.to_string()),
        BundleError::Malformed { problem, .. } => failure.quoting(Raw::quoted(problem)),
        _ => failure,
    }
}

/// What exactly is wrong with the bundle, and where: its place by line and column, by byte, or by JSON Pointer.
fn flaw(error: &BundleError) -> Flaw {
    match error {
        BundleError::Digest { computed, .. } => kind("digest", &[("computed", computed)]),
        BundleError::DuplicateMember { path } => kind("duplicate-member", &[("place", path)]),
        BundleError::Malformed { path, .. } => at(path),
        BundleError::Newer { version } => kind("newer", &[("version", &version.to_string())]),
        BundleError::NotABundle => kind("not-a-bundle", &[]),
        BundleError::NotJson { line, column } => kind(
            "not-json",
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        BundleError::NotNormal { path } => kind("not-normal", &[("place", path)]),
        BundleError::NotUtf8 { offset } => kind("not-utf8", &[("offset", &offset.to_string())]),
        BundleError::Nul { path } => kind("nul", &[("place", path)]),
        BundleError::NumberOutOfRange { path } => kind("number", &[("place", path)]),
        BundleError::TooDeep { path, limit } => kind(
            "too-deep",
            &[("place", path), ("limit", &limit.to_string())],
        ),
        BundleError::TooLarge { limit, actual } => kind(
            "too-large",
            &[
                ("limit", &limit.to_string()),
                ("actual", &actual.to_string()),
            ],
        ),
    }
}

fn kind(kind: &str, facts: &[(&str, &str)]) -> Flaw {
    Flaw::new("bundle", &[&[("kind", kind)], facts].concat())
}

fn at(place: &str) -> Flaw {
    kind("malformed", &[("place", place)])
}

/// What stands at this JSON Pointer (RFC 6901) in a bundle is not what the format says it is.
pub(super) fn malformed(place: &str) -> Failure {
    Failure::new(FailureCode::BundleMalformed).because(at(place))
}

/// What a seal that cannot be made or opened means for a person.
pub(super) fn seal_failure(error: &SealError) -> Failure {
    let (code, kind) = match error {
        SealError::Damaged => (FailureCode::BundleMalformed, "damaged"),
        SealError::ExcessiveWork { .. } => (FailureCode::BundleMalformed, "excessive-work"),
        SealError::OtherClient => (FailureCode::BundleMalformed, "other-client"),
        SealError::NotARecipient => (FailureCode::BundleRecipientMalformed, "not-a-recipient"),
        SealError::NotAnIdentity => (FailureCode::BundleIdentityMalformed, "not-an-identity"),
        SealError::EncryptedIdentity => {
            (FailureCode::BundleIdentityMalformed, "encrypted-identity")
        }
        SealError::WrongKey => (FailureCode::BundleWrongKey, "wrong-key"),
        SealError::Unsealable => (FailureCode::InternalDefect, "unsealable"),
    };
    Failure::new(code).because(Flaw::new("seal", &[("kind", kind)]))
}
