//! How a fact is known, in a bundle and here. What is read in a bundle is never known better than as reported.

use consentry_bundle as format;
use consentry_bundle::{Bundle, Unknown};

use crate::wizard::{Known, Report, Witness};

/// The report that `bundle`, from the file of this name, is.
pub(super) fn report(bundle: &Bundle, file: &str) -> Report {
    Report {
        file: file.to_owned(),
        digest: bundle.digest.clone().unwrap_or_default(),
        program: bundle.created_by.program.clone(),
        version: bundle.created_by.version.clone(),
        written_at: bundle.created_at,
    }
}

pub(super) fn write(known: &Known) -> format::Known {
    let other = Unknown::default();
    match known {
        Known::Proved { at } => format::Known::Proved { at: *at, other },
        Known::Stated { by, at, .. } => {
            let (by, witness) = write_witness(Some(by));
            format::Known::Stated {
                by,
                witness,
                at: *at,
                other,
            }
        }
        Known::Reported { at, by, report, .. } => {
            let (by, witness) = write_witness(by.as_ref());
            format::Known::Reported {
                at: *at,
                by,
                witness,
                report: write_report(report),
                other,
            }
        }
    }
}

/// What `known` in a bundle is worth here: that `report` says so, or the report that it had it from.
pub(super) fn read(known: &format::Known, report: &Report) -> Known {
    let (at, by, report) = match known {
        format::Known::Proved { at, .. } => (at, None, report.clone()),
        format::Known::Stated {
            by, witness, at, ..
        } => (
            at,
            Some(read_witness(by.as_deref(), *witness)),
            report.clone(),
        ),
        format::Known::Reported {
            at,
            by,
            witness,
            report: earlier,
            ..
        } => {
            let told = by.is_some() || witness.is_some();
            let by = told.then(|| read_witness(by.as_deref(), *witness));
            (at, by, read_report(earlier))
        }
    };
    Known::Reported {
        at: *at,
        by,
        says: None,
        report,
    }
}

pub(super) fn write_report(report: &Report) -> format::Report {
    format::Report {
        file: report.file.clone(),
        digest: report.digest.clone(),
        program: report.program.clone(),
        version: report.version.clone(),
        written_at: report.written_at,
        other: Unknown::default(),
    }
}

pub(super) fn read_report(report: &format::Report) -> Report {
    Report {
        file: report.file.clone(),
        digest: report.digest.clone(),
        program: report.program.clone(),
        version: report.version.clone(),
        written_at: report.written_at,
    }
}

fn write_witness(by: Option<&Witness>) -> (Option<String>, Option<format::Witness>) {
    match by {
        None => (None, None),
        Some(Witness::Here) => (None, Some(format::Witness::Here)),
        Some(Witness::Landing) => (None, Some(format::Witness::Landing)),
        Some(Witness::Person(name)) => (Some(name.clone()), None),
    }
}

fn read_witness(by: Option<&str>, witness: Option<format::Witness>) -> Witness {
    match (by, witness) {
        (Some(name), _) => Witness::Person(name.to_owned()),
        (None, Some(format::Witness::Landing)) => Witness::Landing,
        (None, Some(format::Witness::Here) | None) => Witness::Here,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::handoff::bundle::tests::report;

    #[test]
    fn what_was_seen_or_told_elsewhere_is_reported_here_by_whoever_told_it() {
        let at = DateTime::UNIX_EPOCH;
        for (known, teller) in [
            (Known::Proved { at }, None),
            (Known::stated(Witness::Landing, at), Some(Witness::Landing)),
            (Known::stated(Witness::Here, at), Some(Witness::Here)),
            (
                Known::stated(Witness::Person("Ada".to_owned()), at),
                Some(Witness::Person("Ada".to_owned())),
            ),
        ] {
            let Known::Reported {
                by, report: told, ..
            } = read(&write(&known), &report())
            else {
                panic!("{known:?} is reported");
            };
            assert_eq!((by, told), (teller, report()), "{known:?}");
        }
    }

    #[test]
    fn a_report_that_is_passed_on_names_the_bundle_that_it_began_with() {
        let first = read(
            &write(&Known::Proved {
                at: DateTime::UNIX_EPOCH,
            }),
            &report(),
        );
        let later = Report {
            file: "later.consentry".to_owned(),
            ..report()
        };

        assert_eq!(read(&write(&first), &later), first);
    }
}
