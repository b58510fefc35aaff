//! The live sequence of a test login: who says what to whom, and how far it has come.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use url::Url;

use super::dress::read_from;
use crate::language::Language;
use crate::login::LoginEvent;
use crate::login::verdict::{Verdict, Way};
use crate::pasted::Dress;
use crate::protocol::Protocol;
use crate::service::Login;
use crate::wizard::LoginRun;

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

/// A sequence in the making.
#[derive(Debug, Clone)]
pub(crate) struct Sequence {
    service: String,
    directory: String,
    way: Way,
    messages: Vec<Message>,
    /// How the answer was dressed that somebody pasted.
    dress: Option<Dress>,
}

/// One message, with the id of its words.
#[derive(Debug, Clone)]
struct Message {
    moment: Moment,
    from: Lane,
    to: Lane,
    id: &'static str,
    standing: MessageStanding,
    at: Option<DateTime<Utc>>,
}

/// The moments of a login, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Moment {
    /// Discovery was read.
    Discovered,
    /// The address was handed to the browser.
    Opened,
    /// The browser asks Entra. Nobody here sees it; it follows from the answer.
    Asked,
    /// The person signs in.
    SignedIn,
    /// The answer is here.
    Answered,
    /// The code was exchanged.
    Exchanged,
    /// The ID token passed every check.
    Verified,
}

impl Sequence {
    /// The sequence of a login to `service` in `directory`; with a code that nobody here redeems it ends with the
    /// answer.
    pub(crate) fn new(service: &str, directory: &str, way: Way, login: &Login) -> Self {
        use Lane::{Browser, Entra, Service, You};
        let brings = match way {
            Way::Loopback => "message-to-localhost",
            Way::Paste => "message-pasted",
            Way::SignInWindow => "message-caught",
        };
        let (reads, asks) = match login.protocol() {
            Protocol::Oidc => ("message-discovery", "message-oidc-request"),
            Protocol::Saml => ("message-metadata", "message-saml-request"),
            Protocol::WsFed => ("message-metadata", "message-ws-fed-request"),
        };
        let message = |moment, from, to, id| Message {
            moment,
            from,
            to,
            id,
            standing: if moment == Moment::Discovered {
                MessageStanding::Now
            } else {
                MessageStanding::Next
            },
            at: None,
        };
        let mut messages = vec![
            message(Moment::Discovered, Service, Entra, reads),
            message(Moment::Opened, Service, Browser, "message-opens"),
            message(Moment::Asked, Browser, Entra, asks),
            message(Moment::SignedIn, You, Entra, "message-sign-in"),
            message(Moment::Answered, Browser, Service, brings),
        ];
        match login {
            Login::Oidc { redeem: false, .. } => {}
            Login::Oidc { redeem: true, .. } => messages.extend([
                message(Moment::Exchanged, Service, Entra, "message-code"),
                message(Moment::Verified, Entra, Service, "message-id-token"),
            ]),
            Login::Saml { .. } | Login::WsFed { .. } => {
                messages.push(message(
                    Moment::Verified,
                    Entra,
                    Service,
                    "message-assertion",
                ));
            }
        }
        Self {
            service: service.to_owned(),
            directory: directory.to_owned(),
            way,
            messages,
            dress: None,
        }
    }

    /// The sequence of a `run` that nobody here watched: how far it came is told by what it left. When each of it happened
    /// is not known.
    pub(crate) fn remembered(
        service: &str,
        directory: &str,
        run: &LoginRun,
        login: &Login,
    ) -> Self {
        let mut sequence = Self::new(service, directory, run.way, login);
        let reached = furthest(run);
        for message in &mut sequence.messages {
            if message.moment <= reached {
                message.standing = MessageStanding::Done;
            }
        }
        let mut after = sequence.messages.iter_mut();
        if let Some(next) = after.find(|message| message.moment > reached) {
            next.standing = MessageStanding::Failed;
        }
        sequence
    }

    /// Notes how the answer was dressed that somebody pasted.
    pub(crate) fn pasted(&mut self, dress: Dress) {
        self.dress = Some(dress);
    }

