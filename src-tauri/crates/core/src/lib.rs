//! Consentry's core: the product, with no window in it.
//!
//! It never opens a window, never prints, and meets network, clock, randomness, browser and keyring only
//! through [`ports`].

pub mod entra;
pub mod failure;
pub mod outcome;
pub mod ports;
pub mod service;
pub mod view;
pub mod wizard;
