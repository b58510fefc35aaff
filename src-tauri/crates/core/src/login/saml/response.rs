//! The envelope of an answer (SAML core §3.2.2 and §3.3.3). Nothing in it is believed: it can only refuse.

use serde_json::{Value, json};
use url::Url;

use super::status::{SUCCESS, Status};
use crate::entra::federation::AcsUrl;
use crate::failure::Failure;
use crate::login::assertion::{is_assertion, is_encrypted};
use crate::login::check::{Checks, Clause};
use crate::login::federated::Federation;
use crate::login::xml_signature;
use crate::ports::system::is_loopback;
use crate::xml::{Element, ShapeError, Xml, ns};

/// A response as it came.
pub(super) struct SamlResponse<'x> {
    /// The whole of it.
    pub(super) element: Element<'x>,
    issuer: Option<String>,
    status: Status<'x>,
}

impl<'x> SamlResponse<'x> {
    /// Reads the envelope of `xml`.
    pub(super) fn read(xml: &'x Xml) -> Result<Self, ShapeError> {
        let element = xml
            .root()
            .filter(|root| root.is(ns::PROTOCOL, "Response"))
            .ok_or(ShapeError::Unlike("Response"))?;
        Ok(Self {
            element,
            issuer: element
                .only(ns::ASSERTION, "Issuer")?
                .map(|issuer| issuer.text().unwrap_or_default()),
            status: Status::read(element)?,
        })
    }

    /// `acs`, with the port that a saved answer names where it goes to this computer and `acs` names none: each login
    /// listens at another one (RFC 8252 §7.3).
    pub(super) fn answered_at(&self, acs: &AcsUrl) -> AcsUrl {
        let destination = self.element.attribute("Destination");
        let at_port = || {
            let sent = Url::parse(destination?).ok()?;
            let mut here = Url::parse(acs.as_str()).ok()?;
            if here.port().is_some() || here.scheme() != "http" || !is_loopback(&here) {
                return None;
            }
            here.set_port(sent.port()).ok()?;
            destination.filter(|_| here == sent).map(AcsUrl::new)
        };
        at_port().unwrap_or_else(|| acs.clone())
    }

    /// What the provider says in place of an assertion, after recording whether it does.
    pub(super) fn refusal(&self, checks: &mut Checks) -> Option<Failure> {
        let codes = self.status.codes.join(" ");
        let passed = self.status.codes.as_slice() == [SUCCESS];
        checks.judge(Clause::Status, passed, SUCCESS.to_owned(), codes);
        (!passed).then(|| self.status.failure())
    }

    /// What the envelope says of itself, in the order of decision.
    pub(super) fn judge(
        &self,
        checks: &mut Checks,
        acs: &str,
        request: Option<&str>,
        federation: Federation<'_>,
    ) {
        let attribute = |name| self.element.attribute(name).map(str::to_owned);
        let version = attribute("Version");
        let is_2_0 = version.as_deref() == Some("2.0");
        checks.judge(Clause::Version, is_2_0, "2.0".to_owned(), version);
        match &self.issuer {
            Some(issuer) => checks.judge(
                Clause::ResponseIssuer,
                federation.is_issuer(issuer),
                federation.metadata.entity_id.clone(),
                issuer.clone(),
            ),
            None => checks.skip(Clause::ResponseIssuer),
        }
        let destination = attribute("Destination");
        if destination.is_some() || xml_signature::is_signed(self.element) {
            let here = destination.as_deref() == Some(acs);
            checks.judge(Clause::Destination, here, acs.to_owned(), destination);
        } else {
            checks.skip(Clause::Destination);
        }
        match request {
            Some(id) => {
                let received = attribute("InResponseTo");
                let ours = received.as_deref() == Some(id);
                checks.judge(Clause::InResponseTo, ours, id.to_owned(), received);
            }
            None => checks.skip(Clause::InResponseTo),
        }
    }

    /// The one assertion directly inside it.
    pub(super) fn assertion(&self, checks: &mut Checks) -> Option<Element<'x>> {
        let encrypted = self.element.children().any(is_encrypted);
        checks.judge(
            Clause::Readable,
            !encrypted,
            "Assertion".to_owned(),
            encrypted.then(|| "EncryptedAssertion".to_owned()),
        );
        let assertions: Vec<_> = self
            .element
            .children()
            .filter(|child| is_assertion(*child))
            .collect();
        if encrypted {
            checks.skip(Clause::OneAssertion);
            return None;
        }
        let count = assertions.len().to_string();
        checks.judge(
            Clause::OneAssertion,
            assertions.len() == 1,
            "1".to_owned(),
            count,
        );
        assertions.into_iter().next()
    }

    /// What support keeps of it.
    pub(super) fn traced(&self) -> Value {
        json!({
            "destination": self.element.attribute("Destination"),
            "in_response_to": self.element.attribute("InResponseTo"),
            "issuer": self.issuer,
            "status": self.status.codes,
            "status_message": self.status.message,
        })
    }
}
