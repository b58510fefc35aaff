//! A configuration of Terraform's provider azuread that makes the application: HCL, in which every value is one quoted line.

use std::fmt::Write as _;

use super::graph_body::{SIGN_IN_TEMPLATE, USER_DELEGATED};
use super::line::Line;
use super::sheet::Sheet;
use super::wiring::{Identifier, OwnRegistration, WhoseRegistration, Wiring};
use crate::entra::cloud::Cloud;
use crate::entra::graph_permission::MICROSOFT_GRAPH;
use crate::failure::Failure;

/// What the resources are called within the configuration.
const NAME: &str = "sso";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let mut hcl = Hcl::default();
    hcl.text.push_str(&sheet.comments("# "));
    provider(&mut hcl, wiring);
    match &wiring.registration {
        WhoseRegistration::Vendor(client) => {
            let client = quoted(&Line::new(&client.to_string()));
            hcl.block(
                &format!("resource \"azuread_service_principal\" {NAME:?}"),
                |hcl| {
                    hcl.set("client_id", &client);
                },
            );
        }
        WhoseRegistration::Own(own) if own.of_template => of_template(&mut hcl, own),
        WhoseRegistration::Own(own) => registered(&mut hcl, own),
    }
    outputs(&mut hcl, &wiring.registration);
    Ok(hcl.text)
}

fn provider(hcl: &mut Hcl, wiring: &Wiring) {
    hcl.block("terraform", |hcl| {
        hcl.set("required_version", "\">= 1.3\"");
        hcl.inner("required_providers", |hcl| {
            hcl.line("azuread = {");
            hcl.line("  source  = \"hashicorp/azuread\"");
            hcl.line("  version = \"~> 3.0\"");
            hcl.line("}");
        });
    });
    hcl.block("provider \"azuread\"", |hcl| {
        hcl.set("tenant_id", &quoted(&Line::new(&wiring.tenant.to_string())));
        match wiring.cloud {
            Cloud::UsGovernment => hcl.set("environment", "\"usgovernmentl4\""),
            Cloud::China => hcl.set("environment", "\"china\""),
            Cloud::Global | Cloud::Practice => {}
        }
    });
}

/// A registration of one's own, with its instance in the directory.
fn registered(hcl: &mut Hcl, own: &OwnRegistration) {
    hcl.block(&resource("azuread_application"), |hcl| {
        hcl.set("display_name", &quoted(&own.name));
        hcl.set("sign_in_audience", &format!("{:?}", own.audience));
        if let Some(groups) = own.groups {
            hcl.set("group_membership_claims", &format!("[{groups:?}]"));
        }
        hcl.inner("web", |hcl| {
            hcl.set("redirect_uris", &list(&own.redirect_uris));
        });
        if !own.optional_claims.is_empty() {
            hcl.inner("optional_claims", |hcl| {
                for claim in &own.optional_claims {
                    hcl.inner("id_token", |hcl| hcl.set("name", &quoted(claim)));
                }
            });
        }
        permissions(hcl, own);
        if !own.identifiers.is_empty() {
            hcl.inner("lifecycle", |hcl| {
                hcl.set("ignore_changes", "[identifier_uris]");
            });
        }
    });
    hcl.block(&resource("azuread_service_principal"), |hcl| {
        hcl.set(
            "client_id",
            &format!("azuread_application.{NAME}.client_id"),
        );
    });
    identifiers(hcl, own, &format!("azuread_application.{NAME}.id"));
}

fn permissions(hcl: &mut Hcl, own: &OwnRegistration) {
    if own.permissions.is_empty() {
        return;
    }
    hcl.inner("required_resource_access", |hcl| {
        hcl.set("resource_app_id", &format!("{MICROSOFT_GRAPH:?}"));
        for permission in &own.permissions {
            hcl.line(&format!("# {}", permission.name));
            hcl.inner("resource_access", |hcl| {
                hcl.set("id", &format!("{:?}", permission.id));
                hcl.set("type", &format!("{USER_DELEGATED:?}"));
            });
        }
    });
}

