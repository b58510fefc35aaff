//! What is in the bundle, and what the service is given.

use consentry_core::view::{CertificateView, ConsentView, ExportView, ValueView};

use super::{letter, perhaps, said, text, value};
use crate::words::wire_name;

/// What goes into the bundle.
pub(in crate::setup) fn entries(export: &ExportView) {
    said(1, "show-entries", &[]);
    for entry in &export.entries {
        text(2, &format!("{}: {}", entry.label, entry.value));
    }
}

/// What the service is given, as values for its fields.
pub(in crate::setup) fn handed_over(export: &ExportView) -> Vec<ValueView> {
    let values = export.hand_over.iter().filter_map(|item| {
        Some(ValueView {
            label: item.field.clone(),
            value: item.value.clone()?,
        })
    });
    values.collect()
}

/// What the service is given: each value with its field's name, by which ways it must not go, and the note to
/// send, signed with this name.
pub(in crate::setup) fn hand_over(export: &ExportView, signature: Option<&str>) {
    if !export.hand_over.is_empty() {
        text(1, &export.delivery);
        for item in &export.hand_over {
            let words = item.words.as_deref().or(item.value.as_deref());
            value(2, &item.field, words.unwrap_or_default());
        }
    }
    for way in &export.never_by {
        said(1, "show-never-by", &[("way", way)]);
    }
    perhaps(1, "show-then-wait", "who", export.then_wait.as_deref());
    if let Some(note) = &export.note {
        said(1, "show-letter", &[]);
        letter(note, signature);
    }
}

/// What is granted, and who may grant it.
pub(in crate::setup) fn consent(consent: &ConsentView) {
    text(1, &consent.headline.title);
    text(1, &consent.explanation);
    if let Some(why_not) = &consent.why_not {
        if *why_not != consent.explanation {
            text(1, why_not);
        }
        return;
    }
    for permission in &consent.permissions {
        text(2, &format!("{}: {}", permission.name, permission.text));
    }
    if !consent.roles.is_empty() {
        said(1, "show-roles", &[("roles", &consent.roles.join(", "))]);
    }
}

/// The certificates that were read.
pub(in crate::setup) fn certificates(certificates: &[CertificateView]) {
    for one in certificates {
        let day = one.not_after.date_naive().to_string();
        let facts = [
            ("thumbprint", one.thumbprint.as_str()),
            ("standing", &wire_name(&one.standing)),
            ("day", &day),
        ];
        said(2, "show-certificate", &facts);
    }
}
