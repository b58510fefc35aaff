//! Another model is chosen: what was entered for the one before is set aside, and stands there again once that one is
//! chosen again. Nothing of it is taken for another model, in which the same words mean something else.

use super::{ChosenModel, Facts, SetAside};

impl Facts {
    /// Chooses `model`: what was entered for the one before is set aside, what was entered for this one before stands
    /// there again. The tasks of these ids are the same in `every` model.
    pub(super) fn choose(&mut self, model: ChosenModel, every: &[String]) {
        let other = |present: &ChosenModel| present.model != model.model;
        if self.model.as_ref().is_some_and(other) {
            self.set_aside(|task| every.iter().any(|one| one == task));
            if let Some(before) = self.aside.remove(&model.model) {
                self.application = before.application;
                self.tasks.extend(before.tasks);
            }
        }
        self.model = Some(model);
    }

    /// Sets the chosen model aside with what was entered for it, all but the tasks that `stay`.
    pub(super) fn set_aside(&mut self, stay: impl Fn(&str) -> bool) {
        let Some(chosen) = self.model.take() else {
            return;
        };
        let (stay, tasks) = std::mem::take(&mut self.tasks)
            .into_iter()
            .partition(|(task, _)| stay(task));
        self.tasks = stay;
        let aside = SetAside {
            tenant: self.tenant.as_ref().map(|tenant| tenant.tenant_id),
            inputs: chosen.inputs,
            application: self.application.take(),
            tasks,
        };
        self.aside.insert(chosen.model, aside);
    }

    /// Keeps what was entered for the model of `other` facts, where that is not the chosen one.
    pub(super) fn keep_entered(&mut self, mut other: Self) {
        let chosen = self.model.as_ref().map(|chosen| &chosen.model);
        if other.model.as_ref().map(|chosen| &chosen.model) == chosen {
            return;
        }
        other.set_aside(|task| self.tasks.contains_key(task));
        for (model, aside) in other.aside {
            if Some(&model) != chosen {
                self.aside.insert(model, aside);
            }
        }
    }
}
