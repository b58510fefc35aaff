//! Whatever Consentry itself finds wrong is said in the person's language, to the last detail.

use std::collections::BTreeSet;

use consentry_bundle::BundleError;

use super::*;
use crate::entra::federation::{Described, MetadataError, MetadataFlaw};
use crate::failure::Flaw;
use crate::handoff::bundle;
use crate::login::clause_ids;
use crate::login::verdict::CheckStatus;
use crate::ports::{CertificateFlaw, HttpError};
use crate::xml::{ShapeError, XmlError};

/// A value with no letter in it, so that every letter in a sentence is one of the catalogue's.
const VALUE: &str = "12";

fn of_the_network() -> Vec<Failure> {
    let host = VALUE.to_owned();
    let untrusted = |flaw| HttpError::Untrusted {
        host: VALUE.to_owned(),
        issuer: None,
        flaw,
    };
    let mut errors = vec![
        HttpError::ProxyUnusable {
            host: host.clone(),
            variable: VALUE.to_owned(),
        },
        HttpError::TimedOut { host: host.clone() },
        HttpError::TooLarge { host: host.clone() },
        HttpError::Unreachable {
            host,
            reason: VALUE.to_owned(),
        },
    ];
    errors.extend(
        [
            CertificateFlaw::Expired,
            CertificateFlaw::NoTrustStore,
            CertificateFlaw::NotYetValid,
            CertificateFlaw::OtherName,
            CertificateFlaw::UnknownIssuer,
            CertificateFlaw::Other,
        ]
        .map(untrusted),
    );
    errors.into_iter().map(Failure::from).collect()
}

fn of_bundles() -> Vec<Failure> {
    let path = VALUE.to_owned();
    let errors = [
        BundleError::Digest {
            stated: None,
            computed: path.clone(),
        },
        BundleError::DuplicateMember { path: path.clone() },
        BundleError::Malformed {
            path: path.clone(),
            problem: path.clone(),
        },
        BundleError::Newer { version: 9 },
        BundleError::NotABundle,
        BundleError::NotJson { line: 1, column: 2 },
        BundleError::NotNormal { path: path.clone() },
        BundleError::NotUtf8 { offset: 3 },
        BundleError::Nul { path: path.clone() },
        BundleError::NumberOutOfRange { path: path.clone() },
        BundleError::TooDeep { path, limit: 4 },
        BundleError::TooLarge {
            limit: 5,
            actual: 6,
        },
    ];
    errors.iter().map(bundle::unsound).collect()
}

fn of_kinds(code: FailureCode, flaw: &str, kinds: &[&str]) -> Vec<Failure> {
    let of = |kind: &&str| Failure::new(code).because(Flaw::new(flaw, &[("kind", kind)]));
    kinds.iter().map(of).collect()
}

fn of_seals() -> Vec<Failure> {
    let kinds = [
        "damaged",
        "excessive-work",
        "not-a-recipient",
        "not-an-identity",
        "other-client",
        "unsealable",
        "wrong-key",
    ];
    of_kinds(FailureCode::BundleWrongKey, "seal", &kinds)
}

fn of_xml() -> Vec<Failure> {
    let errors = [
        XmlError::DocumentType,
        XmlError::DuplicateId,
        XmlError::Malformed,
        XmlError::NotUtf8,
        XmlError::SplitText {
            element: VALUE.to_owned(),
        },
        XmlError::TooLong,
    ];
    let of_metadata = errors.map(|error| {
        Failure::from(MetadataError {
            of: Described::Provider,
            flaw: MetadataFlaw::Xml(error),
        })
    });
    let of_answers = [
        ShapeError::Contradictory(VALUE),
        ShapeError::Missing(VALUE),
        ShapeError::Several(VALUE),
        ShapeError::Unlike(VALUE),
        ShapeError::Unreadable(VALUE),
    ]
    .map(|error| Failure::new(FailureCode::SamlMalformed).because(error));
    of_metadata.into_iter().chain(of_answers).collect()
}

