//! What comes after the first success: switching on, taking the other ways of signing in away, replacing what ends.

use std::collections::BTreeSet;

use consentry_core::step::Step;
use consentry_core::view::{SetupView, StageName, Standing};

use super::super::drawing;
use super::Journey;
use super::tasks::Together;
use crate::exit::Exit;
use crate::shown;

impl Journey {
    /// Goes through the stages that the person chooses, until they stop. What was said to be done beforehand is recorded.
    pub(super) async fn after(&mut self) -> Result<(), Exit> {
        self.record_said()?;
        loop {
            let view = self.setup()?;
            if view.after.stages.len() < 2 || !self.operator.can_be_asked() {
                return Ok(());
            }
            self.left.clear();
            self.numbered.clear();
            shown::begin();
            match self.operator.stage(&view).await? {
                Some(StageName::Enable) => self.enable(&view).await?,
                Some(StageName::Enforce) => self.enforce(&view).await?,
                Some(StageName::Rotate) => Box::pin(self.rotate()).await?,
                Some(StageName::Bundle) | None => return Ok(()),
            }
        }
    }

    /// Records the tasks that were said to be done and that no step came by, each after those that it comes after, in
    /// whatever order they were said.
    fn record_said(&self) -> Result<(), Exit> {
        let mut said: BTreeSet<_> = self
            .answers
            .done()
            .map(|(task, _)| task.to_owned())
            .collect();
        loop {
            let view = self.setup()?;
            let groups = [
                Together::In(Step::Consent),
                Together::In(Step::Credentials),
                Together::In(Step::Export),
                Together::Enable,
                Together::Enforce,
                Together::Rotate,
            ];
            let tasks = groups.iter().flat_map(|together| together.of(&view));
            let open = tasks.filter(|task| task.done.is_none() && said.contains(&task.id));
            // What is still too early is refused with its reason.
            let Some(next) = open.min_by_key(|task| !task.ready) else {
                return Ok(());
            };
            self.state(&next.id, self.answers.said_with(&next.id))?;
            said.remove(&next.id);
        }
    }

    async fn enable(&mut self, view: &SetupView) -> Result<(), Exit> {
        drawing::notes(&view.notes, Step::Export, Some(StageName::Enable));
        // What is to be done at this stage itself is told below.
        let mut before = view.after.before_enabling.clone();
        before.retain(|title| !view.after.enable.iter().any(|task| task.title == *title));
        drawing::headline(&view.after.enable_headline);
        // Locked, it says so itself.
        if !before.is_empty() && view.after.enable_headline.standing != Some(Standing::Locked) {
            drawing::said(1, "after-comes-first", &[("tasks", &before.join("; "))]);
        }
        self.tasks(Together::Enable).await?;
        self.tasks_to_come(Together::Enable)?;
        self.observe_tokens().await
    }

    /// Locked, with the reason, until nobody can be locked out.
    async fn enforce(&mut self, view: &SetupView) -> Result<(), Exit> {
        drawing::notes(&view.notes, Step::Export, Some(StageName::Enforce));
        drawing::headline(&view.after.enforce_headline);
        if view.after.enforce_waits_for.is_some() {
            drawing::said(1, "show-comes-first", &[]);
            for first in &view.after.before_enforcing {
                drawing::text(2, first);
            }
        }
        if let Some(way_back) = &view.after.way_back {
            drawing::said(1, "show-way-back", &[("who", way_back)]);
        }
        self.tasks(Together::Enforce).await?;
        self.tasks_to_come(Together::Enforce)
    }
}
