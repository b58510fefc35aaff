//! The answer to send to a customer: what happened, what to do and where, and what to send next, in plain words.

use url::Url;

use crate::explain::What;
use crate::failure::{Actor, FailureCode};
use crate::language::{Language, MISSING};
use crate::service::LetterView;

/// How many findings are mentioned beside the decisive one.
const OTHERS: usize = 4;

/// What is said of one finding.
pub(super) struct Answer<'a> {
    /// What happened.
    pub(super) summary: &'a str,
    /// Why, and what to do, for somebody who has no set-up before them.
    pub(super) advice: String,
    /// Who must act.
    pub(super) actor: Actor,
    /// The page of the admin center to do it on.
    pub(super) page: Option<(&'a str, &'a Url)>,
}

/// A finding as the letter tells of it.
pub(super) struct ToldFinding<'a> {
    /// Stable name of the failure.
    pub(super) code: FailureCode,
    /// Microsoft's code.
    pub(super) aadsts: Option<&'a str>,
    /// What happened.
    pub(super) summary: &'a str,
    /// All that is said of it.
    pub(super) answer: &'a str,
    /// Whether it is simply not what would tell.
    pub(super) is_another_thing: bool,
}

/// The answer about all that was found: the decisive finding whole, the others by what happened; and what came of judging it
/// again, where that was done.
pub(super) fn letter(
    what: What,
    findings: &[ToldFinding<'_>],
    ask: &[&str],
    judged_again: Option<&str>,
    language: &Language,
) -> LetterView {
    let decisive = findings.first();
    let number = decisive.and_then(|finding| finding.aadsts);
    let facts = [("number", number.unwrap_or(MISSING))];
    let is_another_thing = decisive.is_some_and(|finding| finding.is_another_thing);
    let what = match what {
        // The finding itself says what it is.
        _ if is_another_thing => MISSING.to_owned(),
        What::Unknown => MISSING.to_owned(),
        what => language.say("explain-what", &[("what", what.id())]),
    };
    let mut parts = vec![
        language.say("explain-letter-greets", &[]),
        language.say("explain-letter-thanks", &[("what", &what)]),
    ];
    match decisive {
        Some(decisive) => parts.push(decisive.answer.to_owned()),
        None => parts.push(language.say("explain-letter-nothing", &[])),
    }
    let (shown, others) = findings
        .iter()
        .skip(1)
        .partition::<Vec<_>, _>(|finding| finding.code == FailureCode::PastedSecret);
    let others: Vec<_> = others
        .iter()
        .take(OTHERS)
        .map(|finding| format!("- {}", finding.summary))
        .collect();
    if !others.is_empty() {
        let begins = language.say("explain-letter-others", &[]);
        parts.push(format!("{begins}\n{}", others.join("\n")));
    }
    // Whatever else is wrong, a secret that was shown has to be replaced.
    parts.extend(shown.iter().map(|finding| finding.answer.to_owned()));
    parts.extend(judged_again.map(str::to_owned));
    parts.extend(asked(ask, is_another_thing, language));
    parts.push(language.say("explain-answer-ends", &[]));
    parts.push(language.say("explain-letter-closes", &[]));
    LetterView {
        to: language.say("explain-letter-to", &[]),
        subject: language.say("explain-letter-subject", &facts),
        body: parts.join("\n\n") + "\n",
    }
}

/// What to ask for, where there is anything.
fn asked(ask: &[&str], is_another_thing: bool, language: &Language) -> Option<String> {
    if ask.is_empty() {
        return None;
    }
    let begins = if is_another_thing {
        language.say("explain-answer-asks-instead", &[])
    } else {
        language.say("explain-answer-asks", &[])
    };
    let asked: Vec<_> = ask.iter().map(|ask| format!("- {ask}")).collect();
    Some(format!("{begins}\n{}", asked.join("\n")))
}

impl Answer<'_> {
    /// What happened, what to do, who does it and where.
    pub(super) fn write(&self, language: &Language) -> String {
        let mut parts = vec![format!("{}\n{}", self.summary, self.advice)];
        // Whoever is written to is told what to do by the advice itself.
        if self.actor != Actor::You {
            parts.push(language.say("explain-answer-who", &[("actor", actor(self.actor))]));
        }
        if let Some((name, url)) = self.page {
            let page = language.say("explain-answer-page", &[("page", name)]);
            parts.push(format!("{page}\n{url}"));
        }
        parts.join("\n\n")
    }
}

/// Who must act, as the sentences select on it.
const fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Consentry => "consentry",
        Actor::Microsoft => "microsoft",
        Actor::Network => "network",
        Actor::Service => "service",
        Actor::TenantAdmin => "tenant-admin",
        Actor::You => "you",
    }
}
