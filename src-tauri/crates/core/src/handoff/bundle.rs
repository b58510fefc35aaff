//! The set-up as a connection bundle, and a bundle as a set-up again.

mod restore;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use consentry_bundle as format;
use consentry_bundle::{Bundle, BundleError, OpenWith, SealError, SealFor, Unknown};
use secrecy::SecretString;
use serde::Serialize;
use serde_json::{Value, json};

use crate::entra::discovery::SignIn;
use crate::failure::{Detail, Failure, FailureCode};
use crate::login::verdict::Verdict;
use crate::scene::{Scene, sentence, tasks};
use crate::service::Owner;
use crate::wizard::{ConfirmedTenant, Known, LoginRun, ProvenCredential, PublishedCertificate};

pub use restore::restore;

/// The program that writes bundles.
const PROGRAM: &str = "Consentry";

/// What the bundle of this set-up is called: directory and service.
#[must_use]
pub fn file_name(scene: &Scene<'_>) -> String {
    let service = &scene.profile.id;
    match &scene.facts().tenant {
        Some(tenant) => {
            let segment = tenant.segment();
            let name = segment.split('.').next().unwrap_or(&segment);
            format!("{name}-{service}.consentry")
        }
        None => format!("{service}.consentry"),
    }
}

/// What is known, as a bundle without its secret; none before directory and model are known.
#[must_use]
pub fn compose(scene: &Scene<'_>) -> Option<Bundle> {
    let facts = scene.facts();
    let model = scene.model()?;
    let values = values(model, &facts.model.as_ref()?.inputs);
    let other = Unknown::default;
    Some(Bundle {
        format: format::FORMAT.to_owned(),
        version: format::VERSION,
        created_at: scene.now,
        created_by: format::CreatedBy {
            program: PROGRAM.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            other: other(),
        },
        setup_id: scene.setup.id.as_str().to_owned(),
        service: format::Service {
            id: scene.profile.id.clone(),
            name: scene.service_name().to_owned(),
            profile_version: scene.profile.profile_version.to_string(),
            as_of: scene.profile.as_of,
            other: other(),
        },
        tenant: tenant(facts.tenant.as_ref()?),
        model: format::Model {
            id: model.id.clone(),
            title: model.title.clone(),
            kind: match model.owner() {
                Owner::Customer => "customer-managed",
                Owner::Vendor => "vendor-managed",
            }
            .to_owned(),
            protocol: model.login.protocol().as_str().to_owned(),
            inputs: values.0,
            options: values.1,
            other: other(),
        },
        application: facts.client().map(|client| format::Application {
            client_id: client.to_string(),
            redirect_uris: redirect_uris(scene),
            owner: match model.owner() {
                Owner::Customer => format::Owner::Customer,
                Owner::Vendor => format::Owner::Vendor,
            },
            other: other(),
        }),
        federation: federation(scene),
        consent: facts.consent.as_ref().map(|consent| format::Consent {
            kind: if facts
                .model
                .as_ref()
                .is_some_and(|model| model.plan.vendor.is_some())
            {
                "vendor-application"
            } else {
                "own-application"
            }
            .to_owned(),
            tenant_id: consent.landed_in.clone(),
            scopes: consent.scopes.clone(),
            known: known(&consent.known),
            landing: None,
            not_needed_reason: consent
                .skipped
                .then(|| "Each person consents at the first sign-in".to_owned()),
            other: other(),
        }),
        credential: facts.credential.as_ref().map(credential),
        claims: format::Claims {
            contract: model
                .claims
                .iter()
                .map(|need| format::ClaimNeed {
                    need: need.need.clone(),
                    claims: need.claims.clone(),
                    required: need.required,
                    other: other(),
                })
                .collect(),
            other: other(),
        },
        runs: facts
            .runs
            .iter()
            .filter(|run| facts.bears(run))
            .map(|run| test_run(scene, run))
            .collect(),
        tasks: open_and_done(scene),
        provenance: format::Provenance {
            program: PROGRAM.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            platform: std::env::consts::OS.to_owned(),
            practice: scene.setup.practice,
            other: other(),
        },
        sealed: None,
        digest: None,
        other: other(),
    })
}

/// The same bundle with the secret sealed in it.
///
/// # Errors
///
/// `bundle.recipient_malformed`, or `bundle.not_sealed` for a bundle without an application.
pub fn seal(
    mut bundle: Bundle,
    secret: &SecretString,
    seal_for: &SealFor,
) -> Result<Bundle, Failure> {
    let application = bundle
        .application
        .as_ref()
        .ok_or_else(|| Failure::new(FailureCode::BundleNotSealed))?;
    let sealed = format::seal_secret(&application.client_id, secret, seal_for)
        .map_err(|error| seal_failure(&error))?;
    bundle.sealed = Some(sealed);
    Ok(bundle)
}

