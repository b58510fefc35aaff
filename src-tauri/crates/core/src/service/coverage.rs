//! Which facts of the services' own articles have a home in a profile: an element that cites them and says something to a
//! person. What only a program reads, such as the scopes of a login, is nobody's home.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::place::below;
use super::texts::TEXTS;

/// The id of a fact in `docs/services.md`, such as `KIVO-33`, or `KIVO-D1` for one that only follows.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^[A-Z]+-D?[0-9]+$"))]
pub struct FactId(String);

/// Not the id of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactIdError(
    /// What stands there.
    pub String,
);

impl FactId {
    /// Reads an id.
    ///
    /// # Errors
    ///
    /// Fails on anything but capitals, a hyphen, perhaps a `D`, and digits.
    pub fn parse(text: &str) -> Result<Self, FactIdError> {
        let parts = text
            .split_once('-')
            .map(|(source, number)| (source, number.strip_prefix('D').unwrap_or(number)));
        match parts {
            Some((source, number))
                if !source.is_empty()
                    && source.chars().all(|c| c.is_ascii_uppercase())
                    && !number.is_empty()
                    && number.chars().all(|c| c.is_ascii_digit()) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(FactIdError(text.to_owned())),
        }
    }

    /// The id, as it is written everywhere.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for FactId {
    type Error = FactIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<FactId> for String {
    fn from(id: FactId) -> Self {
        id.0
    }
}

/// Where a fact lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The path of the element whose `covers` names it.
    pub path: String,
    /// What is read there, in English and with `{placeholders}` where values go; at least one text.
    pub says: Vec<String>,
}

/// The lists whose elements are referred to by id; those of all others are counted.
const REFERRED_TO: [&str; 4] = ["inputs", "models", "observations", "tasks"];

/// Where each fact lives. Taken from the document itself, so that no kind of element can be forgotten.
pub(super) fn homes(document: &Table) -> BTreeMap<FactId, Vec<Home>> {
    let mut homes = BTreeMap::new();
    collect("", document, "", &mut homes);
    homes
}

fn collect(kind: &str, table: &Table, path: &str, homes: &mut BTreeMap<FactId, Vec<Home>>) {
    for (key, value) in table {
        match value {
            Value::Array(ids) if key == "covers" => {
                let says = says(kind, table);
                for id in ids.iter().filter_map(|id| FactId::parse(id.as_str()?).ok()) {
                    if !says.is_empty() {
                        let (path, says) = (path.to_owned(), says.clone());
                        homes.entry(id).or_default().push(Home { path, says });
                    }
                }
            }
            Value::Array(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    if let Value::Table(inside) = element {
                        let id = inside.get("id").and_then(Value::as_str);
                        let id = id.filter(|_| REFERRED_TO.contains(&key.as_str()));
                        let at = id.map_or_else(|| at.to_string(), str::to_owned);
                        let at = below(path, &format!("{key}[{at}]"));
                        collect(key, inside, &at, homes);
                    }
                }
            }
            Value::Table(inside) => collect(key, inside, &below(path, key), homes),
            _ => {}
        }
    }
}

/// What an element of this kind says: its own texts, and the values that are copied from it.
fn says(kind: &str, element: &Table) -> Vec<String> {
    let texts = TEXTS.iter().filter(|(of, _)| *of == kind);
    let texts = texts.flat_map(|(_, fields)| *fields).copied();
    let fields = texts.filter(|field| !UNSAID.contains(&(kind, field)));
    let values = fields
        .chain(["template"])
        .filter_map(|field| element.get(field));
    let said = values.flat_map(|value| match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(texts) => {
            let texts = texts.iter().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        }
        _ => vec![],
    });
    said.filter(|text| !text.is_empty()).collect()
}

/// Texts that do not stand alone: menus, which are read as one path, and what stands in a field until something is
/// entered.
const UNSAID: [(&str, &str); 5] = [
    ("guides", "path"),
    ("guides", "path_otherwise"),
    ("inputs", "default"),
    ("tasks", "path"),
    ("tasks", "path_otherwise"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_capitals_a_hyphen_and_a_number() {
        for good in ["KIVO-01", "KLOUD-D5"] {
            assert!(FactId::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "", "KIVO", "KIVO-", "kivo-1", "KIVO-D", "KIVO-X1", "-1", "KIVO-1 ",
        ] {
            assert!(FactId::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_fact_lives_where_covers_names_it_however_deep() {
        let document = r#"
            covers = ["A-1"]
            name = "Service"
            tagline = "How it connects"
            consent = { explanation = "Why", covers = ["A-2"] }
            [[tasks]]
            id = "t"
            title = "Do it"
            covers = ["A-2", "A-1"]
            [[guides]]
            steps = ["First", "Then"]
            covers = ["A-D3"]
        "#;
        let homes = homes(&document.parse().expect("a document"));
        let of = |id| &homes[&FactId::parse(id).expect("an id")];
        let paths = |id| of(id).iter().map(|home| home.path.as_str()).collect();
        let paths: [Vec<_>; 3] = ["A-1", "A-2", "A-D3"].map(paths);

        assert_eq!(paths[0], ["", "tasks[t]"]);
        assert_eq!(paths[1], ["consent", "tasks[t]"]);
        assert_eq!(paths[2], ["guides[0]"]);
        assert_eq!(of("A-D3")[0].says, ["First", "Then"]);
    }

    #[test]
    fn what_nobody_reads_is_no_home() {
        let document = r#"
            login = { protocol = "oidc", scopes = ["openid"], covers = ["A-1"] }
            request = { template = "https://a.example/{tenant}", covers = ["A-3"] }
            [[tasks]]
            id = "t"
            path = ["Menu"]
            covers = ["A-2"]
        "#;
        let homes = homes(&document.parse().expect("a document"));

        let ids: Vec<_> = homes.keys().map(FactId::as_str).collect();
        assert_eq!(ids, ["A-3"]);
    }
}
