//! Microsoft's clouds, and which host to ask in each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

/// One of Microsoft's clouds, or the practice tenant in their place.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Cloud {
    /// Worldwide, Microsoft 365 GCC included.
    #[default]
    Global,
    /// US Government: GCC High and the Department of Defense.
    UsGovernment,
    /// China, operated by 21Vianet.
    China,
    /// The practice tenant on this computer. Its address changes from run to run and is never kept.
    Practice,
}

impl Cloud {
    /// The clouds that Microsoft runs.
    pub const MICROSOFTS: [Self; 3] = [Self::Global, Self::UsGovernment, Self::China];

    /// Its stable name, as in every document of ours.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::UsGovernment => "us-government",
            Self::China => "china",
            Self::Practice => "practice",
        }
    }

    /// The cloud of this stable name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        [
            Self::Global,
            Self::UsGovernment,
            Self::China,
            Self::Practice,
        ]
        .into_iter()
        .find(|cloud| cloud.id() == id)
    }

    /// The cloud one of whose sign-in hosts `host` is, aliases included.
    #[must_use]
    pub fn of_host(host: &str) -> Option<Self> {
        Self::MICROSOFTS.into_iter().find(|cloud| {
            cloud
                .hosts()
                .iter()
                .any(|known| known.eq_ignore_ascii_case(host))
        })
    }

    /// The cloud that calls itself `name` in its discovery documents (`cloud_instance_name`).
    #[must_use]
    pub fn of_instance_name(name: &str) -> Option<Self> {
        Some(match name {
            "microsoftonline.com" => Self::Global,
            "microsoftonline.us" => Self::UsGovernment,
            "partner.microsoftonline.cn" => Self::China,
            _ => return None,
        })
    }

    /// Its sign-in hosts, the preferred one first; none for the practice tenant, whose host is never known
    /// beforehand.
    #[must_use]
    pub const fn hosts(self) -> &'static [&'static str] {
        match self {
            Self::Global => &[
                "login.microsoftonline.com",
                "login.windows.net",
                "login.microsoft.com",
                "sts.windows.net",
            ],
            Self::UsGovernment => &["login.microsoftonline.us", "login.usgovcloudapi.net"],
            Self::China => &[
                "login.partner.microsoftonline.cn",
                "login.chinacloudapi.cn",
                "sts.chinacloudapi.cn",
            ],
            Self::Practice => &[],
        }
    }

    /// Its Entra admin center.
    #[must_use]
    pub const fn portal_host(self) -> Option<&'static str> {
        match self {
            Self::Global => Some("entra.microsoft.com"),
            Self::UsGovernment => Some("entra.microsoft.us"),
            Self::China => Some("entra.microsoftonline.cn"),
            Self::Practice => None,
        }
    }

    const fn graph_host(self) -> Option<&'static str> {
        match self {
            Self::Global => Some("graph.microsoft.com"),
            Self::UsGovernment => Some("graph.microsoft.us"),
            Self::China => Some("microsoftgraph.chinacloudapi.cn"),
            Self::Practice => None,
        }
    }
}

/// Where a cloud is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Which cloud.
    pub cloud: Cloud,
    /// Its sign-in host, such as `https://login.microsoftonline.com/`.
    pub login: Url,
    /// Its Microsoft Graph host, such as `https://graph.microsoft.com/`.
    pub graph: Url,
}

/// The clouds as this host can reach them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clouds {
    /// Another sign-in host in place of Microsoft's own, where somebody chose one.
    pub authority_host: Option<Url>,
    /// The sign-in and Microsoft Graph addresses of the practice tenant, while it runs.
    pub practice: Option<(Url, Url)>,
}

impl Clouds {
    /// Where `cloud` is asked; none for a practice tenant that is not running.
    #[must_use]
    pub fn authority(&self, cloud: Cloud) -> Option<Authority> {
        if cloud == Cloud::Practice {
            let (login, graph) = self.practice.clone()?;
            return Some(Authority {
                cloud,
                login,
                graph,
            });
        }
        let login = match &self.authority_host {
            Some(host) => host.clone(),
            None => https(cloud.hosts().first()?)?,
        };
        Some(Authority {
            cloud,
            login,
            graph: https(cloud.graph_host()?)?,
        })
    }
}

fn https(host: &str) -> Option<Url> {
    Url::parse(&format!("https://{host}/")).ok()
}

#[cfg(test)]
mod tests {
    use super::{Cloud, Clouds};
    use url::Url;

    #[test]
    fn every_cloud_of_microsofts_has_hosts_of_its_own() {
        for cloud in Cloud::MICROSOFTS {
            let authority = Clouds::default().authority(cloud).unwrap();

            assert_eq!(authority.login.host_str(), cloud.hosts().first().copied());
            assert_eq!(
                Cloud::of_host(authority.login.host_str().unwrap()),
                Some(cloud)
            );
            assert!(authority.graph.host_str().is_some());
            assert!(cloud.portal_host().is_some());
            assert_eq!(Cloud::of_id(cloud.id()), Some(cloud));
        }
    }

    #[test]
    fn an_alias_leads_to_its_cloud_and_a_stranger_to_none() {
        assert_eq!(Cloud::of_host("STS.windows.net"), Some(Cloud::Global));
        assert_eq!(
            Cloud::of_host("login.usgovcloudapi.net"),
            Some(Cloud::UsGovernment)
        );
        assert_eq!(Cloud::of_host("login.chinacloudapi.cn"), Some(Cloud::China));
        assert_eq!(Cloud::of_host("login.microsoftonline.com.example"), None);
    }

    #[test]
    fn the_stable_name_is_the_one_that_is_written() {
        for cloud in [
            Cloud::Global,
            Cloud::UsGovernment,
            Cloud::China,
            Cloud::Practice,
        ] {
            assert_eq!(serde_json::to_value(cloud).unwrap(), cloud.id());
        }
    }

    #[test]
    fn another_sign_in_host_takes_the_place_of_microsofts_own() {
        let other = Url::parse("https://login.example/").unwrap();
        let clouds = Clouds {
            authority_host: Some(other.clone()),
            practice: None,
        };

        assert_eq!(clouds.authority(Cloud::China).unwrap().login, other);
        assert_eq!(clouds.authority(Cloud::China).unwrap().cloud, Cloud::China);
    }

    #[test]
    fn the_practice_tenant_is_there_only_while_it_runs() {
        let login = Url::parse("http://127.0.0.1:4000/").unwrap();
        let graph = Url::parse("http://127.0.0.1:4000/graph/").unwrap();
        let running = Clouds {
            authority_host: None,
            practice: Some((login.clone(), graph)),
        };

        assert_eq!(Clouds::default().authority(Cloud::Practice), None);
        assert_eq!(running.authority(Cloud::Practice).unwrap().login, login);
    }
}
