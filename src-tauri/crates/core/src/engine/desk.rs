//! The support desk: whatever a customer sent is explained, and a bundle lies there as a case, judged again and only read,
//! until somebody takes it over. All of it is forgotten when the desk is left.

use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use consentry_bundle::Bundle;
use secrecy::ExposeSecret as _;
use tokio::task::AbortHandle;

use super::bundles::open_with;
use super::open::Open;
use super::{Engine, PracticeStage, State, rehearse_bundle};
use crate::compare::{Comparison, compare};
use crate::explain::{self, Explanation, What};
use crate::failure::{Failure, FailureCode};
use crate::handoff;
use crate::ports::Clock;
use crate::rehearsal::{KnownScenario, Rehearsal, RehearsalOutcome};
use crate::replay::{Replay, replay};
use crate::store::SetupId;
use crate::view::request::{CompareCase, Explain, NamedSetup, OpenFindingPage, TakeOver};
use crate::view::{DeskView, ExplanationView, WizardView, desk};

/// The desk.
#[derive(Default)]
pub(super) struct Desk {
    /// What was brought to it last.
    sent: Option<Brought>,
    /// The set-up from which somebody came here, to go back to.
    from: Option<SetupId>,
}

struct Brought {
    /// The file's name; none for what was pasted.
    name: Option<String>,
    explanation: Explanation,
    /// The case, or why there is none, where it is a bundle.
    case: Option<Result<OpenCase, Failure>>,
}

struct OpenCase {
    bundle: Bundle,
    /// The set-up that it tells of. It is on no disk, and no event reaches it.
    open: Open,
    replays: Vec<Replay>,
    rehearsal: Option<Rehearsing>,
    /// Another file's name, and what differs in it.
    compared: Option<(String, Comparison)>,
}

/// How far the rehearsal of a case is.
enum Rehearsing {
    Runs {
        since: DateTime<Utc>,
        task: AbortHandle,
    },
    Ended(Box<Result<(Option<Rehearsal>, RehearsalOutcome), Failure>>),
}

impl Rehearsing {
    fn shown(&self) -> desk::CaseRehearsal<'_> {
        match self {
            Self::Runs { since, .. } => desk::CaseRehearsal::Runs(*since),
            Self::Ended(ended) => match &**ended {
                Ok((rehearsal, came)) => desk::CaseRehearsal::Came(rehearsal.as_ref(), *came),
                Err(failure) => desk::CaseRehearsal::Failed(failure),
            },
        }
    }
}

impl Drop for Rehearsing {
    /// Nobody waits for it any more.
    fn drop(&mut self) {
        if let Self::Runs { task, .. } = self {
            task.abort();
        }
    }
}

