//! The applications every practice tenant starts with. Constants: tomorrow they are the same.

use uuid::{Uuid, uuid};

use super::{
    Application, Assignment, Audience, BASIC_SCOPES, Platform, ServicePrincipal, ServicePrincipals,
    registration::{redirect, registration, secret, web},
    services,
};
use crate::directory::{CONTOSO, Directory, FABRIKAM, Kind};

/// Kivo's own multi-tenant application: Contoso has no trace of it before an administrator consents.
const KIVO_VENDOR: Uuid = uuid!("fa5ce509-b556-442b-831f-4c5bb5e589f1");
const KLOUDMATE: Uuid = uuid!("2c8e61d7-f94a-4b05-8d3e-a7160c5fb982");
const KIVO_CUSTOMER: Uuid = uuid!("8fd4b06a-3e71-4c29-b5a8-19e7d02c6f43");
const DESKTOP: Uuid = uuid!("51b3c9e8-0d6f-4a72-9e14-c85f7a2d30b6");
const SPA: Uuid = uuid!("e07a42bd-96c5-4f38-a1d0-3b8c5e94f721");

/// The registrations without any seed.
pub(crate) fn applications() -> Vec<Application> {
    let mut applications = vec![
        Application {
            home: FABRIKAM,
            audience: Audience::MultiTenant,
            redirects: web(&["https://kivo.io"]),
            secrets: Vec::new(),
            ..registration(KIVO_VENDOR, "Kivo")
        },
        Application {
            redirects: web(&["https://api.kloudmate.com/sso/oidc", "http://localhost"]),
            secrets: vec![secret(
                "abc8Q~kM4dTzL7pWvN2xRqYhJ9sBfGcUe6aZo3Hi",
                uuid!("d41f8e37-6b0c-4952-a8e3-5fc91b7d2046"),
            )],
            group_claims: true,
            ..registration(KLOUDMATE, "KloudMate")
        },
        Application {
            redirects: web(&["https://kivo.io/sso/callback", "http://localhost"]),
            secrets: vec![secret(
                "abc8Q~uD5wPjXn8rEbVt1QyKc6oSgLmZf4hTi0Wa",
                uuid!("07c95da2-e83f-4b61-9d07-b26ae4f1835c"),
            )],
            group_claims: true,
            ..registration(KIVO_CUSTOMER, "Kivo (customer-managed)")
        },
        Application {
            redirects: vec![
                redirect("http://localhost", Platform::PublicClient),
                redirect("http://127.0.0.1", Platform::PublicClient),
            ],
            public_client_flows: true,
            ..registration(DESKTOP, "Practice desktop app")
        },
        Application {
            redirects: vec![redirect("http://localhost/spa", Platform::Spa)],
            ..registration(SPA, "Practice single-page app")
        },
    ];
    applications.extend(services::applications());
    applications
}

/// The enterprise applications without any seed: all but Kivo's own, which waits for consent.
///
/// The web applications and those of the services are [`granted`].
pub(crate) fn service_principals(directory: &Directory) -> ServicePrincipals {
    let granted = granted(directory, CONTOSO);
    let services = services::applications();
    let services = services.iter().map(|app| app.client_id);
    [
        ((FABRIKAM, KIVO_VENDOR), ServicePrincipal::default()),
        ((CONTOSO, DESKTOP), ServicePrincipal::default()),
        ((CONTOSO, SPA), ServicePrincipal::default()),
    ]
    .into_iter()
    .chain(
        [KLOUDMATE, KIVO_CUSTOMER]
            .into_iter()
            .chain(services)
            .map(|client_id| ((CONTOSO, client_id), granted.clone())),
    )
    .collect()
}

/// An enterprise application after "Grant admin consent" and "Assignment required: Yes" with everyone of the tenant assigned but
/// the people of kind `unassigned`.
pub(crate) fn granted(directory: &Directory, tenant: Uuid) -> ServicePrincipal {
    let assigned = directory
        .users
        .iter()
        .filter(|user| user.tenant == tenant && user.kind != Kind::Unassigned)
        .map(|user| user.oid)
        .collect();
    ServicePrincipal {
        assignment: Assignment::Required(assigned),
        admin_consented: BASIC_SCOPES.map(str::to_owned).into(),
        ..ServicePrincipal::default()
    }
}
