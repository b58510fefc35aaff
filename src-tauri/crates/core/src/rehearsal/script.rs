//! What was answered in the set-up, to answer it again.

use std::collections::BTreeMap;

use consentry_bundle::Bundle;

use crate::login::verdict::Persona;

/// The answers of a set-up, but for its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Script {
    /// Which service is connected.
    pub(crate) service: String,
    /// Which directory was asked for.
    pub(crate) asked: String,
    /// Which model was chosen, with what was entered for it; none where it did not come to that.
    pub(crate) model: Option<(String, BTreeMap<String, String>)>,
    /// Whether somebody went on without consent.
    pub(crate) skips_consent: bool,
    /// As whom somebody signed in.
    pub(crate) persona: Persona,
}

impl Script {
    /// What was answered in `bundle`. A directory that was found is asked for by its name; one that was not, exactly as it
    /// was.
    pub(super) fn of(bundle: &Bundle, persona: Persona) -> Self {
        let asked = bundle.unfinished.as_ref();
        let asked = asked.and_then(|unfinished| unfinished.asked.as_ref());
        let found = bundle.tenant.as_ref().map(|tenant| {
            let domain = tenant.domain.as_ref();
            domain.unwrap_or(&tenant.tenant_id).clone()
        });
        let consent = bundle.consent.as_ref();
        Self {
            service: bundle.service.id.clone(),
            asked: found
                .or_else(|| asked.map(|asked| asked.what.clone()))
                .unwrap_or_default(),
            model: bundle
                .model
                .as_ref()
                .map(|model| (model.id.clone(), entered(model))),
            skips_consent: consent.is_some_and(consentry_bundle::Consent::is_skipped),
            persona,
        }
    }
}

/// What was entered; what is no text there is no value here either, and is refused as one.
fn entered(model: &consentry_bundle::Model) -> BTreeMap<String, String> {
    let mut entered = model.inputs.clone();
    let options = model.options.iter();
    entered.extend(options.map(|(id, value)| {
        let text = value.as_str().map(str::to_owned);
        (id.clone(), text.unwrap_or_else(|| value.to_string()))
    }));
    entered
}
