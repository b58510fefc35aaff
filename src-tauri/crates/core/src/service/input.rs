//! The values that a model asks for, and what was entered for them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::FactId;
use crate::failure::{Failure, FailureCode};

/// One value that a model asks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its id, as in `--input ID=VALUE`: small letters, digits and `_`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it is and where to find it.
    pub help: String,
    /// What form it has.
    #[serde(rename = "type")]
    pub kind: InputType,
    /// Whether the model works only with it.
    #[serde(default)]
    pub required: bool,
    /// What stands there unless somebody says otherwise.
    #[serde(default)]
    pub default: Option<String>,
    /// The values to choose from; only for `choice`, and there at least one.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// The form of a value. All are taken as entered, without the spaces around them: a trailing slash and the
/// case of a path are facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InputType {
    /// One of the choices.
    Choice,
    /// A domain with at least two labels, such as `contoso.com`.
    Domain,
    /// An e-mail address.
    Email,
    /// A host, such as `sso.example.com`, without scheme, port or path.
    Host,
    /// One line.
    Text,
    /// An address with `https` (with `http` on this computer only), at most 256 characters, without
    /// fragment: what Entra takes as redirect URI.
    Url,
}

/// One of the values to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value.
    pub value: String,
    /// The value, in words.
    pub label: String,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// Everything that a model asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InputForm(Vec<Input>);

impl InputForm {
    /// The inputs, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Input> {
        self.0.iter()
    }

    /// The input with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Input> {
        self.0.iter().find(|input| input.id == id)
    }

    /// What was entered, with the defaults where nothing was.
    ///
    /// # Errors
    ///
    /// `model.input_missing` when a required one has neither value nor default, `model.input_malformed` when
    /// one has the wrong form or is not asked for; both name the first such input.
    pub fn check(&self, entered: &BTreeMap<String, String>) -> Result<Inputs, Failure> {
        if let Some(id) = entered.keys().find(|id| self.get(id).is_none()) {
            return Err(malformed(id, "this model asks for no such value"));
        }
        let mut inputs = BTreeMap::new();
        for input in &self.0 {
            let given = entered.get(&input.id).map(|value| value.trim());
            let given = given.filter(|value| !value.is_empty());
            match given.or(input.default.as_deref()) {
                Some(value) => {
                    input
                        .accepts(value)
                        .map_err(|reason| malformed(&input.label, reason))?;
                    inputs.insert(input.id.clone(), value.to_owned());
                }
                None if input.required => {
                    let facts = [("input", input.label.as_str())];
                    return Err(Failure::with(FailureCode::ModelInputMissing, &facts));
                }
                None => {}
            }
        }
        Ok(Inputs(inputs))
    }
}

fn malformed(input: &str, reason: &str) -> Failure {
    Failure::with(
        FailureCode::ModelInputMalformed,
        &[("input", input), ("reason", reason)],
    )
}

impl Input {
    /// Whether `value` has the right form; otherwise what is wrong with it, as the end of a sentence.
    ///
    /// # Errors
    ///
    /// Fails with the reason.
    pub fn accepts(&self, value: &str) -> Result<(), &'static str> {
        match self.kind {
            InputType::Choice => ok(
                self.choices.iter().any(|choice| choice.value == value),
                "it is none of the choices",
            ),
            InputType::Domain => ok(is_domain(value), "it is not a domain such as contoso.com"),
            InputType::Email => ok(is_email(value), "it is not an e-mail address"),
            InputType::Host => ok(is_host(value), "it is not a host such as sso.example.com"),
            InputType::Text => ok(is_line(value), "it is longer than one short line"),
            InputType::Url => is_redirect(value),
        }
    }
}

fn ok(holds: bool, reason: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(reason) }
}

/// What Entra takes as redirect URI. The text itself is kept: parsing is only the question whether it can be.
fn is_redirect(value: &str) -> Result<(), &'static str> {
    ok(
        value.len() <= 256,
        "it is longer than the 256 characters that Entra takes",
    )?;
    ok(
        !value.contains(|c: char| c.is_whitespace() || c.is_control()),
        "it holds a space",
    )?;
    ok(!value.contains('*'), "it holds a wildcard")?;
    let url = Url::parse(value)
        .map_err(|_| "it is not a whole address such as https://sso.example.com/answer")?;
    ok(url.fragment().is_none(), "it has a fragment (#…)")?;
    ok(
        url.username().is_empty() && url.password().is_none(),
        "it holds a user name",
    )?;
    match (url.scheme(), url.host()) {
        ("https", Some(_)) | ("http", Some(Host::Domain("localhost"))) => Ok(()),
        _ => Err("it does not begin with https://"),
    }
}

fn is_host(value: &str) -> bool {
    let plain = value
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    plain && matches!(Host::parse(value), Ok(Host::Domain(_) | Host::Ipv4(_)))
}

