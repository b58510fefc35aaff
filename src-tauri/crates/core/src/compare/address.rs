//! In which way two addresses, or two names that look like addresses, differ. Entra compares them letter by letter.

use percent_encoding::percent_decode_str;
use url::Url;

use super::Contrast;
use crate::entra::difference::Difference;

/// Between two redirect URIs or reply URLs; none where they are the same.
pub(super) fn between(left: &str, right: &str) -> Option<Contrast> {
    if left == right {
        return None;
    }
    let known = Difference::between_addresses(left, right).and_then(of_difference);
    Some(
        known
            .or_else(|| encoding(left, right))
            .or_else(|| between_parts(left, right))
            .unwrap_or(Contrast::Other),
    )
}

/// Between two names of the service.
pub(super) fn between_names(left: &str, right: &str) -> Option<Contrast> {
    if left == right {
        return None;
    }
    let prefixed = Difference::between_audiences(left, right)
        .or_else(|| Difference::between_audiences(right, left))
        .and_then(of_difference);
    prefixed.or_else(|| between(left, right))
}

const fn of_difference(difference: Difference) -> Option<Contrast> {
    match difference {
        Difference::Case => Some(Contrast::Case),
        Difference::Port => Some(Contrast::Port),
        Difference::Scheme => Some(Contrast::Scheme),
        Difference::Slash => Some(Contrast::Slash),
        Difference::Api | Difference::Spn => Some(Contrast::Prefix),
        Difference::ApplicationId(_)
        | Difference::Directory
        | Difference::Domain
        | Difference::ExternalId
        | Difference::Graph
        | Difference::Logout
        | Difference::Personal
        | Difference::Spelling
        | Difference::Template
        | Difference::Version1
        | Difference::Version2 => None,
    }
}

fn encoding(left: &str, right: &str) -> Option<Contrast> {
    let decoded = |text| percent_decode_str(text).collect::<Vec<u8>>();
    (decoded(left) == decoded(right)).then_some(Contrast::Encoding)
}

/// The one part in which two addresses differ; none where it is more than one.
fn between_parts(left: &str, right: &str) -> Option<Contrast> {
    let (left, right) = (Url::parse(left).ok()?, Url::parse(right).ok()?);
    let differ = [
        (left.scheme() != right.scheme(), Contrast::Scheme),
        (left.host() != right.host(), Contrast::Host),
        (left.port() != right.port(), Contrast::Port),
        (left.path() != right.path(), Contrast::Path),
        (left.query() != right.query(), Contrast::Query),
    ];
    let mut differ = differ.into_iter().filter(|(differs, _)| *differs);
    match (differ.next(), differ.next()) {
        (Some((_, only)), None) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_alone_differs_between_two_addresses_is_named() {
        let address = "https://app.example/saml/acs";
        for (other, contrast) in [
            (address, None),
            ("https://app.example/saml/acs/", Some(Contrast::Slash)),
            ("https://app.example/SAML/acs", Some(Contrast::Case)),
            ("http://app.example/saml/acs", Some(Contrast::Scheme)),
            ("https://app.example:8443/saml/acs", Some(Contrast::Port)),
            ("https://app.example/saml/%61cs", Some(Contrast::Encoding)),
            ("https://api.example/saml/acs", Some(Contrast::Host)),
            ("https://app.example/saml", Some(Contrast::Path)),
            ("https://app.example/saml/acs?a=1", Some(Contrast::Query)),
            ("https://api.example/saml", Some(Contrast::Other)),
            ("nothing of the kind", Some(Contrast::Other)),
        ] {
            assert_eq!(between(address, other), contrast, "{other}");
            assert_eq!(between(other, address), contrast, "{other}");
        }
    }

    #[test]
    fn a_prefix_of_a_name_is_seen_from_both_sides() {
        for (left, right) in [("spn:app", "app"), ("app", "api://app")] {
            assert_eq!(between_names(left, right), Some(Contrast::Prefix));
        }
    }
}
