//! Which facts of the services' own articles have a home in a profile.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::place::below;

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

/// The lists whose elements are referred to by id; those of all others are counted.
const REFERRED_TO: [&str; 4] = ["inputs", "models", "observations", "tasks"];

/// Where each fact lives: its id, and the paths of the elements whose `covers` names it. Taken from the
/// document itself, so that no kind of element can be forgotten.
pub(super) fn homes(document: &Table) -> BTreeMap<FactId, Vec<String>> {
    let mut homes = BTreeMap::new();
    collect(document, "", &mut homes);
    homes
}

fn collect(table: &Table, path: &str, homes: &mut BTreeMap<FactId, Vec<String>>) {
    for (key, value) in table {
        match value {
            Value::Array(ids) if key == "covers" => {
                for id in ids.iter().filter_map(|id| FactId::parse(id.as_str()?).ok()) {
                    homes.entry(id).or_default().push(path.to_owned());
                }
            }
            Value::Array(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    if let Value::Table(inside) = element {
                        let id = inside.get("id").and_then(Value::as_str);
                        let id = id.filter(|_| REFERRED_TO.contains(&key.as_str()));
                        let at = id.map_or_else(|| at.to_string(), str::to_owned);
                        collect(inside, &below(path, &format!("{key}[{at}]")), homes);
                    }
                }
            }
            Value::Table(inside) => collect(inside, &below(path, key), homes),
            _ => {}
        }
    }
}

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
            [[models]]
            id = "m"
            tasks = [{ id = "t", covers = ["A-2", "A-1"] }, { covers = ["A-D3"] }]
            consent = { covers = ["A-2"] }
        "#;
        let homes = homes(&document.parse().expect("a document"));
        let of = |id| homes[&FactId::parse(id).expect("an id")].join(" ");

        assert_eq!(of("A-1"), " models[m].tasks[t]");
        assert_eq!(of("A-2"), "models[m].consent models[m].tasks[t]");
        assert_eq!(of("A-D3"), "models[m].tasks[1]");
    }
}
