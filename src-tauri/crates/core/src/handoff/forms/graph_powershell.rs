//! A script that makes the application with the Microsoft Graph PowerShell SDK. Every value stands in single quotes, of which
//! PowerShell knows five (PowerShell language specification §2.3.5.2).

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::graph_body::{self, CERTIFICATE_NAME, SIGN_IN_TEMPLATE};
use super::sheet::Sheet;
use super::wiring::{Identifier, OwnRegistration, WhoseRegistration, Wiring};
use crate::entra::cloud::Cloud;
use crate::failure::Failure;

/// Windows PowerShell reads a script without it in the system's old code page, in which letters of UTF-8 are quotes.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Tries so often whether what was made is there, waiting so many seconds in between.
const WAITS: &str = "foreach ($try in 1..24) {\n    \
    if (Get-MgServicePrincipal -ServicePrincipalId $principalId -ErrorAction SilentlyContinue) { break }\n    \
    Start-Sleep -Seconds 5\n}\n";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let mut script = String::from(BYTE_ORDER_MARK);
    script.push_str(&sheet.comments("# "));
    script.push_str("\n#Requires -Modules Microsoft.Graph.Applications\n");
    script.push_str("$ErrorActionPreference = 'Stop'\n\n");
    let _ = writeln!(script, "{}", connect(wiring));
    match &wiring.registration {
        WhoseRegistration::Vendor(client) => {
            let client = quoted(&client.to_string());
            let _ = writeln!(script, "$clientId = {client}");
            script.push_str("New-MgServicePrincipal -AppId $clientId | Out-Null\n");
        }
        WhoseRegistration::Own(own) if own.of_template => of_template(&mut script, own),
        WhoseRegistration::Own(own) => registered(&mut script, own),
    }
    let label = quoted(sheet.say("client-id").as_str());
    let _ = writeln!(script, "\nWrite-Output ({label} + ': ' + $clientId)");
    Ok(script)
}

fn connect(wiring: &Wiring) -> String {
    let tenant = quoted(&wiring.tenant.to_string());
    let environment = match wiring.cloud {
        Cloud::UsGovernment => " -Environment 'USGov'",
        Cloud::China => " -Environment 'China'",
        Cloud::Global | Cloud::Practice => "",
    };
    format!(
        "Connect-MgGraph -TenantId {tenant} -Scopes 'Application.ReadWrite.All'{environment} -NoWelcome"
    )
}

fn registered(script: &mut String, own: &OwnRegistration) {
    let body = literal(&graph_body::application(own), 0);
    let _ = writeln!(
        script,
        "$application = New-MgApplication -BodyParameter {body}"
    );
    script.push_str("$clientId = $application.AppId\n");
    let identifiers: Vec<_> = own.identifiers.iter().map(identifier).collect();
    if !identifiers.is_empty() {
        let _ = writeln!(
            script,
            "Update-MgApplication -ApplicationId $application.Id -IdentifierUris @({})",
            identifiers.join(", ")
        );
    }
    script.push_str("New-MgServicePrincipal -AppId $clientId | Out-Null\n");
}

fn identifier(identifier: &Identifier) -> String {
    match identifier {
        Identifier::Exactly(name) => quoted(name.as_str()),
        Identifier::OfClient => "('api://' + $clientId)".to_owned(),
    }
}

/// The way of signing in is set before the identifiers: Entra takes a name of somebody else's domain only then.
fn of_template(script: &mut String, own: &OwnRegistration) {
    let _ = writeln!(
        script,
        "$made = Invoke-MgInstantiateApplicationTemplate -ApplicationTemplateId {} -DisplayName {}",
        quoted(SIGN_IN_TEMPLATE),
        quoted(own.name.as_str())
    );
    script.push_str(
        "$clientId = $made.Application.AppId\n$principalId = $made.ServicePrincipal.Id\n",
    );
    script.push_str(WAITS);
    let update = |script: &mut String, body: &str| {
        let _ = writeln!(
            script,
            "Update-MgServicePrincipal -ServicePrincipalId $principalId -BodyParameter {body}"
        );
    };
    update(
        script,
        &literal(&json!({ "preferredSingleSignOnMode": "saml" }), 0),
    );
    let names = literal(&graph_body::names_and_addresses(own), 0);
    let _ = writeln!(
        script,
        "Update-MgApplication -ApplicationId $made.Application.Id -BodyParameter {names}"
    );
    let certificate = literal(&json!({ "displayName": CERTIFICATE_NAME }), 0);
    let _ = writeln!(
        script,
        "$certificate = Add-MgServicePrincipalTokenSigningCertificate -ServicePrincipalId $principalId -BodyParameter \
         {certificate}"
    );
    update(
        script,
        "@{ preferredTokenSigningKeyThumbprint = $certificate.Thumbprint }",
    );
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
