//! Walks through a rehearsal in the person's place: enters what the practice tenant holds, up to where a person has to
//! do something in the browser.

use std::collections::BTreeMap;

use super::practice::PracticeRegistration;
use super::{Engine, Open, State};
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::Persona;
use crate::scene::{self, Scene};
use crate::service::CredentialKind;
use crate::step::Step;
use crate::store::SetupId;
use crate::view::WizardView;
use crate::view::request::{
    ChooseModel, ConsentAction, EnterInputs, IdentifyTenant, ProveCredentials, Rehearse,
    SecretEntry, StartLogin,
};
use crate::wizard::ConsentPlan;

/// A rehearsal that goes on by itself.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// The model to choose, where somebody said which.
    model: Option<String>,
    /// What was done already: nothing is done twice, because a person may have to do something in between.
    did: Vec<&'static str>,
}

/// One thing that is done in the person's place.
enum RehearsedAct {
    Identify(IdentifyTenant),
    Choose(ChooseModel),
    Consent(ConsentAction),
    Enter(EnterInputs),
    Prove(ProveCredentials),
    SignIn(StartLogin),
}

impl Engine {
    /// Enters the practice tenant's values in the present step, or in every step until it is a person's turn.
    ///
    /// # Errors
    ///
    /// `setup.none_open`; `setup.not_ready` outside a rehearsal and where there is nothing to enter;
    /// `practice.not_running` while the practice tenant is closed; what the step itself fails with.
    pub fn rehearse(&self, request: &Rehearse) -> Result<WizardView, Failure> {
        let walk = || Walk {
            model: request.model.clone(),
            did: Vec::new(),
        };
        {
            let mut state = self.state();
            let running = state.practice.is_some();
            let open = state.open_mut()?;
            if !open.setup.practice {
                return Err(Failure::new(FailureCode::SetupNotReady));
            }
            if !running {
                return Err(Failure::new(FailureCode::PracticeNotRunning));
            }
            open.walk = request.whole.then(walk);
        }
        let (id, turn) = self.next_turn(&walk())?;
        let turn = turn
            .filter(|turn| request.whole || turn.is_filled_in())
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        self.remember(&id, &turn);
        let view = self.take(turn).inspect_err(|_| self.stop_walking(&id))?;
        if request.whole {
            self.walk_on(&id);
            return Ok(self.view());
        }
        Ok(view)
    }

    /// Goes on with a rehearsal that goes on by itself, until something runs or a person has something to do.
    pub(super) fn walk_on(&self, id: &SetupId) {
        while let Some(turn) = self.turn_of_walk(id) {
            self.remember(id, &turn);
            if self.take(turn).is_err() {
                self.stop_walking(id);
                return;
            }
        }
    }

    /// What the walk does next; none while something runs. A walk that came to its end is over.
    fn turn_of_walk(&self, id: &SetupId) -> Option<RehearsedAct> {
        let turn = {
            let state = self.state();
            let open = state.open.as_ref().filter(|open| open.setup.id == *id)?;
            let walk = open.walk.as_ref()?;
            if open.wizard.running().is_some() {
                return None;
            }
            let goes_on = open.wizard.failed().is_none();
            self.turn_in(&state, open, walk)
                .filter(|turn| goes_on && !walk.did.contains(&turn.name()))
        };
        if turn.is_none() {
            self.stop_walking(id);
        }
        turn
    }

    fn next_turn(&self, walk: &Walk) -> Result<(SetupId, Option<RehearsedAct>), Failure> {
        let state = self.state();
        let open = state.open()?;
        Ok((open.setup.id.clone(), self.turn_in(&state, open, walk)))
    }

    fn remember(&self, id: &SetupId, turn: &RehearsedAct) {
        if let Some(open) = self.state().this(id)
            && let Some(walk) = &mut open.walk
        {
            walk.did.push(turn.name());
        }
    }

    fn stop_walking(&self, id: &SetupId) {
        if let Some(open) = self.state().this(id) {
            open.walk = None;
        }
        self.publish();
    }

    fn take(&self, turn: RehearsedAct) -> Result<WizardView, Failure> {
        match turn {
            RehearsedAct::Identify(request) => self.identify_tenant(&request),
            RehearsedAct::Choose(request) => self.choose_model(&request),
            RehearsedAct::Consent(request) => self.consent(&request),
            RehearsedAct::Enter(request) => self.enter_inputs(&request),
            RehearsedAct::Prove(request) => self.prove_credentials(request),
            RehearsedAct::SignIn(request) => self.start_login(&request),
        }
    }

