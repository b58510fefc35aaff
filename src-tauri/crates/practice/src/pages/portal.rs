//! The practice admin center: pages to read and copy values from, as one does in Entra's.

use std::sync::Arc;

use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use crate::{
    directory::{Application, Audience, Platform, Tenant},
    signing::KeyError,
    wire::{Asked, Call, Page, decided, each, escape},
    world::scopes,
};

mod single_sign_on;

/// `GET /practice/portal`
pub(crate) async fn overview(Extension(call): Asked) -> Response {
    let tenant = call
        .world
        .tenant(main_of(&call))
        .map_or_else(String::new, about);
    let rows: String = visible(&call).map(|app| row(app, main_of(&call))).collect();
    let people = people(&call);
    let body = format!(
        r#"{tenant}
<h2>Applications</h2><div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Application (client) ID</th><th scope="col">Kind</th></tr></thead>
<tbody>{rows}</tbody></table></div>{people}"#
    );
    let page = Page::new("Practice admin center", body).wide();
    decided(page.response(), "portal")
}

/// `GET /practice/portal/{client_id}`
pub(crate) async fn application(Path(client_id): Path<String>, Extension(call): Asked) -> Response {
    let wanted = Uuid::parse_str(&client_id).ok();
    let app = visible(&call).find(|app| Some(app.client_id) == wanted);
    let Some(app) = app else {
        let page = Page::new(
            "No such application",
            format!(
                r#"<p>There is no application <code>{}</code> in this tenant. An application of somebody else appears
here once an administrator has consented to it.</p><p><a href="/practice/portal">All applications</a></p>"#,
                escape(&client_id)
            ),
        );
        return decided(page.status(StatusCode::NOT_FOUND).response(), "portal");
    };
    let body = if is_foreign(app, main_of(&call)) {
        Some(enterprise_application(&call, app))
    } else {
        let (call, app) = (Arc::clone(&call), app.clone());
        let made = tokio::task::spawn_blocking(move || registration(&call, &app)).await;
        made.ok().and_then(Result::ok)
    };
    match body {
        Some(body) => decided(Page::new(&app.name, body).wide().response(), "portal"),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The tenant whose admin center it is.
fn main_of(call: &Call) -> Uuid {
    call.world.directory.main_tenant()
}

/// The main tenant's own registrations and whatever was consented to there; applications of seeded tenants as well.
fn visible(call: &Call) -> impl Iterator<Item = &Application> {
    let main = main_of(call);
    let here: Vec<Uuid> = {
        let live = call.world.live();
        live.service_principals
            .keys()
            .filter(|(tenant, _)| *tenant == main)
            .map(|(_, client_id)| *client_id)
            .collect()
    };
    call.world
        .applications
        .iter()
        .filter(move |app| !is_foreign(app, main) || here.contains(&app.client_id))
}

/// Whether somebody else owns the registration: a multi-tenant application from outside the main tenant.
fn is_foreign(app: &Application, main: Uuid) -> bool {
    app.home != main && app.audience == Audience::MultiTenant
}

/// Whether nothing but SAML or WS-Federation is set up: such an application has no secret to copy.
fn is_saml_only(app: &Application) -> bool {
    app.is_federated() && app.redirects.is_empty() && app.secrets.is_empty()
}

fn row(app: &Application, main: Uuid) -> String {
    format!(
        r#"<tr><td><a href="/practice/portal/{id}">{name}</a></td><td><code>{id}</code></td><td>{kind}</td></tr>"#,
        id = app.client_id,
        name = escape(&app.name),
        kind = kind(app, main),
    )
}

fn kind(app: &Application, main: Uuid) -> &'static str {
    if is_foreign(app, main) || is_saml_only(app) {
        "Enterprise application"
    } else {
        "App registration"
    }
}

fn about(tenant: &Tenant) -> String {
    format!(
        r#"<dl><dt>Directory</dt><dd>{name}</dd>
<dt>Directory (tenant) ID</dt><dd><code id="tenant-id">{id}</code></dd>
<dt>Primary domain</dt><dd><code id="domain">{domain}</code></dd></dl>"#,
        name = escape(&tenant.name),
        id = tenant.id,
        domain = escape(tenant.default_domain()),
    )
}

fn registration(call: &Call, app: &Application) -> Result<String, KeyError> {
    let directory = call.world.tenant(app.home).map_or_else(String::new, about);
    let credentials = if is_saml_only(app) {
        String::new()
    } else {
        format!(
            "<h2>Authentication</h2>{}
<h2>Certificates &amp; secrets</h2>{}",
            redirects(app),
            secrets(call, app)
        )
    };
    Ok(format!(
        r#"<p class="soft">{kind}</p>{directory}
<dl><dt>Application (client) ID</dt><dd><code id="client-id">{id}</code></dd></dl>
{credentials}{single_sign_on}
<p><a href="/practice/portal">All applications</a></p>"#,
        kind = kind(app, main_of(call)),
        id = app.client_id,
        single_sign_on = single_sign_on::section(call, app)?,
    ))
}

fn redirects(app: &Application) -> String {
    let platforms = [Platform::Web, Platform::Spa, Platform::PublicClient];
    let of = |platform: &Platform| {
        let platform = *platform;
        let redirects = app.redirects.iter();
        redirects.filter(move |redirect| redirect.platform == platform)
    };
    let rows = each(platforms.iter().flat_map(of), |redirect| {
        format!(
            r#"<tr><td>{}</td><td><code class="redirect-uri">{}</code></td></tr>"#,
            redirect.platform.label(),
            escape(&redirect.uri)
        )
    });
    format!(
        r#"<div class="scroll"><table><thead><tr><th scope="col">Platform</th><th scope="col">Redirect URI</th></tr></thead>
<tbody>{rows}</tbody></table></div>"#
    )
}

/// Both columns side by side, as in Entra: taking the wrong one is the classic mistake.
fn secrets(call: &Call, app: &Application) -> String {
    if app.secrets.is_empty() {
        return "<p>No client secrets.</p>".to_owned();
    }
    let rows = each(app.secrets.iter().enumerate(), |(index, secret)| {
        let suffix = if index == 0 {
            String::new()
        } else {
            format!("-{}", index + 1)
        };
        format!(
            r#"<tr><td>{expires}</td><td><code id="secret-value{suffix}">{value}</code></td><td><code id="secret-id{suffix}">{id}</code></td></tr>"#,
            expires = secret.expires.format("%Y-%m-%d"),
            value = escape(&call.world.copied_value(secret)),
            id = secret.id,
        )
    });
    format!(
        r#"<div class="scroll"><table><thead><tr><th scope="col">Expires</th><th scope="col">Value</th><th scope="col">Secret ID</th></tr></thead>
<tbody>{rows}</tbody></table></div>"#
    )
}

fn enterprise_application(call: &Call, app: &Application) -> String {
    let directory = call
        .world
        .tenant(main_of(call))
        .map_or_else(String::new, about);
    let granted = {
        let live = call.world.live();
        live.service_principals
            .get(&(main_of(call), app.client_id))
            .map_or_else(String::new, |principal| {
                scopes::listed(&principal.admin_consented)
            })
    };
    let granted = if granted.is_empty() {
        "nothing for the whole tenant"
    } else {
        &granted
    };
    format!(
        r#"<p class="soft">Enterprise application, owned by somebody else</p>{directory}
<dl><dt>Application (client) ID</dt><dd><code id="client-id">{id}</code></dd>
<dt>Admin consent</dt><dd id="admin-consent">{granted}</dd></dl>
<p><a href="/practice/portal">All applications</a></p>"#,
        id = app.client_id,
        granted = escape(granted),
    )
}

fn people(call: &Call) -> String {
    let users = &call.world.directory.users;
    let rows = each(
        users.iter().filter(|user| user.tenant == main_of(call)),
        |user| {
            format!(
                "<tr><td>{}</td><td><code>{}</code></td><td><code>{}</code></td><td>{}</td></tr>",
                escape(&user.display_name()),
                escape(&user.sign_in_name),
                escape(&user.password),
                user.kind.remark()
            )
        },
    );
    format!(
        r#"<h2>People</h2><div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">User name</th><th scope="col">Password</th><th scope="col">Remark</th></tr></thead>
<tbody>{rows}</tbody></table></div>"#
    )
}
