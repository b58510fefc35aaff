//! What a profile must hold that its types cannot say: references, ids, defaults, the task graph.

use std::collections::BTreeSet;

use super::CredentialKind;
use super::condition::MODEL;
use super::profile::SCHEMA_VERSION;
use super::{
    Condition, ConsentRequest, Exact, Guide, HandOver, Input, InputForm, InputType, Letter,
    LiveCheck, Look, Method, Model, Name, Protocol, Registration, ServiceProfile, Stage, Task,
    TaskGraph, Template, Turn,
};
use crate::step::Step;

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Choices and type do not fit.
    #[error("choices belong to the type choice, and it needs at least one")]
    Choices,
    /// The consent address is not at the sign-in host.
    #[error("the address of consent begins with {{authority}}/")]
    ConsentElsewhere,
    /// Consent is asked for another application than the registration's.
    #[error("the service's own registration goes with vendor_url, the customer's with own_app")]
    ConsentForAnother,
    /// A task depends on itself, perhaps by way of others.
    #[error("it depends on itself, perhaps by way of others")]
    Cycle,
    /// The default has not the form of the type.
    #[error("the default does not fit: {reason}")]
    Default {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two guides for one step.
    #[error("the step has a guide already")]
    GuideTwice,
    /// The id has another form than ids have.
    #[error(
        "{id:?} is not an id: a small letter, then small letters, digits, _ and, but for inputs, -"
    )]
    Id {
        /// The id.
        id: String,
    },
    /// Something else has the id.
    #[error("the id {id} is taken")]
    IdTaken {
        /// The id.
        id: String,
    },
    /// A required task depends on an optional one, so that it could never be ready.
    #[error("it is required, but depends on the optional task {id}")]
    NeedsAnOptionalTask {
        /// The optional task.
        id: String,
    },
    /// Something has to be there.
    #[error("at least one is needed")]
    None,
    /// The value is one that no input offers.
    #[error("{input} cannot be {value:?}")]
    NoSuchChoice {
        /// The input, or `model`.
        input: String,
        /// The value.
        value: String,
    },
    /// There is no such input.
    #[error("there is no input {id}")]
    NoSuchInput {
        /// What it was called.
        id: String,
    },
    /// There is no such task in this model.
    #[error("there is no task {id} in this model")]
    NoSuchTask {
        /// What it was called.
        id: String,
    },
    /// A model's credentials do not go with its protocol.
    #[error(
        "a certificate goes with saml, a secret or none with oidc, and all of them with ws-fed"
    )]
    CredentialsForAnother,
    /// Something is handed over that the model does not have.
    #[error("the model has no such thing to hand over")]
    NothingToHandOver,
    /// Somebody could be locked out.
    #[error(
        "a task of the stage enforce comes after a private_window task and a way_back task, on every way"
    )]
    LockOut,
    /// A way back that nobody names.
    #[error("a way_back task asks for something")]
    WayBackUnnamed,
    /// Turns are for the stage `rotate`.
    #[error("turn belongs to the stage rotate, and each of its tasks has one")]
    Turn,
    /// Old credentials would be removed too early.
    #[error("it comes before the turn {before:?}: make, deliver, test, remove")]
    OutOfTurn {
        /// The turn that comes first.
        before: Turn,
    },
    /// After the set-up everything is shown with the last step.
    #[error("a task of a later stage belongs to the step export")]
    StageInStep,
    /// Words are needed where consent is asked for.
    #[error("consent that is asked for needs a letter")]
    NoLetter,
    /// A note is needed to notify somebody.
    #[error("notify needs a note")]
    NoNote,
    /// The value is known only later.
    #[error("{{{name}}} is not known here yet")]
    TooEarly {
        /// The value.
        name: Name,
    },
    /// The file follows another schema.
    #[error("it is {found}; this Consentry reads {SCHEMA_VERSION}")]
    Version {
        /// What stands there.
        found: String,
    },
}

