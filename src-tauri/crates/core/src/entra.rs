//! Microsoft's side: which cloud, which directory, which application, what it may do and what proves it.

pub mod cloud;
pub mod discovery;
pub mod registration;
