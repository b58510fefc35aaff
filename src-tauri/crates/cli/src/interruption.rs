//! Ctrl-C, looked out for from before anything is asked: where nobody looks out for it, it ends the program without a
//! word.

use std::future;

#[cfg(windows)]
use tokio::signal::windows::{CtrlC as Source, ctrl_c};

#[cfg(unix)]
use tokio::signal::unix::{Signal as Source, SignalKind, signal};

/// A Ctrl-C that may come.
pub(crate) struct Interruption {
    /// None where the system does not tell of it; then it ends the program, as it does any other.
    source: Option<Source>,
}

impl Interruption {
    /// Looks out from now on, and not only once somebody waits.
    pub(crate) fn looked_out_for() -> Self {
        #[cfg(unix)]
        let source = signal(SignalKind::interrupt());
        #[cfg(windows)]
        let source = ctrl_c();
        Self {
            source: source.ok(),
        }
    }

    /// Waits until it comes.
    pub(crate) async fn comes(&mut self) {
        let Some(source) = &mut self.source else {
            return future::pending().await;
        };
        if source.recv().await.is_none() {
            future::pending::<()>().await;
        }
    }
}
