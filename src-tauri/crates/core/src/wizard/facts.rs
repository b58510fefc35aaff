//! What is known about a set-up: one typed piece of evidence for each step, each with the ground it was
//! proved on. Constructors are for the operations that prove; a set-up on disk keeps facts as they are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Known, Plan, ProvenCredential, ProvenFederation, Replacement, Report, SetAside};
use crate::entra::cloud::Cloud;
use crate::entra::discovery::SignIn;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::login::verdict::{Check, ClaimUse, Persona, Verdict, Warning, Way};
use crate::ports::SecretStorage;
use crate::service::{Model, Values};
use crate::step::Step;

/// What a person asked for in the first step.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AskedTenant {
    /// Exactly what was entered.
    pub what: String,
    /// The cloud to ask.
    pub cloud: Cloud,
}

/// A directory that its cloud's discovery document confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedTenant {
    pub(crate) tenant_id: TenantId,
    pub(crate) asked: String,
    pub(crate) domain: Option<String>,
    pub(crate) cloud: Cloud,
    pub(crate) region: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) sign_in: SignIn,
    /// `issuer` of the discovery document.
    pub(crate) issuer: String,
    pub(crate) known: Known,
}

impl ConfirmedTenant {
    /// Directory (tenant) ID.
    #[must_use]
    pub const fn tenant_id(&self) -> TenantId {
        self.tenant_id
    }

    /// The same directory with what was told before of who checks its passwords and what it calls itself, where
    /// nobody told this time: Microsoft does not promise that look-up.
    pub(super) fn completed_by(self, before: Option<&Self>) -> Self {
        match before {
            Some(before)
                if self.sign_in == SignIn::Unknown
                    && (self.tenant_id, &self.domain) == (before.tenant_id, &before.domain) =>
            {
                Self {
                    sign_in: before.sign_in.clone(),
                    display_name: before.display_name.clone(),
                    ..self
                }
            }
            _ => self,
        }
    }

    /// What stands for the directory in an address: its domain where one was entered, else its ID.
    #[must_use]
    pub fn segment(&self) -> String {
        self.domain
            .clone()
            .unwrap_or_else(|| self.tenant_id.to_string())
    }
}

/// The integration model that was chosen, with what it means for the steps after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenModel {
    pub(crate) model: String,
    pub(crate) inputs: BTreeMap<String, String>,
    pub(crate) plan: Plan,
    /// What deserves a look in the service's own metadata, where the values were read from that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) warnings: Vec<Warning>,
    pub(crate) known: Known,
}

impl ChosenModel {
    /// `model` with what was entered for it; what was not follows from what is known of the `tenant`, where it does.
    ///
    /// # Errors
    ///
    /// `model.*` for a value that cannot be.
    pub fn new(
        model: &Model,
        entered: &BTreeMap<String, String>,
        tenant: &Values,
        known: Known,
    ) -> Result<Self, Failure> {
        let inputs = model.inputs.check(&model.id, entered, tenant)?;
        let pairs = inputs.iter();
        Ok(Self {
            model: model.id.clone(),
            inputs: pairs
                .map(|(id, value)| (id.to_owned(), value.to_owned()))
                .collect(),
            plan: Plan::new(model, &inputs),
            warnings: Vec::new(),
            known,
        })
    }
}

/// Consent that was granted, or that the model can do without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantedConsent {
    pub(crate) ground: ConsentGround,
    pub(crate) skipped: bool,
    pub(crate) landed_in: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) known: Known,
}

/// What consent was granted for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ConsentGround {
    /// In which directory.
    pub tenant: TenantId,
    /// Under which model.
    pub model: String,
    /// To which application; none when consent was skipped before the application was named.
    pub client: Option<ClientId>,
}

/// Who holds the role in the directory that registering an application and consent take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RoleHolder {
    /// The person at this computer.
    Me,
    /// Somebody else, who is written to.
    SomebodyElse,
}

/// Somebody else's turn at consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Whose.
    pub on: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// One finished test login.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LoginRun {
    pub(crate) id: String,
    pub(crate) ground: LoginGround,
    /// How the secret of its ground begins, where there was one: the ground has only the secret's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hint: Option<String>,
    pub(crate) persona: Persona,
    pub(crate) way: Way,
    pub(crate) at: DateTime<Utc>,
    pub(crate) verdict: Verdict,
    pub(crate) who: Option<String>,
    pub(crate) upn: Option<String>,
    pub(crate) checks: Vec<Check>,
    pub(crate) uses: Vec<ClaimUse>,
    pub(crate) claims: BTreeMap<String, Value>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) failure: Option<Failure>,
    /// The bundle it was read in, where it was not run here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) report: Option<Report>,
    /// What was asked and what came, redacted at its source.
    pub(crate) trace: Value,
}

