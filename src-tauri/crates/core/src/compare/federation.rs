//! What two bundles say of a federation: the service's name and addresses, what Entra publishes.

use consentry_bundle::{Bundle, Certificate, Published};

use super::connection::of_texts;
use super::{Aspect, BundleDifference, Contrast, address, listed};

/// What differs in it.
pub(super) fn differences(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let directories = (directory(left), directory(right));
    // Where only one has any, the model or the application says so already.
    let (Some(left), Some(right)) = (&left.federation, &right.federation) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Some(contrast) = address::between_names(&left.identifier, &right.identifier) {
        let identifier =
            BundleDifference::new(Aspect::EntityId, contrast, "/federation/identifier");
        found.push(identifier.between(Some(&left.identifier), Some(&right.identifier)));
    }
    found.extend(listed::addresses(
        Aspect::ReplyUrl,
        "/federation/replyUrls",
        &left.reply_urls,
        &right.reply_urls,
        address::between,
    ));
    let (one, other) = (left.published.as_ref(), right.published.as_ref());
    match (one, other) {
        (Some(left), Some(right)) => found.extend(published(left, right, directories)),
        (None, None) => {}
        _ => found.extend(of_texts(
            Aspect::Metadata,
            "/federation/published",
            one.map(|published| &published.address),
            other.map(|published| &published.address),
        )),
    }
    found
}

/// The directory's ID, which stands in all that it publishes.
fn directory(bundle: &Bundle) -> &str {
    let tenant = bundle.tenant.as_ref();
    tenant.map_or("-", |tenant| &tenant.tenant_id)
}

fn published(
    left: &Published,
    right: &Published,
    directories: (&str, &str),
) -> Vec<BundleDifference> {
    let follows = |difference: &BundleDifference| {
        let (Some(left), Some(right)) = (&difference.left, &difference.right) else {
            return false;
        };
        left.replace(directories.0, "") == right.replace(directories.1, "")
    };
    let texts = [
        (
            Aspect::Provider,
            "/federation/published/entityId",
            Some(&left.entity_id),
            Some(&right.entity_id),
        ),
        (
            Aspect::LoginUrl,
            "/federation/published/loginUrl",
            left.login_url.as_ref(),
            right.login_url.as_ref(),
        ),
        (
            Aspect::LogoutUrl,
            "/federation/published/logoutUrl",
            left.logout_url.as_ref(),
            right.logout_url.as_ref(),
        ),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(aspect, place, left, right)| of_texts(aspect, place, left, right))
        // Another directory has other addresses: that is said once.
        .filter(|difference| !follows(difference));
    let mut found: Vec<_> = texts.collect();
    found.extend(certificates(&left.certificates, &right.certificates));
    found
}

fn certificates(left: &[Certificate], right: &[Certificate]) -> Vec<BundleDifference> {
    let place = "/federation/published/certificates";
    let thumbprint = |certificate: &Certificate| certificate.thumbprint.to_ascii_uppercase();
    let of = |certificates: &[Certificate]| certificates.iter().map(thumbprint).collect::<Vec<_>>();
    let never = |_: &str, _: &str| Some(Contrast::Other);
    let mut found = listed::addresses(Aspect::Certificate, place, &of(left), &of(right), never);
    found.retain(|certificate| certificate.contrast != Contrast::Order);
    // The last one that ends is the one that counts as long as it is in use.
    let end = |certificates: &[Certificate]| {
        let ends = certificates.iter().map(|certificate| certificate.not_after);
        ends.max().map(|at| at.date_naive())
    };
    let (one, other) = (end(left), end(right));
    if let Some(contrast @ (Contrast::Sooner | Contrast::Later)) =
        Contrast::of_ends(one.as_ref(), other.as_ref())
    {
        let ends = BundleDifference::new(Aspect::CertificateEnds, contrast, place);
        found.push(ends.between(one, other));
    }
    found
}
