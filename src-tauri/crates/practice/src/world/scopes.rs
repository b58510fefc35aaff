//! Scopes by their short names: which of them take an administrator, and how they are listed.

use std::collections::BTreeSet;

use super::permissions;

/// Where the permissions without an API in front of them belong.
pub(crate) const GRAPH: &str = "https://graph.microsoft.com";
/// The same, by its Application (client) ID.
pub(crate) const GRAPH_ID: &str = "00000003-0000-0000-c000-000000000000";
/// What a version 1 request, which names no scopes, amounts to.
const VERSION_1: [&str; 4] = ["openid", "profile", "offline_access", "User.Read"];

/// Scopes by their short names: `User.Read` for `https://graph.microsoft.com/User.Read`.
pub(crate) type Scopes = BTreeSet<String>;

pub(crate) fn version_1() -> Scopes {
    VERSION_1.map(str::to_owned).into()
}

/// Whether one of the scopes takes an administrator's consent.
pub(crate) fn restricted(scopes: &Scopes) -> bool {
    let free = |scope: &String| permissions::named(scope).is_some_and(|known| !known.admin);
    !scopes.iter().all(free)
}

/// The scopes as a response lists them.
pub(crate) fn listed(scopes: &Scopes) -> String {
    scopes.iter().cloned().collect::<Vec<_>>().join(" ")
}

/// The scopes as admin consent lists them: permissions with their API in front.
pub(crate) fn listed_in_full(scopes: &Scopes) -> String {
    let full = |scope: &String| format!("{GRAPH}/{scope}");
    scopes.iter().map(full).collect::<Vec<_>>().join(" ")
}
