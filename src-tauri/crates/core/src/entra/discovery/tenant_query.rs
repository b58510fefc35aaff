//! What a person enters to name a directory, parsed: a domain, an email address, an ID, or any address
//! copied from Microsoft's pages.

use std::fmt;

use url::{Host, Url};

use super::foreign_host::{self, ForeignHost};
use super::microsoft_host::{is_microsofts, portal};
use super::wrapped_link::unwrapped;
use crate::entra::cloud::Cloud;
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::pasted::{Pasted, Wrapper, single};

/// The directory of all personal accounts.
const PERSONAL_ACCOUNTS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// The path segments that stand for many directories at once.
const MANY: [&str; 3] = ["common", "consumers", "organizations"];

/// Domains of personal and free email, which no directory owns: whole names.
const PERSONAL_DOMAINS: [&str; 24] = [
    "126.com",
    "163.com",
    "aol.com",
    "att.net",
    "comcast.net",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "googlemail.com",
    "icloud.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "orange.fr",
    "passport.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "t-online.de",
    "verizon.net",
    "web.de",
    "ymail.com",
];

/// The same, for providers with a domain in every country: the first label of a name with a country's end.
const PERSONAL_BRANDS: [&str; 6] = ["gmx", "hotmail", "live", "outlook", "yahoo", "yandex"];

/// The labels of a directory's domain, in small letters and digits.
const DOMAIN_LABELS: &[&str] = &[
    "primarydomain",
    "tenantdefaultdomain",
    "tenantdomain",
    "domainname",
    "domain",
];

/// The labels of a directory's ID, or of whatever names it.
const ID_LABELS: &[&str] = &[
    "directorytenantid",
    "tenantid",
    "directoryid",
    "azuretenantid",
    "hometenantid",
    "tenant",
    "tid",
];

/// How a directory is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directory {
    /// By a domain, in lower case and in its ASCII form.
    Domain(String),
    /// By its ID.
    Id(TenantId),
}

impl fmt::Display for Directory {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(domain) => out.write_str(domain),
            Self::Id(id) => id.fmt(out),
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantQuery {
    /// Which directory.
    pub directory: Directory,
    /// In which cloud, where the address told.
    pub cloud: Option<Cloud>,
    /// What it was taken out of, where more was entered than names a directory.
    pub taken_from: Option<TakenFrom>,
    /// Where the address on this computer is served, such as `http://127.0.0.1:4000/`: a practice tenant's.
    pub origin: Option<Url>,
}

/// What the name of a directory was taken out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenFrom {
    /// An address of a sign-in host or an admin center, or one that a consent page lands on.
    Address,
    /// An email address or a user name.
    Email,
    /// The address of a web site.
    WebSite,
    /// Other text around it, or an escape of it.
    Text,
    /// A link that somebody wrapped around an address.
    Wrapped(Wrapper),
}

impl TakenFrom {
    /// Its stable name, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Email => "email",
            Self::Text => "text",
            Self::WebSite => "web-site",
            Self::Wrapped(wrapper) => wrapper.id(),
        }
    }
}

