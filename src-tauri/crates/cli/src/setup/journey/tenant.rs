//! The step in which the directory is found.

use consentry_core::view::SetupView;
use consentry_core::view::request::IdentifyTenant;

use super::super::drawing;
use super::super::operator::Question;
use super::Journey;
use super::progress::Progress;
use crate::exit::Exit;

impl Journey {
    /// Has the directory found that was given, or that the person names.
    pub(super) async fn tenant(&mut self, view: &SetupView, first: bool) -> Result<(), Exit> {
        if first {
            drawing::headline(&view.tenant.headline);
            drawing::guide(&view.tenant.guide, &[]);
        }
        let given = self.answers.take(|answers| answers.tenant.take());
        let asked_before = view.failure.as_ref().and(view.tenant.asked.clone());
        let what = match given.or_else(|| self.unless_asked(asked_before)) {
            Some(what) => what,
            None => self.operator.answer(Question::Tenant, view).await?,
        };
        let cloud = self.answers.take(|answers| answers.cloud.take());
        self.engine
            .identify_tenant(&IdentifyTenant { what, cloud })?;
        Progress::default().follow(&self.engine).await;
        let found = self.setup()?.tenant;
        if let Some(fact) = &found.fact {
            drawing::headline(&found.headline);
            drawing::tenant(fact);
        }
        Ok(())
    }
}
