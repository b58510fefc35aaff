//! What a set-up leads to in Entra, as whoever makes it anew has to know it: the registration by Microsoft Graph's names, and
//! the addresses that both sides meet at.

use super::HandOffForm;
use super::line::Line;
use crate::entra::cloud::Cloud;
use crate::entra::graph_permission::DelegatedPermission;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::language::Language;
use crate::protocol::Protocol;
use crate::scene::Scene;
use crate::service::{
    Audience, ConsentRequest, CredentialKind, Inputs, Login, MadeIn, Model, Registration, Template,
};

/// What a set-up leads to in Entra.
#[derive(Debug)]
pub(super) struct Wiring {
    /// By which protocol people sign in.
    pub(super) protocol: Protocol,
    /// In which cloud.
    pub(super) cloud: Cloud,
    /// In which directory.
    pub(super) tenant: TenantId,
    /// Which application, once it is known.
    pub(super) client: Option<ClientId>,
    /// Where the service takes its answers.
    pub(super) answer_address: Line,
    /// What the service asks for when somebody signs in; empty where the protocol has no scopes.
    pub(super) scopes: Vec<Line>,
    /// The registration.
    pub(super) registration: WhoseRegistration,
}

/// Whose the registration is.
#[derive(Debug)]
pub(super) enum WhoseRegistration {
    /// The customer's own.
    Own(OwnRegistration),
    /// The service's, with this ID.
    Vendor(ClientId),
}

/// A registration of the customer's own.
#[derive(Debug)]
pub(super) struct OwnRegistration {
    /// What it is called.
    pub(super) name: Line,
    /// Whether it is made of the template for applications that are not in the gallery, as SAML and WS-Federation have it.
    pub(super) of_template: bool,
    /// Whose accounts may sign in: `signInAudience`.
    pub(super) audience: &'static str,
    /// Its redirect URIs or reply URLs, the production one first.
    pub(super) redirect_uris: Vec<Line>,
    /// The names that the service has for itself.
    pub(super) identifiers: Vec<Identifier>,
    /// What it may do for whoever signs in.
    pub(super) permissions: Vec<DelegatedPermission>,
    /// The same, where no ID is known here.
    pub(super) unknown_permissions: Vec<Line>,
    /// Claims that are added to the ID token.
    pub(super) optional_claims: Vec<Line>,
    /// Which groups come into a token: `groupMembershipClaims`.
    pub(super) groups: Option<&'static str>,
}

/// A name that a service has for itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Identifier {
    /// `api://` and the application's ID, which a new one has anew.
    OfClient,
    /// Another one, exactly.
    Exactly(Line),
}

/// The kinds of groups, as `groupMembershipClaims` has them.
const GROUPS: [&str; 4] = ["SecurityGroup", "DirectoryRole", "ApplicationGroup", "All"];

impl Wiring {
    /// What `scene` leads to.
    ///
    /// # Errors
    ///
    /// `form.not_known_yet` while a value is missing.
    pub(super) fn new(form: HandOffForm, scene: &Scene<'_>) -> Result<Self, Failure> {
        let model = scene
            .model()
            .ok_or_else(|| form.lacks_value(&scene.language.say("step-model", &[])))?;
        let tenant = scene
            .facts()
            .tenant
            .as_ref()
            .ok_or_else(|| form.lacks_value(&scene.language.say("step-tenant", &[])))?;
        let rendered = Rendered { form, scene };
        let scopes: &[String] = match &model.login {
            Login::Oidc { scopes, .. } => scopes,
            Login::Saml { .. } | Login::WsFed { .. } => &[],
        };
        Ok(Self {
            protocol: model.login.protocol(),
            cloud: tenant.cloud,
            tenant: tenant.tenant_id,
            client: scene.facts().client(),
            answer_address: rendered.line(model.login.answer_address())?,
            scopes: scopes.iter().map(|scope| Line::new(scope)).collect(),
            registration: match model.vendor_client_id() {
                Some(client) => WhoseRegistration::Vendor(client),
                None => WhoseRegistration::Own(OwnRegistration::new(model, &rendered)?),
            },
        })
    }

