//! The pages somebody meets while signing in: who are you, approve, consent, and refusals that are held.

use axum::{http::StatusCode, response::Response};

use crate::{
    aadsts::Refusal,
    directory::{Application, User},
    wire::{Call, Page, decided, each, escape},
    world::{Purpose, Scopes},
};

pub(crate) mod portal;

/// What the sign-in page shows.
pub(crate) struct SignIn<'a> {
    pub(crate) interaction: String,
    pub(crate) purpose: &'a Purpose,
    pub(crate) user_name: &'a str,
    /// The people signed in to this browser.
    pub(crate) signed_in: &'a [&'a User],
    pub(crate) refusal: Option<&'a Refusal>,
}

/// What the consent page shows.
pub(crate) struct ConsentPage<'a> {
    pub(crate) interaction: String,
    pub(crate) app: &'a Application,
    /// The tenant consented for, when it is not only for oneself.
    pub(crate) tenant: Option<String>,
    pub(crate) scopes: &'a Scopes,
    pub(crate) redirect_uri: Option<String>,
}

/// The heading of the sign-in page.
pub(crate) fn purpose_title(call: &Call, purpose: &Purpose) -> String {
    let app = call.world.application(&purpose.client_id().to_string());
    let name = app.map_or("an application", |app| app.name.as_str());
    match purpose {
        Purpose::Authorize(_) | Purpose::Device(_) | Purpose::Saml(_) | Purpose::WsFed(_) => {
            format!("Sign in to {name}")
        }
        Purpose::AdminConsent(_) => format!("Sign in as an administrator for {name}"),
    }
}

/// Asks for user name and password; below, everybody there is to choose from.
pub(crate) fn sign_in(call: &Call, view: &SignIn<'_>) -> Response {
    let refusal = alert(view.refusal);
    let chosen = call.world.directory.account(view.user_name);
    let hint = chosen.map_or_else(String::new, |user| {
        format!(
            r#"<p class="hint" id="password-hint">Practice password: <code>{}</code></p>"#,
            escape(&user.password)
        )
    });
    let body = format!(
        r#"{refusal}<form method="post" action="/practice/interaction">
{hidden}
<label for="username">User name</label>
<input id="username" name="username" value="{user_name}" autocomplete="username" autocapitalize="none" spellcheck="false"{focus_name}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"{described}{focus_password}>
{hint}
<div class="row"><button class="primary" name="step" value="sign-in">Sign in</button>
<button name="step" value="cancel">Cancel</button></div>
</form>
{people}"#,
        hidden = hidden(&view.interaction),
        user_name = escape(view.user_name),
        focus_name = if chosen.is_none() { " autofocus" } else { "" },
        focus_password = if chosen.is_some() { " autofocus" } else { "" },
        described = if chosen.is_some() {
            r#" aria-describedby="password-hint""#
        } else {
            ""
        },
        people = people(call, view),
    );
    interactive(
        &purpose_title(call, view.purpose),
        body,
        view.purpose.redirect_uri(),
    )
}

/// The account picker: those signed in already need no password.
fn people(call: &Call, view: &SignIn<'_>) -> String {
    let choice = |user: &User| {
        let remark = if view.signed_in.iter().any(|person| person.oid == user.oid) {
            "signed in"
        } else {
            user.kind.remark()
        };
        format!(
            r#"<li><button name="account" value="{name}"><span>{display}</span><span class="soft">{name} · {remark}</span></button></li>"#,
            name = escape(&user.sign_in_name),
            display = escape(&user.display_name()),
        )
    };
    let choices: String = call
        .world
        .directory
        .users
        .iter()
        .filter(|user| user.home.is_some() || !is_guest_elsewhere(call, user))
        .map(choice)
        .collect();
    format!(
        r#"<h2 id="people">Or pick an account</h2>
<form method="post" action="/practice/interaction" aria-labelledby="people">
{}<input type="hidden" name="step" value="account">
<ul class="people">{choices}</ul></form>"#,
        hidden(&view.interaction)
    )
}

/// Somebody who is a guest is listed as one, and not a second time at home.
fn is_guest_elsewhere(call: &Call, user: &User) -> bool {
    call.world
        .directory
        .users
        .iter()
        .any(|other| other.home == Some(user.tenant) && other.answers_to(&user.sign_in_name))
}

/// Asks for approval on the second device, which is a button here.
pub(crate) fn approve(interaction: &str, title: &str, redirect_uri: Option<&str>) -> Response {
    let body = format!(
        r#"<p>{}</p><p>This account needs a second factor. In practice there is no telephone: approve it here.</p>
<form method="post" action="/practice/interaction">{}
<div class="row"><button class="primary" name="step" value="approve">Approve</button>
<button name="step" value="cancel">Cancel</button></div></form>"#,
        escape(title),
        hidden(interaction)
    );
    interactive("Approve the sign-in", body, redirect_uri)
}