impl TenantQuery {
    /// Reads what a person entered, however it is dressed.
    ///
    /// # Errors
    ///
    /// One of the `tenant.*` failures: empty, malformed, not one particular directory, a directory for
    /// customers, or a domain of personal accounts.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let text = single::undressed(text);
        if text.is_empty() {
            return Err(Failure::new(FailureCode::TenantEmpty));
        }
        match Self::named(&text) {
            Err(failure) if failure.code == FailureCode::TenantMalformed => {
                Self::among(&text).ok_or(failure)
            }
            named => named,
        }
    }

    /// The one directory that is named among other words: behind its label, or by an address of Microsoft's.
    fn among(text: &str) -> Option<Self> {
        let pasted = Pasted::from_text(text).ok()?;
        let behind = |labels| Self::named(&pasted.labelled(labels)?).ok();
        let labelled = behind(DOMAIN_LABELS).or_else(|| behind(ID_LABELS));
        let query = labelled.or_else(|| {
            let words = text
                .split_whitespace()
                .map(|word| single::plain(word).to_owned());
            let named = words.filter(|word| is_microsofts_address(word));
            let mut named: Vec<_> = named.filter_map(|word| Self::named(&word).ok()).collect();
            named.dedup_by(|one, other| one.directory == other.directory);
            named.pop().filter(|_| named.is_empty())
        })?;
        Some(Self {
            taken_from: Some(TakenFrom::Text),
            ..query
        })
    }

    /// What names a directory, and nothing else.
    fn named(text: &str) -> Result<Self, Failure> {
        if let Some(address) = address(text) {
            return match unwrapped(&address) {
                Some((inner, wrapper)) => of_address(&inner, inner.as_str()).map(|query| Self {
                    taken_from: Some(TakenFrom::Wrapped(wrapper)),
                    ..query
                }),
                None => of_address(&address, text),
            };
        }
        let (name, taken_from) = match text.rsplit_once('@') {
            Some((_, domain)) => (domain, Some(TakenFrom::Email)),
            None => (text, None),
        };
        directory(name, text).map(|directory| Self {
            directory,
            cloud: None,
            taken_from,
            origin: None,
        })
    }
}

fn is_microsofts_address(word: &str) -> bool {
    let host = address(word).and_then(|url| url.host_str().map(str::to_ascii_lowercase));
    host.is_some_and(|host| is_microsofts(&host))
}

/// A domain or an ID, as it stands in a path, behind an `@`, or alone.
fn directory(name: &str, asked: &str) -> Result<Directory, Failure> {
    if let Some(id) = id(name) {
        return match id.to_string().as_str() {
            PERSONAL_ACCOUNTS => {
                let facts = [("tenant", PERSONAL_ACCOUNTS)];
                Err(Failure::with(FailureCode::TenantConsumerDomain, &facts))
            }
            NOBODY => Err(failure(FailureCode::TenantMalformed, asked)),
            _ => Ok(Directory::Id(id)),
        };
    }
    if MANY.iter().any(|many| many.eq_ignore_ascii_case(name)) {
        return Err(failure(FailureCode::TenantNotSpecific, asked));
    }
    let domain = domain(name).ok_or_else(|| failure(FailureCode::TenantMalformed, asked))?;
    if is_for_customers(&domain) {
        return Err(failure(FailureCode::TenantExternal, asked));
    }
    if is_personal(&domain) {
        return Err(failure(FailureCode::TenantConsumerDomain, &domain));
    }
    if let Some(whose) = ForeignHost::recognise(&domain) {
        return Err(foreign(whose, &domain));
    }
    Ok(Directory::Domain(domain))
}

fn foreign(whose: ForeignHost, host: &str) -> Failure {
    let suggestion = foreign_host::first_domain(host).unwrap_or_default();
    let facts = [
        ("asked", host),
        ("kind", whose.id()),
        ("suggestion", &suggestion),
    ];
    Failure::with(FailureCode::TenantForeignHost, &facts)
}

fn failure(code: FailureCode, asked: &str) -> Failure {
    Failure::with(code, &[("asked", asked)])
}

fn id(name: &str) -> Option<TenantId> {
    TenantId::parse(name.trim().trim_start_matches('{').trim_end_matches('}'))
}

