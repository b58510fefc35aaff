//! Recognises the answer to a login in whatever form it was caught or pasted. Nothing in it is believed.
//!
//! Parameters that matter must not occur twice (RFC 6749 §3.1). What is secret in an answer is never shown
//! by `Debug`.

use std::collections::BTreeMap;

use secrecy::SecretString;

use super::jws::Jws;
use crate::failure::aadsts::{self, Aadsts};
use crate::failure::{Failure, FailureCode};
use crate::pasted::{self, Fields, Item, Kind, Origin, Pasted, Taken, Thing, Wanted, escapes};
use crate::ports::CapturedAnswer;

/// The answer to a login.
#[derive(Debug, Clone)]
pub enum LoginAnswer {
    /// An authorization code (RFC 6749 §4.1.2), alone.
    Code {
        /// The code.
        code: SecretString,
        /// How it came.
        landing: Arrival,
    },
    /// An error (RFC 6749 §4.1.2.1), of the authorization or of the token endpoint.
    Error {
        /// The protocol's `error`.
        error: String,
        /// The protocol's `error_description`.
        description: Option<String>,
        /// Entra's `error_subcode`, such as `cancel`.
        subcode: Option<String>,
        /// How it came.
        landing: Arrival,
    },
    /// An ID token: bare, or in an answer of the implicit or hybrid flow.
    IdToken {
        /// The token.
        token: SecretString,
        /// The code beside it.
        code: Option<SecretString>,
        /// The access token beside it.
        access_token: Option<SecretString>,
        /// How it came.
        landing: Arrival,
    },
    /// What a token endpoint sent (RFC 6749 §5.1).
    TokenResponse {
        /// The ID token.
        id_token: Option<SecretString>,
        /// The access token.
        access_token: Option<SecretString>,
    },
    /// What Entra's own error page says; it never redirects.
    PageError {
        /// The text with the AADSTS number.
        text: String,
    },
    /// A SAML 2.0 response (SAML bindings §3.5.4), its state being `RelayState`.
    SamlResponse {
        /// The response, as XML.
        xml: SecretString,
        /// How it came.
        landing: Arrival,
    },
    /// A WS-Federation response (WS-Federation §13.2.3), its state being `wctx`.
    WsFed {
        /// `wresult`, as XML.
        xml: SecretString,
        /// How it came.
        landing: Arrival,
    },
}

/// How an answer came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrival {
    /// Where.
    pub at: ArrivedAt,
    /// The state that it carries.
    pub state: Option<String>,
    /// The issuer that it names (RFC 9207).
    pub iss: Option<String>,
}

/// Where an answer came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ArrivedAt {
    /// At the redirect URI: it was caught there.
    RedirectUri,
    /// At this address, as somebody pasted it; without query and fragment.
    Address(String),
    /// Nobody knows.
    #[default]
    Unknown,
}