impl LoginRun {
    /// How it is known what it came to.
    #[must_use]
    pub fn known(&self) -> Known {
        match &self.report {
            None => Known::Proved { at: self.at },
            Some(report) => Known::Reported {
                at: self.at,
                by: None,
                says: None,
                report: report.clone(),
            },
        }
    }

    /// Whether somebody got in who was meant to.
    #[must_use]
    pub fn lets_in(&self) -> bool {
        self.verdict == Verdict::Pass && self.persona != Persona::Unassigned
    }
}

/// What a test login was run on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LoginGround {
    /// In which directory.
    pub tenant: TenantId,
    /// Under which model.
    pub model: String,
    /// As which application.
    pub client: ClientId,
    /// With which secret, by its name in the secret store.
    pub secret: Option<String>,
    /// Held against which signing certificates, by their SHA-256 thumbprints.
    #[serde(default)]
    pub signers: Vec<String>,
    /// With which values in the request.
    #[serde(default)]
    pub inputs: BTreeMap<String, String>,
}

/// A bundle that was saved and still says what is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedBundle {
    pub(crate) path: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) sealed: bool,
    pub(crate) digest: String,
}

/// All that is known about a set-up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// What was asked for in the first step.
    pub asked: Option<AskedTenant>,
    /// Step 1.
    pub tenant: Option<ConfirmedTenant>,
    /// Step 2.
    pub model: Option<ChosenModel>,
    /// What was entered for the models that are not chosen any more, by their ids.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aside: BTreeMap<String, SetAside>,
    /// The customer's own application, as entered.
    pub application: Option<ClientId>,
    /// Step 3.
    pub consent: Option<GrantedConsent>,
    /// Who holds the role that step 3 takes, once somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_holder: Option<RoleHolder>,
    /// Step 3, while it is somebody else's turn.
    pub waiting: Option<Waiting>,
    /// Step 4, where the customer holds a secret.
    pub credential: Option<ProvenCredential>,
    /// Step 4, where Entra signs with a certificate.
    pub federation: Option<ProvenFederation>,
    /// What is to take the place of the credentials, while they are being replaced.
    pub next: Option<Replacement>,
    /// Step 5: every finished run, the earliest first.
    pub runs: Vec<LoginRun>,
    /// Tasks that are done, and how that is known.
    pub tasks: BTreeMap<String, Known>,
    /// Step 6.
    pub saved: Option<SavedBundle>,
}

impl Facts {
    /// Takes another application. Whoever was waited for has registered it: what is left is asked of them anew.
    pub(super) fn take_application(&mut self, client: ClientId) {
        if self.application != Some(client) {
            self.waiting = None;
        }
        self.application = Some(client);
    }

    /// The names of the secrets that something is built on.
    pub(crate) fn secrets(&self) -> Vec<String> {
        self.credentials()
            .filter_map(|credential| credential.secret.clone())
            .collect()
    }

    /// Lets go of the names of the secrets, which are kept no more: as facts that came without a secret. What was to take
    /// the credentials' place is nothing without one.
    pub(crate) fn forget_secrets(&mut self) {
        self.next
            .take_if(|next| matches!(next, Replacement::Secret(_)));
        let Some(credential) = &mut self.credential else {
            return;
        };
        credential.kept = SecretStorage::Memory;
        if let Some(forgotten) = credential.secret.take() {
            for run in &mut self.runs {
                run.ground.secret.take_if(|name| *name == forgotten);
            }
        }
    }

    /// Whether the secret of this name lies in the system's keyring.
    pub(crate) fn is_in_keyring(&self, secret: &str) -> bool {
        self.credentials().any(|credential| {
            credential.secret.as_deref() == Some(secret)
                && credential.kept == SecretStorage::Keyring
        })
    }

    fn credentials(&self) -> impl Iterator<Item = &ProvenCredential> {
        let next = match &self.next {
            Some(Replacement::Secret(next)) => Some(next),
            Some(Replacement::Certificates(_)) | None => None,
        };
        self.credential.iter().chain(next)
    }

