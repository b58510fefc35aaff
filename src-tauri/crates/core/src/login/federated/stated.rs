//! What a response or an assertion says of itself: the provider that it names, its signature by the certificate that it
//! brings along, its conditions against one another.

use chrono::{DateTime, Utc};
use url::Url;

use super::{
    Confirmed, Federation, NameIdContract, conditions, tenant_named, unreadable, unreadable_xml,
    verified,
};
use crate::entra::federation::FederationMetadata;
use crate::entra::federation::certificate::SigningCertificate;
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::login::Expect;
use crate::login::assertion::{Assertion, is_encrypted};
use crate::login::check::Checks;
use crate::login::stated::{IN_AN_ASSERTION, Stated, Unchecked};
use crate::login::warning::Warning;
use crate::login::xml_signature::Bergshamra;
use crate::xml::{Element, Xml, ns};

/// An assertion that nobody verified, with what it says in the place of what is usually known.
pub(crate) struct Own {
    assertion: Assertion,
    provider: FederationMetadata,
    audience: String,
    name_id: NameIdContract,
}

/// Judges an assertion that came alone.
pub(crate) fn assertion(text: &str, now: DateTime<Utc>) -> Stated {
    let xml = match Xml::parse(text.as_bytes()) {
        Ok(xml) => xml,
        Err(error) => {
            return Stated::refused(unreadable_xml(&error, FailureCode::SamlMalformed));
        }
    };
    let Some(element) = xml.root() else {
        return Stated::refused(Failure::new(FailureCode::SamlMalformed));
    };
    if is_encrypted(element) {
        return Stated::refused(Failure::new(FailureCode::SamlEncrypted));
    }
    match Own::read(element, element) {
        Ok(own) => own.judge(element, element, Confirmed::Borne, now),
        Err(failure) => Stated::refused(failure),
    }
}

impl Own {
    /// Reads the `assertion` of a message.
    ///
    /// # Errors
    ///
    /// Fails with `saml.malformed` or `saml.version` where it cannot be read.
    pub(crate) fn read(message: Element<'_>, assertion: Element<'_>) -> Result<Self, Failure> {
        let assertion = Assertion::unverified(assertion).map_err(unreadable)?;
        Ok(Self {
            provider: provider(&assertion.issuer, certificates(message)),
            audience: audience(&assertion),
            name_id: NameIdContract::default(),
            assertion,
        })
    }

    /// What it would be held against.
    pub(crate) fn federation(&self, now: DateTime<Utc>) -> Federation<'_> {
        Federation {
            metadata: &self.provider,
            expect: match self.provider.tenant() {
                Some(tenant) => Expect::Entra { tenant },
                None => Expect::Foreign,
            },
            audience: self.audience.strip_prefix("spn:").unwrap_or(&self.audience),
            name_id: &self.name_id,
            allow_sha1: false,
            now,
            library: &Bergshamra,
        }
    }

    /// Where its first confirmation lets it be delivered.
    pub(crate) fn recipient(&self) -> Option<&str> {
        let mut confirmations = self.assertion.confirmations.iter();
        confirmations.find_map(|confirmation| confirmation.recipient.as_deref())
    }

    /// Judges it, and the signatures of the `message` that it came in.
    pub(crate) fn judge(
        &self,
        message: Element<'_>,
        element: Element<'_>,
        confirmed: Confirmed<'_>,
        now: DateTime<Utc>,
    ) -> Stated {
        let federation = self.federation(now);
        let mut stated = Stated::default();
        signature(&mut stated, message, element, federation);
        let mut checks = Checks::default();
        conditions::judge(&mut checks, &self.assertion, federation, confirmed);
        stated.checked(checks);
        stated.claimed(&self.assertion.claims(), &IN_AN_ASSERTION);
        let odd = self.assertion.odd_parts.iter();
        stated.warnings.extend(odd.map(Warning::from));
        let named = tenant_named(&self.assertion).map(str::to_owned);
        stated.tenant = named.or_else(|| Some(self.provider.tenant()?.to_string()));
        stated.audience = Some(self.audience.clone()).filter(|audience| !audience.is_empty());
        stated.unchecked.extend([
            Unchecked::Audience,
            Unchecked::Claims,
            Unchecked::Issuer,
            Unchecked::Request,
        ]);
        stated
    }
}

/// The signature by the certificate that the message brings along: that the message is whole, and no more. Without such a
/// certificate nobody here can tell.
fn signature(
    stated: &mut Stated,
    message: Element<'_>,
    assertion: Element<'_>,
    federation: Federation<'_>,
) {
    let signed = message
        .descendants()
        .any(|element| element.is(ns::SIGNATURE, "Signature"));
    // The signature of an assertion that was taken out of its message may have stayed around it.
    let taken_out = message == assertion && !signed;
    if taken_out || (signed && federation.metadata.certificates.is_empty()) {
        return stated.unchecked.push(Unchecked::Signature);
    }
    let mut checks = Checks::default();
    verified(&mut checks, message, Some(assertion), federation);
    stated.checked(checks);
    if signed {
        stated.unchecked.push(Unchecked::Signer);
    }
}

/// The provider as the assertion names it. Of an issuer with an application's ID, the directory's own.
fn provider(issuer: &str, certificates: Vec<SigningCertificate>) -> FederationMetadata {
    FederationMetadata {
        entity_id: of_directory(issuer).unwrap_or_else(|| issuer.to_owned()),
        single_sign_on: Vec::new(),
        single_logout: Vec::new(),
        passive_requestor: None,
        certificates,
        valid_until: None,
        oddities: Vec::new(),
    }
}

/// `https://sts.windows.net/{tid}/` of `https://sts.windows.net/{tid}/{appid}`.
fn of_directory(issuer: &str) -> Option<String> {
    let url = Url::parse(issuer).ok()?;
    let mut segments = url.path_segments()?;
    TenantId::parse(segments.next()?)?;
    let application = segments.next().filter(|segment| !segment.is_empty())?;
    TenantId::parse(application)?;
    let end = issuer.rfind(application)?;
    Some(issuer[..end].to_owned())
}

/// Every certificate that stands in a message's signatures, each once.
fn certificates(message: Element<'_>) -> Vec<SigningCertificate> {
    let mut certificates: Vec<SigningCertificate> = Vec::new();
    let written = message
        .descendants()
        .filter(|element| element.is(ns::SIGNATURE, "X509Certificate"))
        .filter_map(Element::text);
    for text in written {
        if let Ok(certificate) = SigningCertificate::from_base64(&text)
            && !certificates.contains(&certificate)
        {
            certificates.push(certificate);
        }
    }
    certificates
}

/// The service that every restriction names, or the first that any does.
fn audience(assertion: &Assertion) -> String {
    let restrictions = &assertion.conditions.audience_restrictions;
    let all: Vec<&String> = restrictions.iter().flatten().collect();
    let in_each = |audience: &&&String| {
        restrictions
            .iter()
            .all(|restriction| restriction.contains(audience))
    };
    let audience = all.iter().find(in_each).or(all.first());
    audience
        .map(|audience| (*audience).clone())
        .unwrap_or_default()
}
