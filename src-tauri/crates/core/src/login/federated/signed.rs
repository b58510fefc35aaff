//! Which element of an answer is verified, check by check in the order of decision.

use std::cmp::Ordering;

use super::{Federation, shown};
use crate::entra::federation::certificate::SigningCertificate;
use crate::limits::{ASSERTION_LEEWAY, RSA_KEY_BITS};
use crate::login::assertion::is_assertion;
use crate::login::check::{Checks, Clause};
use crate::login::xml_signature::{self, SignatureError, SignatureLibrary, Trust, Verified};
use crate::xml::Element;

/// An answer, as far as its signatures go.
#[derive(Clone, Copy)]
struct Envelope<'x> {
    /// The message, which may be signed as a whole.
    message: Element<'x>,
    /// Its one assertion.
    assertion: Element<'x>,
}

/// The checks of a signature, in the order of decision.
const CLAUSES: [Clause; 8] = [
    Clause::Signed,
    Clause::Covered,
    Clause::SignatureMethod,
    Clause::NoSha1,
    Clause::SigningCertificate,
    Clause::CertificateKeySize,
    Clause::WhiteSpace,
    Clause::AssertionSignature,
];

/// The one `assertion` of `message`, verified by its own signature or by that of the message around it. Every signature
/// that is there must hold; nothing is verified where a check has failed already.
pub(crate) fn verified<'x, 'a>(
    checks: &mut Checks,
    message: Element<'x>,
    assertion: Option<Element<'x>>,
    federation: Federation<'a>,
) -> Option<Verified<'x, 'a>> {
    let assertion = assertion.filter(|_| checks.first_failed().is_none())?;
    let envelope = Envelope { message, assertion };
    let trust = Trust {
        certificates: &federation.metadata.certificates,
        allow_sha1: federation.allow_sha1,
    };
    match verify(federation.library, envelope, trust) {
        Ok(verified) => {
            passed(checks, verified, federation);
            Some(verified)
        }
        Err(error) => {
            refused(checks, &error, trust);
            None
        }
    }
}

fn verify<'x, 'a>(
    library: &dyn SignatureLibrary,
    envelope: Envelope<'x>,
    trust: Trust<'a>,
) -> Result<Verified<'x, 'a>, SignatureError> {
    let Envelope { message, assertion } = envelope;
    let signed: Vec<_> = [message, assertion]
        .into_iter()
        .filter(|element| xml_signature::is_signed(*element))
        .collect();
    if signed.is_empty() {
        return Err(SignatureError::Unsigned);
    }
    nothing_elsewhere(envelope, signed.len())?;
    let verified = signed
        .into_iter()
        .map(|element| xml_signature::verify(library, element, trust))
        .collect::<Result<Vec<_>, _>>()?;
    verified
        .into_iter()
        .rev()
        .find_map(|verified| covering(verified, assertion))
        .ok_or(SignatureError::Unsigned)
}

/// A second message, assertion or signature anywhere in the document has no honest use.
fn nothing_elsewhere(envelope: Envelope<'_>, signed: usize) -> Result<(), SignatureError> {
    let Envelope { message, assertion } = envelope;
    let is_like_the_message = |element: Element<'_>| {
        element.local_name() == message.local_name() && element.namespace() == message.namespace()
    };
    let another = message.descendants().any(|element| {
        (is_assertion(element) || is_like_the_message(element))
            && element != message
            && element != assertion
    });
    if another {
        return Err(SignatureError::Wrapped("message".to_owned()));
    }
    if xml_signature::signatures(message.xml()) > signed {
        return Err(SignatureError::Wrapped("signature".to_owned()));
    }
    Ok(())
}

fn covering<'x, 'a>(
    verified: Verified<'x, 'a>,
    assertion: Element<'x>,
) -> Option<Verified<'x, 'a>> {
    if verified.element() == assertion {
        return Some(verified);
    }
    verified.inside(assertion)
}

fn passed(checks: &mut Checks, verified: Verified<'_, '_>, federation: Federation<'_>) {
    let now = federation.now;
    let certificate = verified.certificate();
    for clause in CLAUSES {
        if clause == Clause::NoSha1 && verified.used_sha1() {
            checks.skip(clause);
        } else {
            checks.judge(clause, true, None, None);
        }
    }
    checks.judge(
        Clause::CertificateValid,
        !certificate.has_expired(now),
        shown(now),
        shown(certificate.not_after),
    );
    match federation.metadata.valid_until {
        Some(until) => checks.judge(
            Clause::MetadataValid,
            now < until + ASSERTION_LEEWAY,
            shown(now),
            shown(until),
        ),
        None => checks.skip(Clause::MetadataValid),
    }
}

fn refused(checks: &mut Checks, error: &SignatureError, trust: Trust<'_>) {
    let (failed, expected, received) = broken(error, trust);
    for clause in CLAUSES {
        match clause.cmp(&failed) {
            Ordering::Less => checks.judge(clause, true, None, None),
            Ordering::Equal => checks.judge(clause, false, expected.clone(), received.clone()),
            Ordering::Greater => checks.skip(clause),
        }
    }
    checks.skip(Clause::CertificateValid);
    checks.skip(Clause::MetadataValid);
}

/// The clause that an error breaks, with what it wants and what came.
fn broken(error: &SignatureError, trust: Trust<'_>) -> (Clause, Option<String>, Option<String>) {
    let text = |text: &str| Some(text.to_owned());
    match error {
        SignatureError::Unsigned => (Clause::Signed, text("signature"), text("none")),
        SignatureError::Wrapped(how) => (Clause::Covered, text("element"), text(how)),
        SignatureError::Algorithm(uri) => {
            (Clause::SignatureMethod, text("RSA, SHA-256"), text(uri))
        }
        SignatureError::Sha1(uri) => (Clause::NoSha1, text("SHA-256"), text(uri)),
        SignatureError::CertificateUnknown(thumbprint) => (
            Clause::SigningCertificate,
            Some(thumbprints(trust)),
            text(thumbprint),
        ),
        SignatureError::WeakKey(bits) => (
            Clause::CertificateKeySize,
            Some(RSA_KEY_BITS.to_string()),
            Some(bits.to_string()),
        ),
        SignatureError::WhiteSpace => (Clause::WhiteSpace, None, None),
        SignatureError::Mismatch => (Clause::AssertionSignature, Some(thumbprints(trust)), None),
    }
}

fn thumbprints(trust: Trust<'_>) -> String {
    let all: Vec<_> = trust
        .certificates
        .iter()
        .map(SigningCertificate::sha1_thumbprint)
        .collect();
    all.join(", ")
}