    /// The name that the service has for itself, where the protocol has one.
    pub(super) fn identifier(&self) -> Option<Line> {
        let WhoseRegistration::Own(own) = &self.registration else {
            return None;
        };
        own.identifiers.first().map(|first| match first {
            Identifier::Exactly(name) => name.clone(),
            Identifier::OfClient => Line::new(&format!(
                "api://{}",
                self.client
                    .map(|client| client.to_string())
                    .unwrap_or_default()
            )),
        })
    }
}

impl OwnRegistration {
    fn new(model: &Model, rendered: &Rendered<'_>) -> Result<Self, Failure> {
        let scene = rendered.scene;
        let inputs = scene.inputs();
        let Registration::Customer {
            made_in,
            optional_claims,
            ..
        } = &model.registration
        else {
            return Err(rendered.form.lacks_value(scene.service_name()));
        };
        let mut redirect_uris = vec![rendered.line(model.login.answer_address())?];
        for template in model.registration.redirect_uris() {
            let uri = rendered.line(template)?;
            if !redirect_uris.contains(&uri) {
                redirect_uris.push(uri);
            }
        }
        let scopes: &[String] = match &model.consent.request {
            ConsentRequest::OwnApp { scopes, .. } => scopes,
            ConsentRequest::None { .. } | ConsentRequest::VendorUrl { .. } => &[],
        };
        let unknown = scopes
            .iter()
            .filter(|scope| DelegatedPermission::of_scope(scope).is_none());
        Ok(Self {
            name: Line::new(scene.service_name()),
            of_template: model.set_up_as() != Protocol::Oidc
                && *made_in == MadeIn::EnterpriseApplications,
            audience: audience(model, &inputs),
            redirect_uris,
            identifiers: identifiers(model, rendered)?,
            permissions: scopes
                .iter()
                .filter_map(|scope| DelegatedPermission::of_scope(scope))
                .collect(),
            unknown_permissions: unknown.map(|scope| Line::new(scope)).collect(),
            optional_claims: optional_claims
                .iter()
                .map(|claim| Line::new(claim))
                .collect(),
            groups: groups(model, &inputs),
        })
    }
}

fn audience(model: &Model, inputs: &Inputs) -> &'static str {
    match model.audience(inputs) {
        Some(Audience::AzureADMultipleOrgs) => "AzureADMultipleOrgs",
        Some(Audience::AzureADMyOrg) | None => "AzureADMyOrg",
    }
}

/// The relying party's name first, then the others.
fn identifiers(model: &Model, rendered: &Rendered<'_>) -> Result<Vec<Identifier>, Failure> {
    let client = rendered.scene.facts().client();
    let of_client = client.map(|client| Line::new(&format!("api://{client}")));
    let templates = model
        .login
        .relying_party()
        .into_iter()
        .chain(model.registration.identifiers());
    let mut all = Vec::new();
    for template in templates {
        let name = rendered.line(template)?;
        let identifier = if Some(&name) == of_client.as_ref() {
            Identifier::OfClient
        } else {
            Identifier::Exactly(name)
        };
        if !all.contains(&identifier) {
            all.push(identifier);
        }
    }
    Ok(all)
}

/// Which groups the service needs: what was chosen, where the profile offers Microsoft's own names for them.
fn groups(model: &Model, inputs: &Inputs) -> Option<&'static str> {
    if !model.needs(inputs).any(|need| need.id() == "groups") {
        return None;
    }
    let mut entered = inputs.iter();
    let chosen = entered.find_map(|(_, value)| GROUPS.into_iter().find(|kind| *kind == value));
    Some(chosen.unwrap_or("SecurityGroup"))
}

/// Templates with the values of a set-up.
struct Rendered<'a> {
    form: HandOffForm,
    scene: &'a Scene<'a>,
}

impl Rendered<'_> {
    fn line(&self, template: &Template) -> Result<Line, Failure> {
        let text = template.render(&self.scene.values());
        let missing = |missing: crate::service::Missing| self.form.lacks(&missing.0, self.scene);
        text.map(|text| Line::new(&text)).map_err(missing)
    }
}

/// What proves the application, as the sentences select on it.
pub(super) fn proof(model: &Model) -> &'static str {
    match model.credentials.kind() {
        CredentialKind::Certificate => "certificate",
        CredentialKind::None => "none",
        CredentialKind::Secret => "secret",
    }
}

/// What a document calls the day or moment.
pub(super) fn written_on(scene: &Scene<'_>, language: &Language) -> String {
    language.day(scene.now.date_naive())
}
