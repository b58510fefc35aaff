//! Step 5 as a screen shows it: the ways, the people worth trying, the live sequence and the verdicts.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::failure::FailureView;
use super::headline::HeadlineView;
use super::known::KnownView;
use super::sequence::{Sequence, SequenceView};
use super::steps::RunningView;
use super::verdict::{CheckView, ClaimUseView, WarningView, rests_on, sentence};
use crate::entra::registration::RedirectUri;
use crate::language::{Language, MISSING};
use crate::login::verdict::{Persona, Verdict, Way};
use crate::scene::Scene;
use crate::scene::agenda::{PersonaChoice, Reach, WayChoice};
use crate::service::{ClaimNeed, Model};
use crate::step::Step;
use crate::wizard::{ConfirmedTenant, LoginRun, Standing};

/// Step 5: live test logins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestLoginView {
    /// What the step is about just now, in words; what a run came to has words of its own.
    pub headline: HeadlineView,
    /// The ways in which one can be run.
    pub ways: Vec<WayView>,
    /// The kinds of people worth trying.
    pub personas: Vec<PersonaView>,
    /// Whether a signature with SHA-1 can be allowed.
    pub sha1: bool,
    /// What happens or happened in the present or last run.
    pub sequence: Option<SequenceView>,
    /// The runs, the latest first.
    pub runs: Vec<RunView>,
    /// What the service needs of a token, in order of fall-back.
    pub contract: Vec<ClaimNeedView>,
}

/// What the service needs of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimNeedView {
    /// Such as `Email`.
    pub need: String,
    /// The claims it takes it from, the first that is there.
    pub claims: Vec<String>,
    /// Whether nobody gets in without it.
    pub required: bool,
}

/// One way to run a test login, and what it proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WayView {
    /// Which way.
    pub way: Way,
    /// Its title.
    pub title: String,
    /// What it needs.
    pub needs: Option<String>,
    /// What a pass proves.
    pub proves: Vec<String>,
    /// What it leaves unproved.
    pub leaves: Vec<String>,
    /// Whether it can be used here and now.
    pub available: bool,
    /// Whether it is the one to begin with.
    pub recommended: bool,
}

/// A kind of person worth trying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonaView {
    /// Which kind.
    pub persona: Persona,
    /// In words.
    pub label: String,
    /// What should happen.
    pub expectation: String,
    /// The latest run as such a person.
    pub run: Option<String>,
    /// Whether it is the next to try.
    pub recommended: bool,
}

/// One finished test login.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// Its id.
    pub id: String,
    /// The kind of person it was meant for.
    pub persona: Persona,
    /// In which way.
    pub way: Way,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// The verdict.
    pub verdict: Verdict,
    /// How it is known what it came to.
    pub known: KnownView,
    /// Whether it still stands on the present directory, model, application and secret.
    pub stands: bool,
    /// On what it was run, in words, where that is not what the connection rests on now.
    pub ground: Option<String>,
    /// The name of who signed in, from verified claims only.
    pub who: Option<String>,
    /// The user name of who signed in, from verified claims only.
    pub upn: Option<String>,
    /// The verdict in one sentence: `Ada Lovelace can sign in to KloudMate`.
    pub sentence: String,
    /// What that rests on, in sentences.
    pub text: String,
    /// Every check, by its clause.
    pub checks: Vec<CheckView>,
    /// What the service will make of the claims.
    pub uses: Vec<ClaimUseView>,
    /// The verified claims; empty unless the token was verified.
    #[ts(type = "Record<string, unknown>")]
    pub claims: BTreeMap<String, Value>,
    /// What deserves a look although the run passed.
    pub warnings: Vec<WarningView>,
    /// Why it failed.
    pub failure: Option<FailureView>,
    /// What it proves.
    pub proves: Vec<String>,
    /// What it leaves unproved.
    pub leaves: Vec<String>,
    /// Another way that would prove what it leaves unproved.
    pub further_way: Option<Way>,
    /// Whether it failed over a signature with SHA-1 alone, which can be allowed for once.
    pub can_allow_sha1: bool,
}

