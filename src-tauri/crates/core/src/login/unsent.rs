//! A request to sign in that was made and that nobody has sent yet. It is sent once.

use std::fmt;

use url::Url;

/// A request, with the login `L` that waits for its answer once it is sent.
pub struct Unsent<L> {
    pub(super) url: Url,
    pub(super) login: L,
}

impl<L> Unsent<L> {
    /// The address to open.
    #[must_use]
    pub const fn url(&self) -> &Url {
        &self.url
    }

    /// The same login, its request sent.
    #[must_use]
    pub fn sent(self) -> L {
        self.login
    }
}

/// Shows nothing of it: address and login hold what must not be guessed.
impl<L> fmt::Debug for Unsent<L> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Unsent").finish_non_exhaustive()
    }
}
