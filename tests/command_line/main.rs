//! The terminal: the real binary, what it answers, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod bundle;
mod canary;
mod carried;
mod diff;
mod doctor;
mod environment;
mod errors;
mod handing_over;
mod journeys;
mod json;
mod killed;
mod login;
mod practice;
mod pseudo;
mod readme;
mod refusals;
mod scenarios;
mod transcripts;
