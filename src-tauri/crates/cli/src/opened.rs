//! What is told of a set-up that was opened from a bundle: whose it is, and what was found in it.

use consentry_core::language::MISSING;
use consentry_core::view::SetupView;

use crate::print;
use crate::words::{language, say};

/// Tells it; nothing of a set-up that was made here.
pub(crate) fn tell(setup: &SetupView) {
    let Some(name) = &setup.opened_from else {
        return;
    };
    let opened = setup.opened.as_ref();
    let program = opened.and_then(|opened| opened.program.as_deref());
    let at = opened.and_then(|opened| opened.at);
    let at = at.map(|at| language().moment(at));
    let facts = [
        ("name", name.as_str()),
        ("program", program.unwrap_or(MISSING)),
        ("at", at.as_deref().unwrap_or(MISSING)),
    ];
    print::note(&say("opened-from", &facts));
    if setup.opened_unfinished {
        print::note(&say("opened-unfinished", &[]));
    }
    let last = setup.test_login.runs.first();
    if let Some(run) = last {
        print::note(&run.sentence);
    }
    let failed = setup.failure.as_ref().map(|failed| &failed.failure);
    let failed = failed.or_else(|| last?.failure.as_ref());
    if let Some(failure) = failed {
        print::note(&failure.summary);
    }
}
