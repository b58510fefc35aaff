//! HTTP over this computer's network: its proxy, its trust store, and limits on time and size.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, ClientBuilder};
use url::{Host, Url};

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
    limits: Limits,
}

/// Why there is no HTTP client.
#[derive(Debug, thiserror::Error)]
pub enum SystemHttpError {
    /// The extra certificates cannot be used.
    #[error("the certificates in {path} cannot be used: {reason}")]
    Certificates {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it: in the system's words, or `no-certificate`.
        reason: String,
    },
    /// The trust store or the proxy settings cannot be used.
    #[error("no secure connection can be made from this computer: {reason}")]
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
        let build = |builder: ClientBuilder| {
            builder.build().map_err(|error| SystemHttpError::Client {
                reason: innermost(&error),
            })
        };
        Ok(Self {
            outside: build(builder(&extra, limits))?,
            here: build(builder(&extra, limits).no_proxy())?,
            limits,
        })
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, Broken> {
        let client = if is_here(&request) {
            &self.here
        } else {
            &self.outside
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
            Broken::TooLarge => HttpError::TooLarge { host },
            Broken::Connection(error) if error.is_timeout() => HttpError::TimedOut { host },
            Broken::Connection(error) => HttpError::Unreachable {
                host,
                reason: innermost(&error),
            },
        })
    }
}

enum Broken {
    Connection(reqwest::Error),
    TooLarge,
}

impl From<reqwest::Error> for Broken {
    /// Addresses may hold codes, so an error does not keep them.
    fn from(error: reqwest::Error) -> Self {
        Self::Connection(error.without_url())
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the port")]
fn builder(extra: &[Certificate], limits: Limits) -> ClientBuilder {
    let builder = Client::builder()
        .user_agent(USER_AGENT)
        .redirect(Policy::none())
        .connect_timeout(limits.connect)
        .timeout(limits.total);
    // Merging nothing would still ask for a verifier that not every system has.
    if extra.is_empty() {
        builder
    } else {
        builder.tls_certs_merge(extra.to_vec())
    }
}

fn certificates(path: &Path) -> Result<Vec<Certificate>, SystemHttpError> {
    let refused = |reason: String| SystemHttpError::Certificates {
        path: path.to_owned(),
        reason,
    };
    let pem = std::fs::read(path).map_err(|error| refused(error.to_string()))?;
    let certificates =
        Certificate::from_pem_bundle(&pem).map_err(|error| refused(innermost(&error)))?;
    if certificates.is_empty() {
        return Err(refused("no-certificate".to_owned()));
    }
    Ok(certificates)
}

fn is_here(request: &HttpRequest) -> bool {
    match Url::parse(&request.uri().to_string())
        .ok()
        .as_ref()
        .and_then(Url::host)
    {
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
mod tests {
    use std::io::Write;
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::{
        Http, HttpError, HttpRequest, LIMITS, Limits, SystemHttp, SystemHttpError, is_here,
    };

    /// Answers one request with `answer` and gives back what it was asked.
    async fn once(answer: String) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/x?code=hidden", listener.local_addr().unwrap());
        let served = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4096];
            let length = stream.read(&mut asked).await.unwrap();
            // The client may hang up in the middle of an answer that is too large.
            let _ = stream.write_all(answer.as_bytes()).await;
            String::from_utf8(asked[..length].to_vec()).unwrap()
        });
        (address, served)
    }

    fn get(address: &str) -> HttpRequest {
        http::Request::get(address).body(Vec::new()).unwrap()
    }

    #[tokio::test]
    async fn an_answer_comes_back_whole_whatever_its_status() {
        let (address, served) =
            once("HTTP/1.1 400 Bad\r\nx-a: b\r\ncontent-length: 2\r\n\r\nno".to_owned()).await;

        let response = SystemHttp::trusting(None)
            .unwrap()
            .send(get(&address))
            .await
            .unwrap();

        assert_eq!(
            (response.status().as_u16(), response.body().as_slice()),
            (400, &b"no"[..])
        );
        assert_eq!(response.headers()["x-a"], "b");
        let asked = served.await.unwrap().to_lowercase();
        assert!(
            asked.contains(concat!("user-agent: consentry/", env!("CARGO_PKG_VERSION"))),
            "{asked}"
        );
    }

    #[tokio::test]
    async fn a_redirect_is_handed_over_and_not_followed() {
        let (address, _served) = once(
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"
                .to_owned(),
        )
        .await;

        let response = SystemHttp::trusting(None)
            .unwrap()
            .send(get(&address))
            .await
            .unwrap();

        assert_eq!(response.status().as_u16(), 302);
        assert_eq!(response.headers()["location"], "http://127.0.0.1:1/");
    }

    #[tokio::test]
    async fn an_answer_over_the_limit_is_refused_even_without_a_stated_length() {
        for head in ["content-length: 4194305\r\n", "connection: close\r\n"] {
            let body = "x".repeat(LIMITS.body + 1);
            let (address, _served) = once(format!("HTTP/1.1 200 OK\r\n{head}\r\n{body}")).await;

            let error = SystemHttp::trusting(None)
                .unwrap()
                .send(get(&address))
                .await
                .unwrap_err();

            assert_eq!(
                error,
                HttpError::TooLarge {
                    host: "127.0.0.1".to_owned()
                }
            );
        }
    }

    #[tokio::test]
    async fn silence_is_a_time_out() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let limits = Limits {
            total: Duration::from_millis(20),
            ..LIMITS
        };
        let http = SystemHttp::limited(None, limits).unwrap();

        let error = http
            .send(get(&format!("http://{}/", listener.local_addr().unwrap())))
            .await
            .unwrap_err();

        assert_eq!(
            error,
            HttpError::TimedOut {
                host: "127.0.0.1".to_owned()
            }
        );
    }

    #[tokio::test]
    async fn a_closed_door_is_unreachable_and_the_error_keeps_nothing_of_the_request() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/x?code=hidden", listener.local_addr().unwrap());
        drop(listener);

        let error = SystemHttp::trusting(None)
            .unwrap()
            .send(get(&address))
            .await
            .unwrap_err();

        assert!(matches!(error, HttpError::Unreachable { .. }), "{error:?}");
        assert!(
            !format!("{error:?} {error}").contains("hidden"),
            "{error:?}"
        );
    }

    #[test]
    fn certificates_that_cannot_be_used_are_refused_by_name() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"no certificate").unwrap();

        for path in [file.path(), std::path::Path::new("/does/not/exist.pem")] {
            let error = SystemHttp::trusting(Some(path)).unwrap_err();

            assert!(
                matches!(error, SystemHttpError::Certificates { .. }),
                "{error}"
            );
            assert!(
                error.to_string().contains(&path.display().to_string()),
                "{error}"
            );
        }
    }

    #[test]
    fn only_addresses_on_this_computer_go_past_the_proxy() {
        for (address, expected) in [
            ("http://127.0.0.1:4000/", true),
            ("http://[::1]/", true),
            ("https://localhost/", true),
            ("https://login.microsoftonline.com/", false),
            ("https://localhost.example/", false),
        ] {
            assert_eq!(is_here(&get(address)), expected, "{address}");
        }
    }
}
