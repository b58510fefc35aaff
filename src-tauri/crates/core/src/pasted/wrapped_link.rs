//! A link that a mail filter has wrapped, opened as text: the filter is never asked.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use url::Url;

/// Who wrapped a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapper {
    /// Microsoft Defender's Safe Links.
    SafeLinks,
    /// Proofpoint's URL Defense.
    UrlDefense,
    /// Some other page that carries a whole sign-in address of Microsoft's.
    Page,
}

impl Wrapper {
    /// Its stable name, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SafeLinks => "safe-links",
            Self::UrlDefense => "url-defense",
            Self::Page => "page",
        }
    }
}

/// The address inside `url`, if a filter wrapped it whose links hold it, and who wrapped it.
pub(crate) fn unwrapped(url: &Url) -> Option<(Url, Wrapper)> {
    let host = url.host_str()?;
    if host.ends_with(".safelinks.protection.outlook.com")
        || host.ends_with(".safelinks.protection.office365.us")
        || host.ends_with(".safelinks.protection.partner.outlook.cn")
    {
        return Some((parameter(url, "url")?, Wrapper::SafeLinks));
    }
    matches!(
        host,
        "urldefense.com" | "urldefense.proofpoint.com" | "urldefense.us"
    )
    .then(|| Some((defended(url)?, Wrapper::UrlDefense)))
    .flatten()
}

/// `text` as the address of a web page.
pub(crate) fn web(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

fn parameter(url: &Url, name: &str) -> Option<Url> {
    let (_, value) = url.query_pairs().find(|(known, _)| known == name)?;
    web(&value)
}

/// The three forms of URL Defense: `/v1/url?u=` percent-encoded, `/v2/url?u=` with `-` for `%` and `_` for `/`, and
/// `/v3/__…__;…!!…$`, where each `*` stands for the next character of the base64 behind it.
fn defended(url: &Url) -> Option<Url> {
    let path = url.path();
    if path.starts_with("/v1/") {
        return parameter(url, "u");
    }
    if path.starts_with("/v2/") {
        let (_, masked) = url.query_pairs().find(|(name, _)| name == "u")?;
        let encoded = masked.replace('-', "%").replace('_', "/");
        let decoded = percent_encoding::percent_decode_str(&encoded)
            .decode_utf8()
            .ok()?;
        return web(&decoded);
    }
    let (_, rest) = url.as_str().split_once("/v3/__")?;
    let (masked, behind) = rest.rsplit_once("__;")?;
    let replaced = behind.split("!!").next().unwrap_or_default();
    web(&unmasked(&whole_scheme(masked), replaced)?)
}

/// Some programs make one slash of two.
fn whole_scheme(address: &str) -> String {
    match address.split_once(":/") {
        Some((scheme, rest)) if !rest.starts_with('/') => format!("{scheme}://{rest}"),
        _ => address.to_owned(),
    }
}

/// Puts back what was replaced: `*` stands for one byte, `**` and a letter for a run, `A` for two.
fn unmasked(masked: &str, replaced: &str) -> Option<String> {
    const RUNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bytes = BASE64_URL_SAFE_NO_PAD
        .decode(replaced.trim_end_matches('='))
        .ok()?;
    let mut bytes = bytes.into_iter();
    let mut address = Vec::new();
    let mut rest = masked.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '*' {
            address.extend(character.to_string().bytes());
            continue;
        }
        let count = if rest.next_if_eq(&'*').is_some() {
            RUNS.find(rest.next()?)? + 2
        } else {
            1
        };
        address.extend(bytes.by_ref().take(count));
    }
    String::from_utf8(address).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_replaced_characters_is_put_back() {
        assert_eq!(unmasked("a**Bb*c", "w6TDpC4").as_deref(), None);
        assert_eq!(unmasked("a**Cb*c", "w6TDpC4").as_deref(), Some("aääb.c"));
    }
}
