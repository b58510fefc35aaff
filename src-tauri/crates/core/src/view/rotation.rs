//! Replacing secret or certificate before it ends, as a screen shows it: the new one first, the old one last.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ask::{self, AskView};
use super::credentials::{self, CertificateView, SecretView};
use super::headline::HeadlineView;
use super::lead::{self, LeadView};
use super::task::{self, TaskView};
use crate::scene::Scene;
use crate::scene::agenda::{Lead, RotationSubject};
use crate::service::CredentialKind;
use crate::wizard::{Replacement, Standing};

/// Replacing secret or certificate before it ends: the new one first, the old one last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationView {
    /// What it is about just now, in words: with whose duty it is, and what happens otherwise.
    pub headline: HeadlineView,
    /// What leads on, where anything does just now.
    pub lead: Option<LeadView>,
    /// That what is in use stays so until the last.
    pub stays: String,
    /// What is asked for, in the order of asking; nothing, where the new ones are read.
    pub asks: Vec<AskView>,
    /// When what is in use ends, where that is known.
    pub ends_on: Option<NaiveDate>,
    /// The tasks, in their order.
    pub tasks: Vec<TaskView>,
    /// What the new ones are called.
    pub next: String,
    /// How far they have come.
    pub milestones: Vec<MilestoneView>,
    /// The new secret, once it is proved.
    pub secret: Option<SecretView>,
    /// The new certificates, once they are read.
    pub certificates: Vec<CertificateView>,
    /// Whether new credentials are proved.
    pub proved: bool,
    /// Whether somebody signed in with them.
    pub tried: bool,
    /// Whether all is done but putting the new ones in the place of the old.
    pub can_finish: bool,
    /// What going on with the present ones is called.
    pub to_keep: String,
}

/// Something that new credentials come by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MilestoneView {
    /// What is so then, in a sentence.
    pub text: String,
    /// Whether it is.
    pub standing: Standing,
}

pub(super) fn view(scene: &Scene<'_>, running: bool) -> Option<RotationView> {
    let facts = scene.facts();
    let rotation = scene.rotation()?;
    let say = |id| scene.language.say(id, &[("what", what(scene))]);
    Some(RotationView {
        headline: headline(scene, &rotation.rotation.text, running)?,
        lead: scene.rotation_lead(running).map(|one| lead(scene, &one)),
        stays: say("after-old-stays"),
        asks: ask::views(scene.asked_for_replacement(), scene.language),
        ends_on: scene.ends_on(),
        next: say("after-new-what"),
        milestones: milestones(scene, rotation.tried, rotation.can_finish()),
        secret: match &facts.next {
            Some(Replacement::Secret(next)) => Some(credentials::secret(next)),
            Some(Replacement::Certificates(_)) | None => None,
        },
        certificates: match &facts.next {
            Some(Replacement::Certificates(next)) => credentials::certificates(next, scene.now),
            Some(Replacement::Secret(_)) | None => vec![],
        },
        proved: facts.next.is_some(),
        tried: rotation.tried,
        can_finish: rotation.can_finish(),
        tasks: task::views(&scene.rotate(), &scene.values(), scene.language),
        to_keep: say("after-keep"),
    })
}

/// What leads on, in words that name what is replaced.
pub(super) fn lead(scene: &Scene<'_>, lead: &Lead<'_>) -> LeadView {
    lead::view(lead, what(scene), scene.language)
}

/// What is replaced, as messages select on it.
pub(super) fn what(scene: &Scene<'_>) -> &'static str {
    match scene.model().map(|model| model.credentials.kind()) {
        Some(CredentialKind::Secret) | None => "secret",
        Some(CredentialKind::Certificate) => "certificate",
        Some(CredentialKind::None) => "none",
    }
}

fn headline(scene: &Scene<'_>, duty: &str, running: bool) -> Option<HeadlineView> {
    let what = what(scene);
    let say = |id| scene.language.say(id, &[("what", what)]);
    let title = match scene.rotation_subject()? {
        _ if running => say("after-proving"),
        RotationSubject::Finish => say("after-finish-title"),
        RotationSubject::Task(task) => task.title.clone(),
        RotationSubject::Tried => say("after-tried"),
        RotationSubject::Try => say("after-try-title"),
        RotationSubject::Replace(None) => say("after-replace"),
        RotationSubject::Replace(Some(day)) => {
            let day = scene.language.day(day);
            let facts = [("what", what), ("day", day.as_str())];
            scene.language.say("after-replace", &facts)
        }
    };
    let left = match scene.rotation_subject()? {
        RotationSubject::Replace(Some(day)) => {
            let days = (day - scene.now.date_naive()).num_days();
            Some(if days < 0 {
                scene.language.say("after-ended", &[])
            } else {
                scene.language.count("after-left", days, &[])
            })
        }
        _ => None,
    };
    let sentences: Vec<_> = [Some(duty.to_owned()), left]
        .into_iter()
        .flatten()
        .collect();
    Some(HeadlineView {
        title,
        text: sentences.join(" "),
        standing: running.then_some(Standing::Running),
    })
}

fn milestones(scene: &Scene<'_>, tried: bool, can_finish: bool) -> Vec<MilestoneView> {
    let proved = scene.facts().next.is_some();
    let after = |before: bool| {
        if before {
            Standing::Open
        } else {
            Standing::Locked
        }
    };
    let done = |done: bool, otherwise| if done { Standing::Done } else { otherwise };
    let milestones = [
        ("after-milestone-proved", done(proved, Standing::Open)),
        ("after-milestone-tried", done(tried, after(proved))),
        ("after-milestone-finished", after(can_finish)),
    ];
    milestones
        .into_iter()
        .map(|(id, standing)| MilestoneView {
            text: scene.language.say(id, &[("what", what(scene))]),
            standing,
        })
        .collect()
}
