//! A bundle as a set-up again. What it says is taken as evidence that somebody else gathered; no address in
//! it is opened, and no path in it is written to.

use consentry_bundle as format;
use consentry_bundle::Bundle;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;

use crate::entra::cloud::Cloud;
use crate::entra::discovery::{ProviderMetadata, SignIn};
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Detail, Failure, FailureCode};
use crate::login::verdict::{CheckView, Verdict};
use crate::ports::SecretStorage;
use crate::service::ServiceProfile;
use crate::store::Setup;
use crate::wizard::{
    AskedTenant, ChosenModel, ConfirmedTenant, Facts, GrantedConsent, Known, LoginGround, LoginRun,
    Plan, ProvenCredential, ProvenFederation, PublishedCertificate,
};

/// Fills `setup` with what `bundle` says, for a service that is known here.
///
/// # Errors
///
/// `bundle.malformed` for an ID or word that is none, `model.*` for a model or value that the profile does not
/// have.
pub fn restore(
    bundle: &Bundle,
    profile: &ServiceProfile,
    mut setup: Setup,
) -> Result<Setup, Failure> {
    let mut facts = Facts {
        tenant: Some(tenant(bundle)?),
        model: Some(model(bundle, profile)?),
        ..Facts::default()
    };
    facts.asked = facts.tenant.as_ref().map(|tenant| AskedTenant {
        what: tenant.asked.clone(),
        cloud: tenant.cloud,
    });
    let vendor = facts
        .model
        .as_ref()
        .is_some_and(|model| model.plan.vendor.is_some());
    if let Some(application) = bundle.application.as_ref().filter(|_| !vendor) {
        facts.application = Some(client(&application.client_id)?);
    }
    if let (Some(consent), Some(ground)) = (&bundle.consent, facts.consent_ground()) {
        facts.consent = Some(GrantedConsent {
            ground,
            skipped: consent.not_needed_reason.is_some(),
            landed_in: consent.tenant_id.clone(),
            scopes: consent.scopes.clone(),
            known: known(&consent.known),
        });
    }
    facts.credential = credential(bundle, &facts, &setup);
    facts.federation = federation(bundle, &facts);
    if let Some(ground) = facts.login_ground() {
        facts.runs = bundle
            .runs
            .iter()
            .map(|run| login_run(run, ground.clone()))
            .collect::<Result<_, _>>()?;
    }
    facts.tasks = bundle
        .tasks
        .iter()
        .filter_map(|task| match &task.done {
            Some(format::Known::Stated { by, at, .. }) => {
                let stated = Known::Stated {
                    by: by.clone(),
                    at: *at,
                    says: task.said.clone(),
                };
                Some((task.id.clone(), stated))
            }
            Some(format::Known::Proved { .. }) | None => None,
        })
        .collect();
    setup.practice = bundle.provenance.practice;
    setup.facts = facts;
    setup.revision = 1;
    Ok(setup)
}

fn tenant(bundle: &Bundle) -> Result<ConfirmedTenant, Failure> {
    let tenant = &bundle.tenant;
    let tenant_id = TenantId::parse(&tenant.tenant_id)
        .ok_or_else(|| malformed("tenant.tenantId is no GUID"))?;
    let cloud = Cloud::of_id(&tenant.cloud).ok_or_else(|| malformed("tenant.cloud is no cloud"))?;
    // Addresses are asked for anew before anything is sent; the issuer is kept as evidence.
    let issuer =
        Url::parse(&tenant.issuer).map_err(|_| malformed("tenant.issuer is no address"))?;
    Ok(ConfirmedTenant {
        tenant_id,
        asked: tenant.asked.clone(),
        domain: tenant.domain.clone(),
        cloud,
        region: tenant.region.clone(),
        display_name: tenant.display_name.clone(),
        sign_in: match tenant.sign_in {
            format::SignIn::Federated => SignIn::Federated { host: None },
            format::SignIn::Managed => SignIn::Managed,
        },
        metadata: ProviderMetadata {
            issuer: tenant.issuer.clone(),
            authorization_endpoint: issuer.clone(),
            token_endpoint: issuer.clone(),
            jwks_uri: issuer,
            tenant_region_scope: None,
            cloud_instance_name: None,
            msgraph_host: None,
        },
        known: known(&tenant.known),
    })
}

fn model(bundle: &Bundle, profile: &ServiceProfile) -> Result<ChosenModel, Failure> {
    let model = profile.model(&bundle.model.id)?;
    let mut entered = bundle.model.inputs.clone();
    for (id, value) in &bundle.model.options {
        let value = value
            .as_str()
            .ok_or_else(|| malformed("model.options holds no text"))?;
        entered.insert(id.clone(), value.to_owned());
    }
    let inputs = model.inputs.check(&model.id, &entered)?;
    Ok(ChosenModel {
        model: model.id.clone(),
        inputs: inputs
            .iter()
            .map(|(id, value)| (id.to_owned(), value.to_owned()))
            .collect(),
        plan: Plan::of(model, &inputs),
        at: bundle.created_at,
    })
}

