//! The scenarios, one row each: name, the step it shows at, the code it is reported by, Microsoft's number where it has
//! one, and who meets it. Where several would spoil the same answer, the one that stands first does.

use serde::{Deserialize, Serialize};

use super::Met;

/// A scenario with all that always goes with it, declared once per variant below.
macro_rules! scenarios {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal, $step:literal, $code:expr, $aadsts:expr, $met:ident;)+) => {
        /// Something that goes wrong in the practice tenant on request.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Scenario { $($(#[$doc])+ #[serde(rename = $name)] $variant),+ }

        impl Scenario {
            /// Every scenario, in the order in which a set-up meets them.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The name on the command line and in files, in kebab case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The failure or warning code Consentry reports when it meets this scenario; `None` for a harmless
            /// variant, with which the set-up gets through as if nothing were.
            #[must_use]
            pub const fn code(self) -> Option<&'static str> {
                match self { $(Self::$variant => $code),+ }
            }

            /// The number that Microsoft refuses with, where it is a refusal.
            #[must_use]
            pub const fn aadsts(self) -> Option<u32> {
                match self { $(Self::$variant => $aadsts),+ }
            }

            /// The step of a set-up at which it first shows: `tenant`, `consent`, `credentials` or `test-login`.
            #[must_use]
            pub const fn step(self) -> &'static str {
                match self { $(Self::$variant => $step),+ }
            }

            pub(super) const fn met(self) -> Met {
                match self { $(Self::$variant => Met::$met),+ }
            }
        }
    };
}

