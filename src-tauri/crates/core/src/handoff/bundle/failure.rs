//! A failure, in a bundle and here. The format has its members under the same names.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use super::words;
use crate::failure::{Detail, Failure, FailureCode};

/// The fact that holds the code of a later version.
const CODE: &str = "failure_code";

pub(super) fn write(failure: &Failure) -> format::Failure {
    let mut facts = failure.facts.clone();
    let of_later = match failure.code {
        FailureCode::BundleFailureUnknown => facts.remove(CODE),
        _ => None,
    };
    format::Failure {
        code: of_later.unwrap_or_else(|| failure.code.as_str().to_owned()),
        facts,
        next: serde_json::to_value(failure.next).ok(),
        detail: failure
            .detail
            .as_ref()
            .and_then(|detail| serde_json::to_value(detail).ok()),
        other: Unknown::default(),
    }
}

/// The failure as this version has it. A code of a later one is kept as text; of what to do next and of the details,
/// what this version does not know is left out.
pub(super) fn read(written: &format::Failure) -> Failure {
    let failure =
        words::read(&written.code).map_or_else(|| of_later_version(&written.code), Failure::new);
    let code = failure.code;
    let mut facts = written.facts.clone();
    facts.extend(failure.facts);
    let next = written.next.clone();
    let detail = written.detail.clone();
    Failure {
        code,
        facts,
        next: next
            .and_then(|next| serde_json::from_value(next).ok())
            .unwrap_or_else(|| code.next()),
        detail: detail.and_then(|detail| serde_json::from_value::<Detail>(detail).ok()),
    }
}

fn of_later_version(code: &str) -> Failure {
    Failure::with(FailureCode::BundleFailureUnknown, &[("failure_code", code)])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::failure::NextAction;
    use crate::language::Language;

    #[test]
    fn a_failure_comes_back_with_all_that_it_says() {
        let detail = Detail {
            aadsts: Some("AADSTS50105".to_owned()),
            ..Detail::default()
        };
        let failure = Failure::with(FailureCode::ClaimsNeedUnmet, &[("need", "department")])
            .then(NextAction::Wait { seconds: Some(5) })
            .detailed(detail);

        assert_eq!(read(&write(&failure)), failure);
    }

    #[test]
    fn a_code_of_a_later_version_is_kept_and_named() {
        let later = format::Failure {
            code: "token.of_tomorrow".to_owned(),
            next: Some(json!({ "kind": "doSomethingNew" })),
            ..write(&Failure::with(
                FailureCode::ClaimsNeedUnmet,
                &[("need", "department")],
            ))
        };

        let here = read(&later);

        let said = here.summary(Language::english());
        assert!(said.contains("token.of_tomorrow"), "{said}");
        assert_eq!(write(&here).code, later.code);
        assert_eq!(write(&here).facts, later.facts);
    }
}
