//! The device code flow: codes for a device, the page to enter one on, and the polling.

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
    directory::{Application, Kind, Platform, User},
    entra::{
        admission::user_for,
        consent::{self, Standing},
        scope,
        sign_in::{self, Consent},
    },
    limits::{DEVICE_CODE, DEVICE_INTERVAL_SECONDS},
    pages,
    wire::{Asked, Call, decided},
    world::{DeviceAnswer, DeviceGrant, DeviceRequest, Login, Purpose, Version, random, scopes},
};

/// No letters or digits that are mistaken for each other.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// `POST /{tenant}/oauth2/v2.0/devicecode`
pub(crate) async fn v2(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    begin(&call, &tenant, Version::V2).unwrap_or_else(|refusal| refusal.json(&call))
}

/// `POST /{tenant}/oauth2/devicecode`
pub(crate) async fn v1(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    begin(&call, &tenant, Version::V1).unwrap_or_else(|refusal| refusal.json(&call))
}

fn begin(call: &Call, tenant: &str, version: Version) -> Result<Response, Refusal> {
    let authority = call.world.authority(tenant)?;
    let parameters = call.query.and(&call.form).once()?;
    let client_id = parameters.required("client_id")?;
    let app = call.world.application_under(authority, client_id)?;
    let scopes = match version {
        Version::V2 => scope::parse(&call.world, app, parameters.required("scope")?)?,
        Version::V1 => scopes::version_1(),
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
pub(crate) async fn page(Extension(call): Asked) -> Response {
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
        Some(person) => for_person(&call, request, person, Consent::Given)
            .unwrap_or_else(|refusal| pages::held(&call, &refusal)),
        None => sign_in::ask(&call, &Purpose::Device(request), ""),
    }
}

/// Goes on with a person who is signed in: asks whether it is they who wait at the device.
///
/// # Errors
/// 50057 for a blocked account, 50020 for a stranger, 50105 for somebody who is not assigned, 90094 when consent takes
/// an administrator; all are shown on a page.
pub(crate) fn for_person(
    call: &Call,
    request: DeviceRequest,
    person: &User,
    consent: Consent,
) -> Result<Response, Refusal> {
    let world = &call.world;
    let client_id = request.client_id.to_string();
    if person.kind == Kind::Blocked {
        return Err(Aadsts::AccountDisabled.into());
    }
    let app = world.application_under(request.authority, &client_id)?;
    if let Some(refusal) = scope::unknown(app, &request.scopes) {
        return Err(refusal);
    }
    let user = user_for(world, request.authority, person)?;
    if !consent::is_assigned(world, app, user) {
        return Err(Aadsts::UserNotAssigned.about(&app.name));
    }
    if consent::standing(world, app, user, &request.scopes) == Standing::NeedsAdmin {
        return Err(Aadsts::AdminConsentRequired.into());
    }
    if consent == Consent::NotAsked {
        let scopes = request.scopes.clone();
        let purpose = Purpose::Device(request);
        return Ok(sign_in::ask_consent(
            call, app, None, &scopes, purpose, person,
        ));
    }
    consent::grant_for_user(world, app, user, &request.scopes);
    let approved = DeviceAnswer::Approved {
        oid: user.oid,
        at: call.now,
    };
    record(call, &request, approved);
    Ok(decided(pages::device_done(true), "device_approved"))
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
