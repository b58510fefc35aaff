//! The address that an administrator lands on after consent, parsed.

use url::Url;

use crate::entra::discovery::{Directory, TenantQuery};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::limits;

/// What the landing address carries, or the text of the error page in its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Landing {
    /// `admin_consent`: `True`, also beside an error.
    pub admin_consent: Option<bool>,
    /// `tenant`: a hint, never proof.
    pub tenant: Option<Directory>,
    /// `scope`, separated.
    pub scopes: Vec<String>,
    /// `state`, as sent.
    pub state: Option<String>,
    /// `error`: decides.
    pub error: Option<String>,
    /// `error_description`, or all the text of the error page.
    pub error_description: Option<String>,
    /// `error_subcode`: `cancel` when the person cancelled.
    pub error_subcode: Option<String>,
}

impl Landing {
    /// Reads a whole address, its query alone, or the text of Microsoft's error page.
    ///
    /// # Errors
    ///
    /// `consent.not_a_landing` for anything else, and for an address that says one thing twice.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let text = text.trim();
        if text.len() <= limits::LANDING {
            if let Some(landing) = parameters(text).as_deref().and_then(Self::from_parameters) {
                return Ok(landing);
            }
            if aadsts::is_error(text) {
                return Ok(Self {
                    error_description: Some(text.to_owned()),
                    ..Self::default()
                });
            }
        }
        Err(Failure::new(FailureCode::ConsentNotALanding))
    }

    /// Whether consent was refused, by an error code or by Microsoft's error page.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        self.error.is_some() || self.error_description.is_some() || self.error_subcode.is_some()
    }

    fn from_parameters(parameters: &[(String, String)]) -> Option<Self> {
        let mut landing = Self::default();
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in parameters {
            // RFC 6749 §3.1: no parameter may be there twice.
            if seen.contains(&name.as_str()) {
                return None;
            }
            seen.push(name);
            match name.as_str() {
                "admin_consent" => landing.admin_consent = Some(value.eq_ignore_ascii_case("true")),
                "error" => landing.error = Some(value.clone()),
                "error_description" => landing.error_description = Some(value.clone()),
                "error_subcode" => landing.error_subcode = Some(value.clone()),
                "scope" => landing.scopes = value.split_whitespace().map(str::to_owned).collect(),
                "state" => landing.state = Some(value.clone()),
                "tenant" => landing.tenant = Some(TenantQuery::parse(value).ok()?.directory),
                _ => {}
            }
        }
        (landing.admin_consent.is_some() || landing.error.is_some()).then_some(landing)
    }
}

/// The parameters of an address, in its query or its fragment, or of a bare query.
fn parameters(text: &str) -> Option<Vec<(String, String)>> {
    let (query, fragment) = match Url::parse(text) {
        Ok(url) => (
            url.query().map(str::to_owned),
            url.fragment().map(str::to_owned),
        ),
        Err(_) if text.contains(char::is_whitespace) => return None,
        Err(_) => {
            let query = text.split_once('?').map_or(text, |(_, query)| query);
            let (query, fragment) = query.split_once('#').unwrap_or((query, ""));
            (Some(query.to_owned()), Some(fragment.to_owned()))
        }
    };
    let both = [query.unwrap_or_default(), fragment.unwrap_or_default()];
    Some(
        both.iter()
            .flat_map(|part| form_urlencoded::parse(part.as_bytes()).into_owned())
            .collect(),
    )
}
