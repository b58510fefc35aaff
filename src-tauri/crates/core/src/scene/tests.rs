//! Whole set-ups of the shipped services, for tests: all that is known of them, and how they are looked at.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::Scene;
use crate::entra::cloud::{Cloud, Clouds};
use crate::entra::discovery::SignIn;
use crate::entra::registration::{ClientId, TenantId};
use crate::language::Language;
use crate::login::verdict::{Check, CheckStatus, ClaimUse, Persona, Verdict, Warning, Way};
use crate::ports::SecretStorage;
use crate::service::{CredentialKind, Services};
use crate::store::{Setup, SetupId};
use crate::wizard::{
    ChosenModel, ConfirmedTenant, Facts, Failed, GrantedConsent, Known, LoginRun, ProvenCredential,
    ProvenFederation, PublishedCertificate, Witness, Wizard,
};

const TENANT: &str = "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34";
const CLIENT: &str = "2c8e61d7-f94a-4b05-8d3e-a7160c5fb982";

pub(crate) fn at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

/// A directory.
pub(crate) fn confirmed_tenant() -> ConfirmedTenant {
    ConfirmedTenant {
        tenant_id: TenantId::parse(TENANT).unwrap(),
        asked: "ada@contoso.com".to_owned(),
        domain: Some("contoso.com".to_owned()),
        cloud: Cloud::Global,
        region: Some("EU".to_owned()),
        display_name: Some("Contoso Ltd.".to_owned()),
        sign_in: SignIn::Managed,
        issuer: format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
        known: Known::Proved { at: at() },
    }
}

/// A model with the examples of its profile entered.
pub(crate) fn chosen(service: &str, model: &str) -> ChosenModel {
    let model = Services::shipped()
        .get(service)
        .unwrap()
        .model(model)
        .unwrap();
    let entered: BTreeMap<String, String> = model
        .inputs
        .iter()
        .filter_map(|input| Some((input.id.clone(), input.example.clone()?)))
        .collect();
    let tenant = confirmed_tenant().values();
    ChosenModel::new(model, &entered, &tenant, Known::stated(Witness::Here, at())).unwrap()
}

/// All that is known of a set-up whose bundle can be saved.
pub(crate) fn facts(service: &str, model: &str) -> Facts {
    let tenant = confirmed_tenant();
    let mut facts = Facts {
        model: Some(chosen(service, model)),
        application: ClientId::parse(CLIENT),
        ..Facts::default()
    };
    let kind = facts.model.as_ref().unwrap().plan.credentials;
    let client = facts.client().unwrap();
    let known = Known::Proved { at: at() };
    if kind == CredentialKind::Secret {
        facts.credential = Some(ProvenCredential {
            tenant: tenant.tenant_id,
            client,
            secret: Some("one/two".to_owned()),
            hint: "abc".to_owned(),
            kept: SecretStorage::Keyring,
            expires_on: Some(at().date_naive()),
            known: known.clone(),
        });
    }
    if kind == CredentialKind::Certificate {
        facts.federation = Some(ProvenFederation {
            tenant: tenant.tenant_id,
            client,
            address: "https://login.microsoftonline.com/metadata".to_owned(),
            entity_id: format!("https://sts.windows.net/{TENANT}/"),
            login_url: Some("https://login.microsoftonline.com/saml2".to_owned()),
            logout_url: None,
            document: Some("<EntityDescriptor/>".to_owned()),
            certificates: vec![PublishedCertificate {
                thumbprint: "5A".to_owned(),
                sha256: "5B".to_owned(),
                not_before: at(),
                not_after: at(),
                der: "MIIB".to_owned(),
            }],
            warnings: vec![],
            known,
        });
    }
    facts.tenant = Some(tenant);
    facts.consent = facts.consent_ground().map(|ground| GrantedConsent {
        ground,
        skipped: false,
        landed_in: Some(TENANT.to_owned()),
        scopes: vec!["openid".to_owned()],
        known: Known::stated(Witness::Landing, at()),
    });
    facts
}

/// A run on the ground of what a bundle says.
pub(crate) fn run() -> LoginRun {
    let mut facts = facts("kloudmate", "oidc");
    facts.credential.as_mut().unwrap().secret = Some("one/two".to_owned());
    LoginRun {
        id: "run".to_owned(),
        ground: facts.login_ground().unwrap(),
        hint: Some("abc".to_owned()),
        persona: Persona::Guest,
        way: Way::Loopback,
        at: at(),
        verdict: Verdict::Fail,
        who: Some("Ada Lovelace".to_owned()),
        upn: Some("ada@contoso.com".to_owned()),
        checks: vec![Check {
            id: "issuer".to_owned(),
            status: CheckStatus::Fail,
            expected: Some("https://a".to_owned()),
            received: None,
        }],
        uses: vec![ClaimUse {
            need: "email".to_owned(),
            claim: Some("upn".to_owned()),
            value: Some("ada@contoso.com".to_owned()),
            missing: vec!["email".to_owned()],
            required: true,
        }],
        claims: BTreeMap::from([("upn".to_owned(), json!("ada@contoso.com"))]),
        warnings: vec![
            Warning::Guest,
            Warning::EmailFallback {
                missing: "email".to_owned(),
                used: "upn".to_owned(),
            },
        ],
        failure: None,
        report: None,
        trace: json!({
            "answer": { "kind": "code" },
            "assertion": null,
            "exchange": { "accepted": true },
            "id_token": { "header": { "alg": "RS256" }, "claims": { "aud": "a" } },
            "keys": [{ "kid": "k1" }],
            "removed": [],
            "request": { "issuer": "https://a" },
            "response": null,
        }),
    }
}

/// A set-up of a shipped service, with what can be looked at.
pub(crate) struct Example {
    setup: Setup,
    wizard: Wizard,
}

impl Example {
    /// A set-up of `service` of which all of `facts` is known.
    pub(crate) fn new(service: &str, facts: &Facts) -> Self {
        Self::failing(service, facts, None)
    }

    /// The same, where something failed last.
    pub(crate) fn failing(service: &str, facts: &Facts, failed: Option<Failed>) -> Self {
        let id = SetupId::parse("one").unwrap();
        Self {
            setup: Setup::new(id, service.to_owned(), false, at()),
            wizard: Wizard::resume(facts.clone(), failed, 1),
        }
    }

    /// How it stands.
    pub(crate) fn scene(&self) -> Scene<'_> {
        Scene {
            setup: &self.setup,
            wizard: &self.wizard,
            profile: Services::shipped().get(&self.setup.service).unwrap(),
            authority: Clouds::default().authority(Cloud::Global),
            sign_in_window: true,
            language: Language::english(),
            now: at(),
        }
    }
}

/// Looks at a set-up of `service` of which all of `facts` is known.
pub(crate) fn with_scene<T>(service: &str, facts: &Facts, look: impl FnOnce(&Scene<'_>) -> T) -> T {
    look(&Example::new(service, facts).scene())
}
