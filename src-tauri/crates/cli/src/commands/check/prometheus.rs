//! Prometheus' text format 0.0.4: when everything ends, and what is found, as gauges.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use consentry_core::view::WatchedView;

use super::report::{End, Report};
use crate::print;
use crate::words::say;

/// When something ends: one line for each secret and certificate.
const ENDS: &str = "consentry_bundle_ends_timestamp_seconds";

/// The lines that come once all bundles have been looked at: those of one metric must stand together.
pub(super) struct Prometheus {
    at: DateTime<Utc>,
    findings: String,
    by_code: BTreeMap<(String, &'static str), u64>,
}

impl Prometheus {
    pub(super) fn at(at: DateTime<Utc>) -> Self {
        print::document(&family(ENDS, "prometheus-ends"));
        Self {
            at,
            findings: String::new(),
            by_code: BTreeMap::new(),
        }
    }
}

impl Report for Prometheus {
    fn bundle(&mut self, bundle: &WatchedView) {
        let (service, directory) = (bundle.service.as_deref(), bundle.directory.as_deref());
        let of_bundle = [
            ("file", bundle.file.as_str()),
            ("service", service.unwrap_or_default()),
            ("directory", directory.unwrap_or_default()),
        ];
        let mut ends = String::new();
        for ending in &bundle.endings {
            let labels = [("what", ending.what.id()), ("id", ending.id.as_str())];
            let labels = [&of_bundle[..], &labels].concat();
            sample(&mut ends, ENDS, &labels, last_moment(ending.on));
        }
        if !ends.is_empty() {
            print::document(&ends);
        }
        for one in &bundle.findings {
            let (code, severity) = (&one.finding.code, one.finding.severity.id());
            let labels = [("code", code.as_str()), ("severity", severity)];
            let labels = [&of_bundle[..], &labels].concat();
            sample(&mut self.findings, "consentry_bundle_finding", &labels, 1);
            *self.by_code.entry((code.clone(), severity)).or_default() += 1;
        }
    }

    fn end(self: Box<Self>, end: &End) {
        let mut text = family("consentry_bundle_finding", "prometheus-finding");
        text.push_str(&self.findings);
        text.push_str(&family("consentry_check_findings", "prometheus-findings"));
        for ((code, severity), number) in &self.by_code {
            let labels = [("code", code.as_str()), ("severity", severity)];
            sample(&mut text, "consentry_check_findings", &labels, *number);
        }
        let counts = &end.counts;
        for (name, help, number) in [
            (
                "consentry_check_bundles",
                "prometheus-bundles",
                counts.bundles,
            ),
            (
                "consentry_check_bundles_fine",
                "prometheus-fine",
                counts.fine,
            ),
            (
                "consentry_check_complete",
                "prometheus-complete",
                u64::from(end.complete),
            ),
        ] {
            text.push_str(&family(name, help));
            sample(&mut text, name, &[], number);
        }
        let at = "consentry_check_timestamp_seconds";
        text.push_str(&family(at, "prometheus-at"));
        sample(&mut text, at, &[], self.at.timestamp());
        print::document(&text);
    }
}

/// The last second of a day.
fn last_moment(day: NaiveDate) -> i64 {
    let begins = day.and_time(NaiveTime::MIN).and_utc();
    (begins + TimeDelta::days(1) - TimeDelta::seconds(1)).timestamp()
}

/// What stands before the lines of a metric.
fn family(name: &str, help: &str) -> String {
    let help = say(help, &[]).replace('\\', r"\\").replace('\n', r"\n");
    format!("# HELP {name} {help}\n# TYPE {name} gauge\n")
}

fn sample(text: &mut String, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
    let labels: Vec<_> = labels
        .iter()
        .map(|(name, value)| format!("{name}=\"{}\"", escaped(value)))
        .collect();
    let labels = if labels.is_empty() {
        String::new()
    } else {
        format!("{{{}}}", labels.join(","))
    };
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{name}{labels} {value}");
}

fn escaped(value: &str) -> String {
    value
        .replace('\\', r"\\")
        .replace('"', "\\\"")
        .replace('\n', r"\n")
        .replace('\r', "\u{fffd}")
}
