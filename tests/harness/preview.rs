//! The interface on its fake engine, built and served for a plain browser: every screen, without an engine behind it.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::process::Process;

/// The interface, served as long as this lives.
pub struct Preview {
    address: String,
    _server: Process,
    _built: TempDir,
}

impl Preview {
    /// Builds the interface with its fake and serves it.
    ///
    /// # Panics
    /// When the interface's packages are not installed, or it cannot be built.
    #[must_use]
    pub fn start() -> Self {
        let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui");
        let built = tempfile::tempdir().expect("a temporary folder");
        let vite = || {
            let mut vite = Command::new("npx");
            vite.arg("vite")
                .current_dir(&ui)
                .env("NODE_ENV", "development");
            vite
        };
        let status = vite()
            .args(["build", "--mode", "development", "--outDir"])
            .arg(built.path())
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "it can be built"
        );
        let mut server = vite();
        server
            .args(["preview", "--host", "127.0.0.1", "--port", "0", "--outDir"])
            .arg(built.path())
            .env("NO_COLOR", "1");
        let (server, address) = Process::start_and_read(&mut server, |line| {
            let at = line.find("http://127.0.0.1:")?;
            Some(line[at..].trim().trim_end_matches('/').to_owned())
        });
        Self {
            address,
            _server: server,
            _built: built,
        }
    }

    /// The address of a screen.
    #[must_use]
    pub fn url(&self, screen: &str) -> String {
        format!("{}/?screen={screen}", self.address)
    }
}
