//! Answers that somebody forged: none is accepted, each is given its code, and nothing that was not signed is
//! ever said.
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a step that fails is to end it"
)]

mod corpus;
mod generator;
mod live;
