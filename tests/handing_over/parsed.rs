//! Each form as its own parser reads it. Whatever such a parser refuses ends the test.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use consentry_core::entra::federation::ServiceMetadata;
use icalendar::Component as _;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// HCL, as Terraform reads it; with every expression in it evaluated that needs nothing from elsewhere.
pub(crate) fn terraform(text: &str) -> hcl::Body {
    hcl::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The block of these labels.
pub(crate) fn block<'a>(body: &'a hcl::Body, labels: &[&str]) -> &'a hcl::Body {
    let is_it = |block: &&hcl::Block| {
        let own = block.labels().iter().map(hcl::BlockLabel::as_str);
        std::iter::once(block.identifier())
            .chain(own)
            .eq(labels.iter().copied())
    };
    let found = body.blocks().find(is_it);
    found
        .unwrap_or_else(|| panic!("{labels:?}: {body:#?}"))
        .body()
}

/// The text that an argument of `body` comes to. A template comes to none while anything in it would be evaluated.
pub(crate) fn text(body: &hcl::Body, argument: &str) -> String {
    let found = body
        .attributes()
        .find(|attribute| attribute.key() == argument);
    let expression = found
        .unwrap_or_else(|| panic!("{argument}: {body:#?}"))
        .expr();
    texts(expression).concat()
}

/// The texts of a list, or the one text.
pub(crate) fn texts(expression: &hcl::Expression) -> Vec<String> {
    use hcl::eval::{Context, Evaluate as _};
    let value = expression.evaluate(&Context::new());
    match value.unwrap_or_else(|error| panic!("{error}: {expression:?}")) {
        hcl::Value::String(text) => vec![text],
        hcl::Value::Array(all) => all
            .into_iter()
            .map(|one| one.as_str().unwrap().to_owned())
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// What `bash -n` and `shellcheck` have to say, from this severity on.
pub(crate) fn shell(text: &str, severity: &str) {
    let severity = format!("--severity={severity}");
    for (program, arguments) in [
        ("bash", &["-n"][..]),
        ("shellcheck", &[&severity, "--shell=bash", "-"]),
    ] {
        let (is_well, said) = piped(program, arguments, text);
        assert!(is_well, "{program}: {said}\n{text}");
    }
}

fn piped(program: &str, arguments: &[&str], text: &str) -> (bool, String) {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is there (tests/setup.sh test): {error}"));
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// PowerShell, by its grammar: the kinds of all nodes, in order. PowerShell itself is in no package of the systems that this
/// runs on.
pub(crate) fn powershell(text: &str) -> Vec<String> {
    let script = text
        .strip_prefix('\u{feff}')
        .expect("Windows PowerShell is told that it is UTF-8");
    let mut parser = tree_sitter::Parser::new();
    let grammar = tree_sitter_powershell::LANGUAGE.into();
    parser.set_language(&grammar).unwrap();
    let tree = parser.parse(script, None).unwrap();
    assert!(
        !tree.root_node().has_error(),
        "{}\n{text}",
        tree.root_node().to_sexp()
    );
    let mut kinds = Vec::new();
    let mut cursor = tree.walk();
    loop {
        // Comments are as long as the names in them.
        if cursor.node().kind() != "comment" {
            kinds.push(cursor.node().kind().to_owned());
        }
        if cursor.goto_first_child() || cursor.goto_next_sibling() {
            continue;
        }
        loop {
            if !cursor.goto_parent() {
                return kinds;
            }
            if cursor.goto_next_sibling() {
                break;
            }
        }
    }
}

/// Settings, as a library reads them that many programs use.
pub(crate) fn settings(text: &str) -> BTreeMap<String, String> {
    let read = dotenvy::from_read_iter(text.as_bytes());
    read.map(|pair| pair.unwrap_or_else(|error| panic!("{error}\n{text}")))
        .collect()
}

/// The same, as a shell takes them that runs the file.
pub(crate) fn sourced(text: &str, name: &str, folder: &Path) -> String {
    let file = folder.join("settings.env");
    std::fs::write(&file, text).unwrap();
    let output = Command::new("/bin/bash")
        .args(["-euc", ". \"$0\"; printf %s \"${!1}\""])
        .arg(&file)
        .arg(name)
        .env_clear()
        .env("PATH", "/nowhere")
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}\n{text}");
    String::from_utf8(output.stdout).unwrap()
}

/// The names of everything in `IdentityProviderRepresentation` and in the settings of its two kinds that is used, as Keycloak's
/// source has them. Keycloak refuses a member that it does not know; a setting that it does not know, it keeps.
pub(crate) fn keycloak(text: &str) -> Value {
    let members = [
        "alias",
        "config",
        "displayName",
        "enabled",
        "providerId",
        "trustEmail",
    ];
    let settings = [
        "authorizationUrl",
        "clientAuthMethod",
        "clientId",
        "consentry.remarks",
        "defaultScope",
        "disableUserInfo",
        "entityId",
        "idpEntityId",
        "issuer",
        "jwksUrl",
        "logoutUrl",
        "nameIDPolicyFormat",
        "pkceEnabled",
        "pkceMethod",
        "postBindingAuthnRequest",
        "postBindingResponse",
        "principalType",
        "signingCertificate",
        "singleLogoutServiceUrl",
        "singleSignOnServiceUrl",
        "syncMode",
        "tokenUrl",
        "useJwksUrl",
        "validateSignature",
        "wantAssertionsSigned",
        "wantAuthnRequestsSigned",
    ];
    let provider: Value = serde_json::from_str(text).unwrap();
    for member in provider.as_object().unwrap().keys() {
        assert!(members.contains(&member.as_str()), "{member}");
    }
    for (name, value) in provider["config"].as_object().unwrap() {
        assert!(settings.contains(&name.as_str()), "{name}");
        assert!(value.is_string(), "{name}: {value}");
    }
    provider
}

/// SAML metadata of a service, by the reader that the wizard takes a service's own by.
pub(crate) fn metadata(text: &str) -> ServiceMetadata {
    let read = ServiceMetadata::parse(text.as_bytes());
    let read = read.unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    assert_eq!(read.oddities, [], "{text}");
    read
}

/// A calendar, by a library that reads RFC 5545: each day with what is on it, and how many reminders there are before it.
pub(crate) fn calendar(text: &str) -> Vec<(String, String, usize)> {
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    let calendar: icalendar::Calendar = text.parse().unwrap_or_else(|error| panic!("{error}"));
    let events = calendar.components.iter().map(|component| {
        let event = component.as_event().expect("nothing but days");
        let day = event.property_value("DTSTART").unwrap().to_owned();
        let reminders = text.matches("\r\nTRIGGER:-P").count() / calendar.components.len();
        (day, event.get_summary().unwrap().to_owned(), reminders)
    });
    events.collect()
}

/// Markdown, by `CommonMark` with everything switched on that GitHub adds: the kinds of all events, in order. There is neither a
/// link nor HTML in it.
pub(crate) fn markdown(text: &str) -> Vec<String> {
    let mut kinds = Vec::new();
    for event in Parser::new_ext(text, Options::all()) {
        let kind = match event {
            Event::Text(_) | Event::SoftBreak => continue,
            Event::Html(_) | Event::InlineHtml(_) => panic!("HTML in {text}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("a link in {text}"),
            Event::Code(_) => "code".to_owned(),
            event => format!("{event:?}"),
        };
        kinds.push(kind);
    }
    kinds
}
