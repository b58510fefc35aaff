//! Templates: text with named values in braces, rendered exactly as written.

use std::collections::BTreeMap;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Inputs;
use crate::entra::cloud::Authority;

/// Everything but the unreserved characters (RFC 3986 §2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Text with values in it: `{name}` stands for a value as it is, `{name|url}` for the same percent-encoded
/// (RFC 3986 §2.1), `{{` and `}}` for a brace. Nothing else is touched: a trailing slash stays, a missing one
/// stays missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Value { name: Name, encoded: bool },
}

/// The name of a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// `authority`: the sign-in host with its scheme and without a trailing slash.
    Authority,
    /// `certificate_body`: Entra's signing certificate without the first and last line of its PEM.
    CertificateBody,
    /// `certificate_pem`: Entra's signing certificate as PEM (RFC 7468).
    CertificatePem,
    /// `client_id`: Application (client) ID.
    ClientId,
    /// `consent_url`: the address at which consent is granted.
    ConsentUrl,
    /// `consented_at`: when consent was granted.
    ConsentedAt,
    /// `discovery_url`: the directory's own discovery document.
    DiscoveryUrl,
    /// `domain`: the domain that the directory was found by.
    Domain,
    /// `entra_identifier`: the directory's name for itself in SAML and WS-Federation.
    EntraIdentifier,
    /// `input.ID`: what was entered for one of the model's inputs; `input.ID.NAME`: what the choice decides.
    Input(String),
    /// `login_url`: where Entra takes SAML requests.
    LoginUrl,
    /// `logout_url`: where Entra takes SAML logout requests.
    LogoutUrl,
    /// `metadata_url`: the application's own federation metadata.
    MetadataUrl,
    /// `service`: the service's own name.
    Service,
    /// `tenant`: the domain, where one was entered; otherwise the tenant ID.
    Tenant,
    /// `tenant_id`: Directory (tenant) ID.
    TenantId,
}

impl Name {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "authority" => Self::Authority,
            "certificate_body" => Self::CertificateBody,
            "certificate_pem" => Self::CertificatePem,
            "client_id" => Self::ClientId,
            "consent_url" => Self::ConsentUrl,
            "consented_at" => Self::ConsentedAt,
            "discovery_url" => Self::DiscoveryUrl,
            "domain" => Self::Domain,
            "entra_identifier" => Self::EntraIdentifier,
            "login_url" => Self::LoginUrl,
            "logout_url" => Self::LogoutUrl,
            "metadata_url" => Self::MetadataUrl,
            "service" => Self::Service,
            "tenant" => Self::Tenant,
            "tenant_id" => Self::TenantId,
            other => Self::Input(other.strip_prefix("input.")?.to_owned()),
        })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Authority => out.write_str("authority"),
            Self::CertificateBody => out.write_str("certificate_body"),
            Self::CertificatePem => out.write_str("certificate_pem"),
            Self::ClientId => out.write_str("client_id"),
            Self::ConsentUrl => out.write_str("consent_url"),
            Self::ConsentedAt => out.write_str("consented_at"),
            Self::DiscoveryUrl => out.write_str("discovery_url"),
            Self::Domain => out.write_str("domain"),
            Self::EntraIdentifier => out.write_str("entra_identifier"),
            Self::LoginUrl => out.write_str("login_url"),
            Self::LogoutUrl => out.write_str("logout_url"),
            Self::MetadataUrl => out.write_str("metadata_url"),
            Self::Input(id) => write!(out, "input.{id}"),
            Self::Service => out.write_str("service"),
            Self::Tenant => out.write_str("tenant"),
            Self::TenantId => out.write_str("tenant_id"),
        }
    }
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// Nothing has this name.
    #[error("no value is called {{{name}}}")]
    UnknownName {
        /// The name as written.
        name: String,
    },
    /// Only `url` is known.
    #[error("no encoding is called {encoding}; only url is")]
    UnknownEncoding {
        /// The encoding as written.
        encoding: String,
    },
    /// A brace that opens or closes nothing; a literal one is doubled.
    #[error("a brace stands alone; write {{{{ or }}}} for a literal one")]
    StrayBrace,
}

/// A value that the template needs is not known yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not known yet")]
pub struct Missing(
    /// Which one.
    pub Name,
);

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    ///
    /// Fails on a name or encoding that nothing has, and on a brace that stands alone.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(at);
            literal.push_str(before);
            if let Some(after) = brace.strip_prefix("{{") {
                literal.push('{');
                rest = after;
            } else if let Some(after) = brace.strip_prefix("}}") {
                literal.push('}');
                rest = after;
            } else {
                let inside = brace.strip_prefix('{').ok_or(TemplateError::StrayBrace)?;
                let (inside, after) = inside.split_once('}').ok_or(TemplateError::StrayBrace)?;
                if !literal.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut literal)));
                }
                parts.push(Part::parse(inside)?);
                rest = after;
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Text(literal));
        }
        Ok(Self { parts })
    }

    /// The template that is one value and nothing else.
    pub(crate) fn of(name: Name) -> Self {
        let encoded = false;
        Self {
            parts: vec![Part::Value { name, encoded }],
        }
    }

    /// The text, with the values in it.
    ///
    /// # Errors
    ///
    /// Fails when one of them is not known yet.
    pub fn render(&self, values: &Values) -> Result<String, Missing> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Value { name, encoded } => {
                    let value = values.get(name).ok_or_else(|| Missing(name.clone()))?;
                    if *encoded {
                        text.extend(utf8_percent_encode(value, RESERVED));
                    } else {
                        text.push_str(value);
                    }
                }
            }
        }
        Ok(text)
    }

    /// The names in it.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Value { name, .. } => Some(name),
        })
    }

    /// Whether it begins with the sign-in host, as it is, and a slash.
    pub(super) fn is_at_authority(&self) -> bool {
        matches!(
            self.parts.as_slice(),
            [Part::Value { name: Name::Authority, encoded: false }, Part::Text(path), ..] if path.starts_with('/')
        )
    }
}

