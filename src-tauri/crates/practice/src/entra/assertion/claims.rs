//! The claims a fresh enterprise application issues: their names, and where their values come from.
//!
//! A claim without a value is left out.

use crate::{
    directory::{Application, Kind, User},
    entra::id_token::{TELEPHONE, groups_endpoint},
    limits::ASSERTION_GROUPS,
    scenario::Scenario,
    world::World,
};

/// A claim with at least one value.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) name: &'static str,
    pub(crate) values: Vec<String>,
}

/// The names of the claims on offer, with what the federation metadata calls them.
pub(crate) const OFFERED: [(&str, &str); 10] = [
    (NAME, "Name"),
    (GIVEN_NAME, "Given Name"),
    (SURNAME, "Surname"),
    (EMAIL_ADDRESS, "Email"),
    (DISPLAY_NAME, "Display Name"),
    (OBJECT_ID, "Subject"),
    (TENANT_ID, "Tenant"),
    (IDENTITY_PROVIDER, "Identity Provider"),
    (METHODS, "Authentication Method"),
    (GROUPS, "Groups"),
];

const TENANT_ID: &str = "http://schemas.microsoft.com/identity/claims/tenantid";
const OBJECT_ID: &str = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const DISPLAY_NAME: &str = "http://schemas.microsoft.com/identity/claims/displayname";
const IDENTITY_PROVIDER: &str = "http://schemas.microsoft.com/identity/claims/identityprovider";
const METHODS: &str = "http://schemas.microsoft.com/claims/authnmethodsreferences";
const GIVEN_NAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname";
const SURNAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname";
const EMAIL_ADDRESS: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
const NAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
const GROUPS: &str = "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups";
const GROUPS_LINK: &str = "http://schemas.microsoft.com/claims/groups.link";

const PASSWORD: &str =
    "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password";
const SECOND_FACTOR: &str = "http://schemas.microsoft.com/claims/multipleauthn";

/// What is said of `user` to `app`.
pub(crate) fn claims(world: &World, app: &Application, user: &User) -> Vec<Claim> {
    let home = user.home.unwrap_or(user.tenant);
    let mail = mail(world, user).filter(|_| !world.is_on(Scenario::EmailFallback));
    let mail = mail.map(str::to_owned);
    let mut claims: Vec<_> = [
        (TENANT_ID, vec![user.tenant.to_string()]),
        (OBJECT_ID, vec![user.oid.to_string()]),
        (DISPLAY_NAME, vec![user.display_name()]),
        (IDENTITY_PROVIDER, vec![world.v1_issuer(&home.to_string())]),
        (METHODS, methods(user)),
        (GIVEN_NAME, vec![user.given_name.clone()]),
        (SURNAME, vec![user.family_name.clone()]),
        (EMAIL_ADDRESS, mail.into_iter().collect()),
        (NAME, vec![user_principal_name(world, user)]),
    ]
    .map(|(name, values)| Claim { name, values })
    .into();
    claims.extend(groups(world, app, user));
    for claim in &mut claims {
        claim.values.retain(|value| !value.is_empty());
    }
    claims.retain(|claim| !claim.values.is_empty());
    claims
}

/// `user.mail`.
pub(crate) fn mail<'a>(world: &World, user: &'a User) -> Option<&'a str> {
    user.mail
        .as_deref()
        .filter(|_| !world.is_on(Scenario::EmailMissing))
}

/// `user.userprincipalname`: by telephone where no address is to be seen, and not the mail address of an ordinary
/// member in the scenario of that name.
pub(crate) fn user_principal_name(world: &World, user: &User) -> String {
    if world.is_on(Scenario::EmailMissing) {
        return TELEPHONE.to_owned();
    }
    match user.upn.split_once('@') {
        Some((_, domain))
            if world.is_on(Scenario::UpnOtherThanMail) && user.kind == Kind::Member =>
        {
            let name = user.display_name().to_lowercase().replace(' ', ".");
            format!("{name}@{domain}")
        }
        _ => user.upn.clone(),
    }
}

/// Whether the person approves sign-ins on a second device.
pub(crate) fn has_second_factor(user: &User) -> bool {
    user.kind == Kind::Mfa
}

fn methods(user: &User) -> Vec<String> {
    let mut methods = vec![PASSWORD.to_owned()];
    if has_second_factor(user) {
        methods.push(SECOND_FACTOR.to_owned());
    }
    methods
}

/// The groups, or where to ask for them.
fn groups(world: &World, app: &Application, user: &User) -> Option<Claim> {
    let overage = world.is_on(Scenario::GroupsOverage);
    if !app.group_claims && !overage {
        return None;
    }
    match world.first_on(&[Scenario::GroupsMissing, Scenario::GroupsAsNames]) {
        Some(Scenario::GroupsMissing) => return None,
        Some(_) => {
            return Some(Claim {
                name: GROUPS,
                values: user.group_names(),
            });
        }
        None => {}
    }
    let groups = user.groups();
    Some(if groups.len() > ASSERTION_GROUPS || overage {
        Claim {
            name: GROUPS_LINK,
            values: vec![groups_endpoint(user)],
        }
    } else {
        Claim {
            name: GROUPS,
            values: groups.iter().map(ToString::to_string).collect(),
        }
    })
}
