//! Identity providers of SAML 2.0 and WS-Federation that nobody here wrote, as programs of their own: npm's
//! `saml-idp` and `wsfed`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use tempfile::TempDir;

use crate::packages::installed;
use crate::process::Process;

/// The issuer that both write.
pub const ISSUER: &str = "https://idp.example.org/federation";

/// A provider, running.
pub struct FederationProvider {
    metadata: String,
    _server: Process,
    _keys: SigningKey,
}

impl FederationProvider {
    /// Starts `saml-idp` for the service `audience`, which takes answers at `acs`.
    ///
    /// # Panics
    /// When Node or npm is missing, or the registry for the first installation.
    #[must_use]
    pub fn saml(audience: &str, acs: &str) -> Self {
        let keys = SigningKey::generate();
        let mut server = Command::new("node");
        server
            .current_dir(installed("saml-idp"))
            .arg("node_modules/saml-idp/bin/run.js")
            .args(["--host", "127.0.0.1", "--port", "0"])
            .args(["--audience", audience, "--acsUrl", acs, "--issuer", ISSUER])
            .arg("--cert")
            .arg(keys.certificate())
            .arg("--key")
            .arg(keys.private());
        let (server, metadata) = Process::start_and_read(&mut server, |line| {
            let (_, rest) = line.split_once("http://localhost:")?;
            let port = rest.strip_suffix("/metadata")?;
            Some(format!("http://127.0.0.1:{port}/metadata"))
        });
        Self {
            metadata,
            _server: server,
            _keys: keys,
        }
    }

    /// Starts `wsfed`, which signs in the person of this email address.
    ///
    /// # Panics
    /// When Node or npm is missing, or the registry for the first installation.
    #[must_use]
    pub fn ws_fed(email: &str) -> Self {
        let keys = SigningKey::generate();
        let mut server = Command::new("node");
        server
            .current_dir(installed("wsfed"))
            .args(["server.js", ISSUER, email])
            .arg(keys.certificate())
            .arg(keys.private());
        let (server, metadata) = Process::start_and_read(&mut server, |line| {
            line.starts_with("http://127.0.0.1:")
                .then(|| line.to_owned())
        });
        Self {
            metadata,
            _server: server,
            _keys: keys,
        }
    }

    /// Where it describes itself.
    #[must_use]
    pub fn metadata(&self) -> &str {
        &self.metadata
    }
}

/// A signing key with a certificate, in a folder of its own.
struct SigningKey(TempDir);

impl SigningKey {
    fn generate() -> Self {
        let key = rsa::RsaPrivateKey::new(&mut rand::rngs::OsRng, 2048).expect("a key");
        let pem = key.to_pkcs8_pem(LineEnding::LF).expect("a key");
        let pair = rcgen::KeyPair::from_pem(&pem).expect("a key");
        let certificate = rcgen::CertificateParams::new(Vec::new())
            .and_then(|parameters| parameters.self_signed(&pair))
            .expect("a certificate");
        let folder = tempfile::tempdir().expect("a folder can be made");
        let keys = Self(folder);
        fs::write(keys.certificate(), certificate.pem()).expect("a file can be written");
        fs::write(keys.private(), pem.as_bytes()).expect("a file can be written");
        keys
    }

    fn certificate(&self) -> PathBuf {
        self.0.path().join("signing.crt")
    }

    fn private(&self) -> PathBuf {
        self.0.path().join("signing.pem")
    }
}
