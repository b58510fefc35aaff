//! The delegated permissions of Microsoft Graph by name, and which of them take an administrator.

use std::{collections::HashMap, sync::LazyLock};

/// As Microsoft publishes them (microsoft-graph-devx-content, 2026-08-07): a name on each line, followed by `admin` where only an
/// administrator can consent.
const LISTED: &str = include_str!("graph_permissions.txt");

static BY_NAME: LazyLock<HashMap<String, Permission>> = LazyLock::new(|| {
    let permission = |line: &'static str| {
        let (name, admin) = line
            .split_once(' ')
            .map_or((line, false), |(name, _)| (name, true));
        (name.to_ascii_lowercase(), Permission { name, admin })
    };
    LISTED.lines().map(permission).collect()
});

/// A delegated permission.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Permission {
    /// In Microsoft's spelling.
    pub(crate) name: &'static str,
    /// Whether it takes an administrator's consent.
    pub(crate) admin: bool,
}

/// The permission of that name, in whatever case.
pub(crate) fn named(name: &str) -> Option<Permission> {
    BY_NAME.get(&name.to_ascii_lowercase()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_is_known_in_any_case_with_whoever_may_consent_to_it() {
        assert!(named("user.read").is_some_and(|known| known.name == "User.Read" && !known.admin));
        assert!(named("Directory.Read.All").is_some_and(|known| known.admin));
        for invented in ["groups", "no.such.scope", "admin", ""] {
            assert!(named(invented).is_none(), "{invented}");
        }
    }
}
