//! The envelope of a token (WS-Trust §4.4, WS-Federation §13.2.3). Nothing in it is believed: it can only
//! refuse.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::limits::ASSERTION_LEEWAY;
use crate::login::assertion::{instant, is_assertion, is_encrypted};
use crate::login::check::{Checks, Clause};
use crate::login::federated::{Federation, shown};
use crate::xml::{Element, ShapeError, Xml, ns};

/// A `RequestSecurityTokenResponse` as it came.
pub(super) struct RequestSecurityTokenResponse<'x> {
    /// The whole of it, with the collection around it where there is one.
    pub(super) element: Element<'x>,
    token: Element<'x>,
    applies_to: Option<String>,
    created: Option<DateTime<Utc>>,
    expires: Option<DateTime<Utc>>,
}

impl<'x> RequestSecurityTokenResponse<'x> {
    /// Reads the envelope of `xml`: one response, alone or in a collection of one.
    pub(super) fn read(xml: &'x Xml) -> Result<Self, ShapeError> {
        let element = xml.root().ok_or(ShapeError::Unlike(RESPONSE))?;
        let trust = trust(element).ok_or(ShapeError::Unlike(RESPONSE))?;
        let response = if element.is(trust, RESPONSE) {
            element
        } else if element.is(trust, COLLECTION) {
            element
                .only(trust, RESPONSE)?
                .ok_or(ShapeError::Unlike(RESPONSE))?
        } else {
            return Err(ShapeError::Unlike(RESPONSE));
        };
        let lifetime = response.only(trust, "Lifetime")?;
        let moment = |name| lifetime.map_or(Ok(None), |lifetime| moment(lifetime, name));
        Ok(Self {
            element,
            token: response
                .only(trust, "RequestedSecurityToken")?
                .ok_or(ShapeError::Missing("RequestedSecurityToken"))?,
            applies_to: applies_to(response)?,
            created: moment("Created")?,
            expires: moment("Expires")?,
        })
    }

    /// What the envelope says of itself, in the order of decision.
    pub(super) fn judge(&self, checks: &mut Checks, federation: Federation<'_>) {
        match &self.applies_to {
            Some(named) => checks.judge(
                Clause::AppliesTo,
                federation.audiences().contains(named),
                federation.audience.to_owned(),
                named.clone(),
            ),
            None => checks.skip(Clause::AppliesTo),
        }
        if self.created.is_none() && self.expires.is_none() {
            return checks.skip(Clause::Lifetime);
        }
        let now = federation.now;
        let begun = self
            .created
            .is_none_or(|created| created <= now + ASSERTION_LEEWAY);
        let lasts = self
            .expires
            .is_none_or(|expires| now < expires + ASSERTION_LEEWAY);
        let stated: Vec<_> = [self.created, self.expires]
            .map(|moment| moment.map_or_else(|| "–".to_owned(), shown))
            .to_vec();
        checks.judge(
            Clause::Lifetime,
            begun && lasts,
            shown(now),
            stated.join(" – "),
        );
    }

    /// The one assertion that is the token.
    pub(super) fn assertion(&self, checks: &mut Checks) -> Option<Element<'x>> {
        let encrypted = self.token.children().any(is_encrypted);
        checks.judge(
            Clause::Readable,
            !encrypted,
            "Assertion".to_owned(),
            encrypted.then(|| "EncryptedAssertion".to_owned()),
        );
        if encrypted {
            checks.skip(Clause::OneAssertion);
            return None;
        }
        let inside: Vec<_> = self.token.children().collect();
        let assertions = inside.iter().filter(|child| is_assertion(**child)).count();
        checks.judge(
            Clause::OneAssertion,
            assertions == 1 && inside.len() == 1,
            "1".to_owned(),
            assertions.to_string(),
        );
        inside.into_iter().find(|child| is_assertion(*child))
    }

    /// What support keeps of it.
    pub(super) fn traced(&self) -> Value {
        json!({
            "applies_to": self.applies_to,
            "created": self.created,
            "expires": self.expires,
        })
    }
}

const RESPONSE: &str = "RequestSecurityTokenResponse";
const COLLECTION: &str = "RequestSecurityTokenResponseCollection";

/// The version of WS-Trust that an element is of.
fn trust(element: Element<'_>) -> Option<&'static str> {
    [ns::TRUST, ns::TRUST_1_3]
        .into_iter()
        .find(|namespace| element.namespace() == Some(namespace))
}

fn applies_to(response: Element<'_>) -> Result<Option<String>, ShapeError> {
    let Some(applies_to) = response.only(ns::POLICY, "AppliesTo")? else {
        return Ok(None);
    };
    let Some(reference) = applies_to.only(ns::ADDRESSING, "EndpointReference")? else {
        return Ok(None);
    };
    let address = reference.only(ns::ADDRESSING, "Address")?;
    Ok(address.map(|address| address.text().unwrap_or_default()))
}

fn moment(lifetime: Element<'_>, name: &'static str) -> Result<Option<DateTime<Utc>>, ShapeError> {
    let Some(element) = lifetime.only(ns::UTILITY, name)? else {
        return Ok(None);
    };
    let moment = element.text().and_then(|text| instant(&text));
    moment.map(Some).ok_or(ShapeError::Unreadable(name))
}
