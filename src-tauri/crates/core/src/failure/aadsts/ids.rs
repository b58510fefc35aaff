//! Microsoft's IDs and clock in whatever a person or a server hands over: an `error_description`, the block at the foot
//! of an error page, an answer of Microsoft Graph, a row of the sign-in logs, in any language.

use chrono::{DateTime, NaiveDateTime, Utc};
use uuid::Uuid;

/// What support asks for first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ids {
    /// Trace ID, elsewhere Request ID.
    pub(super) trace: Option<String>,
    /// Correlation ID: the same over all requests of one sign-in; Microsoft Graph's client-request-id.
    pub(super) correlation: Option<String>,
}

const TRACE: [&str; 4] = ["trace id", "request id", "trace_id", "request-id"];
const CORRELATION: [&str; 3] = ["correlation id", "correlation_id", "correlationid"];
const GRAPH_CORRELATION: &str = "client-request-id";

impl Ids {
    /// By their English labels wherever they stand; in other languages by their place: the page and the
    /// description both give the trace first and the correlation second, each on a line of its own.
    pub(super) fn read(text: &str) -> Self {
        let folded = text.to_ascii_lowercase();
        let labelled = |label: &&str| labelled(text, &folded, label);
        let trace = TRACE.iter().find_map(labelled);
        let correlation = CORRELATION.iter().chain([&GRAPH_CORRELATION]);
        let correlation = correlation.into_iter().find_map(labelled);
        if trace.is_some() || correlation.is_some() {
            return Self { trace, correlation };
        }
        let mut lines = text
            .lines()
            .filter_map(|line| guid(line.split_once(':')?.1));
        Self {
            trace: lines.next(),
            correlation: lines.next(),
        }
    }
}

impl Ids {
    /// Whether it is one of these that `id` is.
    pub(super) fn hold(&self, id: Uuid) -> bool {
        let all = [&self.trace, &self.correlation].into_iter().flatten();
        all.filter_map(|one| Uuid::try_parse(one).ok())
            .any(|one| one == id)
    }
}

fn labelled(text: &str, folded: &str, label: &str) -> Option<String> {
    folded.match_indices(label).find_map(|(at, _)| {
        let client = folded[..at].ends_with("client-");
        let rest = text[at + label.len()..]
            .trim_start_matches([' ', '\t', '\r', '\n', ':', '=', '"', '\'', '\u{a0}']);
        guid(rest.get(..36)?).filter(|_| !client)
    })
}

fn guid(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('{').trim_end_matches('}');
    let guid = (text.len() == 36).then(|| Uuid::try_parse(text).ok())??;
    Some(guid.to_string())
}

/// All spellings: `2021-08-04 08:23:17Z` in descriptions, `2021-08-04T08:23:17Z` on pages, and Microsoft Graph's
/// quoted `2021-08-04T08:23:17`, which is UTC too.
pub(super) fn timestamp(text: &str) -> Option<DateTime<Utc>> {
    text.match_indices(':').find_map(|(colon, _)| {
        let moment = text.get(colon.checked_sub(13)?..colon + 6)?;
        let zone = text.get(colon + 6..)?;
        let zone = zone.strip_prefix('.').map_or(zone, |zone| {
            zone.trim_start_matches(|digit: char| digit.is_ascii_digit())
        });
        let moment =
            NaiveDateTime::parse_from_str(&moment.replace('T', " "), "%Y-%m-%d %H:%M:%S").ok()?;
        zone.starts_with(['Z', '"']).then(|| moment.and_utc())
    })
}

#[cfg(test)]
mod tests {
    use super::{Ids, timestamp};

    const TRACE: &str = "11111111-aaaa-4bbb-8ccc-000000000001";
    const CORRELATION: &str = "11111111-aaaa-4bbb-8ccc-000000000002";

    #[test]
    fn an_answer_of_microsoft_graph_gives_its_ids_and_time() {
        let answer = format!(
            r#"{{"error":{{"code":"x","innerError":{{"date":"2026-11-29T10:00:00","request-id":"{TRACE}","client-request-id":"{CORRELATION}"}}}}}}"#
        );

        let ids = Ids::read(&answer);

        assert_eq!(ids.trace.as_deref(), Some(TRACE));
        assert_eq!(ids.correlation.as_deref(), Some(CORRELATION));
        assert!(timestamp(&answer).is_some());
    }

    #[test]
    fn a_row_of_the_sign_in_logs_gives_its_ids() {
        let row = format!(
            "Request ID\t{TRACE}\nCorrelation ID\n{CORRELATION}\nSign-in error code\t50105"
        );

        let ids = Ids::read(&row);

        assert_eq!(ids.trace.as_deref(), Some(TRACE));
        assert_eq!(ids.correlation.as_deref(), Some(CORRELATION));
    }
}
