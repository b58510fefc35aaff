//! The answers to the sign-in, approval and consent pages, each handed to the endpoint whose page it was.

use axum::{Extension, response::Response};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Kind, User},
    entra::{
        admin_consent, authorize, device, saml, session,
        sign_in::{self, Consent},
        ws_fed,
    },
    pages,
    wire::{Asked, Call, decided},
    world::{Interaction, Purpose, Stage},
};

/// `POST /practice/interaction`: one button of one of our pages was pressed.
pub(crate) async fn answered(Extension(call): Asked) -> Response {
    let name = call.form.get("interaction").unwrap_or_default();
    let interaction = call.world.live().interactions.remove(name);
    let Some(Interaction { purpose, stage }) = interaction else {
        return pages::stale();
    };
    let person = |oid| call.world.directory.user(oid);
    match (call.form.get("step"), stage) {
        (Some("cancel"), Stage::Consenting(_)) => Some(decline(&call, purpose)),
        (Some("cancel"), _) => Some(cancel(&call, purpose)),
        (Some("account"), Stage::SigningIn) => Some(account(&call, purpose)),
        (Some("sign-in"), Stage::SigningIn) => Some(password(&call, purpose)),
        (Some("approve"), Stage::Approving(oid)) => {
            person(oid).map(|person| signed_in(&call, purpose, person))
        }
        (Some("accept"), Stage::Consenting(oid)) => {
            person(oid).map(|person| resume(&call, purpose, person, Consent::Given))
        }
        _ => None,
    }
    .unwrap_or_else(pages::stale)
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
        _ => match call.world.directory.account(name) {
            Some(person) if !purpose.wants_password() => admitted(call, purpose, person),
            _ => sign_in::ask(call, &purpose, name),
        },
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
    admitted(call, purpose, person)
}

/// Goes on with somebody who has said who they are. Whoever is picked needs no password: it would be no secret.
fn admitted(call: &Call, purpose: Purpose, person: &User) -> Response {
    match person.kind {
        Kind::Blocked => pages::held(call, &Aadsts::AccountDisabled.into()),
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

fn resume(call: &Call, purpose: Purpose, person: &User, consent: Consent) -> Response {
    let answer = match purpose {
        Purpose::Authorize(request) => authorize::for_person(call, *request, person, consent),
        Purpose::AdminConsent(request) => {
            admin_consent::for_person(call, *request, person, consent)
        }
        Purpose::Device(request) => device::for_person(call, request, person, consent),
        // Neither asks for consent.
        Purpose::Saml(request) => Ok(saml::for_person(call, &request, person)),
        Purpose::WsFed(request) => ws_fed::for_person(call, &request, person),
    };
    answer.unwrap_or_else(|refusal| pages::held(call, &refusal))
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