/// An application of the template, which brings its instance along. Its way of signing in is set before its identifiers:
/// Entra takes a name of somebody else's domain only then.
fn of_template(hcl: &mut Hcl, own: &OwnRegistration) {
    let made = format!("azuread_application_from_template.{NAME}");
    hcl.block(&resource("azuread_application_from_template"), |hcl| {
        hcl.set("display_name", &quoted(&own.name));
        hcl.set("template_id", &format!("{SIGN_IN_TEMPLATE:?}"));
    });
    hcl.block(&format!("data \"azuread_application\" {NAME:?}"), |hcl| {
        hcl.set("object_id", &format!("{made}.application_object_id"));
    });
    hcl.block(&resource("azuread_service_principal"), |hcl| {
        hcl.set(
            "client_id",
            &format!("data.azuread_application.{NAME}.client_id"),
        );
        hcl.set("use_existing", "true");
        hcl.set("preferred_single_sign_on_mode", "\"saml\"");
        hcl.inner("feature_tags", |hcl| {
            hcl.set("custom_single_sign_on", "true");
            hcl.set("enterprise", "true");
        });
    });
    identifiers(hcl, own, &format!("{made}.application_id"));
    hcl.block(&resource("azuread_application_redirect_uris"), |hcl| {
        hcl.set("application_id", &format!("{made}.application_id"));
        hcl.set("type", "\"Web\"");
        hcl.set("redirect_uris", &list(&own.redirect_uris));
    });
    hcl.block(
        &resource("azuread_service_principal_token_signing_certificate"),
        |hcl| {
            let principal = format!("azuread_service_principal.{NAME}.id");
            hcl.set("service_principal_id", &principal);
        },
    );
}

fn identifiers(hcl: &mut Hcl, own: &OwnRegistration, application: &str) {
    for (at, identifier) in own.identifiers.iter().enumerate() {
        let name = if at == 0 {
            NAME.to_owned()
        } else {
            format!("{NAME}_{}", at + 1)
        };
        let kind = "azuread_application_identifier_uri";
        hcl.block(&format!("resource {kind:?} {name:?}"), |hcl| {
            hcl.set("application_id", application);
            hcl.set(
                "identifier_uri",
                &match identifier {
                    Identifier::Exactly(name) => quoted(name),
                    Identifier::OfClient => {
                        format!("\"api://${{azuread_service_principal.{NAME}.client_id}}\"")
                    }
                },
            );
            hcl.set("depends_on", &format!("[azuread_service_principal.{NAME}]"));
        });
    }
}

fn outputs(hcl: &mut Hcl, registration: &WhoseRegistration) {
    if let WhoseRegistration::Own(_) = registration {
        hcl.block("output \"client_id\"", |hcl| {
            let client = format!("azuread_service_principal.{NAME}.client_id");
            hcl.set("value", &client);
        });
    }
}

fn resource(kind: &str) -> String {
    format!("resource {kind:?} {NAME:?}")
}

fn list(lines: &[Line]) -> String {
    let quoted: Vec<_> = lines.iter().map(quoted).collect();
    format!("[{}]", quoted.join(", "))
}

/// `line` as a quoted template in which nothing is left of a template (HCL native syntax, Template Expressions).
fn quoted(line: &Line) -> String {
    let mut text = String::from("\"");
    let mut characters = line.as_str().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '$' | '%' if characters.peek() == Some(&'{') => text.extend([character, character]),
            other => text.push(other),
        }
    }
    text.push('"');
    text
}

/// The configuration as it grows, laid out as `terraform fmt` lays it out.
#[derive(Default)]
struct Hcl {
    text: String,
    depth: usize,
    /// Arguments that stand one below the other: their equals signs do too.
    arguments: Vec<(String, String)>,
}

impl Hcl {
    /// A block of its own, after an empty line.
    fn block(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.text.push('\n');
        self.inner(head, body);
    }

    fn inner(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
        self.depth += 1;
        body(self);
        self.align();
        self.depth -= 1;
        self.line("}");
    }

    fn set(&mut self, name: &str, value: &str) {
        self.arguments.push((name.to_owned(), value.to_owned()));
    }

    fn line(&mut self, line: &str) {
        self.align();
        let indent = "  ".repeat(self.depth);
        let _ = writeln!(self.text, "{indent}{line}");
    }

    fn align(&mut self) {
        let arguments = std::mem::take(&mut self.arguments);
        let widest = arguments.iter().map(|(name, _)| name.len()).max();
        let widest = widest.unwrap_or_default();
        let indent = "  ".repeat(self.depth);
        for (name, value) in arguments {
            let _ = writeln!(self.text, "{indent}{name:widest$} = {value}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, quoted};

    #[test]
    fn nothing_in_a_value_is_a_template_or_ends_it() {
        for (value, expected) in [
            ("a\"b", r#""a\"b""#),
            (r"a\", r#""a\\""#),
            ("${file(\"/etc/passwd\")}", r#""$${file(\"/etc/passwd\")}""#),
            ("%{ if true }", r#""%%{ if true }""#),
            ("$${x}", r#""$$${x}""#),
            ("$5 100%", r#""$5 100%""#),
            ("a\nb", r#""a\\nb""#),
        ] {
            assert_eq!(quoted(&Line::new(value)), expected);
        }
    }
}
