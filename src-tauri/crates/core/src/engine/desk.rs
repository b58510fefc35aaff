//! The support desk: whatever a customer sent is explained, and a bundle lies there as a case, judged again and only read,
//! until somebody takes it over. All of it is forgotten when the desk is left.

use consentry_bundle::Bundle;
use secrecy::ExposeSecret as _;

use super::bundles::open_with;
use super::open::Open;
use super::{Engine, State};
use crate::explain::{self, Explanation, What};
use crate::failure::{Failure, FailureCode};
use crate::handoff;
use crate::replay::{Replay, replay};
use crate::store::SetupId;
use crate::view::request::{Explain, NamedSetup, OpenFindingPage, TakeOver};
use crate::view::{DeskView, ExplanationView, WizardView, desk};

/// The desk.
#[derive(Default)]
pub(super) struct Desk {
    /// What was brought to it last.
    sent: Option<Sent>,
    /// The set-up from which somebody came here, to go back to.
    from: Option<SetupId>,
}

struct Sent {
    /// The file's name; none for what was pasted.
    name: Option<String>,
    explanation: Explanation,
    /// The case, or why there is none, where it is a bundle.
    case: Option<Result<Case, Failure>>,
}

struct Case {
    bundle: Bundle,
    /// The set-up that it tells of. It is on no disk, and no event reaches it.
    open: Open,
    replays: Vec<Replay>,
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
        Ok(self.at_desk(Some(Sent {
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
        self.open_read(&bundle, name, open_with(request.passphrase, request.identity))
            .await
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
                })
            }),
        });
        desk::view(sent, self.0.language)
    }

    /// The case that `bundle` is.
    async fn case(&self, bundle: Bundle, name: Option<&str>) -> Result<Case, Failure> {
        let name = name.unwrap_or_default().to_owned();
        let (setup, profile) = self.restored(&bundle, name, Some("case"))?;
        let replays = replay(&bundle).await;
        Ok(Case {
            open: Open::new(setup, &profile),
            bundle,
            replays,
        })
    }

    fn at_desk(&self, sent: Option<Sent>) -> WizardView {
        self.signature();
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
    fn case(&self) -> Option<&Case> {
        self.sent.as_ref()?.case.as_ref()?.as_ref().ok()
    }
}
