//! The journey of a set-up in a terminal: what is known beforehand, who is asked for the rest, and the walk
//! through the six steps.

pub(crate) mod answers;
mod auto;
mod journey;
mod person;
mod terminal;
mod unattended;

pub(crate) use answers::Given;
pub(crate) use auto::{Auto, AutoBrowser};
pub(crate) use journey::Journey;
pub(crate) use person::Person;
pub(crate) use terminal::Terminal;
pub(crate) use unattended::Unattended;
