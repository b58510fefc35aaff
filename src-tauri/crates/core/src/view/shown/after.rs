//! What comes after the first success, as a screen shows it: switching on, enforcing, replacing credentials.

use chrono::NaiveDate;

use super::{Scene, credentials, task};
use crate::service::Stage;
use crate::view::{AfterView, RotationView, TaskView};
use crate::wizard::Replacement;

pub(super) fn view(scene: &Scene<'_>) -> AfterView {
    AfterView {
        enable: task::of_stage(scene, Stage::Enable),
        enforce: task::of_stage(scene, Stage::Enforce),
        rotation: rotation(scene),
    }
}

fn rotation(scene: &Scene<'_>) -> Option<RotationView> {
    let facts = scene.facts();
    let model = scene.model()?;
    let rotation = model.rotation.as_ref()?;
    let tasks = task::of_stage(scene, Stage::Rotate);
    let tried = facts.next_is_tried();
    Some(RotationView {
        text: rotation.text.clone(),
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
        tried,
        can_finish: tried && tasks.iter().all(done_or_optional),
        tasks,
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

/// Whether `task` keeps nobody waiting.
pub(crate) const fn done_or_optional(task: &TaskView) -> bool {
    task.done.is_some() || task.optional
}
