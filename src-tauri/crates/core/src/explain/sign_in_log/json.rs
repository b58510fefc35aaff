//! Rows in JSON: a list, Microsoft Graph's `value`, one row, or a row in each line as a storage account has them.

use serde_json::{Map, Value};

use super::{Row, is_interrupt, moment};

/// The members that hold the number.
const NUMBERS: [&str; 3] = ["errorCode", "ResultType", "resultType"];

/// The members one of which every row has.
const OTHERS: [&str; 5] = [
    "userPrincipalName",
    "UserPrincipalName",
    "createdDateTime",
    "conditionalAccessStatus",
    "ConditionalAccessStatus",
];

/// How often an export that was cut off is tried with one row less.
const TRIES: usize = 8;

/// The rows of `text`; none where it holds none.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let named = |names: &[&str]| {
        names
            .iter()
            .any(|name| text.contains(&format!("\"{name}\"")))
    };
    if !text.starts_with(['{', '[']) || !named(&NUMBERS) || !named(&OTHERS) {
        return None;
    }
    let mut rows = Vec::new();
    for value in values(text) {
        collect(&value, &mut rows);
    }
    (!rows.is_empty()).then_some(rows)
}

fn values(text: &str) -> Vec<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let lines: Vec<Value> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(Value::is_object)
        .collect();
    if lines.is_empty() {
        cut_off(text).into_iter().collect()
    } else {
        lines
    }
}

/// An export without its end: the rows before it.
fn cut_off(text: &str) -> Option<Value> {
    let mut whole = text;
    for _ in 0..TRIES {
        let end = whole.rfind('}')?;
        whole = &whole[..=end];
        for close in ["]", "]}"] {
            if let Ok(value) = serde_json::from_str(&format!("{whole}{close}")) {
                return Some(value);
            }
        }
        whole = &whole[..end];
    }
    None
}

fn collect(value: &Value, rows: &mut Vec<Row>) {
    match value {
        Value::Array(list) => {
            for value in list {
                collect(value, rows);
            }
        }
        Value::Object(members) => {
            let one = row(members);
            if one.is_none() {
                let inside = ["value", "records", "properties", "data"];
                for value in inside.iter().filter_map(|name| members.get(*name)) {
                    collect(value, rows);
                }
            }
            rows.extend(one);
        }
        _ => {}
    }
}

fn row(members: &Map<String, Value>) -> Option<Row> {
    let properties = members.get("properties").and_then(Value::as_object);
    let of = |name: &str| {
        let member = members.get(name);
        member.or_else(|| properties.and_then(|properties| properties.get(name)))
    };
    let status = of("status")
        .or_else(|| of("Status"))
        .and_then(Value::as_object);
    let number = status
        .and_then(|status| status.get("errorCode"))
        .or_else(|| of("ResultType"))
        .or_else(|| of("resultType"))
        .or_else(|| of("errorCode"))?;
    let number = match number {
        Value::Number(number) => u32::try_from(number.as_u64()?).ok()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    let text = |names: &[&str]| {
        let found = names
            .iter()
            .find_map(|name| of(name).and_then(Value::as_str));
        found.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let reason = status.and_then(|status| status.get("failureReason")?.as_str());
    let at = text(&[
        "createdDateTime",
        "TimeGenerated",
        "time",
        "CreatedDateTime",
    ]);
    Some(Row {
        number,
        reason: reason
            .map(str::to_owned)
            .or_else(|| text(&["ResultDescription", "resultDescription"]))
            .unwrap_or_default(),
        user: text(&["userPrincipalName", "UserPrincipalName"]),
        application: text(&["appDisplayName", "AppDisplayName"]),
        client_id: text(&["appId", "AppId"]),
        tenant: text(&[
            "resourceTenantId",
            "ResourceTenantId",
            "tenantId",
            "AADTenantId",
        ]),
        correlation: text(&["correlationId", "CorrelationId"]),
        at: at.as_deref().and_then(moment),
        interrupted: is_interrupt(number),
    })
}
