//! What Entra is known to do to a value, and what copying does to it: recognised in what was expected and what was
//! received, so that a known difference is never called a stranger.

use url::Url;
use uuid::Uuid;

use super::cloud::Cloud;
use super::registration::TenantId;

/// What lies between what was expected and what was received, where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Difference {
    /// `api://` before the Application (client) ID: a token for the application's own API.
    Api,
    /// The Application (client) ID follows the issuer ("Append application ID to issuer").
    ApplicationId(Uuid),
    /// Upper and lower case alone.
    Case,
    /// The same form, for another directory.
    Directory,
    /// The Directory (tenant) ID in place of a domain.
    Domain,
    /// A directory of Entra External ID.
    ExternalId,
    /// Microsoft Graph is the audience.
    Graph,
    /// The issuer that Entra's logout messages have.
    Logout,
    /// The tenant of personal Microsoft accounts.
    Personal,
    /// The port alone.
    Port,
    /// `http` in place of `https`, or the other way round.
    Scheme,
    /// A slash at the end.
    Slash,
    /// The same ID in another notation, such as in braces.
    Spelling,
    /// The prefix `spn:`, which Entra puts before a name that is no URI.
    Spn,
    /// A literal `{tenantid}`: the document is for every directory.
    Template,
    /// The issuer of the v1.0 endpoints in place of the one of v2.0.
    Version1,
    /// The issuer of the v2.0 endpoints in place of the one of v1.0, which SAML has as well.
    Version2,
}

/// The directory of personal Microsoft accounts.
const CONSUMERS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";
/// Microsoft Graph's Application (client) ID.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

impl Difference {
    /// Its stable id, by which a sentence chooses its words.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::ApplicationId(_) => "application-id",
            Self::Case => "case",
            Self::Directory => "directory",
            Self::Domain => "domain",
            Self::ExternalId => "external-id",
            Self::Graph => "graph",
            Self::Logout => "logout",
            Self::Personal => "personal",
            Self::Port => "port",
            Self::Scheme => "scheme",
            Self::Slash => "slash",
            Self::Spelling => "spelling",
            Self::Spn => "spn",
            Self::Template => "template",
            Self::Version1 => "version-1",
            Self::Version2 => "version-2",
        }
    }

    /// Whether the directory is the right one all the same, so that choosing another would be wrong.
    pub(crate) const fn is_of_one_directory(self) -> bool {
        match self {
            Self::Directory | Self::Personal | Self::Graph => false,
            Self::Api
            | Self::ApplicationId(_)
            | Self::Case
            | Self::Domain
            | Self::ExternalId
            | Self::Logout
            | Self::Port
            | Self::Scheme
            | Self::Slash
            | Self::Spelling
            | Self::Spn
            | Self::Template
            | Self::Version1
            | Self::Version2 => true,
        }
    }

    /// Between two issuers.
    pub(crate) fn between_issuers(expected: &str, received: &str) -> Option<Self> {
        if ["{tenantid}", "{tenant}"]
            .iter()
            .any(|placeholder| received.contains(placeholder))
        {
            return Some(Self::Template);
        }
        if let Some(application) = appended(expected, received) {
            return Some(Self::ApplicationId(application));
        }
        if is_by_domain(expected, received) {
            return Some(Self::Domain);
        }
        between_texts(expected, received).or_else(|| {
            let (expected, received) =
                (EntraIssuer::parse(expected)?, EntraIssuer::parse(received)?);
            between_forms(expected, received)
        })
    }

    /// Between two addresses for an answer.
    pub(crate) fn between_addresses(expected: &str, received: &str) -> Option<Self> {
        between_texts(expected, received).or_else(|| {
            let (mut one, other) = (Url::parse(expected).ok()?, Url::parse(received).ok()?);
            one.set_port(other.port()).ok()?;
            (one == other).then_some(Self::Port)
        })
    }

    /// Between two names of whom an answer is for.
    pub(crate) fn between_audiences(expected: &str, received: &str) -> Option<Self> {
        let prefixed = |prefix| received.strip_prefix(prefix) == Some(expected);
        let graph = Url::parse(received)
            .ok()
            .and_then(|url| url.host_str().map(|host| host == "graph.microsoft.com"));
        if prefixed("spn:") {
            Some(Self::Spn)
        } else if prefixed("api://") {
            Some(Self::Api)
        } else if graph == Some(true) || received == GRAPH {
            Some(Self::Graph)
        } else {
            between_texts(expected, received)
        }
    }

    /// Between two directories, each by its ID.
    pub(crate) fn between_directories(expected: &str, received: &str) -> Option<Self> {
        let (expected, received) = (TenantId::parse(expected)?, TenantId::parse(received)?);
        Some(if expected == received {
            Self::Spelling
        } else {
            another(received)
        })
    }
}

