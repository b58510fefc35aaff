//! Microsoft's own hosts: where people sign in, and where a directory is looked after.

use crate::entra::cloud::Cloud;

/// The hosts of Microsoft's portals, and the cloud each belongs to.
const PORTALS: [(&str, Cloud); 11] = [
    ("aad.portal.azure.com", Cloud::Global),
    ("admin.microsoft.com", Cloud::Global),
    ("entra.microsoft.com", Cloud::Global),
    ("launcher.myapps.microsoft.com", Cloud::Global),
    ("myapplications.microsoft.com", Cloud::Global),
    ("myapps.microsoft.com", Cloud::Global),
    ("portal.azure.com", Cloud::Global),
    ("entra.microsoft.us", Cloud::UsGovernment),
    ("portal.azure.us", Cloud::UsGovernment),
    ("entra.microsoftonline.cn", Cloud::China),
    ("portal.azure.cn", Cloud::China),
];

/// The cloud whose portal `host` is.
pub(super) fn portal(host: &str) -> Option<Cloud> {
    let portal = PORTALS.iter().find(|(known, _)| *known == host);
    portal.map(|(_, cloud)| *cloud)
}

/// Whether `host` is one of Microsoft's sign-in hosts or portals.
pub(super) fn is_microsofts(host: &str) -> bool {
    Cloud::of_host(host).or_else(|| portal(host)).is_some()
}
