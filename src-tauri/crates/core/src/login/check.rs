//! The checks of a test login: each by its clause, in the order in which the first that fails decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entra::difference::Difference;
use crate::failure::{Failure, FailureCode, Flaw, NextAction};
use crate::limits;
use crate::step::Step;

/// In place of a value that is not there.
const ABSENT: &str = "–";

/// The flaw of a check that failed.
const FLAW: &str = "check";

/// One check of the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Stable id, such as `issuer`.
    pub id: String,
    /// How it went.
    pub status: CheckStatus,
    /// The value that was expected.
    pub expected: Option<String>,
    /// The value that was received.
    pub received: Option<String>,
}

impl Check {
    /// The failed check that `flaw` tells of; none where it tells of something else.
    pub(crate) fn of_flaw(flaw: &Flaw) -> Option<Self> {
        let fact = |name| flaw.facts.get(name).cloned();
        (flaw.id == FLAW).then_some(Self {
            id: fact("check")?,
            status: CheckStatus::Fail,
            expected: fact("expected"),
            received: fact("received"),
        })
    }

    /// The failure that it stands for, where it failed; none for a check that only another version makes.
    pub(crate) fn failure(&self) -> Option<Failure> {
        let clause = Clause::from_id(&self.id)?;
        let value = |value: &Option<String>| value.clone().unwrap_or_else(|| ABSENT.to_owned());
        let expected = value(&self.expected);
        let received: String = value(&self.received)
            .chars()
            .take(limits::KEPT_TEXT)
            .collect();
        let unit = clause.unit().unwrap_or_default();
        let difference = clause.difference(&expected, &received);
        let application = match difference {
            Some(Difference::ApplicationId(application)) => application.to_string(),
            _ => String::new(),
        };
        let facts = [
            ("expected", expected.as_str()),
            ("received", &received),
            ("unit", unit),
            ("difference", difference.map_or("", Difference::id)),
            ("application", &application),
        ];
        let [expected, received, ..] = facts;
        let flaw = Flaw::new(FLAW, &[("check", &self.id), expected, received]);
        let failure = Failure::with(clause.code_for(difference), &facts).because(flaw);
        Some(match difference {
            Some(known) if known.is_of_one_directory() && leads_to_the_directory(&failure) => {
                failure.then(NextAction::Retry)
            }
            _ => failure,
        })
    }

    /// The clause it comes from; none for a check that only another version makes.
    #[must_use]
    pub fn clause(&self) -> Option<&'static str> {
        Clause::from_id(&self.id).map(Clause::source)
    }
}

/// Whether the next action is to choose another directory.
const fn leads_to_the_directory(failure: &Failure) -> bool {
    matches!(
        failure.next,
        NextAction::GoTo {
            step: Step::Tenant,
            ..
        }
    )
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CheckStatus {
    /// As expected.
    Pass,
    /// Not as expected.
    Fail,
    /// Not made, because an earlier one failed or it does not apply.
    Skipped,
}

macro_rules! clauses {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $source:literal, $code:ident;)+) => {
        /// What is checked. The order is the order of decision.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Clause {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Clause {
            /// All of them, in the order of decision.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant,)+];

            const fn row(self) -> (&'static str, &'static str, FailureCode) {
                match self {
                    $(Self::$variant => ($id, $source, FailureCode::$code),)+
                }
            }
        }
    };
}

