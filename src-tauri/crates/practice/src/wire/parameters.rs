//! The parameters of a query or a form, decoded, and which of them a log may show.

use std::collections::{BTreeMap, BTreeSet};

use crate::aadsts::{Aadsts, Refusal};

/// The parameters whose values are shown. All others are only named.
const SHOWN: [&str; 25] = [
    "$select",
    "$top",
    "admin_consent",
    "api-version",
    "appid",
    "client_id",
    "code_challenge_method",
    "domain_hint",
    "error",
    "grant_type",
    "json",
    "login",
    "login_hint",
    "post_logout_redirect_uri",
    "prompt",
    "redirect_uri",
    "resource",
    "response_mode",
    "response_type",
    "scope",
    "user",
    "wa",
    "wreply",
    "wtrealm",
    "xml",
];

/// Decoded parameters in the order in which they came.
#[derive(Clone, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    pub(crate) fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The first value of that name that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The same, of a parameter that has to be there.
    ///
    /// # Errors
    /// 900144 when it is not.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.get(name)
            .ok_or_else(|| Aadsts::MissingParameter.about(name))
    }

    /// These parameters, if none of them is sent more than once (RFC 6749 §3.1 and §3.2). One without a value counts as left out.
    ///
    /// # Errors
    /// 9000411 about the first that is.
    pub(crate) fn once(self) -> Result<Self, Refusal> {
        let mut seen = BTreeSet::new();
        let sent = self.0.iter().filter(|(_, value)| !value.is_empty());
        match sent.map(|(name, _)| name).find(|name| !seen.insert(*name)) {
            Some(name) => Err(Aadsts::DuplicateParameter.about(name)),
            None => Ok(self),
        }
    }

    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// These parameters followed by `others`.
    pub(crate) fn and(&self, others: &Self) -> Self {
        Self(self.0.iter().chain(&others.0).cloned().collect())
    }

    /// The parameters as the log may show them.
    pub(crate) fn without_secrets(&self) -> BTreeMap<String, Option<String>> {
        self.0
            .iter()
            .map(|(name, value)| {
                let shown = SHOWN.contains(&name.as_str()).then(|| value.clone());
                (name.clone(), shown)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_sent_once_and_one_without_a_value_does_not_count() {
        let once = |encoded: &[u8]| Parameters::parse(encoded).once().map(drop);
        assert!(once(b"scope=openid&state=openid&scope=").is_ok());
        let refusal = once(b"state=s&prompt=none&scope=a&prompt=none").unwrap_err();
        assert!(refusal.message().contains("'prompt' is duplicated"));
    }

    #[test]
    fn the_value_of_a_parameter_nobody_vouched_for_is_withheld() {
        let parameters = Parameters::parse(
            b"client_secret=canary&code=canary&state=canary&new=canary&scope=openid",
        );
        let shown = parameters.without_secrets();
        assert_eq!(shown["scope"].as_deref(), Some("openid"));
        assert_eq!(shown["client_secret"], None);
        assert!(!format!("{shown:?}").contains("canary"));
    }
}
