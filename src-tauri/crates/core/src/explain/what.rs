//! What a thing is, by name.

macro_rules! whats {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal;)+) => {
        /// What a thing is.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub enum What {
            $($(#[doc = $doc])+ $variant,)+
            /// Nothing that is known.
            #[default]
            Unknown,
        }

        impl What {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+ Self::Unknown];

            /// Its stable name, as `--json` has it, and on which sentences select.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                    Self::Unknown => "unknown",
                }
            }
        }
    };
}

whats! {
    /// An access token.
    AccessToken = "access-token";
    /// An assertion without the response around it.
    Assertion = "assertion";
    /// The address or the form in which the authorization endpoint answered (RFC 6749 §4.1.2).
    AuthorizationResponse = "authorization-response";
    /// A connection bundle.
    Bundle = "bundle";
    /// A certificate alone.
    Certificate = "certificate";
    /// The address that one lands on after admin consent.
    ConsentLanding = "consent-landing";
    /// A value from whose middle something was left out.
    CutOff = "cut-off";
    /// An OpenID provider's description of itself.
    DiscoveryDocument = "discovery-document";
    /// A token that only its recipient can read.
    EncryptedToken = "encrypted-token";
    /// The text of one of Microsoft's errors.
    Error = "error";
    /// The number of one of Microsoft's errors, alone.
    ErrorCode = "error-code";
    /// An error of Microsoft Graph's.
    GraphError = "graph-error";
    /// An ID token.
    IdToken = "id-token";
    /// A provider's published keys.
    KeySet = "key-set";
    /// An identity provider's metadata.
    ProviderMetadata = "provider-metadata";
    /// A recording of a browser's requests.
    Recording = "recording";
    /// A response of SAML 2.0.
    SamlResponse = "saml-response";
    /// A secret, and nothing else.
    Secret = "secret";
    /// An error that a service shows.
    ServiceError = "service-error";
    /// A service's metadata.
    ServiceMetadata = "service-metadata";
    /// Rows of the sign-in logs.
    SignInLog = "sign-in-log";
    /// What a service sends to begin a sign-in.
    SignInRequest = "sign-in-request";
    /// A message of a sign-out.
    SignOut = "sign-out";
    /// What the token endpoint sent.
    TokenResponse = "token-response";
    /// A response of WS-Federation.
    WsFedResponse = "ws-fed-response";
}