clauses! {
    /// The answer came to the redirect URI that was sent.
    Answered = "redirect_uri", "RFC 6749 §4.1.2", LoginNotAnAnswer;
    /// The answer carries the state that was sent.
    State = "state", "RFC 6749 §10.12", LoginStateMismatch;
    /// The answer names the issuer that was asked, where it names one.
    AnswerIssuer = "answer_issuer", "RFC 9207 §2.4", IdTokenIssuer;
    /// The answer is no error.
    NoError = "error", "RFC 6749 §4.1.2.1", LoginRefused;
    /// The code verifier was accepted together with the code.
    CodeVerifier = "code_verifier", "RFC 7636 §4.6", LoginVerifier;
    /// The token is signed with RS256.
    Algorithm = "algorithm", "OpenID Connect Core §3.1.3.7, 7", IdTokenAlgorithm;
    /// The signing key is published.
    SigningKey = "signing_key", "OpenID Connect Core §10.1", IdTokenKeyUnknown;
    /// The signing key has at least 2048 bits.
    KeySize = "key_size", "RFC 7518 §3.3", IdTokenAlgorithm;
    /// The signature fits.
    Signature = "signature", "OpenID Connect Core §3.1.3.7, 6", IdTokenSignature;
    /// The signing key signs for the issuer.
    KeyIssuer = "key_issuer", "Microsoft identity platform, key issuer", IdTokenKeyIssuer;
    /// The token is from the directory that is being connected.
    Tenant = "tenant", "Microsoft identity platform, tid", IdTokenTenant;
    /// The issuer is exactly the one asked.
    Issuer = "issuer", "OpenID Connect Core §3.1.3.7, 2", IdTokenIssuer;
    /// The token is for this application and no other.
    Audience = "audience", "OpenID Connect Core §3.1.3.7, 3", IdTokenAudience;
    /// The party it was issued to is this application, where it is named.
    AuthorizedParty = "authorized_party", "OpenID Connect Core §3.1.3.7, 4 and 5", IdTokenAudience;
    /// The token answers this request.
    Nonce = "nonce", "OpenID Connect Core §3.1.3.7, 11", IdTokenNonce;
    /// The token has not expired.
    Expiry = "expiry", "OpenID Connect Core §3.1.3.7, 9", IdTokenExpired;
    /// The token is valid already.
    NotBefore = "not_before", "RFC 7519 §4.1.5 and §4.1.6", IdTokenNotYetValid;
    /// The token belongs to the access token beside it.
    AccessTokenHash = "at_hash", "OpenID Connect Core §3.1.3.8", IdTokenHash;
    /// The token belongs to the code beside it.
    CodeHash = "c_hash", "OpenID Connect Core §3.3.2.11", IdTokenHash;
    /// The OpenID Connect library accepts the token as well.
    Whole = "id_token", "OpenID Connect Core §3.1.3.7", IdTokenMalformed;

    /// The answer carries the `RelayState` that was sent.
    RelayState = "relay_state", "SAML bindings §3.5.3", LoginStateMismatch;
    /// The answer carries the `wctx` that was sent.
    Context = "wctx", "WS-Federation §13.2.2", LoginStateMismatch;
    /// The answer is no refusal.
    Status = "status", "SAML core §3.2.2.2", LoginRefused;
    /// The answer is SAML 2.0.
    Version = "version", "SAML core §3.2.2", SamlVersion;
    /// The answer names the issuer that was asked, where it names one.
    ResponseIssuer = "response_issuer", "SAML profiles §4.1.4.2", SamlIssuer;
    /// The answer was sent to the address that was asked for.
    Destination = "destination", "SAML bindings §3.5.5.2", SamlDestination;
    /// The answer belongs to this request.
    InResponseTo = "in_response_to", "SAML core §3.2.2", SamlInResponseTo;
    /// The token was issued for this service, where the answer says so.
    AppliesTo = "applies_to", "WS-Federation §13.2.3", WsFedAppliesTo;
    /// The time that the answer states for itself includes now.
    Lifetime = "lifetime", "WS-Trust §4.4", WsFedLifetime;
    /// Nothing is encrypted.
    Readable = "encryption", "SAML core §2.3.4", SamlEncrypted;
    /// There is one assertion.
    OneAssertion = "assertion", "SAML profiles §4.1.4.2", SamlAssertionCount;
    /// What is read is signed.
    Signed = "signed", "SAML profiles §4.1.3.5", SamlUnsigned;
    /// The signature covers exactly what is read.
    Covered = "covered", "SAML core §5.4.2", SamlWrapped;
    /// The signature's methods are allowed.
    SignatureMethod = "signature_method", "SAML core §5.4, XML Signature §6.4.2", SamlAlgorithm;
    /// The signature's method is not SHA-1, or SHA-1 is allowed.
    NoSha1 = "sha1", "NIST SP 800-131A, 3", SamlSha1;
    /// The signing certificate is among those of the metadata.
    SigningCertificate = "signing_certificate", "SAML metadata §2.4.1.1", SamlSigningCertificateUnknown;
    /// The signing key has at least 2048 bits.
    CertificateKeySize = "certificate_key_size", "NIST SP 800-131A, 3", SamlWeakKey;
    /// The white space in what is signed is as it was.
    WhiteSpace = "white_space", "XML Signature §8.1, SAML core §5.4.3", SamlWhiteSpace;
    /// The signature fits.
    AssertionSignature = "assertion_signature", "SAML core §5.2", SamlSignature;
    /// The signing certificate is valid now.
    CertificateValid = "certificate_valid", "RFC 5280 §4.1.2.5", FederationCertificateExpired;
    /// The federation metadata may still be used, where it says until when.
    MetadataValid = "metadata_valid", "SAML metadata §2.3.2", FederationMetadataExpired;
    /// The assertion names the issuer that was asked.
    AssertionIssuer = "assertion_issuer", "SAML profiles §4.1.4.2", SamlIssuer;
    /// Every condition is one that is understood.
    Conditions = "conditions", "SAML core §2.5.1.1", SamlCondition;
    /// The assertion is for this service.
    AudienceRestriction = "audience_restriction", "SAML profiles §4.1.4.2", SamlAudience;
    /// The subject is confirmed by whoever bears the assertion.
    Bearer = "bearer", "SAML profiles §4.1.4.2", SamlBearer;
    /// The assertion may be delivered here.
    Recipient = "recipient", "SAML profiles §4.1.4.2", SamlRecipient;
    /// The subject's confirmation belongs to this request.
    ConfirmationInResponseTo = "confirmation_in_response_to", "SAML profiles §4.1.4.2", SamlInResponseTo;
    /// The subject's confirmation may be used still.
    ConfirmationExpiry = "confirmation_expiry", "SAML profiles §4.1.4.2", SamlExpired;
    /// The assertion is valid already.
    AssertionNotBefore = "assertion_not_before", "SAML core §2.5.1.2", SamlNotYetValid;
    /// The assertion has not expired.
    AssertionExpiry = "assertion_expiry", "SAML core §2.5.1.2", SamlExpired;
    /// The assertion is from the directory that is being connected.
    AssertionTenant = "assertion_tenant", "Microsoft identity platform, tenantid", SamlTenant;
}

