//! Reading untrusted JSON strictly: limits, and nothing that two readers could understand differently.
//!
//! RFC 7493 (I-JSON) is the ground: no duplicate names, no integer that a double cannot hold.

mod place;
mod strict;

pub(crate) use place::{Place, first_difference};
pub(crate) use strict::read;
