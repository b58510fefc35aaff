//! Profiles as the screens show them: projections onto the wire contract.

use std::collections::BTreeMap;

use super::Picture;
use super::{
    Caveat, CertificateForm, ClaimNeed, Consent, Delivery, Doing, Exact, Guide, HandOver, Input,
    Inputs, Letter, MetadataForm, Missing, Model, Name, Permission, ServiceProfile, Side, Template,
    Values,
};
use crate::step::Step;
use crate::view::{
    CaveatView, ClaimNeedView, GuideView, HandOverView, InputView, LetterView, ModelChoice,
    PermissionView, ServiceCard, TaskView, ValueView,
};

impl ServiceProfile {
    /// The service as a card.
    #[must_use]
    pub fn card(&self) -> ServiceCard {
        ServiceCard {
            id: self.id.clone(),
            name: self.name.clone(),
            initials: self.initials.clone(),
            tagline: self.tagline.clone(),
            aliases: self.aliases.clone(),
        }
    }

    /// The models to choose from, with what was `entered` for the chosen one's inputs.
    #[must_use]
    pub fn choices(
        &self,
        chosen: Option<&str>,
        entered: &BTreeMap<String, String>,
    ) -> Vec<ModelChoice> {
        let nothing = BTreeMap::new();
        let entered = |model: &Model| {
            if chosen == Some(&model.id) {
                entered
            } else {
                &nothing
            }
        };
        self.models
            .iter()
            .map(|model| model.choice(entered(model)))
            .collect()
    }

    /// Where to click in `step`; an empty guide without a picture, where the profile has none.
    #[must_use]
    pub fn guide_view(&self, model: Option<&Model>, step: Step, values: &Values) -> GuideView {
        self.guide(model, step)
            .map_or_else(no_guide, |guide| guide.view(values))
    }
}

impl Model {
    /// The model as a choice, with what was `entered` for its inputs.
    #[must_use]
    pub fn choice(&self, entered: &BTreeMap<String, String>) -> ModelChoice {
        ModelChoice {
            id: self.id.clone(),
            title: self.title.clone(),
            tagline: self.tagline.clone(),
            owner: self.owner(),
            protocol: self.login.protocol().in_words().to_owned(),
            recommended_by: self
                .recommended
                .as_ref()
                .map(|recommended| recommended.by.clone()),
            reason: self
                .recommended
                .as_ref()
                .map(|recommended| recommended.reason.clone()),
            pros: self.pros.clone(),
            cons: self.cons.clone(),
            you_need: self.you_need.clone(),
            you_hand_over: self.you_hand_over.clone(),
            afterwards: self.afterwards.clone(),
            caveats: self.caveats.iter().map(Caveat::view).collect(),
            inputs: self
                .inputs
                .iter()
                .map(|input| input.view(entered.get(&input.id)))
                .collect(),
        }
    }

    /// What the service needs of a token.
    #[must_use]
    pub fn contract(&self) -> Vec<ClaimNeedView> {
        self.claims.iter().map(ClaimNeed::view).collect()
    }
}

impl Caveat {
    fn view(&self) -> CaveatView {
        CaveatView {
            title: self.title.clone(),
            text: self.text.clone(),
            source: self.source.clone(),
            as_of: self.as_of,
            question: self.question.clone(),
        }
    }
}

impl Input {
    /// The input, with what was entered.
    #[must_use]
    pub fn view(&self, value: Option<&String>) -> InputView {
        let choices = self.choices.iter();
        let unusual = value.is_some_and(|value| !self.is_usual(value));
        InputView {
            id: self.id.clone(),
            label: self.label.clone(),
            help: self.help.clone(),
            kind: self.kind,
            required: self.required,
            default: self.default.clone(),
            value: value.cloned(),
            choices: choices
                .map(|choice| ValueView {
                    label: choice.label.clone(),
                    value: choice.value.clone(),
                })
                .collect(),
            step: self.ask_in.step(),
            when: self.when.as_ref().map(super::Condition::view),
            option: self.option,
            advice: self.advice.clone(),
            risk: self.risk.clone(),
            example: self.example.clone(),
            from_metadata: self.metadata.is_some(),
            usual: unusual.then(|| self.usual.join(", ")),
        }
    }
}

impl ClaimNeed {
    fn view(&self) -> ClaimNeedView {
        ClaimNeedView {
            need: self.need.clone(),
            claims: self.claims.clone(),
            required: self.required,
        }
    }
}

