//! Headline, leading task and filled button of a screen speak of the same act, at every moment of every shipped model.

use super::{moments, whole};
use crate::language::Language;
use crate::scene::tests::Example;
use crate::service::Services;
use crate::view::{Act, ConsentSubject, HeadlineView, LeadView, SetupView, TaskStanding, TaskView};

fn say(id: &str, facts: &[(&str, &str)]) -> String {
    Language::english().say(id, facts)
}

/// Every moment of every shipped model, by its name.
pub(super) fn every_view() -> Vec<(String, SetupView)> {
    let mut views = vec![];
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            for (moment, facts, failed) in moments(&profile.id, &model.id) {
                let example = Example::failing(&profile.id, &facts, failed);
                let name = format!("{} {} {moment}", profile.id, model.id);
                views.push((name, whole(&example)));
            }
        }
    }
    views
}

/// What of these tasks is the next thing, by its title.
fn titled(tasks: &[TaskView], standing: TaskStanding) -> Option<&str> {
    let task = tasks.iter().find(|task| task.standing == standing)?;
    Some(&task.title)
}

/// The first task that this person has to do and can.
fn first_open(tasks: &[TaskView]) -> Option<&str> {
    let mut open = tasks.iter().filter(|task| task.left && task.ready);
    Some(&open.find(|task| !task.somebody_else)?.title)
}

/// The task that `lead` is about, by its title.
fn led_to<'a>(lead: &LeadView, tasks: &'a [TaskView]) -> Option<&'a str> {
    let task = tasks
        .iter()
        .find(|task| lead.task.as_ref() == Some(&task.id))?;
    Some(&task.title)
}

/// That `lead` is about the task of the `headline`, and that no other comes before it.
fn assert_agrees(name: &str, headline: &HeadlineView, lead: &LeadView, tasks: &[TaskView]) {
    assert_eq!(
        lead.act == Act::State,
        lead.task.is_some(),
        "{name}: {lead:?}"
    );
    let next = titled(tasks, TaskStanding::Next);
    if lead.act == Act::State {
        assert_eq!(led_to(lead, tasks), Some(&*headline.title), "{name}");
        assert_eq!(next, Some(&*headline.title), "{name}");
    } else {
        let is_titled = tasks.iter().find(|task| task.title == headline.title);
        let awaited = is_titled.is_none_or(|task| task.standing == TaskStanding::Awaited);
        assert!(awaited, "{name}: {headline:?} beside {lead:?}");
    }
}

#[test]
fn what_a_stage_says_on_top_is_what_its_button_does() {
    for (name, view) in every_view() {
        let after = &view.after;
        assert_agrees(
            &name,
            &after.enable_headline,
            &after.enable_lead,
            &after.enable,
        );
        assert_agrees(
            &name,
            &after.enforce_headline,
            &after.enforce_lead,
            &after.enforce,
        );
        if let Some(rotation) = &after.rotation {
            let closes = LeadView {
                act: Act::Close,
                label: String::new(),
                task: None,
            };
            let lead = rotation.lead.as_ref().unwrap_or(&closes);
            assert_agrees(&name, &rotation.headline, lead, &rotation.tasks);
        }
        if let Some(first) = first_open(&after.enable) {
            assert_eq!(
                titled(&after.enable, TaskStanding::Next),
                Some(first),
                "{name}"
            );
        }
    }
}

#[test]
fn what_is_locked_leads_to_what_opens_it() {
    for (name, view) in every_view() {
        let (lead, locked) = (view.after.enforce_lead, view.after.enforce_waits_for);
        let leads_there = matches!(lead.act, Act::TestLogin | Act::SwitchOn);
        assert_eq!(locked.is_some(), leads_there, "{name}: {lead:?}");
    }
}

#[test]
fn the_bundle_is_to_be_saved_until_it_is() {
    for (name, view) in every_view() {
        let export = &view.export;
        let asks = export.headline.title == say("export-ask", &[]);
        assert_eq!(asks, export.saved.is_none(), "{name}");
        assert_eq!(
            asks,
            export.lead.act == Act::Save,
            "{name}: {:?}",
            export.lead
        );
    }
}

#[test]
fn what_the_step_of_consent_says_on_top_is_the_task_that_leads_on() {
    for (name, view) in every_view() {
        let consent = &view.consent;
        let title = &*consent.headline.title;
        let leading = match consent.subject {
            ConsentSubject::Task => TaskStanding::Next,
            ConsentSubject::Outside => TaskStanding::Awaited,
            _ => {
                let named = consent.tasks.iter().any(|task| task.title == title);
                assert!(!named, "{name}: {title}");
                continue;
            }
        };
        assert_eq!(titled(&consent.tasks, leading), Some(title), "{name}");
        if consent.subject == ConsentSubject::Task {
            assert_eq!(first_open(&consent.tasks), Some(title), "{name}");
        }
    }
}
