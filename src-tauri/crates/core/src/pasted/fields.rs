//! Names with their values, as a protocol's message has them, wherever they stood.

use std::borrow::Cow;

use url::Url;

/// The parameters by which a message of any of the protocols is recognised (RFC 6749 §4, OpenID Connect Core §3, SAML
/// bindings §3.4 and §3.5, WS-Federation §13.2, and Entra's own).
const NAMES: [&str; 18] = [
    "RelayState",
    "SAMLRequest",
    "SAMLResponse",
    "access_token",
    "admin_consent",
    "tenant",
    "client_id",
    "code",
    "error",
    "error_description",
    "id_token",
    "refresh_token",
    "session_state",
    "state",
    "wa",
    "wctx",
    "wresult",
    "wtrealm",
];

/// Names with their values.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    /// Where they arrived, without query and fragment, where that is known.
    pub(crate) address: Option<String>,
    /// Where they stood.
    pub(crate) origin: Origin,
    /// The values of a query, a form, a table or an object.
    pub(crate) values: Vec<(String, String)>,
    /// All of the JSON object that they are members of, where it is an error: it may say more.
    pub(crate) object: Option<String>,
    /// The values of a fragment.
    pub(crate) fragment: Vec<(String, String)>,
}

/// Where names and values stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// All of what was brought is one address or one form.
    #[default]
    Whole,
    /// Among other things, which may use the same names for something else.
    Among,
    /// In a JSON object, as a token endpoint answers.
    Object,
}

/// Whether `name` is a parameter of a protocol.
pub(super) fn is_known(name: &str) -> bool {
    NAMES.contains(&name)
}

impl Fields {
    /// Whether any of the names is a parameter of a protocol.
    pub(super) fn are_known(&self) -> bool {
        self.all().any(|(name, _)| is_known(name))
    }

    /// Values of query and fragment alike.
    pub(crate) fn all(&self) -> impl Iterator<Item = &(String, String)> {
        self.values.iter().chain(&self.fragment)
    }

    /// The first value of this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut all = self.all();
        all.find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the same was sent, wherever it arrived.
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        self.values == other.values && self.fragment == other.fragment
    }

    /// Of an address, whose lines a mail may have broken.
    pub(super) fn from_address(text: &str) -> Option<Self> {
        let text = rejoined(text);
        if text.contains(char::is_whitespace) {
            return None;
        }
        let url = Url::parse(&text).ok().filter(Url::has_host)?;
        let end = text.find(['?', '#']).unwrap_or(text.len());
        let fields = Self {
            address: Some(text[..end].to_owned()),
            values: url.query().map(pairs).unwrap_or_default(),
            fragment: url.fragment().map(pairs).unwrap_or_default(),
            ..Self::default()
        };
        Some(fields)
    }

    /// Of a query, a fragment or a form, whose lines a mail may have broken.
    pub(super) fn from_form(text: &str) -> Option<Self> {
        let text = rejoined(text);
        let (query, fragment) = parts(&text);
        let fields = Self {
            values: pairs(query),
            fragment: pairs(fragment),
            ..Self::default()
        };
        let with_document = query.split('&').any(|pair| pair.contains("=<"));
        let named = fields.all().all(|(name, _)| is_name(name));
        (!with_document && named && fields.are_known()).then_some(fields)
    }
}

/// A query and a fragment, perhaps after an address without its scheme.
fn parts(text: &str) -> (&str, &str) {
    let text = match text.split_once('?') {
        Some((address, query)) if !address.contains(['=', '&', ' ']) => query,
        _ => text,
    };
    let text = text.trim_start_matches(['?', '#', '&']);
    text.split_once('#').unwrap_or((text, ""))
}

/// Whether it can be the name of a parameter: a sentence with an equals sign in it is no form.
fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$' | b'[' | b']')
    })
}

/// The names and values of form-encoded text.
pub(crate) fn pairs(encoded: &str) -> Vec<(String, String)> {
    let pairs = form_urlencoded::parse(encoded.as_bytes());
    pairs.into_owned().collect()
}

/// Without the line breaks that a mail or a terminal put in, and the indentation of the lines after them.
pub(super) fn rejoined(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.lines().map(str::trim).collect())
}
