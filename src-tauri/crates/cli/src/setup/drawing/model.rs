//! An integration model, with what it costs.

use consentry_core::view::{CaveatView, ModelChoice};

use super::{perhaps, said, text};
use crate::words::wire_name;

/// The model with this number among those to choose from.
pub(in crate::setup) fn whole(number: usize, choice: &ModelChoice) {
    let number = number.to_string();
    let facts = [
        ("number", number.as_str()),
        ("title", &choice.title),
        ("id", &choice.id),
    ];
    said(1, "show-model", &facts);
    let kind = [
        ("tagline", choice.tagline.as_str()),
        ("protocol", &choice.protocol),
        ("owner", &wire_name(&choice.owner)),
    ];
    said(2, "services-model-kind", &kind);
    perhaps(
        2,
        "model-recommended",
        "who",
        choice.recommended_by.as_deref(),
    );
    if let Some(reason) = &choice.reason {
        text(3, reason);
    }
    for pro in &choice.pros {
        said(2, "show-pro", &[("text", pro)]);
    }
    for con in &choice.cons {
        said(2, "show-con", &[("text", con)]);
    }
    said(2, "model-you-need", &[("what", &choice.you_need)]);
    said(2, "model-you-hand-over", &[("what", &choice.you_hand_over)]);
    said(2, "model-afterwards", &[("what", &choice.afterwards)]);
    choice.caveats.iter().for_each(caveat);
}

fn caveat(caveat: &CaveatView) {
    let title = format!("{}. {}", caveat.title, caveat.text);
    said(2, "model-caveat", &[("title", &title)]);
    let day = caveat.as_of.to_string();
    said(
        3,
        "show-source",
        &[("source", &caveat.source), ("date", &day)],
    );
    if let Some(question) = &caveat.question {
        said(3, "show-question", &[]);
        text(4, question);
    }
}
