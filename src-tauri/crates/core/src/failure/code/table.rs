//! The table of the failure codes: what each says, who must act, what comes next, and whether it disproves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::action::{
    ASK_ADMIN, ASK_GLOBAL_ADMIN, ASK_GUEST_INVITER, ASK_SERVICE, AUTHENTICATION,
    CERTIFICATES_AND_SECRETS, CLIENT_ID, CLIENT_SECRET, CONSENT, EXPIRES, EXPORT, LANDING, MODEL,
    PASTE, RETRY, SIGN_IN_LOGS, SINGLE_SIGN_ON, TENANT, TEST_LOGIN, TOKEN_CONFIGURATION,
    USERS_AND_GROUPS, WAIT,
};
use crate::failure::next::Actor::{self, Consentry, Microsoft, Network, Service, TenantAdmin, You};
use crate::failure::next::NextAction;

/// It is not so: what was asked is disproved, and what was built on it falls.
const DISPROVES: bool = true;

/// It says nothing about what was asked: nobody answered, somebody in between did, or nothing was asked.
const SILENT: bool = false;

codes! {
    /// Entra knows no application with this client ID in this tenant (700016).
    ApplicationUnknown = "application.unknown": You, CLIENT_ID, DISPROVES;
    /// The application is switched off in this tenant (7000112, 70001).
    ApplicationDisabled = "application.disabled": TenantAdmin, ASK_ADMIN, DISPROVES;
    /// The registration has no service principal in this tenant (7000229).
    ApplicationNotInstalled = "application.not_installed": TenantAdmin, CONSENT, DISPROVES;
    /// A personal Microsoft account was used, and the registration is for work or school accounts (500200).
    ApplicationWorkAccountsOnly = "application.work_accounts_only": You, RETRY, DISPROVES;
    /// The Azure CLI is not installed here.
    AzureCliMissing = "azure_cli.missing": You, RETRY, SILENT;
    /// The Azure CLI is installed, but nobody is signed in with it.
    AzureCliSignedOut = "azure_cli.signed_out": You, RETRY, SILENT;
    /// No browser could be started.
    BrowserNotOpened = "browser.not_opened": You, RETRY, SILENT;
    /// The file is not a connection bundle.
    BundleMalformed = "bundle.malformed": You, RETRY, SILENT;
    /// The bundle does not have the SHA-256 it states.
    BundleDigest = "bundle.digest": Service, RETRY, SILENT;
    /// The bundle needs a newer Consentry.
    BundleVersion = "bundle.version": You, RETRY, SILENT;
    /// The bundle is whole, but its service or integration model is not known here.
    BundleProfileUnknown = "bundle.profile_unknown": You, RETRY, SILENT;
    /// The bundle is larger or deeper than any bundle.
    BundleTooLarge = "bundle.too_large": You, RETRY, SILENT;
    /// The bundle holds no sealed secret.
    BundleNotSealed = "bundle.not_sealed": You, EXPORT, SILENT;
    /// The passphrase or key does not open the sealed secret.
    BundleWrongKey = "bundle.wrong_key": You, RETRY, SILENT;
    /// The recipient's key is not an age recipient.
    BundleRecipientMalformed = "bundle.recipient_malformed": You, EXPORT, SILENT;
    /// The file of a key is not an age identity file, or is encrypted itself.
    BundleIdentityMalformed = "bundle.identity_malformed": You, RETRY, SILENT;
    /// The bundle tells of a failure that only a later Consentry knows.
    BundleFailureUnknown = "bundle.failure_unknown": You, RETRY, SILENT;
    /// The bundle could not be written.
    BundleUnwritable = "bundle.unwritable": You, EXPORT, SILENT;
    /// No name server answered.
    ObservationDnsSilent = "observation.dns_silent" or "check.dns_silent": Network, RETRY, SILENT;
    /// Another of this person's set-ups holds the same domain.
    ObservationDomainTaken = "observation.domain_taken" or "check.domain_taken": You, RETRY, DISPROVES;
    /// The host does not answer by HTTPS.
    ObservationHostSilent = "observation.host_silent" or "check.host_silent": Service, RETRY, DISPROVES;
    /// The text is no token that can be read.
    ObservationNotAToken = "observation.not_a_token" or "check.not_a_token": You, RETRY, SILENT;
    /// A rehearsal asks nobody outside this computer.
    ObservationNotInRehearsal = "observation.not_in_rehearsal" or "check.not_in_rehearsal": You, RETRY, SILENT;
    /// It belongs to another directory than the one that is being connected.
    ObservationOtherTenant = "observation.other_tenant" or "check.other_tenant": You, RETRY, DISPROVES;
    /// The token holds nothing at the places where the service puts it.
    ObservationTokenLacks = "observation.token_lacks" or "check.token_lacks": Service, RETRY, DISPROVES;
    /// A value that is to be looked at is not known yet.
    ObservationTooEarly = "observation.too_early" or "check.too_early": You, RETRY, SILENT;
    /// The domain has no such TXT record.
    ObservationTxtMissing = "observation.txt_missing" or "check.txt_missing": You, WAIT, DISPROVES;
    /// The value has another shape than it usually has.
    ObservationUnusual = "observation.unusual" or "check.unusual": You, RETRY, DISPROVES;
    /// The token has no claim that the service could use as email address.
    ClaimsEmailMissing = "claims.email_missing": TenantAdmin, TOKEN_CONFIGURATION, DISPROVES;
    /// The token has no claim for something else that the service needs.
    ClaimsNeedUnmet = "claims.need_unmet": TenantAdmin, TEST_LOGIN, DISPROVES;
    /// Only an administrator may grant this consent (90094, 90093, 90095).
    ConsentAdminRequired = "consent.admin_required": TenantAdmin, ASK_ADMIN, DISPROVES;
    /// Nobody has granted consent yet (65001).
    ConsentMissing = "consent.missing": TenantAdmin, CONSENT, DISPROVES;
    /// What was pasted is not the address one lands on after consent.
    ConsentNotALanding = "consent.not_a_landing": You, LANDING, SILENT;
    /// The person declined (65004, `access_denied`).
    ConsentRefused = "consent.refused": TenantAdmin, CONSENT, DISPROVES;
    /// The answer does not carry the state that was sent.
    ConsentStateMismatch = "consent.state_mismatch": You, CONSENT, SILENT;
    /// Consent was granted in another directory.
    ConsentWrongTenant = "consent.wrong_tenant": You, CONSENT, DISPROVES;
    /// The login host that the environment names is no address.
    EnvironmentAuthorityHost = "environment.authority_host": You, RETRY, SILENT;
    /// The system names no folder for a program's data.
    EnvironmentHome = "environment.home": You, RETRY, SILENT;
    /// A certificate was given in place of the federation metadata.
    FederationCertificateAlone = "federation.certificate_alone": You, RETRY, SILENT;
    /// Every certificate that the provider publishes for signing has expired.
    FederationCertificateExpired = "federation.certificate_expired": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// Every certificate that the provider publishes for signing becomes valid later.
    FederationCertificateNotYetValid = "federation.certificate_not_yet_valid": TenantAdmin, RETRY, DISPROVES;
    /// The federation metadata names no address for this kind of sign-in.
    FederationEndpointMissing = "federation.endpoint_missing": You, RETRY, DISPROVES;
    /// The time until which the federation metadata may be used is over.
    FederationMetadataExpired = "federation.metadata_expired": TenantAdmin, RETRY, DISPROVES;
    /// A part of the federation metadata that is needed is missing or odd.
    FederationMetadataIncomplete = "federation.metadata_incomplete": You, RETRY, SILENT;
    /// What came is no federation metadata.
    FederationMetadataMalformed = "federation.metadata_malformed": You, RETRY, SILENT;
    /// The metadata of a service was given in place of the provider's.
    FederationMetadataOfAService = "federation.metadata_of_a_service": You, RETRY, SILENT;
    /// The federation metadata describes several providers.
    FederationMetadataSeveral = "federation.metadata_several": You, RETRY, SILENT;
    /// Nothing is published at the address of the federation metadata.
    FederationMetadataNotFound = "federation.metadata_not_found": You, RETRY, SILENT;
    /// The metadata publishes the certificates that are in use already.
    FederationNotReplaced = "federation.not_replaced": You, RETRY, DISPROVES;
    /// What was pasted is not an App Federation Metadata Url.
    FederationUrlMalformed = "federation.url_malformed": You, RETRY, DISPROVES;
    /// A value is missing without which the form would be wrong.
    FormNotKnownYet = "form.not_known_yet": You, RETRY, SILENT;
    /// Nothing is known to end, so that a calendar would be empty.
    FormNothingEnds = "form.nothing_ends": You, RETRY, SILENT;
    /// The form has no way to say what is connected by this protocol.
    FormNotOfProtocol = "form.not_of_protocol": You, RETRY, SILENT;
    /// Something that should not happen happened in Consentry.
    InternalDefect = "internal.defect": Consentry, RETRY, SILENT;
    /// The token's signature does not fit the published key.
    IdTokenSignature = "id_token.signature": Microsoft, RETRY, DISPROVES;
    /// The token is signed by a key that the tenant does not publish.
    IdTokenKeyUnknown = "id_token.signing_key_unknown": Microsoft, RETRY, DISPROVES;
    /// The signing key belongs to another issuer.
    IdTokenKeyIssuer = "id_token.key_issuer": Microsoft, RETRY, DISPROVES;
    /// The token is signed by another algorithm than RS256.
    IdTokenAlgorithm = "id_token.algorithm": Service, RETRY, DISPROVES;
    /// The token, or the discovery document that was asked for, is from another issuer.
    IdTokenIssuer = "id_token.issuer": You, TENANT, DISPROVES;
    /// The token is from the v1.0 endpoint, whose issuer is another.
    IdTokenIssuerOfVersion1 = "id_token.issuer_of_version_1": Service, RETRY, DISPROVES;
    /// The token is for another application.
    IdTokenAudience = "id_token.audience": You, CLIENT_ID, DISPROVES;
    /// The token is from another directory.
    IdTokenTenant = "id_token.tenant": You, TENANT, DISPROVES;
    /// The token answers another request.
    IdTokenNonce = "id_token.nonce": You, RETRY, DISPROVES;
    /// The token has expired.
    IdTokenExpired = "id_token.expired": You, RETRY, DISPROVES;
    /// The token is not valid yet.
    IdTokenNotYetValid = "id_token.not_yet_valid": You, RETRY, DISPROVES;
    /// What came is not an ID token.
    IdTokenMalformed = "id_token.malformed": You, RETRY, DISPROVES;
    /// The token endpoint sent no ID token.
    IdTokenAbsent = "id_token.absent": Microsoft, RETRY, DISPROVES;
    /// A hash in the token does not fit what came with it.
    IdTokenHash = "id_token.hash": Microsoft, RETRY, DISPROVES;
    /// There is a file already where one is to be written.
    FileExists = "file.exists": You, RETRY, SILENT;
    /// A file cannot be written where it is to be.
    FileUnwritable = "file.unwritable": You, RETRY, SILENT;
    /// The keyring is locked.
    KeyringLocked = "keyring.locked": You, RETRY, SILENT;
    /// The keyring failed.
    KeyringFailed = "keyring.failed": You, RETRY, SILENT;
    /// No email program could be started.
    LetterNotOpened = "letter.not_opened": You, RETRY, SILENT;
    /// The letter is too long to be opened as a draft in an email program.
    LetterTooLong = "letter.too_long": You, RETRY, SILENT;
    /// A policy blocks the sign-in (Conditional Access, 53003 and its kin).
    LoginBlockedByPolicy = "login.blocked_by_policy": TenantAdmin, SIGN_IN_LOGS, DISPROVES;
    /// The person or Microsoft refused, and nothing says which (`access_denied` alone, RFC 6749 §4.1.2.1).
    LoginDenied = "login.denied": You, RETRY, SILENT;
    /// The person cancelled on the sign-in page.
    LoginDeclined = "login.declined": You, RETRY, SILENT;
    /// The account is not in this directory (50020, 50034, 90072).
    LoginAccountNotInTenant = "login.account_not_in_tenant": You, ASK_GUEST_INVITER, DISPROVES;
    /// Another proof of identity is needed (MFA).
    LoginMfaRequired = "login.mfa_required": You, RETRY, DISPROVES;
    /// Nobody answered in time.
    LoginTimedOut = "login.timed_out": You, PASTE, SILENT;
    /// The person closed the sign-in window.
    LoginWindowClosed = "login.window_closed": You, RETRY, SILENT;
    /// The answer does not carry the state that was sent.
    LoginStateMismatch = "login.state_mismatch": You, RETRY, DISPROVES;
    /// What was pasted is neither an answer nor an error.
    LoginNotAnAnswer = "login.not_an_answer": You, PASTE, DISPROVES;
    /// The code was used before or is too old (54005, 70008).
    LoginCodeSpent = "login.code_spent": You, RETRY, DISPROVES;
    /// The code verifier does not fit (501481).
    LoginVerifier = "login.verifier": Consentry, RETRY, DISPROVES;
    /// The user is not assigned to the application (50105).
    LoginUserNotAssigned = "login.user_not_assigned": TenantAdmin, USERS_AND_GROUPS, DISPROVES;
    /// Somebody who should be refused got in.
    LoginOutsiderLetIn = "login.outsider_let_in": TenantAdmin, USERS_AND_GROUPS, DISPROVES;
    /// Entra or the provider refused for a reason without a sentence of its own.
    LoginRefused = "login.refused": TenantAdmin, SIGN_IN_LOGS, DISPROVES;
    /// The answer is one of another sign-in protocol.
    LoginWrongProtocol = "login.wrong_protocol": You, RETRY, DISPROVES;
    /// The address for the answer is taken on this computer.
    LoopbackUnavailable = "login.loopback_unavailable": You, RETRY, DISPROVES;
    /// Microsoft is asked too often (429).
    MicrosoftThrottled = "microsoft.throttled": Microsoft, WAIT, SILENT;
    /// Microsoft's service is down (5xx).
    MicrosoftUnavailable = "microsoft.unavailable": Microsoft, WAIT, SILENT;
    /// Microsoft's answer is not what its protocol promises.
    MicrosoftUnexpected = "microsoft.unexpected": Network, RETRY, SILENT;
    /// A value that the model needs is missing.
    ModelInputMissing = "model.input_missing": You, MODEL, DISPROVES;
    /// A value that the model needs has the wrong form.
    ModelInputMalformed = "model.input_malformed": You, MODEL, DISPROVES;
    /// The service has no such model.
    ModelUnknown = "model.unknown": You, MODEL, DISPROVES;
    /// The host, or a proxy in its place, answered with a certificate that this computer does not trust.
    NetworkCertificateUntrusted = "network.certificate_untrusted": Network, RETRY, SILENT;
    /// The environment names a proxy that cannot be used.
    NetworkProxyUnusable = "network.proxy_unusable": Network, RETRY, SILENT;
    /// The host cannot be reached.
    NetworkUnreachable = "network.unreachable": Network, RETRY, SILENT;
    /// The host did not answer in time.
    NetworkTimedOut = "network.timed_out": Network, RETRY, SILENT;
    /// The practice tenant that an address or a set-up belongs to does not run here.
    PracticeNotRunning = "practice.not_running": You, RETRY, SILENT;
    /// An access token stands in the place of what is wanted.
    PastedAccessToken = "pasted.access_token": You, PASTE, SILENT;
    /// The answer to a sign-in stands in the place of what is wanted.
    PastedAnswer = "pasted.answer": You, PASTE, SILENT;
    /// An assertion stands there without the answer around it.
    PastedAssertion = "pasted.assertion": You, PASTE, SILENT;
    /// A connection bundle stands in the place of what is wanted.
    PastedBundle = "pasted.bundle": You, PASTE, SILENT;
    /// A certificate stands in the place of what is wanted.
    PastedCertificate = "pasted.certificate": You, PASTE, SILENT;
    /// The middle of the value was left out by the program that showed it.
    PastedCutOff = "pasted.cut_off": You, PASTE, SILENT;
    /// A discovery document stands in the place of what is wanted.
    PastedDiscoveryDocument = "pasted.discovery_document": You, PASTE, SILENT;
    /// A token that only its recipient can read.
    PastedEncryptedToken = "pasted.encrypted_token": You, PASTE, SILENT;
    /// An access token for Microsoft Graph stands in the place of what is wanted.
    PastedGraphToken = "pasted.graph_token": You, PASTE, SILENT;
    /// A provider's published keys stand in the place of what is wanted.
    PastedKeySet = "pasted.key_set": You, PASTE, SILENT;
    /// A message of a sign-out stands in the place of what is wanted.
    PastedLogout = "pasted.logout": You, PASTE, SILENT;
    /// An identity provider's metadata stands in the place of what is wanted.
    PastedProviderMetadata = "pasted.provider_metadata": You, PASTE, SILENT;
    /// A recording of a browser's requests holds nothing of what is wanted.
    PastedRecording = "pasted.recording": You, PASTE, SILENT;
    /// The request of a sign-in stands in the place of what is wanted.
    PastedRequest = "pasted.request": You, PASTE, SILENT;
    /// A service's metadata stands in the place of what is wanted.
    PastedServiceMetadata = "pasted.service_metadata": You, PASTE, SILENT;
    /// A secret stands in what was pasted.
    PastedSecret = "pasted.secret": TenantAdmin, CERTIFICATES_AND_SECRETS, SILENT;
    /// There is more than anybody pastes.
    PastedTooLong = "pasted.too_long": You, PASTE, SILENT;
    /// What was pasted is nothing that is known here.
    PastedUnknown = "pasted.unknown": You, PASTE, SILENT;
    /// The practice tenant could not be started.
    PracticeNotStarted = "practice.not_started": You, RETRY, SILENT;
    /// What is at the address of the discovery document is none.
    ProviderNoDocument = "provider.no_document": You, RETRY, SILENT;
    /// Nothing is at the address of the discovery document.
    ProviderNotFound = "provider.not_found": You, RETRY, SILENT;
    /// The discovery document is for every directory.
    ProviderNotSpecific = "provider.not_specific": You, TENANT, SILENT;
    /// The redirect URI is not registered (50011).
    RedirectUriNotRegistered = "redirect_uri.not_registered": TenantAdmin, AUTHENTICATION, DISPROVES;
    /// The redirect URI has a form that Entra refuses.
    RedirectUriMalformed = "redirect_uri.malformed": You, MODEL, DISPROVES;
    /// The answer is signed, or transformed before signing, by a method that is not allowed.
    SamlAlgorithm = "saml.algorithm": TenantAdmin, RETRY, DISPROVES;
    /// The answer does not hold exactly one assertion.
    SamlAssertionCount = "saml.assertion_count": Microsoft, RETRY, DISPROVES;
    /// The service asks for a way to sign in that nobody used (`NoAuthnContext`).
    SamlAuthnContext = "saml.authn_context": Service, RETRY, DISPROVES;
    /// The provider could not make sure who it is (`AuthnFailed`).
    SamlAuthnFailed = "saml.authn_failed": You, RETRY, DISPROVES;
    /// The assertion is for another service.
    SamlAudience = "saml.audience": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The assertion does not confirm its subject by bearing it.
    SamlBearer = "saml.bearer": TenantAdmin, RETRY, DISPROVES;
    /// The assertion has a condition that nobody here understands.
    SamlCondition = "saml.condition": TenantAdmin, RETRY, DISPROVES;
    /// The answer was sent to another address.
    SamlDestination = "saml.destination": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The assertion is encrypted.
    SamlEncrypted = "saml.encrypted": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The assertion has expired.
    SamlExpired = "saml.expired": You, RETRY, DISPROVES;
    /// The answer belongs to another request.
    SamlInResponseTo = "saml.in_response_to": You, RETRY, DISPROVES;
    /// The answer or its assertion is from another issuer.
    SamlIssuer = "saml.issuer": You, TENANT, DISPROVES;
    /// The Application (client) ID follows the issuer: an option of Entra's is switched on.
    SamlIssuerWithApplicationId = "saml.issuer_with_application_id": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// What came is not a SAML answer.
    SamlMalformed = "saml.malformed": You, RETRY, DISPROVES;
    /// The service asks for a format of name identifiers that the provider does not have (75016, 750161,
    /// `InvalidNameIDPolicy`).
    SamlNameIdPolicy = "saml.name_id_policy": Service, RETRY, DISPROVES;
    /// The provider knows nobody who could answer (`NoAvailableIDP`, `NoSupportedIDP`).
    SamlNoIdentityProvider = "saml.no_identity_provider": Service, RETRY, DISPROVES;
    /// The service asks not to disturb the person, who has no session (`NoPassive`).
    SamlNoPassive = "saml.no_passive": Service, RETRY, DISPROVES;
    /// The assertion is not valid yet.
    SamlNotYetValid = "saml.not_yet_valid": You, RETRY, DISPROVES;
    /// The assertion may be delivered to another address only.
    SamlRecipient = "saml.recipient": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The provider refuses for a reason without a sentence of its own.
    SamlRefused = "saml.refused": TenantAdmin, SIGN_IN_LOGS, DISPROVES;
    /// The provider does not want to answer this request (`RequestDenied`).
    SamlRequestDenied = "saml.request_denied": TenantAdmin, SIGN_IN_LOGS, DISPROVES;
    /// The provider cannot do what the request asks for (`RequestUnsupported`).
    SamlRequestUnsupported = "saml.request_unsupported": Service, RETRY, DISPROVES;
    /// The answer is signed with SHA-1, which the set-up does not allow.
    SamlSha1 = "saml.sha1": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The signature does not fit the published certificate.
    SamlSignature = "saml.signature": Microsoft, RETRY, DISPROVES;
    /// The answer is signed with a certificate that the metadata does not list.
    SamlSigningCertificateUnknown = "saml.signing_certificate_unknown": TenantAdmin, RETRY, DISPROVES;
    /// The assertion is from another directory.
    SamlTenant = "saml.tenant": You, TENANT, DISPROVES;
    /// The provider does not know the person (`UnknownPrincipal`).
    SamlUnknownPrincipal = "saml.unknown_principal": You, RETRY, DISPROVES;
    /// The answer is XML that can be read in more than one way.
    SamlUnsafeXml = "saml.unsafe_xml": Microsoft, RETRY, DISPROVES;
    /// Nothing in the answer is signed.
    SamlUnsigned = "saml.unsigned": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The provider does not send answers in the way that is asked for (`UnsupportedBinding`).
    SamlUnsupportedBinding = "saml.unsupported_binding": Service, RETRY, DISPROVES;
    /// The answer is of another version of SAML.
    SamlVersion = "saml.version": Service, RETRY, DISPROVES;
    /// The signing key is too short.
    SamlWeakKey = "saml.weak_key": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The signature covers something other than what would be read.
    SamlWrapped = "saml.wrapped": Microsoft, RETRY, DISPROVES;
    /// A part of the service's metadata that is needed is missing or odd.
    ServiceMetadataIncomplete = "service_metadata.incomplete": Service, MODEL, SILENT;
    /// What was given is no metadata of a service.
    ServiceMetadataMalformed = "service_metadata.malformed": You, MODEL, SILENT;
    /// The metadata of an identity provider was given in place of the service's.
    ServiceMetadataOfAProvider = "service_metadata.of_a_provider": You, MODEL, SILENT;
    /// The metadata describes several services.
    ServiceMetadataSeveral = "service_metadata.several": You, MODEL, SILENT;
    /// The service asks for a permission that does not exist (650053).
    ScopeUnknown = "scope.unknown": Service, ASK_SERVICE, DISPROVES;
    /// The white space in what is signed was changed: the text was indented by a program that showed it.
    SamlWhiteSpace = "saml.white_space": You, PASTE, SILENT;
    /// No such service profile.
    ServiceUnknown = "service.unknown": You, RETRY, SILENT;
    /// The service shows an error of its own, which its profile explains.
    ServiceKnownError = "service.known_error": You, RETRY, SILENT;
    /// The service profile does not fit its schema.
    ServiceMalformed = "service.malformed": Service, RETRY, SILENT;
    /// Something else is running; cancel it first.
    SetupBusy = "setup.busy": You, RETRY, SILENT;
    /// Another window or terminal has saved this set-up since it was opened here.
    SetupChangedElsewhere = "setup.changed_elsewhere": You, RETRY, SILENT;
    /// Nobody has signed in with the new credentials yet.
    SetupNextNotTried = "setup.next_not_tried": You, RETRY, SILENT;
    /// An earlier step comes first.
    SetupNotReady = "setup.not_ready": You, RETRY, SILENT;
    /// No set-up is open.
    SetupNoneOpen = "setup.none_open": You, RETRY, SILENT;
    /// No change is left that could be taken back.
    SetupNothingToUndo = "setup.nothing_to_undo": You, RETRY, SILENT;
    /// Something that has to be done before this is not done.
    SetupTaskTooEarly = "setup.task_too_early": You, RETRY, SILENT;
    /// The task asks for something that was not said.
    SetupTaskUnsaid = "setup.task_unsaid": You, RETRY, SILENT;
    /// No such set-up here.
    SetupUnknown = "setup.unknown": You, RETRY, SILENT;
    /// The set-up on disk cannot be read.
    SetupUnreadable = "setup.unreadable": You, RETRY, SILENT;
    /// The set-up cannot be saved.
    SetupUnwritable = "setup.unwritable": You, RETRY, SILENT;
    /// A personal or free email domain, which no directory owns.
    TenantConsumerDomain = "tenant.consumer_domain": You, TENANT, DISPROVES;
    /// Nothing was entered.
    TenantEmpty = "tenant.empty": You, TENANT, DISPROVES;
    /// An Entra External ID or Azure AD B2C address.
    TenantExternal = "tenant.external": You, TENANT, DISPROVES;
    /// The address of somebody else's service, such as another identity provider or a mail filter.
    TenantForeignHost = "tenant.foreign_host": You, TENANT, DISPROVES;
    /// What was entered is no domain, address or ID.
    TenantMalformed = "tenant.malformed": You, TENANT, DISPROVES;
    /// A sign-in address that names no particular directory.
    TenantNotSpecific = "tenant.not_specific": You, TENANT, DISPROVES;
    /// Microsoft knows no such directory in this cloud (90002).
    TenantUnknown = "tenant.unknown": You, TENANT, DISPROVES;
    /// Nobody administers the directory (650051).
    TenantUnmanaged = "tenant.unmanaged": TenantAdmin, ASK_GLOBAL_ADMIN, DISPROVES;
    /// The directory is in another cloud.
    TenantWrongCloud = "tenant.wrong_cloud": You, TENANT, DISPROVES;
    /// The Application (client) ID has the wrong form.
    TokenClientIdMalformed = "token.client_id_malformed": You, CLIENT_ID, SILENT;
    /// The Directory (tenant) ID stands where the Application (client) ID belongs.
    TokenClientIdIsTheTenant = "token.client_id_is_the_tenant": You, CLIENT_ID, DISPROVES;
    /// The Secret ID stands where the Value belongs.
    TokenSecretIsAnId = "token.secret_is_an_id": You, CLIENT_SECRET, DISPROVES;
    /// The new client secret is the one that is in use.
    TokenSecretNotReplaced = "token.secret_not_replaced": You, RETRY, DISPROVES;
    /// This computer keeps no secret for the application.
    TokenSecretNotKept = "token.secret_not_kept": You, CLIENT_SECRET, SILENT;
    /// No secret was entered or sent.
    TokenSecretMissing = "token.secret_missing": You, CLIENT_SECRET, DISPROVES;
    /// The Value holds spaces or line breaks inside.
    TokenSecretHasSpaces = "token.secret_has_spaces": You, CLIENT_SECRET, DISPROVES;
    /// The Value is shown with asterisks: the hidden form was copied.
    TokenSecretIsHidden = "token.secret_is_hidden": You, CERTIFICATES_AND_SECRETS, DISPROVES;
    /// The Value is encoded, or has something around it.
    TokenSecretDressed = "token.secret_dressed": You, CLIENT_SECRET, DISPROVES;
    /// The Value is shorter or longer than those that Entra makes.
    TokenSecretLength = "token.secret_length": You, CLIENT_SECRET, DISPROVES;
    /// The secret's end lies in the past or further away than usual.
    TokenSecretExpiryMalformed = "token.secret_expiry_malformed": You, EXPIRES, DISPROVES;
    /// The client secret has expired (7000222).
    TokenSecretExpired = "token.secret_expired": TenantAdmin, CERTIFICATES_AND_SECRETS, DISPROVES;
    /// The client secret is wrong (7000215).
    TokenSecretWrong = "token.secret_wrong": You, CLIENT_SECRET, DISPROVES;
    /// The registration is a public client: a secret must not be sent (700025).
    TokenPublicClient = "token.public_client": TenantAdmin, AUTHENTICATION, DISPROVES;
    /// The token endpoint refused for a reason without a sentence of its own.
    TokenRefused = "token.refused": TenantAdmin, SIGN_IN_LOGS, DISPROVES;
    /// The token was issued for another service.
    WsFedAppliesTo = "ws_fed.applies_to": TenantAdmin, SINGLE_SIGN_ON, DISPROVES;
    /// The lifetime that the answer states is over or has not begun.
    WsFedLifetime = "ws_fed.lifetime": You, RETRY, DISPROVES;
    /// What came is not a WS-Federation answer.
    WsFedMalformed = "ws_fed.malformed": You, RETRY, DISPROVES;
}
