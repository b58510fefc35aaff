//! Client secrets in the operating system's keyring, or in memory where there is no keyring.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use keyring::v1::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};

use crate::ports::{SecretStorage, SecretStore, SecretStoreError};

/// The name under which the keyring lists what is ours.
const SERVICE: &str = "Consentry";

/// Keeps client secrets in the keyring.
///
/// The keyring is not touched before the first secret is asked for or kept, because that may make the
/// system ask the person for a password. A system without a keyring that works, or one whose keyring nobody unlocks,
/// keeps secrets in memory, and says so: whoever sits at a server over SSH can answer no prompt.
#[derive(Clone)]
pub struct KeyringSecrets {
    ring: Arc<dyn Ring>,
    memory: Arc<Mutex<HashMap<String, SecretString>>>,
}

impl Default for KeyringSecrets {
    fn default() -> Self {
        Self::new()
    }
}

impl KeyringSecrets {
    /// The keyring of the person who runs this process.
    #[must_use]
    pub fn new() -> Self {
        Self::over(SystemRing)
    }

    /// Keeps everything in memory, and touches no keyring.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::over(NoRing)
    }

    fn over(ring: impl Ring + 'static) -> Self {
        Self {
            ring: Arc::new(ring),
            memory: Arc::default(),
        }
    }

    /// Keyrings answer when the person has answered, so nobody may wait for them on the runtime's threads.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Ring) -> Result<T, RingError> + Send + 'static,
    ) -> Result<Option<T>, SecretStoreError> {
        let ring = Arc::clone(&self.ring);
        let answer = tokio::task::spawn_blocking(move || question(ring.as_ref())).await;
        match answer {
            Ok(Ok(answer)) => Ok(Some(answer)),
            Ok(Err(RingError::Absent)) => Ok(None),
            Ok(Err(RingError::Refused(error))) => Err(error),
            Err(_) => Err(SecretStoreError::Failed {
                reason: "silent".to_owned(),
            }),
        }
    }

    /// Keeps `secret` in the keyring, reads it back and forgets it; whether it came back as it was. None where there is
    /// no keyring.
    ///
    /// # Errors
    ///
    /// Fails with what the keyring says.
    pub async fn try_out(&self, secret: SecretString) -> Result<Option<bool>, SecretStoreError> {
        const NAME: &str = "doctor";
        self.ask(move |ring| {
            ring.put(NAME, &secret)?;
            let read = ring.get(NAME)?;
            ring.forget(NAME)?;
            Ok(read.is_some_and(|read| read.expose_secret() == secret.expose_secret()))
        })
        .await
    }

    fn memory(&self) -> MutexGuard<'_, HashMap<String, SecretString>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl SecretStore for KeyringSecrets {
    async fn put(
        &self,
        name: &str,
        secret: &SecretString,
    ) -> Result<SecretStorage, SecretStoreError> {
        let (entry, kept) = (name.to_owned(), secret.clone());
        let lies = match self.ask(move |ring| ring.put(&entry, &kept)).await {
            Ok(Some(())) => {
                self.memory().remove(name);
                return Ok(SecretStorage::Keyring);
            }
            Ok(None) | Err(SecretStoreError::Failed { .. }) => SecretStorage::Memory,
            Err(SecretStoreError::Locked) => SecretStorage::MemoryWhileLocked,
        };
        self.memory().insert(name.to_owned(), secret.clone());
        Ok(lies)
    }

    async fn get(&self, name: &str) -> Result<Option<SecretString>, SecretStoreError> {
        if let Some(secret) = self.memory().get(name) {
            return Ok(Some(secret.clone()));
        }
        let entry = name.to_owned();
        Ok(self.ask(move |ring| ring.get(&entry)).await?.flatten())
    }

    async fn forget(&self, name: &str) -> Result<(), SecretStoreError> {
        if self.memory().remove(name).is_some() {
            return Ok(());
        }
        let entry = name.to_owned();
        self.ask(move |ring| ring.forget(&entry)).await.map(|_| ())
    }
}