fn credential(bundle: &Bundle, facts: &Facts, setup: &Setup) -> Option<ProvenCredential> {
    let credential = bundle.credential.as_ref()?;
    Some(ProvenCredential {
        tenant: facts.tenant.as_ref()?.tenant_id,
        client: facts.client()?,
        secret: format!("{}/not-kept-here", setup.id.as_str()),
        hint: credential.hint.chars().take(3).collect(),
        kept: SecretStorage::Memory,
        expires_on: credential.expires_on,
        known: known(&credential.known),
    })
}

/// What Entra published when the bundle was made; the next proof reads it anew.
fn federation(bundle: &Bundle, facts: &Facts) -> Option<ProvenFederation> {
    let published = bundle.federation.as_ref()?.published.as_ref()?;
    let certificate = |certificate: &format::Certificate| PublishedCertificate {
        thumbprint: certificate.thumbprint.clone(),
        sha256: certificate.sha256.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        der: certificate.der.clone(),
    };
    Some(ProvenFederation {
        tenant: facts.tenant.as_ref()?.tenant_id,
        client: facts.client()?,
        address: published.address.clone(),
        entity_id: published.entity_id.clone(),
        login_url: published.login_url.clone(),
        logout_url: published.logout_url.clone(),
        certificates: published.certificates.iter().map(certificate).collect(),
        known: known(&published.known),
    })
}

fn login_run(run: &format::TestRun, ground: LoginGround) -> Result<LoginRun, Failure> {
    Ok(LoginRun {
        id: run.id.clone(),
        ground,
        persona: word(&run.persona, "runs.persona")?,
        way: word(&run.way, "runs.way")?,
        at: run.at,
        verdict: match run.verdict {
            format::Verdict::Fail => Verdict::Fail,
            format::Verdict::Inconclusive => Verdict::Inconclusive,
            format::Verdict::Pass => Verdict::Pass,
        },
        who: run.who.clone(),
        upn: run.upn.clone(),
        checks: run.checks.iter().map(check).collect::<Result<_, _>>()?,
        uses: member(run, "uses")?,
        claims: run.claims.clone(),
        warnings: member(run, "warnings")?,
        failure: match &run.failure {
            Some(failure) => Some(typed(failure.clone(), "runs.failure")?),
            None => None,
        },
        trace: json!({
            "request": run.trace.request,
            "answer": run.trace.answer.get("answer"),
            "assertion": run.trace.answer.get("assertion"),
            "exchange": run.trace.answer.get("exchange"),
            "response": run.trace.answer.get("response"),
            "removed": run.trace.answer.get("removed"),
            "keys": run.trace.jwks_kids.iter().map(|kid| json!({ "kid": kid })).collect::<Vec<_>>(),
            "id_token": run.trace.id_token.as_ref().map(|token| json!({
                "header": token.header,
                "claims": token.claims,
            })),
        }),
    })
}

fn check(check: &format::Check) -> Result<CheckView, Failure> {
    Ok(CheckView {
        id: check.id.clone(),
        label: check.label.clone(),
        clause: check.clause.clone(),
        status: word(&check.status, "runs.checks.status")?,
        expected: check.expected.clone(),
        received: check.received.clone(),
    })
}

/// A list that older bundles do not have.
fn member<T: DeserializeOwned>(run: &format::TestRun, name: &str) -> Result<Vec<T>, Failure> {
    run.other
        .0
        .get(name)
        .cloned()
        .map_or_else(|| Ok(vec![]), |value| typed(value, name))
}

fn client(text: &str) -> Result<ClientId, Failure> {
    ClientId::parse(text).ok_or_else(|| malformed("application.clientId is no GUID"))
}

fn word<T: DeserializeOwned>(word: &str, place: &str) -> Result<T, Failure> {
    typed(Value::String(word.to_owned()), place)
}

fn typed<T: DeserializeOwned>(value: Value, place: &str) -> Result<T, Failure> {
    serde_json::from_value(value).map_err(|error| malformed(&format!("{place}: {error}")))
}

fn known(known: &format::Known) -> Known {
    match known {
        format::Known::Proved { at, .. } => Known::Proved { at: *at },
        format::Known::Stated { by, at, .. } => Known::stated(by.clone(), *at),
    }
}

fn malformed(reason: &str) -> Failure {
    Failure::new(FailureCode::BundleMalformed).detailed(Detail {
        raw: Some(reason.to_owned()),
        ..Detail::default()
    })
}
