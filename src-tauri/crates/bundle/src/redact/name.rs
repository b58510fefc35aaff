//! The names under which protocols carry what could be used again.

use percent_encoding::percent_decode_str;

use super::Reason;

/// Something that must not stay: its name in the standard, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sensitive {
    pub(crate) what: &'static str,
    pub(crate) reason: Reason,
}

impl Sensitive {
    pub(super) const BEARER: Self = Self {
        what: "Authorization",
        reason: Reason::Credential,
    };
    pub(super) const COMPACT: Self = Self {
        what: "JWT",
        reason: Reason::Token,
    };
    pub(super) const MARKUP: Self = Self {
        what: "markup",
        reason: Reason::Markup,
    };
    pub(super) const OPAQUE: Self = Self {
        what: "text",
        reason: Reason::Opaque,
    };
    pub(super) const SIGNATURE: Self = Self {
        what: "SignatureValue",
        reason: Reason::Assertion,
    };
    pub(crate) const SEALED: Self = Self {
        what: "sealed",
        reason: Reason::Credential,
    };

    /// What a parameter, member or header of this name holds, if it must not stay. Case, `_` and `-` do not matter,
    /// so that `client_secret` and `clientSecret` are one; nor does what comes before the name in a path.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let decoded = percent_decode_str(name).decode_utf8_lossy();
        let last = decoded
            .trim()
            .trim_end_matches("[]")
            .rsplit(|c: char| !is_name(c))
            .next()?;
        let plain: String = last
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
        NAMES
            .iter()
            .find(|(known, ..)| *known == plain)
            .map(|(_, what, reason)| Self {
                what,
                reason: *reason,
            })
    }
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '-'
}

const NAMES: &[(&str, &str, Reason)] = &[
    ("accesstoken", "access_token", Reason::Token),
    ("assertion", "assertion", Reason::Assertion),
    ("authorization", "Authorization", Reason::Credential),
    ("clientassertion", "client_assertion", Reason::Credential),
    ("clientinfo", "client_info", Reason::Session),
    ("clientsecret", "client_secret", Reason::Credential),
    ("code", "code", Reason::Code),
    ("codeverifier", "code_verifier", Reason::Verifier),
    ("cookie", "Cookie", Reason::Session),
    ("devicecode", "device_code", Reason::Code),
    ("idtoken", "id_token", Reason::Token),
    ("idtokenhint", "id_token_hint", Reason::Token),
    ("passwd", "password", Reason::Credential),
    ("password", "password", Reason::Credential),
    ("privatekey", "private_key", Reason::Credential),
    (
        "proxyauthorization",
        "Proxy-Authorization",
        Reason::Credential,
    ),
    ("refreshtoken", "refresh_token", Reason::Token),
    ("relaystate", "RelayState", Reason::State),
    ("samlart", "SAMLart", Reason::Assertion),
    ("samlresponse", "SAMLResponse", Reason::Assertion),
    ("secret", "client_secret", Reason::Credential),
    ("secrettext", "client_secret", Reason::Credential),
    ("sessionstate", "session_state", Reason::Session),
    ("setcookie", "Set-Cookie", Reason::Session),
    ("state", "state", Reason::State),
    ("token", "token", Reason::Token),
    ("usercode", "user_code", Reason::Code),
    ("wctx", "wctx", Reason::State),
    ("wresult", "wresult", Reason::Assertion),
];
