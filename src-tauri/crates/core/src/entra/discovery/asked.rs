//! What a person enters to name a directory, parsed: a domain, an e-mail address, an ID, or any address
//! copied from Microsoft's pages.

use std::fmt;

use url::{Host, Url};

use crate::entra::cloud::Cloud;
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};

/// The directory of all personal accounts.
const PERSONAL_ACCOUNTS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// The path segments that stand for many directories at once.
const MANY: [&str; 3] = ["common", "consumers", "organizations"];

/// The hosts of Microsoft's portals, and the cloud each belongs to.
const PORTALS: [(&str, Cloud); 11] = [
    ("aad.portal.azure.com", Cloud::Global),
    ("admin.microsoft.com", Cloud::Global),
    ("entra.microsoft.com", Cloud::Global),
    ("launcher.myapps.microsoft.com", Cloud::Global),
    ("myapplications.microsoft.com", Cloud::Global),
    ("myapps.microsoft.com", Cloud::Global),
    ("portal.azure.com", Cloud::Global),
    ("entra.microsoft.us", Cloud::UsGovernment),
    ("portal.azure.us", Cloud::UsGovernment),
    ("entra.microsoftonline.cn", Cloud::China),
    ("portal.azure.cn", Cloud::China),
];

/// Domains of personal and free e-mail, which no directory owns: whole names.
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
pub struct Asked {
    /// Which directory.
    pub directory: Directory,
    /// In which cloud, where the address told.
    pub cloud: Option<Cloud>,
}

impl Asked {
    /// Reads what a person entered.
    ///
    /// # Errors
    ///
    /// One of the `tenant.*` failures: empty, malformed, not one particular directory, a directory for
    /// customers, or a domain of personal accounts.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let text = text.trim_matches(|character: char| {
            character.is_whitespace() || "\"'<>“”„‚‘’\u{200b}\u{feff}".contains(character)
        });
        if text.is_empty() {
            return Err(Failure::new(FailureCode::TenantEmpty));
        }
        if let Some(address) = address(text) {
            return of_address(&address, text);
        }
        directory(
            text.rsplit_once('@').map_or(text, |(_, domain)| domain),
            text,
        )
        .map(|directory| Self {
            directory,
            cloud: None,
        })
    }
}