impl Clause {
    /// The clause of the check with this id.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|clause| clause.id() == id)
    }

    /// Stable id of its check.
    pub(crate) const fn id(self) -> &'static str {
        self.row().0
    }

    /// Where it stands written.
    pub(crate) const fn source(self) -> &'static str {
        self.row().1
    }

    /// In what its values are counted, where they are numbers.
    pub(crate) const fn unit(self) -> Option<&'static str> {
        match self {
            Self::CertificateKeySize | Self::KeySize => Some("bit"),
            _ => None,
        }
    }

    /// What is known to lie between what it wants and what came.
    fn difference(self, expected: &str, received: &str) -> Option<Difference> {
        match self {
            Self::AnswerIssuer
            | Self::Issuer
            | Self::KeyIssuer
            | Self::ResponseIssuer
            | Self::AssertionIssuer => Difference::between_issuers(expected, received),
            Self::Answered | Self::Destination | Self::Recipient => {
                Difference::between_addresses(expected, received)
            }
            Self::Audience
            | Self::AuthorizedParty
            | Self::AppliesTo
            | Self::AudienceRestriction => Difference::between_audiences(expected, received),
            Self::Tenant | Self::AssertionTenant => {
                Difference::between_directories(expected, received)
            }
            _ => None,
        }
    }

    /// The failure that a failed check stands for, where a known difference has one of its own.
    const fn code_for(self, difference: Option<Difference>) -> FailureCode {
        match (self.code(), difference) {
            (FailureCode::SamlIssuer, Some(Difference::ApplicationId(_))) => {
                FailureCode::SamlIssuerWithApplicationId
            }
            (FailureCode::IdTokenIssuer, Some(Difference::Version1)) => {
                FailureCode::IdTokenIssuerOfVersion1
            }
            (code, _) => code,
        }
    }

    /// The failure that a failed check stands for.
    pub(crate) const fn code(self) -> FailureCode {
        self.row().2
    }
}

