//! A host for the engine in which a test holds time, chance and the keyring in its hands.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeZone as _, Utc};
use consentry_core::ports::{
    Browser, BrowserError, Clock, Entropy, SecretStorage, SecretStore, SecretStoreError,
};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::{mpsc, watch};
use url::Url;

/// A clock that moves only when the test says so.
pub struct HandClock {
    now: watch::Sender<DateTime<Utc>>,
    sleepers: watch::Sender<usize>,
}

impl Default for HandClock {
    fn default() -> Self {
        let start = Utc
            .with_ymd_and_hms(2026, 11, 21, 9, 0, 0)
            .single()
            .expect("it is a moment");
        Self {
            now: watch::Sender::new(start),
            sleepers: watch::Sender::new(0),
        }
    }
}

impl HandClock {
    /// Moves on by `duration`.
    pub fn pass(&self, duration: Duration) {
        self.now.send_modify(|now| *now += duration);
    }

    /// Moves on by `duration` as soon as somebody waits for time to pass.
    ///
    /// # Panics
    /// Never: the clock outlives whoever holds it.
    pub async fn pass_over_a_sleeper(&self, duration: Duration) {
        let mut sleepers = self.sleepers.subscribe();
        sleepers
            .wait_for(|sleepers| *sleepers > 0)
            .await
            .expect("the clock is still here");
        self.pass(duration);
    }
}

#[async_trait]
impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.borrow()
    }

    async fn sleep(&self, duration: Duration) {
        let mut now = self.now.subscribe();
        let end = *now.borrow() + duration;
        let _sleeping = Sleeping::begin(&self.sleepers);
        if now.wait_for(|now| *now >= end).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Counts a sleeper, for as long as it sleeps.
struct Sleeping<'a>(&'a watch::Sender<usize>);

impl<'a> Sleeping<'a> {
    fn begin(sleepers: &'a watch::Sender<usize>) -> Self {
        sleepers.send_modify(|sleepers| *sleepers += 1);
        Self(sleepers)
    }
}

impl Drop for Sleeping<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|sleepers| *sleepers -= 1);
    }
}

/// Bytes that only look random: the same in every run (`SplitMix64`).
pub struct SeededEntropy(Mutex<u64>);

impl SeededEntropy {
    /// The bytes of this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut word = *state;
            word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            word ^= word >> 31;
            chunk.copy_from_slice(&word.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A keyring that forgets everything when it is dropped.
#[derive(Default)]
pub struct TestKeyring(Mutex<BTreeMap<String, SecretString>>);

impl TestKeyring {
    /// What is kept, by name.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<String, String> {
        self.kept()
            .iter()
            .map(|(name, secret)| (name.clone(), secret.expose_secret().to_owned()))
            .collect()
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, SecretString>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl SecretStore for TestKeyring {
    async fn put(
        &self,
        name: &str,
        secret: &SecretString,
    ) -> Result<SecretStorage, SecretStoreError> {
        self.kept().insert(name.to_owned(), secret.clone());
        Ok(SecretStorage::Keyring)
    }

    async fn get(&self, name: &str) -> Result<Option<SecretString>, SecretStoreError> {
        Ok(self.kept().get(name).cloned())
    }

    async fn forget(&self, name: &str) -> Result<(), SecretStoreError> {
        self.kept().remove(name);
        Ok(())
    }
}

/// Hands every address that is to be opened to the test.
pub struct BrowserToTest(pub mpsc::UnboundedSender<Url>);

impl Browser for BrowserToTest {
    fn open(&self, url: &Url) -> Result<(), BrowserError> {
        self.0.send(url.clone()).map_err(|_| BrowserError {
            reason: "the test has ended".to_owned(),
        })
    }
}
