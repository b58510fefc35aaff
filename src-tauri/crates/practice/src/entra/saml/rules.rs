//! The rules an `AuthnRequest` has to keep, each with the number it is refused with.

use super::{Unanswered, message::AuthnRequest, response::Status};
use crate::{
    aadsts::{Aadsts, Refusal},
    directory::Application,
    entra::{assertion, redirect_uri::reply_url},
    wire::Call,
    world::{Authority, NameIdFormat, Reply, SamlRequest},
};

const HTTP_POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
/// What a sign-in with a password alone is called.
const PASSWORD_CLASSES: [&str; 3] = [
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified",
];

/// The request, if it may be answered at its ACS URL.
///
/// Held until application and ACS URL are trusted: 7500529, 75003, 700016, 650056, 50011, 75008, 75005. Told to the
/// application from there on: 75016, and 75006 with 90011.
pub(super) fn check(
    call: &Call,
    authority: Authority,
    asked: &AuthnRequest,
    relay_state: Option<String>,
) -> Result<SamlRequest, Unanswered> {
    if !is_id(&asked.id) {
        return Err(Aadsts::SamlId.about(&asked.id).into());
    }
    if let Some(binding) = asked
        .protocol_binding
        .as_deref()
        .filter(|b| *b != HTTP_POST)
    {
        return Err(Aadsts::SamlBindingUnsupported.about(binding).into());
    }
    let app = call.world.application_named(authority, &asked.issuer)?;
    require_permissions(call, app)?;
    let reply = Reply {
        authority,
        acs: reply_url(call, app, asked.acs.as_deref())?,
        in_response_to: Some(asked.id.clone()),
        relay_state,
    };
    check_destination(call, authority, asked.destination.as_deref())?;
    if asked.has_subject {
        return Err(Aadsts::SamlMessageInvalid.about("Subject").into());
    }
    let name_id_format = match properties(asked) {
        Ok(format) => format,
        Err(status) => return Err(Unanswered::Told(reply, status)),
    };
    Ok(SamlRequest {
        client_id: app.client_id,
        reply,
        audience: assertion::audience(&asked.issuer),
        name_id_format,
        sp_name_qualifier: asked.sp_name_qualifier.clone(),
        force_authn: asked.force_authn,
        is_passive: asked.is_passive,
        contexts: asked.contexts.clone(),
        login_hint: call.query.owned("login_hint"),
    })
}

/// An `NCName` (XML namespaces 1.0 §4), judged by what is met in practice: a digit in front, or a space.
fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && id
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// Somebody has to have let the application see who signs in: by a permission it lists, or by consent.
fn require_permissions(call: &Call, app: &Application) -> Result<(), Refusal> {
    let live = call.world.live();
    let consented = live
        .service_principals
        .get(&(app.home, app.client_id))
        .is_some_and(|principal| !principal.admin_consented.is_empty());
    if consented || !app.required_permissions.is_empty() {
        Ok(())
    } else {
        Err(Aadsts::MisconfiguredApplication.about(&app.name))
    }
}

/// The destination is this endpoint, under whichever name of the tenant, or is left out.
fn check_destination(
    call: &Call,
    authority: Authority,
    destination: Option<&str>,
) -> Result<(), Refusal> {
    let Some(destination) = destination.filter(|destination| !destination.is_empty()) else {
        return Ok(());
    };
    let tenant = destination
        .strip_prefix(call.world.base.as_str())
        .and_then(|path| path.strip_suffix("/saml2"));
    match tenant.map(|tenant| call.world.authority(tenant)) {
        Some(Ok(named)) if named == authority => Ok(()),
        _ => Err(Aadsts::SamlDestination.about(destination)),
    }
}

/// The properties that are refused to the application's face.
fn properties(asked: &AuthnRequest) -> Result<NameIdFormat, Status> {
    if asked.comparison != "exact" {
        return Err(Status::unsupported("RequestedAuthnContext/Comparison"));
    }
    if let Some(property) = asked.unsupported {
        return Err(Status::unsupported(property));
    }
    match asked.name_id_format.as_deref() {
        None => Ok(NameIdFormat::Unspecified),
        Some(uri) => NameIdFormat::parse(uri).ok_or_else(|| Status::name_id_policy(uri)),
    }
}

/// Whether the way somebody signed in is one the request named.
///
/// # Errors
/// 75011 when it is not.
pub(super) fn check_context(contexts: &[String], second_factor: bool) -> Result<(), Refusal> {
    let is_met = |class: &String| !second_factor && PASSWORD_CLASSES.contains(&class.as_str());
    if contexts.is_empty() || contexts.iter().any(is_met) {
        Ok(())
    } else {
        Err(Aadsts::AuthnContextMismatch.about(contexts.join(" ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_begins_with_no_digit_and_holds_no_space() {
        assert!(is_id("_0"));
        assert!(is_id("id-6c1c.178"));
        for id in ["", "6c1c178", "a b", "-a", "a:b"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
