//! TLS on loopback: a certificate authority made at start, told to nobody but through a private file.

use std::{io::Write as _, net::SocketAddr, path::Path, sync::Arc};

use axum::serve::Listener;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tempfile::NamedTempFile;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::JoinHandle,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

/// TLS could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A certificate could not be made.
    #[error("a certificate could not be made")]
    Certificate(#[from] rcgen::Error),
    /// The certificate cannot be served.
    #[error("the certificate cannot be served")]
    Configuration(#[from] rustls::Error),
    /// The file with the certificate authority could not be written.
    #[error("the file with the certificate authority could not be written")]
    File(#[from] std::io::Error),
}

/// A server's side of TLS, with the file that makes clients trust it. The file goes away with this.
pub(crate) struct Tls {
    acceptor: TlsAcceptor,
    ca: NamedTempFile,
}

impl Tls {
    pub(crate) fn make() -> Result<Self, TlsError> {
        let ca_key = KeyPair::generate()?;
        let ca_params = authority();
        let ca_certificate = ca_params.self_signed(&ca_key)?;
        let issuer = Issuer::new(ca_params, ca_key);
        let key = KeyPair::generate()?;
        let certificate = leaf()?.signed_by(&key, &issuer)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let mut ca = tempfile::Builder::new()
            .prefix("consentry-practice-ca-")
            .suffix(".pem")
            .tempfile()?;
        ca.write_all(ca_certificate.pem().as_bytes())?;
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            ca,
        })
    }

    /// The PEM file of the certificate authority.
    pub(crate) fn ca(&self) -> &Path {
        self.ca.path()
    }

    /// Serves what `tcp` accepts over TLS.
    pub(crate) fn listen(&self, tcp: TcpListener) -> std::io::Result<TlsListener> {
        TlsListener::over(tcp, self.acceptor.clone())
    }
}

fn authority() -> CertificateParams {
    let mut params = valid_for_years();
    params.distinguished_name.push(
        DnType::CommonName,
        "Consentry practice tenant, this run only",
    );
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn leaf() -> Result<CertificateParams, rcgen::Error> {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let mut params = CertificateParams::new(names)?;
    let window = valid_for_years();
    params.not_before = window.not_before;
    params.not_after = window.not_after;
    params
        .distinguished_name
        .push(DnType::CommonName, "localhost");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

fn valid_for_years() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params.not_after = rcgen::date_time_ymd(2099, 1, 1);
    params
}

/// Connections whose handshake is done. A client that dawdles holds up nobody else.
pub(crate) struct TlsListener {
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl TlsListener {
    fn over(mut tcp: TcpListener, acceptor: TlsAcceptor) -> std::io::Result<Self> {
        let address = tcp.local_addr()?;
        let (done, ready) = mpsc::channel(16);
        let accepting = tokio::spawn(async move {
            loop {
                let (stream, peer) = Listener::accept(&mut tcp).await;
                let (acceptor, done) = (acceptor.clone(), done.clone());
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        // The server may have stopped meanwhile.
                        let _ = done.send((stream, peer)).await;
                    }
                });
            }
        });
        Ok(Self {
            ready,
            address,
            accepting,
        })
    }
}

impl Drop for TlsListener {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            // Only while it is being dropped.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        Ok(self.address)
    }
}
