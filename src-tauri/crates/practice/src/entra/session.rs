//! Who is signed in to this browser, and which page somebody is in the middle of.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    directory::User,
    wire::Call,
    world::{Interaction, Purpose, Session, SignedIn, Stage, random},
};

const COOKIE: &str = "practice_session";

/// The people signed in to the browser that sent the request.
pub(crate) fn people(call: &Call) -> Vec<&User> {
    current(call)
        .people
        .iter()
        .filter_map(|signed_in| call.world.directory.user(signed_in.oid))
        .collect()
}

/// Those of them who may be meant by `hint`; all of them where it is empty.
pub(crate) fn people_meant<'a>(call: &'a Call, hint: &str) -> Vec<&'a User> {
    let mut people = people(call);
    people.retain(|person| hint.is_empty() || person.answers_to(hint));
    people
}

/// When that person signed in to the browser that sent the request; now, for somebody who is not remembered.
pub(crate) fn signed_in_at(call: &Call, person: &User) -> DateTime<Utc> {
    current(call)
        .people
        .iter()
        .find(|signed_in| signed_in.oid == person.oid)
        .map_or(call.now, |signed_in| signed_in.at)
}

fn current(call: &Call) -> Session {
    call.cookie(COOKIE)
        .and_then(|cookie| call.world.live().sessions.get(cookie).cloned())
        .unwrap_or_default()
}

/// A cookie to be set, which makes a browser the session's.
pub(crate) struct Cookie(String);

/// Signs `person` in to the browser that gets the cookie.
pub(crate) fn remember(call: &Call, person: Uuid) -> Cookie {
    let mut live = call.world.live();
    let name = call
        .cookie(COOKIE)
        .filter(|cookie| live.sessions.contains_key(*cookie))
        .map_or_else(|| random(24), str::to_owned);
    let session = live.sessions.entry(name.clone()).or_default();
    let known = session.people.iter_mut().find(|known| known.oid == person);
    match known {
        Some(known) => known.at = call.now,
        None => session.people.push(SignedIn {
            oid: person,
            at: call.now,
        }),
    }
    let secure = if call.world.base.scheme() == "https" {
        "; Secure"
    } else {
        ""
    };
    Cookie(format!(
        "{COOKIE}={name}; Path=/; HttpOnly; SameSite=Lax{secure}"
    ))
}

impl Cookie {
    /// `response`, setting the cookie.
    pub(crate) fn set_by(&self, mut response: Response) -> Response {
        if let Ok(cookie) = HeaderValue::from_str(&self.0) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
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
