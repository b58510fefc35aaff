//! The technical words of the step, explained for whoever asks.

use consentry_core::view::TermView;

use super::said;
use crate::shown;
use crate::words::language;

/// Tells what each technical word means that stands in the step, but for those of the explanations.
pub(in crate::setup) fn of_the_step() {
    let step = shown::text();
    let terms = TermView::standing_in(&step, language());
    if terms.is_empty() {
        said(1, "show-no-term", &[]);
    }
    for term in terms {
        said(
            1,
            "show-term",
            &[("term", &term.term), ("means", &term.means)],
        );
    }
    shown::begin();
    shown::add(&step);
}
