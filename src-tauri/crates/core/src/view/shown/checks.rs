//! What Consentry looks at by itself, as a screen shows it.

use super::Scene;
use crate::service::{LiveCheck, Look, Looked};
use crate::view::{LiveCheckView, LiveStanding};

pub(super) fn view(scene: &Scene<'_>) -> Vec<LiveCheckView> {
    let Some(model) = scene.model() else {
        return vec![];
    };
    let inputs = scene.inputs();
    scene
        .profile
        .live_checks(model, &inputs)
        .map(|check| of(check, scene.looked.get(&check.id)))
        .collect()
}

fn of(check: &LiveCheck, looked: Option<&Looked>) -> LiveCheckView {
    let (standing, seen, failure, at) = match looked {
        None => (LiveStanding::NotLooked, None, None, None),
        Some(Looked::Looking) => (LiveStanding::Looking, None, None, None),
        Some(Looked::AsItShould { seen, at }) => {
            (LiveStanding::AsItShould, Some(seen), None, Some(*at))
        }
        Some(Looked::Otherwise { failure, at }) => {
            (LiveStanding::Otherwise, None, Some(failure), Some(*at))
        }
        Some(Looked::Unknown { failure, at }) => {
            (LiveStanding::Unknown, None, Some(failure), Some(*at))
        }
    };
    LiveCheckView {
        id: check.id.clone(),
        step: check.step,
        title: check.title.clone(),
        standing,
        seen: seen.cloned(),
        failure: failure.cloned(),
        at,
        takes_text: matches!(check.look, Look::TokenPaths { .. }),
    }
}
