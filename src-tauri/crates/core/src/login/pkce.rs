//! Proof Key for Code Exchange (RFC 7636, method S256), and the other two values that only this login
//! knows. All come from the [`Entropy`] port, so that a seeded one makes a login repeatable.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use oauth2::{PkceCodeChallenge, PkceCodeVerifier};

use crate::ports::Entropy;

/// Octets of randomness in each value: 43 characters of base64url, the least that RFC 7636 §4.1 allows
/// for a code verifier and what its §7.1 recommends.
const OCTETS: usize = 32;

/// A fresh unguessable value of 43 characters.
pub(crate) fn unguessable(entropy: &dyn Entropy) -> String {
    let mut octets = [0; OCTETS];
    entropy.fill(&mut octets);
    BASE64_URL_SAFE_NO_PAD.encode(octets)
}

/// A fresh code verifier and its S256 challenge.
pub(crate) fn pair(entropy: &dyn Entropy) -> (PkceCodeVerifier, PkceCodeChallenge) {
    let verifier = PkceCodeVerifier::new(unguessable(entropy));
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
    (verifier, challenge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        struct AppendixB;
        impl Entropy for AppendixB {
            fn fill(&self, bytes: &mut [u8]) {
                bytes.copy_from_slice(&[
                    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22,
                    212, 37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
                ]);
            }
        }

        let (verifier, challenge) = pair(&AppendixB);

        assert_eq!(
            verifier.secret(),
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        );
        assert_eq!(
            challenge.as_str(),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
        assert_eq!(challenge.method().as_str(), "S256");
    }
}
