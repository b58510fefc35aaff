//! The practice tenant: an Entra ID look-alike on loopback, to rehearse single sign-on against with no account.
//!
//! It speaks `OpenID` Connect, OAuth 2.0, SAML 2.0, WS-Federation and admin consent as Microsoft Entra ID does, errors included, and shares
//! no protocol code with the rest of the product: a client that gets along with it was written for Microsoft.
//! Everything it knows about people, applications and secrets is fixed, so that what was begun today meets the
//! same tenant tomorrow.
//!
//! Its rooms, from the ground; each imports only those before it:
//!
//! | room | what it owns |
//! |---|---|
//! | `limits` | how long what it issues is good for, how much it takes |
//! | `clock` | what time it is |
//! | `scenario` | what can be made to go wrong |
//! | `aadsts` | the numbers and sentences of refusals |
//! | `directory` | tenants, people and applications: the fixed ones, and those of a seed |
//! | `signing` | the keys and certificates that tokens and assertions are signed with |
//! | `world` | all that a running practice tenant knows: requests under way, grants, the log |
//! | `wire` | a request as its endpoint sees it; answers, pages and XML as they go out |
//! | `pages` | what a person gets to see |
//! | `entra` | Entra's endpoints, and the rules they share |
//! | `graph` | Microsoft Graph, as far as a sign-in reads it |
//! | `server` | starting and stopping, which path is whose, what surrounds every request |

mod aadsts;
mod clock;
mod directory;
mod entra;
mod graph;
mod limits;
mod pages;
mod scenario;
mod server;
mod signing;
mod wire;
mod world;

pub use clock::Clock;
pub use directory::{
    Kind, NameIdSource, SigningOption, TokenFormat, WantedApplication,
    seed::{Seed, SeedApplication, SeedError, SeedSecret, SeedTenant, SeedUser},
};
pub use scenario::{Scenario, Switch, SwitchError, UnknownScenario};
pub use server::{
    Options, PracticeTenant, StartError,
    ready::{Ready, ReadyApplication, ReadyTenant, ReadyUser},
};
pub use world::log::ServedRequest;
