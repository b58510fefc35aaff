//! What a response says of its request (SAML core §3.2.2.2): a success, or a refusal with its reason one level below.

use crate::failure::aadsts::{self, Aadsts};
use crate::failure::{Failure, FailureCode};
use crate::xml::{Element, ShapeError, ns};

pub(super) const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";

/// What every status of SAML 2.0 begins with.
const PREFIX: &str = "urn:oasis:names:tc:SAML:2.0:status:";

/// A status as it came.
pub(super) struct Status<'x> {
    /// The code, and those inside it, outermost first.
    pub(super) codes: Vec<&'x str>,
    /// What the provider wrote beside it.
    pub(super) message: Option<String>,
}

impl<'x> Status<'x> {
    /// Reads the one status of `response`.
    pub(super) fn read(response: Element<'x>) -> Result<Self, ShapeError> {
        let status = response
            .only(ns::PROTOCOL, "Status")?
            .ok_or(ShapeError::Missing("Status"))?;
        let mut codes = Vec::new();
        let mut next = status.only(ns::PROTOCOL, "StatusCode")?;
        while let Some(code) = next {
            codes.push(code.attribute("Value").unwrap_or_default());
            next = code.only(ns::PROTOCOL, "StatusCode")?;
        }
        if codes.is_empty() {
            return Err(ShapeError::Missing("StatusCode"));
        }
        Ok(Self {
            codes,
            message: status
                .only(ns::PROTOCOL, "StatusMessage")?
                .and_then(Element::text),
        })
    }

    /// What the refusal means: by Microsoft's number where there is one, else by the innermost code.
    pub(super) fn failure(&self) -> Failure {
        let codes = self.codes.join(" ");
        let message = self.message.as_deref();
        let numbered = message.is_some_and(|message| Aadsts::parse(message).is_some());
        match self.codes.as_slice() {
            [_, .., reason] if !numbered => {
                let facts = [
                    ("status", reason.strip_prefix(PREFIX).unwrap_or(reason)),
                    ("message", message.unwrap_or_default()),
                ];
                let detail = aadsts::detail(Some(&codes), message);
                Failure::with(meaning(reason), &facts).detailed(detail)
            }
            _ => aadsts::failure(Some(&codes), message, &[]),
        }
    }
}

/// The failure that a second-level code stands for.
fn meaning(code: &str) -> FailureCode {
    match code.strip_prefix(PREFIX) {
        Some("AuthnFailed") => FailureCode::SamlAuthnFailed,
        Some("InvalidNameIDPolicy") => FailureCode::SamlNameIdPolicy,
        Some("NoAuthnContext") => FailureCode::SamlAuthnContext,
        Some("NoAvailableIDP" | "NoSupportedIDP") => FailureCode::SamlNoIdentityProvider,
        Some("NoPassive") => FailureCode::SamlNoPassive,
        Some("RequestDenied") => FailureCode::SamlRequestDenied,
        Some("RequestUnsupported") => FailureCode::SamlRequestUnsupported,
        Some("UnknownPrincipal") => FailureCode::SamlUnknownPrincipal,
        Some("UnsupportedBinding") => FailureCode::SamlUnsupportedBinding,
        Some("RequestVersionDeprecated" | "RequestVersionTooHigh" | "RequestVersionTooLow") => {
            FailureCode::SamlVersion
        }
        _ => FailureCode::SamlRefused,
    }
}
