//! Refusals as Entra words them: number, OAuth `error`, HTTP status and sentence.
//!
//! The frame around the sentences (`AADSTSn: `, and the tail that an answer adds) is what parsers rely on. The sentences are our
//! own, but for those that name values in Entra's places: people search for these, and programs read the values out of them.

use axum::http::StatusCode;

use crate::scenario::Scenario;

/// An error number with everything that always goes with it, declared once per variant below.
macro_rules! aadsts {
    ($($variant:ident = $number:literal, $error:literal, $status:ident, $text:literal;)+) => {
        /// Entra's error numbers, by the names of its error catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Aadsts { $($variant),+ }

        impl Aadsts {
            const ALL: &[Self] = &[$(Self::$variant),+];

            pub(crate) const fn number(self) -> u32 {
                match self { $(Self::$variant => $number),+ }
            }
            const fn error(self) -> &'static str {
                match self { $(Self::$variant => $error),+ }
            }
            pub(crate) const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),+ }
            }
            const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

aadsts! {
    AccountDisabled = 50057, "invalid_grant", BAD_REQUEST, "The user account is disabled.";
    AccountLocked = 50053, "invalid_grant", BAD_REQUEST, "The account is locked: there were too many attempts to sign in with a wrong user name or password.";
    AdminConsentRequired = 90094, "consent_required", BAD_REQUEST, "These permissions take an administrator's consent.";
    AssertionAppMismatch = 700_021, "invalid_client", UNAUTHORIZED, "The client assertion's issuer or subject is not the client ID.";
    AssertionInvalid = 700_027, "invalid_client", UNAUTHORIZED, "The client assertion is not signed with a key registered for the application.";
    ApplicationDisabled = 7_000_112, "unauthorized_client", BAD_REQUEST, "The application is disabled:";
    AuthorizationDeclined = 70017, "authorization_declined", BAD_REQUEST, "The sign-in on the other device was declined.";
    AuthorizationPending = 70016, "authorization_pending", BAD_REQUEST, "The sign-in on the other device is not finished.";
    AuthnContextMismatch = 75011, "invalid_request", BAD_REQUEST, "The user signed in by another method than the RequestedAuthnContext asks for:";
    BlockedByConditionalAccess = 53003, "access_denied", BAD_REQUEST, "Access is blocked by Conditional Access policies.";
    BadVerificationCode = 70018, "bad_verification_code", BAD_REQUEST, "The device code is not known.";
    ClientCredentialsScope = 1_002_012, "invalid_scope", BAD_REQUEST, "Client credentials take exactly one scope that ends in /.default.";
    CodeChallengeMethod = 50149, "invalid_request", BAD_REQUEST, "Invalid Code_Challenge_method parameter.";
    CodeChallengeSize = 501_491, "invalid_request", BAD_REQUEST, "The code_challenge has to be 43 to 128 characters long.";
    CodeExpired = 70019, "expired_token", BAD_REQUEST, "The device code has expired.";
    CodeRedeemed = 54005, "invalid_grant", BAD_REQUEST, "The authorization code was already redeemed.";
    CodeVerifierMismatch = 501_481, "invalid_grant", BAD_REQUEST, "The code_verifier does not match the code_challenge.";
    CodeVerifierMissing = 50148, "invalid_grant", BAD_REQUEST, "The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.";
    ConsentMissing = 65001, "consent_required", BAD_REQUEST, "Neither the user nor an administrator has consented to the application.";
    CredentialRequired = 7_000_218, "invalid_client", UNAUTHORIZED, "The request body must contain client_assertion or client_secret.";
    CredentialRequiredForClientCredentials = 7_000_216, "invalid_client", UNAUTHORIZED, "The client credentials grant takes a client_secret or a client_assertion.";
    CrossTenantBlocked = 500_213, "access_denied", BAD_REQUEST, "The cross-tenant access policy of the resource tenant does not allow this user in.";
    CrossOriginNotSpa = 9_002_326, "invalid_request", BAD_REQUEST, "Only a single-page application may redeem across origins.";
    DeviceNotCompliant = 53000, "access_denied", BAD_REQUEST, "Conditional Access asks for a compliant device, and this one is not.";
    DeviceNotJoined = 53001, "access_denied", BAD_REQUEST, "Conditional Access asks for a device that is joined to the domain, and this one is not.";
    DuplicateParameter = 9_000_411, "invalid_request", BAD_REQUEST, "The request is not properly formatted. The parameter '{}' is duplicated.";
    ExternalChallenge = 50158, "interaction_required", BAD_REQUEST, "The external security challenge was not passed.";
    GrantExpired = 70008, "invalid_grant", BAD_REQUEST, "The authorization code or refresh token has expired or was revoked.";
    GrantInactive = 700_082, "invalid_grant", BAD_REQUEST, "The refresh token expired after a long time without use.";
    GraphUserUnauthorized = 90093, "access_denied", BAD_REQUEST, "This person may not grant the permissions asked for.";
    GuestNotInvited = 90072, "access_denied", BAD_REQUEST, "The account of another identity provider does not exist in this tenant and has to be added as an external user first:";
    InvalidGrant = 70000, "invalid_grant", BAD_REQUEST, "The grant is not valid for this client.";
    InvalidInstance = 50049, "invalid_instance", BAD_REQUEST, "The host is not a cloud known here.";
    InvalidPassword = 50126, "invalid_grant", BAD_REQUEST, "The user name or password is wrong.";
    InvalidResource = 500_011, "invalid_resource", BAD_REQUEST, "The API named in the scope has no service principal in the tenant.";
    InvalidResponseMode = 70007, "invalid_request", BAD_REQUEST, "'{}' is not a supported value of 'response_mode' when requesting a token.";
    InvitationPending = 50014, "access_denied", BAD_REQUEST, "The guest has not accepted the invitation yet:";
    InvalidScope = 70011, "invalid_scope", BAD_REQUEST, "The scope is not valid.";
    InvalidSecret = 7_000_215, "invalid_client", UNAUTHORIZED, "The client secret is wrong: it takes the secret's value, not the secret's ID.";
    Malformed = 9_002_313, "invalid_grant", BAD_REQUEST, "The request or the code in it is malformed.";
    MalformedRequest = 90023, "invalid_request", BAD_REQUEST, "The request is not valid.";
    MfaRegistrationRequired = 50079, "interaction_required", BAD_REQUEST, "The user has to register a second factor first.";
    MfaRequired = 50076, "interaction_required", BAD_REQUEST, "The sign-in has to be approved on a second device.";
    MissingParameter = 900_144, "invalid_request", BAD_REQUEST, "The request body must contain the following parameter: '{}'.";
    MissingServicePrincipal = 7_000_229, "invalid_client", UNAUTHORIZED, "The application has no service principal in this tenant.";
    MisconfiguredApplication = 650_056, "invalid_request", BAD_REQUEST, "The application lists no permission and nobody has consented to it:";
    NameIdEmpty = 501_241, "invalid_request", BAD_REQUEST, "The user has no value where the NameID comes from:";
    NoReplyAddress = 500_113, "invalid_request", BAD_REQUEST, "The application has no reply address.";
    NoTenantNamed = 50059, "invalid_request", BAD_REQUEST, "Neither request nor credential names a tenant.";
    NotMultiTenant = 50194, "invalid_request", BAD_REQUEST, "The application is single-tenant; use the tenant's own endpoint.";
    PasswordExpired = 50055, "invalid_grant", BAD_REQUEST, "The password has expired.";
    PkceRequiredForSpa = 9_002_325, "invalid_request", BAD_REQUEST, "A single-page application has to use PKCE.";
    PublicClientWithCredential = 700_025, "invalid_client", UNAUTHORIZED, "The client is public: send neither client_assertion nor client_secret.";
    RedeemAgainstWrongTenant = 700_005, "invalid_grant", BAD_REQUEST, "The code was issued under another tenant path.";
    RedirectMismatch = 50011, "invalid_request", BAD_REQUEST, "The redirect URI in the request is not registered for the application:";
    RedirectMismatchOnRedeem = 500_112, "invalid_grant", BAD_REQUEST, "The redirect URI is not the one the code was sent to.";
    ResourceParameterUnsupported = 901_002, "invalid_request", BAD_REQUEST, "The 'resource' request parameter is not supported.";
    ResponseTypeIdTokenNotEnabled = 700_054, "unsupported_response_type", BAD_REQUEST, "response_type 'id_token' is not enabled for the application.";
    ResponseTypeTokenNotEnabled = 700_051, "unsupported_response_type", BAD_REQUEST, "response_type 'token' is not enabled for the application.";
    ResponseTypeUnsupported = 70005, "unsupported_response_type", BAD_REQUEST, "The response_type is not supported:";
    SamlBindingEncoding = 75001, "invalid_request", BAD_REQUEST, "The SAMLRequest is not encoded as its binding says.";
    SamlBindingUnsupported = 75003, "invalid_request", BAD_REQUEST, "SAML responses are sent by HTTP-POST only, and the request asks for:";
    SamlDestination = 75008, "access_denied", BAD_REQUEST, "The request was meant for another destination:";
    SamlId = 7_500_529, "invalid_request", BAD_REQUEST, "This is not an ID that SAML allows; it must not begin with a digit:";
    SamlMessageInvalid = 75005, "invalid_request", BAD_REQUEST, "This is no SAML message that is valid and supported:";
    SamlNameIdPolicy = 75016, "invalid_request", BAD_REQUEST, "The NameIDPolicy asks for a format that is not supported:";
    SamlProcessing = 75006, "invalid_request", BAD_REQUEST, "The AuthnRequest could not be processed.";
    SamlPropertyUnsupported = 90011, "invalid_request", BAD_REQUEST, "This property of the AuthnRequest is not supported:";
    SamlRequestMissing = 750_054, "invalid_request", BAD_REQUEST, "The query holds neither SAMLRequest nor SAMLResponse.";
    ScopeUnknown = 650_053, "invalid_client", BAD_REQUEST, "The application '{}' asked for scope '{}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.";
    SecretExpired = 7_000_222, "invalid_client", UNAUTHORIZED, "The client secret has expired.";
    SessionMissing = 50058, "login_required", BAD_REQUEST, "A silent sign-in takes exactly one signed-in account.";
    SpaNeedsOrigin = 9_002_327, "invalid_request", BAD_REQUEST, "A single-page application's code is redeemed across origins only.";
    TenantEmptyGuid = 900_021, "invalid_request", BAD_REQUEST, "The tenant identifier is the all-zero GUID.";
    TenantMalformed = 900_023, "invalid_request", BAD_REQUEST, "The tenant identifier is neither a GUID nor a domain name:";
    TenantUnknown = 90002, "invalid_tenant", BAD_REQUEST, "Tenant not found. Check the tenant and the cloud:";
    Throttled = 90055, "temporarily_unavailable", TOO_MANY_REQUESTS, "There were too many requests for the tenant.";
    UnknownClient = 700_016, "unauthorized_client", BAD_REQUEST, "The application was not found in the directory:";
    UnsupportedGrantType = 70003, "unsupported_grant_type", BAD_REQUEST, "The app requested an unsupported grant type '{}'.";
    UsGovernmentOnPublic = 900_439, "invalid_request", BAD_REQUEST, "The tenant lives in the US Government cloud and cannot be used here.";
    UserDeclinedConsent = 65004, "access_denied", BAD_REQUEST, "The user declined to consent to the application.";
    UserNotAssigned = 50105, "interaction_required", BAD_REQUEST, "The user is not assigned to the application:";
    UserUnauthorized = 50020, "access_denied", BAD_REQUEST, "The account is of another tenant and has to be invited first:";
    UserUnknown = 50034, "invalid_grant", BAD_REQUEST, "The user account does not exist in the directory.";
    WrongVerb = 900_561, "invalid_request", BAD_REQUEST, "The endpoint only accepts POST requests. Received a {} request.";
}

