//! The wire contract: what the window and `--json` are told ([`WizardView`] and its parts) and what they
//! ask ([`request`]). Only serde; no secret has a place here.

mod after;
pub mod request;
pub mod shown;

pub use crate::login::verdict::{
    CheckStatus, CheckView, ClaimUseView, Persona, Verdict, WarningView, Way,
};
pub use crate::service::{CredentialKind, Owner, Picture};
pub use crate::wizard::Standing;
pub use after::{
    AfterView, CertificateStanding, CertificateView, ConditionView, LiveCheckView, LiveStanding,
    RotationView,
};

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::failure::{Failure, PortalPage};
use crate::ports::Kept;
use crate::service::InputType;
use crate::step::Step;

/// Everything a screen shows, whole, so that no screen is half right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WizardView {
    /// Rises with every accepted input; an older view is to be ignored.
    #[ts(type = "number")]
    pub revision: u64,
    /// The start screen.
    pub home: HomeView,
    /// The set-up that is open, if one is.
    pub setup: Option<SetupView>,
    /// The practice tenant, while it runs.
    pub practice: Option<PracticeView>,
}

/// The start screen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HomeView {
    /// The services that can be connected.
    pub services: Vec<ServiceCard>,
    /// The set-ups on this computer, the most recently saved first.
    pub setups: Vec<SetupCard>,
    /// What ends next: secrets with a known end and certificates that end soon, soonest first.
    pub expiring: Vec<ExpiryView>,
}

/// One service, as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceCard {
    /// The profile's id, such as `kloudmate`.
    pub id: String,
    /// The service's own name.
    pub name: String,
    /// Two letters in place of a logo.
    pub initials: String,
    /// One line: how it connects.
    pub tagline: String,
    /// Other names it is looked for by.
    pub aliases: Vec<String>,
}

/// One set-up, as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupCard {
    /// The set-up's id.
    pub id: String,
    /// Which service it connects.
    pub service: ServiceCard,
    /// Such as `Kivo for contoso.com`.
    pub title: String,
    /// The six steps' standings, in order.
    pub standings: Vec<Standing>,
    /// The one next thing, as a sentence.
    pub next: String,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
    /// Whether it is a rehearsal in the practice tenant.
    pub practice: bool,
    /// Why it cannot be opened, where it cannot.
    pub unreadable: Option<Failure>,
}

/// Something that ends on a known day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExpiryView {
    /// The set-up it belongs to.
    pub setup: String,
    /// Such as `KloudMate's client secret`.
    pub title: String,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Whole days from today; negative when it has ended.
    #[ts(type = "number")]
    pub days: i64,
}

/// The practice tenant, while it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeView {
    /// Domains that can be entered.
    pub domains: Vec<String>,
    /// Who can sign in.
    pub users: Vec<PracticeUserView>,
    /// The mishaps that can be switched on.
    pub scenarios: Vec<ScenarioView>,
}

/// A user of the practice tenant. Its password is public: it opens nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeUserView {
    /// User name.
    pub upn: String,
    /// Password, valid in the practice tenant only.
    pub password: String,
    /// Such as `guest`.
    pub kind: String,
}

/// A mishap that can be rehearsed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScenarioView {
    /// Its name.
    pub name: String,
    /// What goes wrong, in a sentence.
    pub summary: String,
    /// Whether it is switched on.
    pub active: bool,
}

/// The open set-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupView {
    /// The set-up's id.
    pub id: String,
    /// The service it connects.
    pub service: ServiceCard,
    /// Such as `Kivo for contoso.com`.
    pub title: String,
    /// The directory's domain or ID, once known.
    pub subject: Option<String>,
    /// Whether it is a rehearsal in the practice tenant.
    pub practice: bool,
    /// The file name of the bundle it was opened from, where it was.
    pub opened_from: Option<String>,
    /// When it was saved last.
    pub saved_at: Option<DateTime<Utc>>,
    /// The step with the one next thing.
    pub current: Step,
    /// The six steps, in order.
    pub steps: Vec<StepView>,
    /// What failed last, until it is tried again or put right.
    pub failure: Option<StepFailure>,
    /// What runs.
    pub running: Option<RunningView>,
    /// Step 1.
    pub tenant: TenantView,
    /// Step 2.
    pub model: ModelView,
    /// Step 3.
    pub consent: ConsentView,
    /// Step 4.
    pub credentials: CredentialsView,
    /// Step 5.
    pub test_login: TestLoginView,
    /// Step 6.
    pub export: ExportView,
    /// What Consentry looks at by itself.
    pub checks: Vec<LiveCheckView>,
    /// What comes after the first success.
    pub after: AfterView,
}

