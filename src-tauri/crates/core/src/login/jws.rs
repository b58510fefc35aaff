//! A signed token in its compact form (RFC 7515 §7.1), taken apart and not yet believed.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::failure::Flaw;
use crate::limits;
use crate::pasted::strict_json;

/// A token taken apart. Nothing in it is verified.
pub(crate) struct Jws<'a> {
    /// The protected header.
    pub(crate) header: Map<String, Value>,
    /// The payload.
    pub(crate) claims: Map<String, Value>,
    /// What the signature covers (RFC 7515 §2).
    pub(crate) signing_input: &'a str,
    /// The signature.
    pub(crate) signature: Vec<u8>,
}

/// Why a text is no signed token. Never quotes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MalformedToken {
    /// It does not have three parts.
    Parts,
    /// A part is not base64url without padding (RFC 7515 §2).
    Base64 {
        /// Which part.
        part: &'static str,
    },
    /// A part is not a JSON object with unique names.
    Json {
        /// Which part.
        part: &'static str,
    },
    /// It is longer than any token.
    TooLong,
}

impl From<MalformedToken> for Flaw {
    fn from(malformed: MalformedToken) -> Self {
        let (kind, part) = match malformed {
            MalformedToken::Parts => ("parts", ""),
            MalformedToken::Base64 { part } => ("base64", part),
            MalformedToken::Json { part } => ("json", part),
            MalformedToken::TooLong => ("too-long", ""),
        };
        Self::new("token", &[("kind", kind), ("part", part)])
    }
}

impl<'a> Jws<'a> {
    /// Takes `token` apart.
    pub(crate) fn parse(token: &'a str) -> Result<Self, MalformedToken> {
        if token.len() > limits::ID_TOKEN {
            return Err(MalformedToken::TooLong);
        }
        let (signing_input, signature) = token.rsplit_once('.').ok_or(MalformedToken::Parts)?;
        let (header, claims) = signing_input.split_once('.').ok_or(MalformedToken::Parts)?;
        if claims.contains('.') {
            return Err(MalformedToken::Parts);
        }
        Ok(Self {
            header: object("header", header)?,
            claims: object("payload", claims)?,
            signing_input,
            signature: octets("signature", signature)?,
        })
    }

    /// The header's `name`, where it is text.
    pub(crate) fn header_text(&self, name: &str) -> Option<&str> {
        self.header.get(name).and_then(Value::as_str)
    }

    /// The claim `name`, where it is text.
    pub(crate) fn claim_text(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Value::as_str)
    }
}

fn object(part: &'static str, text: &str) -> Result<Map<String, Value>, MalformedToken> {
    strict_json::object(&octets(part, text)?).map_err(|_| MalformedToken::Json { part })
}

fn octets(part: &'static str, text: &str) -> Result<Vec<u8>, MalformedToken> {
    BASE64_URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| MalformedToken::Base64 { part })
}