/// A keyring, as far as it matters here.
trait Ring: Send + Sync {
    fn put(&self, name: &str, secret: &SecretString) -> Result<(), RingError>;
    fn get(&self, name: &str) -> Result<Option<SecretString>, RingError>;
    fn forget(&self, name: &str) -> Result<(), RingError>;
}

#[derive(Debug)]
enum RingError {
    /// This system has no keyring.
    Absent,
    /// It is there but refuses.
    Refused(SecretStoreError),
}

struct SystemRing;

/// No keyring.
struct NoRing;

impl Ring for NoRing {
    fn put(&self, _: &str, _: &SecretString) -> Result<(), RingError> {
        Err(RingError::Absent)
    }

    fn get(&self, _: &str) -> Result<Option<SecretString>, RingError> {
        Err(RingError::Absent)
    }

    fn forget(&self, _: &str) -> Result<(), RingError> {
        Err(RingError::Absent)
    }
}

impl Ring for SystemRing {
    fn put(&self, name: &str, secret: &SecretString) -> Result<(), RingError> {
        entry(name)?
            .set_password(secret.expose_secret())
            .map_err(|error| translated(&error))
    }

    fn get(&self, name: &str) -> Result<Option<SecretString>, RingError> {
        match entry(name)?.get_password() {
            Ok(secret) => Ok(Some(secret.into())),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(translated(&error)),
        }
    }

    fn forget(&self, name: &str) -> Result<(), RingError> {
        match entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(translated(&error)),
        }
    }
}

fn entry(name: &str) -> Result<Entry, RingError> {
    Entry::new(SERVICE, name).map_err(|error| match (&error, Entry::store_status()) {
        // The library says the same of a keyring that is locked at first use as of one that is not there.
        (Error::NoDefaultStore, Err(reason @ Error::NoStorageAccess(_))) => translated(reason),
        _ => translated(&error),
    })
}

