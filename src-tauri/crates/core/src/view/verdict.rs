//! What a test login came to, as a screen and `--json` show it: checks, claims and warnings in words.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::PortalPage;
use crate::language::{Language, MISSING};
use crate::login::verdict::{Check, CheckStatus, ClaimUse, Persona, Unproved, Verdict, Warning};
use crate::service::Model;
use crate::wizard::LoginRun;

/// One check of the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// Stable id, such as `issuer`.
    pub id: String,
    /// In words.
    pub label: String,
    /// The clause it comes from.
    pub clause: String,
    /// How it went.
    pub status: CheckStatus,
    /// What was expected.
    pub expected: Option<String>,
    /// What was received.
    pub received: Option<String>,
}

/// What the service will take for one of its needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimUseView {
    /// Such as `Email`.
    pub need: String,
    /// The claim it will use, where there is one.
    pub claim: Option<String>,
    /// That claim's value.
    pub value: Option<String>,
    /// The claims before it that are missing.
    pub missing: Vec<String>,
    /// Whether nobody gets in without it.
    pub required: bool,
}

/// Something that deserves a look although all went well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WarningView {
    /// Stable id, such as `email_fallback`.
    pub id: String,
    /// As a heading.
    pub title: String,
    /// In sentences.
    pub text: String,
    /// The page on which to put it right.
    pub portal: Option<PortalPage>,
}

impl CheckView {
    /// `check` in the words of `language`.
    #[must_use]
    pub fn new(check: &Check, language: &Language) -> Self {
        let message = message(&check.id);
        let shown = |value: &Option<String>, name: &str| {
            let value = value.as_deref()?;
            let (first, rest) = value.split_once(' ').unwrap_or((value, ""));
            let facts = [("value", value), ("first", first), ("rest", rest)];
            let put = language.find_attribute(&message, name, &facts);
            Some(put.unwrap_or_else(|| value.to_owned()))
        };
        Self {
            id: check.id.clone(),
            label: Self::label(&check.id, language),
            clause: check.clause().unwrap_or_default().to_owned(),
            status: check.status,
            expected: shown(&check.expected, "expected"),
            received: shown(&check.received, "received"),
        }
    }

    /// What the check of this id is called; its id where it is not known here.
    pub(super) fn label(id: &str, language: &Language) -> String {
        language
            .find(&message(id), &[])
            .unwrap_or_else(|| id.to_owned())
    }
}

fn message(id: &str) -> String {
    format!("check-{id}")
}

impl ClaimUseView {
    /// `used`, with its need as `model` calls it.
    pub(super) fn new(used: &ClaimUse, model: Option<&Model>) -> Self {
        Self {
            need: need(&used.need, model).to_owned(),
            claim: used.claim.clone(),
            value: used.value.clone(),
            missing: used.missing.clone(),
            required: used.required,
        }
    }
}

impl WarningView {
    /// `warning` about a sign-in to `model`: its page of the admin center is one on which the
    /// model is set up.
    pub(super) fn of(warning: &Warning, model: Option<&Model>, language: &Language) -> Self {
        let mut view = Self::new(warning, language);
        if let Some(model) = model {
            view.portal = view.portal.map(|page| page.of(model.set_up_as()));
        }
        view
    }

    /// `warning` in the words of `language`.
    #[must_use]
    pub fn new(warning: &Warning, language: &Language) -> Self {
        let (id, facts) = warning.parts();
        let message = format!("warning-{}", id.replace('.', "-"));
        let facts = in_words(&facts, language);
        let facts: Vec<_> = facts
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        Self {
            title: language
                .find(&message, &facts)
                .unwrap_or_else(|| id.clone()),
            text: language
                .find_attribute(&message, "text", &facts)
                .unwrap_or_default(),
            portal: portal(warning),
            id,
        }
    }
}

/// How many checks passed, and how much there is to put right: what can be has a page to do it on.
pub(super) fn rests_on(run: &LoginRun, warnings: &[WarningView], language: &Language) -> String {
    let made = |status: &CheckStatus| *status != CheckStatus::Skipped;
    let made: Vec<_> = run
        .checks
        .iter()
        .map(|check| check.status)
        .filter(made)
        .collect();
    let count = |status| made.iter().filter(|one| **one == status).count();
    if run.verdict == Verdict::Pass && count(CheckStatus::Fail) > 0 {
        return language.say("test-login-kept-out", &[]);
    }
    if made.is_empty() {
        return String::new();
    }
    let (passed, of) = (count(CheckStatus::Pass).to_string(), made.len().to_string());
    let passed = language.say("test-login-passed-of", &[("passed", &passed), ("of", &of)]);
    let to_put_right = warnings.iter().filter(|warning| warning.portal.is_some());
    let to_put_right = i64::try_from(to_put_right.count()).unwrap_or(i64::MAX);
    if to_put_right == 0 {
        return passed;
    }
    let to_put_right = language.count("test-login-put-right", to_put_right, &[]);
    [passed, to_put_right].join(" ")
}

