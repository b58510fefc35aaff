//! What was done and what is left, in a bundle and here.

use std::collections::BTreeMap;

use consentry_bundle as format;
use consentry_bundle::Unknown;

use super::known;
use crate::scene::{Scene, tasks};
use crate::wizard::{Known, Report};

pub(super) fn write(scene: &Scene<'_>) -> Vec<format::Task> {
    tasks::all(scene)
        .into_iter()
        .map(|state| format::Task {
            id: state.task.id.clone(),
            done: state.done.as_ref().map(known::write),
            said: state.said().map(str::to_owned),
            optional: state.task.optional,
            other: Unknown::default(),
        })
        .collect()
}

/// What somebody said to be done. What a step proves follows from the step's own fact.
pub(super) fn read(written: &[format::Task], report: &Report) -> BTreeMap<String, Known> {
    written
        .iter()
        .filter_map(|task| {
            let known = known::read(task.done.as_ref()?, report);
            let Known::Reported {
                at,
                by: Some(by),
                report,
                ..
            } = known
            else {
                return None;
            };
            let told = Known::Reported {
                at,
                by: Some(by),
                says: task.said.clone(),
                report,
            };
            Some((task.id.clone(), told))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::tests::report;
    use crate::scene::tests::{facts, with_scene};
    use crate::wizard::Witness;

    #[test]
    fn what_somebody_said_comes_back_as_reported_and_what_a_step_proves_does_not() {
        let ada = Witness::Person("Ada".to_owned());
        let mut facts = facts("kandji", "saml");
        let stated = Known::Stated {
            by: ada.clone(),
            at: report().written_at,
            says: Some("grace@contoso.com".to_owned()),
        };
        facts.tasks.insert("name-way-back".to_owned(), stated);

        let written = with_scene("kandji", &facts, write);

        let done = written.iter().filter(|task| task.done.is_some());
        assert!(done.count() > 1, "a step proves some of them");
        let told = Known::Reported {
            at: report().written_at,
            by: Some(ada),
            says: Some("grace@contoso.com".to_owned()),
            report: report(),
        };
        let expected = BTreeMap::from([("name-way-back".to_owned(), told)]);
        assert_eq!(read(&written, &report()), expected);
    }
}
