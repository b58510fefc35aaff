//! Sign-ins that begin at the identity provider, as with a tile of "My Apps".

use axum::{Extension, extract::Path, response::Response};

use crate::{entra::saml, pages, wire::Asked};

/// `GET /practice/myapps/{client_id}`: a SAML response nobody asked for, with the `RelayState` of the query.
pub(crate) async fn start(Path(client_id): Path<String>, Extension(call): Asked) -> Response {
    let relay_state = call.query.owned("RelayState");
    let request = call
        .world
        .application(&client_id)
        .and_then(|app| saml::unsolicited(&call, app, relay_state));
    match request {
        Ok(request) => saml::advance(&call, request),
        Err(refusal) => pages::held(&call, &refusal),
    }
}
