//! The practice tenant over HTTP, as a client that knows nothing of its inside.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "the clients of these tests are hosts of their own"
)]

mod admin_consent;
mod authorize;
mod client;
mod code_flow;
mod credentials;
mod device;
mod discovery;
mod federation;
mod federation_metadata;
mod federation_scenarios;
mod graph;
mod id_token;
mod malformed;
mod portal;
mod saml;
mod scenarios;
mod seed;
mod server;
mod sign_in;
mod ws_fed;
