//! Signing in: the answers to the sign-in, approval and consent pages.

use std::sync::Arc;

use axum::{Extension, response::Response};

use crate::{
    aadsts::{Aadsts, Refusal},
    admin_consent, authorize,
    call::{Call, decided},
    device,
    directory::{Kind, User},
    pages, saml,
    session::{self, Interaction, Purpose, Stage},
    ws_fed,
};

/// `POST /practice/interaction`: one button of one of our pages was pressed.
pub(crate) async fn answered(Extension(call): Extension<Arc<Call>>) -> Response {
    let name = call.form.get("interaction").unwrap_or_default();
    let interaction = call.world.live().interactions.remove(name);
    let Some(Interaction { purpose, stage }) = interaction else {
        return pages::stale();
    };
    match (call.form.get("step"), stage) {
        (Some("cancel"), Stage::Consenting(_)) => decline(&call, purpose),
        (Some("cancel"), _) => cancel(&call, purpose),
        (Some("account"), Stage::SigningIn) => account(&call, purpose),
        (Some("sign-in"), Stage::SigningIn) => password(&call, purpose),
        (Some("approve"), Stage::Approving(oid)) => {
            with_person(&call, purpose, oid, |call, purpose, person| {
                signed_in(call, purpose, person)
            })
        }
        (Some("accept"), Stage::Consenting(oid)) => {
            with_person(&call, purpose, oid, |call, purpose, person| {
                resume(call, purpose, person, Consent::Given)
            })
        }
        _ => pages::stale(),
    }
}

/// Whether the person has just said yes on the consent page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    Given,
    NotAsked,
}

/// Shows the sign-in page.
pub(crate) fn ask(call: &Call, purpose: &Purpose, user_name: &str) -> Response {
    show(call, purpose, user_name, None)
}

fn show(call: &Call, purpose: &Purpose, user_name: &str, refusal: Option<&Refusal>) -> Response {
    let view = pages::SignIn {
        interaction: session::begin(call, purpose.clone(), Stage::SigningIn),
        purpose,
        user_name,
        refusal,
    };
    let decision = refusal.map_or_else(|| "sign_in_page".to_owned(), Refusal::label);
    decided(pages::sign_in(call, &view), decision)
}

fn account(call: &Call, purpose: Purpose) -> Response {
    let name = call.form.get("account").unwrap_or_default();
    let known = session::people(call)
        .into_iter()
        .find(|person| person.answers_to(name));
    match known {
        Some(person) if !wants_password(&purpose) => {
            resume(call, purpose, person, Consent::NotAsked)
        }
        _ => ask(call, &purpose, name),
    }
}

fn wants_password(purpose: &Purpose) -> bool {
    match purpose {
        Purpose::Authorize(request) => request.prompt == authorize::Prompt::Login,
        Purpose::Saml(request) => request.force_authn,
        Purpose::WsFed(request) => request.fresh,
        Purpose::AdminConsent(_) | Purpose::Device(_) => false,
    }
}

fn password(call: &Call, purpose: Purpose) -> Response {
    let name = call.form.get("username").unwrap_or_default();
    let Some(person) = call.world.directory.account(name) else {
        return show(call, &purpose, name, Some(&Aadsts::UserUnknown.into()));
    };
    if call.form.get("password") != Some(person.password.as_str()) {
        return show(call, &purpose, name, Some(&Aadsts::InvalidPassword.into()));
    }
    match person.kind {
        Kind::Blocked => pages::held(call, &Aadsts::UserDisabled.into()),
        Kind::Mfa => {
            let title = pages::purpose_title(call, &purpose);
            let target = purpose.redirect_uri().map(str::to_owned);
            let interaction = session::begin(call, purpose, Stage::Approving(person.oid));
            decided(
                pages::approve(&interaction, &title, target.as_deref()),
                "approval_page",
            )
        }
        _ => signed_in(call, purpose, person),
    }
}

fn signed_in(call: &Call, purpose: Purpose, person: &User) -> Response {
    let cookie = session::remember(call, person.oid);
    cookie.set_by(resume(call, purpose, person, Consent::NotAsked))
}

fn with_person(
    call: &Call,
    purpose: Purpose,
    oid: uuid::Uuid,
    go_on: impl FnOnce(&Call, Purpose, &User) -> Response,
) -> Response {
    match call.world.directory.user(oid) {
        Some(person) => go_on(call, purpose, person),
        None => pages::stale(),
    }
}

fn resume(call: &Call, purpose: Purpose, person: &User, consent: Consent) -> Response {
    match purpose {
        Purpose::Authorize(request) => authorize::for_person(call, *request, person, consent),
        Purpose::AdminConsent(request) => {
            admin_consent::for_person(call, *request, person, consent)
        }
        Purpose::Device(request) => device::for_person(call, request, person, consent),
        // Neither asks for consent.
        Purpose::Saml(request) => saml::for_person(call, &request, person),
        Purpose::WsFed(request) => ws_fed::for_person(call, &request, person),
    }
}

fn cancel(call: &Call, purpose: Purpose) -> Response {
    match purpose {
        Purpose::Authorize(request) => authorize::cancelled(&request),
        Purpose::AdminConsent(request) => admin_consent::cancelled(&request),
        Purpose::Device(request) => device::declined(call, &request),
        Purpose::Saml(request) => saml::cancelled(call, &request),
        Purpose::WsFed(_) => pages::cancelled(),
    }
}

fn decline(call: &Call, purpose: Purpose) -> Response {
    let declined = Refusal::from(Aadsts::UserDeclinedConsent);
    match purpose {
        Purpose::Authorize(request) => authorize::refuse(call, &request, &declined),
        Purpose::AdminConsent(request) => admin_consent::refuse(call, &request, &declined),
        Purpose::Device(request) => device::declined(call, &request),
        purpose @ (Purpose::Saml(_) | Purpose::WsFed(_)) => cancel(call, purpose),
    }
}

impl Purpose {
    /// Where the browser ends up, if this leads anywhere.
    pub(crate) fn redirect_uri(&self) -> Option<&str> {
        match self {
            Self::Authorize(request) => Some(&request.redirect_uri),
            Self::AdminConsent(request) => Some(&request.redirect_uri),
            Self::Device(_) => None,
            Self::Saml(request) => Some(&request.reply.acs),
            Self::WsFed(request) => Some(&request.reply_to),
        }
    }

    pub(crate) fn client_id(&self) -> uuid::Uuid {
        match self {
            Self::Authorize(request) => request.client_id,
            Self::AdminConsent(request) => request.client_id,
            Self::Device(request) => request.client_id,
            Self::Saml(request) => request.client_id,
            Self::WsFed(request) => request.client_id,
        }
    }
}
