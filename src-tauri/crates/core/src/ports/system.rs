//! The ports as every host of ours has them: this computer's network, name servers, clock, randomness,
//! keyring and browser.

mod browser;
mod dns;
mod http;
mod keyring;

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

pub use self::browser::CommandBrowser;
pub use self::dns::SystemDns;
pub(crate) use self::http::is_loopback;
pub use self::http::{CA_FILE, ProxyInUse, SystemHttp, SystemHttpError};
pub use self::keyring::KeyringSecrets;

use super::{Clock, Entropy};

/// This computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// Fills `bytes`.
    ///
    /// # Panics
    ///
    /// Panics where the system has no randomness: no sign-in may go on with guessable values.
    fn fill(&self, bytes: &mut [u8]) {
        assert!(
            getrandom::fill(bytes).is_ok(),
            "the operating system has no randomness"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Entropy, SystemClock, SystemEntropy};

    #[test]
    fn randomness_does_not_repeat() {
        let (mut first, mut second) = ([0; 32], [0; 32]);

        SystemEntropy.fill(&mut first);
        SystemEntropy.fill(&mut second);

        assert_ne!(first, second);
    }

    #[test]
    fn the_clock_does_not_run_backwards() {
        assert!(SystemClock.now() <= SystemClock.now());
    }
}
