//! The device code flow: codes for a device, the page to enter one on, and the polling.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::Path,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use rand::Rng;
use serde_json::json;
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{
        Kind, User,
        applications::{Application, Platform},
    },
    entra::{
        admission::user_for,
        consent::{self, Standing},
        scope, session,
        sign_in::{self, Consent},
    },
    limits::{DEVICE_CODE, DEVICE_INTERVAL_SECONDS},
    pages,
    wire::{answer::decided, call::Call},
    world::{
        grant::{DeviceAnswer, DeviceGrant, Login, Stage},
        random,
        request::{DeviceRequest, Purpose, Version},
        scopes::version_1,
    },
};

/// No letters or digits that are mistaken for each other.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// `POST /{tenant}/oauth2/v2.0/devicecode`
pub(crate) async fn v2(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    begin(&call, &tenant, Version::V2).unwrap_or_else(|refusal| refusal.json(&call))
}

/// `POST /{tenant}/oauth2/devicecode`
pub(crate) async fn v1(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    begin(&call, &tenant, Version::V1).unwrap_or_else(|refusal| refusal.json(&call))
}

fn begin(call: &Call, tenant: &str, version: Version) -> Result<Response, Refusal> {
    let authority = call.world.authority(tenant)?;
    let parameters = call.query.and(&call.form);
    let client_id = parameters
        .get("client_id")
        .ok_or_else(|| Aadsts::MissingParameter.about("client_id"))?;
    let app = call.world.application_under(authority, client_id)?;
    let scopes = match (parameters.get("scope"), version) {
        (Some(text), Version::V2) => scope::parse(&call.world, app, text)?,
        (None, Version::V2) => return Err(Aadsts::MissingParameter.about("scope")),
        (_, Version::V1) => version_1(),
    };
    let (device_code, user_code) = (random(96), new_user_code());
    let grant = DeviceGrant {
        user_code: user_code.clone(),
        authority,
        client_id: app.client_id,
        scopes,
        issued: call.now,
        answer: DeviceAnswer::Pending,
    };
    call.world.live().devices.insert(device_code.clone(), grant);
    Ok(invitation(call, version, &device_code, &user_code))
}

fn invitation(call: &Call, version: Version, device_code: &str, user_code: &str) -> Response {
    let page = call.world.url("/devicelogin");
    let mut body = json!({
        "user_code": user_code,
        "device_code": device_code,
        "message": format!("To sign in, open {page} in a browser and enter the code {user_code}."),
    });
    let lifetime = DEVICE_CODE.num_seconds();
    if version == Version::V2 {
        body["verification_uri"] = json!(page);
        body["expires_in"] = json!(lifetime);
        body["interval"] = json!(DEVICE_INTERVAL_SECONDS);
    } else {
        body["verification_url"] = json!(page);
        body["expires_in"] = json!(lifetime.to_string());
        body["interval"] = json!(DEVICE_INTERVAL_SECONDS.to_string());
    }
    decided(Json(body).into_response(), "device_code_issued")
}

fn new_user_code() -> String {
    let mut random = rand::rngs::OsRng;
    (0..9)
        .map(|_| char::from(ALPHABET[random.gen_range(0..ALPHABET.len())]))
        .collect()
}

/// `GET|POST /devicelogin`: where the code is entered, or given as `otc`.
pub(crate) async fn page(Extension(call): Extension<Arc<Call>>) -> Response {
    let parameters = call.query.and(&call.form);
    let Some(entered) = parameters.get("otc") else {
        return decided(pages::enter_code(None), "device_page");
    };
    let entered = entered.trim().to_ascii_uppercase();
    let found = {
        let live = call.world.live();
        live.devices
            .iter()
            .find(|(_, grant)| grant.user_code == entered && is_open(grant, call.now))
            .map(|(device_code, grant)| DeviceRequest {
                device_code: device_code.clone(),
                authority: grant.authority,
                client_id: grant.client_id,
                scopes: grant.scopes.clone(),
            })
    };
    let Some(request) = found else {
        let refusal = Refusal::from(Aadsts::BadVerificationCode);
        return decided(pages::enter_code(Some(&refusal)), refusal.label());
    };
    match call.world.auto_user() {
        Some(person) => for_person(&call, request, person, Consent::Given),
        None => sign_in::ask(&call, &Purpose::Device(request), ""),
    }
}

