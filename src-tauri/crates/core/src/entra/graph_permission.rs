//! Microsoft Graph's delegated permissions by their IDs, which are the same in every directory (Microsoft Graph permissions
//! reference).

/// Microsoft Graph's Application (client) ID.
pub const MICROSOFT_GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// A delegated permission of Microsoft Graph: what an application may do for whoever has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DelegatedPermission {
    /// Its name, as a scope has it.
    pub name: &'static str,
    /// Its ID, a GUID.
    pub id: &'static str,
}

/// The permissions that services ask for.
const KNOWN: [(&str, &str); 9] = [
    ("Directory.Read.All", "06da0dbc-49e2-44d2-8312-53f166ab848a"),
    ("Group.Read.All", "5f8c59db-677d-491f-a6b8-5f174b11ec1d"),
    (
        "GroupMember.Read.All",
        "bc024368-1153-4739-b217-4326f2e966d0",
    ),
    ("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d"),
    ("User.Read.All", "a154be20-db9c-4678-8ab7-66f6cc099a59"),
    ("email", "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"),
    ("offline_access", "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"),
    ("openid", "37f7f235-527c-4136-accd-4a02d197296e"),
    ("profile", "14dad69e-099b-42c9-810b-d002981feec1"),
];

impl DelegatedPermission {
    /// The permission that `scope` names, alone or after Microsoft Graph's address; none for one that is not known here.
    #[must_use]
    pub fn of_scope(scope: &str) -> Option<Self> {
        let name = scope
            .strip_prefix("https://graph.microsoft.com/")
            .unwrap_or(scope);
        let found = KNOWN.iter().find(|(known, _)| *known == name);
        found.map(|(name, id)| Self { name, id })
    }
}

#[cfg(test)]
mod tests {
    use super::{DelegatedPermission, KNOWN};
    use uuid::Uuid;

    #[test]
    fn every_permission_has_an_id_of_its_own() {
        let mut ids: Vec<_> = KNOWN
            .iter()
            .map(|(_, id)| Uuid::parse_str(id).unwrap())
            .collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), KNOWN.len());
    }

    #[test]
    fn a_scope_is_known_alone_and_after_the_address_and_a_stranger_is_not() {
        let id = |scope| DelegatedPermission::of_scope(scope).map(|known| known.id);

        assert_eq!(
            id("User.Read"),
            Some("e1fe6dd8-ba31-4d61-89e7-88639da4683d")
        );
        assert_eq!(id("https://graph.microsoft.com/User.Read"), id("User.Read"));
        assert_eq!(id("api://else/User.Read"), None);
    }
}
