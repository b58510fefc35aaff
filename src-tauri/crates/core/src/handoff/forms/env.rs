//! Settings for a program that reads its environment, as a file of names and values. How such files are read is nowhere
//! standardised: what all readers take the same way is written, and nothing else.

use std::fmt::Write as _;

use super::line::Line;
use super::sheet::Sheet;
use super::wiring::Wiring;
use crate::failure::Failure;
use crate::language::MISSING;
use crate::protocol::Protocol;
use crate::service::{CredentialKind, Name};

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let mut text = sheet.comments("# ");
    text.push('\n');
    for (name, value) in settings(sheet, wiring) {
        let written = value.as_ref().and_then(quoted);
        match written {
            Some(value) => {
                let _ = writeln!(text, "{name}={value}");
            }
            None => text.push_str(&left_out(sheet, name, value.is_some())),
        }
    }
    let kind = sheet.scene.model().map(|model| model.credentials.kind());
    if kind == Some(CredentialKind::Secret) {
        let facts = [("name", "OIDC_CLIENT_SECRET")];
        let missing = sheet.scene.language.say("form-env-secret", &facts);
        let _ = write!(
            text,
            "\n{}",
            super::comment::lines("# ", &[Line::new(&missing)])
        );
    }
    Ok(text)
}

/// The name stands there as a comment, so that nobody looks for it in vain.
fn left_out(sheet: &Sheet<'_>, name: &str, is_known: bool) -> String {
    let why = if is_known { "unquotable" } else { MISSING };
    let facts = [("name", name), ("why", why)];
    let sentence = sheet.scene.language.say("form-env-left-out", &facts);
    super::comment::lines("# ", &[Line::new(&sentence)])
}

/// Every setting, in the order in which one reads them; without a value where none is known.
fn settings(sheet: &Sheet<'_>, wiring: &Wiring) -> Vec<(&'static str, Option<Line>)> {
    let values = sheet.scene.values();
    let of = |name: Name| {
        let rendered = crate::service::Template::from_name(name).render(&values);
        rendered.ok().map(|value| Line::new(&value))
    };
    let client = wiring.client.map(|client| Line::new(&client.to_string()));
    let tenant = Some(Line::new(&wiring.tenant.to_string()));
    let answer = Some(wiring.answer_address.clone());
    match wiring.protocol {
        Protocol::Oidc => {
            let issuer = sheet.scene.facts().tenant.as_ref();
            let issuer = issuer.map(|tenant| Line::new(&tenant.issuer));
            let scopes: Vec<_> = wiring.scopes.iter().map(Line::as_str).collect();
            vec![
                ("ENTRA_TENANT_ID", tenant),
                ("OIDC_ISSUER", issuer),
                ("OIDC_DISCOVERY_URL", of(Name::DiscoveryUrl)),
                ("OIDC_CLIENT_ID", client),
                ("OIDC_REDIRECT_URI", answer),
                ("OIDC_SCOPES", Some(Line::new(&scopes.join(" ")))),
            ]
        }
        Protocol::Saml => vec![
            ("ENTRA_TENANT_ID", tenant),
            ("SAML_IDP_ENTITY_ID", of(Name::EntraIdentifier)),
            ("SAML_IDP_SSO_URL", of(Name::LoginUrl)),
            ("SAML_IDP_SLO_URL", of(Name::LogoutUrl)),
            ("SAML_IDP_METADATA_URL", of(Name::MetadataUrl)),
            ("SAML_IDP_CERTIFICATE", certificate(sheet)),
            ("SAML_SP_ENTITY_ID", wiring.identifier()),
            ("SAML_SP_ACS_URL", answer),
        ],
        Protocol::WsFed => vec![
            ("ENTRA_TENANT_ID", tenant),
            ("WSFED_ISSUER", of(Name::EntraIdentifier)),
            ("WSFED_METADATA_URL", of(Name::MetadataUrl)),
            ("WSFED_CERTIFICATE", certificate(sheet)),
            ("WSFED_WTREALM", wiring.identifier()),
            ("WSFED_WREPLY", answer),
        ],
    }
}

/// The signing certificate's DER in base64, on one line.
fn certificate(sheet: &Sheet<'_>) -> Option<Line> {
    let federation = sheet.scene.facts().federation.as_ref()?;
    Some(Line::new(&federation.newest()?.der))
}

/// `line` as every reader takes it: bare, where nothing in it can be taken otherwise; else between quotes that do not occur in
/// it; none where no quotes are left.
fn quoted(line: &Line) -> Option<String> {
    let text = line.as_str();
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/?&=+@%,".contains(letter);
    if !text.is_empty() && text.chars().all(is_bare) {
        return Some(text.to_owned());
    }
    // Some readers know escapes between single quotes too.
    if text.contains('\\') {
        return None;
    }
    if !text.contains('\'') {
        return Some(format!("'{text}'"));
    }
    let is_special = |letter: char| "\"$`!".contains(letter);
    (!text.contains(is_special)).then(|| format!("\"{text}\""))
}

#[cfg(test)]
mod tests {
    use super::{Line, quoted};

    #[test]
    fn a_value_is_written_as_every_reader_takes_it_or_not_at_all() {
        for (value, expected) in [
            (
                "https://a.example/?b=c&d=e",
                Some("https://a.example/?b=c&d=e"),
            ),
            ("openid email", Some("'openid email'")),
            ("a#b $HOME \"`id`", Some("'a#b $HOME \"`id`'")),
            ("Ada’s \u{2018}x\u{2019}", Some("'Ada’s ‘x’'")),
            ("it's", Some("\"it's\"")),
            ("it's $HOME", None),
            ("it's \"so\"", None),
            (r"a\", None),
            ("a\nB=c", None),
            ("", Some("''")),
        ] {
            assert_eq!(quoted(&Line::new(value)).as_deref(), expected, "{value}");
        }
    }
}
