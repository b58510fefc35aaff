//! What a profile must hold that its types cannot say: references, ids, defaults, the task graph.

mod connection;
mod forms;
mod inputs;
mod references;
mod stages;

use self::forms::{check_guides, check_id, check_some, check_unique};
use self::references::KnownNames;
use self::stages::check_stages;
use super::place::below;
use super::{ProfileFlaw, ServiceProfile};

/// The first flaw, with the way to it.
type Checked = Result<(), (String, ProfileFlaw)>;

impl ServiceProfile {
    /// The first flaw, with the way to it.
    pub(super) fn check(&self) -> Checked {
        check_id("id", &self.id, true)?;
        check_some("models", &self.models)?;
        check_unique("models", self.models.iter().map(|model| &model.id))?;
        check_guides("", &self.guides)?;
        for model in &self.models {
            let at = format!("models[{}]", model.id);
            check_id(&format!("{at}.id"), &model.id, true)?;
            model.check(&at)?;
            if let Some(id) = self
                .named_by
                .as_ref()
                .filter(|id| model.inputs.get(id).is_none())
            {
                return Err((
                    "named_by".to_owned(),
                    ProfileFlaw::NoSuchInput { id: id.clone() },
                ));
            }
            let inputs = KnownNames {
                model,
                models: &self.models,
            };
            for (of, tasks, guides) in [
                ("", &self.tasks, &self.guides),
                (at.as_str(), &model.tasks, &model.guides),
            ] {
                for task in tasks {
                    inputs.check_task(&below(of, &format!("tasks[{}]", task.id)), task)?;
                }
                for (index, guide) in guides.iter().enumerate() {
                    inputs.check_values(&below(of, &format!("guides[{index}]")), &guide.values)?;
                }
            }
            inputs.check_conditions(&at)?;
            for (of, observations) in [("", &self.observations), (at.as_str(), &model.observations)]
            {
                for one in observations {
                    inputs
                        .check_observation(&below(of, &format!("observations[{}]", one.id)), one)?;
                }
            }
            check_unique(
                &format!("{at}.observations"),
                self.observations
                    .iter()
                    .chain(&model.observations)
                    .map(|observation| &observation.id),
            )?;
            let graph = self.graph(model);
            graph
                .check()
                .and_then(|()| check_stages(&graph))
                .map_err(|(task, flaw)| (format!("{at}.tasks[{task}]"), flaw))?;
        }
        Ok(())
    }
}
