//! A script for bash that makes the application with the Azure CLI. Every value stands in single quotes (POSIX shell §2.2.2).

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::graph_body::{self, CERTIFICATE_NAME, SIGN_IN_TEMPLATE};
use super::line::Line;
use super::sheet::Sheet;
use super::wiring::{Identifier, OwnRegistration, WhoseRegistration, Wiring};
use crate::failure::Failure;

/// Tries so often whether what was made is there, waiting so many seconds in between.
const WAITS: &str = "for _ in $(seq 24); do\n  if az ad sp show --id \"$client_id\" >/dev/null 2>&1; then break; fi\n  sleep 5\ndone\n";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let mut script = format!(
        "#!/usr/bin/env bash\n{}set -euo pipefail\n\n",
        sheet.comments("# ")
    );
    script.push_str(&guard(sheet, wiring));
    match &wiring.registration {
        WhoseRegistration::Vendor(client) => {
            let client = quoted(&client.to_string());
            let _ = writeln!(script, "client_id={client}");
            script.push_str(&az(
                &["ad", "sp", "create"],
                "--id \"$client_id\" --output none",
            ));
        }
        WhoseRegistration::Own(own) if own.of_template => of_template(&mut script, own, sheet),
        WhoseRegistration::Own(own) => registered(&mut script, own),
    }
    let _ = writeln!(
        script,
        "\nprintf '%s: %s\\n' {} \"$client_id\"",
        quoted(sheet.say("client-id").as_str())
    );
    Ok(script)
}

/// Stops where the Azure CLI is signed in to another directory.
fn guard(sheet: &Sheet<'_>, wiring: &Wiring) -> String {
    let tenant = wiring.tenant.to_string();
    let facts = [("tenant", tenant.as_str())];
    let elsewhere = sheet.scene.language.say("form-elsewhere-cli", &facts);
    format!(
        "tenant_id={}\nif [[ \"$(az account show --query tenantId --output tsv)\" != \"$tenant_id\" ]]; then\n  \
         printf '%s\\n' {} >&2\n  exit 1\nfi\n\n",
        quoted(&tenant),
        quoted(Line::new(&elsewhere).as_str()),
    )
}

fn registered(script: &mut String, own: &OwnRegistration) {
    let uris: Vec<_> = own
        .redirect_uris
        .iter()
        .map(|uri| quoted(uri.as_str()))
        .collect();
    let mut options = vec![
        format!("--display-name {}", quoted(own.name.as_str())),
        format!("--sign-in-audience {}", own.audience),
        format!("--web-redirect-uris {}", uris.join(" ")),
    ];
    if !own.permissions.is_empty() {
        let permissions = json_quoted(&graph_body::permissions(own));
        options.push(format!("--required-resource-accesses {permissions}"));
    }
    if !own.optional_claims.is_empty() {
        let claims = json_quoted(&graph_body::optional_claims(own));
        options.push(format!("--optional-claims {claims}"));
    }
    options.push("--query appId --output tsv".to_owned());
    let _ = writeln!(
        script,
        "client_id=$({} \\\n  {})",
        ["az", "ad", "app", "create"].join(" "),
        options.join(" \\\n  ")
    );
    if let Some(groups) = own.groups {
        let set = format!("--id \"$client_id\" --set groupMembershipClaims={groups}");
        script.push_str(&az(&["ad", "app", "update"], &set));
    }
    let identifiers: Vec<_> = own.identifiers.iter().map(identifier).collect();
    if !identifiers.is_empty() {
        let set = format!(
            "--id \"$client_id\" --identifier-uris {}",
            identifiers.join(" ")
        );
        script.push_str(&az(&["ad", "app", "update"], &set));
    }
    script.push_str(&az(
        &["ad", "sp", "create"],
        "--id \"$client_id\" --output none",
    ));
}

fn identifier(identifier: &Identifier) -> String {
    match identifier {
        Identifier::Exactly(name) => quoted(name.as_str()),
        Identifier::OfClient => "\"api://$client_id\"".to_owned(),
    }
}

/// The way of signing in is set before the identifiers: Entra takes a name of somebody else's domain only then.
fn of_template(script: &mut String, own: &OwnRegistration, sheet: &Sheet<'_>) {
    let graph = sheet.scene.authority.as_ref();
    let graph = graph.map_or("https://graph.microsoft.com/", |authority| {
        authority.graph.as_str()
    });
    let _ = writeln!(script, "graph={}", quoted(&format!("{graph}v1.0")));
    let name = json_quoted(&json!({ "displayName": own.name.as_str() }));
    let instantiate = format!("\"$graph/applicationTemplates/{SIGN_IN_TEMPLATE}/instantiate\"");
    let _ = writeln!(
        script,
        "client_id=$({} \\\n  --body {name} --query application.appId --output tsv)",
        rest("post", &instantiate)
    );
    script.push_str(WAITS);
    for (variable, of) in [("application_id", "app"), ("service_principal_id", "sp")] {
        let show = ["az", "ad", of, "show"].join(" ");
        let _ = writeln!(
            script,
            "{variable}=$({show} --id \"$client_id\" --query id --output tsv)"
        );
    }
    let principal = "\"$graph/servicePrincipals/$service_principal_id\"";
    let mode = json_quoted(&json!({ "preferredSingleSignOnMode": "saml" }));
    let _ = writeln!(script, "{} --body {mode}", rest("patch", principal));
    let names = json_quoted(&graph_body::names_and_addresses(own));
    let application = "\"$graph/applications/$application_id\"";
    let _ = writeln!(
        script,
        "{} \\\n  --body {names}",
        rest("patch", application)
    );
    let certificate = json_quoted(&json!({ "displayName": CERTIFICATE_NAME }));
    let add = "\"$graph/servicePrincipals/$service_principal_id/addTokenSigningCertificate\"";
    let _ = writeln!(
        script,
        "thumbprint=$({} \\\n  --body {certificate} --query thumbprint --output tsv)",
        rest("post", add)
    );
    let _ = writeln!(
        script,
        "{} \\\n  --body \"{{\\\"preferredTokenSigningKeyThumbprint\\\":\\\"$thumbprint\\\"}}\"",
        rest("patch", principal)
    );
}

fn az(words: &[&str], options: &str) -> String {
    format!("az {} {options}\n", words.join(" "))
}

fn rest(method: &str, url: &str) -> String {
    format!("az rest --method {method} --url {url} --headers 'Content-Type=application/json'")
}

fn json_quoted(value: &Value) -> String {
    quoted(&value.to_string())
}

/// `text` in single quotes, between which nothing means anything; a single quote stands outside of them.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_single_quote_never_ends_a_value() {
        assert_eq!(quoted("a'; rm -rf ~; '"), r"'a'\''; rm -rf ~; '\'''");
        assert_eq!(quoted("$(id) `id` \"\\"), "'$(id) `id` \"\\'");
    }
}