/// Checks as they were made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Checks(Vec<(Clause, Check)>);

impl Checks {
    /// Records a check that was made.
    pub(crate) fn judge(
        &mut self,
        clause: Clause,
        passed: bool,
        expected: impl Into<Option<String>>,
        received: impl Into<Option<String>>,
    ) {
        let status = if passed {
            CheckStatus::Pass
        } else {
            CheckStatus::Fail
        };
        self.record(clause, status, expected.into(), received.into());
    }

    /// Records a check that was not made, because an earlier one failed or it does not apply.
    pub(crate) fn skip(&mut self, clause: Clause) {
        self.record(clause, CheckStatus::Skipped, None, None);
    }

    /// Takes over what was checked elsewhere.
    pub(crate) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Whether the check of `clause` was made and passed.
    pub(crate) fn has_passed(&self, clause: Clause) -> bool {
        self.0
            .iter()
            .any(|(made, check)| *made == clause && check.status == CheckStatus::Pass)
    }

    /// The first check that failed, in the order of decision.
    pub(crate) fn first_failed(&self) -> Option<(Clause, &Check)> {
        self.0
            .iter()
            .filter(|(_, check)| check.status == CheckStatus::Fail)
            .min_by_key(|(clause, _)| *clause)
            .map(|(clause, check)| (*clause, check))
    }

    /// The failures of those that failed, in the order of decision.
    pub(crate) fn into_failures(self) -> Vec<Failure> {
        let failed = self.into_list().into_iter();
        let failed = failed.filter(|check| check.status == CheckStatus::Fail);
        failed.filter_map(|check| check.failure()).collect()
    }

    /// All of them, in the order of decision.
    pub(crate) fn into_list(mut self) -> Vec<Check> {
        self.0.sort_by_key(|(clause, _)| *clause);
        self.0.into_iter().map(|(_, check)| check).collect()
    }

    fn record(
        &mut self,
        clause: Clause,
        status: CheckStatus,
        expected: Option<String>,
        received: Option<String>,
    ) {
        let check = Check {
            id: clause.id().to_owned(),
            status,
            expected,
            received,
        };
        self.0.push((clause, check));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(id: &str, expected: &str, received: &str) -> Failure {
        let check = Check {
            id: id.to_owned(),
            status: CheckStatus::Fail,
            expected: Some(expected.to_owned()),
            received: Some(received.to_owned()),
        };
        check.failure().unwrap()
    }

    #[test]
    fn an_application_id_behind_the_issuer_is_a_failure_of_its_own_with_the_id() {
        let expected = "https://sts.windows.net/11111111-2222-3333-4444-555555555555/";
        let application = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        for id in ["response_issuer", "assertion_issuer"] {
            let failure = failed(id, expected, &format!("{expected}{application}"));

            assert_eq!(failure.code, FailureCode::SamlIssuerWithApplicationId);
            assert_eq!(failure.facts["application"], application);
        }
    }

    #[test]
    fn an_issuer_of_the_same_directory_does_not_lead_to_the_choice_of_another() {
        let version_2 =
            "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";
        let version_1 = "https://sts.windows.net/11111111-2222-3333-4444-555555555555/";
        let other = version_1.replace("11111111", "99999999");

        assert_eq!(
            failed("issuer", version_2, version_1).code,
            FailureCode::IdTokenIssuerOfVersion1
        );
        let spelled = failed(
            "assertion_issuer",
            version_1,
            version_1.trim_end_matches('/'),
        );
        assert_eq!(spelled.next, NextAction::Retry);
        let stranger = failed("assertion_issuer", version_1, &other);
        assert!(leads_to_the_directory(&stranger));
        assert_eq!(stranger.facts["difference"], "directory");
    }
}
