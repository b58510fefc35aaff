//! What somebody sent, explained in words: what it is, what is wrong, and the answer to send back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use super::answer::{self, Answer, ToldFinding};
use super::dress::read_from;
use super::failure::FailureView;
use super::replay::ReplaysView;
use super::verdict::WarningView;
use crate::entra::cloud::{Cloud, Clouds};
use crate::entra::portal;
use crate::explain::{About, AskFor, Explanation, Fault, Unchecked};
use crate::failure::{Actor, FailureCode, Field, NextAction, PortalPage};
use crate::language::{Language, MISSING};
use crate::service::LetterView;
use crate::step::Step;

/// What somebody sent, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExplanationView {
    /// The stable name of what it is, such as `id-token`.
    pub kind: String,
    /// What it is, in a sentence.
    pub what: String,
    /// The code that was read out of a text that was typed off with mistakes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub read_as: Option<String>,
    /// From what it was read, where that does not go without saying.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub read_from: Option<String>,
    /// What is wrong, the decisive first.
    pub findings: Vec<FindingView>,
    /// What deserves a look beside that.
    pub warnings: Vec<WarningView>,
    /// What could not be checked, in sentences.
    pub unchecked: Vec<UncheckedView>,
    /// What to ask the customer for.
    pub ask: Vec<AskForView>,
    /// The answer to send, about all that was found: to be read, changed and signed by whoever sends it.
    pub letter: LetterView,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Stable name of the failure.
    pub code: FailureCode,
    /// Microsoft's code; null where it is none of Microsoft's.
    pub aadsts: Option<String>,
    /// One plain sentence: what happened.
    pub summary: String,
    /// One or two plain sentences: why, and what to do.
    pub advice: String,
    /// Who must act.
    pub actor: Actor,
    /// What to do next, as data.
    pub next: NextAction,
    /// The page of the admin center to do it on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub page: Option<PageView>,
    /// What exactly is wrong, where Consentry itself found it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub flaw: Option<String>,
    /// Microsoft's correlation ID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub correlation_id: Option<String>,
    /// Microsoft's trace ID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub trace_id: Option<String>,
    /// Microsoft's clock when it happened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub at: Option<DateTime<Utc>>,
    /// Which request of a recording it was found in, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    #[ts(type = "number")]
    pub request: Option<usize>,
    /// What the customer is told of it.
    pub answer: String,
    /// Whether it is simply not what would tell.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) is_another_thing: bool,
}

/// A page of the admin center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageView {
    /// Its name there.
    pub name: String,
    /// Its address.
    #[ts(type = "string")]
    pub url: Url,
}

/// Something that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UncheckedView {
    /// Its stable name, such as `signature`.
    pub id: String,
    /// In a sentence.
    pub text: String,
}

/// Something to ask the customer for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskForView {
    /// Its stable name, such as `error-page`.
    pub id: String,
    /// In words.
    pub text: String,
}

impl ExplanationView {
    /// `explanation` in the words of `language`.
    #[must_use]
    pub fn new(explanation: &Explanation, language: &Language) -> Self {
        let ask = asked_for(&explanation.ask, language);
        let warning = |warning| WarningView::new(warning, language);
        let findings: Vec<_> = explanation
            .findings
            .iter()
            .map(|finding| FindingView::new(finding, &explanation.about, language))
            .collect();
        Self {
            letter: letter(explanation, &findings, &ask, None, language),
            kind: explanation.what.id().to_owned(),
            what: language.say("explain-what", &[("what", explanation.what.id())]),
            read_as: explanation.read_as.clone(),
            read_from: read_from(&explanation.dress, language),
            findings,
            warnings: explanation.warnings.iter().map(warning).collect(),
            unchecked: unchecked(&explanation.unchecked, language),
            ask,
        }
    }
}

impl ExplanationView {
    /// The explanation of a bundle whose verdicts were judged again: the answer says what came of that.
    #[must_use]
    pub fn of_bundle(
        explanation: &Explanation,
        replays: &ReplaysView,
        language: &Language,
    ) -> Self {
        let view = Self::new(explanation, language);
        let judged = replays.told(language);
        let (findings, ask) = (&view.findings, &view.ask);
        let letter = letter(explanation, findings, ask, Some(&judged), language);
        Self { letter, ..view }
    }
}

impl FindingView {
    fn new(finding: &Fault, about: &About, language: &Language) -> Self {
        let said = FailureView::new(&finding.failure, language);
        let detail = said.detail.unwrap_or_default();
        let page = page(finding.failure.next, said.actor, about, language);
        let answer = Answer {
            summary: &said.summary,
            advice: finding.failure.answer(language),
            actor: said.actor,
            page: page.as_ref().map(|page| (page.name.as_str(), &page.url)),
        };
        Self {
            answer: answer.write(language),
            is_another_thing: finding.is_another_thing(),
            code: said.code,
            aadsts: detail
                .aadsts
                .or_else(|| finding.failure.facts.get("aadsts").cloned()),
            summary: said.summary,
            advice: said.advice,
            actor: said.actor,
            next: said.next,
            page,
            flaw: said.flaw,
            correlation_id: detail.correlation_id,
            trace_id: detail.trace_id,
            at: detail.at,
            request: finding.recorded.as_ref().map(|recorded| recorded.request),
        }
    }
}

