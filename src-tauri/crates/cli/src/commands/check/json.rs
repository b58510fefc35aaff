//! One JSON document, written bundle by bundle.

use consentry_core::view::WatchedView;
use consentry_core::watch::ResultsHead;
use serde::Serialize;

use super::report::{End, Report};
use crate::print;

/// The document, as far as it is written.
pub(super) struct Json {
    is_first: bool,
}

impl Json {
    pub(super) fn begin(head: &ResultsHead) -> Self {
        let head = written(head);
        let open = head.strip_suffix('}').unwrap_or(&head);
        print::document(&format!("{open},\n\"bundles\":["));
        Self { is_first: true }
    }
}

impl Report for Json {
    fn bundle(&mut self, bundle: &WatchedView) {
        let comma = if self.is_first { "" } else { "," };
        self.is_first = false;
        print::document(&format!("{comma}\n{}", written(bundle)));
    }

    fn end(self: Box<Self>, end: &End) {
        let (missing, counts) = (written(&end.missing), written(&end.counts));
        let complete = end.complete;
        print::document(&format!(
            "\n],\n\"complete\":{complete},\"missing\":{missing},\"counts\":{counts}}}\n"
        ));
    }
}

/// In one line. Nothing of ours has no JSON form.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
