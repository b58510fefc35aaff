//! Whose certificates are trusted: the platform's trust store decides, and what it refuses is told by its kind and by
//! who signed it. An authority that a proxy brings along is only known by the chain that it presents.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, OtherError, SignatureScheme};
use rustls_platform_verifier::Verifier;
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::ports::CertificateFlaw;

/// How secure connections are made: TLS 1.2 and 1.3, HTTP/1.1, and the platform's trust store with the certificates
/// of `extra` beside it.
///
/// # Errors
///
/// Fails where a certificate of `extra` is none, or the cryptography lacks what TLS needs.
pub(super) fn tls(extra: Vec<CertificateDer<'static>>) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = SystemTrust::new(extra, &provider)?;
    let mut tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(tls)
}

/// A certificate that is not trusted, as it travels among the causes of a connection that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Untrusted {
    /// What is wrong with it.
    pub(super) flaw: CertificateFlaw,
    /// Who signed the chain that was presented, by name.
    pub(super) issuer: Option<String>,
}

impl Untrusted {
    /// The one among the causes of `error`, if a certificate was why the connection failed.
    pub(super) fn among(error: &(dyn Error + 'static)) -> Option<Self> {
        let mut cause = Some(error);
        while let Some(error) = cause {
            if let Some(found) = error.downcast_ref::<Self>() {
                return Some(found.clone());
            }
            if let Some(found) = error
                .downcast_ref::<rustls::Error>()
                .and_then(Self::in_refusal)
            {
                return Some(found);
            }
            // An input error hides what it is made of from its own list of causes.
            let wrapped = error
                .downcast_ref::<std::io::Error>()
                .and_then(std::io::Error::get_ref);
            cause = match wrapped {
                Some(inner) => Some(inner),
                None => error.source(),
            };
        }
        None
    }

    fn in_refusal(error: &rustls::Error) -> Option<Self> {
        match error {
            rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(inner))) => {
                inner.downcast_ref::<Self>().cloned()
            }
            _ => None,
        }
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "untrusted certificate: {}", self.flaw.id())
    }
}

impl Error for Untrusted {}

/// The platform's verifier, whose refusals say more.
#[derive(Debug)]
struct SystemTrust {
    /// None on a computer without a single authority, as a bare container is: addresses of this computer can still be
    /// asked there, and all others are refused for that reason.
    platform: Option<Verifier>,
    schemes: Vec<SignatureScheme>,
}

impl SystemTrust {
    fn new(
        extra: Vec<CertificateDer<'static>>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Self, rustls::Error> {
        let schemes = provider
            .signature_verification_algorithms
            .supported_schemes();
        let platform = if extra.is_empty() {
            Verifier::new(Arc::clone(provider)).ok()
        } else {
            Some(Verifier::new_with_extra_roots(extra, Arc::clone(provider))?)
        };
        Ok(Self { platform, schemes })
    }
}

impl ServerCertVerifier for SystemTrust {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let refused = |flaw| {
            let issuer = issuer(intermediates.last().unwrap_or(end_entity));
            let untrusted = Untrusted { flaw, issuer };
            rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(
                untrusted,
            ))))
        };
        let Some(platform) = &self.platform else {
            return Err(refused(CertificateFlaw::NoTrustStore));
        };
        platform
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            .map_err(|error| refused(flaw(&error)))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        match &self.platform {
            Some(platform) => platform.verify_tls12_signature(message, cert, dss),
            None => Err(CertificateError::UnknownIssuer.into()),
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        match &self.platform {
            Some(platform) => platform.verify_tls13_signature(message, cert, dss),
            None => Err(CertificateError::UnknownIssuer.into()),
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.schemes.clone()
    }
}

const fn flaw(error: &rustls::Error) -> CertificateFlaw {
    match error {
        rustls::Error::InvalidCertificate(
            CertificateError::Expired | CertificateError::ExpiredContext { .. },
        ) => CertificateFlaw::Expired,
        rustls::Error::InvalidCertificate(
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. },
        ) => CertificateFlaw::NotYetValid,
        rustls::Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => CertificateFlaw::OtherName,
        rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer) => {
            CertificateFlaw::UnknownIssuer
        }
        _ => CertificateFlaw::Other,
    }
}

/// The issuer of a certificate, by its common name or else its organisation.
fn issuer(certificate: &CertificateDer<'_>) -> Option<String> {
    let (_, certificate) = X509Certificate::from_der(certificate).ok()?;
    let issuer = certificate.issuer();
    let name = issuer
        .iter_common_name()
        .chain(issuer.iter_organization())
        .find_map(|name| name.as_str().ok())?;
    Some(name.to_owned())
}

#[cfg(test)]
mod tests;