type Checked = Result<(), (String, Flaw)>;

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
                return Err(("named_by".to_owned(), Flaw::NoSuchInput { id: id.clone() }));
            }
            let inputs = Known {
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
            for (of, checks) in [("", &self.checks), (at.as_str(), &model.checks)] {
                for check in checks {
                    inputs.check_live(&below(of, &format!("checks[{}]", check.id)), check)?;
                }
            }
            check_unique(
                &format!("{at}.checks"),
                self.checks
                    .iter()
                    .chain(&model.checks)
                    .map(|check| &check.id),
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

impl Model {
    fn check(&self, at: &str) -> Checked {
        check_inputs(at, &self.inputs)?;
        check_some(
            &format!("{at}.registration.redirect_uris"),
            self.registration.redirect_uris(),
        )?;
        check_some(&format!("{at}.login.ways"), self.login.ways())?;
        self.check_credentials(at)?;
        check_guides(at, &self.guides)?;
        for (index, need) in self.claims.iter().enumerate() {
            check_some(&format!("{at}.claims[{index}].claims"), &need.claims)?;
        }
        if self.delivery.method == Method::Notify && self.delivery.note.is_none() {
            return Err((format!("{at}.delivery"), Flaw::NoNote));
        }
        self.check_consent(&format!("{at}.consent.request"))?;
        self.check_templates(at)
    }

    fn check_credentials(&self, at: &str) -> Checked {
        match (self.login.protocol(), self.credentials.kind()) {
            (Protocol::Oidc, CredentialKind::None | CredentialKind::Secret)
            | (Protocol::Saml, CredentialKind::Certificate)
            | (Protocol::WsFed, CredentialKind::Certificate | CredentialKind::Secret) => Ok(()),
            _ => Err((format!("{at}.credentials"), Flaw::CredentialsForAnother)),
        }
    }

    fn check_consent(&self, at: &str) -> Checked {
        let asked = !matches!(self.consent.request, ConsentRequest::None { .. });
        if asked && self.consent.letter.is_none() {
            return Err((at.to_owned(), Flaw::NoLetter));
        }
        match (&self.registration, &self.consent.request) {
            (
                Registration::Customer { .. },
                ConsentRequest::None { .. } | ConsentRequest::OwnApp { .. },
            ) => Ok(()),
            (Registration::Vendor { .. }, ConsentRequest::VendorUrl { template, .. }) => {
                let elsewhere = (format!("{at}.template"), Flaw::ConsentElsewhere);
                template.is_at_authority().then_some(()).ok_or(elsewhere)
            }
            _ => Err((at.to_owned(), Flaw::ConsentForAnother)),
        }
    }

    fn check_templates(&self, at: &str) -> Checked {
        for (index, template) in self.registration.redirect_uris().iter().enumerate() {
            self.check_address(
                &format!("{at}.registration.redirect_uris[{index}]"),
                template,
            )?;
        }
        for (index, template) in self.registration.identifiers().iter().enumerate() {
            self.check_address(&format!("{at}.registration.identifiers[{index}]"), template)?;
        }
        let address = self.login.answer_address();
        self.check_address(&format!("{at}.login.redirect_uri"), address)?;
        if let Some(relying_party) = self.login.relying_party() {
            self.check_address(&format!("{at}.login"), relying_party)?;
        }
        if let ConsentRequest::VendorUrl { template, .. } = &self.consent.request {
            self.check_address(&format!("{at}.consent.request.template"), template)?;
        }
        if let Some(letter) = &self.consent.letter {
            self.check_letter(&format!("{at}.consent.letter"), letter)?;
        }
        if let Some(note) = &self.delivery.note {
            self.check_letter(&format!("{at}.delivery.note"), note)?;
        }
        for (index, item) in self.delivery.items.iter().enumerate() {
            let at = format!("{at}.delivery.items[{index}]");
            let has = |kind| self.credentials.kind() == kind;
            match item {
                HandOver::Value { template, .. } => {
                    check_template(&self.inputs, &at, template)?;
                }
                HandOver::Secret { .. } if has(CredentialKind::Secret) => {}
                HandOver::Certificate { .. } | HandOver::Metadata { .. }
                    if has(CredentialKind::Certificate) => {}
                HandOver::Certificate { .. }
                | HandOver::Metadata { .. }
                | HandOver::Secret { .. } => return Err((at, Flaw::NothingToHandOver)),
            }
        }
        Ok(())
    }

    fn check_letter(&self, at: &str, letter: &Letter) -> Checked {
        check_template(&self.inputs, &format!("{at}.to"), &letter.to)?;
        check_template(&self.inputs, &format!("{at}.subject"), &letter.subject)?;
        check_template(&self.inputs, &format!("{at}.body"), &letter.body)
    }

    /// An address cannot hold what comes of it.
    fn check_address(&self, at: &str, template: &Template) -> Checked {
        let later = |name: &&Name| matches!(name, Name::ConsentUrl | Name::ConsentedAt);
        if let Some(name) = template.names().find(later) {
            return Err((at.to_owned(), Flaw::TooEarly { name: name.clone() }));
        }
        check_template(&self.inputs, at, template)
    }
}

/// What conditions, tasks and guides may refer to.
struct Known<'a> {
    model: &'a Model,
    models: &'a [Model],
}

impl Known<'_> {
    fn check_task(&self, at: &str, task: &Task) -> Checked {
        check_id(&format!("{at}.id"), &task.id, true)?;
        self.check_values(at, &task.values)?;
        if task.stage != Stage::SetUp && task.step != Step::Export {
            return Err((format!("{at}.step"), Flaw::StageInStep));
        }
        if (task.stage == Stage::Rotate) != task.turn.is_some() {
            return Err((format!("{at}.turn"), Flaw::Turn));
        }
        if task.way_back && task.asks.is_none() {
            return Err((format!("{at}.asks"), Flaw::WayBackUnnamed));
        }
        self.check_when(at, task.when.as_ref())
    }

    fn check_live(&self, at: &str, check: &LiveCheck) -> Checked {
        check_id(&format!("{at}.id"), &check.id, true)?;
        self.check_when(at, check.when.as_ref())?;
        match &check.look {
            Look::Discovery { url: template }
            | Look::DnsTxt { name: template }
            | Look::HttpsAnswers { url: template }
            | Look::SameTenant { domain: template } => {
                check_template(&self.model.inputs, at, template)
            }
            Look::TokenPaths { paths } => check_some(&format!("{at}.look.paths"), paths),
            Look::UniqueDomains { input } | Look::UsualShape { input } => {
                let no_such = || (at.to_owned(), Flaw::NoSuchInput { id: input.clone() });
                self.model.inputs.get(input).map(|_| ()).ok_or_else(no_such)
            }
        }
    }

    /// The conditions of the model itself: those of its inputs, its registration and what it hands over.
    fn check_conditions(&self, at: &str) -> Checked {
        for input in self.model.inputs.iter() {
            self.check_when(&format!("{at}.inputs[{}]", input.id), input.when.as_ref())?;
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
                let flaw = Flaw::NoSuchChoice {
                    input: subject.to_owned(),
                    value: value.clone(),
                };
                return Err((at.to_owned(), flaw));
            }
        }
        Ok(())
    }

    /// The values that `subject` can have; none where it can have any.
    fn choices(&self, subject: &str) -> Result<Option<Vec<&str>>, Flaw> {
        if subject == MODEL {
            return Ok(Some(
                self.models.iter().map(|model| model.id.as_str()).collect(),
            ));
        }
        let no_such = || Flaw::NoSuchInput {
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

    fn check_values(&self, at: &str, values: &[Exact]) -> Checked {
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

fn check_template(inputs: &InputForm, at: &str, template: &Template) -> Checked {
    for name in template.names() {
        if let Name::Input(id) = name
            && !is_known(inputs, id)
        {
            return Err((at.to_owned(), Flaw::NoSuchInput { id: id.clone() }));
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

/// Nobody is locked out, and nothing old is removed before the new was seen to work.
fn check_stages<'a>(graph: &TaskGraph<'a>) -> Result<(), (&'a str, Flaw)> {
    for task in graph.all() {
        let before = graph.surely_before(task);
        let has = |is: fn(&Task) -> bool| before.iter().any(|earlier| is(earlier));
        let enforces = task.stage == Stage::Enforce && !task.private_window && !task.way_back;
        let safe = has(|earlier| earlier.private_window) && has(|earlier| earlier.way_back);
        if enforces && !safe {
            return Err((&task.id, Flaw::LockOut));
        }
        let earlier_turn = match task.turn {
            None | Some(Turn::Make) => continue,
            Some(Turn::Deliver) => Turn::Make,
            Some(Turn::Test) => Turn::Deliver,
            Some(Turn::Remove) => Turn::Test,
        };
        if !before
            .iter()
            .any(|earlier| earlier.turn == Some(earlier_turn))
        {
            let before = earlier_turn;
            return Err((&task.id, Flaw::OutOfTurn { before }));
        }
    }
    Ok(())
}

fn check_inputs(at: &str, inputs: &InputForm) -> Checked {
    check_unique(&below(at, "inputs"), inputs.iter().map(|input| &input.id))?;
    for input in inputs.iter() {
        let at = format!("{at}.inputs[{}]", input.id);
        check_id(&format!("{at}.id"), &input.id, false)?;
        if (input.kind == InputType::Choice) == input.choices.is_empty() {
            return Err((format!("{at}.choices"), Flaw::Choices));
        }
        for (subject, _) in input
            .when
            .as_ref()
            .map(Condition::comparisons)
            .unwrap_or_default()
        {
            let earlier = inputs.iter().take_while(|other| other.id != input.id);
            if subject != MODEL && earlier.map(|other| &other.id).all(|id| id != subject) {
                let id = subject.to_owned();
                return Err((format!("{at}.when"), Flaw::NoSuchInput { id }));
            }
        }
        let default = input
            .default
            .as_deref()
            .map_or(Ok(()), |default| input.accepts(default));
        default.map_err(|reason| (format!("{at}.default"), Flaw::Default { reason }))?;
    }
    Ok(())
}

fn check_guides(at: &str, guides: &[Guide]) -> Checked {
    for (index, guide) in guides.iter().enumerate() {
        if guides[..index]
            .iter()
            .any(|earlier| earlier.step == guide.step)
        {
            return Err((below(at, &format!("guides[{index}]")), Flaw::GuideTwice));
        }
    }
    Ok(())
}

fn check_some<T>(at: &str, elements: &[T]) -> Checked {
    if elements.is_empty() {
        Err((at.to_owned(), Flaw::None))
    } else {
        Ok(())
    }
}

fn check_unique<'a>(at: &str, ids: impl Iterator<Item = &'a String>) -> Checked {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err((at.to_owned(), Flaw::IdTaken { id: id.clone() }));
        }
    }
    Ok(())
}

/// Hyphens are for ids that stand in no expression; `model` is no input's id, because it means the model.
fn check_id(at: &str, id: &str, hyphens: bool) -> Checked {
    let fits =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || (hyphens && c == '-');
    let well_formed = id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(fits);
    if well_formed && (hyphens || id != MODEL) {
        Ok(())
    } else {
        Err((at.to_owned(), Flaw::Id { id: id.to_owned() }))
    }
}

fn below(at: &str, element: &str) -> String {
    if at.is_empty() {
        element.to_owned()
    } else {
        format!("{at}.{element}")
    }
}
