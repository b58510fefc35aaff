//! What a set-up turns into when it leaves this computer: the connection bundle, and what the service is given.

pub mod bundle;
pub mod items;