/// One step in the rail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Which step.
    pub step: Step,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// A few words beside the standing, such as `not needed` or `client secret`; may be empty.
    pub note: String,
    /// How its fact is known, where it has one.
    pub known: Option<KnownView>,
}

/// How a fact is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum KnownView {
    /// Consentry saw it.
    Proved {
        /// When.
        at: DateTime<Utc>,
    },
    /// A person told it.
    Stated {
        /// Who.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
}

/// A failure at its step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepFailure {
    /// Where it failed.
    pub step: Step,
    /// What failed.
    pub failure: Failure,
    /// Whether it only says that no answer came: then nothing was retracted.
    pub inconclusive: bool,
}

/// Work that goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunningView {
    /// At which step.
    pub step: Step,
    /// What is being done, as a sentence.
    pub doing: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it stops by itself.
    pub until: Option<DateTime<Utc>>,
}

/// A label and a value to copy exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    /// The field's own label.
    pub label: String,
    /// The exact value.
    pub value: String,
}

/// What one does in another product's pages, drawn beside the task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuideView {
    /// Heading, such as `In the Entra admin center`.
    pub title: String,
    /// Which picture to draw.
    pub picture: Picture,
    /// The menus that lead there.
    pub path: Vec<String>,
    /// Other wordings of those menus.
    pub path_otherwise: Vec<Vec<String>>,
    /// What to do there, in order.
    pub steps: Vec<String>,
    /// Values to use there.
    pub values: Vec<ValueView>,
    /// The page to open, where it is one of the Entra admin center.
    pub portal: Option<PortalPage>,
}

/// One thing somebody does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers another question of the screen"
)]
pub struct TaskView {
    /// Its id in the profile.
    pub id: String,
    /// What to do, as a heading.
    pub title: String,
    /// How, in sentences.
    pub text: String,
    /// Whose turn it is, in words: `You, in the Entra admin center`.
    pub who: String,
    /// The menus that lead there.
    pub path: Vec<String>,
    /// Values to use.
    pub values: Vec<ValueView>,
    /// How one knows that it worked.
    pub how_you_know: Option<String>,
    /// Whether the set-up is complete without it.
    pub optional: bool,
    /// Whether what it depends on is done.
    pub ready: bool,
    /// What it depends on that is not done, by its headings.
    pub waits_for: Vec<String>,
    /// Whether it is somebody else's turn, or DNS.
    pub somebody_else: bool,
    /// What to know before it is done.
    pub warning: Option<String>,
    /// What has to be said with it, as a question.
    pub asks: Option<String>,
    /// Whether it is the sign-in at the service itself, in a private window.
    pub private_window: bool,
    /// How it is known to be done, once it is.
    pub done: Option<KnownView>,
    /// What was said with it.
    pub said: Option<String>,
}

/// Step 1: which directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TenantView {
    /// What was entered last.
    pub asked: Option<String>,
    /// The clouds one can choose from.
    pub clouds: Vec<CloudView>,
    /// The cloud that is asked.
    pub cloud: String,
    /// The directory, once proved.
    pub fact: Option<TenantFact>,
    /// Where to compare it.
    pub guide: GuideView,
}

/// One of Microsoft's clouds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CloudView {
    /// Such as `global`.
    pub id: String,
    /// Such as `Microsoft Entra ID, worldwide`.
    pub name: String,
    /// Its sign-in host.
    pub host: String,
}

/// A directory that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TenantFact {
    /// Directory (tenant) ID.
    pub tenant_id: String,
    /// The domain it was found by, where it was.
    pub domain: Option<String>,
    /// Its brand name from the realm look-up.
    pub display_name: Option<String>,
    /// Its cloud.
    pub cloud: CloudView,
    /// Its region, in words, such as `Europe (EU)`.
    pub region: Option<String>,
    /// Its issuer.
    pub issuer: String,
    /// Managed or federated.
    pub sign_in: SignInView,
    /// How it is known.
    pub known: KnownView,
}

/// Who checks the users' passwords.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SignInView {
    /// Another identity provider.
    Federated {
        /// Its host.
        host: Option<String>,
    },
    /// Entra itself.
    Managed,
    /// The realm look-up gave no answer; nothing depends on it.
    Unknown,
}

/// Step 2: who owns the app registration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelView {
    /// What the service offers.
    pub choices: Vec<ModelChoice>,
    /// The choice made.
    pub chosen: Option<String>,
    /// How the choice is known.
    pub known: Option<KnownView>,
    /// What a change would undo, as a sentence; nothing is undone by choosing the same again.
    pub change_undoes: Option<String>,
}

