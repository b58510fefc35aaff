//! What somebody is asked about one bundle, and what it says had been published when it was made. No address in it is
//! asked: addresses are made of its IDs.

use std::collections::BTreeSet;

use consentry_bundle::{Bundle, Published};
use url::Url;

use crate::entra::cloud::Cloud;
use crate::entra::discovery::{ProviderMetadata, issuer};
use crate::entra::registration::{ClientId, TenantId};
use crate::handoff::bundle as handoff;
use crate::login::keys::KeySet;
use crate::login::recording::Recording;

/// What is asked, and what came then.
#[derive(Debug)]
pub(super) struct Subject {
    /// The directory with its cloud; none where the bundle has none that can be asked for.
    pub(super) directory: Option<(Cloud, TenantId)>,
    /// The application, where Entra signs assertions for it.
    pub(super) federated: Option<ClientId>,
    /// What had been published.
    pub(super) then: Then,
}

/// What had been published when a bundle was made, as far as it says.
#[derive(Debug, Default)]
pub(super) struct Then {
    pub(super) issuer: Option<String>,
    pub(super) region: Option<String>,
    pub(super) provider: Option<ProviderMetadata>,
    pub(super) key_ids: Option<BTreeSet<String>>,
    pub(super) federation: Option<Published>,
}

impl Subject {
    pub(super) fn of(bundle: &Bundle) -> Self {
        let tenant = bundle.tenant.as_ref();
        let directory = tenant.and_then(|tenant| {
            let cloud = Cloud::of_id(&tenant.cloud)?;
            Some((cloud, TenantId::parse(&tenant.tenant_id)?))
        });
        let published = bundle
            .federation
            .as_ref()
            .and_then(|federation| federation.published.clone());
        let application = bundle.application.as_ref();
        let client = application.and_then(|application| ClientId::parse(&application.client_id));
        // The newest recording is the one that is nearest to the export.
        let recordings = bundle.runs.iter().rev();
        let recording = recordings
            .filter_map(|run| handoff::recording_of(run.trace.recording.as_ref()?))
            .find(|recording| recording.provider().is_some());
        let provider = recording.as_ref().and_then(Recording::provider).cloned();
        Self {
            directory,
            federated: client.filter(|_| published.is_some()),
            then: Then {
                issuer: tenant.map(|tenant| tenant.issuer.clone()),
                // Version 1 wrote the name of a region before it.
                region: tenant
                    .and_then(|tenant| tenant.region.clone())
                    .filter(|_| bundle.version > 1),
                key_ids: recording
                    .zip(provider.as_ref())
                    .and_then(|(recording, provider)| key_ids(&recording, provider)),
                provider,
                federation: published,
            },
        }
    }
}

/// `address` as everybody is given it.
pub(super) fn shared(address: &Url) -> Url {
    issuer::of_everybody(address).unwrap_or_else(|| address.clone())
}

/// The keys that were published to everybody at that moment, where they were read.
fn key_ids(recording: &Recording, provider: &ProviderMetadata) -> Option<BTreeSet<String>> {
    let everybodys = shared(&provider.jwks_uri);
    let mut published = recording.published();
    let (_, document) =
        published.find(|(address, _)| Url::parse(address).is_ok_and(|url| url == everybodys))?;
    let keys = KeySet::parse(document.as_bytes()).ok()?;
    Some(keys.ids().map(str::to_owned).collect())
}
