//! What follows from the directory: the values that templates take from it, and what was entered that goes with it when
//! another one is found.

use super::{ChosenModel, ConfirmedTenant, Facts};
use crate::service::{Model, Name, Values};

impl ConfirmedTenant {
    /// What it is found by, as templates name it.
    pub(crate) fn values(&self) -> Values {
        let values = Values::new().with(Name::TenantId, self.tenant_id.to_string());
        match &self.domain {
            Some(domain) => values.with(Name::Domain, domain),
            None => values,
        }
    }
}

impl Facts {
    /// The same of the directory of these facts; nothing before one is found.
    #[must_use]
    pub fn tenant_values(&self) -> Values {
        let tenant = self.tenant.as_ref();
        tenant.map(ConfirmedTenant::values).unwrap_or_default()
    }
}

impl ChosenModel {
    /// The choice of `model` as the directory of `now` makes it: what stood there because it followed from the one
    /// `before` follows from this one. None where nothing changes.
    pub(crate) fn following(&self, model: &Model, before: &Values, now: &Values) -> Option<Self> {
        let mut entered = self.inputs.clone();
        for input in model.inputs.iter().filter(|one| one.default_from.is_some()) {
            let (was, is) = (input.standing(before), input.standing(now));
            if let (true, Some(is)) = (entered.get(&input.id) == was.as_ref(), is) {
                entered.insert(input.id.clone(), is);
            }
        }
        if entered == self.inputs {
            return None;
        }
        let followed = Self::new(model, &entered, now, self.known.clone()).ok()?;
        Some(Self {
            warnings: self.warnings.clone(),
            ..followed
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::tests::{chosen, confirmed_tenant};
    use crate::service::Services;

    fn another() -> Values {
        Values::new().with(Name::Domain, "fabrikam.com")
    }

    fn domain(chosen: &ChosenModel) -> Option<&str> {
        chosen.inputs.get("directory_domain").map(String::as_str)
    }

    #[test]
    fn what_stood_there_by_the_directory_follows_another_one_and_what_was_entered_stays() {
        let model = Services::shipped().get("kandji").unwrap().model("native");
        let model = model.unwrap();
        let before = confirmed_tenant().values();
        let mut chosen = chosen("kandji", "native");
        chosen
            .inputs
            .insert("directory_domain".into(), "contoso.com".into());

        let followed = chosen.following(model, &before, &another()).unwrap();
        assert_eq!(domain(&followed), Some("fabrikam.com"));
        assert_eq!(followed.following(model, &another(), &another()), None);

        chosen
            .inputs
            .insert("directory_domain".into(), "corp.contoso.com".into());
        assert_eq!(chosen.following(model, &before, &another()), None);
    }
}
