//! Signing out: forgets the browser's session and goes where a registered redirect URI says.

use axum::{Extension, extract::Path, response::Response};

use crate::{
    entra::{redirect_uri::registered, session},
    pages,
    wire::{Asked, decided, redirect, see_other},
};

/// `GET|POST /{tenant}/oauth2/v2.0/logout` and its version 1
pub(crate) async fn sign_out(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    let parameters = call.query.and(&call.form).once();
    let parameters = match call.world.authority(&tenant).and(parameters) {
        Ok(parameters) => parameters,
        Err(refusal) => return pages::held(&call, &refusal),
    };
    session::forget(&call);
    let target = parameters.get("post_logout_redirect_uri").filter(|uri| {
        call.world
            .applications
            .iter()
            .any(|app| registered(app, uri).is_some())
    });
    let Some(target) = target else {
        return decided(pages::signed_out(), "signed_out");
    };
    let state = parameters
        .get("state")
        .map(|state| ("state", state.to_owned()));
    let state: Vec<_> = state.into_iter().collect();
    if state.is_empty() {
        decided(see_other(target), "signed_out")
    } else {
        redirect::land(target, &state, "signed_out")
    }
}