/// A domain name of at least two labels in its ASCII form (UTS 46, RFC 1035 §2.3.4).
fn domain(name: &str) -> Option<String> {
    let name = name.trim().trim_end_matches('.');
    let ascii = idna::domain_to_ascii_strict(name).ok()?;
    let ascii = ascii
        .strip_prefix("www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(&ascii);
    let (_, last) = ascii.rsplit_once('.')?;
    let is_name = ascii.len() <= 253 && !last.bytes().all(|byte| byte.is_ascii_digit());
    is_name.then(|| ascii.to_owned())
}

fn is_for_customers(domain: &str) -> bool {
    ["b2clogin.com", "ciamlogin.com"].iter().any(|host| {
        domain
            .strip_suffix(host)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

fn is_personal(domain: &str) -> bool {
    let (brand, end) = domain.split_once('.').unwrap_or((domain, ""));
    let is_country = |part: &str| part.len() == 2 || matches!(part, "com" | "net");
    PERSONAL_DOMAINS.contains(&domain)
        || (PERSONAL_BRANDS.contains(&brand)
            && end.split('.').count() <= 2
            && end.split('.').all(|part| is_country(part) || part == "co"))
}

/// An address with or without its scheme; a bare domain or email address is none.
fn address(text: &str) -> Option<Url> {
    if text.contains(char::is_whitespace) {
        return None;
    }
    if let Some((scheme, _)) = text.split_once("://") {
        let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        return web.then(|| Url::parse(text).ok()).flatten();
    }
    let host = text.split(['/', '?']).next()?;
    let more = host.len() < text.len() || is_microsofts(&host.to_ascii_lowercase());
    (more && host.contains('.') && !host.contains('@'))
        .then(|| Url::parse(&format!("https://{text}")).ok())
        .flatten()
}

fn of_address(url: &Url, asked: &str) -> Result<TenantQuery, Failure> {
    let host = url
        .host_str()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_ascii_lowercase();
    if is_for_customers(&host) {
        return Err(failure(FailureCode::TenantExternal, asked));
    }
    let portal = portal(&host);
    let cloud = Cloud::of_host(&host)
        .or_else(|| is_local(url).then_some(Cloud::Practice))
        .or(portal);
    let named = parameter(url).or_else(|| {
        if portal.is_some() {
            of_portal(url)
        } else {
            None
        }
    });
    let (name, taken_from) = match (named, cloud) {
        (Some(name), _) => (name, TakenFrom::Address),
        (None, Some(_)) => {
            let named = first_segment(url);
            let name = named.ok_or_else(|| failure(FailureCode::TenantNotSpecific, asked))?;
            (name, TakenFrom::Address)
        }
        (None, None) => (host, TakenFrom::WebSite),
    };
    directory(&name, asked).map(|directory| TenantQuery {
        directory,
        cloud,
        taken_from: Some(taken_from),
        origin: (cloud == Some(Cloud::Practice))
            .then(|| origin(url))
            .flatten(),
    })
}

fn origin(url: &Url) -> Option<Url> {
    url.join("/").ok()
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Many pages, and the one that consent lands on, carry the directory as a parameter.
fn parameter(url: &Url) -> Option<String> {
    let fragment = url.fragment().unwrap_or_default();
    let fragment = fragment
        .split_once('?')
        .map_or(fragment, |(_, query)| query);
    let mut pairs = url
        .query_pairs()
        .chain(form_urlencoded::parse(fragment.as_bytes()));
    pairs.find_map(|(name, value)| {
        let names_it = ["domain_hint", "tenant", "tenantid", "tid"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known));
        (names_it && directory(&value, &value).is_ok()).then(|| value.into_owned())
    })
}

/// `#@contoso.com/…`, as the Azure portal writes it.
fn of_portal(url: &Url) -> Option<String> {
    let behind = url.fragment()?.strip_prefix('@')?;
    behind.split(['/', '?']).next().map(str::to_owned)
}

/// The first segment of the path, unless it is a page.
fn first_segment(url: &Url) -> Option<String> {
    let segment = url.path_segments()?.next()?;
    let segment = percent_encoding::percent_decode_str(segment)
        .decode_utf8()
        .ok()?;
    let page = id(&segment).is_none()
        && !MANY.contains(&segment.to_ascii_lowercase().as_str())
        && (!segment.contains('.') || segment.ends_with(".srf"));
    (!page).then(|| segment.into_owned())
}

#[cfg(test)]
mod tests;
