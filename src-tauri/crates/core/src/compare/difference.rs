//! One difference between two bundles, as data: what it is about, where it stands, both values, how much it matters.

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleDifference {
    /// What differs.
    pub aspect: Aspect,
    /// Which of several: the id of a need, a task, an input, an option, a claim or a check; who signed in.
    pub subject: Option<String>,
    /// In which way it differs.
    pub contrast: Contrast,
    /// Where it stands, as a JSON Pointer (RFC 6901): in the right bundle, or in the left one where the right has none.
    pub place: String,
    /// The left bundle's value.
    pub left: Option<String>,
    /// The right bundle's value.
    pub right: Option<String>,
    /// How much it matters.
    pub bearing: Bearing,
    /// Its place among those that matter as much; the smallest first.
    pub(super) rank: usize,
}

impl BundleDifference {
    /// A difference that matters as much as its aspect does by itself.
    pub(super) fn new(aspect: Aspect, contrast: Contrast, place: impl Into<String>) -> Self {
        Self {
            aspect,
            subject: None,
            contrast,
            place: place.into(),
            left: None,
            right: None,
            bearing: aspect.bearing(),
            rank: 0,
        }
    }

    /// The same with both values.
    pub(super) fn between<T: ToString>(mut self, left: Option<T>, right: Option<T>) -> Self {
        self.left = left.map(|value| value.to_string());
        self.right = right.map(|value| value.to_string());
        self
    }

    /// The same about this one of several.
    pub(super) fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The same, which matters so much.
    pub(super) const fn bearing(mut self, bearing: Bearing) -> Self {
        self.bearing = bearing;
        self
    }
}

/// One of the two bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BundleSide {
    /// The one that was named first.
    Left,
    /// The one that was named second.
    Right,
}

impl BundleSide {
    /// Its stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// How much a difference matters, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// It touches what the failure is about.
    Failure,
    /// A sign-in can fail for it.
    SignIn,
    /// It changes nothing of a sign-in.
    Rest,
}

impl Bearing {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Failure, Self::SignIn, Self::Rest];

    /// Its stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Failure => "failure",
            Self::SignIn => "sign-in",
            Self::Rest => "rest",
        }
    }
}

/// In which way two values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contrast {
    /// Only the right bundle has it.
    Added,
    /// Upper and lower case alone.
    Case,
    /// Percent-encoding alone (RFC 3986 §2.1).
    Encoding,
    /// Only the left bundle has it.
    Gone,
    /// The host alone.
    Host,
    /// The right one ends later.
    Later,
    /// The same ones in another order.
    Order,
    /// Another value.
    Other,
    /// The path alone.
    Path,
    /// The port alone.
    Port,
    /// What is put before it: `spn:` or `api://`.
    Prefix,
    /// The query alone.
    Query,
    /// `http` in place of `https`, or the other way round.
    Scheme,
    /// A slash at the end.
    Slash,
    /// The right one ends sooner.
    Sooner,
}

impl Contrast {
    /// Its stable id, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Case => "case",
            Self::Encoding => "encoding",
            Self::Gone => "gone",
            Self::Host => "host",
            Self::Later => "later",
            Self::Order => "order",
            Self::Other => "other",
            Self::Path => "path",
            Self::Port => "port",
            Self::Prefix => "prefix",
            Self::Query => "query",
            Self::Scheme => "scheme",
            Self::Slash => "slash",
            Self::Sooner => "sooner",
        }
    }

    /// Between what one bundle has and the other may lack; none where neither or both have the same.
    pub(super) fn of<T: PartialEq>(left: Option<&T>, right: Option<&T>) -> Option<Self> {
        match (left, right) {
            (None, None) => None,
            (None, Some(_)) => Some(Self::Added),
            (Some(_), None) => Some(Self::Gone),
            (Some(left), Some(right)) => (left != right).then_some(Self::Other),
        }
    }

    /// Between two ends, where both are known.
    pub(super) fn of_ends<T: Ord>(left: Option<&T>, right: Option<&T>) -> Option<Self> {
        match (left, right) {
            (Some(left), Some(right)) if right < left => Some(Self::Sooner),
            (Some(left), Some(right)) if right > left => Some(Self::Later),
            _ => Self::of(left, right),
        }
    }
}

/// A part of a bundle, as far as a failure can be about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BundlePart {
    /// The application and its ID.
    Application,
    /// What the directory publishes to sign with.
    Certificates,
    /// Which claims there are, and what the service takes of them.
    Claims,
    /// What was consented to.
    Consent,
    /// The client secret.
    Credential,
    /// The service's name for itself: Identifier (Entity ID), `wtrealm`.
    Identifier,
    /// Where Entra takes requests, and its own name.
    Metadata,
    /// Model, protocol, inputs and options.
    Model,
    /// Program, profile, how it is known, how far it came.
    Origin,
    /// Where the answer goes: redirect URIs, reply URLs.
    ReplyAddresses,
    /// What test logins and steps came to.
    Runs,
    /// The service.
    Service,
    /// What has been done and what is left to do.
    Tasks,
    /// The directory.
    Tenant,
}

