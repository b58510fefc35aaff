//! One set-up, walked by a person who does the next thing until all is done or something fails.

use std::collections::BTreeMap;

use consentry_core::failure::Failure;
use consentry_core::language::Language;
use consentry_core::step::Step;
use consentry_core::view::FailureView;
use consentry_core::view::request::{
    ChooseModel, ConsentAction, EnterInputs, IdentifyTenant, ProveCredentials, ReceiveLogin,
    SaveBundle, Seal, SecretEntry, StartLogin, StartSetup,
};
use consentry_core::view::{
    CredentialKind, Persona, RunView, SavedView, SetupView, Standing, Way, WizardView,
};
use consentry_practice::{Kind, ReadyApplication};
use consentry_tests::browser::End;
use consentry_tests::engine::Desk;
use url::Url;

/// One service under one model, with the application that the practice tenant has for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub(crate) service: &'static str,
    pub(crate) model: &'static str,
    pub(crate) inputs: &'static [(&'static str, &'static str)],
    /// The service's own switches that are not left as they are.
    pub(crate) switches: &'static [(&'static str, &'static str)],
    /// What can be entered only with the credentials.
    pub(crate) late: &'static [(&'static str, &'static str)],
    pub(crate) client_id: &'static str,
    pub(crate) protocol: &'static str,
    pub(crate) credentials: CredentialKind,
    /// The production address for the answer, as it stands in the bundle.
    pub(crate) answers_at: &'static str,
}

/// A customer's own application with a secret, by OpenID Connect.
const OWN: Case = Case {
    service: "",
    model: "",
    inputs: &[],
    switches: &[],
    late: &[],
    client_id: "",
    protocol: "oidc",
    credentials: CredentialKind::Secret,
    answers_at: "",
};

/// A customer's own application that Entra signs for, by SAML.
const SIGNED: Case = Case {
    protocol: "saml",
    credentials: CredentialKind::Certificate,
    ..OWN
};

pub(crate) const KLOUDMATE: Case = Case {
    service: "kloudmate",
    model: "oidc",
    client_id: "2c8e61d7-f94a-4b05-8d3e-a7160c5fb982",
    answers_at: "https://api.kloudmate.com/sso/oidc",
    ..OWN
};

pub(crate) const KLOUDMATE_SAML: Case = Case {
    service: "kloudmate",
    model: "saml",
    inputs: &[
        ("entity_id", "https://api.kloudmate.com/sso/saml/metadata"),
        ("upn_is_email", "yes"),
    ],
    client_id: "37d8a2f6-1c09-4e5b-b4a3-86e9d05f7c21",
    answers_at: "https://api.kloudmate.com/sso/saml",
    ..SIGNED
};

pub(crate) const KANDJI: Case = Case {
    service: "kandji",
    model: "native",
    inputs: &[("region", "us"), ("directory_domain", "contoso.com")],
    client_id: "9a3d61f0-5c8e-4b27-a94d-e1f07c28b563",
    answers_at: "https://auth.kandji.io/login/callback",
    ..OWN
};

pub(crate) const KANDJI_EU: Case = Case {
    inputs: &[("region", "eu"), ("directory_domain", "contoso.com")],
    answers_at: "https://auth.eu.kandji.io/login/callback",
    ..KANDJI
};

pub(crate) const KANDJI_SAML: Case = Case {
    service: "kandji",
    model: "saml",
    inputs: &[
        ("entity_id", "https://auth.kandji.io/saml/contoso"),
        ("acs", "https://auth.kandji.io/saml/contoso/acs"),
    ],
    client_id: "e5b9037c-8d42-4a6f-91b0-c7f3682e5d14",
    answers_at: "https://auth.kandji.io/saml/contoso/acs",
    ..SIGNED
};

pub(crate) const IMPROVADO: Case = Case {
    service: "improvado",
    model: "oauth2",
    inputs: &[("whitelabel_domain", "analytics.contoso.com")],
    client_id: "d7f2084b-e6a1-4c93-85fd-2b9e60c4718a",
    answers_at: "https://analytics.contoso.com/api/dts/v2/allauth/microsoft/login/callback/",
    ..OWN
};

pub(crate) const KINDE: Case = Case {
    service: "kinde",
    model: "oauth2",
    inputs: &[("directory_domain", "contoso.com")],
    late: &[("callback_url", "https://contoso.kinde.com/login/callback")],
    client_id: "64c1e9a7-0d3b-4f52-b8e6-7a95d2f1c038",
    answers_at: "https://contoso.kinde.com/login/callback",
    ..OWN
};

