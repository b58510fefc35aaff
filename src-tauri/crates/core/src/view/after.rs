//! What comes after the first success, as a screen shows it: switching on, and taking the other ways away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::headline::HeadlineView;
use super::lead::LeadView;
use super::rotation::{self, RotationView, lead};
use super::task::{self, TaskView};
use crate::scene::Scene;
use crate::scene::agenda::{LaterStage, Prerequisite, StageName, StageSubject};
use crate::service::Task;
use crate::wizard::Standing;

/// What comes after the first success.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AfterView {
    /// The stages of the last step, in their order.
    pub stages: Vec<StageView>,
    /// The stage to begin with.
    pub leading: StageName,
    /// What switching it on is about just now, in words.
    pub enable_headline: HeadlineView,
    /// What leads on from there.
    pub enable_lead: LeadView,
    /// Switching it on for people.
    pub enable: Vec<TaskView>,
    /// What has to be done before what is left of it, by headings.
    pub before_enabling: Vec<String>,
    /// What taking the other ways of signing in away is about just now, in words.
    pub enforce_headline: HeadlineView,
    /// What leads on from there.
    pub enforce_lead: LeadView,
    /// Taking the other ways of signing in away; each stays locked until nobody can be locked out.
    pub enforce: Vec<TaskView>,
    /// What keeps it locked, where something does.
    pub enforce_waits_for: Option<Prerequisite>,
    /// What has to be there before what is left of it, in words.
    pub before_enforcing: Vec<String>,
    /// The way back in that somebody named.
    pub way_back: Option<String>,
    /// Replacing secret or certificate; none where there is nothing of the customer's.
    pub rotation: Option<RotationView>,
}

/// A stage of the last step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageView {
    /// Which.
    pub stage: StageName,
    /// What it is called.
    pub name: String,
    /// Where it stands; none for a replacement that is not due.
    pub standing: Option<Standing>,
}

/// The stages, where `running` says whether something of theirs is.
pub(super) fn view(scene: &Scene<'_>, running: bool) -> AfterView {
    let values = scene.values();
    AfterView {
        stages: scene
            .stages()
            .into_iter()
            .map(|one| stage(scene, one))
            .collect(),
        leading: scene.leading_stage(),
        enable_headline: enable_headline(scene),
        enable_lead: lead(scene, &scene.enable_lead()),
        enable: task::views(&scene.enable(), &values, scene.language),
        before_enabling: before_enabling(scene),
        enforce_headline: enforce_headline(scene),
        enforce_lead: lead(scene, &scene.enforce_lead()),
        enforce: task::views(&scene.enforce(), &values, scene.language),
        enforce_waits_for: scene.enforce_waits_for(),
        before_enforcing: before_enforcing(scene),
        way_back: scene.way_back(),
        rotation: rotation::view(scene, running),
    }
}

fn stage(scene: &Scene<'_>, stage: LaterStage) -> StageView {
    let id = match stage.stage {
        StageName::Bundle => "after-stage-bundle",
        StageName::Enable => "after-stage-enable",
        StageName::Enforce => "after-stage-enforce",
        StageName::Rotate => "after-stage-rotate",
    };
    StageView {
        stage: stage.stage,
        name: scene.language.say(id, &[("what", rotation::what(scene))]),
        standing: stage.standing,
    }
}

fn before_enabling(scene: &Scene<'_>) -> Vec<String> {
    let titles = scene.before_enabling().into_iter();
    titles.map(str::to_owned).collect()
}

/// What has to be there, in the order in which it comes.
fn before_enforcing(scene: &Scene<'_>) -> Vec<String> {
    let login = scene.enforce_waits_for() == Some(Prerequisite::TestLogin);
    let login = login.then(|| scene.language.say("after-test-login", &[]));
    let titles = scene.before_enforcing().into_iter().map(str::to_owned);
    login.into_iter().chain(titles).collect()
}

fn enable_headline(scene: &Scene<'_>) -> HeadlineView {
    let say = |id, facts: &[(&str, &str)]| scene.language.say(id, facts);
    match scene.enable_subject() {
        StageSubject::Done => HeadlineView {
            title: say("after-switched-on", &[("service", scene.service_name())]),
            text: match scene.before_enforcement() {
                Some(task) => say("after-switched-on-text", &[("title", &task.title)]),
                None => say("after-switched-on-text", &[]),
            },
            standing: Some(Standing::Done),
        },
        StageSubject::Next(task) => HeadlineView {
            text: say("after-turn", &[("who", &task.who)]),
            ..of_task(task, None)
        },
        StageSubject::Awaited(task) => HeadlineView {
            text: say("tasks-waiting", &[("who", &task.who)]),
            ..of_task(task, Some(Standing::Waiting))
        },
        StageSubject::Locked => HeadlineView {
            title: say("after-switch-on-later", &[]),
            text: match scene.before_enabling().join("; ") {
                none if none.is_empty() => none,
                tasks => say("after-comes-first", &[("tasks", &tasks)]),
            },
            standing: Some(Standing::Locked),
        },
    }
}

fn enforce_headline(scene: &Scene<'_>) -> HeadlineView {
    let say = |id, facts: &[(&str, &str)]| scene.language.say(id, facts);
    match scene.enforce_subject() {
        StageSubject::Done => HeadlineView {
            title: say("after-only-way", &[("service", scene.service_name())]),
            text: say("after-only-way-text", &[]),
            standing: Some(Standing::Done),
        },
        StageSubject::Next(task) | StageSubject::Awaited(task) => HeadlineView {
            text: say("after-enforce-text", &[]),
            ..of_task(task, None)
        },
        StageSubject::Locked => HeadlineView {
            title: say("after-locked", &[]),
            text: say("after-locked-text", &[]),
            standing: Some(Standing::Locked),
        },
    }
}

fn of_task(task: &Task, standing: Option<Standing>) -> HeadlineView {
    HeadlineView {
        title: task.title.clone(),
        text: String::new(),
        standing,
    }
}
