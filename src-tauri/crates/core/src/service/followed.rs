//! Which profile a bundle or a set-up follows: one that is here or, where none is, the one that it carries. What is carried is
//! somebody else's: it is checked as every profile is, never offered to others, and never takes the place of one that
//! is here.

use std::borrow::Cow;

use super::{Malformed, ProfileFlaw, ServiceProfile, Services};
use crate::limits;

/// The profile that is followed.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed<'a> {
    /// The profile.
    pub profile: Cow<'a, ServiceProfile>,
    /// Where it is from.
    pub from: ProfileSource,
}

/// Where a profile is from that is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileSource {
    /// It came with the bundle.
    Carried,
    /// It is here.
    Here,
    /// It is here, and the bundle was made with another one of the same id.
    HereInstead,
}

impl Services {
    /// The profile of the service `id` that has this model, where it is here or is the one that is `carried`.
    ///
    /// # Errors
    ///
    /// Fails where what is carried, and would be followed, is no profile.
    pub fn followed(
        &self,
        id: &str,
        model: Option<&str>,
        carried: Option<&str>,
    ) -> Result<Option<Followed<'_>>, Malformed> {
        let has_model =
            |profile: &ServiceProfile| model.is_none_or(|model| profile.model(model).is_ok());
        let here = self.get(id).ok();
        if let Some(profile) = here.filter(|profile| has_model(profile)) {
            let same = carried.is_none_or(|carried| profile.is_written(carried));
            let from = if same {
                ProfileSource::Here
            } else {
                ProfileSource::HereInstead
            };
            let profile = Cow::Borrowed(profile);
            return Ok(Some(Followed { profile, from }));
        }
        // Nobody else's profile speaks for a service that is described here.
        let Some(carried) = carried.filter(|_| !Self::ships(id)) else {
            return Ok(None);
        };
        let profile = ServiceProfile::carried(id, carried)?;
        let followed = Followed {
            profile: Cow::Owned(profile),
            from: ProfileSource::Carried,
        };
        Ok(Some(followed).filter(|followed| has_model(&followed.profile)))
    }
}

impl ServiceProfile {
    /// The text that goes with a bundle, so that whoever opens it knows what was followed; none for a service that every
    /// Consentry knows, and for more than is ever read.
    #[must_use]
    pub fn to_carry(&self) -> Option<String> {
        if Services::ships(&self.id) {
            return None;
        }
        let text = self.document.to_string();
        (text.len() as u64 <= limits::PROFILE_FILE).then_some(text)
    }

    /// Whether this is the profile of that text.
    fn is_written(&self, text: &str) -> bool {
        self.to_carry().is_none_or(|own| own == text)
    }

    /// Reads the profile of the service `id` that a bundle carries.
    fn carried(id: &str, text: &str) -> Result<Self, Malformed> {
        let file = format!("{id}.toml");
        let limit = limits::PROFILE_FILE;
        if text.len() as u64 > limit {
            return Err(Malformed::at(&file, "id", ProfileFlaw::TooLarge { limit }));
        }
        let profile = Self::parse(&file, text)?;
        if profile.id == id {
            Ok(profile)
        } else {
            let flaw = ProfileFlaw::Id { id: profile.id };
            Err(Malformed::at(&file, "id", flaw))
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::language::Language;
    use crate::service::Values;

    fn own() -> ServiceProfile {
        let custom = Services::shipped().get("custom").unwrap();
        let entered = [
            ("service_name", "Wiki"),
            ("entity_id", "https://wiki.example/saml"),
            ("acs", "https://wiki.example/saml/acs"),
        ];
        let entered = entered.map(|(id, value)| (id.to_owned(), value.to_owned()));
        let model = custom.model("saml").unwrap();
        let inputs = model.inputs.check("saml", &entered.into(), &Values::new());
        let own = custom.own("saml", &inputs.unwrap(), "Wiki", NaiveDate::default());
        let own = own.unwrap();
        ServiceProfile::parse("wiki.toml", &own.text).unwrap()
    }

    fn followed<'a>(
        services: &'a Services,
        id: &str,
        carried: Option<&str>,
    ) -> Option<Followed<'a>> {
        services.followed(id, None, carried).unwrap()
    }

    #[test]
    fn a_profile_of_ones_own_is_carried_and_read_where_it_is_not() {
        let own = own();
        let text = own.to_carry().unwrap();

        let there = followed(Services::shipped(), "wiki", Some(&text)).unwrap();

        assert_eq!(there.from, ProfileSource::Carried);
        assert_eq!(there.profile.models, own.models);
        assert_eq!(there.profile.to_carry().as_deref(), Some(text.as_str()));
        assert_eq!(followed(Services::shipped(), "wiki", None), None);
    }

    #[test]
    fn a_shipped_profile_is_not_carried_and_gives_way_to_none() {
        let shipped = Services::shipped().get("kinde").unwrap();
        assert_eq!(shipped.to_carry(), None);
        let text = own().to_carry().unwrap();
        let forged = text.replace("id = \"wiki\"", "id = \"kinde\"");
        assert_ne!(forged, text);

        let found = followed(Services::shipped(), "kinde", Some(&forged)).unwrap();

        assert_eq!(*found.profile, *shipped);
        let services = Services::shipped();
        let unknown = services.followed("kinde", Some("of-tomorrow"), Some(&forged));
        assert_eq!(unknown, Ok(None));
    }

    #[test]
    fn ones_own_profile_of_the_same_id_is_followed_and_the_other_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let text = own().to_carry().unwrap();
        std::fs::write(folder.path().join("wiki.toml"), &text).unwrap();
        let services = Services::load(Language::english(), folder.path());
        let other = text.replace("profile_version = 1", "profile_version = 2");
        assert_ne!(other, text);

        for (carried, from) in [
            (text, ProfileSource::Here),
            (other, ProfileSource::HereInstead),
        ] {
            let found = followed(&services, "wiki", Some(&carried)).unwrap();

            assert_eq!((found.profile.profile_version, found.from), (1, from));
        }
    }

    #[test]
    fn what_is_carried_is_checked_as_every_profile_is() {
        let text = own().to_carry().unwrap();
        let deep = format!("x = {}1{}", "[".repeat(4000), "]".repeat(4000));
        for carried in [
            String::new(),
            "id = 1".to_owned(),
            deep,
            text.replace("id = \"wiki\"", "id = \"kivo\""),
            text.replace("schema_version = 1", "schema_version = 99"),
            format!("{text}\n# {}", "x".repeat(1024 * 1024)),
        ] {
            let found = Services::shipped().followed("wiki", None, Some(&carried));

            assert!(found.is_err(), "{carried:.60}");
        }
    }
}