    /// The application that signs people in: the service's, or the customer's own.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        self.model
            .as_ref()
            .and_then(|model| model.plan.vendor)
            .or(self.application)
    }

    /// What consent granted now would be granted for.
    #[must_use]
    pub fn consent_ground(&self) -> Option<ConsentGround> {
        Some(ConsentGround {
            tenant: self.tenant.as_ref()?.tenant_id,
            model: self.model.as_ref()?.model.clone(),
            client: self.client(),
        })
    }

    /// What the connection rests on: a login that stands was run on this.
    #[must_use]
    pub fn present_ground(&self) -> Option<LoginGround> {
        let model = self.model.as_ref()?;
        let value = |id: &String| Some((id.clone(), model.inputs.get(id)?.clone()));
        Some(LoginGround {
            tenant: self.tenant.as_ref()?.tenant_id,
            model: model.model.clone(),
            client: self.client()?,
            secret: self
                .credential
                .as_ref()
                .and_then(|credential| credential.secret.clone()),
            signers: self
                .federation
                .as_ref()
                .map(ProvenFederation::signers)
                .unwrap_or_default(),
            inputs: model.plan.login_inputs.iter().filter_map(value).collect(),
        })
    }

    /// What a test login run now would be run on: with what is to take the credentials' place, while they are
    /// being replaced.
    #[must_use]
    pub fn login_ground(&self) -> Option<LoginGround> {
        let present = self.present_ground()?;
        Some(match &self.next {
            None => present,
            Some(Replacement::Secret(next)) => LoginGround {
                secret: next.secret.clone(),
                ..present
            },
            Some(Replacement::Certificates(next)) => LoginGround {
                signers: next.signers(),
                ..present
            },
        })
    }

    /// The client secret of this name, while it is in use or is to be.
    #[must_use]
    pub fn client_secret(&self, name: &str) -> Option<&ProvenCredential> {
        let mut credentials = self.credentials();
        credentials.find(|credential| credential.secret.as_deref() == Some(name))
    }

    /// Whether `run` was run on what the connection rests on.
    #[must_use]
    pub fn bears(&self, run: &LoginRun) -> bool {
        self.present_ground()
            .is_some_and(|ground| ground == run.ground)
    }

    /// Whether somebody signed in with what is to take the credentials' place. What another bundle reports is no
    /// trial.
    #[must_use]
    pub fn next_is_tried(&self) -> bool {
        self.next.is_some()
            && self.login_ground().is_some_and(|ground| {
                self.runs
                    .iter()
                    .any(|run| run.ground == ground && run.lets_in() && run.report.is_none())
            })
    }

    /// The test login on which it rests that people can sign in: the latest that let somebody in, and was not
    /// followed by a refusal of the same kind of person.
    #[must_use]
    pub fn passed_login(&self) -> Option<&LoginRun> {
        [Persona::Ordinary, Persona::Guest, Persona::NoMailbox]
            .into_iter()
            .filter_map(|persona| self.latest(persona))
            .filter(|run| run.lets_in())
            .max_by_key(|run| run.at)
    }

    /// How the fact of `step` is known; none while there is none, or where the step has none.
    #[must_use]
    pub fn known(&self, step: Step) -> Option<Known> {
        let known = match step {
            Step::Tenant => self.tenant.as_ref().map(|tenant| &tenant.known),
            Step::Consent => self.consent.as_ref().map(|consent| &consent.known),
            Step::Credentials => {
                let secret = self.credential.as_ref().map(|credential| &credential.known);
                secret.or_else(|| self.federation.as_ref().map(|federation| &federation.known))
            }
            Step::TestLogin => return self.passed_login().map(LoginRun::known),
            Step::Export => {
                return self
                    .saved
                    .as_ref()
                    .map(|saved| Known::Proved { at: saved.at });
            }
            Step::Model => self.model.as_ref().map(|model| &model.known),
        };
        known.cloned()
    }

    /// The latest run of `persona` that came to a verdict and still stands.
    #[must_use]
    pub fn latest(&self, persona: Persona) -> Option<&LoginRun> {
        self.runs.iter().rev().find(|run| {
            run.persona == persona && run.verdict != Verdict::Inconclusive && self.bears(run)
        })
    }
}
