//! This process as a host of the engine: its ports, its folders, its services.

use std::path::PathBuf;
use std::sync::Arc;

use consentry_core::engine::composition::{self, Composition};
use consentry_core::engine::{Engine, Folders};
use consentry_core::entra::cloud::Clouds;
use consentry_core::ports::system::CommandBrowser;
use consentry_core::ports::{Browser, BrowserError, Ports};
use consentry_core::service::Services;
use tokio::sync::watch;
use url::Url;

use crate::args::Global;
use crate::exit::Exit;
use crate::print;
use crate::words::{language, say};

/// This computer, as a host of the engine.
pub(crate) struct Host {
    /// Set-ups, and a person's own service profiles.
    pub(crate) folders: Folders,
    /// The services that can be connected.
    pub(crate) services: Services,
    /// Another login host in place of Microsoft's.
    authority: Option<Url>,
    browser: Option<String>,
}

impl Host {
    /// Finds the folders and reads the profiles. Neither network nor keyring is touched.
    ///
    /// # Errors
    ///
    /// `environment.*` for an environment that nothing can be put together from.
    pub(crate) fn new(global: &Global) -> Result<Self, Exit> {
        let Composition {
            home,
            authority_host,
            ..
        } = Composition::of_this_process()?;
        let services = Services::load(language(), &home.join("services"));
        for malformed in services.malformed() {
            let said = malformed.view(language());
            print::warning(&format!("{}: {}: {}", said.file, said.path, said.reason));
        }
        Ok(Self {
            folders: Folders {
                home,
                exports: std::path::absolute(".").unwrap_or_else(|_| PathBuf::from(".")),
            },
            services,
            authority: global.authority_host.clone().or(authority_host),
            browser: global.browser.clone(),
        })
    }

    /// The command that was given to open pages with.
    pub(crate) fn browser_command(&self) -> Option<&str> {
        self.browser.as_deref()
    }

    /// The ports of this computer, with the person's own browser.
    ///
    /// # Errors
    ///
    /// `network.unreachable` where no secure connection can be made.
    pub(crate) fn ports(&self) -> Result<Ports, Exit> {
        self.ports_telling(watch::Sender::new(()))
    }

    /// The same, which tell `opened` of every page, once its address stands in the terminal.
    ///
    /// # Errors
    ///
    /// `network.unreachable` where no secure connection can be made.
    pub(crate) fn ports_telling(&self, opened: watch::Sender<()>) -> Result<Ports, Exit> {
        let browser = Announced {
            browser: self.command_browser(),
            opened,
        };
        Ok(composition::ports(Arc::new(browser), None)?)
    }

    /// What pages are opened with.
    pub(crate) fn command_browser(&self) -> CommandBrowser {
        match &self.browser {
            Some(command) => CommandBrowser::command(command),
            None => CommandBrowser::system(),
        }
    }

    /// An engine on these ports.
    pub(crate) fn engine(&self, ports: Ports) -> Engine {
        Engine::new(
            ports,
            self.folders.clone(),
            self.services.clone(),
            self.authority.clone(),
            language(),
        )
    }

    /// Microsoft's clouds as this host reaches them.
    pub(crate) fn clouds(&self) -> Clouds {
        Clouds {
            authority_host: self.authority.clone(),
            practice: None,
        }
    }
}

/// A browser whose address is also shown in the terminal: where none starts, it can be opened by hand.
struct Announced {
    browser: CommandBrowser,
    opened: watch::Sender<()>,
}

impl Browser for Announced {
    fn open(&self, url: &Url) -> Result<(), BrowserError> {
        print::note(&say("browser-opening", &[("url", url.as_str())]));
        if let Err(BrowserError { reason }) = self.browser.open(url) {
            print::note(&say("browser-not-started", &[("reason", &reason)]));
        }
        self.opened.send_replace(());
        Ok(())
    }
}