pub(crate) const KINDE_WS_FED: Case = Case {
    model: "ws-fed",
    client_id: "c8e150d9-42b7-4f6a-a38c-95d7f0e3b264",
    protocol: "ws-fed",
    ..KINDE
};

pub(crate) const KINDE_SAML: Case = Case {
    service: "kinde",
    model: "saml",
    inputs: &[
        ("entity_id", "contoso-kinde-entra"),
        ("acs", "https://contoso.kinde.com/login/saml/callback"),
    ],
    client_id: "0f94c6b1-7ae8-4d35-82fc-b16d3e09a758",
    answers_at: "https://contoso.kinde.com/login/saml/callback",
    ..SIGNED
};

pub(crate) const CUSTOM: Case = Case {
    service: "custom",
    model: "oidc",
    inputs: &[
        ("service_name", "Example"),
        ("redirect_uri", "https://sso.example.com/callback"),
    ],
    client_id: "b08e47d5-39fa-4162-9c7b-504e8da1f623",
    answers_at: "https://sso.example.com/callback",
    ..OWN
};

pub(crate) const CUSTOM_SAML: Case = Case {
    service: "custom",
    model: "saml",
    inputs: &[
        ("service_name", "Example"),
        ("entity_id", "https://sso.example.com/saml"),
        ("acs", "https://sso.example.com/saml/acs"),
    ],
    client_id: "a26f5de3-b904-4817-9d6c-e4830c7f1b95",
    answers_at: "https://sso.example.com/saml/acs",
    ..SIGNED
};

pub(crate) const CUSTOM_WS_FED: Case = Case {
    service: "custom",
    model: "ws-fed",
    inputs: &[
        ("service_name", "Example"),
        ("wtrealm", "https://sso.example.com/wsfed"),
        ("wreply", "https://sso.example.com/wsfed/reply"),
    ],
    client_id: "52fb3e80-d6c9-4a17-b0e4-8f1a97c5d36e",
    protocol: "ws-fed",
    answers_at: "https://sso.example.com/wsfed/reply",
    ..SIGNED
};

/// Kinde with everything that it can be asked for, across organizations.
pub(crate) const KINDE_WHOLE: Case = Case {
    inputs: &[
        ("scope", "environment"),
        ("importing_users", "true"),
        ("directory_domain", "contoso.com"),
        ("home_realm_domains", "contoso.com"),
    ],
    switches: &[
        ("always_show", "true"),
        ("common_endpoint", "true"),
        ("extended_profile", "true"),
        ("groups", "true"),
        ("trusted_provider", "true"),
        ("profile_sync", "true"),
        ("create_user_record", "true"),
        (
            "upstream_params",
            r#"{"prompt":{"value":"select_account"}}"#,
        ),
    ],
    ..KINDE
};

pub(crate) const KINDE_WS_FED_WHOLE: Case = Case {
    inputs: &[
        ("scope", "environment"),
        ("directory_domain", "contoso.com"),
    ],
    ..KINDE_WS_FED
};

pub(crate) const KINDE_SAML_WHOLE: Case = Case {
    inputs: &[
        ("scope", "environment"),
        ("entity_id", "contoso-kinde-entra"),
        ("acs", "https://contoso.kinde.com/login/saml/callback"),
    ],
    ..KINDE_SAML
};

/// KloudMate with user names that are no email addresses, and accounts that are made at the first sign-in.
pub(crate) const KLOUDMATE_SAML_BY_ATTRIBUTE: Case = Case {
    inputs: &[
        ("entity_id", "https://api.kloudmate.com/sso/saml/metadata"),
        ("upn_is_email", "no"),
        ("provisioning", "just_in_time"),
    ],
    ..KLOUDMATE_SAML
};

/// What is asked for or done only where something is chosen that usually is not.
pub(crate) const VARIANTS: [Case; 4] = [
    KINDE_WHOLE,
    KINDE_WS_FED_WHOLE,
    KINDE_SAML_WHOLE,
    KLOUDMATE_SAML_BY_ATTRIBUTE,
];

/// Every service in every model, and Kandji in each of its regions.
pub(crate) const ALL: [Case; 14] = [
    KIVO_VENDOR,
    KIVO_CUSTOMER,
    KANDJI,
    KANDJI_EU,
    KANDJI_SAML,
    IMPROVADO,
    KLOUDMATE,
    KLOUDMATE_SAML,
    KINDE,
    KINDE_WS_FED,
    KINDE_SAML,
    CUSTOM,
    CUSTOM_SAML,
    CUSTOM_WS_FED,
];

