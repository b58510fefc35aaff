//! Authorization codes and refresh tokens: issued, redeemed once, expired.

use axum::response::Response;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Platform, User},
    entra::id_token::client_info,
    limits,
    wire::{Call, redirect},
    world::{Authority, AuthorizeRequest, Challenge, CodeGrant, Live, Login, RefreshGrant, random},
};

/// Sends a new code to the redirect URI.
pub(crate) fn issue_code(
    call: &Call,
    request: &AuthorizeRequest,
    app: &Application,
    user: &User,
) -> Response {
    let session = Uuid::new_v4();
    let code = format!("1.{}", random(limits::CODE_BYTES));
    let grant = CodeGrant {
        login: Login {
            version: request.version,
            authority: request.authority,
            client_id: app.client_id,
            oid: user.oid,
            platform: request.platform,
            scopes: request.scopes.clone(),
            nonce: request.nonce.clone(),
            session,
            client_info: request.client_info,
            at: call.now,
        },
        redirect_uri: request.redirect_uri.clone(),
        challenge: request.challenge.clone(),
        redeemed: false,
    };
    call.world.live().codes.insert(code.clone(), grant);
    let mut parameters = vec![("code", code)];
    if request.client_info {
        parameters.push(("client_info", client_info(user)));
    }
    parameters.extend(request.state.clone().map(|state| ("state", state)));
    parameters.push(("session_state", session.to_string()));
    redirect::answer(
        &request.redirect_uri,
        request.mode,
        &parameters,
        "code_issued",
    )
}

/// What a client sends to redeem a code.
pub(crate) struct Redemption<'a> {
    pub(crate) client_id: Uuid,
    pub(crate) authority: Authority,
    pub(crate) code: &'a str,
    pub(crate) redirect_uri: Option<&'a str>,
    pub(crate) verifier: Option<&'a str>,
    pub(crate) now: DateTime<Utc>,
}

/// The platform the code was sent to: it decides how the client has to authenticate.
pub(crate) fn platform_of_code(live: &Live, code: &str) -> Option<Platform> {
    live.codes.get(code).map(|grant| grant.login.platform)
}

/// Redeems a code, which only success uses up.
///
/// # Errors
/// 9002313 unknown, 70000 another client's, 700005 another tenant path's, 54005 used, 70008 expired, 500112 another
/// redirect URI, 9002325 a single-page application without PKCE, 50148 no verifier, 501481 a wrong one.
pub(crate) fn redeem_code(live: &mut Live, asked: &Redemption<'_>) -> Result<Login, Refusal> {
    let grant = live
        .codes
        .get_mut(asked.code)
        .ok_or_else(|| Refusal::from(Aadsts::Malformed))?;
    let login = &grant.login;
    let refused = if login.client_id != asked.client_id {
        Some(Aadsts::InvalidGrant)
    } else if login.authority != asked.authority {
        Some(Aadsts::RedeemAgainstWrongTenant)
    } else if grant.redeemed {
        Some(Aadsts::CodeRedeemed)
    } else if asked.now - login.at >= limits::CODE {
        Some(Aadsts::GrantExpired)
    } else if asked.redirect_uri != Some(&grant.redirect_uri) {
        Some(Aadsts::RedirectMismatchOnRedeem)
    } else if login.platform == Platform::Spa && grant.challenge.is_none() {
        Some(Aadsts::PkceRequiredForSpa)
    } else if grant.challenge.is_some() && asked.verifier.is_none() {
        Some(Aadsts::CodeVerifierMissing)
    } else if !matches_challenge(grant.challenge.as_ref(), asked.verifier) {
        Some(Aadsts::CodeVerifierMismatch)
    } else {
        None
    };
    if let Some(code) = refused {
        return Err(code.into());
    }
    grant.redeemed = true;
    Ok(grant.login.clone())
}

/// RFC 7636 §4.6. A verifier without a challenge is as wrong as a challenge without a verifier.
fn matches_challenge(challenge: Option<&Challenge>, verifier: Option<&str>) -> bool {
    match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) if challenge.hashed => {
            challenge.value == URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
        }
        (Some(challenge), Some(verifier)) => challenge.value == verifier,
        _ => false,
    }
}

/// A refresh token for the sign-in.
pub(crate) fn issue_refresh_token(live: &mut Live, login: &Login, now: DateTime<Utc>) -> String {
    let token = format!("1.{}", random(limits::CODE_BYTES));
    let grant = RefreshGrant {
        login: login.clone(),
        issued: now,
    };
    live.refresh_tokens.insert(token.clone(), grant);
    token
}

/// Redeems a refresh token, which stays valid.
///
/// # Errors
/// 9002313 unknown, 70000 another client's, 70008 a day after a single-page application's sign-in, 700082 after 90
/// days without use.
pub(crate) fn redeem_refresh_token(
    live: &mut Live,
    client_id: Uuid,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Login, Refusal> {
    let grant = live
        .refresh_tokens
        .get_mut(token)
        .ok_or_else(|| Refusal::from(Aadsts::Malformed))?;
    let login = &grant.login;
    if login.client_id != client_id {
        Err(Aadsts::InvalidGrant.into())
    } else if login.platform == Platform::Spa && now - login.at >= limits::SPA_REFRESH_TOKEN {
        Err(Aadsts::GrantExpired.into())
    } else if now - grant.issued >= limits::REFRESH_TOKEN {
        Err(Aadsts::GrantInactive.into())
    } else {
        grant.issued = now;
        Ok(grant.login.clone())
    }
}
