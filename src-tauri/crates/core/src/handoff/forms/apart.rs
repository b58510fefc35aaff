//! What a form does not hold, said in it: what it must not hold, what nobody proved, and what only the directory has.

use super::HandOffForm;
use super::line::Line;
use super::wiring::{WhoseRegistration, Wiring, proof};
use crate::language::MISSING;
use crate::scene::Scene;
use crate::service::{CredentialKind, Login};
use crate::step::Step;
use crate::wizard::Known;

/// What `form` does not hold of `scene`, each in a sentence.
pub(super) fn sentences(
    form: HandOffForm,
    scene: &Scene<'_>,
    wiring: Option<&Wiring>,
) -> Vec<Line> {
    let mut said: Vec<String> = Vec::new();
    said.extend(secret(scene));
    said.extend(known(scene));
    if form.makes_the_application() {
        said.extend(of_application(scene, wiring));
    }
    if form == HandOffForm::Keycloak {
        said.extend(
            ["form-apart-redirect", "form-apart-untried"].map(|id| scene.language.say(id, &[])),
        );
    }
    said.extend(["form-apart-people", "form-apart-policies"].map(|id| scene.language.say(id, &[])));
    said.iter().map(|sentence| Line::new(sentence)).collect()
}

impl HandOffForm {
    /// Whether carrying it out makes an application in Entra.
    const fn makes_the_application(self) -> bool {
        matches!(
            self,
            Self::AzureCli | Self::GraphPowershell | Self::Terraform
        )
    }
}

/// The secret, where the service needs one. Whether a bundle holds it sealed changes nothing.
fn secret(scene: &Scene<'_>) -> Option<String> {
    let kind = scene.model()?.credentials.kind();
    if kind != CredentialKind::Secret {
        return None;
    }
    let credential = scene.facts().credential.as_ref();
    let ends = credential.and_then(|credential| credential.expires_on);
    let ends = ends.map(|day| scene.language.day(day));
    let hint = credential.map(|credential| credential.hint.as_str());
    let facts = [
        (
            "hint",
            hint.filter(|hint| !hint.is_empty()).unwrap_or(MISSING),
        ),
        ("day", ends.as_deref().unwrap_or(MISSING)),
    ];
    Some(scene.language.say("form-apart-secret", &facts))
}

/// What was only told, and what only a bundle reports.
fn known(scene: &Scene<'_>) -> Vec<String> {
    let of = |wanted: fn(&Known) -> bool| {
        let steps = [
            (Step::Tenant, "step-tenant"),
            (Step::Consent, "step-consent"),
            (Step::Credentials, "step-credentials"),
            (Step::TestLogin, "step-test-login"),
        ];
        let named = steps.into_iter().filter(|(step, _)| {
            scene
                .facts()
                .known(*step)
                .is_some_and(|known| wanted(&known))
        });
        let named: Vec<_> = named.map(|(_, id)| scene.language.say(id, &[])).collect();
        (!named.is_empty()).then(|| named.join(", "))
    };
    let told = of(|known| matches!(known, Known::Stated { .. }));
    let reported = of(|known| matches!(known, Known::Reported { .. }));
    let mut said = Vec::new();
    if let Some(what) = told {
        said.push(scene.language.say("form-apart-told", &[("what", &what)]));
    }
    if let Some(what) = reported {
        said.push(
            scene
                .language
                .say("form-apart-reported", &[("what", &what)]),
        );
    }
    said
}

/// What making the application leaves undone.
fn of_application(scene: &Scene<'_>, wiring: Option<&Wiring>) -> Vec<String> {
    let (Some(model), Some(wiring)) = (scene.model(), wiring) else {
        return Vec::new();
    };
    let language = scene.language;
    let mut said = Vec::new();
    if let WhoseRegistration::Own(own) = &wiring.registration {
        let client = wiring.client.map(|client| client.to_string());
        let facts = [
            ("kind", proof(model)),
            ("client", client.as_deref().unwrap_or(MISSING)),
        ];
        said.push(language.say("form-apart-new", &facts));
        let unknown: Vec<_> = own.unknown_permissions.iter().map(Line::as_str).collect();
        if !unknown.is_empty() {
            let facts = [("names", &*unknown.join(", "))];
            said.push(language.say("form-apart-permissions", &facts));
        }
    }
    if model.consent.why_not().is_none() {
        let url = scene.consent_url();
        let own = matches!(wiring.registration, WhoseRegistration::Own(_));
        // The address names the application of this set-up, which is not the one that is made here.
        let url = url.as_deref().filter(|_| !own).unwrap_or(MISSING);
        said.push(language.say("form-apart-consent", &[("url", url)]));
    }
    if let Some(address) = model.test_redirect_uri() {
        let facts = [("address", &*address.to_string())];
        said.push(language.say("form-apart-test-address", &facts));
    }
    if !matches!(model.login, Login::Oidc { .. }) {
        let inputs = scene.inputs();
        let needs = model.needs(&inputs).map(|need| need.need.clone());
        let needs = needs.collect::<Vec<_>>().join(", ");
        let needs = if needs.is_empty() { MISSING } else { &needs };
        said.push(language.say("form-apart-claims", &[("needs", needs)]));
    }
    said
}
