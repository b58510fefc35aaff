//! Microsoft asked about bundles: what is published now, beside what was when they were made. The documents of a directory
//! are asked for once, however many bundles are of it.

mod drift;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use super::subject::{Subject, shared};
use super::{FindingCode, SeenBundle, Watch, WatchFinding, Watched};
use crate::entra::cloud::{Authority, Clouds};
use crate::entra::discovery::ProviderMetadata;
use crate::entra::federation::{self, FederationMetadata, address::app_metadata_url};
use crate::entra::patience::Patient;
use crate::entra::recording::rediscover;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::limits;
use crate::login::keys::KeySet;
use crate::ports::{Clock, Http};

/// Whoever asks Microsoft about bundles.
pub struct Live {
    http: Arc<dyn Http>,
    clock: Arc<dyn Clock>,
    clouds: Clouds,
    directories: Memory<(String, TenantId), DirectoryDocuments>,
    applications: Memory<(String, TenantId, ClientId), FederationMetadata>,
}

/// What a directory publishes.
pub(super) struct DirectoryDocuments {
    pub(super) provider: ProviderMetadata,
    pub(super) key_ids: BTreeSet<String>,
}

impl Live {
    /// Asks `clouds` over `http`, and waits by `clock` where a host has too many questions.
    #[must_use]
    pub fn new(http: Arc<dyn Http>, clock: Arc<dyn Clock>, clouds: Clouds) -> Self {
        Self {
            http: Arc::new(Patient::over(http, Arc::clone(&clock))),
            clock,
            clouds,
            directories: Memory::default(),
            applications: Memory::default(),
        }
    }

    /// What there is to say of a bundle by what is published now. Where nobody answers, that is said, and it is judged by
    /// its own words.
    pub async fn judge(&self, watch: &Watch, mut seen: SeenBundle) -> Watched {
        let Some(subject) = seen.subject.take() else {
            return watch.judge(seen);
        };
        let asked = subject
            .directory
            .and_then(|(cloud, tenant)| Some((self.clouds.authority(cloud)?, tenant)));
        let Some((authority, tenant)) = asked else {
            seen.watched.find(FindingCode::NotAsked, &[]);
            return watch.judge(seen);
        };
        match self
            .hold_against(&authority, tenant, &subject, &mut seen)
            .await
        {
            Ok(()) => seen.watched.asked = true,
            Err(failure) => seen
                .watched
                .findings
                .push(WatchFinding::of_answer(&failure)),
        }
        // What was made since the check began is valid by now.
        watch.judge_at(self.clock.now().max(watch.now), seen)
    }

    async fn hold_against(
        &self,
        authority: &Authority,
        tenant: TenantId,
        subject: &Subject,
        seen: &mut SeenBundle,
    ) -> Result<(), Failure> {
        let directory = self.directory(authority, tenant).await?;
        drift::of_directory(
            &subject.then,
            &directory,
            authority.cloud,
            &mut seen.watched,
        );
        if let Some((client, then)) = subject.federated.zip(subject.then.federation.as_ref()) {
            let now = self.application(authority, tenant, client).await?;
            drift::of_federation(then, &now, authority.cloud, &mut seen.watched);
            seen.certificates.clone_from(&now.certificates);
        }
        Ok(())
    }

    async fn directory(
        &self,
        authority: &Authority,
        tenant: TenantId,
    ) -> Result<Arc<DirectoryDocuments>, Failure> {
        let key = (authority.login.to_string(), tenant);
        let ask = || async {
            let found = rediscover(&*self.http, authority, tenant, None).await?;
            let keys = KeySet::fetch(&*self.http, &shared(&found.metadata.jwks_uri)).await?;
            Ok(DirectoryDocuments {
                key_ids: keys.ids().map(str::to_owned).collect(),
                provider: found.metadata,
            })
        };
        self.directories.recall(key, ask).await
    }

    async fn application(
        &self,
        authority: &Authority,
        tenant: TenantId,
        client: ClientId,
    ) -> Result<Arc<FederationMetadata>, Failure> {
        let key = (authority.login.to_string(), tenant, client);
        let ask = || async {
            let address = app_metadata_url(authority, tenant, client)?;
            federation::fetch(&*self.http, &address).await
        };
        self.applications.recall(key, ask).await
    }
}

type Remembered<T> = Arc<OnceCell<Result<Arc<T>, Failure>>>;

/// What came to questions, each asked once. As many answers are remembered as there is room for.
struct Memory<K, T>(Mutex<BTreeMap<K, Remembered<T>>>);

impl<K, T> Default for Memory<K, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord, T> Memory<K, T> {
    async fn recall<A: Future<Output = Result<T, Failure>>>(
        &self,
        key: K,
        ask: impl FnOnce() -> A,
    ) -> Result<Arc<T>, Failure> {
        let answer = self.answer(key);
        let came = answer.get_or_init(|| async { ask().await.map(Arc::new) });
        came.await.clone()
    }

    fn answer(&self, key: K) -> Remembered<T> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= limits::DIRECTORIES && !answers.contains_key(&key) {
            answers.retain(|_, answer| !answer.initialized());
        }
        Arc::clone(answers.entry(key).or_default())
    }
}