/// The step, while `running` is whatever runs, with the `sequence` of the present or last login.
pub(super) fn view(
    scene: &Scene<'_>,
    running: Option<&RunningView>,
    sequence: Option<SequenceView>,
) -> TestLoginView {
    let model = scene.model();
    let choices = scene.login_choices();
    let running = running.filter(|running| running.step == Step::TestLogin);
    TestLoginView {
        headline: headline(scene, running, sequence.as_ref()),
        ways: model.map_or_else(Vec::new, |model| {
            let ways = choices.ways.iter();
            ways.map(|way| way_view(scene, model, way)).collect()
        }),
        personas: choices
            .personas
            .into_iter()
            .map(|persona| persona_view(scene, persona))
            .collect(),
        sha1: choices.sha1,
        sequence: sequence.or_else(|| remembered(scene)),
        runs: scene
            .facts()
            .runs
            .iter()
            .rev()
            .map(|run| run_view(scene, run))
            .collect(),
        contract: model.map(Model::contract).unwrap_or_default(),
    }
}

fn headline(
    scene: &Scene<'_>,
    running: Option<&RunningView>,
    sequence: Option<&SequenceView>,
) -> HeadlineView {
    let say = |id| scene.language.say(id, &[("service", scene.service_name())]);
    let their_turn = sequence.is_some_and(|sequence| sequence.turn.is_some());
    match running {
        None => HeadlineView {
            title: say("test-login-ask"),
            text: say("test-login-ask-text"),
            standing: None,
        },
        Some(running) => HeadlineView {
            title: if their_turn {
                say("test-login-running")
            } else {
                running.doing.clone()
            },
            text: say("test-login-running-text"),
            standing: Some(Standing::Running),
        },
    }
}

/// The sequence of the last run, where it was read in a bundle.
fn remembered(scene: &Scene<'_>) -> Option<SequenceView> {
    let run = scene.facts().runs.last()?;
    run.report.as_ref()?;
    sequence_of(scene, run)
}

/// How far a `run` came that nobody here watched; none where its model is not known here.
pub(super) fn sequence_of(scene: &Scene<'_>, run: &LoginRun) -> Option<SequenceView> {
    let model = scene.profile.model(&run.ground.model).ok()?;
    let tenant = scene.facts().tenant.as_ref();
    let directory = tenant.map_or_else(|| run.ground.tenant.to_string(), ConfirmedTenant::segment);
    let sequence = Sequence::remembered(scene.service_name(), &directory, run, &model.login);
    Some(sequence.view(None, scene.language))
}

fn way_view(scene: &Scene<'_>, model: &Model, choice: &WayChoice) -> WayView {
    let (proves, leaves) = reach(scene, model, choice.way);
    WayView {
        way: choice.way,
        title: scene.language.say(way_id(choice.way), &[]),
        needs: needs(scene, model, choice.way),
        proves,
        leaves,
        available: choice.available,
        recommended: choice.recommended,
    }
}

/// The message that names a way; what it needs stands beside it.
const fn way_id(way: Way) -> &'static str {
    match way {
        Way::Loopback => "way-loopback",
        Way::Paste => "way-paste",
        Way::SignInWindow => "way-sign-in-window",
    }
}

fn needs(scene: &Scene<'_>, model: &Model, way: Way) -> Option<String> {
    let language = scene.language;
    let protocol = model.set_up_as().as_str();
    match way {
        Way::Loopback => model.test_redirect_uri().map(|uri| {
            let facts = [("uri", uri.as_str()), ("protocol", protocol)];
            language.say_attribute(way_id(way), "needs", &facts)
        }),
        Way::SignInWindow if !scene.sign_in_window => {
            Some(language.say("way-needs-the-window", &[]))
        }
        Way::SignInWindow => Some(language.say_attribute(way_id(way), "needs", &[])),
        Way::Paste => None,
    }
}

/// What a pass in this way proves, and what it leaves unproved, in words.
fn reach(scene: &Scene<'_>, model: &Model, way: Way) -> (Vec<String>, Vec<String>) {
    let uri = model.redirect_uri(&scene.values());
    let uri = uri.as_ref().map_or(MISSING, RedirectUri::as_str);
    reach_words(model, way, (scene.service_name(), uri), scene.language)
}

