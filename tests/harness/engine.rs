//! The real engine and the real practice tenant in one process, with a test as the person between them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use consentry_core::engine::{Engine, Folders, Practice};
use consentry_core::language::Language;
use consentry_core::ports::system::{SystemDns, SystemHttp};
use consentry_core::ports::{Clock as _, Http, Ports};
use consentry_core::service::Services;
use consentry_core::view::SetupView;
use consentry_core::view::request::NamedSetup;
use consentry_practice::{Clock, Kind, Options, PracticeTenant, Scenario, Seed};
use tempfile::TempDir;
use tokio::sync::{Mutex, mpsc};
use url::Url;

use crate::browser::{HttpBrowser, Person};
use crate::network::Network;
use crate::ports::{BrowserToTest, HandClock, SeededEntropy, TestKeyring};

/// A desk with everything a set-up takes.
pub struct Desk {
    /// The engine that is tested.
    pub engine: Engine,
    /// The directory that it meets.
    pub practice: Arc<PracticeTenant>,
    /// The time, for both of them.
    pub clock: Arc<HandClock>,
    /// Where the engine keeps secrets.
    pub keyring: Arc<TestKeyring>,
    /// The engine's network.
    pub network: Arc<Network>,
    http: SystemHttp,
    opened: Mutex<mpsc::UnboundedReceiver<Url>>,
    folder: TempDir,
}

impl Desk {
    /// A desk with nothing on it but a practice tenant in which all is well.
    ///
    /// # Panics
    /// When the practice tenant does not start.
    pub async fn start() -> Self {
        Self::start_with(Seed::default()).await
    }

    /// The same, in a directory that holds what is in `seed` as well.
    ///
    /// # Panics
    /// When the practice tenant does not start.
    pub async fn start_with(seed: Seed) -> Self {
        let clock = Arc::new(HandClock::default());
        let practice = PracticeTenant::start(Options {
            clock: {
                let clock = Arc::clone(&clock);
                Clock::new(move || clock.now())
            },
            seed: Some(seed),
            ..Options::default()
        })
        .await
        .expect("the practice tenant starts");
        let practice = Arc::new(practice);
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let keyring = Arc::new(TestKeyring::default());
        let (open, opened) = mpsc::unbounded_channel();
        // Reading the system's trust store takes a while: once for each desk.
        let http = SystemHttp::new().expect("there is an HTTP client");
        let network = Arc::new(Network::new(http.clone()));
        let engine = engine(
            folder.path(),
            &clock,
            &keyring,
            Arc::clone(&network) as _,
            open,
            1,
        );
        engine.set_practice(Some(announcement(&practice)));
        Self {
            engine,
            practice,
            clock,
            keyring,
            network,
            http,
            opened: Mutex::new(opened),
            folder,
        }
    }

    /// Switches exactly these scenarios on.
    pub fn rehearse(&self, scenarios: &[Scenario]) {
        self.practice.set_scenarios(scenarios);
        self.engine.set_practice(Some(announcement(&self.practice)));
    }

    /// The next address that the engine opens in the browser.
    ///
    /// # Panics
    /// When what runs ends without opening one.
    pub async fn opened(&self) -> Url {
        self.opened_unless_failed().await.unwrap_or_else(|| {
            let setup = self.engine.view().setup;
            panic!(
                "nothing was opened: {:?}",
                setup.and_then(|setup| setup.failure)
            )
        })
    }

    /// The same; none when what runs ends without opening one.
    pub async fn opened_unless_failed(&self) -> Option<Url> {
        let mut opened = self.opened.lock().await;
        tokio::select! {
            biased;
            Some(url) = opened.recv() => Some(url),
            _ = self.engine.idle() => opened.try_recv().ok(),
        }
    }

    /// The browser of somebody of this kind, in which nobody has signed in yet.
    ///
    /// # Panics
    /// When there is nobody of this kind.
    #[must_use]
    pub fn browser(&self, kind: Kind) -> HttpBrowser {
        HttpBrowser::of(self.person(kind), self.http.clone())
    }

    /// Somebody of this kind, with their password.
    ///
    /// # Panics
    /// When there is nobody of this kind.
    #[must_use]
    pub fn person(&self, kind: Kind) -> Person {
        let user = self
            .practice
            .ready()
            .users
            .into_iter()
            .find(|user| user.kind == kind)
            .expect("there is somebody of every kind");
        Person {
            name: user.upn,
            password: user.password,
        }
    }

    /// This computer's network.
    #[must_use]
    pub const fn http(&self) -> &SystemHttp {
        &self.http
    }

    /// Whether `address` is one of the practice tenant's pages.
    #[must_use]
    pub fn is_practice(&self, address: &Url) -> bool {
        address.origin() == self.practice.authority().origin()
    }

    /// The set-up `id` as another process finds it on disk.
    ///
    /// # Panics
    /// When it is not there, or cannot be read.
    #[must_use]
    pub fn on_disk(&self, id: &str) -> SetupView {
        let (open, _) = mpsc::unbounded_channel();
        let other = engine(
            self.folder.path(),
            &self.clock,
            &self.keyring,
            Arc::clone(&self.network) as _,
            open,
            2,
        );
        other.set_practice(Some(announcement(&self.practice)));
        other
            .open_setup(&NamedSetup {
                setup: id.to_owned(),
            })
            .expect("the set-up is on disk")
            .setup
            .expect("it is open")
    }

    /// The folder with everything that the engine writes.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Every file that the engine has written, with what is in it.
    ///
    /// # Panics
    /// When the folder cannot be read.
    #[must_use]
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
                let path = entry.expect("the folder can be read").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = std::fs::read(&path).expect("the file can be read");
                    files.push((path, bytes));
                }
            }
        }
        files
    }
}

fn engine(
    folder: &Path,
    clock: &Arc<HandClock>,
    keyring: &Arc<TestKeyring>,
    http: Arc<dyn Http>,
    open: mpsc::UnboundedSender<Url>,
    seed: u64,
) -> Engine {
    let ports = Ports {
        browser: Arc::new(BrowserToTest(open)),
        clock: Arc::clone(clock) as _,
        dns: Arc::new(SystemDns),
        entropy: Arc::new(SeededEntropy::new(seed)),
        http,
        secrets: Arc::clone(keyring) as _,
        sign_in_window: None,
    };
    let folders = Folders {
        home: folder.join("home"),
        exports: folder.join("exports"),
    };
    Engine::new(
        ports,
        folders,
        Services::shipped().clone(),
        None,
        Language::english(),
    )
}

pub(crate) fn announcement(practice: &Arc<PracticeTenant>) -> Practice {
    let registrations = Arc::clone(practice);
    let active: Vec<_> = practice
        .scenarios()
        .into_iter()
        .map(Scenario::name)
        .collect();
    Practice::announced(
        &practice.ready(),
        &Scenario::ALL.map(Scenario::name),
        &active,
    )
    .expect("the announcement is one")
    .with_registrations(move |wanted| registrations.provide_wanted(wanted))
}