/// What a login of somebody to `service` came to, in one sentence.
pub(super) fn sentence(
    service: &str,
    persona: Persona,
    verdict: Verdict,
    who: Option<&str>,
    language: &Language,
) -> String {
    let id = match (verdict, persona) {
        (Verdict::Pass, Persona::Unassigned) => "run-kept-out",
        (Verdict::Pass, _) => "run-let-in",
        (Verdict::Fail, _) => "run-refused",
        (Verdict::Inconclusive, _) => "run-without-verdict",
    };
    let who = who.unwrap_or(MISSING);
    language.say(id, &[("service", service), ("who", who)])
}

/// What a login leaves unproved, in the words of `language`.
#[must_use]
pub fn unproved(what: Unproved, language: &Language) -> String {
    language.say(&format!("unproved-{}", what.id()), &[])
}

/// What `model` calls the need of this id.
pub(super) fn need<'a>(id: &'a str, model: Option<&'a Model>) -> &'a str {
    let mut needs = model.into_iter().flat_map(|model| &model.claims);
    let need = needs.find(|need| need.id() == id);
    need.map_or(id, |need| &need.need)
}

/// Days by their names, anything else as it is.
fn in_words(facts: &BTreeMap<String, String>, language: &Language) -> BTreeMap<String, String> {
    let word = |value: &String| match value.parse::<DateTime<Utc>>() {
        Ok(moment) => language.day(moment.date_naive()),
        Err(_) => value.clone(),
    };
    facts
        .iter()
        .map(|(name, value)| (name.clone(), word(value)))
        .collect()
}

const fn portal(warning: &Warning) -> Option<PortalPage> {
    match warning {
        Warning::AssertionPart { .. }
        | Warning::CertificateEndsSoon { .. }
        | Warning::CertificateReplaced { .. }
        | Warning::NameIdFormat { .. }
        | Warning::NameIdIsNotEmail
        | Warning::Sha1 => Some(PortalPage::SingleSignOn),
        Warning::EmailFallback { .. } | Warning::GroupsOverage { .. } => {
            Some(PortalPage::TokenConfiguration)
        }
        Warning::Guest => Some(PortalPage::UsersAndGroups),
        Warning::OidMissing => Some(PortalPage::ApiPermissions),
        Warning::EmailUnverifiedDomain
        | Warning::MetadataExpired { .. }
        | Warning::MetadataPart { .. }
        | Warning::MutableKey
        | Warning::OwnSigningKey { .. }
        | Warning::Other { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::login::clause_ids;

    fn shown(id: &str, expected: &str, received: &str) -> (String, String) {
        let check = Check {
            id: id.to_owned(),
            status: CheckStatus::Fail,
            expected: Some(expected.to_owned()),
            received: Some(received.to_owned()),
        };
        let view = CheckView::new(&check, Language::english());
        (view.expected.unwrap(), view.received.unwrap())
    }

    #[test]
    fn every_check_has_a_label_and_the_clause_it_comes_from() {
        for id in clause_ids() {
            let message = format!("check-{id}");
            assert!(Language::english().find(&message, &[]).is_some(), "{id}");
        }
    }

    #[test]
    fn values_are_put_as_their_check_puts_them() {
        for (id, expected, received, shown_expected, shown_received) in [
            (
                "key_size",
                "2048",
                "1024",
                "at least 2048 bits",
                "1024 bits",
            ),
            (
                "expiry",
                "2026-11-29T11:09:12Z",
                "x",
                "after 2026-11-29T11:09:12Z",
                "x",
            ),
            ("signed", "signature", "none", "a signature", "none"),
            (
                "covered",
                "element",
                "several KeyInfo",
                "what is read",
                "KeyInfo occurs several times in the signature",
            ),
            (
                "issuer",
                "https://a b",
                "https://c",
                "https://a b",
                "https://c",
            ),
        ] {
            let put = (shown_expected.to_owned(), shown_received.to_owned());
            assert_eq!(shown(id, expected, received), put, "{id}");
        }
    }

    #[test]
    fn a_check_of_a_later_version_is_called_by_its_id() {
        assert_eq!(
            shown("of_tomorrow", "1", "2"),
            ("1".to_owned(), "2".to_owned())
        );
    }

    #[test]
    fn a_warning_is_said_with_its_values_and_can_do_without_them() {
        let whole = Warning::EmailFallback {
            missing: "email".to_owned(),
            used: "upn".to_owned(),
        };
        let bare = Warning::Other {
            id: "email_fallback".to_owned(),
            facts: BTreeMap::new(),
        };
        let title = |warning| WarningView::new(warning, Language::english()).title;

        assert_eq!(title(&whole), "Entra sent no email claim");
        assert!(!title(&bare).contains("missing"), "{}", title(&bare));
    }
}
