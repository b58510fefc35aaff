//! What a set-up turns into when it leaves this computer: the connection bundle, what the service is given, and letters.

pub mod bundle;
pub mod calendar;
pub mod items;
pub mod letter;
