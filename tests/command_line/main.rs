//! The terminal: the real binary, what it answers, and how it ends.

mod answers;
mod bundle;
mod canary;
mod journeys;
mod killed;
mod login;
mod practice;
mod refusals;
mod scenarios;
mod transcripts;
