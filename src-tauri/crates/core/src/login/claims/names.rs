//! The full names of attributes that Entra puts into assertions, and of the formats of name identifiers.

/// `mail` of the user.
pub(crate) const EMAIL_ADDRESS: &str =
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
/// First name.
pub(crate) const GIVEN_NAME: &str =
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname";
/// Last name.
pub(crate) const SURNAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname";
/// The name that people read.
pub(crate) const DISPLAY_NAME: &str = "http://schemas.microsoft.com/identity/claims/displayname";
/// Object ID: permanent, together with the directory.
pub(crate) const OBJECT_IDENTIFIER: &str =
    "http://schemas.microsoft.com/identity/claims/objectidentifier";
/// Directory (tenant) ID.
pub(crate) const TENANT_ID: &str = "http://schemas.microsoft.com/identity/claims/tenantid";
/// The issuer of the directory where the person is at home.
pub(crate) const IDENTITY_PROVIDER: &str =
    "http://schemas.microsoft.com/identity/claims/identityprovider";
/// In place of the groups, where there are too many.
pub(crate) const GROUPS_LINK: &str = "http://schemas.microsoft.com/claims/groups.link";

/// The claims that hold a user name, best first. What Entra calls `name` in an assertion is the user name.
pub(crate) const USER_NAMES: [&str; 5] = [
    "preferred_username",
    "upn",
    "unique_name",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
];

/// An opaque name identifier that never changes (SAML core §8.3.7).
pub(crate) const FORMAT_PERSISTENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
/// A name identifier for one session (SAML core §8.3.8).
pub(crate) const FORMAT_TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
/// An email address (SAML core §8.3.2).
pub(crate) const FORMAT_EMAIL_ADDRESS: &str =
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
/// Anything (SAML core §8.3.1).
pub(crate) const FORMAT_UNSPECIFIED: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
