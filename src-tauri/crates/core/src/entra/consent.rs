//! Admin consent: the exact address to open, and what the address that one lands on says.

mod landing;
#[cfg(test)]
mod tests;

use url::Url;

pub use landing::Landing;

use super::cloud::Authority;
use super::discovery::Directory;
use super::registration::{ClientId, RedirectUri, TenantId};
use crate::failure::aadsts::{self, MicrosoftError};
use crate::failure::{Failure, FailureCode};
use crate::outcome::Outcome;

/// The address at which an administrator grants `scopes` to a registration of the customer's own: the v2.0
/// form, which grants exactly what it names. A `state` only makes sense where the landing is caught here.
#[must_use]
pub fn own_app(
    authority: &Authority,
    tenant: TenantId,
    client_id: ClientId,
    redirect_uri: &RedirectUri,
    scopes: &[&str],
    state: Option<&str>,
) -> Url {
    let mut url = authority.login.clone();
    url.set_path(&format!(
        "{}/{tenant}/v2.0/adminconsent",
        url.path().trim_end_matches('/')
    ));
    url.query_pairs_mut()
        .append_pair("client_id", &client_id.to_string())
        .append_pair("scope", &scopes.join(" "))
        .append_pair("redirect_uri", redirect_uri.as_str());
    if let Some(state) = state {
        url.query_pairs_mut().append_pair("state", state);
    }
    url
}

/// What an administrator's consent came to, as far as the landing address tells. Whoever has the address
/// can change it, so the directory in it is a hint: only a sign-in or a token proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentAnswer {
    /// The directory that the address names.
    pub directory: Directory,
    /// The permissions it names; the older form of the address names none.
    pub scopes: Vec<String>,
    /// Whether it carried the state that was sent, where one was sent.
    pub state_checked: bool,
}

/// Judges a landing: first `error`, because Entra sends `admin_consent=True` with errors as well; then the
/// state, where one was sent; then the directory; then the consent itself.
#[must_use]
pub fn judge(landing: &Landing, expected: TenantId, state: Option<&str>) -> Outcome<ConsentAnswer> {
    if landing.is_refusal() {
        return Outcome::of(refused(landing, &[("tenant", &expected.to_string())]));
    }
    if state.is_some() && landing.state.as_deref() != state {
        return Outcome::of(Failure::new(FailureCode::ConsentStateMismatch));
    }
    let Some(directory) = landing.tenant.clone() else {
        return Outcome::of(Failure::new(FailureCode::ConsentNotALanding));
    };
    if let Directory::Id(received) = directory
        && received != expected
    {
        let (received, expected) = (received.to_string(), expected.to_string());
        let facts = [
            ("received", received.as_str()),
            ("expected", expected.as_str()),
        ];
        return Outcome::of(Failure::with(FailureCode::ConsentWrongTenant, &facts));
    }
    match landing.admin_consent {
        Some(true) => Outcome::Proved(ConsentAnswer {
            directory,
            scopes: landing.scopes.clone(),
            state_checked: state.is_some(),
        }),
        Some(false) => Outcome::of(Failure::new(FailureCode::ConsentMissing)),
        None => Outcome::of(Failure::new(FailureCode::ConsentNotALanding)),
    }
}

/// What is wrong with a landing by its own words, for whoever knows neither the directory nor the state that was sent.
#[must_use]
pub fn stated(landing: &Landing) -> Option<Failure> {
    if landing.is_refusal() {
        let tenant = landing.tenant.as_ref().map(ToString::to_string);
        let facts = [("tenant", tenant.as_deref().unwrap_or_default())];
        return Some(refused(landing, &facts));
    }
    match (&landing.tenant, landing.admin_consent) {
        (Some(_), Some(true)) => None,
        (Some(_), Some(false)) => Some(Failure::new(FailureCode::ConsentMissing)),
        (None, _) | (_, None) => Some(Failure::new(FailureCode::ConsentNotALanding)),
    }
}

fn refused(landing: &Landing, facts: &[(&str, &str)]) -> Failure {
    let error = landing.error.as_deref();
    let refusal = MicrosoftError {
        error,
        subcode: landing.error_subcode.as_deref(),
        description: landing.error_description.as_deref(),
    };
    let failure = aadsts::refused(&refusal, facts);
    let declined = matches!(error, Some("access_denied" | "consent_required"))
        && matches!(
            failure.code,
            FailureCode::ConsentMissing | FailureCode::LoginDenied
        );
    if !declined {
        return failure;
    }
    Failure {
        detail: failure.detail,
        ..Failure::new(FailureCode::ConsentRefused)
    }
}
