//! What a check of bundles found, in words: for whoever reads it in a terminal, a build, a dashboard or a calendar.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::failure::{Failure, FailureCode};
use crate::handoff::calendar::{CalendarEntry, uid};
use crate::language::{Language, MISSING};
use crate::limits;
use crate::watch::{Ending, FindingCode, WatchFinding, Watched};

use super::failure::FailureView;

/// One bundle, and what is found about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchedView {
    /// The file, as it was named or found.
    pub file: String,
    /// Such as `Kivo for contoso.com`; absent for what is no bundle.
    pub title: Option<String>,
    /// The bundle's digest.
    pub digest: Option<String>,
    /// The set-up that it was made from.
    pub setup: Option<String>,
    /// The service's own name.
    pub service: Option<String>,
    /// The directory, by its domain or ID.
    pub directory: Option<String>,
    /// Whether Microsoft was asked about it and answered.
    pub asked: bool,
    /// What in it ends on a known day.
    pub endings: Vec<Ending>,
    /// What is found, the worst first.
    pub findings: Vec<WatchFindingView>,
}

/// One thing that is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchFindingView {
    /// Code, severity and facts.
    #[serde(flatten)]
    pub finding: WatchFinding,
    /// One plain sentence: what it is.
    pub summary: String,
    /// One or two plain sentences: what to do.
    pub advice: String,
}

impl WatchedView {
    /// `watched` in the words of `language`.
    #[must_use]
    pub fn new(watched: Watched, language: &Language) -> Self {
        let Watched {
            file,
            digest,
            setup,
            service,
            directory,
            asked,
            endings,
            findings,
        } = watched;
        let named = service.as_deref().unwrap_or(MISSING);
        let findings = findings
            .into_iter()
            .map(|finding| WatchFindingView::new(finding, named, language))
            .collect();
        Self {
            title: service.as_ref().map(|service| {
                let Some(directory) = &directory else {
                    return service.clone();
                };
                let facts = [("service", service.as_str()), ("tenant", directory)];
                language.say("setup-title", &facts)
            }),
            file,
            digest,
            setup,
            service,
            directory,
            asked,
            endings,
            findings,
        }
    }

    /// What in it ends from `now` on, for a calendar.
    #[must_use]
    pub fn entries(&self, now: DateTime<Utc>, language: &Language) -> Vec<CalendarEntry> {
        let ahead = self
            .endings
            .iter()
            .filter(|ending| ending.on >= now.date_naive());
        ahead.map(|ending| self.entry(ending, language)).collect()
    }

    fn entry(&self, ending: &Ending, language: &Language) -> CalendarEntry {
        let title = self.title.as_deref().unwrap_or(&self.file);
        let what = ending.what.id();
        let facts = [
            ("title", title),
            ("what", what),
            ("id", ending.id.as_str()),
            ("file", self.file.as_str()),
        ];
        let setup = self.setup.as_deref().unwrap_or(&self.file);
        CalendarEntry {
            uid: uid(&[setup, what, &ending.id, &ending.on.to_string()]),
            day: ending.on,
            summary: language.say("watch-calendar", &facts),
            description: language.say_attribute("watch-calendar", "description", &facts),
            alarms: limits::DAYS_BEFORE_END.to_vec(),
        }
    }
}

impl WatchFindingView {
    fn new(finding: WatchFinding, service: &str, language: &Language) -> Self {
        let (summary, advice) = match FindingCode::named(&finding.code) {
            Some(code) => of_ours(code, &finding, service, language),
            None => of_failure(&finding, service, language),
        };
        Self {
            finding,
            summary,
            advice,
        }
    }
}

fn of_ours(
    code: FindingCode,
    finding: &WatchFinding,
    service: &str,
    language: &Language,
) -> (String, String) {
    let in_words = |name: &str, value: &str| match name {
        "date" | "until" => {
            let day: Option<NaiveDate> = value.parse().ok();
            day.map_or_else(|| value.to_owned(), |day| language.day(day))
        }
        _ => value.to_owned(),
    };
    let facts = finding.facts.iter();
    let facts: Vec<_> = facts
        .map(|(name, value)| (name.as_str(), in_words(name, value)))
        .collect();
    let mut facts: Vec<_> = facts
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    facts.push(("service", service));
    let days = finding.facts.get("days").and_then(|days| days.parse().ok());
    let id = code.message_id();
    let summary = language.count(&id, days.map_or(0, i64::abs), &facts);
    (summary, language.say_attribute(&id, "advice", &facts))
}

/// A failure's words; those of a later version are unknown here.
fn of_failure(finding: &WatchFinding, service: &str, language: &Language) -> (String, String) {
    let known = FailureCode::named(&finding.code);
    let failure = known.map_or_else(
        || {
            let facts = [("failure_code", finding.code.as_str())];
            Failure::with(FailureCode::BundleFailureUnknown, &facts)
        },
        |code| {
            let facts = finding.facts.iter();
            let facts: Vec<_> = facts
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            Failure::with(code, &facts)
        },
    );
    let view = FailureView::new(&failure.about("service", service), language);
    (view.summary, view.advice)
}