/// Goes on with a person who is signed in: asks whether it is they who wait at the device.
pub(crate) fn for_person(
    call: &Call,
    request: DeviceRequest,
    person: &User,
    consent: Consent,
) -> Response {
    let world = &call.world;
    if person.kind == Kind::Blocked {
        return pages::held(call, &Aadsts::UserDisabled.into());
    }
    let app = world.application_under(request.authority, &request.client_id.to_string());
    let (app, user) = match (app, user_for(world, request.authority, person)) {
        (Ok(app), Ok(user)) => (app, user),
        (Err(refusal), _) | (_, Err(refusal)) => return pages::held(call, &refusal),
    };
    if !consent::is_assigned(world, app, user) {
        return pages::held(call, &Aadsts::UserNotAssigned.about(&app.name));
    }
    if consent::standing(world, app, user, &request.scopes) == Standing::NeedsAdmin {
        return pages::held(call, &Aadsts::AdminConsentRequired.into());
    }
    if consent == Consent::NotAsked {
        let scopes = request.scopes.clone();
        let purpose = Purpose::Device(request);
        return pages::consent(&pages::ConsentPage {
            app,
            tenant: None,
            scopes: &scopes,
            redirect_uri: None,
            interaction: session::begin(call, purpose, Stage::Consenting(person.oid)),
        });
    }
    consent::grant_for_user(world, app, user, &request.scopes);
    let approved = DeviceAnswer::Approved {
        oid: user.oid,
        at: call.now,
    };
    record(call, &request, approved);
    decided(pages::device_done(true), "device_approved")
}

/// Somebody said no.
pub(crate) fn declined(call: &Call, request: &DeviceRequest) -> Response {
    record(call, request, DeviceAnswer::Declined);
    decided(pages::device_done(false), "device_declined")
}

fn record(call: &Call, request: &DeviceRequest, answer: DeviceAnswer) {
    let mut live = call.world.live();
    if let Some(grant) = live.devices.get_mut(&request.device_code) {
        grant.answer = answer;
    }
}

/// The sign-in behind a device code, once.
///
/// # Errors
/// 70018 unknown, 70016 nobody answered yet, 70017 declined, 70019 expired, 54005 used.
pub(crate) fn redeem(call: &Call, app: &Application, code: &str) -> Result<Login, Refusal> {
    let mut live = call.world.live();
    let grant = live
        .devices
        .get_mut(code)
        .filter(|grant| grant.client_id == app.client_id)
        .ok_or_else(|| Refusal::from(Aadsts::BadVerificationCode))?;
    let (oid, at) = match grant.answer {
        DeviceAnswer::Redeemed => return Err(Aadsts::CodeRedeemed.into()),
        DeviceAnswer::Declined => return Err(Aadsts::AuthorizationDeclined.into()),
        _ if call.now - grant.issued >= DEVICE_CODE => return Err(Aadsts::CodeExpired.into()),
        DeviceAnswer::Pending => return Err(Aadsts::AuthorizationPending.into()),
        DeviceAnswer::Approved { oid, at } => (oid, at),
    };
    grant.answer = DeviceAnswer::Redeemed;
    Ok(Login {
        version: Version::V2,
        authority: grant.authority,
        client_id: grant.client_id,
        oid,
        platform: Platform::PublicClient,
        scopes: grant.scopes.clone(),
        nonce: None,
        session: Uuid::new_v4(),
        client_info: false,
        at,
    })
}

fn is_open(grant: &DeviceGrant, now: DateTime<Utc>) -> bool {
    grant.answer == DeviceAnswer::Pending && now - grant.issued < DEVICE_CODE
}
