//! The App Federation Metadata Url: where Entra describes itself for one application.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::entra::cloud::{Authority, Cloud};
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode};
use crate::pasted::single;

/// The path that follows the directory.
const PATH: [&str; 3] = ["federationmetadata", "2007-06", "federationmetadata.xml"];

/// What an App Federation Metadata Url names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppMetadataAddress {
    /// The address as it was pasted.
    pub url: Url,
    /// Directory (tenant) ID.
    pub tenant: TenantId,
    /// Application (client) ID.
    pub client_id: ClientId,
}

/// `{authority}/{tid}/federationmetadata/2007-06/federationmetadata.xml?appid={client_id}`. Without `appid`
/// Entra gives the directory's own keys, which do not sign for an application that has a certificate.
///
/// # Errors
///
/// Fails with [`FailureCode::InternalDefect`] when the authority can have no path.
pub fn app_metadata_url(
    authority: &Authority,
    tenant: TenantId,
    client_id: ClientId,
) -> Result<Url, Failure> {
    let mut url = authority.login.clone();
    url.path_segments_mut()
        .map_err(|()| Failure::new(FailureCode::InternalDefect))?
        .pop_if_empty()
        .push(&tenant.to_string())
        .extend(PATH);
    url.query_pairs_mut()
        .append_pair("appid", &client_id.to_string());
    Ok(url)
}

impl AppMetadataAddress {
    /// Reads a pasted App Federation Metadata Url.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::FederationUrlMalformed`] when it is none: most often the Login URL or the
    /// Entity ID was copied, or `appid` is missing.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        read(text).ok_or_else(|| {
            let received: String = text.trim().chars().take(120).collect();
            Failure::with(
                FailureCode::FederationUrlMalformed,
                &[("received", &received)],
            )
        })
    }
}

/// Where a provider publishes its metadata, where `text` is an address and no file.
#[must_use]
pub fn published(text: &str) -> Option<Url> {
    single::address(text).filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// Whether `url` is where a directory of Entra's describes itself for every application: what it publishes there signs
/// for none that has a certificate of its own.
#[must_use]
pub fn is_of_the_directory(url: &Url) -> bool {
    let entra = url.host_str().and_then(Cloud::of_host).is_some();
    let last = url.path_segments().and_then(Iterator::last);
    let metadata = last.is_some_and(|last| last.eq_ignore_ascii_case(PATH[2]));
    let mut names = url.query_pairs().map(|(name, _)| name);
    entra && metadata && !names.any(|name| name.eq_ignore_ascii_case("appid"))
}

fn read(text: &str) -> Option<AppMetadataAddress> {
    let url = single::address(text)?;
    let segments: Vec<_> = url
        .path_segments()?
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy())
        .collect();
    let [.., tenant, first, second, third] = segments.as_slice() else {
        return None;
    };
    let as_published = [first, second, third]
        .into_iter()
        .zip(PATH)
        .all(|(segment, expected)| segment.eq_ignore_ascii_case(expected));
    let (_, client_id) = url
        .query_pairs()
        .find(|(name, _)| name.eq_ignore_ascii_case("appid"))?;
    let tenant = TenantId::parse(tenant).filter(|_| as_published)?;
    let client_id = ClientId::parse(&client_id)?;
    Some(AppMetadataAddress {
        url,
        tenant,
        client_id,
    })
}

#[cfg(test)]
mod tests;