/// The answer to send, with what came of judging it again, where that was done.
fn letter(
    explanation: &Explanation,
    findings: &[FindingView],
    ask: &[AskForView],
    judged_again: Option<&str>,
    language: &Language,
) -> LetterView {
    let told = findings.iter().map(|finding| ToldFinding {
        code: finding.code,
        aadsts: finding.aadsts.as_deref(),
        summary: &finding.summary,
        answer: &finding.answer,
        is_another_thing: finding.is_another_thing,
    });
    let told: Vec<_> = told.collect();
    let ask: Vec<_> = ask.iter().map(|ask| ask.text.as_str()).collect();
    answer::letter(explanation.what, &told, &ask, judged_again, language)
}

/// The page on which the next action is done; where none is named and an administrator must act, the sign-in logs, which
/// say most.
fn page(next: NextAction, actor: Actor, about: &About, language: &Language) -> Option<PageView> {
    let page = match next {
        NextAction::OpenPortal { page } => Some(page),
        NextAction::AskRole { .. } => Some(PortalPage::ApiPermissions),
        NextAction::GoTo { step, field } => of_field(field).or(of_step(step)),
        NextAction::AskService
        | NextAction::PasteError
        | NextAction::Retry
        | NextAction::Wait { .. } => None,
    };
    let of_admin = (actor == Actor::TenantAdmin).then_some(PortalPage::SignInLogs);
    let page = page.or(of_admin)?;
    let page = about.protocol.map_or(page, |protocol| page.of(protocol));
    let cloud = about.cloud.unwrap_or(Cloud::Global);
    let url = portal::url(
        &Clouds::default(),
        page,
        cloud,
        about.tenant,
        about.client_id,
    )?;
    let id = serde_json::to_value(page).ok();
    let id = id.as_ref().and_then(serde_json::Value::as_str);
    let name = language.say("explain-page", &[("page", id.unwrap_or(MISSING))]);
    Some(PageView { name, url })
}

/// Where in the admin center that stands which goes into a field of the wizard.
const fn of_field(field: Option<Field>) -> Option<PortalPage> {
    match field {
        Some(Field::ClientId) => Some(PortalPage::RegistrationOverview),
        Some(Field::ClientSecret | Field::Expires) => Some(PortalPage::CertificatesAndSecrets),
        Some(Field::Tenant) => Some(PortalPage::TenantOverview),
        Some(Field::Landing) | None => None,
    }
}

const fn of_step(step: Step) -> Option<PortalPage> {
    match step {
        Step::Tenant => Some(PortalPage::TenantOverview),
        Step::Consent => Some(PortalPage::ApiPermissions),
        Step::Credentials => Some(PortalPage::CertificatesAndSecrets),
        Step::TestLogin => Some(PortalPage::SignInLogs),
        Step::Model | Step::Export => None,
    }
}

fn unchecked(unchecked: &[Unchecked], language: &Language) -> Vec<UncheckedView> {
    let view = |unchecked: &Unchecked| UncheckedView {
        id: unchecked.id().to_owned(),
        text: language.say("explain-unchecked", &[("what", unchecked.id())]),
    };
    unchecked.iter().map(view).collect()
}

fn asked_for(asks: &[AskFor], language: &Language) -> Vec<AskForView> {
    let view = |ask: &AskFor| AskForView {
        id: ask.id().to_owned(),
        text: language.say("explain-ask", &[("what", ask.id())]),
    };
    asks.iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;
    use crate::explain::{self, What};
    use crate::service::Services;

    fn explained(text: &str) -> ExplanationView {
        let now = Utc.with_ymd_and_hms(2026, 2, 1, 12, 0, 0).unwrap();
        let explanation = explain::explain(text.as_bytes(), Services::shipped(), now);
        ExplanationView::new(&explanation.unwrap(), Language::english())
    }

    #[test]
    fn everything_has_its_words() {
        let english = Language::english();
        let ids = |all: Vec<&str>, message: &str| {
            let said: Vec<_> = all
                .iter()
                .map(|id| english.say(message, &[("what", id)]))
                .collect();
            let mut once = said.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), said.len(), "{message}: {said:?}");
        };
        ids(
            What::ALL.iter().map(|what| what.id()).collect(),
            "explain-what",
        );
        ids(
            AskFor::ALL.iter().map(|ask| ask.id()).collect(),
            "explain-ask",
        );
        let unchecked = [
            Unchecked::Audience,
            Unchecked::Claims,
            Unchecked::Issuer,
            Unchecked::Request,
            Unchecked::Signature,
            Unchecked::Signer,
        ];
        ids(
            unchecked.iter().map(|unchecked| unchecked.id()).collect(),
            "explain-unchecked",
        );
    }

    #[test]
    fn the_answer_says_what_to_do_where_and_what_to_send_next() {
        let view = explained("AADSTS50105");

        assert_eq!(view.kind, "error-code");
        let answer = &view.letter.body;
        for part in [
            view.findings[0].summary.as_str(),
            &view.findings[0].answer,
            "https://entra.microsoft.com/",
            "Correlation ID",
        ] {
            assert!(answer.contains(part), "{part}: {answer}");
        }
    }

    #[test]
    fn a_number_that_was_typed_off_is_said_as_it_was_read() {
        let view = explained("AADST5 5OO11");

        assert_eq!(view.read_as.as_deref(), Some("AADSTS50011"));
        assert_eq!(view.findings[0].code, FailureCode::RedirectUriNotRegistered);
        assert_eq!(view.findings[0].aadsts.as_deref(), Some("AADSTS50011"));
    }
}
