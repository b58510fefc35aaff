//! Asking who somebody is: the sign-in page, shown until it is answered.

use axum::response::Response;

use super::session;
use crate::{
    aadsts::Refusal,
    pages,
    wire::{answer::decided, call::Call},
    world::{grant::Stage, request::Purpose},
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
