//! What somebody said beforehand: an answers file, and the flags that go before it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use consentry_core::service::Place;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

use crate::args::SetupArgs;
use crate::brought;
use crate::day;
use crate::exit::Exit;
use crate::words::say;

/// The answers to a set-up, as TOML or JSON. No secret has a place here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an answer of its own in the file"
)]
pub(crate) struct Answers {
    /// The service to connect, such as `kivo`.
    pub(crate) service: Option<String>,
    /// The integration model.
    pub(crate) model: Option<String>,
    /// Domain, email address, Directory (tenant) ID or any sign-in address.
    pub(crate) tenant: Option<String>,
    /// The cloud to ask: `global`, `us-government` or `china`.
    pub(crate) cloud: Option<String>,
    /// The values that the model asks for, by their ids.
    pub(crate) inputs: BTreeMap<String, String>,
    /// Options of the model, by their ids.
    pub(crate) options: BTreeMap<String, String>,
    /// The service's SAML metadata itself (XML), from which the values that it holds are taken.
    pub(crate) service_metadata: Option<String>,
    /// Application (client) ID, where the application is the customer's; for SAML also its App Federation
    /// Metadata Url.
    pub(crate) client_id: Option<String>,
    /// Whether the client secret (Value) comes on the first line of standard input.
    pub(crate) secret_stdin: bool,
    /// The day on which the client secret ends, such as `2027-11-21`.
    #[serde(deserialize_with = "parse_day")]
    #[schemars(with = "Option<NaiveDate>")]
    pub(crate) expires_on: Option<NaiveDate>,
    /// Who holds the role in the directory that registering and consent take: `me`, or the name of whoever does.
    pub(crate) role_holder: Option<String>,
    /// The address one landed on after consent, where it cannot be caught on this computer.
    pub(crate) landing: Option<String>,
    /// Whether consent was granted by the button of the Entra admin center, where the service's own steps take that.
    pub(crate) consented: bool,
    /// Whether to go on without admin consent, where the model allows that.
    pub(crate) skip_consent: bool,
    /// Whether to record the instructed tasks as done by the person who runs this.
    pub(crate) stated: bool,
    /// The tasks that are done, by their ids, with what each asks for; an empty text where it asks for nothing.
    pub(crate) done: BTreeMap<String, String>,
    /// Where to save the bundle.
    pub(crate) out: Option<PathBuf>,
}

impl Answers {
    /// The answers of the file that `args` name, with the flags in `args` before them.
    ///
    /// # Errors
    ///
    /// Wrong usage, for a file that cannot be read or does not fit the schema.
    pub(crate) fn gather(args: &SetupArgs) -> Result<Self, Exit> {
        let filed = match &args.answers {
            Some(file) => Self::read(file)?,
            None => Self::default(),
        };
        let service_metadata = match &args.service_metadata {
            Some(file) => Some(brought::text(file)?),
            None => None,
        };
        Ok(filed.under(&Self {
            service_metadata,
            service: args.service.clone(),
            model: args.model.clone(),
            tenant: args.tenant.clone(),
            cloud: args.cloud.clone(),
            inputs: args.input.iter().cloned().collect(),
            options: args.option.iter().cloned().collect(),
            client_id: args.client_id.clone(),
            secret_stdin: args.secret_stdin,
            expires_on: args.expires_on,
            role_holder: args.role_holder.clone(),
            landing: args.landing.clone(),
            consented: args.consented,
            skip_consent: args.skip_consent,
            stated: args.stated,
            done: args.done.iter().cloned().collect(),
            out: args.out.clone(),
        }))
        .map(|answers| Self {
            // A set-up may be continued from another folder.
            out: answers
                .out
                .map(|out| std::path::absolute(&out).unwrap_or(out)),
            ..answers
        })
    }

