//! A recording of a browser's requests: the sign-in picked out of it, in its order, with its last failure as the decisive
//! one.

use super::finding::Weight;
use super::{Fault, Looked, Measure, What, error_text, thing};
use crate::failure::{Failure, FailureCode};
use crate::pasted::{Pasted, Recorded, Thing};

/// Looks through a recording; none where it is none.
pub(super) fn look(pasted: &Pasted, measure: Measure<'_>) -> Option<Looked> {
    let requests = pasted.items().iter().find_map(|item| match item.thing {
        Thing::Recording { requests } => Some(requests),
        _ => None,
    })?;
    let mut recording = Looked::at(What::Recording);
    let mut answered = false;
    // Where a sign-in last went on.
    let mut went_on = 0;
    for item in pasted.items().iter().filter(|item| item.recorded.is_some()) {
        let Some(mut looked) = thing::look(item, measure) else {
            continue;
        };
        let at = item.recorded.as_ref().map_or(0, request);
        looked
            .findings
            .retain(|finding| finding.weight != Weight::AnotherThing);
        recording.about = recording.about.or(looked.about);
        if is_answer(looked.what) {
            answered = true;
            if looked.findings.is_empty() {
                went_on = at;
            }
        } else if looked.findings.is_empty() {
            continue;
        }
        if looked.findings.is_empty() || recording.dress.recorded.is_none() {
            recording.dress = looked.dress;
        }
        recording.findings.extend(looked.findings);
        recording.warnings.extend(looked.warnings);
        recording.unchecked.extend(looked.unchecked);
    }
    // The last is the decisive one.
    recording.findings.sort_by_key(|finding| {
        let at = finding.recorded.as_ref().map_or(0, request);
        std::cmp::Reverse(at)
    });
    let overcome = |finding: Fault| {
        let at = finding.recorded.as_ref().map_or(0, request);
        if at < went_on {
            finding.overcome()
        } else {
            finding
        }
    };
    recording.findings = recording.findings.into_iter().map(overcome).collect();
    if !answered && recording.findings.is_empty() {
        let count = requests.to_string();
        let failure = Failure::with(FailureCode::PastedRecording, &[("count", &count)]);
        recording = recording.with(failure);
    }
    for finding in &mut recording.findings {
        finding.what = What::Recording;
    }
    Some(recording)
}

/// The beginning of a recording whose end is missing: the last of Microsoft's errors that stands in it.
pub(super) fn cut_off(text: &str) -> Option<Looked> {
    let mut head = text.len().min(HEAD);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let head = text[..head].trim_start();
    let begins = head.starts_with('{') && head.contains("\"log\"") && head.contains("\"entries\"");
    if !begins {
        return None;
    }
    let mut recording = Looked::at(What::Recording);
    if let Some(failure) = error_text::last(text) {
        return Some(recording.with(failure));
    }
    let facts = [("what", "recording")];
    recording = recording.with(Failure::with(FailureCode::PastedUnknown, &facts));
    Some(recording)
}

/// So much is enough to see that it is a recording.
const HEAD: usize = 4_096;

const fn request(recorded: &Recorded) -> usize {
    recorded.request
}

const fn is_answer(what: What) -> bool {
    matches!(
        what,
        What::AuthorizationResponse
            | What::ConsentLanding
            | What::IdToken
            | What::SamlResponse
            | What::TokenResponse
            | What::WsFedResponse
    )
}