/// A domain or an ID, as it stands in a path, behind an `@`, or alone.
fn directory(name: &str, asked: &str) -> Result<Directory, Failure> {
    if let Some(id) = id(name) {
        return match id.to_string().as_str() {
            PERSONAL_ACCOUNTS => Err(failure(FailureCode::TenantConsumerDomain, "This directory")),
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
    Ok(Directory::Domain(domain))
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

/// An address with or without its scheme; a bare domain or e-mail address is none.
fn address(text: &str) -> Option<Url> {
    if let Some((scheme, _)) = text.split_once("://") {
        let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        return web.then(|| Url::parse(text).ok()).flatten();
    }
    let host = text.split(['/', '?']).next()?;
    (host.len() < text.len() && host.contains('.') && !host.contains('@'))
        .then(|| Url::parse(&format!("https://{text}")).ok())
        .flatten()
}

fn of_address(url: &Url, asked: &str) -> Result<Asked, Failure> {
    let host = url
        .host_str()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_ascii_lowercase();
    if is_for_customers(&host) {
        return Err(failure(FailureCode::TenantExternal, asked));
    }
    let portal = PORTALS
        .iter()
        .find(|(known, _)| *known == host)
        .map(|(_, cloud)| *cloud);
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
    let name = match (named, cloud) {
        (Some(name), _) => name,
        (None, Some(_)) => {
            first_segment(url).ok_or_else(|| failure(FailureCode::TenantNotSpecific, asked))?
        }
        (None, None) => host,
    };
    directory(&name, asked).map(|directory| Asked { directory, cloud })
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
mod tests {
    use super::{Asked, Cloud, Directory};
    use crate::failure::FailureCode as Code;

    const ID: &str = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    fn parsed(text: &str) -> (String, Option<Cloud>) {
        let asked = Asked::parse(text).unwrap_or_else(|failure| panic!("{text}: {failure:?}"));
        (asked.directory.to_string(), asked.cloud)
    }

    fn refused(text: &str) -> Code {
        match Asked::parse(text) {
            Ok(asked) => panic!("{text} was read as {asked:?}"),
            Err(failure) => failure.code,
        }
    }

    #[test]
    fn a_domain_an_address_and_an_id_name_a_directory() {
        for (text, expected) in [
            ("contoso.com", "contoso.com"),
            ("  Contoso.COM. ", "contoso.com"),
            ("\"contoso.onmicrosoft.com\"", "contoso.onmicrosoft.com"),
            ("www.contoso.com", "contoso.com"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("ada@contoso.com", "contoso.com"),
            ("<ada@bücher.example>", "xn--bcher-kva.example"),
            (
                "ada_fabrikam.com#EXT#@contoso.onmicrosoft.com",
                "contoso.onmicrosoft.com",
            ),
            (ID, ID),
            ("{ 72F988BF-86F1-41AF-91AB-2D7CD011DB47 }\n", ID),
        ] {
            assert_eq!(parsed(text), (expected.to_owned(), None), "{text}");
        }
    }

    #[test]
    fn an_id_is_read_as_an_id() {
        assert!(matches!(
            Asked::parse(ID).unwrap().directory,
            Directory::Id(_)
        ));
    }

    #[test]
    fn any_sign_in_address_names_its_directory_and_cloud() {
        for (text, expected, cloud) in [
            (
                "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?client_id=x",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/oauth2/token",
                ID,
                Cloud::Global,
            ),
            (
                "login.microsoftonline.com/contoso.com/adminconsent",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://login.microsoftonline.com/contoso.com/saml2",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://login.microsoftonline.com/contoso.com/wsfed",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://LOGIN.windows.net/contoso.com/federationmetadata/2007-06/federationmetadata.xml",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/",
                ID,
                Cloud::Global,
            ),
            (
                "https://login.microsoftonline.us/contoso.us/oauth2/v2.0/authorize",
                "contoso.us",
                Cloud::UsGovernment,
            ),
            (
                "https://login.partner.microsoftonline.cn/contoso.cn/saml2",
                "contoso.cn",
                Cloud::China,
            ),
            (
                "https://login.microsoftonline.com/common/oauth2/authorize?domain_hint=contoso.com",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "http://127.0.0.1:4000/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
                ID,
                Cloud::Practice,
            ),
        ] {
            assert_eq!(parsed(text), (expected.to_owned(), Some(cloud)), "{text}");
        }
    }

    #[test]
    fn a_portal_address_names_its_directory_and_cloud() {
        for (text, expected, cloud) in [
            (
                "https://portal.azure.com/#@contoso.com/blade/Microsoft_AAD_IAM",
                "contoso.com",
                Cloud::Global,
            ),
            (
                "https://portal.azure.us/contoso.us",
                "contoso.us",
                Cloud::UsGovernment,
            ),
            (
                "https://entra.microsoft.com/72f988bf-86f1-41af-91ab-2d7cd011db47#view/x",
                ID,
                Cloud::Global,
            ),
            (
                "https://launcher.myapps.microsoft.com/api/signin/a?tenantId=72f988bf-86f1-41af-91ab-2d7cd011db47",
                ID,
                Cloud::Global,
            ),
            (
                "https://portal.azure.cn/#home?tenantId=72f988bf-86f1-41af-91ab-2d7cd011db47",
                ID,
                Cloud::China,
            ),
        ] {
            assert_eq!(parsed(text), (expected.to_owned(), Some(cloud)), "{text}");
        }
    }

    #[test]
    fn a_web_site_and_a_consent_landing_name_a_directory_too() {
        assert_eq!(
            parsed("https://www.contoso.com/about"),
            ("contoso.com".to_owned(), None)
        );
        assert_eq!(
            parsed(
                "https://kivo.io/?admin_consent=True&tenant=72f988bf-86f1-41af-91ab-2d7cd011db47"
            )
            .0,
            ID
        );
    }

    #[test]
    fn nothing_is_empty() {
        for text in ["", "  \n", "\"\"", "\u{feff}"] {
            assert_eq!(refused(text), Code::TenantEmpty, "{text:?}");
        }
    }

    #[test]
    fn what_stands_for_many_directories_is_not_specific() {
        for text in [
            "common",
            "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            "https://login.microsoftonline.com/organizations/v2.0",
            "https://login.microsoftonline.com/Consumers/",
            "https://login.microsoftonline.com/",
            "https://login.microsoftonline.com/login.srf",
            "https://entra.microsoft.com/#home",
        ] {
            assert_eq!(refused(text), Code::TenantNotSpecific, "{text}");
        }
    }

    #[test]
    fn directories_for_customers_are_told_apart() {
        for text in [
            "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0",
            "https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signin/v2.0",
            "contoso.ciamlogin.com",
        ] {
            assert_eq!(refused(text), Code::TenantExternal, "{text}");
        }
    }

    #[test]
    fn domains_of_personal_accounts_have_no_directory() {
        for text in [
            "ada@gmail.com",
            "outlook.de",
            "live.co.uk",
            "yahoo.fr",
            "9188040d-6c67-4c5b-b112-36a304b66dad",
        ] {
            assert_eq!(refused(text), Code::TenantConsumerDomain, "{text}");
        }
        assert_eq!(parsed("live.contoso.com").0, "live.contoso.com");
    }

    #[test]
    fn what_is_no_name_of_a_directory_is_malformed() {
        for text in [
            "contoso",
            "Contoso GmbH",
            "192.168.0.1",
            "a..b",
            "-a.com",
            "ada@",
            "00000000-0000-0000-0000-000000000000",
            "72f988bf-86f1-41af-91ab",
            "ftp://contoso.com/",
            "javascript://contoso.com/",
            "contoso.com\nfabrikam.com",
        ] {
            assert_eq!(refused(text), Code::TenantMalformed, "{text}");
        }
    }
}
