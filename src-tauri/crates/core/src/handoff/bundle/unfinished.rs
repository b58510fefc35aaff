//! How far a set-up had come before somebody was seen to sign in, in a bundle and here.

use consentry_bundle as format;
use consentry_bundle::Unknown;
use serde::Deserialize as _;
use serde_json::Value;

use super::{failure, malformed, words};
use crate::entra::cloud::Cloud;
use crate::failure::Failure;
use crate::login::recording::Recording;
use crate::scene::Scene;
use crate::step::Step;
use crate::wizard::{AskedTenant, Failed};

/// Nothing for a set-up that somebody was seen to sign in with.
pub(super) fn write(scene: &Scene<'_>) -> Option<format::Unfinished> {
    let wizard = scene.wizard;
    if wizard.is_done(Step::TestLogin) {
        return None;
    }
    Some(format::Unfinished {
        step: words::write(&wizard.current()),
        asked: scene.facts().asked.as_ref().map(|asked| format::Asked {
            what: asked.what.clone(),
            cloud: asked.cloud.id().to_owned(),
            other: Unknown::default(),
        }),
        failed: wizard.failed().map(write_failed),
        other: Unknown::default(),
    })
}

fn write_failed(failed: &Failed) -> format::Failed {
    let written = format::Failed {
        step: words::write(&failed.step),
        inconclusive: failed.inconclusive,
        failure: failure::write(&failed.failure),
        recording: None,
        other: Unknown::default(),
    };
    let recording = failed.recording.as_ref();
    match recording.and_then(|recording| serde_json::to_value(recording).ok()) {
        Some(recording) => written.with_recording(recording),
        None => written,
    }
}

/// The directory that was asked for.
pub(super) fn read_asked(written: &format::Asked) -> Result<AskedTenant, Failure> {
    let cloud = Cloud::of_id(&written.cloud);
    Ok(AskedTenant {
        what: written.what.clone(),
        cloud: cloud.ok_or_else(|| malformed("/unfinished/asked/cloud"))?,
    })
}

/// What failed last.
pub(super) fn read_failed(written: &format::Failed) -> Result<Failed, Failure> {
    Ok(Failed {
        step: words::read_at(&written.step, "/unfinished/failed/step")?,
        failure: failure::read(&written.failure),
        inconclusive: written.inconclusive,
        recording: read_recording(written.recording.as_ref()),
    })
}

/// What a verdict rests on. One of another version, or of which something was removed, is none.
pub(super) fn read_recording(written: Option<&Value>) -> Option<Recording> {
    Recording::deserialize(written?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::FailureCode;
    use crate::scene::tests::{Example, facts};
    use crate::wizard::Facts;

    #[test]
    fn what_was_asked_and_what_failed_come_back() {
        let asked = AskedTenant {
            what: "exmaple.com".to_owned(),
            cloud: Cloud::Global,
        };
        let failed = Failed {
            step: Step::Tenant,
            failure: Failure::new(FailureCode::TenantUnknown),
            inconclusive: false,
            recording: None,
        };
        let facts = Facts {
            asked: Some(asked.clone()),
            ..Facts::default()
        };

        let example = Example::failing("kivo", &facts, Some(failed.clone()));
        let written = write(&example.scene()).unwrap();

        assert_eq!(written.step, "tenant");
        assert_eq!(read_asked(&written.asked.unwrap()), Ok(asked));
        assert_eq!(read_failed(&written.failed.unwrap()), Ok(failed));
    }

    #[test]
    fn a_set_up_that_nobody_signed_in_with_says_at_which_step_it_stands() {
        let facts = facts("kloudmate", "oidc");

        let written = write(&Example::new("kloudmate", &facts).scene()).unwrap();

        assert_eq!((written.step.as_str(), written.failed), ("testLogin", None));
    }
}
