//! What comes after the first success, as a screen shows it: switching on, enforcing, replacing credentials.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::credentials::{self, CertificateView, SecretView};
use super::task::{self, TaskView};
use crate::scene::{Scene, tasks};
use crate::service::Stage;
use crate::wizard::Replacement;

/// What comes after the first success.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AfterView {
    /// Switching it on for people.
    pub enable: Vec<TaskView>,
    /// Taking the other ways of signing in away; each stays locked until nobody can be locked out.
    pub enforce: Vec<TaskView>,
    /// Replacing secret or certificate; none where there is nothing of the customer's.
    pub rotation: Option<RotationView>,
}

/// Replacing secret or certificate before it ends: the new one first, the old one last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationView {
    /// Whose duty it is, and what happens otherwise.
    pub text: String,
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
    let of_stage = |stage| task::views(&tasks::of_stage(scene, stage), &values, scene.language);
    AfterView {
        enable: of_stage(Stage::Enable),
        enforce: of_stage(Stage::Enforce),
        rotation: rotation(scene),
    }
}

fn rotation(scene: &Scene<'_>) -> Option<RotationView> {
    let facts = scene.facts();
    let rotation = scene.rotation()?;
    Some(RotationView {
        text: rotation.rotation.text.clone(),
        ends_on: ends_on(scene),
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
        tasks: task::views(&rotation.tasks, &scene.values(), scene.language),
    })
}

fn ends_on(scene: &Scene<'_>) -> Option<NaiveDate> {
    let facts = scene.facts();
    let certificates = facts.federation.iter().flat_map(|federation| {
        let ends = federation.certificates.iter();
        ends.map(|certificate| certificate.not_after.date_naive())
    });
    facts
        .credential
        .as_ref()
        .and_then(|credential| credential.expires_on)
        .or_else(|| certificates.max())
}
