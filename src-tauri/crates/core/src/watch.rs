//! Bundles watched over: what ends, what contradicts itself, and what is no longer as it was when they were made. Each is
//! looked at by itself, so that very many cost no more memory than one; nothing in them is opened or acted on.

mod certificates;
mod finding;
mod live;
mod results;
mod shard;
mod subject;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use consentry_bundle::{Bundle, Credential};

pub use finding::{FindingCode, Severity, WatchFinding};
pub use live::Live;
pub use results::{
    Counts, Ending, EndingKind, FORMAT, Results, ResultsHead, Unmergeable, VERSION, Watched,
};
pub use shard::{MalformedShard, Shard};

use self::finding::clipped;
use self::subject::Subject;
use crate::entra::ending::{DaysBefore, days_until};
use crate::entra::federation::certificate::SigningCertificate;
use crate::handoff::bundle as handoff;
use crate::pasted;
use crate::service::Services;

/// Why the bytes of a file are not there: what the system says, or the name of what it means (`no-file`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The reason.
    pub reason: String,
}

/// What bundles are held against.
#[derive(Debug, Clone)]
pub struct Watch {
    /// The services that are known here.
    pub services: Services,
    /// What time it is.
    pub now: DateTime<Utc>,
    /// How many days before an end it is spoken of.
    pub within: DaysBefore,
}

/// A bundle that has been looked at, before anybody is asked about it.
#[derive(Debug)]
pub struct SeenBundle {
    watched: Watched,
    /// When it was written; none for what is no bundle.
    made: Option<DateTime<Utc>>,
    certificates: Vec<SigningCertificate>,
    subject: Option<Box<Subject>>,
}

impl Watch {
    /// Looks at what was read of `file`. Only where somebody `is_asked` about it later, that is prepared.
    #[must_use]
    pub fn see(
        &self,
        file: String,
        read: Result<Vec<u8>, Unreadable>,
        is_asked: bool,
    ) -> SeenBundle {
        let mut watched = Watched::of(file);
        match read.map(|bytes| bundle(&bytes)) {
            Ok(Ok(bundle)) => self.see_bundle(watched, &bundle, is_asked),
            Ok(Err(failure)) => {
                watched.findings.push(WatchFinding::of_bundle(&failure));
                SeenBundle::nothing_else(watched)
            }
            Err(Unreadable { reason }) => {
                let facts = [("reason", reason.as_str())];
                let finding = WatchFinding::new(FindingCode::FileUnreadable, &facts);
                watched.findings.push(finding);
                SeenBundle::nothing_else(watched)
            }
        }
    }

    /// What there is to say of it by its own words alone.
    #[must_use]
    pub fn judge(&self, seen: SeenBundle) -> Watched {
        self.judge_at(self.now, seen)
    }

    /// The same with certificates as they stand at `moment`, which is when they were read.
    fn judge_at(&self, moment: DateTime<Utc>, seen: SeenBundle) -> Watched {
        let SeenBundle {
            mut watched,
            made,
            certificates,
            ..
        } = seen;
        if let Some(made) = made {
            certificates::judge(self, &certificates, (made, moment), &mut watched);
        }
        watched.put_in_order();
        watched
    }

    fn see_bundle(&self, mut watched: Watched, bundle: &Bundle, is_asked: bool) -> SeenBundle {
        watched.digest.clone_from(&bundle.digest);
        watched.setup = Some(clipped(&bundle.setup_id));
        watched.service = Some(clipped(&bundle.service.name));
        watched.directory = bundle.tenant.as_ref().map(|tenant| {
            let named = tenant.domain.as_ref().unwrap_or(&tenant.tenant_id);
            clipped(named)
        });
        if let Some(credential) = &bundle.credential {
            self.secret(credential, &mut watched);
        }
        self.profile(bundle, &mut watched);
        let certificates = certificates::read(bundle, &mut watched);
        SeenBundle {
            watched,
            made: Some(bundle.created_at),
            certificates,
            subject: is_asked.then(|| Box::new(Subject::of(bundle))),
        }
    }

    fn secret(&self, credential: &Credential, watched: &mut Watched) {
        let Some(on) = credential.expires_on else {
            watched.find(FindingCode::SecretEndUnknown, &[]);
            return;
        };
        let hint = handoff::hint_of(credential);
        let ending = self.ending(EndingKind::Secret, on, &hint);
        let code = if ending.days < 0 {
            FindingCode::SecretEnded
        } else {
            FindingCode::SecretEnds
        };
        if let Some(within) = self.within.nearest(ending.days) {
            watched.find_end(code, &ending, within);
        }
        watched.endings.push(ending);
    }

    /// What ends on a day, as it stands today.
    fn ending(&self, what: EndingKind, on: NaiveDate, id: &str) -> Ending {
        Ending {
            what,
            on,
            days: days_until(on, self.now),
            id: clipped(id),
        }
    }

    /// Whether the profile that was followed is the one that is here.
    fn profile(&self, bundle: &Bundle, watched: &mut Watched) {
        let service = &bundle.service;
        let Ok(profile) = self.services.get(&service.id) else {
            let facts = [("service_id", service.id.as_str())];
            return watched.find(FindingCode::ProfileUnknown, &facts);
        };
        let now = profile.profile_version.to_string();
        let model = bundle.model.as_ref().map(|model| model.id.as_str());
        if model.is_some_and(|model| profile.model(model).is_err()) {
            let facts = [("model", model.unwrap_or_default())];
            watched.find(FindingCode::ProfileModelGone, &facts);
        } else if service.profile_version != now {
            let facts = [("then", service.profile_version.as_str()), ("now", &now)];
            watched.find(FindingCode::ProfileChanged, &facts);
        }
    }
}

impl SeenBundle {
    const fn nothing_else(watched: Watched) -> Self {
        Self {
            watched,
            made: None,
            certificates: Vec::new(),
            subject: None,
        }
    }
}

/// The bundle in `bytes`, in whatever encoding they were saved.
fn bundle(bytes: &[u8]) -> Result<Bundle, crate::failure::Failure> {
    if is_wide(bytes) {
        return handoff::read(pasted::text(bytes)?.as_bytes());
    }
    handoff::read(bytes)
}

/// Whether they begin as UTF-16 does.
fn is_wide(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [_, 0, ..] | [0, _, ..]
    )
}