/// One integration model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelChoice {
    /// Its id, such as `vendor-managed`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One line.
    pub tagline: String,
    /// Who is in charge of the app registration.
    pub owner: Owner,
    /// The protocol, in words.
    pub protocol: String,
    /// Who recommends it.
    pub recommended_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// What speaks for it.
    pub pros: Vec<String>,
    /// What speaks against it.
    pub cons: Vec<String>,
    /// What one needs.
    pub you_need: String,
    /// What one hands over.
    pub you_hand_over: String,
    /// What is left to do afterwards.
    pub afterwards: String,
    /// What to know before choosing, with its source.
    pub caveats: Vec<CaveatView>,
    /// The values it asks for.
    pub inputs: Vec<InputView>,
}

/// Something to know before choosing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaveatView {
    /// As a heading.
    pub title: String,
    /// In sentences.
    pub text: String,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// A question one can send to the service.
    pub question: Option<String>,
}

/// A value that a model asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InputView {
    /// Its id, as in `--input ID=VALUE`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it is and where to find it.
    pub help: String,
    /// Whether the model works without it.
    pub required: bool,
    /// What stands there unless somebody says otherwise.
    pub default: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// The values to choose from; free text where empty.
    pub choices: Vec<ValueView>,
    /// The form it has.
    pub kind: InputType,
    /// In which step it is asked.
    pub step: Step,
    /// When it is asked at all; always, where it says nothing.
    pub when: Option<ConditionView>,
    /// Whether it is one of the service's own switches.
    pub option: bool,
    /// What is recommended, and why.
    pub advice: Option<String>,
    /// What to know before it is changed from its default.
    pub risk: Option<String>,
    /// What it looks like.
    pub example: Option<String>,
    /// Whether the service's SAML metadata holds it.
    pub from_metadata: bool,
    /// The shapes it usually has, where what stands there has another one.
    pub usual: Option<String>,
}

/// Step 3: consent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers another question of the screen"
)]
pub struct ConsentView {
    /// Whether the model works only with it.
    pub required: bool,
    /// What is granted and to whom, in sentences.
    pub explanation: String,
    /// Why there is nothing to grant, in one sentence; then there is nothing to do in this step.
    pub why_not: Option<String>,
    /// What else is asked for in this step.
    pub inputs: Vec<InputView>,
    /// Application (client) ID it is granted to.
    pub client_id: Option<String>,
    /// Whether that ID is the customer's to enter.
    pub client_id_is_yours: bool,
    /// The exact address.
    pub url: Option<String>,
    /// Whether the answer is caught on this computer by itself; otherwise the landing address is pasted.
    pub caught_here: bool,
    /// Whether the address can be opened in the sign-in window, where the landing is caught.
    pub can_catch: bool,
    /// Who may grant it.
    pub roles: Vec<String>,
    /// What is granted.
    pub permissions: Vec<PermissionView>,
    /// Words for the person with the role.
    pub letter: Option<LetterView>,
    /// Whose turn it is, while somebody else's.
    pub waiting: Option<WaitingView>,
    /// The consent, once granted.
    pub fact: Option<ConsentFact>,
    /// What else there is to do in this step.
    pub tasks: Vec<TaskView>,
    /// Where to click.
    pub guide: GuideView,
}

/// Something that is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PermissionView {
    /// Microsoft's name for it.
    pub name: String,
    /// In words.
    pub text: String,
}

/// Words for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// To whom, in words.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// Somebody else's turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingView {
    /// For whom or what.
    pub on: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Consent that was granted, or is not needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentFact {
    /// Whether the person chose to go on without it.
    pub skipped: bool,
    /// The directory that the answer names: a hint.
    pub tenant_id: Option<String>,
    /// How it is known.
    pub known: KnownView,
}

/// Step 4: credentials.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CredentialsView {
    /// Whether there is anything to enter.
    pub needed: bool,
    /// What proves the application.
    pub kind: CredentialKind,
    /// Why there is nothing to enter, in one sentence.
    pub why_not: Option<String>,
    /// What else is asked for in this step.
    pub inputs: Vec<InputView>,
    /// The App Federation Metadata Url, once the application is known.
    pub metadata_url: Option<String>,
    /// Entra's signing certificates, once they are read.
    pub certificates: Vec<CertificateView>,
    /// Directory (tenant) ID.
    pub tenant_id: Option<String>,
    /// Application (client) ID.
    pub client_id: Option<String>,
    /// The secret, without its value.
    pub secret: Option<SecretView>,
    /// How the credentials are known, once they are.
    pub known: Option<KnownView>,
    /// What there is to do in this step.
    pub tasks: Vec<TaskView>,
    /// Where to click.
    pub guide: GuideView,
}

