//! An identity provider that Keycloak can import: its `IdentityProviderRepresentation` (Keycloak Admin REST API), with the keys
//! of its `OIDCIdentityProviderConfig` and `SAMLIdentityProviderConfig`. JSON has no comments, so the sentences stand in a
//! setting that Keycloak carries along and never reads.

use serde_json::{Map, Value, json};

use super::line::Line;
use super::sheet::Sheet;
use super::wiring::Wiring;
use crate::failure::Failure;
use crate::protocol::Protocol;
use crate::service::{Login, Name, Template};
use crate::wizard::ConfirmedTenant;

/// Where the sentences stand among the settings.
const REMARKS: &str = "consentry.remarks";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    let wiring = sheet.wiring()?;
    let (kind, mut config) = match wiring.protocol {
        Protocol::Oidc => ("oidc", oidc(sheet, wiring)?),
        Protocol::Saml => ("saml", saml(sheet, wiring)?),
        Protocol::WsFed => return Err(sheet.form.cannot_say(Protocol::WsFed)),
    };
    let remarks: Vec<_> = sheet.sentences();
    let remarks: Vec<_> = remarks.iter().map(Line::as_str).collect();
    config.insert("syncMode".to_owned(), "IMPORT".into());
    config.insert(REMARKS.to_owned(), remarks.join("\n").into());
    let tenant = sheet.scene.facts().tenant.as_ref();
    let named = tenant.map(ConfirmedTenant::segment).unwrap_or_default();
    let display = tenant.and_then(|tenant| tenant.display_name.clone());
    let document = json!({
        "alias": alias(&named),
        "displayName": Line::new(&display.unwrap_or(named)).as_str(),
        "providerId": kind,
        "enabled": true,
        // Entra does not prove that whoever signs in can be reached at the address in the token.
        "trustEmail": false,
        "config": config,
    });
    Ok(format!("{document:#}\n"))
}

fn oidc(sheet: &Sheet<'_>, wiring: &Wiring) -> Result<Map<String, Value>, Failure> {
    let form = sheet.form;
    let scene = sheet.scene;
    let authority = scene.authority.as_ref();
    let authority = authority.ok_or_else(|| form.lacks(&Name::Authority, scene))?;
    let tenant = scene.facts().tenant.as_ref();
    let tenant = tenant.ok_or_else(|| form.lacks(&Name::TenantId, scene))?;
    let client = wiring
        .client
        .ok_or_else(|| form.lacks(&Name::ClientId, scene))?;
    let at = format!("{}{}", authority.login, wiring.tenant);
    let scopes: Vec<_> = wiring.scopes.iter().map(Line::as_str).collect();
    Ok(settings([
        ("authorizationUrl", format!("{at}/oauth2/v2.0/authorize")),
        ("tokenUrl", format!("{at}/oauth2/v2.0/token")),
        ("logoutUrl", format!("{at}/oauth2/v2.0/logout")),
        ("jwksUrl", format!("{at}/discovery/v2.0/keys")),
        ("issuer", Line::new(&tenant.issuer).to_string()),
        ("clientId", client.to_string()),
        ("clientAuthMethod", "client_secret_post".to_owned()),
        ("defaultScope", scopes.join(" ")),
        ("useJwksUrl", "true".to_owned()),
        ("validateSignature", "true".to_owned()),
        ("disableUserInfo", "true".to_owned()),
        ("pkceEnabled", "true".to_owned()),
        ("pkceMethod", "S256".to_owned()),
    ]))
}

fn saml(sheet: &Sheet<'_>, wiring: &Wiring) -> Result<Map<String, Value>, Failure> {
    let scene = sheet.scene;
    let values = scene.values();
    let of = |name: Name| {
        let lacks = sheet.form.lacks(&name, scene);
        let rendered = Template::from_name(name).render(&values);
        rendered
            .map(|value| Line::new(&value).to_string())
            .map_err(|_| lacks)
    };
    let identifier = wiring
        .identifier()
        .ok_or_else(|| sheet.form.lacks_value(scene.service_name()))?;
    let mut config = settings([
        ("entityId", identifier.to_string()),
        ("idpEntityId", of(Name::EntraIdentifier)?),
        ("singleSignOnServiceUrl", of(Name::LoginUrl)?),
        ("signingCertificate", certificates(sheet)),
        ("validateSignature", "true".to_owned()),
        ("wantAssertionsSigned", "true".to_owned()),
        ("wantAuthnRequestsSigned", "false".to_owned()),
        ("postBindingAuthnRequest", "false".to_owned()),
        ("postBindingResponse", "true".to_owned()),
        ("principalType", "SUBJECT".to_owned()),
    ]);
    if let Ok(logout) = of(Name::LogoutUrl) {
        config.insert("singleLogoutServiceUrl".to_owned(), logout.into());
    }
    if let Some(Login::Saml { name_id, .. }) = scene.model().map(|model| &model.login)
        && let Some(format) = name_id.format
    {
        config.insert("nameIDPolicyFormat".to_owned(), format.uri().into());
    }
    Ok(config)
}

/// Every signing certificate that Entra publishes, in base64 and with commas between them.
fn certificates(sheet: &Sheet<'_>) -> String {
    let federation = sheet.scene.facts().federation.as_ref();
    let all = federation.into_iter().flat_map(|known| &known.certificates);
    let all: Vec<_> = all
        .map(|certificate| Line::new(&certificate.der).to_string())
        .collect();
    all.join(",")
}

/// Keycloak keeps every setting as a text.
fn settings<const N: usize>(pairs: [(&str, String); N]) -> Map<String, Value> {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect()
}

/// The name of the provider in addresses: small letters, digits and hyphens.
fn alias(directory: &str) -> String {
    let letters = directory.chars().map(|letter| match letter {
        letter if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
        _ => '-',
    });
    format!("entra-{}", letters.collect::<String>())
}
