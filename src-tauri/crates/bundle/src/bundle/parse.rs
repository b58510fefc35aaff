//! Bytes to bundle. Whatever passes here is written back with the same canonical form.

use serde::Deserialize as _;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::digest::digest_of;
use super::{Bundle, FORMAT, VERSION};
use crate::BundleError;
use crate::json::{self, Place, first_difference};
use crate::limits::MAX_PROBLEM;

impl Bundle {
    /// Reads a bundle. The digest may be wrong or absent: [`Bundle::verify`] looks at it.
    ///
    /// # Errors
    ///
    /// Any [`BundleError`] but [`BundleError::Digest`]: what is wrong first, and where.
    pub fn parse(bytes: &[u8]) -> Result<Self, BundleError> {
        Self::parse_with_document(bytes).map(|(bundle, _)| bundle)
    }

    /// Reads a bundle that has the digest that it states: as [`Bundle::parse`] and [`Bundle::verify`] do one after the
    /// other, in less time.
    ///
    /// # Errors
    ///
    /// Any [`BundleError`].
    pub fn parse_verified(bytes: &[u8]) -> Result<Self, BundleError> {
        let (bundle, document) = Self::parse_with_document(bytes)?;
        // The types hold all that is in the document, so that the digest is that of both.
        let computed = digest_of(document)?;
        bundle.compare(&computed)?;
        Ok(bundle)
    }

    fn parse_with_document(bytes: &[u8]) -> Result<(Self, Value), BundleError> {
        let document = json::read(bytes)?;
        recognise(&document)?;
        let bundle = typed(&document)?;
        bundle.refuse_gaps()?;
        refuse_loss(&document, &bundle)?;
        Ok((bundle, document))
    }

    /// Whoever is handed a connection needs to know between what.
    fn refuse_gaps(&self) -> Result<(), BundleError> {
        let missing = match (&self.unfinished, &self.tenant, &self.model) {
            (Some(_), ..) | (None, Some(_), Some(_)) => return Ok(()),
            (None, None, _) => "tenant",
            (None, Some(_), None) => "model",
        };
        Err(BundleError::Malformed {
            path: "/".to_owned(),
            problem: format!("missing field `{missing}`"),
        })
    }

    /// The bundle as a JSON document.
    pub(super) fn to_document(&self) -> Result<Value, BundleError> {
        serde_json::to_value(self).map_err(|error| malformed("/".to_owned(), &error))
    }

    pub(super) fn from_document(document: &Value) -> Result<Self, BundleError> {
        typed(document)
    }
}

/// Format and version come first: what a later version looks like is not for this one to judge.
fn recognise(document: &Value) -> Result<(), BundleError> {
    if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(BundleError::NotABundle);
    }
    match document.get("version").and_then(Value::as_u64) {
        Some(version) if version > u64::from(VERSION) => Err(BundleError::Newer { version }),
        Some(1..) => Ok(()),
        _ => Err(BundleError::Malformed {
            path: "/version".to_owned(),
            problem: "expected a version".to_owned(),
        }),
    }
}

fn typed(document: &Value) -> Result<Bundle, BundleError> {
    // Keeping an eye on the place takes time, and only what fails has one to tell.
    Bundle::deserialize(document).or_else(|_| {
        serde_path_to_error::deserialize(document)
            .map_err(|error| malformed(pointer(error.path()), error.inner()))
    })
}

fn malformed(path: String, error: &serde_json::Error) -> BundleError {
    let problem = error
        .to_string()
        .chars()
        .filter(|character| !character.is_control())
        .take(MAX_PROBLEM)
        .collect();
    BundleError::Malformed { path, problem }
}

fn pointer(path: &Path) -> String {
    extend(&Place::Root, &path.iter().collect::<Vec<_>>())
}

fn extend(place: &Place<'_>, steps: &[&Segment]) -> String {
    match steps {
        [] | [Segment::Unknown, ..] => place.pointer(),
        [Segment::Seq { index }, rest @ ..] => extend(&Place::Item(place, *index), rest),
        [Segment::Map { key }, rest @ ..] => extend(&Place::Member(place, key), rest),
        [Segment::Enum { .. }, rest @ ..] => extend(place, rest),
    }
}

/// The digest is computed from the types. It can only stand for the bytes if the types hold all that was in them.
fn refuse_loss(document: &Value, bundle: &Bundle) -> Result<(), BundleError> {
    let rebuilt = bundle.to_document()?;
    if *document == rebuilt {
        return Ok(());
    }
    match first_difference(document, &rebuilt, &Place::Root) {
        None => Ok(()),
        Some(path) => Err(BundleError::NotNormal { path }),
    }
}
