//! Days on which something ends, as a calendar (iCalendar, RFC 5545) with alarms before them.

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};

use crate::store::hexadecimal;

/// The most octets of a line without its end (§3.1).
const LINE: usize = 75;

/// One day, all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its globally unique name, the same whenever it is written: a calendar then knows it again (§3.8.4.7). [`uid`] makes
    /// one.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// What is on that day, in one line.
    pub summary: String,
    /// What more there is to say.
    pub description: String,
    /// How many days before it somebody is reminded; once for each.
    pub alarms: Vec<u32>,
}

/// The name of what is identified by `parts`. Nothing of them can be read from it.
#[must_use]
pub fn uid(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        // With its length before it, no part can pass for the beginning of another.
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    hexadecimal(&digest.finalize()[..16]) + "@consentry"
}

/// `entries` as a calendar that was written at `stamp`.
#[must_use]
pub fn calendar(entries: &[CalendarEntry], stamp: DateTime<Utc>) -> String {
    let mut text = Text::default();
    text.line("BEGIN", "VCALENDAR");
    text.line("VERSION", "2.0");
    let program = format!("-//Consentry//Consentry {}//EN", env!("CARGO_PKG_VERSION"));
    text.line("PRODID", &program);
    text.line("CALSCALE", "GREGORIAN");
    for entry in entries {
        text.event(entry, stamp);
    }
    text.line("END", "VCALENDAR");
    text.0
}

/// Lines as they are written down.
#[derive(Default)]
struct Text(String);

impl Text {
    fn event(&mut self, entry: &CalendarEntry, stamp: DateTime<Utc>) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &escaped(&entry.uid));
        self.line("DTSTAMP", &stamp.format("%Y%m%dT%H%M%SZ").to_string());
        self.line(
            "DTSTART;VALUE=DATE",
            &entry.day.format("%Y%m%d").to_string(),
        );
        self.line("SUMMARY", &escaped(&entry.summary));
        if !entry.description.is_empty() {
            self.line("DESCRIPTION", &escaped(&entry.description));
        }
        // Nobody is busy because something ends (§3.8.2.7).
        self.line("TRANSP", "TRANSPARENT");
        for days in &entry.alarms {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("DESCRIPTION", &escaped(&entry.summary));
            self.line("TRIGGER", &format!("-P{days}D"));
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// One content line, folded where it is longer than [`LINE`] (§3.1). No character is torn apart.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in format!("{name}:{value}").chars() {
            if length + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value (§3.3.11). What no text may hold is left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            '\t' => value.push('\t'),
            character if character.is_control() => {}
            character => value.push(character),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(summary: &str) -> CalendarEntry {
        CalendarEntry {
            uid: uid(&["setup", "secret"]),
            day: NaiveDate::from_ymd_opt(2027, 3, 1).unwrap(),
            summary: summary.to_owned(),
            description: String::new(),
            alarms: vec![60, 7],
        }
    }

    fn written(summary: &str) -> String {
        let stamp = "2026-11-30T09:08:07Z".parse().unwrap();
        calendar(&[entry(summary)], stamp)
    }

    #[test]
    fn an_entry_is_a_day_with_an_alarm_for_each_that_is_asked_for() {
        let calendar = written("The secret ends");

        let lines: Vec<_> = calendar.split("\r\n").collect();
        assert_eq!(lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
        for line in [
            "DTSTAMP:20261130T090807Z",
            "DTSTART;VALUE=DATE:20270301",
            "SUMMARY:The secret ends",
            "TRIGGER:-P60D",
            "TRIGGER:-P7D",
        ] {
            assert!(lines.contains(&line), "{line}: {calendar}");
        }
        assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn a_line_is_folded_at_75_octets_and_never_inside_a_character() {
        let summary = "é€🦀".repeat(60);

        let calendar = written(&summary);

        for line in calendar.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        let unfolded = calendar.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{summary}\r\n")));
    }

    #[test]
    fn a_value_from_outside_begins_no_line_of_the_calendar() {
        let calendar = written("a\r\nEND:VEVENT\nb;c,d\\e\u{7}");

        let line = "SUMMARY:a\\nEND:VEVENT\\nb\\;c\\,d\\\\e";
        assert!(calendar.split("\r\n").any(|one| one == line), "{calendar}");
        assert_eq!(calendar.matches("\r\nEND:VEVENT\r\n").count(), 1);
    }

    #[test]
    fn a_name_is_the_same_again_and_another_for_anything_else() {
        assert_eq!(uid(&["a", "b"]), uid(&["a", "b"]));
        assert_ne!(uid(&["a", "b"]), uid(&["ab", ""]));
        assert_ne!(uid(&["a", "b"]), uid(&["b", "a"]));
    }
}
