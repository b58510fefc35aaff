//! Templates: text with named values in braces, rendered exactly as written.

mod name;
mod values;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Deserialize;

pub use name::Name;
pub use values::Values;

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

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// Nothing has this name.
    UnknownName {
        /// The name as written.
        name: String,
    },
    /// Only `url` is known.
    UnknownEncoding {
        /// The encoding as written.
        encoding: String,
    },
    /// A brace that opens or closes nothing; a literal one is doubled.
    StrayBrace,
}

/// A value that the template needs is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub(crate) fn from_name(name: Name) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entra::cloud::{Authority, Cloud};

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
            cloud: Cloud::Global,
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
