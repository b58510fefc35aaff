//! The days on which a secret or certificate ends, as a calendar with reminders before them.

use chrono::NaiveDate;

use super::line::Line;
use super::sheet::Sheet;
use crate::failure::{Failure, FailureCode};
use crate::handoff::calendar::{CalendarEntry, calendar, uid};

/// So many days before, somebody is reminded: as Entra writes to people before a certificate ends.
const REMINDERS: [u32; 3] = [60, 30, 7];

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let today = sheet.scene.now.date_naive();
    let entries: Vec<_> = endings(sheet)
        .into_iter()
        .filter(|ending| ending.day >= today)
        .map(|ending| entry(sheet, &ending))
        .collect();
    if entries.is_empty() {
        return Err(Failure::new(FailureCode::FormNothingEnds));
    }
    Ok(calendar(&entries, sheet.scene.now))
}

/// Something that ends.
struct Ends {
    /// What it is, as the sentences select on it.
    what: &'static str,
    /// What tells it from others: how the secret begins, or the certificate's thumbprint.
    id: String,
    /// Its last day.
    day: NaiveDate,
}

fn endings(sheet: &Sheet<'_>) -> Vec<Ends> {
    let facts = sheet.scene.facts();
    let secret = facts.credential.iter().filter_map(|secret| {
        Some(Ends {
            what: "secret",
            id: secret.hint.clone(),
            day: secret.expires_on?,
        })
    });
    let federation = facts.federation.iter();
    let certificates = federation.flat_map(|known| &known.certificates);
    let certificates = certificates.map(|certificate| Ends {
        what: "certificate",
        id: certificate.thumbprint.clone(),
        day: certificate.not_after.date_naive(),
    });
    secret.chain(certificates).collect()
}

fn entry(sheet: &Sheet<'_>, ends: &Ends) -> CalendarEntry {
    let facts = sheet.scene.facts();
    let tenant = facts.tenant.as_ref();
    let tenant = tenant.map(|tenant| tenant.tenant_id.to_string());
    let client = facts.client().map(|client| client.to_string());
    let said = [
        ("service", sheet.scene.service_name()),
        ("what", ends.what),
        ("id", ends.id.as_str()),
    ];
    let summary = sheet.scene.language.say("form-calendar", &said);
    let described = sheet
        .scene
        .language
        .say_attribute("form-calendar", "description", &said);
    let mut described = vec![Line::new(&described)];
    described.extend(sheet.sentences());
    let described: Vec<_> = described.iter().map(Line::as_str).collect();
    CalendarEntry {
        uid: uid(&[
            tenant.as_deref().unwrap_or_default(),
            client.as_deref().unwrap_or_default(),
            ends.what,
            &ends.id,
            &ends.day.to_string(),
        ]),
        day: ends.day,
        summary: Line::new(&summary).to_string(),
        description: described.join("\n"),
        alarms: REMINDERS.to_vec(),
    }
}