/// Reads a bundle and holds it against its digest. Nothing in it is acted on.
///
/// # Errors
///
/// `bundle.malformed`, `bundle.too_large`, `bundle.version`, `bundle.digest`.
pub fn read(bytes: &[u8]) -> Result<Bundle, Failure> {
    let bundle = Bundle::parse(bytes).map_err(|error| failure(&error))?;
    bundle.verify().map_err(|error| failure(&error))?;
    Ok(bundle)
}

/// Opens the sealed secret of a bundle.
///
/// # Errors
///
/// `bundle.not_sealed`, `bundle.wrong_key`, `bundle.malformed`.
pub fn open_sealed(bundle: &Bundle, open_with: &OpenWith) -> Result<SecretString, Failure> {
    let not_sealed = || Failure::new(FailureCode::BundleNotSealed);
    let sealed = bundle.sealed.as_ref().ok_or_else(not_sealed)?;
    let application = bundle.application.as_ref().ok_or_else(not_sealed)?;
    format::open_secret(sealed, &application.client_id, open_with)
        .map_err(|error| seal_failure(&error))
}

/// What a bundle that cannot be read or written means for a person.
#[must_use]
pub fn failure(error: &BundleError) -> Failure {
    let code = match error {
        BundleError::Digest { .. } => FailureCode::BundleDigest,
        BundleError::Newer { .. } => FailureCode::BundleVersion,
        BundleError::TooDeep { .. } | BundleError::TooLarge { .. } => FailureCode::BundleTooLarge,
        BundleError::DuplicateMember { .. }
        | BundleError::Malformed { .. }
        | BundleError::NotABundle
        | BundleError::NotJson { .. }
        | BundleError::NotNormal { .. }
        | BundleError::NotUtf8 { .. }
        | BundleError::Nul { .. }
        | BundleError::NumberOutOfRange { .. } => FailureCode::BundleMalformed,
    };
    explained(code, error.to_string())
}

/// A bundle that could not be written to `path`.
#[must_use]
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::with(
        FailureCode::BundleUnwritable,
        &[("path", &path.display().to_string())],
    )
    .detailed(Detail {
        raw: Some(error.to_string()),
        ..Detail::default()
    })
}

fn seal_failure(error: &SealError) -> Failure {
    let code = match error {
        SealError::Damaged | SealError::ExcessiveWork { .. } | SealError::OtherClient => {
            FailureCode::BundleMalformed
        }
        SealError::NotARecipient => FailureCode::BundleRecipientMalformed,
        SealError::NotAnIdentity | SealError::WrongKey => FailureCode::BundleWrongKey,
        SealError::Unsealable => FailureCode::InternalDefect,
    };
    explained(code, error.to_string())
}

fn explained(code: FailureCode, reason: String) -> Failure {
    Failure::new(code).detailed(Detail {
        raw: Some(reason),
        ..Detail::default()
    })
}

fn tenant(tenant: &ConfirmedTenant) -> format::Tenant {
    format::Tenant {
        tenant_id: tenant.tenant_id.to_string(),
        domain: tenant.domain.clone(),
        asked: tenant.asked.clone(),
        display_name: tenant.display_name.clone(),
        cloud: tenant.cloud.id().to_owned(),
        authority: None,
        region: tenant.region.clone(),
        issuer: tenant.metadata.issuer.clone(),
        sign_in: match tenant.sign_in {
            SignIn::Federated { .. } => format::SignIn::Federated,
            SignIn::Managed | SignIn::Unknown => format::SignIn::Managed,
        },
        known: known(&tenant.known),
        other: Unknown::default(),
    }
}

fn credential(credential: &ProvenCredential) -> format::Credential {
    format::Credential {
        kind: format::CredentialKind::Secret,
        hint: credential.hint.clone(),
        expires_on: credential.expires_on,
        checked: credential.known.is_proved(),
        known: known(&credential.known),
        other: Unknown::default(),
    }
}

/// What the connection is made of, and how the service's own switches are set.
fn values(
    model: &crate::service::Model,
    inputs: &BTreeMap<String, String>,
) -> (BTreeMap<String, String>, BTreeMap<String, Value>) {
    let is_option = |id: &str| model.inputs.get(id).is_some_and(|input| input.option);
    let (options, values): (BTreeMap<_, _>, BTreeMap<_, _>) = inputs
        .clone()
        .into_iter()
        .partition(|(id, _)| is_option(id));
    let options = options.into_iter();
    (
        values,
        options
            .map(|(id, value)| (id, Value::String(value)))
            .collect(),
    )
}

