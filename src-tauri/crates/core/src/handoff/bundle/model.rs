//! The integration model with what was entered for it, in a bundle and here.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use consentry_bundle as format;
use consentry_bundle::Unknown;
use serde_json::Value;

use super::{known, malformed, warnings};
use crate::failure::Failure;
use crate::service::{Model, Owner, ServiceProfile, Values};
use crate::wizard::{ChosenModel, Known, Report, Witness};

pub(super) fn write(model: &Model, chosen: &ChosenModel) -> format::Model {
    let is_option = |id: &str| model.inputs.get(id).is_some_and(|input| input.option);
    let (options, inputs): (BTreeMap<_, _>, BTreeMap<_, _>) = chosen
        .inputs
        .clone()
        .into_iter()
        .partition(|(id, _)| is_option(id));
    format::Model {
        id: model.id.clone(),
        kind: match model.owner() {
            Owner::Customer => "customer-managed",
            Owner::Vendor => "vendor-managed",
        }
        .to_owned(),
        protocol: model.login.protocol().as_str().to_owned(),
        inputs,
        options: options
            .into_iter()
            .map(|(id, value)| (id, Value::String(value)))
            .collect(),
        warnings: warnings::write(&chosen.warnings),
        known: Some(known::write(&chosen.known)),
        other: Unknown::default(),
    }
}

/// The model as the profile here has it. Version 1 did not say when it was chosen.
pub(super) fn read(
    written: &format::Model,
    written_at: DateTime<Utc>,
    profile: &ServiceProfile,
    tenant: &Values,
    report: &Report,
) -> Result<ChosenModel, Failure> {
    let model = profile.model(&written.id)?;
    let mut entered = written.inputs.clone();
    for (id, value) in &written.options {
        let value = value.as_str().ok_or_else(|| malformed("/model/options"))?;
        entered.insert(id.clone(), value.to_owned());
    }
    let known = match &written.known {
        Some(known) => known::read(known, report),
        None => Known::Reported {
            at: written_at,
            by: Some(Witness::Here),
            says: None,
            report: report.clone(),
        },
    };
    Ok(ChosenModel {
        warnings: warnings::read(&written.warnings),
        ..ChosenModel::new(model, &entered, tenant, known)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::tests::{bundle, report, reported};
    use crate::login::verdict::Warning;
    use crate::scene::tests::chosen;
    use crate::service::Services;

    #[test]
    fn a_model_comes_back_with_its_inputs_and_options() {
        let profile = Services::shipped().get("kinde").unwrap();
        let chosen = ChosenModel {
            warnings: vec![Warning::MetadataExpired {
                on: report().written_at,
            }],
            ..chosen("kinde", "oauth2")
        };

        let written = write(profile.model("oauth2").unwrap(), &chosen);

        assert!(!written.options.is_empty() && !written.inputs.is_empty());
        let back = read(
            &written,
            report().written_at,
            profile,
            &Values::new(),
            &report(),
        )
        .unwrap();
        let known = reported(&chosen.known);
        assert_eq!(back, ChosenModel { known, ..chosen });
    }

    #[test]
    fn an_option_that_is_no_text_is_refused() {
        let profile = Services::shipped().get("kloudmate").unwrap();
        let mut model = bundle().model.unwrap();
        let options = &mut model.options;
        options.insert("provisioning".to_owned(), Value::Bool(true));

        let failure = read(
            &model,
            report().written_at,
            profile,
            &Values::new(),
            &report(),
        )
        .unwrap_err();

        assert_eq!(failure.code.as_str(), "bundle.malformed");
    }
}
