//! The profiles as they are shipped, and every way in which one can be malformed.

mod coverage;
mod folder;
mod graph;
mod malformed;
mod shipped;

/// The smallest profile there can be: one model of each owner.
const SMALL: &str = include_str!("tests/small.toml");
