//! One set-up, walked by a person who does the next thing until all is done or something fails.

use std::collections::BTreeMap;

use consentry_core::failure::Failure;
use consentry_core::view::request::{
    ChooseModel, Consent, IdentifyTenant, ProveCredentials, ReceiveLogin, SaveBundle, Seal,
    SecretEntry, StartLogin, StartSetup,
};
use consentry_core::view::{Persona, RunView, SavedView, SetupView, Standing, Way, WizardView};
use consentry_core::wizard::Step;
use consentry_practice::{Kind, ReadyApplication};
use consentry_tests::browser::End;
use consentry_tests::engine::Desk;
use url::Url;

/// One service under one model, with the application that the practice tenant has for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub(crate) service: &'static str,
    pub(crate) model: &'static str,
    inputs: &'static [(&'static str, &'static str)],
    pub(crate) client_id: &'static str,
    /// Whether the application is the customer's, who then holds a secret.
    pub(crate) own: bool,
}

pub(crate) const KLOUDMATE: Case = Case {
    service: "kloudmate",
    model: "oidc",
    inputs: &[],
    client_id: "2c8e61d7-f94a-4b05-8d3e-a7160c5fb982",
    own: true,
};

pub(crate) const KIVO_VENDOR: Case = Case {
    service: "kivo",
    model: "vendor-managed",
    inputs: &[],
    client_id: "fa5ce509-b556-442b-831f-4c5bb5e589f1",
    own: false,
};

pub(crate) const KIVO_CUSTOMER: Case = Case {
    service: "kivo",
    model: "customer-managed",
    inputs: &[("redirect_uri", "https://kivo.io/sso/callback")],
    client_id: "8fd4b06a-3e71-4c29-b5a8-19e7d02c6f43",
    own: true,
};

/// Where somebody was stopped, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) step: Step,
    pub(crate) failure: Failure,
}

impl Stop {
    pub(crate) fn told(&self) -> (Step, &'static str) {
        (self.step, self.failure.code.as_str())
    }
}

/// A person with a set-up.
pub(crate) struct Walk<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) case: Case,
    /// Whether they go on without admin consent where they may.
    pub(crate) skips_consent: bool,
}

impl<'a> Walk<'a> {
    /// Begins a set-up.
    pub(crate) fn begin(desk: &'a Desk, case: Case) -> Self {
        let view = desk.engine.start_setup(&StartSetup {
            service: case.service.to_owned(),
            practice: true,
        });
        assert_eq!(view.unwrap().setup.unwrap().current, Step::Tenant);
        Self {
            desk,
            case,
            skips_consent: false,
        }
    }

    /// Begins a set-up and does everything before `step`.
    pub(crate) async fn up_to(desk: &'a Desk, case: Case, step: Step) -> Self {
        let walk = Self::begin(desk, case);
        walk.on_to(step).await.unwrap();
        walk
    }

    /// Does one thing after the other until `step` is the next, or something fails.
    pub(crate) async fn on_to(&self, step: Step) -> Result<SetupView, Stop> {
        loop {
            let view = self.view();
            match view.current {
                next if next >= step => return Ok(view),
                Step::Tenant => self.identify("contoso.com").await?,
                Step::Model => self.choose(self.case).await?,
                Step::Consent => self.consent().await?,
                Step::Credentials => self.prove().await?,
                Step::TestLogin => {
                    self.sign_in(self.way(), Persona::Ordinary, Kind::Member)
                        .await?
                }
                Step::Export => return Ok(view),
            };
        }
    }

    pub(crate) async fn identify(&self, what: &str) -> Result<SetupView, Stop> {
        let began = self.desk.engine.identify_tenant(&IdentifyTenant {
            what: what.to_owned(),
            cloud: None,
        });
        self.after(Step::Tenant, began).await
    }

    pub(crate) async fn choose(&self, case: Case) -> Result<SetupView, Stop> {
        let chosen = self.desk.engine.choose_model(&ChooseModel {
            model: case.model.to_owned(),
            inputs: case
                .inputs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect::<BTreeMap<_, _>>(),
        });
        self.after(Step::Model, chosen).await
    }

    pub(crate) fn name_application(&self) -> Result<SetupView, Stop> {
        let named = self.desk.engine.consent(&Consent::NameApplication {
            client_id: self.case.client_id.to_owned(),
        });
        at_once(Step::Consent, named)
    }

    /// Has an administrator consent, and brings back what the browser shows where it is not caught.
    pub(crate) async fn consent(&self) -> Result<SetupView, Stop> {
        if self.skips_consent {
            let skipped = self.desk.engine.consent(&Consent::Skip);
            return self.after(Step::Consent, skipped).await;
        }
        if self.case.own {
            self.name_application()?;
        }
        let opened = self.desk.engine.consent(&Consent::Open);
        at_once(Step::Consent, opened)?;
        let address = self.desk.opened().await;
        match self.browse(Kind::Admin, &address).await {
            Some(text) => self.land(&text).await,
            None => self.after(Step::Consent, Ok(self.desk.engine.view())).await,
        }
    }