scenarios! {
    /// No tenant has the name or ID that is asked for.
    TenantUnknown = "tenant-unknown", "tenant", Some("tenant.unknown"), Some(90002), Everywhere;
    /// The tenant lives in another cloud of Microsoft's.
    TenantInOtherCloud = "tenant-in-other-cloud", "tenant", Some("tenant.wrong_cloud"), Some(900_439), Everywhere;
    /// A proxy answers with a page of its own in the place of every document.
    ProxyPage = "proxy-page", "tenant", Some("microsoft.unexpected"), None, Everywhere;
    /// The discovery document names no keys.
    DiscoveryIncomplete = "discovery-incomplete", "tenant", Some("microsoft.unexpected"), None, Everywhere;
    /// Microsoft answers "too many requests".
    Throttled = "throttled", "tenant", Some("microsoft.throttled"), None, Everywhere;
    /// Microsoft is out of service.
    Down = "down", "tenant", Some("microsoft.unavailable"), None, Everywhere;
    /// Every answer takes its time.
    Slow = "slow", "tenant", None, None, Everywhere;
    /// No application has the client ID.
    UnknownClientId = "unknown-client-id", "consent", Some("application.unknown"), Some(700_016), Everywhere;
    /// Whoever is asked for consent declines.
    ConsentRefused = "consent-refused", "consent", Some("consent.refused"), Some(65004), OpenId;
    /// Consent takes an administrator, and this is none.
    AdminApprovalNeeded = "admin-approval-needed", "consent", Some("consent.admin_required"), Some(90094), OpenId;
    /// The administrator consented in another tenant.
    WrongTenantConsented = "wrong-tenant-consented", "consent", Some("consent.wrong_tenant"), None, OpenId;
    /// The Secret ID was copied in place of the secret's value.
    SecretIdPasted = "secret-id-pasted", "credentials", Some("token.secret_is_an_id"), None, Secret;
    /// Every client secret ran out.
    SecretExpired = "secret-expired", "credentials", Some("token.secret_expired"), Some(7_000_222), Secret;
    /// The client secret was removed from the registration, or another one was made in its place.
    SecretRemoved = "secret-removed", "credentials", Some("token.secret_wrong"), Some(7_000_215), Secret;
    /// The registration has no service principal in the tenant.
    ServicePrincipalMissing = "service-principal-missing", "credentials", Some("application.not_installed"), Some(7_000_229), Secret;
    /// The token endpoint alone answers "too many requests".
    TokenThrottled = "token-throttled", "credentials", Some("microsoft.throttled"), None, Secret;
    /// The token endpoint alone is out of service.
    TokenDown = "token-down", "credentials", Some("microsoft.unavailable"), None, Secret;
    /// The application's only signing certificate has expired; Entra goes on signing with it.
    CertificateExpired = "certificate-expired", "credentials", Some("federation.certificate_expired"), None, Federated;
    /// The application's only signing certificate becomes valid tomorrow.
    CertificateNotYetValid = "certificate-not-yet-valid", "credentials", Some("federation.certificate_not_yet_valid"), None, Certificate;
    /// The active certificate has expired and a new one is there: Entra signs with that at once.
    CertificateExpiredNewInactive = "certificate-expired-new-inactive", "credentials", Some("federation.certificate_replaced"), None, Federated;
    /// Nothing is published at the address of the federation metadata.
    MetadataMissing = "metadata-missing", "credentials", Some("federation.metadata_not_found"), None, Federated;
    /// What is published in the place of the federation metadata is no XML.
    MetadataNotXml = "metadata-not-xml", "credentials", Some("federation.metadata_malformed"), None, Federated;
    /// The federation metadata lists no signing certificate.
    MetadataWithoutCertificate = "metadata-without-certificate", "credentials", Some("federation.metadata_incomplete"), None, Federated;
    /// The application is switched off in the tenant.
    ApplicationDisabled = "application-disabled", "test-login", Some("application.disabled"), Some(7_000_112), Everywhere;
    /// The redirect URI is on no registration.
    RedirectNotRegistered = "redirect-not-registered", "test-login", Some("redirect_uri.not_registered"), Some(50011), Everywhere;
    /// The application has no redirect URI and no reply URL at all.
    NoReplyAddress = "no-reply-address", "test-login", Some("redirect_uri.not_registered"), Some(500_113), Everywhere;
    /// The application is single-tenant, and is asked as if it were for everybody.
    SingleTenant = "single-tenant", "test-login", Some("tenant.not_specific"), Some(50194), OpenId;
    /// The registration does not issue the kind of answer that is asked for.
    ResponseTypeNotEnabled = "response-type-not-enabled", "test-login", Some("login.refused"), Some(700_054), OpenId;
    /// A scope is asked for that the API does not have.
    ScopeUnknown = "scope-unknown", "test-login", Some("scope.unknown"), Some(650_053), OpenId;
    /// Nobody has consented to the application.
    ConsentMissing = "consent-missing", "test-login", Some("consent.missing"), Some(65001), OpenId;
    /// The person's account is disabled.
    AccountDisabled = "account-disabled", "test-login", Some("login.refused"), Some(50057), Everywhere;
    /// The person's account is locked after too many wrong passwords.
    AccountLocked = "account-locked", "test-login", Some("login.refused"), Some(50053), Everywhere;
    /// The person's account is not in the directory.
    AccountUnknown = "account-unknown", "test-login", Some("login.account_not_in_tenant"), Some(50034), Everywhere;
    /// The person's account is of another tenant and was not invited.
    AccountOfAnotherTenant = "account-of-another-tenant", "test-login", Some("login.account_not_in_tenant"), Some(50020), Everywhere;
    /// The person signed in elsewhere and has no account as a guest in this tenant.
    GuestNotInvited = "guest-not-invited", "test-login", Some("login.account_not_in_tenant"), Some(90072), Everywhere;
    /// The person has not accepted the invitation to this tenant.
    InvitationPending = "invitation-pending", "test-login", Some("login.account_not_in_tenant"), Some(50014), Everywhere;
    /// The person's password has expired.
    PasswordExpired = "password-expired", "test-login", Some("login.refused"), Some(50055), Everywhere;
    /// A second factor is needed.
    MfaRequired = "mfa-required", "test-login", Some("login.mfa_required"), Some(50076), Everywhere;
    /// A second factor has to be set up first.
    MfaRegistrationRequired = "mfa-registration-required", "test-login", Some("login.mfa_required"), Some(50079), Everywhere;
    /// Another provider has to confirm who it is.
    ExternalChallenge = "external-challenge", "test-login", Some("login.mfa_required"), Some(50158), Everywhere;
    /// Conditional Access blocks the sign-in.
    BlockedByPolicy = "blocked-by-policy", "test-login", Some("login.blocked_by_policy"), Some(53003), Everywhere;
    /// Conditional Access asks for a compliant device.
    DeviceNotCompliant = "device-not-compliant", "test-login", Some("login.blocked_by_policy"), Some(53000), Everywhere;
    /// Conditional Access asks for a device that is joined to the domain.
    DeviceNotJoined = "device-not-joined", "test-login", Some("login.blocked_by_policy"), Some(53001), Everywhere;
    /// The tenant's cross-tenant access settings keep the person out.
    CrossTenantBlocked = "cross-tenant-blocked", "test-login", Some("login.blocked_by_policy"), Some(500_213), Everywhere;
    /// The person is not assigned to the application.
    UserNotAssigned = "user-not-assigned", "test-login", Some("login.user_not_assigned"), Some(50105), Everywhere;
    /// The request asks for another method of signing in than the one that was used.
    AuthnContextMismatch = "authn-context-mismatch", "test-login", Some("login.refused"), Some(75011), Saml;
    /// The attribute that the `NameID` comes from is empty.
    NameIdSourceEmpty = "name-id-source-empty", "test-login", Some("login.refused"), Some(501_241), Saml;
    /// The request does not reach the endpoint.
    SamlRequestLost = "saml-request-lost", "test-login", Some("login.refused"), Some(750_054), Saml;
    /// The redirect URI stands under "Mobile and desktop applications": a secret must not be sent.
    PublicClient = "public-client", "test-login", Some("token.public_client"), Some(700_025), IdToken;
    /// The redirect URI stands under "Single-page application".
    SinglePageRedirect = "single-page-redirect", "test-login", Some("login.refused"), Some(9_002_327), IdToken;
    /// The authorization code has expired.
    CodeExpired = "code-expired", "test-login", Some("login.code_spent"), Some(70008), IdToken;
    /// The token endpoint sends no ID token.
    IdTokenAbsent = "id-token-absent", "test-login", Some("id_token.absent"), None, IdToken;
    /// ID tokens are signed with a key that is not published yet.
    KeyRollover = "key-rollover", "test-login", Some("id_token.signing_key_unknown"), None, IdToken;
    /// No key is published.
    KeysEmpty = "keys-empty", "test-login", Some("id_token.signing_key_unknown"), None, IdToken;
    /// ID tokens are of version 1, with its issuer.
    TokenVersion1 = "token-version-1", "test-login", Some("id_token.issuer"), None, IdToken;
    /// ID tokens are of another tenant.
    TokenOfAnotherTenant = "token-of-another-tenant", "test-login", Some("id_token.tenant"), None, IdToken;
    /// ID tokens are for another application.
    TokenForAnotherApplication = "token-for-another-application", "test-login", Some("id_token.audience"), None, IdToken;
    /// The clock runs three hours behind: what is issued has ended when it comes.
    ClockBehind = "clock-behind", "test-login", Some("id_token.expired"), None, Claims;
    /// The clock runs three hours ahead: what is issued has not begun when it comes.
    ClockAhead = "clock-ahead", "test-login", Some("id_token.not_yet_valid"), None, Claims;
    /// Assertions are signed with a certificate the federation metadata does not list yet.
    CertificateRolled = "certificate-rolled", "test-login", Some("saml.signing_certificate_unknown"), None, Federated;
    /// Assertions and responses are signed with SHA-1.
    SignedWithSha1 = "signed-with-sha1", "test-login", Some("saml.sha1"), None, Federated;
    /// The federation metadata names another issuer than the one that signs.
    MetadataOtherIssuer = "metadata-other-issuer", "test-login", Some("saml.issuer"), None, Federated;
    /// The application ID is appended to the issuer of assertions.
    IssuerWithApplicationId = "issuer-with-application-id", "test-login", Some("saml.issuer_with_application_id"), None, Federated;
    /// Assertions are for another service.
    WrongAudience = "wrong-audience", "test-login", Some("saml.audience"), None, Federated;
    /// The SAML response is addressed to another reply URL.
    WrongDestination = "wrong-destination", "test-login", Some("saml.destination"), None, Saml;
    /// The assertion may be delivered to another reply URL only.
    WrongRecipient = "wrong-recipient", "test-login", Some("saml.recipient"), None, Saml;
    /// The assertion is encrypted.
    AssertionEncrypted = "assertion-encrypted", "test-login", Some("saml.encrypted"), None, Saml;
    /// The SAML response is signed, and not the assertion in it.
    ResponseSigned = "response-signed", "test-login", None, None, Saml;
    /// The SAML response is signed, and the assertion in it as well.
    BothSigned = "both-signed", "test-login", None, None, Saml;
    /// Tokens carry no email address in any claim, nor in the `NameID`.
    EmailMissing = "email-missing", "test-login", Some("claims.email_missing"), None, Claims;
    /// Tokens carry no email address in the claim for it, and a user name that looks like one.
    EmailFallback = "email-fallback", "test-login", Some("email_fallback"), None, Claims;
    /// Nobody verified that the domain of the email address belongs to the tenant (`xms_edov`).
    EmailUnverified = "email-unverified", "test-login", Some("email_unverified_domain"), None, IdToken;
    /// The `NameID` is an opaque value; the email address is in its attribute only.
    NameIdNotEmail = "name-id-not-email", "test-login", Some("claims.name_id_is_not_email"), None, Saml;
    /// The ordinary person's user principal name, and so the `NameID`, is not the mail address.
    UpnOtherThanMail = "upn-other-than-mail", "test-login", Some("claims.name_id_is_not_email"), None, Saml;
    /// Tokens carry no object ID.
    OidMissing = "oid-missing", "test-login", Some("oid_missing"), None, IdToken;
    /// Everybody is in too many groups for a token.
    GroupsOverage = "groups-overage", "test-login", Some("groups_overage"), None, Claims;
    /// Tokens list no groups.
    GroupsMissing = "groups-missing", "test-login", None, None, Claims;
    /// Tokens list groups by their names.
    GroupsAsNames = "groups-as-names", "test-login", None, None, Claims;
}
