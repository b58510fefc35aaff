//! Microsoft's side: which cloud, which directory, which application, what it may do and what proves it.

pub mod answer;
pub mod cloud;
pub mod consent;
pub mod credential;
pub(crate) mod difference;
pub mod discovery;
pub mod ending;
pub(crate) mod exchange;
pub mod federation;
pub mod graph_permission;
pub mod patience;
pub mod portal;
pub(crate) mod recorder;
pub mod recording;
pub mod registration;
pub(crate) mod token_endpoint;