    pub(crate) async fn land(&self, text: &str) -> Result<SetupView, Stop> {
        let landed = self.desk.engine.consent(&Consent::Land {
            text: text.to_owned(),
        });
        self.after(Step::Consent, landed).await
    }

    /// Copies the secret from the practice admin center, and enters it.
    pub(crate) async fn prove(&self) -> Result<SetupView, Stop> {
        let copied = self.application().client_secret.unwrap();
        self.prove_with(&copied).await
    }

    pub(crate) async fn prove_with(&self, secret: &str) -> Result<SetupView, Stop> {
        let began = self.desk.engine.prove_credentials(ProveCredentials {
            client_id: self.case.client_id.to_owned(),
            secret: Some(SecretEntry::new(secret.to_owned())),
            expires_on: None,
        });
        self.after(Step::Credentials, began).await
    }

    /// Signs somebody in, and brings back what the browser shows where it is not caught.
    pub(crate) async fn sign_in(
        &self,
        way: Way,
        persona: Persona,
        kind: Kind,
    ) -> Result<SetupView, Stop> {
        let address = self.start_login(way, persona).await?;
        match self.browse(kind, &address).await {
            Some(text) => self.receive(&text).await,
            None => {
                self.after(Step::TestLogin, Ok(self.desk.engine.view()))
                    .await
            }
        }
    }

    /// Starts a login, and answers with the address that the browser is sent to.
    pub(crate) async fn start_login(&self, way: Way, persona: Persona) -> Result<Url, Stop> {
        let began = self.desk.engine.start_login(&StartLogin { way, persona });
        at_once(Step::TestLogin, began)?;
        Ok(self.desk.opened().await)
    }

    pub(crate) async fn receive(&self, text: &str) -> Result<SetupView, Stop> {
        let received = self.desk.engine.receive_login(&ReceiveLogin {
            text: text.to_owned(),
        });
        self.after(Step::TestLogin, received).await
    }

    pub(crate) async fn save(&self, seal: Seal) -> SavedView {
        let saved = self
            .desk
            .engine
            .save_bundle(
                SaveBundle {
                    seal,
                    ask_where: false,
                },
                None,
            )
            .await;
        let view = self.after(Step::Export, saved).await.unwrap();
        assert_eq!(standing(&view, Step::Export), Standing::Done);
        view.export.saved.unwrap()
    }

    /// What a person signs in with goes through a browser of their own. Answers with what they would copy
    /// from it; nothing where the answer was delivered to this computer.
    pub(crate) async fn browse(&self, kind: Kind, address: &Url) -> Option<String> {
        let mut browser = self.desk.browser(kind);
        match browser.visit(address).await {
            End::Address(landed) => Some(landed.into()),
            End::Page { address, text } => self.desk.is_practice(&address).then_some(text),
        }
    }

    pub(crate) fn way(&self) -> Way {
        if self.case.own {
            Way::Loopback
        } else {
            Way::Paste
        }
    }

    pub(crate) fn view(&self) -> SetupView {
        self.desk.engine.view().setup.unwrap()
    }

    pub(crate) fn application(&self) -> ReadyApplication {
        self.desk
            .practice
            .ready()
            .applications
            .into_iter()
            .find(|application| application.client_id.to_string() == self.case.client_id)
            .unwrap()
    }

    /// What another process would show is what is shown here.
    pub(crate) fn is_on_disk(&self) -> SetupView {
        let mut shown = self.view();
        let kept = self.desk.on_disk(&shown.id);
        // Not a fact: how the last login went is drawn only while somebody looks at it.
        shown.test_login.sequence = None;
        assert_eq!(shown, kept);
        kept
    }

    /// What came of an input that takes time, once it is over. All of it is on disk.
    async fn after(
        &self,
        step: Step,
        began: Result<WizardView, Failure>,
    ) -> Result<SetupView, Stop> {
        at_once(step, began)?;
        self.desk.engine.settled().await;
        self.is_on_disk();
        self.failed()
    }

    fn failed(&self) -> Result<SetupView, Stop> {
        let view = self.view();
        match view.failure.clone() {
            None => Ok(view),
            Some(failed) => Err(Stop {
                step: failed.step,
                failure: failed.failure,
            }),
        }
    }
}

fn at_once(step: Step, began: Result<WizardView, Failure>) -> Result<SetupView, Stop> {
    match began {
        Ok(view) => Ok(view.setup.unwrap()),
        Err(failure) => Err(Stop { step, failure }),
    }
}

pub(crate) fn standing(view: &SetupView, step: Step) -> Standing {
    view.steps
        .iter()
        .find(|shown| shown.step == step)
        .unwrap()
        .standing
}

pub(crate) fn last_run(view: &SetupView) -> &RunView {
    view.test_login.runs.first().unwrap()
}