/// The library's errors may carry what was read, so only their kind, or the platform's own words, go on.
fn translated(error: &Error) -> RingError {
    let failed = |reason: &str| {
        RingError::Refused(SecretStoreError::Failed {
            reason: reason.to_owned(),
        })
    };
    match error {
        Error::NoDefaultStore => RingError::Absent,
        Error::NoStorageAccess(_) => RingError::Refused(SecretStoreError::Locked),
        Error::PlatformFailure(reason) => failed(&reason.to_string()),
        Error::TooLong(..) => failed("too-long"),
        Error::Ambiguous(_) => failed("ambiguous"),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => failed("no-text"),
        _ => failed("unsupported"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A keyring in one of its moods.
    struct Fake {
        held: Mutex<HashMap<String, SecretString>>,
        touched: Arc<AtomicUsize>,
        mood: fn() -> Option<RingError>,
    }

    impl Fake {
        fn new(mood: fn() -> Option<RingError>) -> Self {
            Self {
                held: Mutex::default(),
                touched: Arc::default(),
                mood,
            }
        }

        fn touch(&self) -> Result<(), RingError> {
            self.touched.fetch_add(1, Ordering::SeqCst);
            (self.mood)().map_or(Ok(()), Err)
        }
    }

    impl Ring for Fake {
        fn put(&self, name: &str, secret: &SecretString) -> Result<(), RingError> {
            self.touch()?;
            self.held
                .lock()
                .unwrap()
                .insert(name.to_owned(), secret.clone());
            Ok(())
        }

        fn get(&self, name: &str) -> Result<Option<SecretString>, RingError> {
            self.touch()?;
            Ok(self.held.lock().unwrap().get(name).cloned())
        }

        fn forget(&self, name: &str) -> Result<(), RingError> {
            self.touch()?;
            self.held.lock().unwrap().remove(name);
            Ok(())
        }
    }

    async fn read(secrets: &KeyringSecrets, name: &str) -> Option<String> {
        secrets
            .get(name)
            .await
            .unwrap()
            .map(|secret| secret.expose_secret().to_owned())
    }

    #[tokio::test]
    async fn a_secret_is_kept_read_and_forgotten() {
        let secrets = KeyringSecrets::over(Fake::new(|| None));

        assert_eq!(
            secrets.put("a", &"value".into()).await,
            Ok(SecretStorage::Keyring)
        );
        assert_eq!(read(&secrets, "a").await.as_deref(), Some("value"));
        assert_eq!(read(&secrets, "b").await, None);
        assert_eq!(secrets.forget("a").await, Ok(()));
        assert_eq!(secrets.forget("a").await, Ok(()));
        assert_eq!(read(&secrets, "a").await, None);
    }

    #[tokio::test]
    async fn without_a_keyring_secrets_stay_in_memory_and_that_is_said() {
        let secrets = KeyringSecrets::over(Fake::new(|| Some(RingError::Absent)));

        assert_eq!(
            secrets.put("a", &"value".into()).await,
            Ok(SecretStorage::Memory)
        );
        assert_eq!(read(&secrets, "a").await.as_deref(), Some("value"));
        assert_eq!(read(&secrets, "b").await, None);
        assert_eq!(secrets.forget("a").await, Ok(()));
        assert_eq!(read(&secrets, "a").await, None);
    }

    #[tokio::test]
    async fn a_locked_or_broken_keyring_is_like_none_and_says_which() {
        let locked = Fake::new(|| Some(RingError::Refused(SecretStoreError::Locked)));
        let broken = Fake::new(|| {
            let reason = "the bus is gone".to_owned();
            Some(RingError::Refused(SecretStoreError::Failed { reason }))
        });
        for (fake, expected) in [
            (locked, SecretStorage::MemoryWhileLocked),
            (broken, SecretStorage::Memory),
        ] {
            let secrets = KeyringSecrets::over(fake);

            assert_eq!(secrets.put("a", &"value".into()).await, Ok(expected));
            assert_eq!(read(&secrets, "a").await.as_deref(), Some("value"));
            assert_eq!(secrets.forget("a").await, Ok(()));
            assert!(secrets.memory().is_empty());
            assert!(secrets.get("another").await.is_err());
        }
    }

    #[tokio::test]
    async fn a_keyring_that_is_tried_out_tells_what_it_does_and_keeps_nothing() {
        let fake = Fake::new(|| None);
        let secrets = KeyringSecrets::over(fake);
        assert_eq!(secrets.try_out("value".into()).await, Ok(Some(true)));
        assert_eq!(read(&secrets, "doctor").await, None);

        let locked = Fake::new(|| Some(RingError::Refused(SecretStoreError::Locked)));
        let locked = KeyringSecrets::over(locked).try_out("value".into()).await;
        assert_eq!(locked, Err(SecretStoreError::Locked));
        let absent = KeyringSecrets::over(Fake::new(|| Some(RingError::Absent)));
        assert_eq!(absent.try_out("value".into()).await, Ok(None));
    }

    #[tokio::test]
    async fn the_keyring_is_not_touched_before_its_first_use() {
        let fake = Fake::new(|| None);
        let touched = Arc::clone(&fake.touched);

        let secrets = KeyringSecrets::over(fake);
        assert_eq!(touched.load(Ordering::SeqCst), 0);

        read(&secrets, "a").await;
        assert_eq!(touched.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn the_librarys_errors_are_told_apart_and_repeat_no_secret() {
        assert!(matches!(
            translated(&Error::NoDefaultStore),
            RingError::Absent
        ));
        assert!(matches!(
            translated(&Error::NoStorageAccess("locked".into())),
            RingError::Refused(SecretStoreError::Locked)
        ));
        for error in [
            Error::PlatformFailure("the bus is gone".into()),
            Error::TooLong("password".to_owned(), 2_560),
            Error::BadEncoding(b"s3cret".to_vec()),
            Error::BadDataFormat(b"s3cret".to_vec(), "x".into()),
            Error::Invalid("password".to_owned(), "s3cret".to_owned()),
        ] {
            let translated = format!("{:?}", translated(&error));

            assert!(
                translated.contains("Failed") && !translated.contains("s3cret"),
                "{translated}"
            );
        }
    }
}
