//! The step in which the bundle is saved, and what the service is given is told.

use consentry_core::step::Step;
use consentry_core::view::SetupView;
use consentry_core::view::StageName;
use consentry_core::view::request::{SaveBundle, Seal};

use super::super::drawing;
use super::Journey;
use super::tasks::Together;
use crate::exit::Exit;

impl Journey {
    /// Tells what is handed over, leads through what is still open, and saves the bundle.
    pub(super) async fn export(&mut self, view: &SetupView, first: bool) -> Result<(), Exit> {
        if first {
            drawing::headline(&view.export.headline);
            self.observe().await?;
            drawing::notes(&view.notes, Step::Export, Some(StageName::Bundle));
            drawing::export::entries(&view.export);
            drawing::guide(
                &view.export.guide,
                &drawing::export::handed_over(&view.export),
            );
            let signature = self.engine.view().signature;
            drawing::export::hand_over(&view.export, signature.as_deref());
        }
        self.tasks(Together::In(Step::Export)).await?;
        self.tasks_at_once(Together::In(Step::Export))?;
        self.tasks_to_come(Together::In(Step::Export))?;
        let request = SaveBundle {
            seal: Seal::LeaveOut,
            ask_where: false,
            as_it_is: false,
            level: None,
        };
        self.answers.take(|answers| answers.out.take());
        self.engine
            .save_bundle(request, self.target.clone())
            .await?;
        if self.operator.can_be_asked()
            && let Some(saved) = self.setup()?.export.saved
        {
            drawing::said(2, "show-saved", &[("path", &saved.path)]);
        }
        Ok(())
    }
}
