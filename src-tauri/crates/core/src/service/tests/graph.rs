//! What there is to do, and what waits for what.

use std::collections::BTreeSet;

use super::SMALL;
use crate::service::{Circumstances, Doing, Done, Inputs, ServiceProfile, Services};
use crate::step::Step;

const JUST_IN_TIME: &[(&str, &str)] = &[("provisioning", "just_in_time")];
const INVITE_ONLY: &[(&str, &str)] = &[("provisioning", "invite_only")];

/// What is seen of the tasks of `service`'s `model`.
fn seen<T>(
    (service, model): (&str, &str),
    inputs: &[(&str, &str)],
    stated: &[&str],
    proved: &[Step],
    see: impl Fn(&Doing<'_>) -> Option<T>,
) -> Vec<T> {
    let profile = Services::shipped().get(service).expect("it is shipped");
    let graph = profile.graph(profile.model(model).expect("it has the model"));
    let stated: BTreeSet<String> = stated.iter().map(|id| (*id).to_owned()).collect();
    let proved = proved.iter().copied().collect();
    let inputs = Inputs::from_pairs(inputs);
    let circumstances = Circumstances {
        inputs: &inputs,
        stated: &stated,
        proved: &proved,
    };
    graph.tasks(&circumstances).iter().filter_map(see).collect()
}

fn ready(doing: &Doing<'_>) -> Option<String> {
    (doing.ready() && doing.done.is_none()).then(|| doing.task.id.clone())
}

#[test]
fn at_first_only_what_depends_on_nothing_is_ready() {
    assert_eq!(
        seen(("kloudmate", "oidc"), JUST_IN_TIME, &[], &[], ready),
        ["check-owner-and-plan"]
    );
    assert_eq!(
        seen(("kivo", "vendor-managed"), &[], &[], &[], ready),
        ["check-kivo-permission", "grant-consent"]
    );
}

#[test]
fn what_is_done_makes_the_next_ready() {
    let done = ["check-owner-and-plan", "copy-service-provider-details"];

    assert_eq!(
        seen(("kloudmate", "oidc"), JUST_IN_TIME, &done, &[], ready),
        ["add-domain", "switch-to-just-in-time", "register-app"]
    );
}

#[test]
fn a_step_that_is_proved_shows_its_tasks_done() {
    let done = |doing: &Doing<'_>| doing.done.map(|done| (doing.task.id.clone(), done));

    let tasks = seen(
        ("kivo", "vendor-managed"),
        &[],
        &["check-kivo-permission"],
        &[Step::Consent],
        done,
    );

    assert_eq!(
        tasks,
        [
            ("check-kivo-permission".to_owned(), Done::Stated),
            ("grant-consent".to_owned(), Done::Proved(Step::Consent))
        ]
    );
}

#[test]
fn what_was_entered_decides_which_tasks_there_are() {
    let there = |inputs| {
        seen(("kloudmate", "oidc"), inputs, &[], &[], |doing| {
            Some(doing.task.id.clone())
        })
    };

    assert!(there(JUST_IN_TIME).contains(&"switch-to-just-in-time".to_owned()));
    assert!(!there(JUST_IN_TIME).contains(&"invite-people".to_owned()));
    assert!(there(INVITE_ONLY).contains(&"invite-people".to_owned()));
    assert!(!there(INVITE_ONLY).contains(&"switch-to-just-in-time".to_owned()));
}

#[test]
fn nothing_waits_for_a_task_that_there_is_not() {
    let waits = |doing: &Doing<'_>| {
        let waits_for = doing.waits_for.iter().map(|task| task.id.clone());
        (doing.task.id == "try-kloudmate-login").then(|| waits_for.collect::<Vec<_>>())
    };
    let done = ["verify-domain", "invite-people"];

    let waits_for = seen(("kloudmate", "oidc"), INVITE_ONLY, &done, &[], waits);

    assert_eq!(waits_for, [["add-connection"]]);
}

#[test]
fn an_optional_task_leaves_the_set_up_complete() {
    let open = |doing: &Doing<'_>| doing.open().then(|| doing.task.id.clone());
    let all = seen(("kloudmate", "oidc"), INVITE_ONLY, &[], &[], open);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();

    assert!(!all.contains(&"add-email-claim"));
    assert!(seen(("kloudmate", "oidc"), INVITE_ONLY, &all, &[], open).is_empty());
}

#[test]
fn tasks_come_in_an_order_in_which_they_can_be_done() {
    for service in Services::shipped().profiles() {
        for model in &service.models {
            let key = (service.id.as_str(), model.id.as_str());
            let tasks = seen(key, INVITE_ONLY, &[], &[], |doing| Some(doing.task.clone()));
            for (at, task) in tasks.iter().enumerate() {
                let later = tasks[at..]
                    .iter()
                    .find(|later| task.depends_on.contains(&later.id));
                assert!(
                    later.is_none(),
                    "{key:?}: {} comes before {later:?}",
                    task.id
                );
            }
        }
    }
}

#[test]
fn tasks_of_another_step_are_not_shown() {
    let profile = ServiceProfile::parse("small.toml", SMALL).expect("it loads");
    let graph = profile.graph(&profile.models[0]);
    let inputs = Inputs::from_pairs(&[("region", "eu")]);
    let nothing = (BTreeSet::new(), BTreeSet::new());
    let circumstances = Circumstances {
        inputs: &inputs,
        stated: &nothing.0,
        proved: &nothing.1,
    };

    assert_eq!(graph.tasks_for(Step::Consent, &circumstances).len(), 2);
    assert_eq!(graph.tasks_for(Step::Export, &circumstances).len(), 0);
}

#[test]
fn a_task_is_found_by_its_id_in_its_own_model_only() {
    let profile = Services::shipped().get("kivo").expect("it is shipped");
    let found = |model, task: &str| {
        profile
            .graph(profile.model(model).expect("it is there"))
            .get(task)
            .is_some()
    };

    assert!(found("vendor-managed", "grant-consent"));
    assert!(!found("customer-managed", "grant-consent"));
}
