//! What the practice tenant offers, as text: its addresses, directories, people and applications.

use consentry_practice::{Ready, ReadyApplication, ReadyTenant, ReadyUser, Scenario};

use crate::print::Rows;
use crate::words::say;

/// Where it is reached.
pub(crate) fn addresses(ready: &Ready) -> Rows<1> {
    let mut rows = rows();
    rows.value("practice-login-host", Some(ready.authority.as_str()));
    rows.value("practice-graph-host", Some(ready.graph.as_str()));
    rows.value("practice-admin-center", Some(ready.portal.as_str()));
    let ca = ready.ca.as_ref().map(|ca| ca.display().to_string());
    rows.value("practice-certificates", ca);
    rows
}

/// Its directories, with their domains.
pub(crate) fn directories(tenants: &[ReadyTenant]) -> Rows<1> {
    let mut rows = rows();
    for tenant in tenants {
        let domains = tenant.domains.join(", ");
        let directory = format!("{}  {domains}  {}", tenant.name, tenant.id);
        rows.value("practice-tenant", Some(directory));
    }
    rows
}

/// Who can sign in, with what they type, and what happens then.
pub(crate) fn people(users: &[ReadyUser]) -> Rows<3> {
    let mut rows = Rows::with_widths([0; 3]);
    for user in users {
        let kind = user.kind.name();
        let happens = [
            format!("practice-kind-{kind}"),
            format!("practice-happens-{kind}"),
        ];
        let happens = happens.map(|id| say(&id, &[])).join(". ");
        let cells = [&user.upn, &user.password, &user.name].map(Clone::clone);
        rows.add(cells, happens);
    }
    rows
}

/// What goes wrong.
pub(crate) fn scenarios(scenarios: &[Scenario]) -> Rows<1> {
    let mut rows = rows();
    for scenario in scenarios {
        let summary = say(&format!("scenario-{scenario}"), &[]);
        let what = format!("{}  {summary}", scenario.name());
        rows.value("practice-scenario", Some(what));
    }
    rows
}

/// An application, with the values that one copies from its pages.
pub(crate) fn application(application: &ReadyApplication) -> Rows<1> {
    let mut rows = rows();
    rows.value("practice-application", Some(application.name.as_str()));
    rows.value(
        "practice-client-id",
        Some(application.client_id.to_string()),
    );
    rows.value("practice-secret", application.client_secret.as_deref());
    rows.value(
        "practice-secret-id",
        application.secret_id.map(|id| id.to_string()),
    );
    for uri in &application.redirect_uris {
        rows.value("practice-redirect-uri", Some(uri.as_str()));
    }
    if application.metadata_url.is_some() {
        for uri in &application.identifier_uris {
            rows.value("practice-identifier", Some(uri.as_str()));
        }
    }
    for url in &application.reply_urls {
        rows.value("practice-reply-url", Some(url.as_str()));
    }
    rows.value("practice-metadata-url", application.metadata_url.as_deref());
    rows
}

fn rows() -> Rows<1> {
    Rows::with_widths([29])
}
