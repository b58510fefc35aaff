//! What is published now beside what was published then.

use std::collections::BTreeSet;

use consentry_bundle::Published;
use url::Url;

use super::DirectoryDocuments;
use crate::entra::cloud::Cloud;
use crate::entra::federation::FederationMetadata;
use crate::entra::federation::certificate::SigningCertificate;
use crate::watch::subject::{Then, shared};
use crate::watch::{FindingCode, Watched};

/// How a directory's documents differ.
pub(super) fn of_directory(
    then: &Then,
    now: &DirectoryDocuments,
    cloud: Cloud,
    watched: &mut Watched,
) {
    let address = |url: &Url| Some(shared(url).to_string());
    let mut members = vec![
        (
            "issuer",
            then.issuer.clone(),
            Some(now.provider.issuer.clone()),
        ),
        (
            "region",
            then.region.clone(),
            now.provider.tenant_region_scope.clone(),
        ),
    ];
    if let Some(provider) = &then.provider {
        let (old, new) = (provider, &now.provider);
        members.extend([
            (
                "authorization-endpoint",
                address(&old.authorization_endpoint),
                address(&new.authorization_endpoint),
            ),
            (
                "token-endpoint",
                address(&old.token_endpoint),
                address(&new.token_endpoint),
            ),
            ("jwks-uri", address(&old.jwks_uri), address(&new.jwks_uri)),
        ]);
    }
    for (member, old, new) in members {
        compare(
            FindingCode::DriftDiscovery,
            member,
            old,
            new,
            cloud,
            watched,
        );
    }
    if let Some(keys) = &then.key_ids
        && !keys.is_empty()
        && keys.is_disjoint(&now.key_ids)
    {
        watched.find(FindingCode::DriftKeys, &[]);
    }
}

/// How an application's federation metadata differs.
pub(super) fn of_federation(
    then: &Published,
    now: &FederationMetadata,
    cloud: Cloud,
    watched: &mut Watched,
) {
    let login = now.redirect_sign_on().map(ToString::to_string);
    let logout = now.single_logout.first();
    let logout = logout.map(|endpoint| endpoint.location.to_string());
    let members = [
        (
            "entity-id",
            Some(then.entity_id.clone()),
            Some(now.entity_id.clone()),
        ),
        ("login-url", then.login_url.clone(), login),
        ("logout-url", then.logout_url.clone(), logout),
    ];
    for (member, old, new) in members {
        compare(FindingCode::DriftMetadata, member, old, new, cloud, watched);
    }
    let old: BTreeSet<_> = then
        .certificates
        .iter()
        .map(|one| one.thumbprint.clone())
        .collect();
    let new: BTreeSet<_> = now
        .certificates
        .iter()
        .map(SigningCertificate::sha1_thumbprint)
        .collect();
    if old != new {
        let listed =
            |some: BTreeSet<&String>| some.into_iter().cloned().collect::<Vec<_>>().join(", ");
        let (added, gone) = (
            listed(new.difference(&old).collect()),
            listed(old.difference(&new).collect()),
        );
        let facts = [("added", added.as_str()), ("gone", &gone)];
        watched.find(FindingCode::DriftCertificates, &facts);
    }
}

/// What a bundle does not say cannot have changed.
fn compare(
    code: FindingCode,
    member: &str,
    then: Option<String>,
    now: Option<String>,
    cloud: Cloud,
    watched: &mut Watched,
) {
    let Some(then) = then else { return };
    let now = now.unwrap_or_default();
    // The practice tenant is at another port each time.
    let same = if cloud == Cloud::Practice {
        anywhere(&then) == anywhere(&now)
    } else {
        then == now
    };
    if !same {
        let facts = [("member", member), ("then", then.as_str()), ("now", &now)];
        watched.find(code, &facts);
    }
}

/// An address without its host.
fn anywhere(address: &str) -> String {
    Url::parse(address).map_or_else(
        |_| address.to_owned(),
        |url| format!("{}?{}", url.path(), url.query().unwrap_or_default()),
    )
}
