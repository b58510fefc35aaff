//! What conditions, templates, tasks and guides refer to is there.

use super::Checked;
use super::forms::{check_id, check_some};
use crate::service::condition::MODEL;
use crate::service::{
    Condition, Exact, Input, InputForm, InputType, Model, Name, Observation, ObservationKind,
    ProfileFlaw, Registration, Stage, Task, Template,
};
use crate::step::Step;

/// What conditions, tasks and guides may refer to.
pub(super) struct KnownNames<'a> {
    pub(super) model: &'a Model,
    pub(super) models: &'a [Model],
}

impl KnownNames<'_> {
    pub(super) fn check_task(&self, at: &str, task: &Task) -> Checked {
        check_id(&format!("{at}.id"), &task.id, true)?;
        self.check_values(at, &task.values)?;
        if task.stage != Stage::SetUp && task.step != Step::Export {
            return Err((format!("{at}.step"), ProfileFlaw::StageInStep));
        }
        if (task.stage == Stage::Rotate) != task.turn.is_some() {
            return Err((format!("{at}.turn"), ProfileFlaw::Turn));
        }
        if task.way_back && task.asks.is_none() {
            return Err((format!("{at}.asks"), ProfileFlaw::WayBackUnnamed));
        }
        self.check_when(at, task.when.as_ref())
    }

    pub(super) fn check_observation(&self, at: &str, check: &Observation) -> Checked {
        check_id(&format!("{at}.id"), &check.id, true)?;
        self.check_when(at, check.when.as_ref())?;
        match &check.kind {
            ObservationKind::Discovery { url: template }
            | ObservationKind::DnsTxt { name: template }
            | ObservationKind::HttpsAnswers { url: template }
            | ObservationKind::SameTenant { domain: template } => {
                check_template(&self.model.inputs, at, template)
            }
            ObservationKind::TokenPaths { paths } => {
                check_some(&format!("{at}.observe.paths"), paths)
            }
            ObservationKind::UniqueDomains { input, within } => {
                self.check_input(at, input)?;
                within
                    .iter()
                    .try_for_each(|within| self.check_input(at, within))
            }
            ObservationKind::UsualShape { input } => self.check_input(at, input),
        }
    }

    fn check_input(&self, at: &str, id: &str) -> Checked {
        let no_such = || {
            (
                at.to_owned(),
                ProfileFlaw::NoSuchInput { id: id.to_owned() },
            )
        };
        self.model.inputs.get(id).map(|_| ()).ok_or_else(no_such)
    }

    /// The conditions of the model itself: those of its inputs, its needs, its registration and what it hands over.
    pub(super) fn check_conditions(&self, at: &str) -> Checked {
        for input in self.model.inputs.iter() {
            self.check_when(&format!("{at}.inputs[{}]", input.id), input.when.as_ref())?;
        }
        for (index, need) in self.model.claims.iter().enumerate() {
            self.check_when(&format!("{at}.claims[{index}]"), need.when.as_ref())?;
        }
        if let Registration::Customer {
            multi_tenant_when, ..
        } = &self.model.registration
        {
            let at = format!("{at}.registration.multi_tenant_when");
            self.check_condition(&at, multi_tenant_when.as_ref())?;
        }
        for (index, item) in self.model.delivery.items.iter().enumerate() {
            self.check_when(&format!("{at}.delivery.items[{index}]"), item.when())?;
        }
        Ok(())
    }

    fn check_when(&self, at: &str, when: Option<&Condition>) -> Checked {
        self.check_condition(&format!("{at}.when"), when)
    }

    fn check_condition(&self, at: &str, condition: Option<&Condition>) -> Checked {
        for (subject, values) in condition.map(Condition::comparisons).unwrap_or_default() {
            let choices = self.choices(subject);
            let choices = choices.map_err(|flaw| (at.to_owned(), flaw))?;
            let offered = |value: &&String| {
                choices
                    .as_ref()
                    .is_none_or(|all| all.contains(&value.as_str()))
            };
            if let Some(value) = values.iter().find(|value| !offered(value)) {
                let flaw = ProfileFlaw::NoSuchChoice {
                    input: subject.to_owned(),
                    value: value.clone(),
                };
                return Err((at.to_owned(), flaw));
            }
        }
        Ok(())
    }

    /// The values that `subject` can have; none where it can have any.
    fn choices(&self, subject: &str) -> Result<Option<Vec<&str>>, ProfileFlaw> {
        if subject == MODEL {
            return Ok(Some(
                self.models.iter().map(|model| model.id.as_str()).collect(),
            ));
        }
        let no_such = || ProfileFlaw::NoSuchInput {
            id: subject.to_owned(),
        };
        let input = self.model.inputs.get(subject).ok_or_else(no_such)?;
        Ok(match input.kind {
            InputType::Choice => {
                let values = input.choices.iter().map(|choice| choice.value.as_str());
                Some(values.collect())
            }
            InputType::Flag => Some(vec!["false", "true"]),
            _ => None,
        })
    }

    pub(super) fn check_values(&self, at: &str, values: &[Exact]) -> Checked {
        for (index, value) in values.iter().enumerate() {
            check_template(
                &self.model.inputs,
                &format!("{at}.values[{index}]"),
                &value.template,
            )?;
        }
        Ok(())
    }
}

pub(super) fn check_template(inputs: &InputForm, at: &str, template: &Template) -> Checked {
    for name in template.names() {
        if let Name::Input(id) = name
            && !is_known(inputs, id)
        {
            return Err((at.to_owned(), ProfileFlaw::NoSuchInput { id: id.clone() }));
        }
    }
    Ok(())
}

/// Whether `id` is an input, or `ID.NAME` what every choice of an input decides.
fn is_known(inputs: &InputForm, id: &str) -> bool {
    let decides = |(id, name): (&str, &str)| {
        inputs.get(id).is_some_and(|input: &Input| {
            !input.choices.is_empty()
                && input
                    .choices
                    .iter()
                    .all(|choice| choice.values.contains_key(name))
        })
    };
    inputs.get(id).is_some() || id.split_once('.').is_some_and(decides)
}
