//! Bundle to bytes: indented for people, members in the order of the types, the digest set.

use super::Bundle;
use crate::BundleError;

impl Bundle {
    /// Writes the bundle, with its digest, ending in a newline. The same bundle always gives the same bytes.
    ///
    /// # Errors
    ///
    /// A [`BundleError`] when the result could not be read back: too large, too deep, or with a member of
    /// [`Unknown`](crate::Unknown) that has a name of the format's own.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        let bundle = Self {
            digest: Some(self.digest()?),
            ..self.clone()
        };
        let mut bytes =
            serde_json::to_vec_pretty(&bundle).map_err(|error| BundleError::Malformed {
                path: "/".to_owned(),
                problem: error.to_string(),
            })?;
        bytes.push(b'\n');
        Self::parse(&bytes)?.verify()?;
        Ok(bytes)
    }
}
