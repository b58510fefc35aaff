//! Any OpenID provider by its issuer (OpenID Connect Discovery 1.0 §4). Addresses are built as addresses: an issuer may
//! end in a slash, and a text that is joined to it may not.

use http::StatusCode;
use url::Url;

use super::ProviderMetadata;
use crate::entra::answer;
use crate::entra::cloud::Cloud;
use crate::entra::difference::Difference;
use crate::failure::{Detail, Failure, FailureCode, NextAction};
use crate::pasted::encoding::without_mark;
use crate::ports::Http;

/// What follows an issuer in the address of its discovery document (§4.1).
const PATH: [&str; 2] = [".well-known", "openid-configuration"];

/// The parameter by which Entra names an application's own keys.
const APPLICATION: &str = "appid";

/// An issuer that somebody gave: as such, or as the address of its discovery document, which says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    url: Url,
    was_document: bool,
}

impl Issuer {
    /// The issuer that `url` is, or whose discovery document `url` is.
    #[must_use]
    pub fn from_url(url: &Url) -> Self {
        let mut issuer = url.clone();
        let segments: Vec<_> = url.path_segments().into_iter().flatten().collect();
        let was_document = segments.ends_with(&PATH);
        if was_document {
            if let Ok(mut path) = issuer.path_segments_mut() {
                path.pop().pop();
            }
            issuer.set_query(None);
        }
        issuer.set_fragment(None);
        Self {
            url: issuer,
            was_document,
        }
    }

    /// The issuer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// Whether the address of the discovery document was given.
    #[must_use]
    pub const fn was_document(&self) -> bool {
        self.was_document
    }

    /// Whether it is one of Entra's, which alone has keys for one application.
    fn is_entra(&self) -> bool {
        self.url.host_str().and_then(Cloud::of_host).is_some()
    }

    /// Whether `named` is this issuer. A lone slash at the end is the URL standard's, not the issuer's.
    fn is(&self, named: &str) -> bool {
        named.trim_end_matches('/') == self.as_str().trim_end_matches('/')
    }
}

/// The address of the discovery document of `issuer`; none for an address that can have no path.
pub(crate) fn document(issuer: &Url) -> Option<Url> {
    let mut address = issuer.clone();
    address
        .path_segments_mut()
        .ok()?
        .pop_if_empty()
        .extend(PATH);
    Some(address)
}

/// `address` as the application `client_id` sees it.
pub(crate) fn of_application(address: &Url, client_id: &str) -> Url {
    let mut address = address.clone();
    address
        .query_pairs_mut()
        .append_pair(APPLICATION, client_id);
    address
}

/// `address` as everybody sees it; none where it is of no application anyway.
pub(crate) fn of_everybody(address: &Url) -> Option<Url> {
    let of_application = |name: &str| name.eq_ignore_ascii_case(APPLICATION);
    address
        .query_pairs()
        .find(|(name, _)| of_application(name))?;
    let others: Vec<_> = address
        .query_pairs()
        .filter(|(name, _)| !of_application(name))
        .collect();
    let mut plain = address.clone();
    plain.set_query(None);
    if !others.is_empty() {
        plain.query_pairs_mut().extend_pairs(others);
    }
    Some(plain)
}

/// Reads the discovery document of `issuer` as the application `client_id` sees it; it must name the very issuer that
/// was asked (§4.3).
///
/// # Errors
///
/// Fails when no answer came ([`FailureCode::ProviderNotFound`], [`FailureCode::ProviderNoDocument`] and those of the
/// network), when the document is for every directory ([`FailureCode::ProviderNotSpecific`]), and when it names another
/// issuer ([`FailureCode::IdTokenIssuer`]).
pub async fn discover(
    http: &dyn Http,
    issuer: &Issuer,
    client_id: &str,
) -> Result<ProviderMetadata, Failure> {
    let address = document(&issuer.url).ok_or_else(|| Failure::new(FailureCode::InternalDefect))?;
    let address = if issuer.is_entra() {
        of_application(&address, client_id)
    } else {
        address
    };
    let response = answer::ask(http, &address, "application/json").await?;
    let metadata = match response.status() {
        StatusCode::OK => {
            serde_json::from_slice::<ProviderMetadata>(without_mark(response.body())).ok()
        }
        _ => None,
    };
    let metadata =
        metadata.ok_or_else(|| no_document(&address, response.status(), response.body()))?;
    if issuer.is(&metadata.issuer) {
        return Ok(metadata);
    }
    Err(another(issuer, &metadata.issuer))
}

/// What answered in place of a discovery document.
fn no_document(address: &Url, status: StatusCode, body: &[u8]) -> Failure {
    let body = body.trim_ascii_start();
    let kind = match (status, body.first()) {
        (StatusCode::OK, Some(b'<')) => "page",
        (StatusCode::OK, Some(b'{')) => "json",
        (StatusCode::OK, None) => "nothing",
        (StatusCode::OK, Some(_)) => "text",
        _ => "status",
    };
    let code = match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => FailureCode::ProviderNotFound,
        _ => FailureCode::ProviderNoDocument,
    };
    let facts = [
        ("address", address.as_str()),
        ("status", status.as_str()),
        ("kind", kind),
    ];
    Failure::with(code, &facts).detailed(Detail {
        status: Some(status.as_u16()),
        ..Detail::default()
    })
}

/// The document names another issuer than the one that was asked.
fn another(issuer: &Issuer, named: &str) -> Failure {
    let asked = issuer.as_str();
    let difference = Difference::between_issuers(asked, named);
    let code = match difference {
        Some(Difference::Template) => FailureCode::ProviderNotSpecific,
        _ => FailureCode::IdTokenIssuer,
    };
    let facts = [
        ("source", "discovery"),
        ("expected", asked),
        ("received", named),
        ("difference", difference.map_or("", Difference::id)),
    ];
    let failure = Failure::with(code, &facts);
    match code {
        FailureCode::IdTokenIssuer => failure.then(NextAction::Retry),
        _ => failure,
    }
}

#[cfg(test)]
mod tests;