/// Another directory than the one that was expected.
fn another(directory: TenantId) -> Difference {
    if TenantId::parse(CONSUMERS) == Some(directory) {
        Difference::Personal
    } else {
        Difference::Directory
    }
}

/// What may differ between two texts that mean the same to whoever reads them.
fn between_texts(expected: &str, received: &str) -> Option<Difference> {
    let bare = |text: &str| text.strip_suffix('/').unwrap_or(text).to_owned();
    let (one, other) = (bare(expected), bare(received));
    let scheme = |text: &str| text.replacen("https://", "http://", 1);
    if expected == received {
        None
    } else if one == other {
        Some(Difference::Slash)
    } else if one.eq_ignore_ascii_case(&other) {
        Some(Difference::Case)
    } else if scheme(&one) == scheme(&other) {
        Some(Difference::Scheme)
    } else {
        None
    }
}

/// Whether a domain stands where Entra writes the ID of the directory.
fn is_by_domain(expected: &str, received: &str) -> bool {
    let first = |text: &str| {
        let mut url = Url::parse(text).ok()?;
        let segment = url.path_segments()?.next()?.to_owned();
        let rest: Vec<_> = url.path_segments()?.skip(1).map(str::to_owned).collect();
        url.set_path(&rest.join("/"));
        Some((segment, url))
    };
    let (Some((domain, one)), Some((id, other))) = (first(expected), first(received)) else {
        return false;
    };
    one == other && domain.contains('.') && TenantId::parse(&id).is_some()
}

/// The Application (client) ID that follows the expected issuer.
fn appended(expected: &str, received: &str) -> Option<Uuid> {
    let rest = received.strip_prefix(expected)?;
    rest.trim_matches('/').parse().ok()
}

/// An issuer of Entra's, taken apart.
#[derive(Clone, Copy, PartialEq, Eq)]
struct EntraIssuer {
    directory: TenantId,
    form: Form,
}

/// Whose issuer it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Of Entra External ID.
    ExternalId,
    /// Of logout messages.
    Logout,
    /// Of the v1.0 endpoints, of SAML and of WS-Federation.
    Version1,
    /// Of the v2.0 endpoints.
    Version2,
}

impl EntraIssuer {
    fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let host = url.host_str()?;
        let mut segments = url.path_segments()?;
        let directory = TenantId::parse(segments.next()?)?;
        let rest: Vec<_> = segments.filter(|segment| !segment.is_empty()).collect();
        let form = match rest.as_slice() {
            [] if host.starts_with("sts.") => Form::Version1,
            [] if Cloud::of_host(host).is_some() => Form::Logout,
            ["v2.0"] if host.ends_with(".ciamlogin.com") => Form::ExternalId,
            ["v2.0"] => Form::Version2,
            _ => return None,
        };
        Some(Self { directory, form })
    }
}

fn between_forms(expected: EntraIssuer, received: EntraIssuer) -> Option<Difference> {
    if expected.directory != received.directory {
        return Some(another(received.directory));
    }
    match received.form {
        form if form == expected.form => None,
        Form::ExternalId => Some(Difference::ExternalId),
        Form::Logout => Some(Difference::Logout),
        Form::Version1 => Some(Difference::Version1),
        Form::Version2 => Some(Difference::Version2),
    }
}

#[cfg(test)]
mod tests {
    use super::Difference;