impl Consent {
    /// What is granted.
    #[must_use]
    pub fn permission_views(&self) -> Vec<PermissionView> {
        let view = |permission: &Permission| PermissionView {
            name: permission.name.clone(),
            text: permission.text.clone(),
        };
        self.permissions.iter().map(view).collect()
    }
}

impl Letter {
    /// The letter, with the values in it.
    ///
    /// # Errors
    ///
    /// Fails while one of them is not known.
    pub fn view(&self, values: &Values) -> Result<LetterView, Missing> {
        Ok(LetterView {
            to: self.to.render(values)?,
            subject: self.subject.render(values)?,
            body: self.body.render(values)?,
        })
    }
}

impl Delivery {
    /// The values to hand over. One that is not known yet says so; the secret is never among them.
    #[must_use]
    pub fn hand_over(&self, model: &str, inputs: &Inputs, values: &Values) -> Vec<HandOverView> {
        self.items
            .iter()
            .filter(|item| item.applies(model, inputs))
            .map(|item| item.view(values))
            .collect()
    }
}

impl HandOver {
    fn view(&self, values: &Values) -> HandOverView {
        match self {
            Self::Secret { field, .. } => HandOverView {
                field: field.clone(),
                value: "The Value that you proved; it is copied on request and shown nowhere"
                    .to_owned(),
                secret: true,
            },
            Self::Certificate { field, form, .. } => {
                let name = match form {
                    CertificateForm::Base64 => Name::CertificatePem,
                    CertificateForm::Body => Name::CertificateBody,
                };
                plain(field, &Template::of(name), values)
            }
            Self::Metadata { field, form, .. } => match form {
                MetadataForm::Url => plain(field, &Template::of(Name::MetadataUrl), values),
                MetadataForm::Xml => HandOverView {
                    field: field.clone(),
                    value: Template::of(Name::MetadataUrl).render(values).map_or_else(
                        |_| "Not known yet".to_owned(),
                        |url| format!("The XML that {url} answers with"),
                    ),
                    secret: false,
                },
            },
            Self::Value {
                field, template, ..
            } => plain(field, template, values),
        }
    }
}

fn plain(field: &str, template: &Template, values: &Values) -> HandOverView {
    HandOverView {
        field: field.to_owned(),
        value: template
            .render(values)
            .unwrap_or_else(|_| "Not known yet".to_owned()),
        secret: false,
    }
}

impl Guide {
    /// The guide, with those of its values that are known.
    #[must_use]
    pub fn view(&self, values: &Values) -> GuideView {
        GuideView {
            title: self.title.clone(),
            picture: self.picture,
            path: self.path.clone(),
            path_otherwise: self.path_otherwise.clone(),
            steps: self.steps.clone(),
            values: known(&self.values, values),
            portal: self.portal,
        }
    }
}

impl Doing<'_> {
    /// The task, with those of its values that are known. Who said that it is done, and when, is for the
    /// caller to add.
    #[must_use]
    pub fn view(&self, values: &Values) -> TaskView {
        TaskView {
            id: self.task.id.clone(),
            title: self.task.title.clone(),
            text: self.task.text.clone(),
            who: self.task.who.clone(),
            path: self.task.path.clone(),
            values: known(&self.task.values, values),
            how_you_know: self.task.how_you_know.clone(),
            optional: self.task.optional,
            ready: self.ready(),
            waits_for: self
                .waits_for
                .iter()
                .map(|task| task.title.clone())
                .collect(),
            somebody_else: matches!(self.task.side, Side::Dns | Side::Person),
            warning: self.task.warning.clone(),
            asks: self.task.asks.clone(),
            private_window: self.task.private_window,
            done: None,
            said: None,
        }
    }
}

fn known(exact: &[Exact], values: &Values) -> Vec<ValueView> {
    let render = |exact: &Exact| {
        let value = exact.template.render(values).ok()?;
        Some(ValueView {
            label: exact.label.clone(),
            value,
        })
    };
    exact.iter().filter_map(render).collect()
}

const fn no_guide() -> GuideView {
    GuideView {
        title: String::new(),
        picture: Picture::None,
        path: Vec::new(),
        path_otherwise: Vec::new(),
        steps: Vec::new(),
        values: Vec::new(),
        portal: None,
    }
}