/// The same for a service of this name, whose address for answers this is.
pub(super) fn reach_words(
    model: &Model,
    way: Way,
    (service, uri): (&str, &str),
    language: &Language,
) -> (Vec<String>, Vec<String>) {
    let facts = [
        ("service", service),
        ("uri", uri),
        ("signs_in_by", model.login.protocol().as_str()),
        ("set_up_as", model.set_up_as().as_str()),
    ];
    let say = |id| language.say(id, &facts);
    let (passed, open) = Reach::for_model(model, way);
    let proved = |one: &Reach| match one {
        Reach::Directory => say("reach-directory"),
        Reach::Credentials => say("reach-credentials"),
        Reach::Claims => say("reach-claims"),
        Reach::Consent => say("reach-consent"),
        Reach::RedirectUri => say("reach-redirect-uri"),
        Reach::Use => say("reach-use"),
    };
    let left = |one: &Reach| match one {
        Reach::Claims => say("reach-no-claims"),
        other => proved(other),
    };
    (
        passed.iter().map(proved).collect(),
        open.iter().map(left).collect(),
    )
}

fn persona_view(scene: &Scene<'_>, choice: PersonaChoice) -> PersonaView {
    let id = match choice.persona {
        Persona::Ordinary => "persona-ordinary",
        Persona::Guest => "persona-guest",
        Persona::NoMailbox => "persona-no-mailbox",
        Persona::Unassigned => "persona-unassigned",
    };
    PersonaView {
        persona: choice.persona,
        label: scene.language.say(id, &[]),
        expectation: scene.language.say_attribute(id, "expectation", &[]),
        run: choice.run,
        recommended: choice.recommended,
    }
}

fn run_view(scene: &Scene<'_>, run: &LoginRun) -> RunView {
    let language = scene.language;
    let ground = scene.profile.model(&run.ground.model).ok();
    let model = scene.model().filter(|model| model.id == run.ground.model);
    let (proves, leaves) = match model {
        Some(model) => reach(scene, model, run.way),
        None => (vec![], vec![]),
    };
    let warnings: Vec<_> = run
        .warnings
        .iter()
        .map(|warning| WarningView::of(warning, ground, language))
        .collect();
    RunView {
        id: run.id.clone(),
        persona: run.persona,
        way: run.way,
        at: run.at,
        verdict: run.verdict,
        known: KnownView::new(&run.known(), language),
        stands: scene.facts().bears(run),
        ground: (!scene.facts().bears(run)).then(|| run_on(scene, run)),
        who: run.who.clone(),
        upn: run.upn.clone(),
        sentence: sentence(
            scene.service_name(),
            run.persona,
            run.verdict,
            run.who.as_deref().or(run.upn.as_deref()),
            language,
        ),
        checks: run
            .checks
            .iter()
            .map(|check| CheckView::new(check, language))
            .collect(),
        uses: run
            .uses
            .iter()
            .map(|used| ClaimUseView::new(used, model))
            .collect(),
        claims: run.claims.clone(),
        text: rests_on(run, &warnings, language),
        warnings,
        failure: run
            .failure
            .as_ref()
            .map(|failure| FailureView::of_model(failure, scene.service_name(), ground, language)),
        proves: if run.verdict == Verdict::Pass {
            proves
        } else {
            vec![]
        },
        leaves,
        further_way: scene.further_way(run),
        can_allow_sha1: Scene::can_allow_sha1(run),
    }
}

/// On what `run` was run.
fn run_on(scene: &Scene<'_>, run: &LoginRun) -> String {
    let (tenant, client) = (run.ground.tenant.to_string(), run.ground.client.to_string());
    let secret = run.ground.secret.as_deref();
    let credential = || scene.facts().client_secret(secret?);
    let hint = run.hint.clone();
    let hint = hint.or_else(|| Some(credential()?.hint.clone()));
    let model = scene.profile.model(&run.ground.model);
    ground_words(
        model.map_or(&run.ground.model, |model| &model.title),
        (&tenant, &client),
        hint.as_deref(),
        scene.language,
    )
}

/// The ground of a run, by the name of its model, the directory, the application, and how the secret begins.
pub(super) fn ground_words(
    model: &str,
    (tenant, client): (&str, &str),
    hint: Option<&str>,
    language: &Language,
) -> String {
    let facts = [
        ("model", model),
        ("tenant", tenant),
        ("client", client),
        ("hint", hint.unwrap_or(MISSING)),
    ];
    language.say("run-ground", &facts)
}

impl Model {
    /// What the service needs of a token.
    #[must_use]
    pub fn contract(&self) -> Vec<ClaimNeedView> {
        self.claims.iter().map(ClaimNeed::view).collect()
    }
}

impl ClaimNeed {
    fn view(&self) -> ClaimNeedView {
        ClaimNeedView {
            need: self.need.clone(),
            claims: self.claims.clone(),
            required: self.required,
        }
    }
}
