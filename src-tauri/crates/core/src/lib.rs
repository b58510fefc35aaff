//! Consentry's core: the product, with no window in it.
//!
//! It never opens a window, never prints, and meets network, clock, randomness, browser and keyring only
//! through [`ports`].

pub mod compare;
pub mod engine;
pub mod entra;
pub mod explain;
pub mod failure;
pub mod handoff;
pub mod language;
pub mod limits;
pub mod login;
pub mod outcome;
pub mod pasted;
pub mod ports;
pub mod protocol;
pub mod rehearsal;
pub mod replay;
pub mod scene;
pub mod service;
pub mod step;
pub mod store;
pub mod view;
pub mod watch;
pub mod wizard;
mod xml;
