//! HTTP over this computer's network: its proxy, its trust store, and limits on time and size.

mod proxy;
mod trust;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use url::{Host, Url};

pub use self::proxy::ProxyInUse;

use self::proxy::Proxies;
use self::trust::Untrusted;
use crate::limits;
use crate::ports::{Http, HttpError, HttpRequest, HttpResponse};

/// Names the environment variable with a PEM file of certificates to trust besides the system's, for a
/// practice tenant under TLS.
pub const CA_FILE: &str = "CONSENTRY_CA_FILE";

const USER_AGENT: &str = concat!("Consentry/", env!("CARGO_PKG_VERSION"));

const LIMITS: Limits = Limits {
    connect: limits::HTTP_CONNECTION,
    total: limits::HTTP_ANSWER,
    body: limits::HTTP_BODY,
};

#[derive(Debug, Clone, Copy)]
struct Limits {
    connect: Duration,
    total: Duration,
    /// In bytes.
    body: usize,
}

/// This computer's network.
///
/// Redirects are not followed. Addresses on this computer are never sent through a proxy: a practice
/// tenant is here, and no proxy can reach it.
#[derive(Debug, Clone)]
pub struct SystemHttp {
    outside: Client,
    here: Client,
    proxies: Proxies,
    limits: Limits,
}

/// Why there is no HTTP client.
#[derive(Debug)]
pub enum SystemHttpError {
    /// The extra certificates cannot be used.
    Certificates {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it: in the system's words, or `no-certificate`.
        reason: String,
    },
    /// The trust store or the proxy settings cannot be used.
    Client {
        /// What the HTTP client says.
        reason: String,
    },
}

impl SystemHttp {
    /// A client with the certificates of `CONSENTRY_CA_FILE`, where that is set.
    ///
    /// # Errors
    ///
    /// As [`SystemHttp::trusting`].
    pub fn new() -> Result<Self, SystemHttpError> {
        let file = std::env::var_os(CA_FILE)
            .filter(|file| !file.is_empty())
            .map(PathBuf::from);
        Self::trusting(file.as_deref())
    }

    /// A client that trusts the certificates of a PEM file besides the system's.
    ///
    /// # Errors
    ///
    /// Fails when the file or the system's trust store cannot be used.
    pub fn trusting(ca_file: Option<&Path>) -> Result<Self, SystemHttpError> {
        Self::limited(ca_file, LIMITS)
    }

    fn limited(ca_file: Option<&Path>, limits: Limits) -> Result<Self, SystemHttpError> {
        // Refused when the host chose a provider before: that one is used then.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let extra = ca_file.map(certificates).transpose()?.unwrap_or_default();
        let tls = trust::tls(extra).map_err(|error| SystemHttpError::Client {
            reason: error.to_string(),
        })?;
        let build = |builder: ClientBuilder| {
            builder.build().map_err(|error| SystemHttpError::Client {
                reason: innermost(&error),
            })
        };
        Ok(Self {
            outside: build(builder(tls.clone(), limits))?,
            here: build(builder(tls, limits).no_proxy())?,
            proxies: Proxies::of_this_process(),
            limits,
        })
    }

    /// Which proxy a request to `url` takes, by the very code that sends it.
    #[must_use]
    pub fn proxy_for(&self, url: &Url) -> ProxyInUse {
        if is_loopback(url) {
            ProxyInUse::None
        } else {
            self.proxies.in_use(url)
        }
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, Broken> {
        let url = Url::parse(&request.uri().to_string()).ok();
        let client = match &url {
            Some(url) if is_loopback(url) => &self.here,
            Some(url) => match self.proxies.in_use(url) {
                ProxyInUse::Unusable { variable } => return Err(Broken::Proxy(variable)),
                ProxyInUse::None | ProxyInUse::Excepted { .. } | ProxyInUse::Through { .. } => {
                    &self.outside
                }
            },
            None => &self.outside,
        };
        let mut answer = client.execute(request.try_into()?).await?;
        let mut response = http::Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        while let Some(chunk) = answer.chunk().await? {
            if response.body().len() + chunk.len() > self.limits.body {
                return Err(Broken::TooLarge);
            }
            response.body_mut().extend_from_slice(&chunk);
        }
        Ok(response)
    }
}

#[async_trait]
impl Http for SystemHttp {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        self.exchange(request).await.map_err(|broken| match broken {
            Broken::Proxy(variable) => HttpError::ProxyUnusable {
                host,
                variable: variable.to_owned(),
            },
            Broken::TooLarge => HttpError::TooLarge { host },
            Broken::Connection(error) if error.is_timeout() => HttpError::TimedOut { host },
            Broken::Connection(error) => match Untrusted::among(&error) {
                Some(Untrusted { flaw, issuer }) => HttpError::Untrusted { host, issuer, flaw },
                None => HttpError::Unreachable {
                    host,
                    reason: innermost(&error),
                },
            },
        })
    }
}

enum Broken {
    Connection(reqwest::Error),
    /// The variable that names one which cannot be used.
    Proxy(&'static str),
    TooLarge,
}

impl From<reqwest::Error> for Broken {
    /// Addresses may hold codes, so an error does not keep them.
    fn from(error: reqwest::Error) -> Self {
        Self::Connection(error.without_url())
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the port")]
fn builder(tls: ClientConfig, limits: Limits) -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .redirect(Policy::none())
        .connect_timeout(limits.connect)
        .timeout(limits.total)
        .tls_backend_preconfigured(tls)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, SystemHttpError> {
    let refused = |reason: String| SystemHttpError::Certificates {
        path: path.to_owned(),
        reason,
    };
    let pem = std::fs::read(path).map_err(|error| refused(error.to_string()))?;
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .map_err(|error| refused(error.to_string()))?;
    if certificates.is_empty() {
        return Err(refused("no-certificate".to_owned()));
    }
    Ok(certificates)
}

/// Whether the host of `url` is this computer.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The cause of all causes says what a person can act on, such as `Connection refused`.
fn innermost(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests;
