//! Real TLS on loopback, with certificates that nobody trusts here.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::super::{Http, HttpError, SystemHttp};
use crate::ports::CertificateFlaw;

/// A server on loopback whose certificate for `name` an authority of its own signed; its port, and the authority.
async fn server(name: &str, until: i32) -> (u16, String) {
    let key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority
        .distinguished_name
        .push(DnType::CommonName, "Contoso Proxy CA");
    let pem = authority.self_signed(&key).unwrap().pem();
    let authority = Issuer::new(authority, key);

    let key = KeyPair::generate().unwrap();
    let mut leaf = CertificateParams::new(vec![name.to_owned()]).unwrap();
    leaf.not_before = rcgen::date_time_ymd(2020, 1, 1);
    leaf.not_after = rcgen::date_time_ymd(until, 1, 1);
    let leaf = leaf.signed_by(&key, &authority).unwrap();

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(leaf.der().to_vec())],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // The client hangs up in the middle of the handshake.
            let _ = acceptor.accept(stream).await;
        }
    });
    (port, pem)
}

async fn asked(http: &SystemHttp, port: u16) -> HttpError {
    let request = http::Request::get(format!("https://localhost:{port}/?code=hidden"));
    let sent = http.send(request.body(Vec::new()).unwrap()).await;
    sent.unwrap_err()
}

fn untrusted(flaw: CertificateFlaw) -> HttpError {
    HttpError::Untrusted {
        host: "localhost".to_owned(),
        issuer: Some("Contoso Proxy CA".to_owned()),
        flaw,
    }
}

#[tokio::test]
async fn a_certificate_of_a_strange_authority_is_told_with_the_authoritys_name() {
    let (port, _) = server("localhost", 2099).await;
    let http = SystemHttp::trusting(None).unwrap();

    let error = asked(&http, port).await;

    assert_eq!(error, untrusted(CertificateFlaw::UnknownIssuer));
    assert!(!format!("{error:?}").contains("hidden"), "{error:?}");
}

#[tokio::test]
async fn what_is_wrong_with_a_certificate_of_a_trusted_authority_is_told_apart() {
    for (name, until, flaw) in [
        ("localhost", 2021, CertificateFlaw::Expired),
        ("other.example", 2099, CertificateFlaw::OtherName),
    ] {
        let (port, authority) = server(name, until).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("authority.pem");
        std::fs::write(&file, authority).unwrap();
        let http = SystemHttp::trusting(Some(&file)).unwrap();

        assert_eq!(asked(&http, port).await, untrusted(flaw), "{name}");
    }
}