impl LoginAnswer {
    /// Recognises what somebody pasted, however it is dressed; of several answers, the last.
    ///
    /// # Errors
    ///
    /// As [`LoginAnswer::read`].
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let pasted = Pasted::from_text(text)?;
        Self::read(&pasted, Wanted::Answer).map(|taken| taken.value)
    }

    /// Recognises an answer in what somebody brought: the address one landed on, its query or fragment, form
    /// fields, a token response, an ID token, a SAML or WS-Federation response as XML or base64, the page that would
    /// have posted one, a recording of a browser's requests, or the text of an error page. Of several it takes the
    /// last that is of the protocol wanted.
    ///
    /// # Errors
    ///
    /// Names with `pasted.*` what stands in the place of an answer, and fails with
    /// [`FailureCode::LoginNotAnAnswer`] on anything else; the failure does not quote it.
    pub fn read(pasted: &Pasted, wanted: Wanted) -> Result<Taken<Self>, Failure> {
        pasted
            .last(|item| {
                let answer = of_item(item)?;
                Some((answer.rank(wanted), answer))
            })
            .ok_or_else(|| pasted.in_place_of(wanted, FailureCode::LoginNotAnAnswer))
    }

    /// Recognises what the sign-in window caught.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::LoginNotAnAnswer`] when it is no answer.
    pub fn caught(caught: &CapturedAnswer) -> Result<Self, Failure> {
        let answer = match caught {
            CapturedAnswer::Address(url) => of_fields(
                &Fields {
                    values: url.query().map(pasted::pairs).unwrap_or_default(),
                    fragment: url.fragment().map(pasted::pairs).unwrap_or_default(),
                    ..Fields::default()
                },
                &ArrivedAt::RedirectUri,
            ),
            CapturedAnswer::Form(fields) => {
                of_values(fields, Origin::Whole, &ArrivedAt::RedirectUri)
            }
        };
        answer.ok_or_else(|| Failure::new(FailureCode::LoginNotAnAnswer))
    }

    /// Recognises an answer in form-encoded text that came to the redirect URI.
    pub(crate) fn at_redirect_uri(encoded: &str) -> Option<Self> {
        let values = pasted::pairs(encoded.trim_start_matches(['?', '#', '&']));
        of_values(&values, Origin::Whole, &ArrivedAt::RedirectUri)
    }

    /// How well it fits what is wanted: of the protocol, and with a word of its own.
    const fn rank(&self, wanted: Wanted) -> (bool, u8) {
        let (fits, worth) = match self {
            Self::Error { .. } => (true, 2),
            Self::PageError { .. } => (true, 0),
            Self::Code { .. } => (matches!(wanted, Wanted::OidcAnswer), 1),
            Self::IdToken { .. } | Self::TokenResponse { .. } => {
                (matches!(wanted, Wanted::OidcAnswer), 2)
            }
            Self::SamlResponse { .. } => (matches!(wanted, Wanted::SamlAnswer), 2),
            Self::WsFed { .. } => (matches!(wanted, Wanted::WsFedAnswer), 2),
        };
        (fits || matches!(wanted, Wanted::Answer), worth)
    }

    /// How the answer came, where that is known.
    #[must_use]
    pub const fn landing(&self) -> Option<&Arrival> {
        match self {
            Self::Code { landing, .. }
            | Self::Error { landing, .. }
            | Self::IdToken { landing, .. }
            | Self::SamlResponse { landing, .. }
            | Self::WsFed { landing, .. } => Some(landing),
            Self::TokenResponse { .. } | Self::PageError { .. } => None,
        }
    }
}

/// The answer that one thing is.
pub(crate) fn of_item(item: &Item) -> Option<LoginAnswer> {
    match &item.thing {
        Thing::Fields(fields) => {
            let at = fields
                .address
                .clone()
                .map_or(ArrivedAt::Unknown, ArrivedAt::Address);
            // Programs of all kinds answer with an `error` alone.
            let unexplained =
                item.recorded.is_some() && fields.value("error_description").is_none();
            let elsewhere = fields.origin == Origin::Object && unexplained;
            of_fields(fields, &at)
                .map(|answer| answer.explained_by(fields.object.as_deref()))
                .filter(|answer| !(elsewhere && matches!(answer, LoginAnswer::Error { .. })))
        }
        Thing::Token(token) => bare_token(token),
        Thing::Xml(text) => of_xml(text, Arrival::default()),
        Thing::Page(text) | Thing::Text(text) => page_error(text),
        Thing::Object(_) | Thing::Recording { .. } => None,
    }
}

impl LoginAnswer {
    /// Without a number in an error's description, the rest of the object says more: `error_codes`, the IDs.
    fn explained_by(mut self, object: Option<&str>) -> Self {
        if let (Self::Error { description, .. }, Some(object)) = (&mut self, object) {
            let numbered = description
                .as_deref()
                .is_some_and(|description| Aadsts::parse(description).is_some());
            if !numbered {
                *description = Some(object.to_owned());
            }
        }
        self
    }
}

fn bare_token(token: &str) -> Option<LoginAnswer> {
    Jws::parse(token).ok()?;
    (Kind::of_token(token)? == Kind::IdToken).then(|| LoginAnswer::IdToken {
        token: token.to_owned().into(),
        code: None,
        access_token: None,
        landing: Arrival::default(),
    })
}

/// Query or fragment: Entra ends a query answer with an empty fragment.
fn of_fields(fields: &Fields, at: &ArrivedAt) -> Option<LoginAnswer> {
    let of = |values| of_values(values, fields.origin, at);
    of(&fields.values).or_else(|| of(&fields.fragment))
}

