//! A script for bash that makes the application with the Azure CLI. Every value stands in single quotes (POSIX shell §2.2.2).

use serde_json::{Value, json};

use super::graph_body::{self, SIGN_IN_TEMPLATE};
use super::line::Line;
use super::script::filled;
use super::sheet::Sheet;
use super::wiring::{Identifier, OwnRegistration, WhoseRegistration, Wiring};
use crate::failure::Failure;

/// How a script for bash begins.
const BEGINS: &str = "#!/usr/bin/env bash\n";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let mut script = BEGINS.to_owned();
    script.push_str(&sheet.comments("# "));
    script.push_str(&guard(sheet, wiring));
    script.push_str(&match &wiring.registration {
        WhoseRegistration::Vendor(client) => {
            let client = quoted(&client.to_string());
            filled(include_str!("scripts/vendor.sh"), &[("client", &client)])
        }
        WhoseRegistration::Own(own) if own.of_template => of_template(own, sheet),
        WhoseRegistration::Own(own) => registered(own),
    });
    let label = quoted(sheet.say("client-id").as_str());
    script.push_str(&filled(
        include_str!("scripts/end.sh"),
        &[("label", &label)],
    ));
    Ok(script)
}

/// Stops where the Azure CLI is signed in to another directory.
fn guard(sheet: &Sheet<'_>, wiring: &Wiring) -> String {
    let tenant = wiring.tenant.to_string();
    let facts = [("tenant", tenant.as_str())];
    let elsewhere = sheet.scene.language.say("form-elsewhere-cli", &facts);
    let values = [
        ("tenant", &*quoted(&tenant)),
        ("elsewhere", &*quoted(Line::new(&elsewhere).as_str())),
    ];
    filled(include_str!("scripts/guard.sh"), &values)
}

fn registered(own: &OwnRegistration) -> String {
    let uris = own.redirect_uris.iter().map(|uri| quoted(uri.as_str()));
    let uris = uris.collect::<Vec<_>>().join(" ");
    let mut options = vec![
        ("display-name", quoted(own.name.as_str())),
        ("sign-in-audience", own.audience.to_owned()),
        ("web-redirect-uris", uris),
    ];
    if !own.permissions.is_empty() {
        let permissions = json_quoted(&graph_body::permissions(own));
        options.push(("required-resource-accesses", permissions));
    }
    if !own.optional_claims.is_empty() {
        let claims = json_quoted(&graph_body::optional_claims(own));
        options.push(("optional-claims", claims));
    }
    let options: Vec<_> = options
        .iter()
        .map(|(name, value)| format!("  --{name} {value} \\\n"))
        .collect();
    let options = options.concat();
    let values = [("options", &*options), ("updates", &*updates(own))];
    filled(include_str!("scripts/registered.sh"), &values)
}

/// What is set once the application is there.
fn updates(own: &OwnRegistration) -> String {
    let groups = own
        .groups
        .map(|groups| format!("--set groupMembershipClaims={groups}"));
    let identifiers: Vec<_> = own.identifiers.iter().map(identifier).collect();
    let identifiers =
        (!identifiers.is_empty()).then(|| format!("--identifier-uris {}", identifiers.join(" ")));
    let options = groups.into_iter().chain(identifiers);
    options
        .map(|option| filled(include_str!("scripts/update.sh"), &[("option", &option)]))
        .collect()
}

fn identifier(identifier: &Identifier) -> String {
    match identifier {
        Identifier::Exactly(name) => quoted(name.as_str()),
        Identifier::OfClient => "\"api://$client_id\"".to_owned(),
    }
}

/// The way of signing in is set before the identifiers: Entra takes a name of somebody else's domain only then.
fn of_template(own: &OwnRegistration, sheet: &Sheet<'_>) -> String {
    let graph = sheet.scene.authority.as_ref();
    let graph = graph.map_or("https://graph.microsoft.com/", |authority| {
        authority.graph.as_str()
    });
    let values = [
        ("graph", &*quoted(&format!("{graph}v1.0"))),
        ("template", SIGN_IN_TEMPLATE),
        (
            "name",
            &*json_quoted(&json!({ "displayName": own.name.as_str() })),
        ),
        (
            "names",
            &*json_quoted(&graph_body::names_and_addresses(own)),
        ),
    ];
    filled(include_str!("scripts/of_template.sh"), &values)
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
