//! Hosts that look like the domain of a company and are the address of somebody else's service: no directory has them.

/// Whose a host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ForeignHost {
    /// Microsoft's cloud in Germany, closed in 2021.
    ClosedCloud,
    /// Another identity provider: that is where people sign in, not the directory.
    IdentityProvider,
    /// A mail filter's link from which the target cannot be read.
    MailFilter,
    /// A page of Microsoft's that names no directory.
    MicrosoftPage,
    /// Sign-in with a personal Microsoft account.
    PersonalAccounts,
    /// Documents of a tenant, whose first domain has the same beginning.
    SharePoint,
}

impl ForeignHost {
    /// Its stable name, on which sentences select.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::ClosedCloud => "closed-cloud",
            Self::IdentityProvider => "identity-provider",
            Self::MailFilter => "mail-filter",
            Self::MicrosoftPage => "microsoft-page",
            Self::PersonalAccounts => "personal-accounts",
            Self::SharePoint => "share-point",
        }
    }

    /// Whose `host` is, if no directory can have it.
    pub(super) fn recognise(host: &str) -> Option<Self> {
        let whole = WHOLE.iter().find(|(known, _)| *known == host);
        let below = BELOW.iter().find(|(parent, _)| {
            host.strip_suffix(parent)
                .is_some_and(|rest| rest.ends_with('.'))
        });
        whole.or(below).map(|(_, whose)| *whose)
    }
}

/// The domain that an address of documents suggests: `contoso.sharepoint.com`, `contoso-my.sharepoint.com` and
/// `contoso-admin.sharepoint.com` belong to the tenant that began as `contoso.onmicrosoft.com`.
pub(super) fn first_domain(host: &str) -> Option<String> {
    let (name, end) = match host.strip_suffix(".sharepoint.com") {
        Some(name) => (name, "onmicrosoft.com"),
        None => (host.strip_suffix(".sharepoint.us")?, "onmicrosoft.us"),
    };
    let name = name
        .strip_suffix("-my")
        .or_else(|| name.strip_suffix("-admin"))
        .unwrap_or(name);
    (!name.contains('.')).then(|| format!("{name}.{end}"))
}

/// Whole names.
const WHOLE: [(&str, ForeignHost); 20] = [
    ("account.live.com", ForeignHost::PersonalAccounts),
    ("account.microsoft.com", ForeignHost::PersonalAccounts),
    ("accounts.google.com", ForeignHost::IdentityProvider),
    ("graph.microsoft.com", ForeignHost::MicrosoftPage),
    ("graph.windows.net", ForeignHost::MicrosoftPage),
    ("login.live.com", ForeignHost::PersonalAccounts),
    ("login.microsoftonline.de", ForeignHost::ClosedCloud),
    ("myaccount.microsoft.com", ForeignHost::MicrosoftPage),
    ("mysignins.microsoft.com", ForeignHost::MicrosoftPage),
    ("office.com", ForeignHost::MicrosoftPage),
    ("m365.cloud.microsoft", ForeignHost::MicrosoftPage),
    ("outlook.live.com", ForeignHost::PersonalAccounts),
    ("outlook.office.com", ForeignHost::MicrosoftPage),
    ("outlook.office365.com", ForeignHost::MicrosoftPage),
    ("portal.office.com", ForeignHost::MicrosoftPage),
    ("secure-web.cisco.com", ForeignHost::MailFilter),
    ("teams.microsoft.com", ForeignHost::MicrosoftPage),
    ("urldefense.com", ForeignHost::MailFilter),
    ("urldefense.proofpoint.com", ForeignHost::MailFilter),
    ("urldefense.us", ForeignHost::MailFilter),
];

/// Everything below these.
const BELOW: [(&str, ForeignHost); 18] = [
    ("amazoncognito.com", ForeignHost::IdentityProvider),
    ("auth0.com", ForeignHost::IdentityProvider),
    ("awsapps.com", ForeignHost::IdentityProvider),
    ("cudasvc.com", ForeignHost::MailFilter),
    ("duosecurity.com", ForeignHost::IdentityProvider),
    ("jumpcloud.com", ForeignHost::IdentityProvider),
    ("mimecast.com", ForeignHost::MailFilter),
    ("mimecastprotect.com", ForeignHost::MailFilter),
    ("okta-emea.com", ForeignHost::IdentityProvider),
    ("okta.com", ForeignHost::IdentityProvider),
    ("oktapreview.com", ForeignHost::IdentityProvider),
    ("onelogin.com", ForeignHost::IdentityProvider),
    ("pingidentity.com", ForeignHost::IdentityProvider),
    ("pingone.com", ForeignHost::IdentityProvider),
    ("pingone.eu", ForeignHost::IdentityProvider),
    ("safelinks.protection.outlook.com", ForeignHost::MailFilter),
    ("sharepoint.com", ForeignHost::SharePoint),
    ("sharepoint.us", ForeignHost::SharePoint),
];

#[cfg(test)]
mod tests {
    use super::{ForeignHost, first_domain};

    #[test]
    fn the_address_of_a_service_is_told_from_the_domain_of_its_company() {
        for (host, expected) in [
            ("contoso.okta.com", Some(ForeignHost::IdentityProvider)),
            ("okta.com", None),
            ("notokta.com", None),
            ("login.live.com", Some(ForeignHost::PersonalAccounts)),
            ("live.contoso.com", None),
            ("contoso.sharepoint.com", Some(ForeignHost::SharePoint)),
            ("protect-us.mimecast.com", Some(ForeignHost::MailFilter)),
            ("microsoft.com", None),
        ] {
            assert_eq!(ForeignHost::recognise(host), expected, "{host}");
        }
    }

    #[test]
    fn a_sharepoint_address_suggests_the_tenants_first_domain() {
        for host in [
            "contoso.sharepoint.com",
            "contoso-my.sharepoint.com",
            "contoso-admin.sharepoint.com",
        ] {
            let expected = Some("contoso.onmicrosoft.com".to_owned());
            assert_eq!(first_domain(host), expected, "{host}");
        }
        assert_eq!(first_domain("a.b.sharepoint.com"), None);
    }
}
