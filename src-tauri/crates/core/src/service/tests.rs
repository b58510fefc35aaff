//! The shipped profiles, and every way in which one can be malformed.

use super::*;

#[test]
fn every_shipped_profile_loads() {
    assert_eq!(Services::shipped().malformed(), []);
}
