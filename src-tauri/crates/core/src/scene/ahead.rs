//! What lies ahead of a set-up that has not begun: what each step comes to, what to have at hand, and who has to be asked.
//! All of it is read off the profile: what its models do not have in common is left open.

use super::Scene;
use crate::service::{
    AskIn, ConsentRequest, CredentialKind, Input, Method, Model, Registration, Side, Stage,
};

/// What lies ahead, before the first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead<'a> {
    /// How many models there are to choose from.
    pub models: usize,
    /// What somebody with a role in the directory does; none where the model decides.
    pub role: Option<RolePart>,
    /// What proves the application; none where the model decides.
    pub credentials: Option<CredentialKind>,
    /// How the service gets its values; none where the model decides.
    pub delivery: Option<Method>,
    /// What each model takes.
    pub takes: Vec<Takes<'a>>,
    /// The roles of which one has to be held, by Microsoft's names.
    pub roles: Vec<&'a str>,
    /// Who else has a part before people sign in, in words.
    pub others: Vec<&'a str>,
}

/// What somebody with a role in the directory does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RolePart {
    /// Grants consent to the service's own application.
    Grants,
    /// Registers an application.
    Registers,
    /// Registers an application and grants it consent.
    RegistersAndGrants,
}

/// What one has at hand for a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takes<'a> {
    /// The model's title; none where there is only one.
    pub model: Option<&'a str>,
    /// The rights and the plan that it takes.
    pub needs: &'a str,
    /// The values to copy over from the service, by their labels.
    pub values: Vec<&'a str>,
}

impl<'a> Scene<'a> {
    /// What lies ahead; none once the directory is known, or was looked for in vain.
    #[must_use]
    pub fn ahead(&self) -> Option<Ahead<'a>> {
        if self.facts().tenant.is_some() || self.wizard.failed().is_some() {
            return None;
        }
        let models = &self.profile.models;
        let several = models.len() > 1;
        Some(Ahead {
            models: models.len(),
            role: in_common(models, RolePart::of),
            credentials: in_common(models, |model| model.credentials.kind()),
            delivery: in_common(models, |model| model.delivery.method),
            takes: models
                .iter()
                .map(|model| Takes {
                    model: several.then_some(model.title.as_str()),
                    needs: &model.you_need,
                    values: copied_over(model),
                })
                .collect(),
            roles: once(
                models
                    .iter()
                    .flat_map(|model| &model.consent.roles)
                    .map(String::as_str),
            ),
            others: self.others(),
        })
    }

    fn others(&self) -> Vec<&'a str> {
        let of_models = self.profile.models.iter().flat_map(|model| &model.tasks);
        let tasks = self.profile.tasks.iter().chain(of_models);
        let theirs = tasks.filter(|task| {
            matches!(task.side, Side::Dns | Side::Person) && task.stage != Stage::Rotate
        });
        once(theirs.map(|task| task.who.as_str()))
    }
}

impl RolePart {
    const fn of(model: &Model) -> Self {
        match (&model.registration, &model.consent.request) {
            (Registration::Vendor { .. }, _) => Self::Grants,
            (Registration::Customer { .. }, ConsentRequest::None { .. }) => Self::Registers,
            (Registration::Customer { .. }, _) => Self::RegistersAndGrants,
        }
    }
}

/// What all of `models` have in common.
fn in_common<T: PartialEq>(models: &[Model], of: impl Fn(&Model) -> T) -> Option<T> {
    let mut all = models.iter().map(of);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The values that only the service has, and that are asked for with the model.
fn copied_over(model: &Model) -> Vec<&str> {
    let nobody_else_has = |input: &&Input| {
        input.required
            && input.default.is_none()
            && input.default_from.is_none()
            && input.choices.is_empty()
            && input.when.is_none()
            && input.ask_in == AskIn::Model
    };
    let inputs = model.inputs.iter().filter(nobody_else_has);
    inputs.map(|input| input.label.as_str()).collect()
}

/// Each once, in the order of the first of its kind.
fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::RolePart;
    use crate::failure::{Failure, FailureCode};
    use crate::scene::tests::{Example, facts, with_scene};
    use crate::service::{CredentialKind, Services};
    use crate::step::Step;
    use crate::wizard::{Facts, Failed};

    #[test]
    fn what_the_models_have_in_common_is_said_and_what_they_do_not_is_left_to_the_model() {
        with_scene("kloudmate", &Facts::default(), |scene| {
            let ahead = scene.ahead().unwrap();
            assert_eq!(
                (ahead.models, ahead.role, ahead.credentials),
                (2, None, None)
            );
        });
        with_scene("improvado", &Facts::default(), |scene| {
            let ahead = scene.ahead().unwrap();
            assert_eq!(ahead.role, Some(RolePart::RegistersAndGrants));
            assert_eq!(ahead.credentials, Some(CredentialKind::Secret));
            assert_eq!(ahead.takes[0].model, None, "there is no choice to name");
            assert_eq!(ahead.others, ["Improvado’s staff"]);
        });
    }

    #[test]
    fn what_only_the_service_has_is_named_and_what_stands_there_by_itself_is_not() {
        with_scene("kandji", &Facts::default(), |scene| {
            let takes = scene.ahead().unwrap().takes;
            let saml = takes.iter().find(|one| one.model == Some("SAML")).unwrap();
            assert_eq!(
                saml.values,
                [
                    "Kandji’s Entity ID",
                    "Kandji’s Assertion Consumer Service URL"
                ]
            );
        });
    }

    #[test]
    fn every_service_names_the_roles_that_it_takes() {
        for profile in Services::shipped().profiles() {
            with_scene(&profile.id, &Facts::default(), |scene| {
                let roles = scene.ahead().unwrap().roles;
                assert!(
                    roles.contains(&"Cloud Application Administrator"),
                    "{}: {roles:?}",
                    profile.id
                );
            });
        }
    }

    #[test]
    fn nothing_is_ahead_once_the_directory_is_known_or_was_looked_for_in_vain() {
        with_scene("kandji", &facts("kandji", "saml"), |scene| {
            assert_eq!(scene.ahead(), None);
        });
        let failed = Failed {
            step: Step::Tenant,
            failure: Failure::new(FailureCode::TenantMalformed),
            inconclusive: false,
            recording: None,
        };
        let example = Example::failing("kandji", &Facts::default(), Some(failed));
        assert_eq!(example.scene().ahead(), None);
    }
}
