//! What replacing secret or certificate is about just now.

use chrono::NaiveDate;

use super::TaskStanding;
use crate::scene::Scene;
use crate::service::Task;

/// What replacing the credentials is about just now, while nothing runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RotationSubject<'a> {
    /// All is done but putting the new ones in the place of the old.
    Finish,
    /// The next of the tasks that are left once somebody signed in with the new ones.
    Task(&'a Task),
    /// Somebody signed in with the new ones, and there is nothing to do just now.
    Tried,
    /// The new ones are proved, and nobody signed in with them.
    Try,
    /// There are no new ones yet; the old ones end on that day, where it is known.
    Replace(Option<NaiveDate>),
}

impl<'a> Scene<'a> {
    /// What the replacement is about; none where there is nothing of the customer's.
    #[must_use]
    pub fn rotation_subject(&self) -> Option<RotationSubject<'a>> {
        let rotation = self.rotation()?;
        Some(if rotation.can_finish() {
            RotationSubject::Finish
        } else if rotation.tried {
            let mut tasks = self.rotate().into_iter();
            tasks
                .find(|task| task.standing == TaskStanding::Next)
                .map_or(RotationSubject::Tried, |next| {
                    RotationSubject::Task(next.task)
                })
        } else if self.facts().next.is_some() {
            RotationSubject::Try
        } else {
            RotationSubject::Replace(self.ends_on())
        })
    }
}
