//! Whom a federated login asks: any provider, by its metadata.

use std::path::Path;

use consentry_core::engine::composition;
use consentry_core::entra::federation::{self, FederationMetadata, address};
use consentry_core::login::Expect;

use super::saved_answer;
use crate::exit::Exit;
use crate::print;
use crate::words::say;

/// A provider that described itself.
pub(super) struct Provider {
    /// Its own description.
    pub(super) metadata: FederationMetadata,
    /// Whose assertion it must be.
    pub(super) expect: Expect,
}

impl Provider {
    /// Reads the metadata at an address or in a file.
    ///
    /// # Errors
    ///
    /// Fails where nothing can be read there, or where it is no metadata.
    pub(super) async fn described_by(metadata: &str) -> Result<Self, Exit> {
        let metadata = if let Some(url) = address::published(metadata) {
            if address::is_of_the_directory(&url) {
                print::warning(&say("login-metadata-of-the-directory", &[]));
            }
            federation::fetch(&composition::http()?, &url).await?
        } else {
            FederationMetadata::read(&saved_answer::read(Path::new(metadata))?)?
        };
        let expect = metadata
            .tenant()
            .map_or(Expect::Foreign, |tenant| Expect::Entra { tenant });
        Ok(Self { metadata, expect })
    }
}
