//! `/oidc/userinfo`: what OpenID Connect calls the user info endpoint (OpenID Connect Core 1.0 §5.3), which is Graph's.

use axum::{
    Extension, Json,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{caller::Caller, error::GraphError};
use crate::{
    entra::id_token::pairwise_subject,
    wire::{Asked, decided},
};

/// `GET|POST /oidc/userinfo`
pub(crate) async fn user_info(Extension(call): Asked) -> Response {
    match Caller::of(&call).and_then(|caller| claims(&caller)) {
        Ok(body) => decided(Json(body).into_response(), "userinfo"),
        Err(error) => error.response(&call),
    }
}

fn claims(caller: &Caller<'_>) -> Result<Value, GraphError> {
    if !caller.has_any(&["openid"]) {
        return Err(GraphError::NotAToken);
    }
    let (call, user) = (caller.call, caller.person()?);
    let app = call.world.application(&caller.grant.client_id.to_string());
    let app = app.map_err(|_| GraphError::NotAToken)?;
    let mut body = json!({ "sub": pairwise_subject(user, app) });
    if caller.has_any(&["profile"]) {
        body["name"] = json!(user.display_name());
        body["given_name"] = json!(user.given_name);
        body["family_name"] = json!(user.family_name);
        body["picture"] = json!(call.world.url("/v1.0/me/photo/$value"));
    }
    if let Some(mail) = user.mail.as_ref().filter(|_| caller.has_any(&["email"])) {
        body["email"] = json!(mail);
    }
    Ok(body)
}
