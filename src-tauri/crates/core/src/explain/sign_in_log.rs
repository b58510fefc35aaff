//! The sign-in logs: one row or an export, as comma-separated values or JSON, of the admin center, Microsoft Graph or Log
//! Analytics. The latest refusal decides; one that the same person got over is put behind.

mod json;
mod table;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{Fault, Looked, What, error_text};
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::aadsts::{self, entry};
use crate::limits;

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Row {
    /// Microsoft's number; zero for a sign-in that went on.
    number: u32,
    /// Why, in Microsoft's words.
    reason: String,
    /// Who signed in.
    user: Option<String>,
    /// To what.
    application: Option<String>,
    /// Application (client) ID.
    client_id: Option<String>,
    /// Directory (tenant) ID.
    tenant: Option<String>,
    /// Correlation ID.
    correlation: Option<String>,
    /// When.
    at: Option<DateTime<Utc>>,
    /// Whether Microsoft only asked for something more.
    interrupted: bool,
}

/// Looks through rows of the sign-in logs; none where `text` holds none.
pub(super) fn look(text: &str) -> Option<Looked> {
    let rows = json::rows(text).or_else(|| table::rows(text))?;
    let mut looked = Looked::at(What::SignInLog);
    let mut refused: Vec<&Row> = rows.iter().filter(|row| row.number != 0).collect();
    refused.sort_by_key(|row| std::cmp::Reverse(row.at));
    if let Some(first) = refused.first().copied().or(rows.first()) {
        looked.about.client_id = first.client_id.as_deref().and_then(ClientId::parse);
        looked.about.tenant = first.tenant.as_deref().and_then(TenantId::parse);
    }
    let passed = passed(&rows);
    let mut told: Vec<(u32, bool)> = Vec::new();
    for row in refused {
        let overcome = row.interrupted || row.is_before(&passed);
        if told.contains(&(row.number, overcome)) || told.len() >= limits::FINDINGS {
            continue;
        }
        told.push((row.number, overcome));
        let finding = row.finding();
        looked.findings.push(if overcome {
            finding.overcome()
        } else {
            finding
        });
    }
    if let Some(decisive) = looked.findings.first() {
        looked.about.protocol = error_text::protocol(&decisive.failure, "");
    }
    Some(looked)
}

/// When each person last got in, by application.
fn passed(rows: &[Row]) -> BTreeMap<(&str, &str), DateTime<Utc>> {
    let mut passed = BTreeMap::new();
    for row in rows.iter().filter(|row| row.number == 0) {
        if let (Some(key), Some(at)) = (row.key(), row.at) {
            let last = passed.entry(key).or_insert(at);
            *last = at.max(*last);
        }
    }
    passed
}

impl Row {
    fn key(&self) -> Option<(&str, &str)> {
        Some((self.user.as_deref()?, self.application.as_deref()?))
    }

    fn is_before(&self, passed: &BTreeMap<(&str, &str), DateTime<Utc>>) -> bool {
        let last = self.key().and_then(|key| passed.get(&key));
        last.zip(self.at).is_some_and(|(last, at)| at < *last)
    }

    fn finding(&self) -> Fault {
        let told = |label: &str, value: &Option<String>| {
            let value = value.as_deref().unwrap_or_default();
            format!("{label}: {value}\n")
        };
        let time = self
            .at
            .map(|at| at.format("%Y-%m-%d %H:%M:%SZ").to_string());
        let said = format!(
            "AADSTS{}: {}\n{}{}",
            self.number,
            self.reason,
            told("correlation id", &self.correlation),
            told("Timestamp", &time)
        );
        let user = self.user.as_deref().unwrap_or_default();
        let client_id = self.client_id.as_deref().unwrap_or_default();
        let application = self.application.as_deref().unwrap_or_default();
        let facts = [
            ("user", user),
            ("client_id", client_id),
            ("application_name", application),
        ];
        let failure = aadsts::failure(None, Some(&said), &facts);
        Fault::of(failure, What::SignInLog)
    }
}

/// Whether Microsoft's number only says that the person was asked for something more: by Microsoft's name for it.
fn is_interrupt(number: u32) -> bool {
    let known = entry(&format!("AADSTS{number}"));
    known.is_some_and(|entry| {
        entry.name.contains("Interrupt") || entry.name == "UserInformationNotProvided"
    })
}

/// A moment as the exports write it; without a zone it is UTC, as their heading says.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let naive = [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S%.f",
        "%m/%d/%Y, %I:%M:%S %p",
    ];
    text.parse::<DateTime<Utc>>().ok().or_else(|| {
        naive
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
            .map(|naive| naive.and_utc())
    })
}
