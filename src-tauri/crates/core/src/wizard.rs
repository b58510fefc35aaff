//! The pure state machine.

mod step;

pub use step::Step;
