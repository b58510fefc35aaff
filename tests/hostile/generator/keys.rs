//! The keys of the corpus: they sign nothing but the corpus.

use std::sync::LazyLock;

use rsa::pkcs8::DecodePrivateKey as _;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

/// A key with its certificate.
pub(crate) struct Key {
    private: RsaPrivateKey,
    /// The certificate, as `X509Certificate` holds it.
    pub(crate) certificate: String,
}

macro_rules! keys {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal, $certificate:literal;)+) => {
        $(
            $(#[doc = $doc])+
            pub(crate) static $name: LazyLock<Key> = LazyLock::new(|| Key::read(
                include_str!(concat!("../../corpus/keys/test-only-", $key, ".pem")),
                include_str!(concat!("../../corpus/keys/", $certificate, ".crt")),
            ));
        )+
    };
}

keys! {
    /// The provider's signing key.
    SIGNING = "signing", "signing";
    /// The same key with a certificate that has expired.
    SIGNING_EXPIRED = "signing", "signing-expired";
    /// A key that nobody trusts.
    FOREIGN = "foreign", "foreign";
    /// A key of 1024 bits.
    SHORT = "short", "short";
    /// The provider's key for encryption alone.
    ENCRYPTION = "encryption", "encryption";
}

impl Key {
    fn read(private: &str, certificate: &str) -> Self {
        Self {
            private: RsaPrivateKey::from_pkcs8_pem(private).unwrap(),
            certificate: certificate
                .lines()
                .filter(|line| !line.starts_with("-----"))
                .collect(),
        }
    }

    /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2), which gives the same signature every time.
    pub(crate) fn sign_sha256(&self, text: &str) -> Vec<u8> {
        let digest = Sha256::digest(text);
        self.private
            .sign(Pkcs1v15Sign::new::<Sha256>(), &digest)
            .unwrap()
    }

    /// The same with SHA-1.
    pub(crate) fn sign_sha1(&self, text: &str) -> Vec<u8> {
        // The prefix of SHA-1 (RFC 8017 §9.2, note 1).
        const PREFIX: [u8; 15] = [
            0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04,
            0x14,
        ];
        let scheme = Pkcs1v15Sign {
            hash_len: Some(20),
            prefix: PREFIX.into(),
        };
        self.private.sign(scheme, &Sha1::digest(text)).unwrap()
    }
}
