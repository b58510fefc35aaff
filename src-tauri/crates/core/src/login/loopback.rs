//! Catches the answer on this computer (RFC 8252 §7.3): one listener on the loopback interface, one answer.
//!
//! It keeps no time of its own: the deadline is the caller's, and dropping it closes it.

mod page;
mod request;

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use url::{Host, Url};

use self::page::Page;
use self::request::{Request, RequestError};
use super::capture::LoginAnswer;
use crate::entra::consent::Landing as ConsentLanding;
use crate::entra::registration::RedirectUri;
use crate::failure::{Failure, FailureCode};
use crate::language::Language;
use crate::ports::{Clock, Entropy};

/// How often to look for a port that is free on both loopback addresses.
const ATTEMPTS: usize = 16;

/// The fatal alert `protocol_version` of TLS (RFC 8446 §6.2), in a record.
const PROTOCOL_VERSION_ALERT: [u8; 7] = [21, 3, 1, 0, 2, 2, 70];

/// A listener for one answer.
#[derive(Debug)]
pub struct Loopback {
    listeners: Vec<TcpListener>,
    redirect_uri: RedirectUri,
    path: String,
    nonce: String,
    /// In which the browser is answered.
    language: &'static Language,
    came_by_tls: watch::Sender<bool>,
}

impl Loopback {
    /// Listens where `registered` points: on its port, or on any free one where it names none or 0 (Entra
    /// ignores the port of `localhost`). `localhost` is listened to on both loopback addresses, so that no
    /// other program answers on the one that the browser happens to choose. The browser's pages are in `language`.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::RedirectUriMalformed`] when `registered` does not point to this computer by
    /// plain HTTP, and with [`FailureCode::LoopbackUnavailable`] when its port is taken.
    pub async fn bind(
        registered: &RedirectUri,
        entropy: &dyn Entropy,
        language: &'static Language,
    ) -> Result<Self, Failure> {
        let malformed = || Failure::new(FailureCode::RedirectUriMalformed);
        let url = Url::parse(registered.as_str()).map_err(|_| malformed())?;
        let addresses = Addresses::from_url(&url).ok_or_else(malformed)?;
        let wanted = url.port().unwrap_or(0);
        let (listeners, port) = addresses
            .bind(wanted)
            .await
            .map_err(|error| taken(wanted, &error))?;
        Ok(Self {
            listeners,
            redirect_uri: with_port(registered, port).ok_or_else(malformed)?,
            path: url.path().to_owned(),
            nonce: super::pkce::unguessable(entropy),
            language,
            came_by_tls: watch::Sender::new(false),
        })
    }

    /// Tells, from now on, whether a browser came with TLS: then the answer is on its way and cannot arrive, and the
    /// person has to be told at once.
    #[must_use]
    pub fn came_by_tls(&self) -> watch::Receiver<bool> {
        self.came_by_tls.subscribe()
    }

    /// The redirect URI to send: as registered, with the port that is listened to and nothing else added.
    #[must_use]
    pub const fn redirect_uri(&self) -> &RedirectUri {
        &self.redirect_uri
    }

    /// Waits for the answer that carries `state`, at most for `within`. Anything else that comes is refused
    /// with a page and does not end the wait.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::LoginTimedOut`] when the time is over.
    pub async fn receive_within(
        self,
        state: &str,
        clock: &dyn Clock,
        within: Duration,
    ) -> Result<LoginAnswer, Failure> {
        self.arrival_within(state, of_a_login, clock, within).await
    }

    /// Waits for the landing of the consent page that carries `state`, at most for `within`.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::LoginTimedOut`] when the time is over.
    pub async fn landing_within(
        self,
        state: &str,
        clock: &dyn Clock,
        within: Duration,
    ) -> Result<ConsentLanding, Failure> {
        self.arrival_within(state, of_consent, clock, within).await
    }

    async fn arrival_within<T>(
        self,
        state: &str,
        recognise: Recognise<T>,
        clock: &dyn Clock,
        within: Duration,
    ) -> Result<T, Failure> {
        let arrival = Box::pin(self.arrival(state, recognise));
        let answer = match select(arrival, clock.sleep(within)).await {
            Either::Left((answer, _)) => Some(answer),
            Either::Right(((), _)) => None,
        };
        answer.ok_or_else(|| {
            let cause = if *self.came_by_tls.borrow() {
                "tls"
            } else {
                ""
            };
            Failure::with(FailureCode::LoginTimedOut, &[("cause", cause)])
        })
    }

    async fn arrival<T>(&self, state: &str, recognise: Recognise<T>) -> T {
        let mut arrivals: FuturesUnordered<_> = self.listeners.iter().map(accept).collect();
        let mut conversations = FuturesUnordered::new();
        loop {
            tokio::select! {
                Some((listener, stream)) = arrivals.next() => {
                    arrivals.push(accept(listener));
                    if let Some(stream) = stream {
                        conversations.push(self.converse(stream, state, recognise));
                    }
                }
                Some(ended) = conversations.next() => {
                    if let Some(answer) = ended {
                        return answer;
                    }
                }
            }
        }
    }

