//! The engine, put together on a thread of its own while the system makes the window: profiles, trust store and saved
//! set-ups are read by the time the page asks for its first view.

use std::thread::{self, JoinHandle};

use consentry_core::engine::composition::{self, Composition};
use consentry_core::engine::{Engine, Folders};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::Services;
use tauri::AppHandle;

use crate::ports::{Running, browser, sign_in_window};

/// An engine in the making.
pub(crate) struct Start {
    program: Running,
    engine: JoinHandle<Result<Engine, Failure>>,
}

impl Start {
    /// Begins to put the engine together.
    pub(crate) fn begin() -> Self {
        let program = Running::default();
        let later = program.clone();
        Self {
            program,
            engine: thread::spawn(move || compose(&later)),
        }
    }

    /// The engine, with the browser and the windows of `app`. Waits for what is left to be done.
    ///
    /// # Errors
    ///
    /// Those of [`Composition::of_this_process`] and [`composition::ports`].
    pub(crate) fn finish(self, app: &AppHandle) -> Result<Engine, Failure> {
        // Nobody else gives it a place.
        let _ = self.program.set(app.clone());
        let ended = self.engine.join();
        ended.unwrap_or_else(|_| Err(Failure::new(FailureCode::InternalDefect)))
    }
}

fn compose(program: &Running) -> Result<Engine, Failure> {
    let composition = Composition::of_this_process()?;
    let browser = browser::of(program.clone());
    let sign_in_window = sign_in_window::of(program.clone());
    let ports = composition::ports(browser, Some(sign_in_window))?;
    let services = Services::load(composition.language, &composition.home.join("services"));
    let folders = Folders {
        exports: composition::downloads().unwrap_or_else(|| composition.home.clone()),
        home: composition.home,
    };
    let engine = Engine::new(
        ports,
        folders,
        services,
        composition.authority_host,
        composition.language,
    );
    // The engine keeps it for the first view.
    let _read = engine.home();
    Ok(engine)
}
