//! The checks of a test login: each by its clause, in the order in which the first that fails decides.

use crate::failure::FailureCode;
use crate::login::verdict::{CheckStatus, CheckView};

macro_rules! clauses {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $label:literal, $clause:literal, $code:ident;)+) => {
        /// What is checked. The order is the order of decision.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Clause {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Clause {
            const fn text(self) -> (&'static str, &'static str, &'static str, FailureCode) {
                match self {
                    $(Self::$variant => ($id, $label, $clause, FailureCode::$code),)+
                }
            }
        }
    };
}

clauses! {
    /// The answer came to the redirect URI that was sent.
    Answered = "redirect_uri", "Answered at the redirect URI", "RFC 6749 §4.1.2", LoginNotAnAnswer;
    /// The answer carries the state that was sent.
    State = "state", "State returned", "RFC 6749 §10.12", LoginStateMismatch;
    /// The answer names the issuer that was asked, where it names one.
    AnswerIssuer = "answer_issuer", "Answered by the issuer that was asked", "RFC 9207 §2.4", IdTokenIssuer;
    /// The answer is no error.
    NoError = "error", "No error", "RFC 6749 §4.1.2.1", LoginRefused;
    /// The code verifier was accepted together with the code.
    CodeVerifier = "code_verifier", "Code verifier accepted", "RFC 7636 §4.6", LoginVerifier;
    /// The token is signed with RS256.
    Algorithm = "algorithm", "Signed with RS256", "OpenID Connect Core §3.1.3.7, 7", IdTokenAlgorithm;
    /// The signing key is published.
    SigningKey = "signing_key", "Signing key published", "OpenID Connect Core §10.1", IdTokenKeyUnknown;
    /// The signing key has at least 2048 bits.
    KeySize = "key_size", "Signing key long enough", "RFC 7518 §3.3", IdTokenAlgorithm;
    /// The signature fits.
    Signature = "signature", "Signature", "OpenID Connect Core §3.1.3.7, 6", IdTokenSignature;
    /// The signing key signs for the issuer.
    KeyIssuer = "key_issuer", "Signing key belongs to the issuer", "Microsoft identity platform, key issuer", IdTokenKeyIssuer;
    /// The token is from the directory that is being connected.
    Tenant = "tenant", "Directory (tenant) ID", "Microsoft identity platform, tid", IdTokenTenant;
    /// The issuer is exactly the one asked.
    Issuer = "issuer", "Issuer", "OpenID Connect Core §3.1.3.7, 2", IdTokenIssuer;
    /// The token is for this application and no other.
    Audience = "audience", "Audience", "OpenID Connect Core §3.1.3.7, 3", IdTokenAudience;
    /// The party it was issued to is this application, where it is named.
    AuthorizedParty = "authorized_party", "Authorised party", "OpenID Connect Core §3.1.3.7, 4 and 5", IdTokenAudience;
    /// The token answers this request.
    Nonce = "nonce", "Nonce", "OpenID Connect Core §3.1.3.7, 11", IdTokenNonce;
    /// The token has not expired.
    Expiry = "expiry", "Not expired", "OpenID Connect Core §3.1.3.7, 9", IdTokenExpired;
    /// The token is valid already.
    NotBefore = "not_before", "Valid already", "RFC 7519 §4.1.5 and §4.1.6", IdTokenNotYetValid;
    /// The token belongs to the access token beside it.
    AccessTokenHash = "at_hash", "Access token hash", "OpenID Connect Core §3.1.3.8", IdTokenHash;
    /// The token belongs to the code beside it.
    CodeHash = "c_hash", "Code hash", "OpenID Connect Core §3.3.2.11", IdTokenHash;
    /// The OpenID Connect library accepts the token as well.
    Whole = "id_token", "ID token accepted as a whole", "OpenID Connect Core §3.1.3.7", IdTokenMalformed;

    /// The answer carries the `RelayState` that was sent.
    RelayState = "relay_state", "RelayState returned", "SAML bindings §3.5.3", LoginStateMismatch;
    /// The answer carries the `wctx` that was sent.
    Context = "wctx", "wctx returned", "WS-Federation §13.2.2", LoginStateMismatch;
    /// The answer is no refusal.
    Status = "status", "Status is success", "SAML core §3.2.2.2", LoginRefused;
    /// The answer is SAML 2.0.
    Version = "version", "Version", "SAML core §3.2.2", SamlVersion;
    /// The answer names the issuer that was asked, where it names one.
    ResponseIssuer = "response_issuer", "Issuer of the response", "SAML profiles §4.1.4.2", SamlIssuer;
    /// The answer was sent to the address that was asked for.
    Destination = "destination", "Destination", "SAML bindings §3.5.5.2", SamlDestination;
    /// The answer belongs to this request.
    InResponseTo = "in_response_to", "Answers this request", "SAML core §3.2.2", SamlInResponseTo;
    /// The token was issued for this service, where the answer says so.
    AppliesTo = "applies_to", "Issued for this service", "WS-Federation §13.2.3", WsFedAppliesTo;
    /// The time that the answer states for itself includes now.
    Lifetime = "lifetime", "Lifetime", "WS-Trust §4.4", WsFedLifetime;
    /// Nothing is encrypted.
    Readable = "encryption", "Not encrypted", "SAML core §2.3.4", SamlEncrypted;
    /// There is one assertion.
    OneAssertion = "assertion", "Exactly one assertion", "SAML profiles §4.1.4.2", SamlAssertionCount;
    /// What is read is signed.
    Signed = "signed", "Signed", "SAML profiles §4.1.3.5", SamlUnsigned;
    /// The signature covers exactly what is read.
    Covered = "covered", "Signature covers what is read", "SAML core §5.4.2", SamlWrapped;
    /// The signature's methods are allowed.
    SignatureMethod = "signature_method", "Signed with RSA and SHA-256", "SAML core §5.4, XML Signature §6.4.2", SamlAlgorithm;
    /// The signature's method is not SHA-1, or SHA-1 is allowed.
    NoSha1 = "sha1", "Not signed with SHA-1", "NIST SP 800-131A, 3", SamlSha1;
    /// The signing certificate is among those of the metadata.
    SigningCertificate = "signing_certificate", "Signing certificate listed in the metadata", "SAML metadata §2.4.1.1", SamlSigningCertificateUnknown;
    /// The signing key has at least 2048 bits.
    CertificateKeySize = "certificate_key_size", "Signing key long enough", "NIST SP 800-131A, 3", SamlWeakKey;
    /// The signature fits.
    AssertionSignature = "assertion_signature", "Signature", "SAML core §5.2", SamlSignature;
    /// The signing certificate is valid now.
    CertificateValid = "certificate_valid", "Signing certificate not expired", "RFC 5280 §4.1.2.5", FederationCertificateExpired;
    /// The assertion names the issuer that was asked.
    AssertionIssuer = "assertion_issuer", "Issuer of the assertion", "SAML profiles §4.1.4.2", SamlIssuer;
    /// Every condition is one that is understood.
    Conditions = "conditions", "Conditions understood", "SAML core §2.5.1.1", SamlCondition;
    /// The assertion is for this service.
    AudienceRestriction = "audience_restriction", "Audience", "SAML profiles §4.1.4.2", SamlAudience;
    /// The subject is confirmed by whoever bears the assertion.
    Bearer = "bearer", "Confirmed by its bearer", "SAML profiles §4.1.4.2", SamlBearer;
    /// The assertion may be delivered here.
    Recipient = "recipient", "Recipient", "SAML profiles §4.1.4.2", SamlRecipient;
    /// The subject's confirmation belongs to this request.
    ConfirmationInResponseTo = "confirmation_in_response_to", "Confirmation answers this request", "SAML profiles §4.1.4.2", SamlInResponseTo;
    /// The subject's confirmation may be used still.
    ConfirmationExpiry = "confirmation_expiry", "Confirmation not expired", "SAML profiles §4.1.4.2", SamlExpired;
    /// The assertion is valid already.
    AssertionNotBefore = "assertion_not_before", "Valid already", "SAML core §2.5.1.2", SamlNotYetValid;
    /// The assertion has not expired.
    AssertionExpiry = "assertion_expiry", "Not expired", "SAML core §2.5.1.2", SamlExpired;
    /// The assertion is from the directory that is being connected.
    AssertionTenant = "assertion_tenant", "Directory (tenant) ID", "Microsoft identity platform, tenantid", SamlTenant;
}

impl Clause {
    /// The failure that a failed check stands for.
    pub(crate) const fn code(self) -> FailureCode {
        self.text().3
    }
}

/// Checks as they were made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Checks(Vec<(Clause, CheckView)>);

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

    /// The first check that failed, in the order of decision.
    pub(crate) fn first_failed(&self) -> Option<(Clause, &CheckView)> {
        self.0
            .iter()
            .filter(|(_, check)| check.status == CheckStatus::Fail)
            .min_by_key(|(clause, _)| *clause)
            .map(|(clause, check)| (*clause, check))
    }

    /// All of them, in the order of decision.
    pub(crate) fn into_views(mut self) -> Vec<CheckView> {
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
        let (id, label, source, _) = clause.text();
        let check = CheckView {
            id: id.to_owned(),
            label: label.to_owned(),
            clause: source.to_owned(),
            status,
            expected,
            received,
        };
        self.0.push((clause, check));
    }
}
