//! In which ways and as whom somebody can sign in for a test, and what each way proves.

use crate::failure::FailureCode;
use crate::login::verdict::{Persona, Way};
use crate::scene::Scene;
use crate::service::{CredentialKind, Model};
use crate::wizard::LoginRun;

/// The choices before a test login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginChoices {
    /// The ways, in the model's order.
    pub ways: Vec<WayChoice>,
    /// The kinds of people worth trying.
    pub personas: Vec<PersonaChoice>,
    /// Whether a signature with SHA-1 can be allowed: only what is signed with a certificate can have one.
    pub sha1: bool,
}

/// A way to run a test login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayChoice {
    /// Which.
    pub way: Way,
    /// Whether it can be used here and now.
    pub available: bool,
    /// Whether it is the one to begin with.
    pub recommended: bool,
}

/// A kind of person worth trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonaChoice {
    /// Which.
    pub persona: Persona,
    /// The latest run as such a person.
    pub run: Option<String>,
    /// Whether nobody of the kind was tried, and it is the next to try.
    pub recommended: bool,
}

/// Something that a login in some way proves or leaves unproved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The directory and its sign-in policies.
    Directory,
    /// Application (client) ID and what proves the application.
    Credentials,
    /// The claims that the service will see.
    Claims,
    /// Consent to the service's application.
    Consent,
    /// The service's own address for the answer.
    RedirectUri,
    /// What the service does with the answer.
    Use,
}

const PERSONAS: [Persona; 4] = [
    Persona::Ordinary,
    Persona::Guest,
    Persona::NoMailbox,
    Persona::Unassigned,
];

impl Reach {
    /// What a pass in this way proves, and what it leaves unproved.
    #[must_use]
    pub fn for_model(model: &Model, way: Way) -> (Vec<Self>, Vec<Self>) {
        let (mut proves, mut leaves) = (vec![Self::Directory], vec![]);
        if model.login.is_read_here() {
            proves.extend([Self::Credentials, Self::Claims]);
        } else {
            proves.push(Self::Consent);
            leaves.push(Self::Claims);
        }
        if way == Way::Loopback {
            leaves.push(Self::RedirectUri);
        } else {
            proves.push(Self::RedirectUri);
        }
        leaves.push(Self::Use);
        (proves, leaves)
    }
}

impl Scene<'_> {
    /// The choices before a test login.
    #[must_use]
    pub fn login_choices(&self) -> LoginChoices {
        let latest = |persona| self.facts().latest(persona).map(|run| run.id.clone());
        let untried = PERSONAS
            .into_iter()
            .find(|persona| latest(*persona).is_none());
        let next = untried.unwrap_or(Persona::Ordinary);
        LoginChoices {
            ways: self
                .model()
                .map(|model| self.ways(model))
                .unwrap_or_default(),
            personas: PERSONAS
                .into_iter()
                .map(|persona| PersonaChoice {
                    persona,
                    run: latest(persona),
                    recommended: persona == next,
                })
                .collect(),
            sha1: self
                .model()
                .is_some_and(|model| model.credentials.kind() == CredentialKind::Certificate),
        }
    }

    /// Another way that would prove what `run` left unproved.
    #[must_use]
    pub fn further_way(&self, run: &LoginRun) -> Option<Way> {
        let model = self.model().filter(|model| model.id == run.ground.model)?;
        let (_, leaves) = Reach::for_model(model, run.way);
        let would_prove = |way: Way| {
            Reach::for_model(model, way)
                .0
                .iter()
                .any(|one| leaves.contains(one))
        };
        let mut ways = self.ways(model).into_iter();
        ways.find(|one| one.available && one.way != run.way && would_prove(one.way))
            .map(|one| one.way)
    }

    /// Whether `run` failed over its signature with SHA-1 alone, which can be allowed for once.
    #[must_use]
    pub fn can_allow_sha1(run: &LoginRun) -> bool {
        run.failure
            .as_ref()
            .is_some_and(|failure| failure.code == FailureCode::SamlSha1)
    }

    fn ways(&self, model: &Model) -> Vec<WayChoice> {
        let available = |way: &Way| match way {
            Way::Loopback => model.test_redirect_uri().is_some(),
            Way::SignInWindow => self.sign_in_window,
            Way::Paste => true,
        };
        let ways = model.login.ways();
        let recommended = ways.iter().find(|way| available(way));
        ways.iter()
            .map(|way| WayChoice {
                way: *way,
                available: available(way),
                recommended: recommended == Some(way),
            })
            .collect()
    }
}
