//! A bundle without anything that could be used again, for passing it on further than it was meant to go.

use super::Bundle;
use crate::personal::depersonalise;
use crate::redact::{Rule, Sensitive, recorded, redact_where};
use crate::{BundleError, Level, Redaction, Removed, Salt, Unknown};

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
    /// The same, and what identifies people goes as far as `level` says; none of it leads back without `salt`, which is to
    /// be random and forgotten.
    ///
    /// # Errors
    ///
    /// [`BundleError::Malformed`] when the bundle has no JSON form, or none is left of it.
    pub fn redact_to(&mut self, level: Level, salt: &Salt) -> Result<Vec<Removed>, BundleError> {
        let removed = self.redact()?;
        if level == Level::Kept {
            return Ok(removed);
        }
        let earlier = self.redacted.take();
        self.digest = None;
        let mut document = self.to_document()?;
        let replaced = depersonalise(&mut document, level, salt);
        *self = Self::from_document(&document)?;
        for task in &mut self.tasks {
            task.said.take_if(|said| said.is_empty());
        }
        let mut redaction = earlier.unwrap_or_else(|| Redaction {
            level,
            receipt: Vec::new(),
            other: Unknown::default(),
        });
        redaction.level = redaction.level.max(level);
        redaction.receipt.extend(replaced);
        self.redacted = Some(redaction);
        Ok(removed)
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
        (Some("redacted"), ..)
        | (Some("runs"), Some(_), Some("failure"), _)
        | (Some("unfinished"), Some("failed"), Some("failure"), _)
        | (Some("runs"), Some(_), Some("trace"), Some("idToken")) => Rule::Text,
        (Some("runs"), Some(_), Some("trace"), Some("recording"))
        | (Some("unfinished"), Some("failed"), Some("recording"), _) => recorded(path),
        _ => Rule::Names,
    }
}