    fn turn_in(&self, state: &State, open: &Open, walk: &Walk) -> Option<RehearsedAct> {
        let scene = self.scene(state, open);
        let practice = state.practice.as_ref()?;
        let registration = || practice.registration(&scene.wanted_registration()?);
        match scene.wizard.current() {
            Step::Tenant => Some(RehearsedAct::Identify(IdentifyTenant {
                what: practice.main_domain()?.to_owned(),
                cloud: None,
            })),
            Step::Model => chosen(&scene, walk).map(RehearsedAct::Choose),
            Step::Consent => match missing(&scene) {
                Some(request) => Some(RehearsedAct::Enter(request)),
                None if scene.asks_own_consent() && scene.facts().client().is_none() => {
                    let client_id = registration()?.client_id;
                    Some(RehearsedAct::Consent(ConsentAction::NameApplication {
                        client_id,
                    }))
                }
                None => Some(RehearsedAct::Consent(asked(&scene))),
            },
            Step::Credentials => missing(&scene)
                .map(RehearsedAct::Enter)
                .or_else(|| proof(&scene, registration()?).map(RehearsedAct::Prove)),
            Step::TestLogin => {
                let ways = scene.login_choices().ways;
                let way = ways.iter().find(|way| way.recommended)?.way;
                Some(RehearsedAct::SignIn(StartLogin {
                    way,
                    persona: Persona::Ordinary,
                    allow_sha1: false,
                }))
            }
            Step::Export => None,
        }
    }
}

impl RehearsedAct {
    /// What it is, to know it again.
    const fn name(&self) -> &'static str {
        match self {
            Self::Identify(_) => "identify",
            Self::Choose(_) => "choose",
            Self::Consent(ConsentAction::NameApplication { .. }) => "name",
            Self::Consent(_) => "consent",
            Self::Enter(_) => "enter",
            Self::Prove(_) => "prove",
            Self::SignIn(_) => "sign-in",
        }
    }

    /// Whether it enters something, and is not left to the person.
    const fn is_filled_in(&self) -> bool {
        match self {
            Self::Consent(action) => matches!(action, ConsentAction::NameApplication { .. }),
            Self::SignIn(_) => false,
            Self::Identify(_) | Self::Choose(_) | Self::Enter(_) | Self::Prove(_) => true,
        }
    }
}

/// The model that the walk was told, that is suggested, or that stands first, with what it needs.
fn chosen(scene: &Scene<'_>, walk: &Walk) -> Option<ChooseModel> {
    let told = walk.model.as_deref();
    let model = match told {
        Some(id) => scene.profile.model(id).ok()?,
        None => scene
            .suggested_model()
            .or_else(|| scene.profile.models.first())?,
    };
    Some(ChooseModel {
        model: model.id.clone(),
        inputs: scene::completed(model, &BTreeMap::new(), &scene.values()),
        service_metadata: None,
    })
}

/// What the chosen model still asks for.
fn missing(scene: &Scene<'_>) -> Option<EnterInputs> {
    let entered = &scene.facts().model.as_ref()?.inputs;
    let mut inputs = scene::completed(scene.model()?, entered, &scene.values());
    inputs.retain(|id, _| !entered.contains_key(id));
    (!inputs.is_empty()).then_some(EnterInputs { inputs })
}

/// What proves the application: its secret, where the model rests on one.
fn proof(scene: &Scene<'_>, registration: PracticeRegistration) -> Option<ProveCredentials> {
    let kind = scene.model()?.credentials.kind();
    let secret = registration
        .secret
        .filter(|_| kind == CredentialKind::Secret);
    Some(ProveCredentials {
        client_id: registration.client_id,
        secret: secret.map(SecretEntry::from),
        expires_on: None,
    })
}

/// What is done about consent: nothing where people can sign in without it, so that a rehearsal is soon over; otherwise
/// it is asked for.
fn asked(scene: &Scene<'_>) -> ConsentAction {
    let plan = scene.facts().model.as_ref().map(|model| model.plan.consent);
    if plan == Some(ConsentPlan::Skippable) {
        ConsentAction::Skip
    } else if scene.catches_landing() {
        ConsentAction::Catch
    } else {
        ConsentAction::Open
    }
}
