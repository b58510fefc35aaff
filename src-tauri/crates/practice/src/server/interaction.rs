//! The answers to the sign-in, approval and consent pages, each handed to the endpoint whose page it was.

use std::sync::Arc;

use axum::{Extension, response::Response};
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Kind, User},
    entra::{
        admin_consent, authorize, device, saml, session,
        sign_in::{self, Consent},
        ws_fed,
    },
    pages,
    wire::{answer::decided, call::Call},
    world::{
        grant::{Interaction, Stage},
        request::Purpose,
    },
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

fn account(call: &Call, purpose: Purpose) -> Response {
    let name = call.form.get("account").unwrap_or_default();
    let known = session::people(call)
        .into_iter()
        .find(|person| person.answers_to(name));
    match known {
        Some(person) if !purpose.wants_password() => {
            resume(call, purpose, person, Consent::NotAsked)
        }
        _ => sign_in::ask(call, &purpose, name),
    }
}

fn password(call: &Call, purpose: Purpose) -> Response {
    let name = call.form.get("username").unwrap_or_default();
    let Some(person) = call.world.directory.account(name) else {
        return sign_in::show(call, &purpose, name, Some(&Aadsts::UserUnknown.into()));
    };
    if call.form.get("password") != Some(person.password.as_str()) {
        return sign_in::show(call, &purpose, name, Some(&Aadsts::InvalidPassword.into()));
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
    oid: Uuid,
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