fn is_domain(value: &str) -> bool {
    let labels = || value.split('.');
    let well_formed = |label: &str| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    is_host(value)
        && matches!(Host::parse(value), Ok(Host::Domain(_)))
        && labels().count() > 1
        && labels().all(well_formed)
}

fn is_email(value: &str) -> bool {
    value.rsplit_once('@').is_some_and(|(local, domain)| {
        let plain = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '@')
        };
        !local.is_empty() && local.chars().all(plain) && is_domain(domain)
    })
}

fn is_line(value: &str) -> bool {
    value.chars().count() <= 200 && !value.contains(char::is_control)
}

/// What was entered and has the right form, with the defaults where nothing was; made by
/// [`InputForm::check`] alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Inputs(BTreeMap<String, String>);

impl Inputs {
    /// The value under this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    /// Each id with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(id, value)| (id.as_str(), value.as_str()))
    }

    #[cfg(test)]
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        let owned = |(id, value): &(&str, &str)| ((*id).to_owned(), (*value).to_owned());
        Self(pairs.iter().map(owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(kind: InputType) -> Input {
        Input {
            id: "it".into(),
            label: "It".into(),
            help: String::new(),
            kind,
            required: false,
            default: None,
            choices: vec![Choice {
                value: "jit".into(),
                label: String::new(),
                covers: vec![],
            }],
            covers: vec![],
        }
    }

    fn entered(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        Inputs::of(pairs).0
    }

    #[test]
    fn each_type_takes_its_form_and_no_other() {
        let table: [(InputType, &[&str], &[&str]); 6] = [
            (InputType::Choice, &["jit"], &["JIT", "invite", ""]),
            (
                InputType::Domain,
                &["contoso.com", "a.b.co", "bücher.example"],
                &[
                    "contoso",
                    "https://contoso.com",
                    "a..b",
                    "-a.com",
                    "10.0.0.1",
                    "a b.com",
                    "a.com/",
                ],
            ),
            (
                InputType::Email,
                &["ada@contoso.com", "a.b+c@d.example"],
                &[
                    "ada",
                    "@contoso.com",
                    "ada@",
                    "ada@contoso",
                    "Ada <ada@contoso.com>",
                    "a@b@c.com",
                ],
            ),
            (
                InputType::Host,
                &["sso.example.com", "localhost"],
                &["a/b", "a:443", "https://a", "[::1]", ""],
            ),
            (InputType::Text, &["Ada at Kivo"], &["two\nlines"]),
            (
                InputType::Url,
                &["https://a.example/Sso/", "http://localhost:8080/x"],
                &[
                    "a.example",
                    "http://a.example/",
                    "https://a.example/#x",
                    "https://*.a.example/",
                    "ftp://a",
                    "https://u@a.example",
                    "https://a.example/ b",
                ],
            ),
        ];
        for (kind, good, bad) in table {
            for value in good {
                assert_eq!(input(kind).accepts(value), Ok(()), "{kind:?} takes {value}");
            }
            for value in bad {
                assert!(
                    input(kind).accepts(value).is_err(),
                    "{kind:?} refuses {value}"
                );
            }
        }
    }

    #[test]
    fn an_address_is_kept_letter_by_letter() {
        let form = InputForm(vec![input(InputType::Url)]);

        let inputs = form
            .check(&entered(&[("it", "  https://A.example/X%2f/ ")]))
            .expect("taken");

        assert_eq!(inputs.get("it"), Some("https://A.example/X%2f/"));
    }

    #[test]
    fn a_default_stands_where_nothing_was_entered() {
        let form = InputForm(vec![Input {
            default: Some("x".into()),
            required: true,
            ..input(InputType::Text)
        }]);

        assert_eq!(
            form.check(&entered(&[("it", " ")]))
                .expect("taken")
                .get("it"),
            Some("x")
        );
        assert_eq!(
            form.check(&entered(&[("it", "y")]))
                .expect("taken")
                .get("it"),
            Some("y")
        );
    }

    #[test]
    fn a_missing_a_malformed_and_an_unknown_value_are_told_apart() {
        let form = InputForm(vec![Input {
            required: true,
            ..input(InputType::Url)
        }]);
        let code = |pairs| form.check(&entered(pairs)).expect_err("refused").code;

        assert_eq!(code(&[]), FailureCode::ModelInputMissing);
        assert_eq!(code(&[("it", "")]), FailureCode::ModelInputMissing);
        assert_eq!(
            code(&[("it", "nonsense")]),
            FailureCode::ModelInputMalformed
        );
        assert_eq!(
            code(&[("it", "https://a.example"), ("other", "x")]),
            FailureCode::ModelInputMalformed
        );
    }

    #[test]
    fn an_optional_value_may_be_absent() {
        let form = InputForm(vec![input(InputType::Email)]);

        assert_eq!(form.check(&entered(&[])).expect("taken").get("it"), None);
    }
}