    /// Notes that everything up to `moment` has happened.
    pub(crate) fn reach(&mut self, moment: Moment, at: DateTime<Utc>) {
        for message in &mut self.messages {
            if message.moment <= moment {
                if message.standing != MessageStanding::Done {
                    message.at = Some(at);
                }
                message.standing = MessageStanding::Done;
            }
        }
        if let Some(next) = self
            .messages
            .iter_mut()
            .find(|message| message.standing == MessageStanding::Next)
        {
            next.standing = MessageStanding::Now;
        }
    }

    /// Notes what is reported while an answer is judged.
    pub(crate) fn report(&mut self, event: LoginEvent, at: DateTime<Utc>) {
        match event {
            LoginEvent::AnswerArrived => self.reach(Moment::Answered, at),
            LoginEvent::CodeExchanged | LoginEvent::KeysRead | LoginEvent::AnswerRead => {
                self.reach(Moment::Exchanged, at);
            }
            LoginEvent::IdTokenVerified | LoginEvent::AssertionVerified => {
                self.reach(Moment::Verified, at);
            }
        }
    }

    /// Marks what was awaited and will not come.
    pub(crate) fn end(&mut self) {
        for message in &mut self.messages {
            if message.standing == MessageStanding::Now {
                message.standing = MessageStanding::Failed;
            }
        }
    }

    /// The sequence as a screen shows it, with the `address` that the person has in the browser.
    pub(crate) fn view(&self, address: Option<&Url>, language: &Language) -> SequenceView {
        let person_signs_in = |message: &Message| {
            message.moment == Moment::SignedIn && message.standing == MessageStanding::Now
        };
        let messages = self.messages.iter();
        SequenceView {
            lanes: self.lanes(language),
            messages: messages
                .map(|message| MessageView {
                    from: message.from,
                    to: message.to,
                    label: self.label(message, language),
                    standing: message.standing,
                    at: message.at,
                })
                .collect(),
            turn: self.messages.iter().any(person_signs_in).then(|| TurnView {
                title: language.say("turn-sign-in", &[]),
                text: language.say_attribute("turn-sign-in", "text", &[]),
            }),
            url: address.map(Url::to_string),
        }
    }

    /// What is said, and from what the answer was read where that needs saying.
    fn label(&self, message: &Message, language: &Language) -> String {
        let label = language.say(message.id, &[]);
        let dress = self
            .dress
            .as_ref()
            .filter(|_| message.moment == Moment::Answered);
        match dress.and_then(|dress| read_from(dress, language)) {
            Some(read) => language.say("message-read", &[("label", &label), ("read", &read)]),
            None => label,
        }
    }

    fn lanes(&self, language: &Language) -> Vec<LaneView> {
        let lane = |lane, name, note| LaneView { lane, name, note };
        let browser = if self.way == Way::SignInWindow {
            "window"
        } else {
            "note"
        };
        vec![
            lane(
                Lane::You,
                language.say("lane-you", &[]),
                language.say_attribute("lane-you", "note", &[]),
            ),
            lane(
                Lane::Browser,
                language.say("lane-browser", &[]),
                language.say_attribute("lane-browser", browser, &[]),
            ),
            lane(
                Lane::Entra,
                language.say("lane-entra", &[]),
                self.directory.clone(),
            ),
            lane(
                Lane::Service,
                self.service.clone(),
                language.say("lane-service-note", &[]),
            ),
        ]
    }
}

/// How far `run` came: its claims are there once they were verified, its checks once an answer was read.
fn furthest(run: &LoginRun) -> Moment {
    let answer = run.trace.pointer("/answer/kind").and_then(Value::as_str);
    let redeemed = run
        .trace
        .pointer("/exchange/accepted")
        .and_then(Value::as_bool);
    if run.verdict == Verdict::Pass || !run.claims.is_empty() {
        Moment::Verified
    } else if !run.checks.is_empty() || redeemed == Some(true) {
        Moment::Exchanged
    } else if answer.is_some_and(|kind| !matches!(kind, "error" | "page_error")) {
        Moment::Answered
    } else {
        Moment::Asked
    }
}