/// A secret, without its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretView {
    /// Its first three characters, as Microsoft shows them.
    pub hint: String,
    /// Where it lies.
    pub kept: Kept,
    /// Its last day, as the person said.
    pub expires_on: Option<NaiveDate>,
}

/// Step 5: live test logins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestLoginView {
    /// The ways in which one can be run.
    pub ways: Vec<WayView>,
    /// The kinds of people worth trying.
    pub personas: Vec<PersonaView>,
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
    /// Such as `E-mail`.
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
}

/// The live sequence of a test login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SequenceView {
    /// Who takes part, from left to right.
    pub lanes: Vec<LaneView>,
    /// What they say to each other, in order.
    pub messages: Vec<MessageView>,
    /// The person's turn, while it is.
    pub turn: Option<TurnView>,
    /// The address to open by hand, while the person's turn.
    pub url: Option<String>,
}

/// Somebody who takes part in a test login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaneView {
    /// Which.
    pub lane: Lane,
    /// Name.
    pub name: String,
    /// A few words.
    pub note: String,
}

/// Who takes part in a test login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Lane {
    /// The person.
    You,
    /// The browser.
    Browser,
    /// Microsoft Entra ID.
    Entra,
    /// The service, in whose place Consentry stands.
    Service,
}

/// One message of the sequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Who says it.
    pub from: Lane,
    /// To whom.
    pub to: Lane,
    /// What, in words.
    pub label: String,
    /// Where it stands.
    pub standing: MessageStanding,
    /// When it happened.
    pub at: Option<DateTime<Utc>>,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MessageStanding {
    /// It happened.
    Done,
    /// It is awaited now.
    Now,
    /// It is still to come.
    Next,
    /// Here it failed.
    Failed,
}

/// The person's turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TurnView {
    /// As a heading.
    pub title: String,
    /// In a sentence.
    pub text: String,
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
    /// Whether it still stands on the present directory, model, application and secret.
    pub stands: bool,
    /// The name of who signed in, from verified claims only.
    pub who: Option<String>,
    /// The user name of who signed in, from verified claims only.
    pub upn: Option<String>,
    /// The verdict in one sentence: `Ada Lovelace can sign in to KloudMate`.
    pub sentence: String,
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
    pub failure: Option<Failure>,
    /// What it proves.
    pub proves: Vec<String>,
    /// What it leaves unproved.
    pub leaves: Vec<String>,
}

/// Step 6: the bundle and what it turns into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportView {
    /// What goes into the bundle.
    pub entries: Vec<EntryView>,
    /// The file's name.
    pub file_name: String,
    /// The folder it goes to.
    pub folder: String,
    /// Whether there is a secret that can be sealed.
    pub can_seal: bool,
    /// Where it was saved last.
    pub saved: Option<SavedView>,
    /// Tasks that are still open; they travel along.
    pub open_tasks: Vec<TaskView>,
    /// How the service gets its values, as a heading.
    pub delivery: String,
    /// By which ways they must not go.
    pub never_by: Vec<String>,
    /// For whom one waits then.
    pub then_wait: Option<String>,
    /// The values to hand over, each with its field's name.
    pub hand_over: Vec<HandOverView>,
    /// The note one can send.
    pub note: Option<LetterView>,
    /// The profile of one's own that can be made of what was entered; none where the service is described already.
    pub own_profile: Option<OwnProfileView>,
}

/// A profile of one's own, made of what was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnProfileView {
    /// The name to suggest.
    pub name: String,
    /// Where it was saved; it is offered from the next start on.
    pub path: Option<String>,
}

/// One line of the bundle's contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Such as `Directory`.
    pub label: String,
    /// Such as `contoso.com, 4f1c2b7e…`.
    pub value: String,
    /// How it is known.
    pub known: Option<KnownView>,
}

/// Where the bundle was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// The file.
    pub path: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it holds the sealed secret.
    pub sealed: bool,
    /// The SHA-256 of its canonical form, in hexadecimal.
    pub digest: String,
}

/// A value for a field of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverView {
    /// The field's own label.
    pub field: String,
    /// The exact value; for a secret, words that say where it is.
    pub value: String,
    /// Whether it is the secret, which is copied by [`request::CopySecret`] only.
    pub secret: bool,
}