fn of_values(values: &[(String, String)], origin: Origin, at: &ArrivedAt) -> Option<LoginAnswer> {
    let mut parameters = Parameters::read(values)?;
    if let Some(answer) = posted(&mut parameters, at) {
        return Some(answer);
    }
    let landing = Arrival {
        at: at.clone(),
        state: parameters.take("state"),
        iss: parameters.take("iss"),
    };
    let session_state = parameters.take("session_state");
    if let Some(error) = parameters.take("error") {
        let description = parameters.take("error_description").map(explained);
        // Many a line begins with the word.
        let bare = description.is_none() && landing.state.is_none();
        if origin == Origin::Among && (bare || error.contains(char::is_whitespace)) {
            return None;
        }
        let subcode = parameters
            .take("error_subcode")
            .or_else(|| parameters.take("suberror"));
        return Some(LoginAnswer::Error {
            error,
            description,
            subcode,
            landing,
        });
    }
    let code = parameters.take("code").map(SecretString::from);
    let id_token = parameters.take("id_token").map(unbroken);
    let access_token = parameters.take("access_token").map(unbroken);
    if origin == Origin::Object
        && landing.state.is_none()
        && (id_token.is_some() || access_token.is_some())
    {
        return Some(LoginAnswer::TokenResponse {
            id_token,
            access_token,
        });
    }
    if let Some(token) = id_token {
        return Some(LoginAnswer::IdToken {
            token,
            code,
            access_token,
            landing,
        });
    }
    // What else is called a code comes without any state.
    let stated = landing.state.is_some() || session_state.is_some();
    code.filter(|_| origin == Origin::Whole || stated)
        .map(|code| LoginAnswer::Code { code, landing })
}

/// The fields of a form post (SAML bindings §3.5.4, WS-Federation §13.2.3).
fn posted(parameters: &mut Parameters, at: &ArrivedAt) -> Option<LoginAnswer> {
    let (value, state) = match parameters.take("SAMLResponse") {
        Some(response) => (response, "RelayState"),
        None => (parameters.take("wresult")?, "wctx"),
    };
    let landing = Arrival {
        at: at.clone(),
        state: parameters.take(state),
        iss: None,
    };
    let document = pasted::document_in(&value).map(|(xml, _)| xml);
    if let Some(xml) = document
        .as_deref()
        .filter(|xml| Kind::of_xml(xml).is_some())
    {
        return of_xml(xml, landing);
    }
    if document.is_none() && pasted::has_ellipsis(&value) {
        return None;
    }
    let xml = document.unwrap_or(value).into();
    Some(match state {
        "RelayState" => LoginAnswer::SamlResponse { xml, landing },
        _ => LoginAnswer::WsFed { xml, landing },
    })
}

/// Recognised by its outermost element. XML that cannot be read is recognised where it is a response by the
/// look of it, so that verification can say what is wrong.
fn of_xml(text: &str, landing: Arrival) -> Option<LoginAnswer> {
    let xml = text.to_owned().into();
    match Kind::of_xml(text)? {
        Kind::SamlResponse => Some(LoginAnswer::SamlResponse { xml, landing }),
        Kind::WsFedResponse => Some(LoginAnswer::WsFed { xml, landing }),
        _ => None,
    }
}

/// A description that was encoded twice.
fn explained(description: String) -> String {
    escapes::unescaped(&description).map_or(description, |(plain, _)| plain)
}

/// A token without the line breaks that a mail or a table put in.
fn unbroken(token: String) -> SecretString {
    if token.contains(char::is_whitespace) {
        return token.split_whitespace().collect::<String>().into();
    }
    token.into()
}

/// The parameters of an answer that matter, each once and not empty.
struct Parameters(BTreeMap<&'static str, String>);

impl Parameters {
    const NAMES: [&str; 14] = [
        "RelayState",
        "SAMLResponse",
        "access_token",
        "code",
        "error",
        "error_description",
        "error_subcode",
        "id_token",
        "iss",
        "session_state",
        "state",
        "suberror",
        "wctx",
        "wresult",
    ];

    fn read(values: &[(String, String)]) -> Option<Self> {
        let mut found = BTreeMap::new();
        for (name, value) in values {
            let Some(name) = Self::NAMES.into_iter().find(|known| known == name) else {
                continue;
            };
            if found.insert(name, value.clone()).is_some() {
                return None;
            }
        }
        found.retain(|_, value| !value.is_empty());
        Some(Self(found))
    }

    fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }
}

/// The text of Microsoft's error page, or of an answer that names its error.
fn page_error(text: &str) -> Option<LoginAnswer> {
    aadsts::is_error(text).then(|| LoginAnswer::PageError {
        text: text.to_owned(),
    })
}

#[cfg(test)]
mod tests;
