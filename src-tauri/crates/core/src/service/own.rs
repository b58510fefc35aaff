//! A profile of one's own, made of what was entered for a service that nobody has described.

use chrono::NaiveDate;
use toml::{Table, Value};

use super::{Inputs, Malformed, ServiceProfile};

/// A profile as text, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProfile {
    /// Its id, made from the name.
    pub id: String,
    /// The TOML.
    pub text: String,
}

impl ServiceProfile {
    /// The profile of the service called `name`: this one with a single model, and with what was entered in place
    /// of what it asks for.
    ///
    /// # Errors
    ///
    /// Fails where the name makes no id, or what comes of it is no profile.
    pub fn own(
        &self,
        model: &str,
        inputs: &Inputs,
        name: &str,
        as_of: NaiveDate,
    ) -> Result<OwnProfile, Malformed> {
        let id = id_of(name);
        let mut document = self.document.clone();
        let words: [(&str, Value); 6] = [
            ("id", id.clone().into()),
            ("name", name.trim().into()),
            ("initials", initials(name).into()),
            ("aliases", Value::Array(vec![])),
            ("profile_version", 1.into()),
            ("as_of", as_of.to_string().into()),
        ];
        document.extend(words.map(|(key, value)| (key.to_owned(), value)));
        document.remove("named_by");
        if let Some(Value::Array(models)) = document.get_mut("models") {
            models.retain(|one| one.get("id").and_then(Value::as_str) == Some(model));
            for one in models.iter_mut().filter_map(Value::as_table_mut) {
                fill_in(one, inputs);
            }
        }
        let text = document.to_string();
        Self::parse(&format!("{id}.toml"), &text)?;
        Ok(OwnProfile { id, text })
    }
}

/// What was entered becomes what stands there unless somebody says otherwise.
fn fill_in(model: &mut Table, inputs: &Inputs) {
    let Some(Value::Array(asked)) = model.get_mut("inputs") else {
        return;
    };
    for input in asked.iter_mut().filter_map(Value::as_table_mut) {
        let id = input.get("id").and_then(Value::as_str).unwrap_or_default();
        if let Some(entered) = inputs.get(id).map(str::to_owned) {
            input.insert("default".to_owned(), entered.into());
        }
    }
}

/// Small letters and digits, with a hyphen for everything between them.
fn id_of(name: &str) -> String {
    let plain = name.to_ascii_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn initials(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.take(2).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::service::{Services, Values};

    fn entered() -> BTreeMap<String, String> {
        [
            ("service_name", "Wiki 2"),
            ("entity_id", "https://wiki.example/saml"),
            ("acs", "https://wiki.example/saml/acs"),
        ]
        .map(|(id, value)| (id.to_owned(), value.to_owned()))
        .into()
    }

    fn own(name: &str) -> Result<OwnProfile, Malformed> {
        let custom = Services::shipped().get("custom").expect("it is shipped");
        let model = custom.model("saml").expect("it is there");
        let inputs = model
            .inputs
            .check("saml", &entered(), &Values::new())
            .expect("they fit");
        custom.own("saml", &inputs, name, NaiveDate::default())
    }

    #[test]
    fn what_was_entered_is_a_profile_that_asks_for_nothing_more() {
        let own = own("Wiki 2").expect("a profile");
        let profile = ServiceProfile::parse("wiki-2.toml", &own.text).expect("it is one");

        assert_eq!(
            (own.id.as_str(), profile.name.as_str()),
            ("wiki-2", "Wiki 2")
        );
        assert_eq!(profile.named_by, None);
        let [model] = profile.models.as_slice() else {
            panic!("one model was chosen");
        };
        let inputs = model
            .inputs
            .check("saml", &BTreeMap::new(), &Values::new())
            .expect("all are there");
        assert_eq!(inputs.get("acs"), Some("https://wiki.example/saml/acs"));
    }

    #[test]
    fn a_name_that_makes_no_id_is_refused() {
        assert!(own("–").is_err());
        assert!(own("7up").is_err(), "an id begins with a letter");
    }
}
