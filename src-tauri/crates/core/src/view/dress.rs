//! How something that was pasted or saved was dressed, in words.

use crate::language::{Language, MISSING};
use crate::pasted::{Dress, Layer};

/// From what it was read, and which of several was taken; none where that goes without saying.
#[must_use]
pub fn read_from(dress: &Dress, language: &Language) -> Option<String> {
    if !dress.is_worth_saying() {
        return None;
    }
    let words: Vec<_> = dress
        .unusual()
        .into_iter()
        .map(|layer| name(layer, language))
        .collect();
    let (which, of) = (dress.which.to_string(), dress.of.to_string());
    let mut facts = vec![("which", which.as_str()), ("of", of.as_str())];
    let words = words.join(", ");
    if !words.is_empty() {
        facts.push(("dress", &words));
    }
    let recorded = dress.recorded.as_ref();
    let request = recorded.map(|recorded| recorded.request.to_string());
    let requests = recorded.map(|recorded| recorded.of.to_string());
    if let (Some(recorded), Some(request), Some(requests)) = (recorded, &request, &requests) {
        facts.extend([
            ("request", request.as_str()),
            ("requests", requests),
            ("address", &recorded.address),
        ]);
    }
    let several = if dress.of > 1 { "several" } else { MISSING };
    facts.push(("several", several));
    Some(language.say("pasted-read", &facts))
}

fn name(layer: Layer, language: &Language) -> String {
    let id = serde_json::to_value(layer).ok();
    let id = id
        .as_ref()
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default();
    language.say("pasted-layer", &[("layer", id)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pasted::Recorded;

    #[test]
    fn what_is_usual_goes_without_saying() {
        let dress = Dress {
            layers: vec![Layer::Address, Layer::Base64],
            which: 1,
            of: 1,
            ..Dress::default()
        };

        assert_eq!(read_from(&dress, Language::english()), None);
    }

    #[test]
    fn the_recording_the_request_and_the_choice_are_said() {
        let dress = Dress {
            layers: vec![Layer::Utf16, Layer::Har],
            recorded: Some(Recorded {
                at: None,
                request: 7,
                of: 9,
                address: "https://app.contoso.com/acs".to_owned(),
            }),
            which: 3,
            of: 4,
        };

        assert_eq!(
            read_from(&dress, Language::english()).as_deref(),
            Some(
                "Read from UTF-16, a HAR file: request 7 of 9, to https://app.contoso.com/acs; answer 3 of 4, the \
                 last of its kind."
            )
        );
    }
}
