//! What the engine needs of its host, as narrow traits. The implementations that every host of ours
//! shares are in [`system`]; tests bring their own.

#[cfg(test)]
pub(crate) mod scripted;
pub mod system;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use url::Url;

/// The handful of things that a host lends to the engine.
#[derive(Clone)]
pub struct Ports {
    /// Opens pages for the person.
    pub browser: Arc<dyn Browser>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Asks name servers.
    pub dns: Arc<dyn Dns>,
    /// Supplies unpredictable bytes.
    pub entropy: Arc<dyn Entropy>,
    /// Carries requests to the network.
    pub http: Arc<dyn Http>,
    /// Keeps client secrets.
    pub secrets: Arc<dyn SecretStore>,
    /// Shows a sign-in page in a window of ours, where the host has windows.
    pub sign_in_window: Option<Arc<dyn SignInWindow>>,
}

/// A request with its whole body, as sent.
pub type HttpRequest = http::Request<Vec<u8>>;

/// A response with its whole body, as received.
pub type HttpResponse = http::Response<Vec<u8>>;

/// Carries one request to the network. Follows no redirect; limits time and size by itself.
#[async_trait]
pub trait Http: Send + Sync {
    /// Sends `request` and reads the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// Fails when no complete answer arrived.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError>;
}

/// Why no answer arrived.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HttpError {
    /// The environment names a proxy for this request that cannot be used. The request was not sent past it.
    ProxyUnusable {
        /// Who was to be asked.
        host: String,
        /// Which environment variable names it.
        variable: String,
    },
    /// The answer was larger than anything the protocol sends.
    TooLarge {
        /// Who answered.
        host: String,
    },
    /// The host answered too slowly or not at all.
    TimedOut {
        /// Who was asked.
        host: String,
    },
    /// No connection: name look-up, proxy, TLS or the network itself.
    Unreachable {
        /// Who was asked.
        host: String,
        /// What the HTTP client says, without any part of the request.
        reason: String,
    },
    /// Somebody answered, with a certificate that this computer does not trust: the host itself, or a proxy that opens
    /// TLS.
    Untrusted {
        /// Who was asked.
        host: String,
        /// Who signed the chain that was presented, by name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        issuer: Option<String>,
        /// What is wrong with the certificate.
        flaw: CertificateFlaw,
    },
}

/// Why a certificate is not trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateFlaw {
    /// It has ended.
    Expired,
    /// There is not one authority on this computer that is trusted.
    NoTrustStore,
    /// It has not begun yet.
    NotYetValid,
    /// It was made out to another name.
    OtherName,
    /// No authority that is trusted here signed it.
    UnknownIssuer,
    /// Something else, such as a signature or a purpose that is not allowed.
    Other,
}

impl CertificateFlaw {
    /// Its stable name, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::NoTrustStore => "no-trust-store",
            Self::NotYetValid => "not-yet-valid",
            Self::OtherName => "other-name",
            Self::UnknownIssuer => "unknown-issuer",
            Self::Other => "other",
        }
    }
}

/// Asks name servers (RFC 1035).
#[async_trait]
pub trait Dns: Send + Sync {
    /// The texts of the TXT records under `name`; none where there are none.
    ///
    /// # Errors
    ///
    /// Fails when no name server answered.
    async fn txt(&self, name: &str) -> Result<Vec<String>, DnsError>;
}

/// Why a name server told nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DnsError {
    /// None answered.
    Unreachable {
        /// What the resolver says.
        reason: String,
    },
}

/// Opens a page in the person's own browser (RFC 8252 §6).
pub trait Browser: Send + Sync {
    /// Opens `url`, which the engine built.
    ///
    /// # Errors
    ///
    /// Fails when no browser could be started; the page can still be opened by hand.
    fn open(&self, url: &Url) -> Result<(), BrowserError>;
}

/// No browser could be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrowserError {
    /// What the system says, or the name of what it means: `no-command`, `no-web-address`.
    pub reason: String,
}

/// Tells the time, and waits.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;

    /// Returns once `duration` has passed.
    async fn sleep(&self, duration: std::time::Duration);
}

/// Supplies unpredictable bytes.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Keeps client secrets outside the set-up on disk, which holds only their names.
#[async_trait]
pub trait SecretStore: Send + Sync {
    /// Keeps `secret` under `name`, and tells where it lies now: in memory where the store refuses.
    ///
    /// # Errors
    ///
    /// Fails when it can be kept nowhere.
    async fn put(
        &self,
        name: &str,
        secret: &SecretString,
    ) -> Result<SecretStorage, SecretStoreError>;

    /// Reads the secret kept under `name`, if there is one.
    ///
    /// # Errors
    ///
    /// Fails when the store is there but refuses.
    async fn get(&self, name: &str) -> Result<Option<SecretString>, SecretStoreError>;

    /// Forgets the secret kept under `name`; nothing kept is no error.
    ///
    /// # Errors
    ///
    /// Fails when the store is there but refuses.
    async fn forget(&self, name: &str) -> Result<(), SecretStoreError>;
}

/// Where a secret lies.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    ts_rs::TS,
    schemars::JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum SecretStorage {
    /// In the operating system's keyring.
    Keyring,
    /// In this process only, because the system offers no keyring that works; gone when it ends.
    Memory,
    /// The same, because the keyring is locked and nobody unlocked it.
    MemoryWhileLocked,
}

/// The keyring is there but refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretStoreError {
    /// It is locked, and nobody unlocked it.
    Locked,
    /// It failed in some other way; the reason never holds the secret.
    Failed {
        /// What the keyring says, or the name of what it means: `ambiguous`, `no-text`, `silent`, `too-long`,
        /// `unsupported`.
        reason: String,
    },
}

/// An extra window without any IPC permission, whose navigation to `redirect_uri` is caught before it
/// leaves the machine.
#[async_trait]
pub trait SignInWindow: Send + Sync {
    /// Shows `url` and returns what was caught.
    ///
    /// # Errors
    ///
    /// Fails when the window could not be shown or the person closed it.
    async fn catch(
        &self,
        url: &Url,
        redirect_uri: &str,
    ) -> Result<CapturedAnswer, SignInWindowError>;

    /// Closes the window, if it is open.
    fn close(&self);
}

/// An answer on its way to the redirect URI, caught.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CapturedAnswer {
    /// A navigation: query or fragment hold the answer.
    Address(Url),
    /// A form post: its fields, in order.
    Form(Vec<(String, String)>),
}

/// Why the sign-in window caught nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInWindowError {
    /// The person closed it.
    Closed,
    /// It could not be shown.
    NotShown {
        /// What the system says.
        reason: String,
    },
}
