//! A bundle judged again: the same verdict from its recordings alone, in an empty home and without any network.
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a step that fails is to end it"
)]

mod canary;
mod case;
mod corpus;
mod differing;
mod earlier;
mod mutated;
mod network;
mod redacted;
mod scenarios;
#[expect(dead_code, reason = "the journeys walk further")]
#[path = "../journey/walk.rs"]
mod walk;
