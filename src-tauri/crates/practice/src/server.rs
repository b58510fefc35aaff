//! Starting and stopping the practice tenant, and what surrounds every request to it.

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
};

use axum::serve::ListenerExt;
use serde_json::Value;
use tokio::{net::TcpListener, sync::broadcast, sync::oneshot};
use url::Url;

use crate::{
    clock::Clock,
    directory::{
        Directory, WantedApplication,
        applications::contents,
        seed::{Seed, SeedError},
    },
    scenario::{Scenario, Switch},
    server::{
        ready::{Ready, ReadyApplication},
        tls::{Tls, TlsError},
    },
    world::{World, log::ServedRequest},
};

mod interaction;
pub(crate) mod ready;
mod routes;
mod tls;

/// How to start a practice tenant. The default is one on a free port, over http, with nothing amiss.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The port on 127.0.0.1; a free one if `None`.
    pub port: Option<u16>,
    /// Whether to serve https, with a certificate authority of its own.
    pub tls: bool,
    /// What goes wrong from the start.
    pub scenarios: Vec<Switch>,
    /// More tenants, people and applications.
    pub seed: Option<Seed>,
    /// User principal name or kind of the person whose pages are skipped, so that any HTTP client that follows
    /// redirects is a browser. Admin consent is then granted too.
    pub auto: Option<String>,
    /// What time it is.
    pub clock: Clock,
}

/// Why a practice tenant did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or not ours to take.
    #[error("port {port} on 127.0.0.1 cannot be used")]
    Port {
        /// The port asked for; 0 for any.
        port: u16,
        /// What the system says.
        source: std::io::Error,
    },
    /// The seed contradicts itself or the directory.
    #[error("the seed does not fit: {0}")]
    Seed(#[from] SeedError),
    /// Nobody has the name or kind given as `auto`.
    #[error("there is nobody named “{0}” in the practice tenant, and no such kind")]
    UnknownUser(String),
    /// TLS could not be set up.
    #[error("TLS could not be set up")]
    Tls(#[from] TlsError),
}

impl StartError {
    /// What the system says, where it refused.
    #[must_use]
    pub const fn of_the_system(&self) -> Option<&std::io::Error> {
        match self {
            Self::Port { source, .. } | Self::Tls(TlsError::File(source)) => Some(source),
            Self::Seed(_) | Self::Tls(_) | Self::UnknownUser(_) => None,
        }
    }
}

/// A running practice tenant. Dropping it stops it.
pub struct PracticeTenant {
    world: Arc<World>,
    tls: Option<Tls>,
    stop: Option<oneshot::Sender<()>>,
}

impl PracticeTenant {
    /// Starts one on 127.0.0.1. Keys are made when they are first needed, so this is quick.
    ///
    /// # Errors
    /// When the port is taken, the seed does not fit, nobody is called what `auto` says, or TLS fails.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let tls = options.tls.then(Tls::make).transpose()?;
        let port = options.port.unwrap_or(0);
        let refused = |source| StartError::Port { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let world = Arc::new(world(options, base(address, tls.is_some()))?);
        let (stop, stopped) = oneshot::channel();
        let router = routes::router(Arc::clone(&world));
        let stopped = async {
            // Dropping the sender is the signal.
            let _ = stopped.await;
        };
        if let Some(tls) = &tls {
            let listener = tls.listen(listener).map_err(refused)?;
            let serving = axum::serve(listener, router).with_graceful_shutdown(stopped);
            tokio::spawn(serving.into_future());
        } else {
            // Small answers in quick succession: waiting to fill packets would cost 40 ms each.
            let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
            let serving = axum::serve(listener, router).with_graceful_shutdown(stopped);
            tokio::spawn(serving.into_future());
        }
        Ok(Self {
            world,
            tls,
            stop: Some(stop),
        })
    }

    /// Everything one needs to use it. Reflects the scenarios that are on at this moment.
    #[must_use]
    pub fn ready(&self) -> Ready {
        let ca: Option<PathBuf> = self.tls.as_ref().map(|tls| tls.ca().to_owned());
        Ready::new(&self.world, self.portal(), ca)
    }

    /// What stands where `https://login.microsoftonline.com` stands.
    #[must_use]
    pub fn authority(&self) -> &Url {
        &self.world.base
    }

    /// The practice admin center, for a person.
    #[must_use]
    pub fn portal(&self) -> Url {
        let mut url = self.world.base.clone();
        url.set_path("/practice/portal");
        url
    }

    /// The application that a set-up wants: one there is, or else a new one, consented to and assigned. Asked for the same, it
    /// is the same one, in another practice tenant too.
    #[expect(
        clippy::must_use_candidate,
        reason = "that it is there is the point, what it is a courtesy"
    )]
    pub fn provide(&self, wanted: &WantedApplication) -> ReadyApplication {
        ReadyApplication::new(&self.world, self.world.provide(wanted))
    }

    /// The same for what is `wanted` in JSON: its Application (client) ID, and its client secret (Value) where it has one.
    /// None where that does not say what is wanted.
    #[must_use]
    pub fn provide_wanted(&self, wanted: Value) -> Option<(String, Option<String>)> {
        let registered = self.provide(&serde_json::from_value(wanted).ok()?);
        Some((registered.client_id.to_string(), registered.client_secret))
    }

    /// Switches exactly these scenarios on for good, from the next request.
    pub fn set_scenarios(&self, scenarios: &[Scenario]) {
        let switches: Vec<_> = scenarios.iter().copied().map(Switch::from).collect();
        self.switch(&switches);
    }

    /// Switches exactly these scenarios on, from the next request, each as often as it says.
    pub fn switch(&self, switches: &[Switch]) {
        self.world.set_scenarios(switches);
    }

    /// The scenarios that are on.
    #[must_use]
    pub fn scenarios(&self) -> Vec<Scenario> {
        self.world.scenarios()
    }

    /// Every request from now on, as it is served.
    #[must_use]
    pub fn requests(&self) -> broadcast::Receiver<ServedRequest> {
        self.world.log.listen()
    }

    /// The requests served so far, the last ten thousand at most.
    #[must_use]
    pub fn log(&self) -> Vec<ServedRequest> {
        self.world.log.lines()
    }
}

impl Drop for PracticeTenant {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

impl fmt::Debug for PracticeTenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PracticeTenant")
            .field("authority", &self.world.base.as_str())
            .field("scenarios", &self.scenarios())
            .finish_non_exhaustive()
    }
}

/// An address, not a name: resolving `localhost` tries IPv6 first and costs seconds on some systems.
fn base(address: SocketAddr, tls: bool) -> Url {
    let scheme = if tls { "https" } else { "http" };
    Url::parse(&format!("{scheme}://{address}/")).expect("a scheme and a socket address make a URL")
}

fn world(options: Options, base: Url) -> Result<World, StartError> {
    let mut directory = Directory::contents();
    let mut applications = contents::applications();
    let mut principals = contents::service_principals(&directory);
    if let Some(seed) = &options.seed {
        let now = options.clock.now();
        seed.plant(&mut directory, &mut applications, &mut principals, now)?;
    }
    let auto = match options.auto {
        None => None,
        Some(wanted) => match directory.named(&wanted) {
            Some(user) => Some(user.oid),
            None => return Err(StartError::UnknownUser(wanted)),
        },
    };
    let world = World::new(
        base,
        options.clock,
        directory,
        applications,
        principals,
        auto,
    );
    world.set_scenarios(&options.scenarios);
    Ok(world)
}
