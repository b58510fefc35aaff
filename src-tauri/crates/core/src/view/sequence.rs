//! The live sequence of a test login: who says what to whom, and how far it has come.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use crate::login::LoginEvent;
use crate::login::verdict::Way;
use crate::service::{Login, Protocol};

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
    lanes: Vec<LaneView>,
    messages: Vec<(Moment, MessageView)>,
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
        let browser = if way == Way::SignInWindow {
            "Consentry's sign-in window"
        } else {
            "your default one"
        };
        let lane = |lane, name: &str, note: &str| LaneView {
            lane,
            name: name.to_owned(),
            note: note.to_owned(),
        };
        let brings = match way {
            Way::Loopback => "Brings the answer to localhost",
            Way::Paste => "You paste the address it shows",
            Way::SignInWindow => "The answer is caught on its way",
        };
        let (reads, asks) = match login.protocol() {
            Protocol::Oidc => ("Reads discovery and keys", "Sends the sign-in request"),
            Protocol::Saml => ("Reads federation metadata", "Sends the SAML request"),
            Protocol::WsFed => ("Reads federation metadata", "Asks for a sign-in"),
        };
        let mut messages = vec![
            (Moment::Discovered, Service, Entra, reads),
            (
                Moment::Opened,
                Service,
                Browser,
                "Opens the sign-in address",
            ),
            (Moment::Asked, Browser, Entra, asks),
            (Moment::SignedIn, You, Entra, "Password and second factor"),
            (Moment::Answered, Browser, Service, brings),
        ];
        match login {
            Login::Oidc { redeem: false, .. } => {}
            Login::Oidc { redeem: true, .. } => {
                messages.push((Moment::Exchanged, Service, Entra, "Code and client secret"));
                messages.push((Moment::Verified, Entra, Service, "ID token, verified here"));
            }
            Login::Saml { .. } | Login::WsFed { .. } => {
                let verified = "Assertion and signature, verified here";
                messages.push((Moment::Verified, Entra, Service, verified));
            }
        }
        Self {
            lanes: vec![
                lane(You, "You", "or the person who tests"),
                lane(Browser, "Browser", browser),
                lane(Entra, "Entra", directory),
                lane(Service, service, "Consentry stands in"),
            ],
            messages: messages
                .into_iter()
                .map(|(moment, from, to, label)| {
                    let standing = if moment == Moment::Discovered {
                        MessageStanding::Now
                    } else {
                        MessageStanding::Next
                    };
                    (
                        moment,
                        MessageView {
                            from,
                            to,
                            label: label.to_owned(),
                            standing,
                            at: None,
                        },
                    )
                })
                .collect(),
        }
    }

    /// Notes that everything up to `moment` has happened.
    pub(crate) fn reach(&mut self, moment: Moment, at: DateTime<Utc>) {
        for (reached, message) in &mut self.messages {
            if *reached <= moment {
                if message.standing != MessageStanding::Done {
                    message.at = Some(at);
                }
                message.standing = MessageStanding::Done;
            }
        }
        if let Some((_, next)) = self
            .messages
            .iter_mut()
            .find(|(_, message)| message.standing == MessageStanding::Next)
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
        for (_, message) in &mut self.messages {
            if message.standing == MessageStanding::Now {
                message.standing = MessageStanding::Failed;
            }
        }
    }

    /// The sequence as a screen shows it, with the `address` that the person has in the browser.
    pub(crate) fn view(&self, address: Option<&Url>) -> SequenceView {
        let turn = self
            .messages
            .iter()
            .any(|(moment, message)| {
                *moment == Moment::SignedIn && message.standing == MessageStanding::Now
            })
            .then(|| TurnView {
                title: "Your turn: password and second factor".to_owned(),
                text: "Only Microsoft and the browser see this part.".to_owned(),
            });
        SequenceView {
            lanes: self.lanes.clone(),
            messages: self
                .messages
                .iter()
                .map(|(_, message)| message.clone())
                .collect(),
            turn,
            url: address.map(Url::to_string),
        }
    }
}
