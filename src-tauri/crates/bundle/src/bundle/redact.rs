//! A bundle without anything that could be used again, for passing it on further than it was meant to go.

use super::Bundle;
use crate::redact::{Rule, Sensitive, recorded, redact_where};
use crate::{BundleError, Removed};

impl Bundle {
    /// Takes the seal away and redacts everything else anew, whoever wrote it. What is removed from a run is added
    /// to its receipt; all of it is returned.
    ///
    /// # Errors
    ///
    /// [`BundleError::Malformed`] when the bundle has no JSON form.
    pub fn redact(&mut self) -> Result<Vec<Removed>, BundleError> {
        let sealed = self
            .sealed
            .take()
            .map(|_| Removed::at("/sealed".to_owned(), Sensitive::SEALED));
        let mut document = self.to_document()?;
        let removed = redact_where(&mut document, &rule);
        *self = Self::from_document(&document)?;
        for (index, run) in self.runs.iter_mut().enumerate() {
            let trace = format!("/runs/{index}/trace");
            let of_run = removed.iter().filter_map(|removed| {
                let path = removed
                    .path
                    .strip_prefix(&trace)
                    .filter(|path| path.starts_with('/'))?;
                Some(Removed {
                    path: path.to_owned(),
                    ..removed.clone()
                })
            });
            run.trace.receipt.extend(of_run);
        }
        Ok(sealed.into_iter().chain(removed).collect())
    }
}

/// Metadata is published to whoever asks; `code` in a failure is the failure's own; `idToken` in a trace is decoded and has no signature; receipts name
/// what was removed.
fn rule(path: &str) -> Rule {
    let mut steps = path.split('/').skip(1);
    match (steps.next(), steps.next(), steps.next(), steps.next()) {
        (Some("digest"), ..)
        | (Some("federation"), Some("published"), Some("document"), _)
        | (Some("runs"), Some(_), Some("trace"), Some("receipt")) => Rule::Keep,
        (Some("runs"), Some(_), Some("failure"), _)
        | (Some("unfinished"), Some("failed"), Some("failure"), _)
        | (Some("runs"), Some(_), Some("trace"), Some("idToken")) => Rule::Text,
        (Some("runs"), Some(_), Some("trace"), Some("recording"))
        | (Some("unfinished"), Some("failed"), Some("recording"), _) => recorded(path),
        _ => Rule::Names,
    }
}