    const TENANT: &str = "11111111-2222-3333-4444-555555555555";
    const OTHER: &str = "99999999-2222-3333-4444-555555555555";
    const APPLICATION: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    fn issuers(expected: &str, received: &str) -> Option<&'static str> {
        Difference::between_issuers(expected, received).map(Difference::id)
    }

    fn sts(tenant: &str) -> String {
        format!("https://sts.windows.net/{tenant}/")
    }

    fn v2(tenant: &str) -> String {
        format!("https://login.microsoftonline.com/{tenant}/v2.0")
    }

    #[test]
    fn an_issuer_with_the_application_id_behind_it_is_recognised_with_or_without_a_slash() {
        for end in ["", "/"] {
            let received = format!("{}{APPLICATION}{end}", sts(TENANT));
            assert_eq!(issuers(&sts(TENANT), &received), Some("application-id"));
        }
        let of_another = format!("{}{APPLICATION}", sts(OTHER));
        assert_eq!(issuers(&sts(TENANT), &of_another), None);
        assert_eq!(issuers(&sts(TENANT), &format!("{}evil", sts(TENANT))), None);
    }

    #[test]
    fn the_issuers_of_one_directory_are_told_apart() {
        let logout = format!("https://login.microsoftonline.com/{TENANT}/");
        let external = format!("https://{TENANT}.ciamlogin.com/{TENANT}/v2.0");
        for (expected, received, difference) in [
            (v2(TENANT), sts(TENANT), "version-1"),
            (sts(TENANT), v2(TENANT), "version-2"),
            (sts(TENANT), logout, "logout"),
            (v2(TENANT), external, "external-id"),
            (v2(TENANT), v2(OTHER), "directory"),
            (sts(TENANT), sts(OTHER), "directory"),
            (
                v2(TENANT),
                v2("9188040d-6c67-4c5b-b112-36a304b66dad"),
                "personal",
            ),
            (v2(TENANT), v2("{tenantid}"), "template"),
            (v2("contoso.com"), v2(TENANT), "domain"),
            (v2("contoso.com"), v2("contoso.org"), "none"),
            (sts(TENANT), sts(TENANT).replace("net/", "net//"), "none"),
            (
                sts(TENANT),
                sts(TENANT).trim_end_matches('/').to_owned(),
                "slash",
            ),
            (v2(TENANT), v2(TENANT).replace("https", "http"), "scheme"),
            (v2(TENANT), v2(TENANT).to_uppercase(), "case"),
            (sts(TENANT), "https://idp.example/".to_owned(), "none"),
        ] {
            let found = issuers(&expected, &received).unwrap_or("none");
            assert_eq!(found, difference, "{expected} {received}");
        }
    }

    #[test]
    fn audiences_differ_by_what_entra_writes_before_them_or_by_their_spelling() {
        for (expected, received, difference) in [
            (APPLICATION, format!("spn:{APPLICATION}"), Some("spn")),
            (APPLICATION, format!("api://{APPLICATION}"), Some("api")),
            (
                APPLICATION,
                "00000003-0000-0000-c000-000000000000".to_owned(),
                Some("graph"),
            ),
            (
                APPLICATION,
                "https://graph.microsoft.com".to_owned(),
                Some("graph"),
            ),
            (
                "https://app.example/saml",
                "https://app.example/saml/".to_owned(),
                Some("slash"),
            ),
            (APPLICATION, APPLICATION.to_uppercase(), Some("case")),
            (APPLICATION, OTHER.to_owned(), None),
        ] {
            let found = Difference::between_audiences(expected, &received);
            assert_eq!(found.map(Difference::id), difference, "{received}");
        }
    }

    #[test]
    fn addresses_may_differ_by_their_port_alone() {
        let found = |received| {
            Difference::between_addresses("http://localhost:7071/acs", received).map(Difference::id)
        };

        assert_eq!(found("http://localhost:7072/acs"), Some("port"));
        assert_eq!(found("http://localhost:7071/acs/"), Some("slash"));
        assert_eq!(found("http://localhost:7072/other"), None);
    }

    #[test]
    fn a_directory_in_braces_is_the_same_one_spelled_otherwise() {
        let found =
            |received: &str| Difference::between_directories(TENANT, received).map(Difference::id);

        assert_eq!(found(&format!("{{{TENANT}}}")), Some("spelling"));
        assert_eq!(found(OTHER), Some("directory"));
        assert_eq!(
            found("9188040d-6c67-4c5b-b112-36a304b66dad"),
            Some("personal")
        );
        assert_eq!(found("contoso.com"), None);
    }
}
