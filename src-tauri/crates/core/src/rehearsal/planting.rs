//! The customer's directory as far as the bundle knows it, its application with a secret of its own, and people of the kinds that
//! sign in.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use consentry_bundle as format;
use consentry_bundle::Bundle;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::RecordedEnd;
use super::people::{self, PARTNER, PARTNER_DOMAIN};
use super::seed::{Seed, SeedApplication, SeedSecret, SeedTenant};
use crate::entra::discovery::{Directory, TenantQuery};
use crate::entra::registration::TenantId;
use crate::failure::FailureCode;
use crate::login::verdict::Persona;
use crate::service::{CredentialKind, Model, Owner};
use crate::step::Step;

/// The domain of a directory that none is known of.
const DOMAIN: &str = "customer.example";
/// The domain of the service's own directory.
const VENDOR: &str = "service.example";
/// Where a federated directory sends people in a rehearsal, which goes nowhere.
const ELSEWHERE: &str = "https://sts.customer.example/adfs/ls/";

/// The directory of `bundle`, and the user principal name of whoever signs in there.
pub(super) fn of(
    bundle: &Bundle,
    model: Option<&Model>,
    recorded: &RecordedEnd,
    persona: Persona,
) -> (Seed, String) {
    let home = home(bundle, recorded);
    let partner = beside(PARTNER, &beyond(&home, PARTNER_DOMAIN));
    let vendor = beside(&bundle.service.name, &beyond(&home, VENDOR));
    let users = people::of(&home, &partner);
    let person = people::named(&users, persona);
    let application = model
        .zip(bundle.application.as_ref())
        .and_then(|(model, application)| {
            let of_vendor = model.owner() == Owner::Vendor;
            let owner = if of_vendor { vendor.id } else { home.id };
            registered(bundle, model, application, owner, recorded)
        });
    let seed = Seed {
        alone: true,
        tenants: vec![home, partner, vendor],
        users,
        applications: application.into_iter().collect(),
    };
    (seed, person)
}

/// A directory beside the customer's.
fn beside(name: &str, domain: &str) -> SeedTenant {
    SeedTenant {
        id: made_up(domain),
        name: name.to_owned(),
        domains: vec![domain.to_owned()],
        region: None,
        federated_to: None,
    }
}

/// `domain`, or another where the customer has it.
fn beyond(home: &SeedTenant, domain: &str) -> String {
    if home.domains.iter().any(|known| known == domain) {
        format!("another.{domain}")
    } else {
        domain.to_owned()
    }
}

/// The customer's directory. One that was not found is another one, so that it is not found again.
fn home(bundle: &Bundle, recorded: &RecordedEnd) -> SeedTenant {
    let found = bundle.tenant.as_ref();
    let asked = || {
        let missing = |code| matches!(code, FailureCode::TenantUnknown);
        let unfinished = bundle.unfinished.as_ref()?;
        let failed = recorded.failure.as_ref().map(|failure| failure.code);
        (!(recorded.step == Step::Tenant && failed.is_some_and(missing)))
            .then(|| domain_in(&unfinished.asked.as_ref()?.what))?
    };
    let domain = found
        .and_then(|tenant| tenant.domain.clone())
        .or_else(asked);
    let id = found.and_then(|tenant| TenantId::parse(&tenant.tenant_id));
    let federated = found.and_then(|tenant| tenant.sign_in) == Some(format::SignIn::Federated);
    SeedTenant {
        id: id.map_or_else(|| made_up(DOMAIN), uuid_of),
        name: found
            .and_then(|tenant| tenant.display_name.clone())
            .or_else(|| domain.clone())
            .unwrap_or_else(|| DOMAIN.to_owned()),
        domains: vec![
            domain
                .unwrap_or_else(|| DOMAIN.to_owned())
                .to_ascii_lowercase(),
        ],
        region: found.and_then(|tenant| tenant.region.clone()),
        federated_to: federated.then(|| ELSEWHERE.to_owned()),
    }
}

/// The domain in a domain or an email address.
fn domain_in(asked: &str) -> Option<String> {
    match TenantQuery::parse(asked).ok()?.directory {
        Directory::Domain(domain) => Some(domain),
        Directory::Id(_) => None,
    }
}

fn uuid_of(id: TenantId) -> Uuid {
    Uuid::parse_str(&id.to_string()).unwrap_or_default()
}

fn registered(
    bundle: &Bundle,
    model: &Model,
    application: &format::Application,
    owner: Uuid,
    recorded: &RecordedEnd,
) -> Option<SeedApplication> {
    let client_id = Uuid::parse_str(&application.client_id).ok()?;
    let mut addresses = application.redirect_uris.clone();
    let federation = bundle.federation.as_ref();
    addresses.extend(federation.iter().flat_map(|both| both.reply_urls.clone()));
    addresses.extend(model.test_redirect_uri().map(|uri| uri.to_string()));
    let mut known = BTreeSet::new();
    addresses.retain(|address| known.insert(address.clone()));
    let (reply_urls, web_redirect_uris) = if federation.is_some() {
        (addresses, Vec::new())
    } else {
        (Vec::new(), addresses)
    };
    let usual = format!("api://{client_id}");
    let identifiers = federation.map(|both| both.identifier.clone());
    let certificate = federation
        .and_then(|both| both.published.as_ref())
        .and_then(|published| {
            published
                .certificates
                .iter()
                .max_by_key(|one| one.not_after)
        });
    let has_secret = model.credentials.kind() == CredentialKind::Secret;
    let let_in = recorded.failure.as_ref().map(|failure| failure.code)
        == Some(FailureCode::LoginOutsiderLetIn);
    let of_vendor = model.owner() == Owner::Vendor;
    Some(SeedApplication {
        client_id,
        name: bundle.service.name.clone(),
        tenant: owner,
        multi_tenant: of_vendor,
        web_redirect_uris,
        identifier_uris: identifiers.into_iter().chain([usual]).collect(),
        reply_urls,
        certificate_begins: certificate.map(|one| one.not_before),
        certificate_expires: certificate.map(|one| one.not_after),
        secrets: has_secret.then(|| secret(client_id)).into_iter().collect(),
        admin_consented: !of_vendor,
        assignment_required: !of_vendor && !let_in,
        group_claims: bundle
            .claims
            .contract
            .iter()
            .any(|need| need.need == "groups"),
    })
}

/// A secret in the form of Entra's, which opens nothing but the rehearsal.
fn secret(client_id: Uuid) -> SeedSecret {
    let letters = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(client_id.as_bytes()));
    let value: String = format!("abc8Q~{letters}").chars().take(40).collect();
    SeedSecret {
        id: made_up(&value),
        value,
    }
}

/// The ID that stands for `text`, the same every time.
fn made_up(text: &str) -> Uuid {
    let digest = Sha256::digest(text);
    let mut bytes = [0; 16];
    for (byte, from) in bytes.iter_mut().zip(digest.iter()) {
        *byte = *from;
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