    /// These answers, with those of `others` before them.
    pub(super) fn under(mut self, others: &Self) -> Self {
        self.inputs.extend(others.inputs.clone());
        self.options.extend(others.options.clone());
        self.done.extend(others.done.clone());
        let others = others.clone();
        Self {
            service: others.service.or(self.service),
            model: others.model.or(self.model),
            tenant: others.tenant.or(self.tenant),
            cloud: others.cloud.or(self.cloud),
            inputs: self.inputs,
            options: self.options,
            service_metadata: others.service_metadata.or(self.service_metadata),
            client_id: others.client_id.or(self.client_id),
            secret_stdin: others.secret_stdin || self.secret_stdin,
            expires_on: others.expires_on.or(self.expires_on),
            role_holder: others.role_holder.or(self.role_holder),
            landing: others.landing.or(self.landing),
            consented: others.consented || self.consented,
            skip_consent: others.skip_consent || self.skip_consent,
            stated: others.stated || self.stated,
            done: self.done,
            out: others.out.or(self.out),
        }
    }

    fn read(file: &Path) -> Result<Self, Exit> {
        let text = brought::text(file)?;
        Self::parse(&text).map_err(|reason| Exit::unreadable(file, &reason))
    }

    /// A text that begins with a brace is JSON, any other is TOML.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.trim_start().starts_with('{') {
            // Its errors name the place by themselves.
            serde_json::from_str(text).map_err(|error| error.to_string())
        } else {
            toml::from_str(text).map_err(|error| placed(text, &error))
        }
    }
}

/// What is wrong in TOML, and where. The error's own picture of the place would quote the file.
fn placed(text: &str, error: &toml::de::Error) -> String {
    let Some(span) = error.span() else {
        return error.message().to_owned();
    };
    let place = Place::in_text(text, span.start).facts();
    let place: Vec<_> = place
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    format!("{}: {}", say("profile-place", &place), error.message())
}

/// The JSON Schema of the answers (2020-12).
pub(crate) fn schema() -> Schema {
    schemars::schema_for!(Answers)
}

/// A day as text, or as TOML's own local date.
fn parse_day<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Day {
        Text(String),
        Toml(toml::value::Datetime),
    }
    let text = match Option::<Day>::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Day::Text(text)) => text,
        Some(Day::Toml(date)) => date.to_string(),
    };
    day::parse(&text)
        .map(Some)
        .map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::Answers;

    #[test]
    fn toml_and_json_say_the_same() {
        let toml = Answers::parse(
            "service = \"kivo\"\nexpires_on = 2027-11-21\n[inputs]\ncontact = \"Kim\"\n",
        )
        .unwrap();
        let json = Answers::parse(
            r#" {"service": "kivo", "expires_on": "2027-11-21", "inputs": {"contact": "Kim"}}"#,
        )
        .unwrap();

        assert_eq!(toml.service.as_deref(), Some("kivo"));
        assert_eq!(toml.expires_on, json.expires_on);
        assert!(toml.expires_on.is_some());
        assert_eq!(toml.inputs, json.inputs);
    }

    #[test]
    fn a_day_with_two_readings_is_refused_with_both() {
        let day = |day: &str| Answers::parse(&format!("expires_on = \"{day}\"\n"));

        assert_eq!(
            day("31.12.2027").unwrap().expires_on,
            day("2027-12-31").unwrap().expires_on
        );
        let reason = day("3/4/2027").unwrap_err();
        for reading in ["3 April 2027", "4 March 2027", "line 1"] {
            assert!(reason.contains(reading), "{reason}");
        }
    }

    #[test]
    fn a_secret_in_an_answers_file_is_refused_without_being_quoted() {
        for text in [
            "client_secret = \"canary-in-a-file\"",
            r#"{"secret": "canary-in-a-file"}"#,
        ] {
            let reason = Answers::parse(text).unwrap_err();

            assert!(reason.contains("unknown field"), "{reason}");
            assert!(reason.contains("line 1"), "{reason}");
            assert!(!reason.contains("canary"), "{reason}");
        }
    }
}
