//! The practice tenant: an Entra ID look-alike on loopback, to rehearse single sign-on against with no account.
//!
//! It speaks `OpenID` Connect, OAuth 2.0, SAML 2.0, WS-Federation and admin consent as Microsoft Entra ID does, errors included, and shares
//! no protocol code with the rest of the product: a client that gets along with it was written for Microsoft.
//! Everything it knows about people, applications and secrets is fixed, so that what was begun today meets the
//! same tenant tomorrow.

mod aadsts;
mod access;
mod admin_consent;
mod admission;
mod applications;
mod assertion;
mod authorize;
mod call;
mod certified_key;
mod client_authentication;
mod clock;
mod code_flow;
mod consent;
mod device;
mod directory;
mod discovery;
mod federation_metadata;
mod html;
mod id_token;
mod keys;
mod log;
mod my_apps;
mod pages;
mod portal;
mod ready;
mod realm;
mod redirect;
mod saml;
mod scenario;
mod scope;
mod seed;
mod server;
mod session;
mod sign_in;
mod sign_out;
mod signing_certificates;
mod tls;
mod token;
mod world;
mod ws_fed;
mod xml;
mod xml_signature;

pub use applications::{NameIdSource, SigningOption, TokenFormat};
pub use clock::Clock;
pub use directory::Kind;
pub use log::ServedRequest;
pub use ready::{Ready, ReadyApplication, ReadyTenant, ReadyUser};
pub use scenario::{Scenario, UnknownScenario};
pub use seed::{Seed, SeedApplication, SeedError, SeedSecret, SeedTenant, SeedUser};
pub use server::{Options, PracticeTenant, StartError};
