//! Entra's endpoints, one file per family, and the rules they share: who gets in, consent, what tokens say.

pub(crate) mod access;
pub(crate) mod admin_consent;
mod admission;
mod amiss;
mod assertion;
pub(crate) mod authorize;
mod client_authentication;
mod code_flow;
mod consent;
pub(crate) mod device;
pub(crate) mod discovery;
pub(crate) mod federation_metadata;
pub(crate) mod id_token;
pub(crate) mod my_apps;
pub(crate) mod realm;
mod redirect_uri;
pub(crate) mod saml;
mod scope;
pub(crate) mod session;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod token;
pub(crate) mod ws_fed;
