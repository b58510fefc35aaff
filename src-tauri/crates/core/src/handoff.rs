//! What a set-up turns into when it leaves this computer: the connection bundle, what the service is given, letters,
//! and the forms that people use elsewhere.

pub mod bundle;
pub mod calendar;
pub mod forms;
pub mod items;
pub mod letter;