    /// Serves one connection: a browser may open some that say nothing, and others for its own purposes.
    async fn converse<T>(
        &self,
        mut stream: TcpStream,
        state: &str,
        recognise: Recognise<T>,
    ) -> Option<T> {
        let (page, answer) = match Request::read(&mut stream).await {
            Ok(request) => self.reply(&request, state, recognise),
            Err(RequestError::Closed) => return None,
            Err(RequestError::Tls) => {
                // Closed at once, so that a browser which only prefers https comes back without it.
                let _ = stream.write_all(&PROTOCOL_VERSION_ALERT).await;
                let _ = stream.shutdown().await;
                self.came_by_tls.send_replace(true);
                return None;
            }
            Err(RequestError::TooLarge) => (Page::TooLarge, None),
            Err(RequestError::Malformed) => (Page::NotUnderstood, None),
        };
        // The answer is here, whether or not the browser stays to read the page.
        let _ = stream
            .write_all(page.response(&self.nonce, self.language).as_bytes())
            .await;
        let _ = stream.shutdown().await;
        answer
    }

    fn reply<T>(
        &self,
        request: &Request,
        state: &str,
        recognise: Recognise<T>,
    ) -> (Page, Option<T>) {
        let encoded = match request {
            Request::Get { path, .. } | Request::Post { path, .. } if *path != self.path => {
                return (Page::NotFound, None);
            }
            Request::Other => return (Page::NotAllowed, None),
            Request::Get { query: None, .. } => return (Page::Fragment, None),
            Request::Get {
                query: Some(query), ..
            } => query,
            Request::Post { body, .. } => body,
        };
        match recognise(encoded) {
            Some((answer, sent)) if sent.as_deref() == Some(state) => (Page::Done, Some(answer)),
            Some(_) => (Page::AnotherLogin, None),
            // A redirect URI with a query of its own can still carry its answer in the fragment.
            None if matches!(request, Request::Get { .. }) => (Page::Fragment, None),
            None => (Page::NotUnderstood, None),
        }
    }
}

/// Recognises what is awaited in form-encoded text, with the state that it carries.
type Recognise<T> = fn(&str) -> Option<(T, Option<String>)>;

fn of_a_login(encoded: &str) -> Option<(LoginAnswer, Option<String>)> {
    let answer = LoginAnswer::at_redirect_uri(encoded)?;
    let state = answer.landing().and_then(|landing| landing.state.clone());
    Some((answer, state))
}

fn of_consent(encoded: &str) -> Option<(ConsentLanding, Option<String>)> {
    let landing = ConsentLanding::parse(encoded).ok()?;
    let state = landing.state.clone();
    Some((landing, state))
}

async fn accept(listener: &TcpListener) -> (&TcpListener, Option<TcpStream>) {
    let stream = listener.accept().await.ok().map(|(stream, _)| stream);
    (listener, stream)
}

/// The loopback addresses that a host name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Addresses {
    V4,
    V6,
    Both,
}

impl Addresses {
    fn from_url(url: &Url) -> Option<Self> {
        if url.scheme() != "http" {
            return None;
        }
        match url.host()? {
            Host::Domain("localhost") => Some(Self::Both),
            Host::Ipv4(Ipv4Addr::LOCALHOST) => Some(Self::V4),
            Host::Ipv6(Ipv6Addr::LOCALHOST) => Some(Self::V6),
            _ => None,
        }
    }

    async fn bind(self, port: u16) -> io::Result<(Vec<TcpListener>, u16)> {
        match self {
            Self::V4 => bound(vec![TcpListener::bind(v4(port)).await?]),
            Self::V6 => bound(vec![TcpListener::bind(v6(port)).await?]),
            Self::Both => bind_both(port).await,
        }
    }
}

/// A port that is taken on the other address only would let another program answer: then the whole port is
/// taken. A computer without IPv6 needs one address only.
async fn bind_both(port: u16) -> io::Result<(Vec<TcpListener>, u16)> {
    let attempts = if port == 0 { ATTEMPTS } else { 1 };
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for _ in 0..attempts {
        let first = TcpListener::bind(v4(port)).await?;
        match TcpListener::bind(v6(first.local_addr()?.port())).await {
            Ok(second) => return bound(vec![first, second]),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            Err(_) => return bound(vec![first]),
        }
    }
    Err(last)
}

fn bound(listeners: Vec<TcpListener>) -> io::Result<(Vec<TcpListener>, u16)> {
    let port = listeners[0].local_addr()?.port();
    Ok((listeners, port))
}

fn v4(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

fn v6(port: u16) -> SocketAddr {
    (Ipv6Addr::LOCALHOST, port).into()
}

fn taken(port: u16, error: &io::Error) -> Failure {
    let port = port.to_string();
    Failure::with(FailureCode::LoopbackUnavailable, &[("port", &port)]).quoting(error)
}

/// Puts `port` into the text of `registered`. Not by way of a parsed URL, which would add a path.
fn with_port(registered: &RedirectUri, port: u16) -> Option<RedirectUri> {
    let (scheme, rest) = registered.as_str().split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let host = match authority.rsplit_once(':') {
        Some((host, digits)) if digits.bytes().all(|digit| digit.is_ascii_digit()) => host,
        _ => authority,
    };
    Some(RedirectUri::new(format!("{scheme}://{host}:{port}{tail}")))
}

#[cfg(test)]
mod tests;
