//! An address of Microsoft's inside another, opened as text: a link that a mail filter has wrapped, or a page that carries
//! it whole.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use url::Url;

use super::microsoft_host::is_microsofts;
use crate::pasted::Wrapper;
use crate::pasted::wrapped_link::{self, web};

/// The address inside `url`, if it is a wrapped one, and who wrapped it.
pub(super) fn unwrapped(url: &Url) -> Option<(Url, Wrapper)> {
    if let Some(wrapped) = wrapped_link::unwrapped(url) {
        return Some(wrapped);
    }
    if is_microsofts(url.host_str()?) {
        return None;
    }
    carried(url).map(|inner| (inner, Wrapper::Page))
}

/// A whole sign-in address of Microsoft's in a parameter, in base64 there, or percent-encoded as a part of the path.
fn carried(url: &Url) -> Option<Url> {
    let in_query = url.query_pairs().map(|(_, value)| value.into_owned());
    let in_path = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter_map(|part| {
            let text = percent_encoding::percent_decode_str(part)
                .decode_utf8()
                .ok()?;
            Some(text.into_owned())
        });
    in_query
        .chain(in_path)
        .flat_map(|text| [web(&text), in_base64(&text)])
        .flatten()
        .find(|url| url.host_str().is_some_and(is_microsofts))
}

fn in_base64(text: &str) -> Option<Url> {
    let bytes = BASE64_STANDARD.decode(text).ok()?;
    web(&String::from_utf8(bytes).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const INNER: &str = "https://login.microsoftonline.com/contoso.com/adminconsent?client_id=x";

    fn opened(text: &str) -> Option<(String, Wrapper)> {
        let (inner, by) = unwrapped(&Url::parse(text).unwrap())?;
        Some((inner.to_string(), by))
    }

    #[test]
    fn the_address_inside_a_mail_filters_link_is_read() {
        for (text, by) in [
            (
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flogin.microsoftonline.com%2Fcontoso.com%2Fadminconsent%3Fclient_id%3Dx&data=05",
                Wrapper::SafeLinks,
            ),
            (
                "https://urldefense.com/v3/__https://login.microsoftonline.com/contoso.com/adminconsent?client_id=x__;!!abc!def$",
                Wrapper::UrlDefense,
            ),
            (
                "https://urldefense.com/v3/__https:/login.microsoftonline.com/contoso.com/adminconsent*client_id*x__;Pz0!!abc!def$",
                Wrapper::UrlDefense,
            ),
            (
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__login.microsoftonline.com_contoso.com_adminconsent-3Fclient-5Fid-3Dx&d=Dw",
                Wrapper::UrlDefense,
            ),
            (
                "https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Flogin.microsoftonline.com%2Fcontoso.com%2Fadminconsent%3Fclient_id%3Dx&k=a",
                Wrapper::UrlDefense,
            ),
            (
                "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2flogin.microsoftonline.com%2fcontoso.com%2fadminconsent%3fclient_id%3dx&c=E",
                Wrapper::Page,
            ),
            (
                "https://secure-web.cisco.com/1abc/https%3A%2F%2Flogin.microsoftonline.com%2Fcontoso.com%2Fadminconsent%3Fclient_id%3Dx",
                Wrapper::Page,
            ),
            (
                "https://eu-west-1.protection.sophos.example/?d=microsoftonline.com&u=aHR0cHM6Ly9sb2dpbi5taWNyb3NvZnRvbmxpbmUuY29tL2NvbnRvc28uY29tL2FkbWluY29uc2VudD9jbGllbnRfaWQ9eA==&i=x",
                Wrapper::Page,
            ),
        ] {
            assert_eq!(opened(text), Some((INNER.to_owned(), by)), "{text}");
        }
    }

    #[test]
    fn an_address_of_microsofts_own_and_a_page_that_carries_another_are_not_wrapped() {
        for text in [
            INNER,
            "https://login.microsoftonline.com/common/oauth2?redirect_uri=https%3A%2F%2Flogin.windows.net%2Fx.com",
            "https://search.example/?q=https%3A%2F%2Fcontoso.com",
            "https://eur01.safelinks.protection.outlook.com/about",
        ] {
            assert_eq!(opened(text), None, "{text}");
        }
    }
}
