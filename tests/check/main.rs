//! `consentry check` as schedulers run it: parts of very many bundles, Microsoft asked through a host that sends every seventh
//! away, answers for other programs, and what goes wrong among what is right.
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a step that fails is to end it"
)]

mod bundles;
mod fleet;
mod formats;
mod hostile;
mod interrupted;
mod live;
mod sharded;
mod terminal;
