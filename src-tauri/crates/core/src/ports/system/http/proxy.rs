//! Which proxy a request takes: read from this process's environment and the system by the code inside the HTTP client
//! itself. That code passes over a proxy it cannot use; a request must not leave past a proxy that somebody named.

use std::fmt;
use std::sync::Arc;

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

/// The variables that name a proxy for `https`, and for `http`: the stronger pair first; of a pair the first that is
/// set, as curl reads them.
const HTTPS: [[&str; 2]; 2] = [["HTTPS_PROXY", "https_proxy"], ["ALL_PROXY", "all_proxy"]];
const HTTP: [[&str; 2]; 2] = [["HTTP_PROXY", "http_proxy"], ["ALL_PROXY", "all_proxy"]];

/// The proxy that a request takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProxyInUse {
    /// None: the request goes to its host.
    None,
    /// None, because the host is excepted (`NO_PROXY`) from the one that `variable` names.
    Excepted {
        /// The environment variable.
        variable: &'static str,
    },
    /// This one.
    Through {
        /// `http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h`.
        scheme: String,
        /// Host and port; never the name or the password that may stand before them.
        host: String,
        /// The environment variable that names it; none for the system's own setting.
        variable: Option<&'static str>,
    },
    /// None, because `variable` names one that cannot be used.
    Unusable {
        /// The environment variable.
        variable: &'static str,
    },
}

/// The proxies of this process.
#[derive(Clone)]
pub(super) struct Proxies {
    matcher: Arc<Matcher>,
    /// What the environment says, the variables that are set.
    variables: Vec<(&'static str, String)>,
}

impl fmt::Debug for Proxies {
    /// A variable may hold a password.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Proxies").finish_non_exhaustive()
    }
}

impl Proxies {
    pub(super) fn of_this_process() -> Self {
        Self::read(Matcher::from_system(), |name| std::env::var(name).ok())
    }

    fn read(matcher: Matcher, variable: impl Fn(&str) -> Option<String>) -> Self {
        let names = HTTPS.into_iter().chain(HTTP).flatten();
        Self {
            matcher: Arc::new(matcher),
            variables: names
                .filter_map(|name| Some((name, variable(name)?)))
                .collect(),
        }
    }

    /// The proxy of a request to `url`.
    pub(super) fn in_use(&self, url: &Url) -> ProxyInUse {
        let Ok(uri) = url.as_str().parse::<http::Uri>() else {
            return ProxyInUse::None;
        };
        let named = self.named(url.scheme());
        match (self.matcher.intercept(&uri), named) {
            (Some(proxy), named) => {
                let proxy = proxy.uri();
                let own = named.filter(|(_, value)| alone(value).as_ref() == Some(proxy));
                ProxyInUse::Through {
                    scheme: proxy.scheme_str().unwrap_or_default().to_owned(),
                    host: proxy
                        .authority()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                    variable: own.map(|(variable, _)| variable),
                }
            }
            (None, Some((variable, value))) if alone(value).is_none() => {
                ProxyInUse::Unusable { variable }
            }
            (None, Some((variable, _))) => ProxyInUse::Excepted { variable },
            (None, None) => ProxyInUse::None,
        }
    }

    /// The variable that decides, with what it holds: the first that is set and not empty; a stronger one that cannot
    /// be used leaves the word to the weaker.
    fn named(&self, scheme: &str) -> Option<(&'static str, &str)> {
        let pairs = if scheme == "https" { HTTPS } else { HTTP };
        let mut unusable = None;
        for pair in pairs {
            let set = pair
                .into_iter()
                .find_map(|name| self.variables.iter().find(|(set, _)| *set == name));
            let Some((name, value)) = set.filter(|(_, value)| !value.is_empty()) else {
                continue;
            };
            if alone(value).is_some() {
                return Some((name, value));
            }
            unusable = unusable.or(Some((*name, value.as_str())));
        }
        unusable
    }
}

/// The address of the proxy that `value` names, read by the same code and by itself.
fn alone(value: &str) -> Option<http::Uri> {
    let anybody = http::Uri::from_static("https://host.example/");
    let matcher = Matcher::builder().all(value.to_owned()).build();
    Some(matcher.intercept(&anybody)?.uri().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The proxy of a request to `url`, with `value` in `ALL_PROXY` and everything under `.example` excepted.
    fn in_use(value: Option<&str>, url: &str) -> ProxyInUse {
        let all = value.unwrap_or_default().to_owned();
        let matcher = Matcher::builder().all(all).no(".example").build();
        let proxies = Proxies::read(matcher, |name| {
            value.filter(|_| name == "ALL_PROXY").map(str::to_owned)
        });
        proxies.in_use(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_proxy_is_named_by_scheme_host_and_variable_and_never_by_its_password() {
        assert_eq!(
            in_use(Some("socks5h://127.0.0.1:9090"), "https://login.test/"),
            ProxyInUse::Through {
                scheme: "socks5h".to_owned(),
                host: "127.0.0.1:9090".to_owned(),
                variable: Some("ALL_PROXY"),
            }
        );
        let value = "http://someone:canary@proxy.test:3128";
        let shown = format!("{:?}", in_use(Some(value), "https://login.test/"));
        assert!(shown.contains("proxy.test:3128"), "{shown}");
        assert!(!shown.contains("canary"), "{shown}");
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_not_passed_over_in_silence() {
        for value in ["socks://127.0.0.1:9090", "ftp://proxy.test", "http://"] {
            let unusable = ProxyInUse::Unusable {
                variable: "ALL_PROXY",
            };
            assert_eq!(in_use(Some(value), "https://login.test/"), unusable);
        }
    }

    #[test]
    fn an_excepted_host_and_an_environment_without_proxies_are_told_apart() {
        let excepted = ProxyInUse::Excepted {
            variable: "ALL_PROXY",
        };
        assert_eq!(
            in_use(Some("http://proxy.test"), "https://login.example/"),
            excepted
        );
        for nothing in [None, Some("")] {
            assert_eq!(in_use(nothing, "https://login.test/"), ProxyInUse::None);
        }
    }
}
