//! Which proxy this process is told to use.

use url::Url;

use super::Finding;

const ID: &str = "proxy";

/// The variables that name a proxy for https, the stronger one first.
const VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Reads the environment.
pub(super) fn read() -> Finding {
    let named = VARIABLES.iter().find_map(|variable| {
        let value = std::env::var(variable)
            .ok()
            .filter(|value| !value.is_empty())?;
        Some((*variable, value))
    });
    match named {
        None => Finding::fine(ID, "doctor-proxy-none", &[]),
        Some((variable, value)) => judge(variable, &value),
    }
}

/// The value may hold a password, so only its host is shown.
fn judge(variable: &str, value: &str) -> Finding {
    let address = if value.contains("://") {
        Url::parse(value)
    } else {
        Url::parse(&format!("http://{value}"))
    };
    match address
        .ok()
        .and_then(|address| Some(address.host_str()?.to_owned()))
    {
        Some(host) => Finding::fine(
            ID,
            "doctor-proxy-fine",
            &[("variable", variable), ("host", &host)],
        ),
        None => Finding::amiss(ID, "doctor-proxy-malformed", &[("variable", variable)]),
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use consentry_core::view::CheckStatus;

    #[test]
    fn the_password_of_a_proxy_is_not_shown() {
        let finding = judge("HTTPS_PROXY", "http://someone:canary@proxy.example:3128");

        assert_eq!(finding.status, CheckStatus::Pass);
        assert!(finding.found.contains("proxy.example"), "{}", finding.found);
        assert!(!finding.found.contains("canary"), "{}", finding.found);
    }

    #[test]
    fn a_proxy_without_an_address_is_a_finding() {
        assert_eq!(judge("ALL_PROXY", "http://").status, CheckStatus::Fail);
        assert_eq!(
            judge("ALL_PROXY", "proxy.example:3128").status,
            CheckStatus::Pass
        );
    }
}
