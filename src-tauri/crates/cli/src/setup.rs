//! The journey of a set-up in a terminal: what is known beforehand, who is asked for the rest, and the walk
//! through the six steps.

pub(crate) mod answers;
mod auto;
mod given;
mod journey;
mod kept;
mod person;
mod terminal;
mod unattended;

pub(crate) use auto::{Auto, AutoBrowser};
pub(crate) use given::Given;
pub(crate) use journey::{Journey, can_meet};
pub(crate) use kept::KeptAnswers;
pub(crate) use person::Person;
pub(crate) use terminal::{Terminal, task_line};
pub(crate) use unattended::Unattended;
