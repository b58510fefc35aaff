//! A script that makes the application with the Microsoft Graph PowerShell SDK. Every value stands in single quotes, of which
//! PowerShell knows five (PowerShell language specification §2.3.5.2).

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::graph_body::{self, SIGN_IN_TEMPLATE};
use super::script::filled;
use super::sheet::Sheet;
use super::wiring::{Identifier, OwnRegistration, WhoseRegistration, Wiring};
use crate::entra::cloud::Cloud;
use crate::failure::Failure;

/// Windows PowerShell reads a script without it in the system's old code page, in which letters of UTF-8 are quotes.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let mut script = String::from(BYTE_ORDER_MARK);
    script.push_str(&sheet.comments("# "));
    script.push_str(&connect(wiring));
    script.push_str(&match &wiring.registration {
        WhoseRegistration::Vendor(client) => {
            let client = quoted(&client.to_string());
            filled(include_str!("scripts/vendor.ps1"), &[("client", &client)])
        }
        WhoseRegistration::Own(own) if own.of_template => of_template(own),
        WhoseRegistration::Own(own) => registered(own),
    });
    let label = quoted(sheet.say("client-id").as_str());
    script.push_str(&filled(
        include_str!("scripts/end.ps1"),
        &[("label", &label)],
    ));
    Ok(script)
}

fn connect(wiring: &Wiring) -> String {
    let environment = match wiring.cloud {
        Cloud::UsGovernment => "USGov",
        Cloud::China => "China",
        Cloud::Global | Cloud::Practice => "Global",
    };
    let values = [
        ("tenant", &*quoted(&wiring.tenant.to_string())),
        ("environment", &*quoted(environment)),
    ];
    filled(include_str!("scripts/connect.ps1"), &values)
}

fn registered(own: &OwnRegistration) -> String {
    let identifiers: Vec<_> = own.identifiers.iter().map(identifier).collect();
    let updates = if identifiers.is_empty() {
        String::new()
    } else {
        let identifiers = identifiers.join(", ");
        let values = [("identifiers", &*identifiers)];
        filled(include_str!("scripts/update.ps1"), &values)
    };
    let values = [
        ("body", &*literal(&graph_body::application(own), 0)),
        ("updates", &*updates),
    ];
    filled(include_str!("scripts/registered.ps1"), &values)
}

fn identifier(identifier: &Identifier) -> String {
    match identifier {
        Identifier::Exactly(name) => quoted(name.as_str()),
        Identifier::OfClient => "('api://' + $clientId)".to_owned(),
    }
}

/// The way of signing in is set before the identifiers: Entra takes a name of somebody else's domain only then.
fn of_template(own: &OwnRegistration) -> String {
    let values = [
        ("template", &*quoted(SIGN_IN_TEMPLATE)),
        ("name", &*quoted(own.name.as_str())),
        ("names", &*literal(&graph_body::names_and_addresses(own), 0)),
    ];
    filled(include_str!("scripts/of_template.ps1"), &values)
}

/// `value` as PowerShell writes it: hash tables and arrays.
fn literal(value: &Value, depth: usize) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| literal(item, depth)).collect();
            format!("@({})", items.join(", "))
        }
        Value::Bool(true) => "$true".to_owned(),
        Value::Bool(false) => "$false".to_owned(),
        Value::Null => "$null".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(members) => hash_table(members, depth),
        Value::String(text) => quoted(text),
    }
}

fn hash_table(members: &Map<String, Value>, depth: usize) -> String {
    let indent = "    ".repeat(depth + 1);
    let mut text = String::from("@{\n");
    for (name, value) in members {
        let _ = writeln!(text, "{indent}{name} = {}", literal(value, depth + 1));
    }
    text + &"    ".repeat(depth) + "}"
}

/// `text` in single quotes; whatever PowerShell takes for a single quote is doubled, which stands for one.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn none_of_the_five_single_quotes_ends_a_value() {
        for quote in ['\'', '‘', '’', '‚', '‛'] {
            let value = quoted(&format!("a{quote}; Remove-Item ~"));

            assert_eq!(value, format!("'a{quote}{quote}; Remove-Item ~'"));
        }
        assert_eq!(quoted("$(id) `n \"“”"), "'$(id) `n \"“”'");
    }
}
