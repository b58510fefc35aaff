//! What is told of the profile that a bundle follows, where it is not one that everybody has.

use consentry_core::service::{Followed, ProfileSource};

use crate::print;
use crate::words::say;

/// Tells it.
pub(super) fn tell(followed: &Followed<'_>) {
    let facts = [("service", followed.profile.name.as_str())];
    match followed.from {
        ProfileSource::Here => {}
        ProfileSource::Carried => print::note(&say("bundle-profile-carried", &facts)),
        ProfileSource::HereInstead => print::warning(&say("bundle-profile-differs", &facts)),
    }
}
