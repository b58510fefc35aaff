//! From a file's text to a profile, or the one reason why not.

use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use toml::{Deserializer, Spanned, Table};

use super::files::Written;
use super::profile::SCHEMA_VERSION;
use super::{Place, ProfileFlaw, ServiceProfile, coverage, former_names, shared, texts};
use crate::failure::{Failure, FailureCode, Raw};
use crate::language::Language;

/// A file that is no profile: which file, where in it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The file.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// Why.
    pub flaw: ProfileFlaw,
}

impl Malformed {
    pub(super) fn at(file: &str, path: &str, flaw: ProfileFlaw) -> Self {
        Self {
            file: file.to_owned(),
            place: Place::Element(path.to_owned()),
            flaw,
        }
    }

    fn unlike_schema(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        Self {
            file: file.to_owned(),
            place: Place::in_text(text, at),
            flaw: ProfileFlaw::told(error.message()),
        }
    }

    /// What there is to say: `file`, the place and the flaw as values.
    #[must_use]
    pub fn facts(&self) -> Vec<(String, String)> {
        let place = [("file", self.file.clone())].into_iter();
        let place = place.chain(self.place.facts());
        let place = place.map(|(name, value)| (name.to_owned(), value));
        place.chain(self.flaw.facts()).collect()
    }
}

impl ServiceProfile {
    /// Reads a profile; `file` names it in the error. Its texts are the English ones.
    ///
    /// # Errors
    ///
    /// Fails on the first thing that is not TOML, not in the schema, or refers to what is not there. As a
    /// [`Failure`] it is `service.malformed`.
    pub fn parse(file: &str, text: &str) -> Result<Self, Malformed> {
        let unlike_schema = |error| Malformed::unlike_schema(file, text, &error);
        let mut document = DeTable::parse(text).map_err(unlike_schema)?;
        check_version(document.get_ref())
            .map_err(|flaw| Malformed::at(file, "schema_version", flaw))?;
        let flawed = |(path, flaw): (String, ProfileFlaw)| Malformed::at(file, &path, flaw);
        former_names::renew(document.get_mut());
        shared::spread(document.get_mut()).map_err(flawed)?;
        let whole =
            Table::deserialize(Deserializer::from(document.clone())).map_err(unlike_schema)?;
        let mut profile = Self::deserialize(Deserializer::from(document)).map_err(unlike_schema)?;
        profile.check().map_err(flawed)?;
        profile.homes = coverage::homes(&whole);
        profile.document = whole;
        Ok(profile)
    }

    /// The same profile with the texts of `language`: those of its own file, where there is one. `written` is what the
    /// profile was read from.
    ///
    /// # Errors
    ///
    /// Fails on the first thing in the file of texts that is no text of this profile.
    pub(super) fn translated(
        &self,
        written: &Written,
        texts: Option<&Written>,
        language: &Language,
    ) -> Result<Self, Malformed> {
        let file = texts.unwrap_or(written);
        let unlike_schema = |error| Malformed::unlike_schema(&file.file, &file.text, &error);
        let flawed = |(path, flaw): (String, ProfileFlaw)| Malformed::at(&file.file, &path, flaw);
        let mut document = DeTable::parse(&written.text).map_err(unlike_schema)?;
        former_names::renew(document.get_mut());
        if let Some(texts) = texts {
            let mut texts = DeTable::parse(&texts.text).map_err(unlike_schema)?;
            former_names::renew(texts.get_mut());
            texts::lay(document.get_mut(), texts.get_ref()).map_err(flawed)?;
        }
        texts::show(document.get_mut(), language);
        shared::spread(document.get_mut()).map_err(flawed)?;
        let mut profile = Self::deserialize(Deserializer::from(document)).map_err(unlike_schema)?;
        profile.check().map_err(flawed)?;
        let english = self.models.iter().flat_map(|model| &model.claims);
        let needs = profile
            .models
            .iter_mut()
            .flat_map(|model| &mut model.claims);
        for (need, english) in needs.zip(english) {
            need.id = Some(english.id().to_owned());
        }
        Ok(Self {
            document: self.document.clone(),
            homes: self.homes.clone(),
            ..profile
        })
    }
}

/// The version comes first: a newer file's unknown field is not the person's mistake.
fn check_version(document: &DeTable<'_>) -> Result<(), ProfileFlaw> {
    let found = document.get("schema_version").map(Spanned::get_ref);
    let found = found.and_then(DeValue::as_integer).map(ToString::to_string);
    if found.as_deref() == Some(SCHEMA_VERSION.to_string().as_str()) {
        Ok(())
    } else {
        Err(ProfileFlaw::Version {
            found,
            reads: SCHEMA_VERSION,
        })
    }
}

impl From<Malformed> for Failure {
    fn from(malformed: Malformed) -> Self {
        let facts = malformed.facts();
        let facts: Vec<(&str, &str)> = facts
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let failure = Self::with(FailureCode::ServiceMalformed, &facts);
        match malformed.flaw.detail() {
            Some(words) => failure.quoting(Raw::quoted(words)),
            None => failure,
        }
    }
}
