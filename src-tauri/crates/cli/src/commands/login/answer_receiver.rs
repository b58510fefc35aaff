//! Receives the answer of a live login: by loopback where it comes to this computer, and pasted otherwise.

use std::convert::Infallible;

use consentry_core::entra::registration::RedirectUri;
use consentry_core::failure::Failure;
use consentry_core::limits;
use consentry_core::login::capture::LoginAnswer;
use consentry_core::login::loopback::Loopback;
use consentry_core::pasted::{Pasted, Taken, Wanted};
use consentry_core::ports::Ports;
use consentry_core::service::Services;
use consentry_core::view::read_from;
use url::{Host, Url};

use crate::exit::Exit;
use crate::interruption::Interruption;
use crate::print;
use crate::stdin::StdinLines;
use crate::words::{language, said, say};

/// Waits where the answer goes.
pub(super) struct AnswerReceiver {
    address: RedirectUri,
    loopback: Option<Loopback>,
    interruption: Interruption,
}

impl AnswerReceiver {
    /// Listens at `registered`, if that is on this computer, and says what is awaited and how to go on, before a browser
    /// opens.
    ///
    /// # Errors
    ///
    /// Fails where the address is taken.
    pub(super) async fn at(registered: RedirectUri, ports: &Ports) -> Result<Self, Failure> {
        let interruption = Interruption::looked_out_for();
        if !is_loopback(&registered) {
            print::note(&say("login-paste", &[("address", registered.as_str())]));
            return Ok(Self {
                address: registered,
                loopback: None,
                interruption,
            });
        }
        let loopback = Loopback::bind(&registered, &*ports.entropy, language()).await?;
        let minutes = (limits::SIGN_IN.as_secs() / 60).to_string();
        let facts = [
            ("address", loopback.redirect_uri().as_str()),
            ("registered", registered.as_str()),
            ("minutes", &minutes),
        ];
        print::note(&say("login-waiting", &facts));
        Ok(Self {
            address: loopback.redirect_uri().clone(),
            loopback: Some(loopback),
            interruption,
        })
    }

    /// The address to send: as registered, with the port that is listened to.
    pub(super) const fn address(&self) -> &RedirectUri {
        &self.address
    }

    /// The answer that carries `state`, or that somebody pastes where it is what is wanted.
    ///
    /// # Errors
    ///
    /// Fails where nobody answers in time.
    pub(super) async fn answer(
        mut self,
        state: &str,
        wanted: Wanted,
        ports: &Ports,
        lines: &mut StdinLines,
    ) -> Result<LoginAnswer, Exit> {
        let Some(loopback) = self.loopback else {
            return tokio::select! {
                answer = pasted(lines, wanted) => answer.ok_or_else(|| Exit::usage("usage-nothing-pasted", &[])),
                () = self.interruption.comes() => Err(Exit::Interrupted),
            };
        };
        let mut told = loopback.came_by_tls();
        let tell = async {
            if told.wait_for(|told| *told).await.is_ok() {
                print::note(&say("login-came-by-tls", &[]));
            }
            std::future::pending::<Infallible>().await
        };
        let caught = loopback.receive_within(state, &*ports.clock, limits::SIGN_IN);
        let pasted = async {
            match pasted(lines, wanted).await {
                Some(answer) => answer,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            answer = caught => answer.map_err(Into::into),
            answer = pasted => Ok(answer),
            never = tell => match never {},
            () = self.interruption.comes() => Err(Exit::Interrupted),
        }
    }
}

/// The first line that is an answer, or the lines so far where they are one together; none at the end of the
/// input. Lines that can go on are told to be wrong only once an empty one ends them.
async fn pasted(lines: &mut StdinLines, wanted: Wanted) -> Option<LoginAnswer> {
    let mut all = String::new();
    let mut tries = MOST_TRIES;
    loop {
        let line = lines.next().await?;
        let ended = line.trim().is_empty();
        if ended && all.is_empty() {
            continue;
        }
        all.push_str(&line);
        all.push('\n');
        let goes_on = goes_on(&all) && !ended && all.len() <= limits::PASTED_VALUE;
        let mut found = read(&line, wanted);
        let may_end = !line.starts_with(char::is_whitespace) && tries > 0;
        if found.is_err() && (!goes_on || may_end) {
            tries = tries.saturating_sub(1);
            found = read(&all, wanted).or(found);
        }
        match found {
            Ok(Taken { value, dress }) => {
                if let Some(words) = read_from(&dress, language()) {
                    print::note(&words);
                }
                return Some(value);
            }
            Err(_) if goes_on => {}
            Err(failure) => {
                let shown = Services::shipped().shown_error(&all);
                let failure = said(&shown.unwrap_or(failure));
                print::note(&format!("{} {}", failure.summary, failure.advice));
                if ended {
                    all.clear();
                    tries = MOST_TRIES;
                }
            }
        }
    }
}

/// How often a text of many lines is read before an empty line ends it.
const MOST_TRIES: usize = 200;

fn read(text: &str, wanted: Wanted) -> Result<Taken<LoginAnswer>, Failure> {
    LoginAnswer::read(&Pasted::from_text(text)?, wanted)
}

/// A document, an object or a command of several lines goes on.
fn goes_on(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['<', '{', '[', '>', '`']) || text.starts_with("curl ")
}

/// Whether the answer can be caught on this computer (RFC 8252 §7.3).
fn is_loopback(uri: &RedirectUri) -> bool {
    let Ok(url) = Url::parse(uri.as_str()) else {
        return false;
    };
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "http" && here
}

#[cfg(test)]
mod tests {
    use super::{RedirectUri, is_loopback};

    #[test]
    fn only_http_on_this_computer_is_caught_here() {
        for (uri, expected) in [
            ("http://localhost", true),
            ("http://127.0.0.1:7071/callback", true),
            ("http://[::1]/", true),
            ("https://localhost/", false),
            ("http://localhost.example/", false),
            ("https://kivo.io", false),
            ("nonsense", false),
        ] {
            assert_eq!(is_loopback(&RedirectUri::new(uri)), expected, "{uri}");
        }
    }
}
