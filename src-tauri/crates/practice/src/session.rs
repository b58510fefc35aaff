//! Who is signed in to this browser, and which page somebody is in the middle of.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use uuid::Uuid;

use crate::{
    admin_consent::AdminConsentRequest, authorize::AuthorizeRequest, call::Call,
    device::DeviceRequest, directory::User, world::random,
};

const COOKIE: &str = "practice_session";

/// The accounts signed in to one browser.
#[derive(Debug, Clone, Default)]
pub(crate) struct Session {
    /// Object IDs of the people, at home, in the order of their sign-ins.
    pub(crate) people: Vec<Uuid>,
}

/// A page shown and not answered yet.
#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    pub(crate) purpose: Purpose,
    pub(crate) stage: Stage,
}

/// What somebody signs in for.
#[derive(Debug, Clone)]
pub(crate) enum Purpose {
    Authorize(Box<AuthorizeRequest>),
    AdminConsent(Box<AdminConsentRequest>),
    Device(DeviceRequest),
}

/// What the page asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    SigningIn,
    /// The password was right; the second device has not answered.
    Approving(Uuid),
    Consenting(Uuid),
}

/// The people signed in to the browser that sent the request.
pub(crate) fn people(call: &Call) -> Vec<&User> {
    let Some(cookie) = call.cookie(COOKIE) else {
        return Vec::new();
    };
    let session = call.world.live().sessions.get(cookie).cloned();
    session
        .unwrap_or_default()
        .people
        .iter()
        .filter_map(|oid| call.world.directory.user(*oid))
        .collect()
}

/// Signs `person` in to the browser that gets `response`.
pub(crate) fn remember(call: &Call, person: Uuid, mut response: Response) -> Response {
    let mut live = call.world.live();
    let name = call
        .cookie(COOKIE)
        .filter(|cookie| live.sessions.contains_key(*cookie))
        .map_or_else(|| random(24), str::to_owned);
    let session = live.sessions.entry(name.clone()).or_default();
    if !session.people.contains(&person) {
        session.people.push(person);
    }
    let secure = if call.world.base.scheme() == "https" {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{COOKIE}={name}; Path=/; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Signs everybody out of the browser that sent the request.
pub(crate) fn forget(call: &Call) {
    if let Some(cookie) = call.cookie(COOKIE) {
        call.world.live().sessions.remove(cookie);
    }
}

/// Keeps an interaction until its page is answered; the returned name goes into the page.
pub(crate) fn begin(call: &Call, purpose: Purpose, stage: Stage) -> String {
    let name = random(24);
    let interaction = Interaction { purpose, stage };
    call.world
        .live()
        .interactions
        .insert(name.clone(), interaction);
    name
}