macro_rules! aspects {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal: $part:ident, $bearing:ident;)+) => {
        /// What differs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Aspect {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Aspect {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its stable id.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The part of the bundle it belongs to.
            #[must_use]
            pub const fn part(self) -> BundlePart {
                match self { $(Self::$variant => BundlePart::$part,)+ }
            }

            /// How much it matters where no failure is about it.
            #[must_use]
            pub const fn bearing(self) -> Bearing {
                match self { $(Self::$variant => Bearing::$bearing,)+ }
            }
        }
    };
}

aspects! {
    /// The service.
    Service = "service": Service, SignIn;
    /// Directory (tenant) ID.
    Tenant = "tenant": Tenant, SignIn;
    /// The Microsoft cloud.
    Cloud = "cloud": Tenant, SignIn;
    /// The issuer, where it does not follow from the directory.
    Issuer = "issuer": Tenant, SignIn;
    /// The domain by which the directory was found.
    Domain = "domain": Tenant, Rest;
    /// Where the domain's users type their password.
    PasswordAt = "password-at": Tenant, Rest;
    /// What was asked for where no directory was found.
    Asked = "asked": Tenant, SignIn;
    /// The integration model.
    Model = "model": Model, SignIn;
    /// The protocol.
    Protocol = "protocol": Model, SignIn;
    /// A value that the model asks for.
    Input = "input": Model, SignIn;
    /// An option of the service's own.
    ServiceOption = "option": Model, Rest;
    /// Application (client) ID.
    ClientId = "client-id": Application, SignIn;
    /// In whose directory the registration lives.
    Owner = "owner": Application, SignIn;
    /// A redirect URI.
    RedirectUri = "redirect-uri": ReplyAddresses, SignIn;
    /// A reply URL.
    ReplyUrl = "reply-url": ReplyAddresses, SignIn;
    /// Identifier (Entity ID) or `wtrealm`.
    EntityId = "entity-id": Identifier, SignIn;
    /// Whether Entra's metadata was read.
    Metadata = "metadata": Metadata, SignIn;
    /// The directory's name for itself in metadata.
    Provider = "provider": Metadata, SignIn;
    /// Where Entra takes requests.
    LoginUrl = "login-url": Metadata, SignIn;
    /// Where Entra takes logout requests.
    LogoutUrl = "logout-url": Metadata, Rest;
    /// A signing certificate.
    Certificate = "certificate": Certificates, SignIn;
    /// Until when any of the certificates is valid.
    CertificateEnds = "certificate-ends": Certificates, SignIn;
    /// A key of the directory's that was published during a test login.
    SigningKey = "signing-key": Certificates, Rest;
    /// Whether there is a client secret.
    Secret = "secret": Credential, SignIn;
    /// Which client secret it is.
    SecretHint = "secret-hint": Credential, SignIn;
    /// Until when the client secret is valid.
    SecretEnds = "secret-ends": Credential, SignIn;
    /// Whether Entra was seen to accept it.
    SecretChecked = "secret-checked": Credential, Rest;
    /// Whether it is sealed in.
    Sealed = "sealed": Credential, Rest;
    /// Whether there is consent.
    Consent = "consent": Consent, SignIn;
    /// Whether somebody went on without it.
    ConsentSkipped = "consent-skipped": Consent, SignIn;
    /// In which directory it was given.
    ConsentTenant = "consent-tenant": Consent, SignIn;
    /// A permission that was consented to.
    Scope = "scope": Consent, SignIn;
    /// A claim that came with a person.
    Claim = "claim": Claims, SignIn;
    /// What kind of value a claim has.
    ClaimKind = "claim-kind": Claims, SignIn;
    /// Which claim the service takes.
    ClaimUsed = "claim-used": Claims, SignIn;
    /// What the service needs to learn.
    ClaimNeed = "claim-need": Claims, SignIn;
    /// From which claims it takes that.
    NeedClaims = "need-claims": Claims, SignIn;
    /// Whether a sign-in fails without it.
    NeedRequired = "need-required": Claims, SignIn;
    /// At which step an unfinished set-up stands.
    Step = "step": Origin, Rest;
    /// What failed in a step.
    StepFailure = "step-failure": Runs, SignIn;
    /// Whether such a person was seen to sign in.
    Run = "run": Origin, Rest;
    /// What the last test login of such a person came to.
    Verdict = "verdict": Runs, SignIn;
    /// The first check that decides differently.
    Check = "check": Runs, SignIn;
    /// Why the test login failed.
    RunFailure = "run-failure": Runs, SignIn;
    /// What deserves a look.
    Warning = "warning": Origin, Rest;
    /// A task.
    Task = "task": Tasks, Rest;
    /// How a fact is known.
    Known = "known": Origin, Rest;
    /// Whether it is a rehearsal.
    Practice = "practice": Origin, Rest;
    /// The version of the service's profile.
    ProfileVersion = "profile-version": Origin, Rest;
    /// A profile of one's own that the bundle carries.
    Profile = "profile": Origin, Rest;
    /// The program that wrote the bundle.
    Program = "program": Origin, Rest;
}
