//! The regions of directories, in words.

/// `scope` (`tenant_region_scope`) in words; Microsoft publishes no list, so an unknown one stays as it is.
pub(super) fn words(scope: &str) -> String {
    let name = match scope {
        "AF" => "Africa",
        "AS" => "Asia",
        "AU" => "Australia",
        "CN" => "China",
        "EU" => "Europe",
        "JP" => "Japan",
        "NA" => "North America",
        "OC" => "Oceania",
        "SA" => "South America",
        "USG" | "USGov" => "US Government",
        "WW" => "Worldwide",
        _ => return scope.to_owned(),
    };
    format!("{name} ({scope})")
}
