//! The app registration that a set-up leads to in the customer's directory, as far as its addresses are known.

use serde::Serialize;

use super::Scene;
use crate::entra::registration::TenantId;
use crate::service::{CredentialKind, Owner, Template};

/// An app registration that the customer is led to make. On the wire it is what the practice tenant takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WantedRegistration {
    /// What it is called.
    pub name: String,
    /// The directory that is to hold it, once that is found.
    pub tenant: Option<TenantId>,
    /// The names that the service has for itself, without those that follow from the client ID.
    pub identifier_uris: Vec<String>,
    /// The redirect URIs of a web application, that of the test login included.
    pub web_redirect_uris: Vec<String>,
    /// The reply URLs of SAML and WS-Federation, that of the test login included.
    pub reply_urls: Vec<String>,
    /// Whether the service needs a client secret.
    pub client_secret: bool,
    /// Whether the service needs the groups of a person.
    pub group_claims: bool,
}

impl Scene<'_> {
    /// The registration that the customer is led to make; none in a model that rests on the service's own, and none while
    /// its addresses are not known. What the service shows only later stands there as its example.
    #[must_use]
    pub fn wanted_registration(&self) -> Option<WantedRegistration> {
        let model = self
            .model()
            .filter(|model| model.owner() == Owner::Customer)?;
        let mut entered = self.facts().model.as_ref()?.inputs.clone();
        for input in model.inputs.iter().filter(|input| input.required) {
            if let (Some(example), false) = (&input.example, entered.contains_key(&input.id)) {
                entered.insert(input.id.clone(), example.clone());
            }
        }
        let inputs = model
            .inputs
            .check(&model.id, &entered, &self.facts().tenant_values());
        let inputs = inputs.ok()?;
        let values = self.values().with_inputs(&inputs);
        let production = model.redirect_uri(&values).ok()?;
        let rendered = |templates: &mut dyn Iterator<Item = &Template>| {
            let known = templates.filter_map(|template| template.render(&values).ok());
            known.collect::<Vec<_>>()
        };
        let mut addresses = rendered(&mut model.registration.redirect_uris().iter());
        let others = [Some(production), model.test_redirect_uri()];
        for address in others.into_iter().flatten().map(|uri| uri.to_string()) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        let relying_party = model.login.relying_party();
        let names = relying_party
            .into_iter()
            .chain(model.registration.identifiers());
        let mut identifier_uris = rendered(&mut names.into_iter());
        identifier_uris.dedup();
        let federated = relying_party.is_some();
        let (reply_urls, web_redirect_uris) = if federated {
            (addresses, Vec::new())
        } else {
            (Vec::new(), addresses)
        };
        Some(WantedRegistration {
            name: self.service_name().to_owned(),
            tenant: self.facts().tenant.as_ref().map(|tenant| tenant.tenant_id),
            identifier_uris,
            web_redirect_uris,
            reply_urls,
            client_secret: model.credentials.kind() == CredentialKind::Secret,
            group_claims: model.needs(&inputs).any(|need| need.id() == "groups"),
        })
    }
}