impl Engine {
    /// Goes to the support desk, which is empty, from wherever one is; what runs is cancelled, what is known is saved.
    #[expect(
        clippy::must_use_candidate,
        reason = "the change is the point, the view a courtesy"
    )]
    pub fn open_desk(&self) -> WizardView {
        self.at_desk(None)
    }

    /// Goes back to the set-up from which one came, or else to the start screen. What lay on the desk is forgotten.
    ///
    /// # Errors
    ///
    /// As [`Engine::open_setup`], where that set-up can no longer be opened.
    pub fn close_desk(&self) -> Result<WizardView, Failure> {
        let turn = self.turn();
        let desk = self.change(&turn, |state| state.desk.take());
        drop(turn);
        match desk.and_then(|desk| desk.from) {
            Some(setup) => self.open_setup(&NamedSetup {
                setup: setup.as_str().to_owned(),
            }),
            None => Ok(self.view()),
        }
    }

    /// Explains what somebody sent, at the support desk. A bundle becomes a case; nothing of it is kept on disk.
    ///
    /// # Errors
    ///
    /// `pasted.too_long` when there is more than anybody pastes.
    pub async fn explain(&self, request: Explain) -> Result<WizardView, Failure> {
        let Explain { name, text } = request;
        let engine = self.clone();
        let now = self.0.ports.clock.now();
        let explained = tokio::task::spawn_blocking(move || {
            let bytes = text.secret().expose_secret().as_bytes();
            let explanation = explain::explain(bytes, &engine.0.services, now)?;
            let is_bundle = explanation.what == What::Bundle;
            // What is wrong with one that cannot be read is among the findings.
            let bundle = is_bundle.then(|| handoff::bundle::read(bytes).ok());
            Ok::<_, Failure>((explanation, bundle.flatten()))
        });
        let explained = explained
            .await
            .map_err(|_| Failure::new(FailureCode::InternalDefect))?;
        let (explanation, bundle) = explained?;
        let case = match bundle {
            Some(bundle) => Some(Box::pin(self.case(bundle, name.as_deref())).await),
            None => None,
        };
        Ok(self.at_desk(Some(Brought {
            name,
            explanation,
            case,
        })))
    }

    /// Makes a set-up of the case that lies on the desk, or opens the one that was made of it before.
    ///
    /// # Errors
    ///
    /// `setup.none_open` where no case lies there; `bundle.*` for a wrong passphrase, `keyring.*`.
    pub async fn take_over(&self, request: TakeOver) -> Result<WizardView, Failure> {
        let (bundle, name) = {
            let state = self.state();
            let case = state.desk.as_ref().and_then(Desk::case);
            let case = case.ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))?;
            let name = case.open.setup.opened_from.clone();
            (case.bundle.clone(), name.unwrap_or_default())
        };
        self.open_read(
            &bundle,
            name,
            open_with(request.passphrase, request.identity),
        )
        .await
    }

    /// Rehearses the case that lies on the desk, with the `scenarios` of the practice tenant that `start` starts for it; see
    /// [`rehearse_bundle`]. What comes of it is published.
    ///
    /// # Errors
    ///
    /// `setup.none_open` where no case lies there.
    pub fn rehearse_case<Started>(
        &self,
        scenarios: impl Fn(&str, bool) -> Vec<KnownScenario> + Send + Sync + 'static,
        start: impl FnOnce(&Rehearsal, Arc<dyn Clock>) -> Started + Send + 'static,
    ) -> Result<WizardView, Failure>
    where
        Started: Future<Output = Result<Option<PracticeStage>, Failure>> + Send,
    {
        let mut state = self.state();
        let case = state.desk.as_mut().and_then(Desk::case_mut);
        let case = case.ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))?;
        let (engine, bundle) = (self.clone(), case.bundle.clone());
        let id = case.open.setup.id.clone();
        let task = tokio::spawn(async move {
            let (services, language) = (&engine.0.services, engine.0.language);
            let http = Arc::clone(&engine.0.ports.http);
            let walked = rehearse_bundle(&bundle, services, language, http, &scenarios, start);
            let ended = Box::new(Box::pin(walked).await);
            engine.rehearsed(&id, Some(Rehearsing::Ended(ended)));
        });
        case.rehearsal = Some(Rehearsing::Runs {
            since: self.0.ports.clock.now(),
            task: task.abort_handle(),
        });
        drop(state);
        self.publish();
        Ok(self.view())
    }

    /// Holds another bundle beside the case that lies on the desk.
    ///
    /// # Errors
    ///
    /// `setup.none_open` where no case lies there, `bundle.*` for what is no sound bundle.
    pub fn compare_case(&self, request: CompareCase) -> Result<WizardView, Failure> {
        let other = handoff::bundle::read(request.text.as_bytes())?;
        let mut state = self.state();
        let case = state.desk.as_mut().and_then(Desk::case_mut);
        let case = case.ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))?;
        case.compared = Some((request.name, compare(&case.bundle, &other)));
        drop(state);
        self.publish();
        Ok(self.view())
    }

    /// Stops the rehearsal of the case that lies on the desk; answers whether one lies there.
    pub(super) fn cancel_rehearsal(&self) -> bool {
        let id = {
            let state = self.state();
            let case = state.desk.as_ref().and_then(Desk::case);
            case.map(|case| case.open.setup.id.clone())
        };
        if let Some(id) = &id {
            self.rehearsed(id, None);
        }
        id.is_some()
    }

    /// Takes in what came of the rehearsal of this case, if it still lies on the desk.
    fn rehearsed(&self, id: &SetupId, rehearsal: Option<Rehearsing>) {
        let mut state = self.state();
        let case = state.desk.as_mut().and_then(Desk::case_mut);
        let Some(case) = case.filter(|case| case.open.setup.id == *id) else {
            return;
        };
        case.rehearsal = rehearsal;
        drop(state);
        self.publish();
    }

    /// Opens the page of the Entra admin center that a finding names.
    ///
    /// # Errors
    ///
    /// `setup.none_open` where there is no such finding or page, `browser.not_opened`.
    pub fn open_finding_page(&self, request: OpenFindingPage) -> Result<WizardView, Failure> {
        let page = {
            let state = self.state();
            let sent = state.desk.as_ref().and_then(|desk| desk.sent.as_ref());
            let view = sent.map(|sent| ExplanationView::new(&sent.explanation, self.0.language));
            let finding = view.and_then(|view| view.findings.into_iter().nth(request.finding));
            finding.and_then(|finding| finding.page)
        };
        let page = page.ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))?;
        self.open_page(&page.url)?;
        Ok(self.view())
    }

    /// What a screen shows of `desk`.
    pub(super) fn desk_view(&self, state: &State, desk: &Desk) -> DeskView {
        let sent = desk.sent.as_ref().map(|sent| desk::Sent {
            name: sent.name.as_deref(),
            explanation: &sent.explanation,
            case: sent.case.as_ref().map(|case| {
                case.as_ref().map(|case| desk::Case {
                    bundle: &case.bundle,
                    screen: self.screen(state, &case.open),
                    replays: &case.replays,
                    rehearsal: case.rehearsal.as_ref().map(Rehearsing::shown),
                    compared: case
                        .compared
                        .as_ref()
                        .map(|(name, comparison)| (name.as_str(), comparison)),
                })
            }),
        });
        desk::view(sent, self.0.language)
    }

    /// The case that `bundle` is.
    async fn case(&self, bundle: Bundle, name: Option<&str>) -> Result<OpenCase, Failure> {
        let name = name.unwrap_or_default().to_owned();
        let setup = self.restored(self.new_id("case"), &bundle, name)?;
        let profile = setup.profile_in(&self.0.services)?.into_owned();
        let replays = replay(&bundle).await;
        Ok(OpenCase {
            open: Open::new(setup, &profile),
            bundle,
            replays,
            rehearsal: None,
            compared: None,
        })
    }

    fn at_desk(&self, sent: Option<Brought>) -> WizardView {
        let _ = self.signature();
        let turn = self.turn();
        self.change(&turn, |state| {
            let saved = state.open.as_ref().filter(|open| open.saved);
            let before = state.desk.as_ref().and_then(|desk| desk.from.clone());
            let from = saved.map(|open| open.setup.id.clone()).or(before);
            state.close();
            state.desk = Some(Desk { sent, from });
        });
        drop(turn);
        self.view()
    }
}

impl Desk {
    fn case(&self) -> Option<&OpenCase> {
        self.sent.as_ref()?.case.as_ref()?.as_ref().ok()
    }

    fn case_mut(&mut self) -> Option<&mut OpenCase> {
        self.sent.as_mut()?.case.as_mut()?.as_mut().ok()
    }
}