/// A request refused: the number, and the values it is about.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) code: Aadsts,
    about: Vec<String>,
}

impl From<Aadsts> for Refusal {
    fn from(code: Aadsts) -> Self {
        Self {
            code,
            about: Vec::new(),
        }
    }
}

impl Aadsts {
    /// What a scenario refuses with; none for one that is no refusal.
    pub(crate) fn of(scenario: Scenario) -> Option<Self> {
        let number = scenario.aadsts()?;
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.number() == number)
    }

    /// A refusal that names the value it is about.
    pub(crate) fn about(self, about: impl Into<String>) -> Refusal {
        self.about_all([about.into()])
    }

    /// A refusal that names several, in the order in which its sentence has them.
    pub(crate) fn about_all(self, about: impl Into<Vec<String>>) -> Refusal {
        Refusal {
            code: self,
            about: about.into(),
        }
    }
}

impl Refusal {
    /// OAuth's `error` member.
    pub(crate) const fn error(&self) -> &'static str {
        self.code.error()
    }

    /// `AADSTSn`, as the log shows it.
    pub(crate) fn label(&self) -> String {
        format!("AADSTS{}", self.code.number())
    }

    /// The sentence alone, with its prefix. Values without a place in it stand at its end.
    pub(crate) fn message(&self) -> String {
        let mut message = format!("{}: ", self.label());
        let mut values = self.about.iter().filter(|value| !value.is_empty());
        let mut parts = self.code.text().split("{}");
        message += parts.next().unwrap_or_default();
        for part in parts {
            message += values.next().map_or("", String::as_str);
            message += part;
        }
        for value in values {
            message = format!("{message} '{value}'");
        }
        message
    }

    /// `suberror`, for the few that have one.
    pub(crate) const fn suberror(&self) -> Option<&'static str> {
        match self.code {
            Aadsts::ConsentMissing => Some("consent_required"),
            Aadsts::MfaRequired => Some("basic_action"),
            Aadsts::GrantInactive => Some("token_expired"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_that_a_scenario_refuses_with_has_its_sentence() {
        for scenario in Scenario::ALL {
            let refusal = Aadsts::of(scenario).map(Aadsts::number);
            assert_eq!(refusal, scenario.aadsts(), "{scenario}");
        }
    }
}
