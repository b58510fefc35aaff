//! The journey of a set-up in a terminal: what is known beforehand, who is asked for the rest, and the walk
//! through the six steps.

pub(crate) mod answers;
mod auto;
mod drawing;
mod journey;
mod operator;
mod rehearsal;
mod saved_answers;
mod terminal;
mod unattended;
mod unused_answers;

pub(crate) use auto::Auto;
pub(crate) use drawing::task::task_line;
pub(crate) use journey::{Journey, can_meet};
pub(crate) use operator::Operator;
pub(crate) use rehearsal::Rehearsal;
pub(crate) use saved_answers::SavedAnswers;
pub(crate) use terminal::Terminal;
pub(crate) use unattended::Unattended;
pub(crate) use unused_answers::UnusedAnswers;