pub(crate) const KIVO_VENDOR: Case = Case {
    service: "kivo",
    model: "vendor-managed",
    client_id: "fa5ce509-b556-442b-831f-4c5bb5e589f1",
    credentials: CredentialKind::None,
    answers_at: "https://kivo.io",
    ..OWN
};

pub(crate) const KIVO_CUSTOMER: Case = Case {
    service: "kivo",
    model: "customer-managed",
    inputs: &[("redirect_uri", "https://kivo.io/sso/callback")],
    client_id: "8fd4b06a-3e71-4c29-b5a8-19e7d02c6f43",
    answers_at: "https://kivo.io/sso/callback",
    ..OWN
};

impl Case {
    /// Whether the application is the customer's.
    pub(crate) fn is_own(&self) -> bool {
        self.credentials != CredentialKind::None
    }

    /// Whether the customer holds a secret.
    pub(crate) fn has_secret(&self) -> bool {
        self.credentials == CredentialKind::Secret
    }
}

/// Where somebody was stopped, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) step: Step,
    pub(crate) failure: FailureView,
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
                .chain(case.switches)
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect::<BTreeMap<_, _>>(),
            service_metadata: None,
        });
        self.after(Step::Model, chosen).await
    }

    pub(crate) fn name_application(&self) -> Result<SetupView, Stop> {
        let named = self.desk.engine.consent(&ConsentAction::NameApplication {
            client_id: self.case.client_id.to_owned(),
        });
        at_once(Step::Consent, named)
    }

    /// Has an administrator consent, and brings back what the browser shows where it is not caught.
    pub(crate) async fn consent(&self) -> Result<SetupView, Stop> {
        if self.skips_consent {
            let skipped = self.desk.engine.consent(&ConsentAction::Skip);
            return self.after(Step::Consent, skipped).await;
        }
        if self.case.is_own() {
            self.name_application()?;
        }
        let opened = self.desk.engine.consent(&ConsentAction::Open);
        at_once(Step::Consent, opened)?;
        let address = self.desk.opened().await;
        match self.browse(Kind::Admin, &address).await {
            Some(text) => self.land(&text).await,
            None => self.after(Step::Consent, Ok(self.desk.engine.view())).await,
        }
    }

    pub(crate) async fn land(&self, text: &str) -> Result<SetupView, Stop> {
        let landed = self.desk.engine.consent(&ConsentAction::Land {
            text: text.to_owned(),
        });
        self.after(Step::Consent, landed).await
    }

    /// Copies the secret from the practice admin center, and enters it.
    pub(crate) async fn prove(&self) -> Result<SetupView, Stop> {
        self.enter_later()?;
        if self.case.credentials == CredentialKind::Certificate {
            return self.read_certificates(self.case.client_id).await;
        }
        let copied = self.application().client_secret.unwrap();
        self.prove_with(&copied).await
    }

    /// Enters what the service shows only now.
    pub(crate) fn enter_later(&self) -> Result<SetupView, Stop> {
        let pairs = self.case.late.iter();
        let entered = self.desk.engine.enter_inputs(&EnterInputs {
            inputs: pairs
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        });
        at_once(Step::Credentials, entered)
    }

    /// Has the certificates read that Entra publishes for the application.
    pub(crate) async fn read_certificates(&self, application: &str) -> Result<SetupView, Stop> {
        let began = self.desk.engine.prove_credentials(ProveCredentials {
            client_id: application.to_owned(),
            secret: None,
            expires_on: None,
        });
        self.after(Step::Credentials, began).await
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
        let began = self.desk.engine.start_login(&StartLogin {
            way,
            persona,
            allow_sha1: false,
        });
        at_once(Step::TestLogin, began)?;
        match self.desk.opened_unless_failed().await {
            Some(address) => Ok(address),
            None => Err(self.failed().expect_err("what opens nothing failed")),
        }
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
                    as_it_is: false,
                    level: None,
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
        if self.case.is_own() {
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
        let mut kept = self.desk.on_disk(&shown.id);
        // Not a fact: how the last login went is drawn while somebody looks at it, or as a bundle tells it.
        shown.test_login.sequence = None;
        kept.test_login.sequence = None;
        // Nor is what was exported as it is.
        shown.export.as_it_is = None;
        kept.export.as_it_is = None;
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
        self.desk.engine.idle().await;
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
        Err(failure) => Err(Stop {
            step,
            failure: said(&failure),
        }),
    }
}

/// A failure as a screen shows it.
pub(crate) fn said(failure: &Failure) -> FailureView {
    FailureView::new(failure, Language::english())
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