fn of_tokens() -> Vec<Failure> {
    let code = FailureCode::IdTokenMalformed;
    let mut failures = of_kinds(code, "token", &["parts", "too-long"]);
    for kind in ["base64", "json"] {
        for part in ["header", "payload", "signature"] {
            let flaw = Flaw::new("token", &[("kind", kind), ("part", part)]);
            failures.push(Failure::new(code).because(flaw));
        }
    }
    failures
}

fn failed(id: &str) -> Failure {
    let check = Check {
        id: id.to_owned(),
        status: CheckStatus::Fail,
        expected: Some(VALUE.to_owned()),
        received: None,
    };
    check.failure().expect("there is such a check")
}

fn of_checks() -> impl Iterator<Item = Failure> {
    clause_ids().map(failed)
}

fn of_set_ups() -> Vec<Failure> {
    let kinds = ["format", "id", "size"];
    of_kinds(FailureCode::SetupUnreadable, "setup", &kinds)
}

/// What Consentry itself finds wrong, each with what exactly it is.
fn flawed() -> Vec<Failure> {
    [
        of_bundles(),
        of_seals(),
        of_set_ups(),
        of_the_network(),
        of_tokens(),
        of_xml(),
    ]
    .concat()
}

/// Words in ASCII letters, three or more.
fn plain(text: &str) -> BTreeSet<&str> {
    text.split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| word.len() > 2)
        .collect()
}

/// Flags and addresses, which the catalogue quotes as they are typed.
fn quoted() -> BTreeSet<&'static str> {
    let catalogue = include_str!("../../../messages/en/failure.ftl");
    let quotes = catalogue.split("{\"").skip(1);
    quotes
        .filter_map(|rest| rest.split_once("\"}"))
        .flat_map(|(quote, _)| plain(quote))
        .collect()
}

#[test]
fn what_exactly_is_wrong_is_a_whole_sentence_and_differs_from_every_other() {
    let sentences: Vec<_> = flawed()
        .iter()
        .map(|failure| FailureView::new(failure, Language::english()).flaw)
        .collect();

    for sentence in &sentences {
        let sentence = sentence.as_deref().expect("it is said");
        assert!(sentence.ends_with('.'), "{sentence}");
        assert!(!sentence.contains(['{', '}', '[', '$']), "{sentence}");
    }
    let different: BTreeSet<_> = sentences.iter().collect();
    assert_eq!(different.len(), sentences.len(), "{sentences:#?}");
}

#[test]
fn no_failure_keeps_a_plain_word_in_the_pseudo_language() {
    let bare = FailureCode::ALL.iter().map(|code| Failure::new(*code));
    let quoted = quoted();
    for failure in bare.chain(flawed()).chain(of_checks()) {
        let view = FailureView::new(&failure, Language::pseudo());
        for said in [view.summary, view.advice].into_iter().chain(view.flaw) {
            let left: Vec<_> = plain(&said).difference(&quoted).copied().collect();
            assert!(left.is_empty(), "{}: {left:?} in {said}", failure.code);
        }
    }
}

#[test]
fn a_check_that_failed_is_called_as_its_verdict_calls_it() {
    let view = FailureView::new(&failed("key_size"), Language::english());

    assert_eq!(
        view.flaw.as_deref(),
        Some("Signing key long enough: at least 12 bits was expected, – bits came.")
    );
}

#[test]
fn a_flaw_of_a_later_version_is_passed_over_and_kept() {
    let written = r#"{ "id": "of-tomorrow", "facts": { "kind": "new" } }"#;
    let flaw: Flaw = serde_json::from_str(written).unwrap();
    let failure = Failure::new(FailureCode::SamlMalformed).because(flaw.clone());

    let view = FailureView::new(&failure, Language::english());

    assert_eq!(view.flaw, None);
    assert_eq!(view.detail.unwrap().flaw, Some(flaw));
}

#[test]
fn a_detail_that_an_earlier_version_kept_as_text_is_shown_as_it_is() {
    let written = r#"{ "code": "saml.malformed", "next": { "kind": "retry" },
        "detail": { "raw": "it is not well-formed XML" } }"#;
    let failure: Failure = serde_json::from_str(written).unwrap();

    let view = FailureView::new(&failure, Language::english());

    let raw = view.detail.unwrap().raw;
    assert_eq!(raw.unwrap().as_str(), "it is not well-formed XML");
}
