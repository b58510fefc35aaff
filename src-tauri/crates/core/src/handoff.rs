//! What a set-up turns into when it leaves this computer: the connection bundle, and the note beside it.

pub mod bundle;
pub mod note;