fn federation(scene: &Scene<'_>) -> Option<format::Federation> {
    let model = scene.model()?;
    let identifier = model.login.relying_party()?.render(&scene.values()).ok()?;
    let facts = scene.facts();
    Some(format::Federation {
        identifier,
        reply_urls: redirect_uris(scene),
        published: facts
            .federation
            .as_ref()
            .map(|federation| format::Published {
                address: federation.address.clone(),
                entity_id: federation.entity_id.clone(),
                login_url: federation.login_url.clone(),
                logout_url: federation.logout_url.clone(),
                certificates: federation.certificates.iter().map(certificate).collect(),
                known: known(&federation.known),
                other: Unknown::default(),
            }),
        other: Unknown::default(),
    })
}

fn certificate(certificate: &PublishedCertificate) -> format::Certificate {
    format::Certificate {
        thumbprint: certificate.thumbprint.clone(),
        sha256: certificate.sha256.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        der: certificate.der.clone(),
        other: Unknown::default(),
    }
}

fn redirect_uris(scene: &Scene<'_>) -> Vec<String> {
    let Some(model) = scene.model() else {
        return vec![];
    };
    let values = scene.values();
    model
        .registration
        .redirect_uris()
        .iter()
        .filter_map(|template| template.render(&values).ok())
        .collect()
}

fn test_run(scene: &Scene<'_>, run: &LoginRun) -> format::TestRun {
    let trace = &run.trace;
    let part = |name: &str| trace.get(name).cloned().unwrap_or(Value::Null);
    let id_token = trace.get("id_token").and_then(|token| {
        Some(format::DecodedIdToken {
            header: token.get("header")?.as_object()?.clone(),
            claims: token.get("claims")?.as_object()?.clone(),
            other: Unknown::default(),
        })
    });
    let answer = json!({
        "answer": part("answer"),
        "assertion": part("assertion"),
        "exchange": part("exchange"),
        "response": part("response"),
        "removed": part("removed"),
    });
    let kids = trace.get("keys").and_then(Value::as_array).map(|keys| {
        keys.iter()
            .filter_map(|key| key.get("kid").and_then(Value::as_str).map(str::to_owned))
            .collect()
    });
    let mut other = serde_json::Map::new();
    other.insert("uses".to_owned(), value(&run.uses));
    other.insert("warnings".to_owned(), value(&run.warnings));
    format::TestRun {
        id: run.id.clone(),
        persona: word(&run.persona),
        way: word(&run.way),
        at: run.at,
        verdict: match run.verdict {
            Verdict::Fail => format::Verdict::Fail,
            Verdict::Inconclusive => format::Verdict::Inconclusive,
            Verdict::Pass => format::Verdict::Pass,
        },
        who: run.who.clone(),
        upn: run.upn.clone(),
        sentence: sentence(scene.service_name(), run, scene.language),
        checks: run
            .checks
            .iter()
            .map(|check| format::Check {
                id: check.id.clone(),
                label: check.label.clone(),
                clause: check.clause.clone(),
                status: word(&check.status),
                expected: check.expected.clone(),
                received: check.received.clone(),
                other: Unknown::default(),
            })
            .collect(),
        claims: run.claims.clone(),
        failure: run.failure.as_ref().map(value),
        trace: format::Trace::record(
            part("request"),
            answer,
            id_token,
            kids.unwrap_or_default(),
            run.at,
        ),
        other: Unknown(other),
    }
}

fn open_and_done(scene: &Scene<'_>) -> Vec<format::Task> {
    tasks::all(scene)
        .into_iter()
        .map(|state| format::Task {
            id: state.task.id.clone(),
            title: state.task.title.clone(),
            who: state.task.who.clone(),
            done: state.done.as_ref().map(known),
            said: state.said().map(str::to_owned),
            optional: state.task.optional,
            other: Unknown::default(),
        })
        .collect()
}

fn known(known: &Known) -> format::Known {
    match known {
        Known::Proved { at } => format::Known::proved(*at),
        Known::Stated { by, at, .. } => format::Known::stated(by.clone(), *at),
    }
}

/// The word by which a unit variant goes on the wire.
fn word(variant: &impl Serialize) -> String {
    value(variant).as_str().unwrap_or_default().to_owned()
}

fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or(Value::Null)
}
