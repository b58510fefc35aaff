//! `consentry bundle diff`: two bundles side by side, by what they mean.

use std::path::Path;

use consentry_core::compare::compare;
use consentry_core::handoff::bundle as handoff;
use consentry_core::view::{BundleWords, ComparisonView, DifferenceView};

use super::whole_or_changed;
use crate::exit::Exit;
use crate::host::Host;
use crate::print::{self, Rows};
use crate::words::{language, say};

/// Compares the bundles in two files.
///
/// # Errors
///
/// A finding where they differ; wrong usage where one of them is no bundle.
pub(super) fn diff(left: &Path, right: &Path, host: &Host, json: bool) -> Result<(), Exit> {
    let (one, other) = (
        whole_or_changed(left, json)?,
        whole_or_changed(right, json)?,
    );
    let names = (name(left), name(right));
    let names = if names.0 == names.1 {
        (left.display().to_string(), right.display().to_string())
    } else {
        names
    };
    let followed = handoff::profile(&other, &host.services);
    let profile = followed.as_ref().ok().map(|followed| &*followed.profile);
    let words = BundleWords::new(&other, profile, language());
    let view = ComparisonView::new(&compare(&one, &other), (&names.0, &names.1), &words);
    if json {
        print::json(&view);
    } else {
        tell(&view, &names);
    }
    if view.equal { Ok(()) } else { Err(Exit::Found) }
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

fn tell(view: &ComparisonView, names: &(String, String)) {
    for failing in &view.failing {
        print::line(&failing.sentence);
    }
    print::line(&view.sentence);
    for bearing in &view.bearings {
        print::line("");
        print::line(&bearing.title);
        let of = |one: &&DifferenceView| one.bearing == bearing.id;
        for difference in view.differences.iter().filter(of) {
            describe(difference, names);
        }
    }
    if let Some(left_out) = &view.left_out {
        print::line("");
        print::line(left_out);
    }
}

fn describe(difference: &DifferenceView, names: &(String, String)) {
    let facts = [
        ("label", difference.label.as_str()),
        ("how", &difference.how),
    ];
    print::line(&say("diff-difference", &facts));
    let mut rows = Rows::with_widths([0]);
    for (name, value) in [(&names.0, &difference.left), (&names.1, &difference.right)] {
        if let Some(value) = value {
            rows.add([format!("    {name}")], value);
        }
    }
    rows.print();
    if let Some(why) = &difference.why {
        print::line(&format!("    {why}"));
    }
}
