//! Every stable failure code, once. Codes are `area.reason`; one is never renamed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal,)+) => {
        /// The stable name of a failure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        pub enum FailureCode {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $variant,)+
        }

        impl FailureCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is written everywhere.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

codes! {
    /// Entra knows no application with this client ID in this tenant (700016).
    ApplicationUnknown = "application.unknown",
    /// The application is switched off in this tenant (7000112, 70001).
    ApplicationDisabled = "application.disabled",
    /// The registration has no service principal in this tenant (7000229).
    ApplicationNotInstalled = "application.not_installed",
    /// The Azure CLI is not installed here.
    AzureCliMissing = "azure_cli.missing",
    /// The Azure CLI is installed, but nobody is signed in with it.
    AzureCliSignedOut = "azure_cli.signed_out",
    /// No browser could be started.
    BrowserNotOpened = "browser.not_opened",
    /// The file is not a connection bundle.
    BundleMalformed = "bundle.malformed",
    /// The bundle does not have the SHA-256 it states.
    BundleDigest = "bundle.digest",
    /// The bundle needs a newer Consentry.
    BundleVersion = "bundle.version",
    /// The bundle is larger or deeper than any bundle.
    BundleTooLarge = "bundle.too_large",
    /// The bundle holds no sealed secret.
    BundleNotSealed = "bundle.not_sealed",
    /// The passphrase or key does not open the sealed secret.
    BundleWrongKey = "bundle.wrong_key",
    /// The recipient's key is not an age recipient.
    BundleRecipientMalformed = "bundle.recipient_malformed",
    /// The bundle could not be written.
    BundleUnwritable = "bundle.unwritable",
    /// No name server answered.
    CheckDnsSilent = "check.dns_silent",
    /// Another of this person's set-ups holds the same domain.
    CheckDomainTaken = "check.domain_taken",
    /// The host does not answer by HTTPS.
    CheckHostSilent = "check.host_silent",
    /// The text is no token that can be read.
    CheckNotAToken = "check.not_a_token",
    /// A rehearsal asks nobody outside this computer.
    CheckNotInRehearsal = "check.not_in_rehearsal",
    /// It belongs to another directory than the one that is being connected.
    CheckOtherTenant = "check.other_tenant",
    /// The token holds nothing at the places where the service puts it.
    CheckTokenLacks = "check.token_lacks",
    /// A value that is to be looked at is not known yet.
    CheckTooEarly = "check.too_early",
    /// The domain has no such TXT record.
    CheckTxtMissing = "check.txt_missing",
    /// The value has another shape than it usually has.
    CheckUnusual = "check.unusual",
    /// The token has no claim that the service could use as e-mail address.
    ClaimsEmailMissing = "claims.email_missing",
    /// Only an administrator may grant this consent (90094, 90093, 90095).
    ConsentAdminRequired = "consent.admin_required",
    /// Nobody has granted consent yet (65001).
    ConsentMissing = "consent.missing",
    /// What was pasted is not the address one lands on after consent.
    ConsentNotALanding = "consent.not_a_landing",
    /// The person declined (65004, `access_denied`).
    ConsentRefused = "consent.refused",
    /// The answer does not carry the state that was sent.
    ConsentStateMismatch = "consent.state_mismatch",
    /// Consent was granted in another directory.
    ConsentWrongTenant = "consent.wrong_tenant",
    /// Every certificate that the provider publishes for signing has expired.
    FederationCertificateExpired = "federation.certificate_expired",
    /// Every certificate that the provider publishes for signing becomes valid later.
    FederationCertificateNotYetValid = "federation.certificate_not_yet_valid",
    /// The federation metadata names no address for this kind of sign-in.
    FederationEndpointMissing = "federation.endpoint_missing",
    /// What came is no federation metadata, or one without a certificate.
    FederationMetadataMalformed = "federation.metadata_malformed",
    /// Nothing is published at the address of the federation metadata.
    FederationMetadataNotFound = "federation.metadata_not_found",
    /// The metadata publishes the certificates that are in use already.
    FederationNotReplaced = "federation.not_replaced",
    /// What was pasted is not an App Federation Metadata Url.
    FederationUrlMalformed = "federation.url_malformed",
    /// Something that should not happen happened in Consentry.
    InternalDefect = "internal.defect",
    /// The token's signature does not fit the published key.
    IdTokenSignature = "id_token.signature",
    /// The token is signed by a key that the tenant does not publish.
    IdTokenKeyUnknown = "id_token.signing_key_unknown",
    /// The signing key belongs to another issuer.
    IdTokenKeyIssuer = "id_token.key_issuer",
    /// The token is signed by another algorithm than RS256.
    IdTokenAlgorithm = "id_token.algorithm",
    /// The token is from another issuer.
    IdTokenIssuer = "id_token.issuer",
    /// The token is for another application.
    IdTokenAudience = "id_token.audience",
    /// The token is from another directory.
    IdTokenTenant = "id_token.tenant",
    /// The token answers another request.
    IdTokenNonce = "id_token.nonce",
    /// The token has expired.
    IdTokenExpired = "id_token.expired",
    /// The token is not valid yet.
    IdTokenNotYetValid = "id_token.not_yet_valid",
    /// What came is not an ID token.
    IdTokenMalformed = "id_token.malformed",
    /// The token endpoint sent no ID token.
    IdTokenAbsent = "id_token.absent",
    /// A hash in the token does not fit what came with it.
    IdTokenHash = "id_token.hash",
    /// The keyring is locked.
    KeyringLocked = "keyring.locked",
    /// The keyring failed.
    KeyringFailed = "keyring.failed",
    /// A policy blocks the sign-in (Conditional Access, 53003 and its kin).
    LoginBlockedByPolicy = "login.blocked_by_policy",
    /// The person cancelled on the sign-in page.
    LoginDeclined = "login.declined",
    /// The account is not in this directory (50020, 50034, 90072).
    LoginAccountNotInTenant = "login.account_not_in_tenant",
    /// Another proof of identity is needed (MFA).
    LoginMfaRequired = "login.mfa_required",
    /// Nobody answered in time.
    LoginTimedOut = "login.timed_out",
    /// The person closed the sign-in window.
    LoginWindowClosed = "login.window_closed",
    /// The answer does not carry the state that was sent.
    LoginStateMismatch = "login.state_mismatch",
    /// What was pasted is neither an answer nor an error.
    LoginNotAnAnswer = "login.not_an_answer",
    /// The code was used before or is too old (54005, 70008).
    LoginCodeSpent = "login.code_spent",
    /// The code verifier does not fit (501481).
    LoginVerifier = "login.verifier",
    /// The user is not assigned to the application (50105).
    LoginUserNotAssigned = "login.user_not_assigned",
    /// Somebody who should be refused got in.
    LoginOutsiderLetIn = "login.outsider_let_in",
    /// Entra or the provider refused for a reason without a sentence of its own.
    LoginRefused = "login.refused",
    /// The answer is one of another sign-in protocol.
    LoginWrongProtocol = "login.wrong_protocol",
    /// The address for the answer is taken on this computer.
    LoopbackUnavailable = "login.loopback_unavailable",
    /// Microsoft is asked too often (429).
    MicrosoftThrottled = "microsoft.throttled",
    /// Microsoft's service is down (5xx).
    MicrosoftUnavailable = "microsoft.unavailable",
    /// Microsoft's answer is not what its protocol promises.
    MicrosoftUnexpected = "microsoft.unexpected",
    /// A value that the model needs is missing.
    ModelInputMissing = "model.input_missing",
    /// A value that the model needs has the wrong form.
    ModelInputMalformed = "model.input_malformed",
    /// The service has no such model.
    ModelUnknown = "model.unknown",
    /// The host cannot be reached.
    NetworkUnreachable = "network.unreachable",
    /// The host did not answer in time.
    NetworkTimedOut = "network.timed_out",
    /// The practice tenant could not be started.
    PracticeNotStarted = "practice.not_started",
    /// The redirect URI is not registered (50011).
    RedirectUriNotRegistered = "redirect_uri.not_registered",
    /// The redirect URI has a form that Entra refuses.
    RedirectUriMalformed = "redirect_uri.malformed",
    /// The answer is signed, or transformed before signing, by a method that is not allowed.
    SamlAlgorithm = "saml.algorithm",
    /// The answer does not hold exactly one assertion.
    SamlAssertionCount = "saml.assertion_count",
    /// The assertion is for another service.
    SamlAudience = "saml.audience",
    /// The assertion does not confirm its subject by bearing it.
    SamlBearer = "saml.bearer",
    /// The assertion has a condition that nobody here understands.
    SamlCondition = "saml.condition",
    /// The answer was sent to another address.
    SamlDestination = "saml.destination",
    /// The assertion is encrypted.
    SamlEncrypted = "saml.encrypted",
    /// The assertion has expired.
    SamlExpired = "saml.expired",
    /// The answer belongs to another request.
    SamlInResponseTo = "saml.in_response_to",
    /// The answer or its assertion is from another issuer.
    SamlIssuer = "saml.issuer",
    /// What came is not a SAML answer.
    SamlMalformed = "saml.malformed",
    /// The assertion is not valid yet.
    SamlNotYetValid = "saml.not_yet_valid",
    /// The assertion may be delivered to another address only.
    SamlRecipient = "saml.recipient",
    /// The answer is signed with SHA-1, which the set-up does not allow.
    SamlSha1 = "saml.sha1",
    /// The signature does not fit the published certificate.
    SamlSignature = "saml.signature",
    /// The answer is signed with a certificate that the metadata does not list.
    SamlSigningCertificateUnknown = "saml.signing_certificate_unknown",
    /// The assertion is from another directory.
    SamlTenant = "saml.tenant",
    /// The answer is XML that can be read in more than one way.
    SamlUnsafeXml = "saml.unsafe_xml",
    /// Nothing in the answer is signed.
    SamlUnsigned = "saml.unsigned",
    /// The answer is of another version of SAML.
    SamlVersion = "saml.version",
    /// The signing key is too short.
    SamlWeakKey = "saml.weak_key",
    /// The signature covers something other than what would be read.
    SamlWrapped = "saml.wrapped",
    /// No such service profile.
    ServiceUnknown = "service.unknown",
    /// The service profile does not fit its schema.
    ServiceMalformed = "service.malformed",
    /// Something else is running; cancel it first.
    SetupBusy = "setup.busy",
    /// Another window or terminal has saved this set-up since it was opened here.
    SetupChangedElsewhere = "setup.changed_elsewhere",
    /// Nobody has signed in with the new credentials yet.
    SetupNextNotTried = "setup.next_not_tried",
    /// An earlier step comes first.
    SetupNotReady = "setup.not_ready",
    /// No set-up is open.
    SetupNoneOpen = "setup.none_open",
    /// Something that has to be done before this is not done.
    SetupTaskTooEarly = "setup.task_too_early",
    /// The task asks for something that was not said.
    SetupTaskUnsaid = "setup.task_unsaid",
    /// No such set-up here.
    SetupUnknown = "setup.unknown",
    /// The set-up on disk cannot be read.
    SetupUnreadable = "setup.unreadable",
    /// The set-up cannot be saved.
    SetupUnwritable = "setup.unwritable",
    /// A personal or free e-mail domain, which no directory owns.
    TenantConsumerDomain = "tenant.consumer_domain",
    /// Nothing was entered.
    TenantEmpty = "tenant.empty",
    /// An Entra External ID or Azure AD B2C address.
    TenantExternal = "tenant.external",
    /// What was entered is no domain, address or ID.
    TenantMalformed = "tenant.malformed",
    /// A sign-in address that names no particular directory.
    TenantNotSpecific = "tenant.not_specific",
    /// Microsoft knows no such directory in this cloud (90002).
    TenantUnknown = "tenant.unknown",
    /// The directory is in another cloud.
    TenantWrongCloud = "tenant.wrong_cloud",
    /// The Application (client) ID has the wrong form.
    TokenClientIdMalformed = "token.client_id_malformed",
    /// The Directory (tenant) ID stands where the Application (client) ID belongs.
    TokenClientIdIsTheTenant = "token.client_id_is_the_tenant",
    /// The Secret ID stands where the Value belongs.
    TokenSecretIsAnId = "token.secret_is_an_id",
    /// The new client secret is the one that is in use.
    TokenSecretNotReplaced = "token.secret_not_replaced",
    /// No secret was entered or sent.
    TokenSecretMissing = "token.secret_missing",
    /// The Value holds spaces or line breaks inside.
    TokenSecretHasSpaces = "token.secret_has_spaces",
    /// The Value is shown with asterisks: the hidden form was copied.
    TokenSecretIsHidden = "token.secret_is_hidden",
    /// The Value is too short or too long.
    TokenSecretLength = "token.secret_length",
    /// The secret's end lies in the past or out of reach.
    TokenSecretExpiryMalformed = "token.secret_expiry_malformed",
    /// The client secret has expired (7000222).
    TokenSecretExpired = "token.secret_expired",
    /// The client secret is wrong (7000215).
    TokenSecretWrong = "token.secret_wrong",
    /// The registration is a public client: a secret must not be sent (700025).
    TokenPublicClient = "token.public_client",
    /// The token endpoint refused for a reason without a sentence of its own.
    TokenRefused = "token.refused",
    /// The token was issued for another service.
    WsFedAppliesTo = "ws_fed.applies_to",
    /// The lifetime that the answer states is over or has not begun.
    WsFedLifetime = "ws_fed.lifetime",
    /// What came is not a WS-Federation answer.
    WsFedMalformed = "ws_fed.malformed",
}

impl fmt::Display for FailureCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
