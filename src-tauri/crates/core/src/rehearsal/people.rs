//! Who can sign in at a rehearsal: one person of each kind that a test login is run as, and who administers the directory.

use super::seed::{SeedTenant, SeedUser};
use crate::login::verdict::Persona;

/// The name of the directory that the guest comes from.
pub(super) const PARTNER: &str = "Partner";
/// Its domain.
pub(super) const PARTNER_DOMAIN: &str = "partner.example";

/// A person: local part, given name, family name and kind.
const PEOPLE: [(&str, &str, &str, &str); 4] = [
    ("ada", "Ada", "Lovelace", "member"),
    ("nomail", "Grace", "Okafor", "no-mailbox"),
    ("unassigned", "Noor", "Haddad", "unassigned"),
    ("admin", "Alan", "Admin", "admin"),
];
/// The guest.
const GUEST: (&str, &str) = ("Jonas", "Weber");

/// The people of `home`, and its guest from `partner`.
pub(super) fn of(home: &SeedTenant, partner: &SeedTenant) -> Vec<SeedUser> {
    let default = |tenant: &SeedTenant| tenant.domains.first().cloned().unwrap_or_default();
    let domain = default(home);
    let person = |(local, given, family, kind): (&str, &str, &str, &'static str)| {
        let upn = format!("{local}@{domain}");
        SeedUser {
            password: format!("Practice-{local}-1"),
            name: format!("{given} {family}"),
            mail: (kind != "no-mailbox").then(|| upn.clone()),
            upn,
            kind,
            invited_to: None,
        }
    };
    let address = format!("jonas_weber@{}", default(partner));
    let guest = SeedUser {
        password: "Practice-jonas-1".to_owned(),
        name: format!("{} {}", GUEST.0, GUEST.1),
        mail: Some(address.clone()),
        upn: address,
        kind: "guest",
        invited_to: Some(home.id),
    };
    PEOPLE.map(person).into_iter().chain([guest]).collect()
}

/// The user principal name of whoever stands for `persona`.
pub(super) fn named(users: &[SeedUser], persona: Persona) -> String {
    let kind = match persona {
        Persona::Ordinary => "member",
        Persona::Guest => "guest",
        Persona::NoMailbox => "no-mailbox",
        Persona::Unassigned => "unassigned",
    };
    let found = users.iter().find(|user| user.kind == kind);
    found.map(|user| user.upn.clone()).unwrap_or_default()
}