impl Part {
    fn parse(inside: &str) -> Result<Self, TemplateError> {
        let (name, encoded) = match inside.split_once('|') {
            None => (inside, false),
            Some((name, "url")) => (name, true),
            Some((_, encoding)) => {
                return Err(TemplateError::UnknownEncoding {
                    encoding: encoding.to_owned(),
                });
            }
        };
        let name = Name::parse(name).ok_or_else(|| TemplateError::UnknownName {
            name: name.to_owned(),
        })?;
        Ok(Self::Value { name, encoded })
    }
}

impl TryFrom<String> for Template {
    type Error = TemplateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

/// The values that are known so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Name, String>);

impl Values {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, and `value` under `name`.
    #[must_use]
    pub fn with(mut self, name: Name, value: impl Into<String>) -> Self {
        self.0.insert(name, value.into());
        self
    }

    /// The same, and the sign-in host of `authority`.
    #[must_use]
    pub fn with_authority(self, authority: &Authority) -> Self {
        self.with(
            Name::Authority,
            authority.login.as_str().trim_end_matches('/'),
        )
    }

    /// The same, and what was entered for the model's inputs.
    #[must_use]
    pub fn with_inputs(mut self, inputs: &Inputs) -> Self {
        for (id, value) in inputs.with_decided() {
            self.0.insert(Name::Input(id.to_owned()), value.to_owned());
        }
        self
    }

    fn get(&self, name: &Name) -> Option<&str> {
        let value = match name {
            Name::Tenant => self
                .0
                .get(&Name::Domain)
                .or_else(|| self.0.get(&Name::TenantId)),
            other => self.0.get(other),
        };
        value.map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(template: &str) -> Result<String, Missing> {
        let values = Values::new()
            .with(Name::TenantId, "4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4")
            .with(
                Name::Input("redirect_uri".into()),
                "https://a.example/Path~/?x=1&y=ä",
            );
        Template::parse(template)
            .expect("a template")
            .render(&values)
    }

    #[test]
    fn a_value_stands_as_it_is_and_encoded_only_where_written() {
        assert_eq!(
            rendered("<{input.redirect_uri}> {input.redirect_uri|url}").expect("known"),
            "<https://a.example/Path~/?x=1&y=ä> https%3A%2F%2Fa.example%2FPath~%2F%3Fx%3D1%26y%3D%C3%A4"
        );
    }

    #[test]
    fn text_is_not_touched_and_doubled_braces_are_braces() {
        assert_eq!(
            rendered("HTTPS://A//b/ {{x}} %2f").expect("known"),
            "HTTPS://A//b/ {x} %2f"
        );
    }

    #[test]
    fn the_tenant_is_the_domain_where_there_is_one() {
        let template = Template::parse("{tenant}").expect("a template");
        let by_id = Values::new().with(Name::TenantId, "an-id");

        assert_eq!(template.render(&by_id).expect("known"), "an-id");
        let by_domain = by_id.with(Name::Domain, "contoso.com");
        assert_eq!(template.render(&by_domain).expect("known"), "contoso.com");
    }

    #[test]
    fn a_value_that_is_not_known_yet_is_named() {
        assert_eq!(rendered("{client_id}"), Err(Missing(Name::ClientId)));
    }

    #[test]
    fn a_name_or_encoding_that_nothing_has_is_refused() {
        let refusal = |text| Template::parse(text).expect_err("refused");

        assert_eq!(
            refusal("{tennant}"),
            TemplateError::UnknownName {
                name: "tennant".into()
            }
        );
        assert_eq!(
            refusal("{}"),
            TemplateError::UnknownName {
                name: String::new()
            }
        );
        assert_eq!(
            refusal("{domain|xml}"),
            TemplateError::UnknownEncoding {
                encoding: "xml".into()
            }
        );
    }

    #[test]
    fn a_brace_that_stands_alone_is_refused() {
        for text in ["{domain", "domain}", "a } b", "{"] {
            assert_eq!(
                Template::parse(text),
                Err(TemplateError::StrayBrace),
                "{text}"
            );
        }
    }

    #[test]
    fn an_authority_has_no_trailing_slash() {
        let login = "https://login.microsoftonline.com/"
            .parse()
            .expect("an address");
        let graph = "https://graph.microsoft.com/".parse().expect("an address");
        let authority = Authority {
            cloud: crate::entra::cloud::Cloud::Global,
            login,
            graph,
        };
        let values = Values::new().with_authority(&authority);

        let text = Template::parse("{authority}/x")
            .expect("a template")
            .render(&values);

        assert_eq!(text.expect("known"), "https://login.microsoftonline.com/x");
    }
}
