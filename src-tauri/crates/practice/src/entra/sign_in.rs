//! Asking who somebody is, and whether they consent: the pages that are shown until they are answered.

use axum::response::Response;

use super::session;
use crate::{
    aadsts::Refusal,
    directory::{Application, User},
    pages,
    wire::{Call, decided},
    world::{Purpose, Scopes, Stage},
};

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

/// Shows the consent page; `tenant` is named when it is not only for oneself.
pub(crate) fn ask_consent(
    call: &Call,
    app: &Application,
    tenant: Option<String>,
    scopes: &Scopes,
    purpose: Purpose,
    person: &User,
) -> Response {
    pages::consent(&pages::ConsentPage {
        app,
        tenant,
        scopes,
        redirect_uri: purpose.redirect_uri().map(str::to_owned),
        interaction: session::begin(call, purpose, Stage::Consenting(person.oid)),
    })
}

/// Shows the sign-in page once more, with what was wrong.
pub(crate) fn show(
    call: &Call,
    purpose: &Purpose,
    user_name: &str,
    refusal: Option<&Refusal>,
) -> Response {
    let view = pages::SignIn {
        interaction: session::begin(call, purpose.clone(), Stage::SigningIn),
        purpose,
        user_name,
        signed_in: &session::people(call),
        refusal,
    };
    let decision = refusal.map_or_else(|| "sign_in_page".to_owned(), Refusal::label);
    decided(pages::sign_in(call, &view), decision)
}
