//! The checks of a test login: each by its clause, in the order in which the first that fails decides.

use crate::failure::FailureCode;
use crate::view::{CheckStatus, CheckView};

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
