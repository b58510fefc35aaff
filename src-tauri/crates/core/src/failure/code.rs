//! Every stable failure code, once, and whether it disproves anything. Codes are `area.reason`; one is never
//! renamed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal => $weight:ident,)+) => {
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

            /// Whether it disproves what was asked. Only whoever decides can do that, in the protocol's own
            /// form, or an entry that cannot be right; all else says nothing and retracts nothing.
            #[must_use]
            pub const fn disproves(self) -> bool {
                match self { $(Self::$variant => $weight,)+ }
            }
        }
    };
}

/// It is not so: what was asked is disproved, and what was built on it falls.
const DISPROVES: bool = true;

/// It says nothing about what was asked: nobody answered, somebody in between did, or nothing was asked.
const SILENT: bool = false;

codes! {
    /// Entra knows no application with this client ID in this tenant (700016).
    ApplicationUnknown = "application.unknown" => DISPROVES,
    /// The application is switched off in this tenant (7000112, 70001).
    ApplicationDisabled = "application.disabled" => DISPROVES,
    /// The registration has no service principal in this tenant (7000229).
    ApplicationNotInstalled = "application.not_installed" => DISPROVES,
    /// The Azure CLI is not installed here.
    AzureCliMissing = "azure_cli.missing" => SILENT,
    /// The Azure CLI is installed, but nobody is signed in with it.
    AzureCliSignedOut = "azure_cli.signed_out" => SILENT,
    /// No browser could be started.
    BrowserNotOpened = "browser.not_opened" => SILENT,
    /// The file is not a connection bundle.
    BundleMalformed = "bundle.malformed" => SILENT,
    /// The bundle does not have the SHA-256 it states.
    BundleDigest = "bundle.digest" => SILENT,
    /// The bundle needs a newer Consentry.
    BundleVersion = "bundle.version" => SILENT,
    /// The bundle is larger or deeper than any bundle.
    BundleTooLarge = "bundle.too_large" => SILENT,
    /// The bundle holds no sealed secret.
    BundleNotSealed = "bundle.not_sealed" => SILENT,
    /// The passphrase or key does not open the sealed secret.
    BundleWrongKey = "bundle.wrong_key" => SILENT,
    /// The recipient's key is not an age recipient.
    BundleRecipientMalformed = "bundle.recipient_malformed" => SILENT,
    /// The bundle could not be written.
    BundleUnwritable = "bundle.unwritable" => SILENT,
    /// No name server answered.
    CheckDnsSilent = "check.dns_silent" => SILENT,
    /// Another of this person's set-ups holds the same domain.
    CheckDomainTaken = "check.domain_taken" => DISPROVES,
    /// The host does not answer by HTTPS.
    CheckHostSilent = "check.host_silent" => DISPROVES,
    /// The text is no token that can be read.
    CheckNotAToken = "check.not_a_token" => SILENT,
    /// A rehearsal asks nobody outside this computer.
    CheckNotInRehearsal = "check.not_in_rehearsal" => SILENT,
    /// It belongs to another directory than the one that is being connected.
    CheckOtherTenant = "check.other_tenant" => DISPROVES,
    /// The token holds nothing at the places where the service puts it.
    CheckTokenLacks = "check.token_lacks" => DISPROVES,
    /// A value that is to be looked at is not known yet.
    CheckTooEarly = "check.too_early" => SILENT,
    /// The domain has no such TXT record.
    CheckTxtMissing = "check.txt_missing" => DISPROVES,
    /// The value has another shape than it usually has.
    CheckUnusual = "check.unusual" => DISPROVES,
    /// The token has no claim that the service could use as e-mail address.
    ClaimsEmailMissing = "claims.email_missing" => DISPROVES,
    /// Only an administrator may grant this consent (90094, 90093, 90095).
    ConsentAdminRequired = "consent.admin_required" => DISPROVES,
    /// Nobody has granted consent yet (65001).
    ConsentMissing = "consent.missing" => DISPROVES,
    /// What was pasted is not the address one lands on after consent.
    ConsentNotALanding = "consent.not_a_landing" => SILENT,
    /// The person declined (65004, `access_denied`).
    ConsentRefused = "consent.refused" => DISPROVES,
    /// The answer does not carry the state that was sent.
    ConsentStateMismatch = "consent.state_mismatch" => SILENT,
    /// Consent was granted in another directory.
    ConsentWrongTenant = "consent.wrong_tenant" => DISPROVES,
    /// Every certificate that the provider publishes for signing has expired.
    FederationCertificateExpired = "federation.certificate_expired" => DISPROVES,
    /// Every certificate that the provider publishes for signing becomes valid later.
    FederationCertificateNotYetValid = "federation.certificate_not_yet_valid" => DISPROVES,
    /// The federation metadata names no address for this kind of sign-in.
    FederationEndpointMissing = "federation.endpoint_missing" => DISPROVES,
    /// What came is no federation metadata, or one without a certificate.
    FederationMetadataMalformed = "federation.metadata_malformed" => SILENT,
    /// Nothing is published at the address of the federation metadata.
    FederationMetadataNotFound = "federation.metadata_not_found" => SILENT,
    /// The metadata publishes the certificates that are in use already.
    FederationNotReplaced = "federation.not_replaced" => DISPROVES,
    /// What was pasted is not an App Federation Metadata Url.
    FederationUrlMalformed = "federation.url_malformed" => DISPROVES,
    /// Something that should not happen happened in Consentry.
    InternalDefect = "internal.defect" => SILENT,
    /// The token's signature does not fit the published key.
    IdTokenSignature = "id_token.signature" => DISPROVES,
    /// The token is signed by a key that the tenant does not publish.
    IdTokenKeyUnknown = "id_token.signing_key_unknown" => DISPROVES,
    /// The signing key belongs to another issuer.
    IdTokenKeyIssuer = "id_token.key_issuer" => DISPROVES,
    /// The token is signed by another algorithm than RS256.
    IdTokenAlgorithm = "id_token.algorithm" => DISPROVES,
    /// The token is from another issuer.
    IdTokenIssuer = "id_token.issuer" => DISPROVES,
    /// The token is for another application.
    IdTokenAudience = "id_token.audience" => DISPROVES,
    /// The token is from another directory.
    IdTokenTenant = "id_token.tenant" => DISPROVES,
    /// The token answers another request.
    IdTokenNonce = "id_token.nonce" => DISPROVES,
    /// The token has expired.
    IdTokenExpired = "id_token.expired" => DISPROVES,
    /// The token is not valid yet.
    IdTokenNotYetValid = "id_token.not_yet_valid" => DISPROVES,
    /// What came is not an ID token.
    IdTokenMalformed = "id_token.malformed" => DISPROVES,
    /// The token endpoint sent no ID token.
    IdTokenAbsent = "id_token.absent" => DISPROVES,
    /// A hash in the token does not fit what came with it.
    IdTokenHash = "id_token.hash" => DISPROVES,
    /// The keyring is locked.
    KeyringLocked = "keyring.locked" => SILENT,
    /// The keyring failed.
    KeyringFailed = "keyring.failed" => SILENT,
    /// A policy blocks the sign-in (Conditional Access, 53003 and its kin).
    LoginBlockedByPolicy = "login.blocked_by_policy" => DISPROVES,
    /// The person cancelled on the sign-in page.
    LoginDeclined = "login.declined" => SILENT,
    /// The account is not in this directory (50020, 50034, 90072).
    LoginAccountNotInTenant = "login.account_not_in_tenant" => DISPROVES,
    /// Another proof of identity is needed (MFA).
    LoginMfaRequired = "login.mfa_required" => DISPROVES,
    /// Nobody answered in time.
    LoginTimedOut = "login.timed_out" => SILENT,
    /// The person closed the sign-in window.
    LoginWindowClosed = "login.window_closed" => SILENT,
    /// The answer does not carry the state that was sent.
    LoginStateMismatch = "login.state_mismatch" => DISPROVES,
    /// What was pasted is neither an answer nor an error.
    LoginNotAnAnswer = "login.not_an_answer" => DISPROVES,
    /// The code was used before or is too old (54005, 70008).
    LoginCodeSpent = "login.code_spent" => DISPROVES,
    /// The code verifier does not fit (501481).
    LoginVerifier = "login.verifier" => DISPROVES,
    /// The user is not assigned to the application (50105).
    LoginUserNotAssigned = "login.user_not_assigned" => DISPROVES,
    /// Somebody who should be refused got in.
    LoginOutsiderLetIn = "login.outsider_let_in" => DISPROVES,
    /// Entra or the provider refused for a reason without a sentence of its own.
    LoginRefused = "login.refused" => DISPROVES,
    /// The answer is one of another sign-in protocol.
    LoginWrongProtocol = "login.wrong_protocol" => DISPROVES,
    /// The address for the answer is taken on this computer.
    LoopbackUnavailable = "login.loopback_unavailable" => DISPROVES,
    /// Microsoft is asked too often (429).
    MicrosoftThrottled = "microsoft.throttled" => SILENT,
    /// Microsoft's service is down (5xx).
    MicrosoftUnavailable = "microsoft.unavailable" => SILENT,
    /// Microsoft's answer is not what its protocol promises.
    MicrosoftUnexpected = "microsoft.unexpected" => SILENT,
    /// A value that the model needs is missing.
    ModelInputMissing = "model.input_missing" => DISPROVES,
    /// A value that the model needs has the wrong form.
    ModelInputMalformed = "model.input_malformed" => DISPROVES,
    /// The service has no such model.
    ModelUnknown = "model.unknown" => DISPROVES,
    /// The host cannot be reached.
    NetworkUnreachable = "network.unreachable" => SILENT,
    /// The host did not answer in time.
    NetworkTimedOut = "network.timed_out" => SILENT,
    /// The practice tenant could not be started.
    PracticeNotStarted = "practice.not_started" => SILENT,
    /// The redirect URI is not registered (50011).
    RedirectUriNotRegistered = "redirect_uri.not_registered" => DISPROVES,
    /// The redirect URI has a form that Entra refuses.
    RedirectUriMalformed = "redirect_uri.malformed" => DISPROVES,
    /// The answer is signed, or transformed before signing, by a method that is not allowed.
    SamlAlgorithm = "saml.algorithm" => DISPROVES,
    /// The answer does not hold exactly one assertion.
    SamlAssertionCount = "saml.assertion_count" => DISPROVES,
    /// The assertion is for another service.
    SamlAudience = "saml.audience" => DISPROVES,
    /// The assertion does not confirm its subject by bearing it.
    SamlBearer = "saml.bearer" => DISPROVES,
    /// The assertion has a condition that nobody here understands.
    SamlCondition = "saml.condition" => DISPROVES,
    /// The answer was sent to another address.
    SamlDestination = "saml.destination" => DISPROVES,
    /// The assertion is encrypted.
    SamlEncrypted = "saml.encrypted" => DISPROVES,
    /// The assertion has expired.
    SamlExpired = "saml.expired" => DISPROVES,
    /// The answer belongs to another request.
    SamlInResponseTo = "saml.in_response_to" => DISPROVES,
    /// The answer or its assertion is from another issuer.
    SamlIssuer = "saml.issuer" => DISPROVES,
    /// What came is not a SAML answer.
    SamlMalformed = "saml.malformed" => DISPROVES,
    /// The assertion is not valid yet.
    SamlNotYetValid = "saml.not_yet_valid" => DISPROVES,
    /// The assertion may be delivered to another address only.
    SamlRecipient = "saml.recipient" => DISPROVES,
    /// The answer is signed with SHA-1, which the set-up does not allow.
    SamlSha1 = "saml.sha1" => DISPROVES,
    /// The signature does not fit the published certificate.
    SamlSignature = "saml.signature" => DISPROVES,
    /// The answer is signed with a certificate that the metadata does not list.
    SamlSigningCertificateUnknown = "saml.signing_certificate_unknown" => DISPROVES,
    /// The assertion is from another directory.
    SamlTenant = "saml.tenant" => DISPROVES,
    /// The answer is XML that can be read in more than one way.
    SamlUnsafeXml = "saml.unsafe_xml" => DISPROVES,
    /// Nothing in the answer is signed.
    SamlUnsigned = "saml.unsigned" => DISPROVES,
    /// The answer is of another version of SAML.
    SamlVersion = "saml.version" => DISPROVES,
    /// The signing key is too short.
    SamlWeakKey = "saml.weak_key" => DISPROVES,
    /// The signature covers something other than what would be read.
    SamlWrapped = "saml.wrapped" => DISPROVES,
    /// No such service profile.
    ServiceUnknown = "service.unknown" => SILENT,
    /// The service profile does not fit its schema.
    ServiceMalformed = "service.malformed" => SILENT,
    /// Something else is running; cancel it first.
    SetupBusy = "setup.busy" => SILENT,
    /// Another window or terminal has saved this set-up since it was opened here.
    SetupChangedElsewhere = "setup.changed_elsewhere" => SILENT,
    /// Nobody has signed in with the new credentials yet.
    SetupNextNotTried = "setup.next_not_tried" => SILENT,
    /// An earlier step comes first.
    SetupNotReady = "setup.not_ready" => SILENT,
    /// No set-up is open.
    SetupNoneOpen = "setup.none_open" => SILENT,
    /// Something that has to be done before this is not done.
    SetupTaskTooEarly = "setup.task_too_early" => SILENT,
    /// The task asks for something that was not said.
    SetupTaskUnsaid = "setup.task_unsaid" => SILENT,
    /// No such set-up here.
    SetupUnknown = "setup.unknown" => SILENT,
    /// The set-up on disk cannot be read.
    SetupUnreadable = "setup.unreadable" => SILENT,
    /// The set-up cannot be saved.
    SetupUnwritable = "setup.unwritable" => SILENT,
    /// A personal or free e-mail domain, which no directory owns.
    TenantConsumerDomain = "tenant.consumer_domain" => DISPROVES,
    /// Nothing was entered.
    TenantEmpty = "tenant.empty" => DISPROVES,
    /// An Entra External ID or Azure AD B2C address.
    TenantExternal = "tenant.external" => DISPROVES,
    /// What was entered is no domain, address or ID.
    TenantMalformed = "tenant.malformed" => DISPROVES,
    /// A sign-in address that names no particular directory.
    TenantNotSpecific = "tenant.not_specific" => DISPROVES,
    /// Microsoft knows no such directory in this cloud (90002).
    TenantUnknown = "tenant.unknown" => DISPROVES,
    /// The directory is in another cloud.
    TenantWrongCloud = "tenant.wrong_cloud" => DISPROVES,
    /// The Application (client) ID has the wrong form.
    TokenClientIdMalformed = "token.client_id_malformed" => SILENT,
    /// The Directory (tenant) ID stands where the Application (client) ID belongs.
    TokenClientIdIsTheTenant = "token.client_id_is_the_tenant" => DISPROVES,
    /// The Secret ID stands where the Value belongs.
    TokenSecretIsAnId = "token.secret_is_an_id" => DISPROVES,
    /// The new client secret is the one that is in use.
    TokenSecretNotReplaced = "token.secret_not_replaced" => DISPROVES,
    /// No secret was entered or sent.
    TokenSecretMissing = "token.secret_missing" => DISPROVES,
    /// The Value holds spaces or line breaks inside.
    TokenSecretHasSpaces = "token.secret_has_spaces" => DISPROVES,
    /// The Value is shown with asterisks: the hidden form was copied.
    TokenSecretIsHidden = "token.secret_is_hidden" => DISPROVES,
    /// The Value is too short or too long.
    TokenSecretLength = "token.secret_length" => DISPROVES,
    /// The secret's end lies in the past or out of reach.
    TokenSecretExpiryMalformed = "token.secret_expiry_malformed" => DISPROVES,
    /// The client secret has expired (7000222).
    TokenSecretExpired = "token.secret_expired" => DISPROVES,
    /// The client secret is wrong (7000215).
    TokenSecretWrong = "token.secret_wrong" => DISPROVES,
    /// The registration is a public client: a secret must not be sent (700025).
    TokenPublicClient = "token.public_client" => DISPROVES,
    /// The token endpoint refused for a reason without a sentence of its own.
    TokenRefused = "token.refused" => DISPROVES,
    /// The token was issued for another service.
    WsFedAppliesTo = "ws_fed.applies_to" => DISPROVES,
    /// The lifetime that the answer states is over or has not begun.
    WsFedLifetime = "ws_fed.lifetime" => DISPROVES,
    /// What came is not a WS-Federation answer.
    WsFedMalformed = "ws_fed.malformed" => DISPROVES,
}

impl fmt::Display for FailureCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
