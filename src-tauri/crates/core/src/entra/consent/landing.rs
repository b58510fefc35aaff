//! The address that an administrator lands on after consent, parsed.

use crate::entra::discovery::{Directory, TenantQuery};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::pasted::{Fields, Origin, Pasted, Taken, Thing, Wanted};

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
    /// Reads a whole address, its query alone, or the text of Microsoft's error page, however it is dressed; of several,
    /// the last.
    ///
    /// # Errors
    ///
    /// Names with `pasted.*` what stands in its place; `consent.not_a_landing` for anything else, and for an address
    /// that says one thing twice.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        Self::read(&Pasted::from_text(text)?).map(|taken| taken.value)
    }

    /// The same, with how it was dressed and which of several it is.
    ///
    /// # Errors
    ///
    /// As [`Landing::parse`].
    pub fn read(pasted: &Pasted) -> Result<Taken<Self>, Failure> {
        let taken = pasted.last(|item| match &item.thing {
            Thing::Fields(fields) => Some((true, Self::from_fields(fields)?)),
            Thing::Text(text) => Some((false, Self::from_page(text)?)),
            _ => None,
        });
        taken.ok_or_else(|| pasted.in_place_of(Wanted::Landing, FailureCode::ConsentNotALanding))
    }

    fn from_page(text: &str) -> Option<Self> {
        aadsts::is_error(text).then(|| Self {
            error_description: Some(text.to_owned()),
            ..Self::default()
        })
    }

    /// Whether consent was refused, by an error code or by Microsoft's error page.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        self.error.is_some() || self.error_description.is_some() || self.error_subcode.is_some()
    }

    /// The landing that names with their values are.
    pub(crate) fn from_fields(fields: &Fields) -> Option<Self> {
        let mut landing = Self::default();
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in fields.all() {
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
        // Many a line begins with the word.
        let explained = fields.origin != Origin::Among || landing.error_description.is_some();
        let refused = landing.error.is_some() && explained;
        (landing.admin_consent.is_some() || refused).then_some(landing)
    }
}
