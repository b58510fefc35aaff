//! Which claims and attributes are about the directory, the application or the moment. Every other one is about a person.

/// The last words of their names, in small letters.
const NOT_PERSONAL: [&str; 41] = [
    "_claim_names",
    "acct",
    "acr",
    "acrs",
    "amr",
    "app_displayname",
    "appid",
    "appidacr",
    "at_hash",
    "aud",
    "auth_time",
    "authenticationinstant",
    "authenticationmethod",
    "authnclassreference",
    "authnmethodsreferences",
    "azp",
    "azpacr",
    "c_hash",
    "email_verified",
    "exp",
    "groups.link",
    "hasgroups",
    "iat",
    "identityprovider",
    "idp",
    "idtyp",
    "iss",
    "nameid.format",
    "nbf",
    "nonce",
    "roles",
    "role",
    "scp",
    "tenant_region_scope",
    "tenantid",
    "tid",
    "ver",
    "wids",
    "xms_edov",
    "xms_tpl",
    "xms_tdbr",
];

/// Whether the claim of this name, or the attribute of this URI, is about a person.
pub(super) fn is_personal(name: &str) -> bool {
    let last = last_word(name);
    !NOT_PERSONAL.contains(&last.as_str())
}

/// Why its value cannot stay.
pub(super) fn reason(name: &str) -> &'static str {
    match last_word(name).as_str() {
        "groups" | "group" => "group",
        _ => "person",
    }
}

fn last_word(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.trim().to_ascii_lowercase()
}