/// Asks for consent, for oneself or for a tenant.
pub(crate) fn consent(view: &ConsentPage<'_>) -> Response {
    let scopes = each(view.scopes, |scope| {
        let (name, meaning) = (escape(scope), meaning(scope));
        format!("<li><code>{name}</code> {meaning}</li>")
    });
    let whom = view.tenant.as_ref().map_or_else(
        || "This is for you alone.".to_owned(),
        |tenant| format!("This is for everyone in {}.", escape(tenant)),
    );
    let body = format!(
        r#"<p><strong>{name}</strong> asks for:</p><ul>{scopes}</ul><p>{whom}</p>
<form method="post" action="/practice/interaction">{hidden}
<div class="row"><button class="primary" name="step" value="accept">Accept</button>
<button name="step" value="cancel">Cancel</button></div></form>"#,
        name = escape(&view.app.name),
        hidden = hidden(&view.interaction),
    );
    let response = interactive("Permissions requested", body, view.redirect_uri.as_deref());
    decided(response, "consent_page")
}

fn meaning(scope: &str) -> &'static str {
    match scope {
        "openid" => "sign in",
        "profile" => "see the name and the user name",
        "email" => "see the email address",
        "offline_access" => "stay signed in",
        "User.Read" => "read the profile",
        _ => "",
    }
}

/// A refusal that is shown and not sent back, with the block that people copy into support tickets.
pub(crate) fn held(call: &Call, refusal: &Refusal) -> Response {
    let body = format!(
        r#"<p role="alert">The sign-in stops here, and the application hears nothing of it.</p>
<dl id="troubleshooting"><dt>Request Id:</dt><dd>{}</dd>
<dt>Correlation Id:</dt><dd>{}</dd>
<dt>Timestamp:</dt><dd>{}</dd>
<dt>Message:</dt><dd id="message">{}</dd></dl>"#,
        call.trace,
        call.correlation,
        call.now.format("%Y-%m-%dT%H:%M:%SZ"),
        escape(&refusal.message())
    );
    let page = Page::new("We could not sign you in", body).status(StatusCode::BAD_REQUEST);
    decided(page.response(), refusal.label())
}

/// Where a person enters the code a device shows.
pub(crate) fn enter_code(refusal: Option<&Refusal>) -> Response {
    let refusal = alert(refusal);
    let body = format!(
        r#"{refusal}<form method="post" action="/devicelogin">
<label for="otc">Code</label>
<input id="otc" name="otc" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus required>
<div class="row"><button class="primary">Next</button></div></form>"#
    );
    Page::new("Enter the code from the device", body).response()
}

/// The device has its answer.
pub(crate) fn device_done(approved: bool) -> Response {
    let text = if approved {
        "The device is signed in. This window can be closed."
    } else {
        "The device was not signed in. This window can be closed."
    };
    Page::new("Back to the device", format!("<p>{text}</p>")).response()
}

/// Nobody is signed in any more.
pub(crate) fn signed_out() -> Response {
    Page::new("Signed out", "<p>This window can be closed.</p>").response()
}

/// Somebody pressed Cancel, and the protocol has no way to say so to the application.
pub(crate) fn cancelled() -> Response {
    let page = Page::new(
        "The sign-in was cancelled",
        "<p>The application hears nothing of it. This window can be closed.</p>",
    );
    decided(page.response(), "cancelled")
}

/// A page was answered twice, or one from before the last start.
pub(crate) fn stale() -> Response {
    let page = Page::new(
        "This page is no longer valid",
        "<p>Start the sign-in again from the application.</p>",
    );
    decided(
        page.status(StatusCode::BAD_REQUEST).response(),
        "stale_page",
    )
}

fn alert(refusal: Option<&Refusal>) -> String {
    each(refusal, |refusal| {
        let message = escape(&refusal.message());
        format!(r#"<p class="bad" role="alert" id="error">{message}</p>"#)
    })
}

fn interactive(title: &str, body: String, redirect_uri: Option<&str>) -> Response {
    let page = Page::new(title, body);
    match redirect_uri {
        Some(redirect_uri) => page.posts_to(redirect_uri).response(),
        None => page.response(),
    }
}

fn hidden(interaction: &str) -> String {
    format!(
        r#"<input type="hidden" name="interaction" value="{}">"#,
        escape(interaction)
    )
}
