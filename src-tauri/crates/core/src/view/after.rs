//! What comes after the first success, as a screen shows it: switching on, enforcing, replacing credentials.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ask::{self, AskView};
use super::credentials::{self, CertificateView, SecretView};
use super::task::{self, TaskView};
use crate::scene::Scene;
use crate::scene::agenda::{LaterStage, StageName};
use crate::wizard::Replacement;

/// What comes after the first success.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AfterView {
    /// The stages of the last step, in their order.
    pub stages: Vec<LaterStage>,
    /// The stage to begin with.
    pub leading: StageName,
    /// Switching it on for people.
    pub enable: Vec<TaskView>,
    /// What has to be done before what is left of it, by headings.
    pub before_enabling: Vec<String>,
    /// Taking the other ways of signing in away; each stays locked until nobody can be locked out.
    pub enforce: Vec<TaskView>,
    /// What has to be done before what is left of it, by headings; a test login aside.
    pub before_enforcing: Vec<String>,
    /// The way back in that somebody named.
    pub way_back: Option<String>,
    /// Replacing secret or certificate; none where there is nothing of the customer's.
    pub rotation: Option<RotationView>,
}

/// Replacing secret or certificate before it ends: the new one first, the old one last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationView {
    /// Whose duty it is, and what happens otherwise.
    pub text: String,
    /// What is asked for, in the order of asking; nothing, where the new ones are read.
    pub asks: Vec<AskView>,
    /// When what is in use ends, where that is known.
    pub ends_on: Option<NaiveDate>,
    /// The tasks, in their order.
    pub tasks: Vec<TaskView>,
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
}

pub(super) fn view(scene: &Scene<'_>) -> AfterView {
    let values = scene.values();
    let titles = |titles: Vec<&str>| titles.into_iter().map(str::to_owned).collect();
    AfterView {
        stages: scene.stages(),
        leading: scene.leading_stage(),
        enable: task::views(&scene.enable(), &values, scene.language),
        before_enabling: titles(scene.before_enabling()),
        enforce: task::views(&scene.enforce(), &values, scene.language),
        before_enforcing: titles(scene.before_enforcing()),
        way_back: scene.way_back(),
        rotation: rotation(scene),
    }
}

fn rotation(scene: &Scene<'_>) -> Option<RotationView> {
    let facts = scene.facts();
    let rotation = scene.rotation()?;
    Some(RotationView {
        text: rotation.rotation.text.clone(),
        asks: ask::views(scene.asked_for_replacement()),
        ends_on: scene.ends_on(),
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
    })
}
