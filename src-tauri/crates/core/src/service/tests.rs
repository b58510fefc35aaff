//! The profiles as they are shipped, and every way in which one can be malformed.

mod coverage;
mod folder;
mod graph;
mod lists;
mod malformed;
mod schema;
mod shared;
mod shipped;
mod texts;

use super::ServiceProfile;
use crate::language::Language;
use crate::view::MalformedView;

/// The smallest profile there can be: one model of each owner.
const SMALL: &str = include_str!("tests/small.toml");

/// The profile that `text` is, or in English why it is none.
fn parsed(text: &str) -> Result<ServiceProfile, MalformedView> {
    ServiceProfile::parse("small.toml", text)
        .map_err(|malformed| malformed.view(Language::english()))
}
