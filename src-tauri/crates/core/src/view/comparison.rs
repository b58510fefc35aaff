//! Two bundles side by side, in words: what failed in either, and each difference with both values and why it matters.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bundle::BundleWords;
use super::steps::step_name;
use super::verdict::{CheckView, need};
use crate::compare::{
    Aspect, Bearing, BundleDifference, BundleSide, Comparison, FailingPoint, Folded,
};
use crate::language::{Language, MISSING};
use crate::limits;
use crate::step::Step;

/// Two bundles, compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparisonView {
    /// Whether they mean the same.
    pub equal: bool,
    /// How many differences there are, in a sentence.
    pub sentence: String,
    /// What failed last in either of them.
    pub failing: Vec<FailingView>,
    /// The bearings that occur, each with its heading, in order.
    pub bearings: Vec<BearingView>,
    /// What differs, what matters most first.
    pub differences: Vec<DifferenceView>,
    /// The stable ids of what differs between any two bundles and is left out.
    pub folded: Vec<String>,
    /// What is left out, in a sentence; none where nothing is.
    pub left_out: Option<String>,
}

/// What failed last in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FailingView {
    /// In which: `left` or `right`.
    pub side: String,
    /// In which step.
    pub step: String,
    /// The failure's stable code.
    pub code: Option<String>,
    /// The first check that failed.
    pub check: Option<String>,
    /// In a sentence.
    pub sentence: String,
}

/// How much differences matter that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BearingView {
    /// Its stable id: `failure`, `sign-in` or `rest`.
    pub id: String,
    /// What stands above them.
    pub title: String,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceView {
    /// What differs, by its stable id, such as `redirect-uri`.
    pub id: String,
    /// Which of several, by its id; none where there is one.
    pub subject: Option<String>,
    /// In which way, by its stable id, such as `slash`.
    pub contrast: String,
    /// How much it matters: `failure`, `sign-in` or `rest`.
    pub bearing: String,
    /// Where it stands, as a JSON Pointer (RFC 6901).
    pub place: String,
    /// What differs, in words.
    pub label: String,
    /// In which way, in words.
    pub how: String,
    /// The left bundle's value, in words where it is one of a closed list.
    pub left: Option<String>,
    /// The right bundle's value.
    pub right: Option<String>,
    /// Why it matters, where there is more to say.
    pub why: Option<String>,
}

impl ComparisonView {
    /// `comparison` of two bundles of these names, in the words of `words`.
    #[must_use]
    pub fn new(comparison: &Comparison, names: (&str, &str), words: &BundleWords<'_>) -> Self {
        let language = words.language();
        let differences = comparison.differences.iter();
        let differences: Vec<_> = differences
            .map(|difference| DifferenceView::new(difference, names, words))
            .collect();
        let occurs = |bearing: &Bearing| {
            let mut all = comparison.differences.iter();
            all.any(|difference| difference.bearing == *bearing)
        };
        let bearings = Bearing::ALL.into_iter().filter(occurs);
        Self {
            equal: comparison.is_equal(),
            sentence: sentence(differences.len(), language),
            failing: comparison
                .failing
                .iter()
                .map(|point| FailingView::new(point, names, language))
                .collect(),
            bearings: bearings
                .map(|bearing| BearingView {
                    id: bearing.id().to_owned(),
                    title: language.say("compare-bearing", &[("bearing", bearing.id())]),
                })
                .collect(),
            differences,
            folded: comparison
                .folded
                .iter()
                .map(|one| one.id().to_owned())
                .collect(),
            left_out: left_out(&comparison.folded, language),
        }
    }
}

impl FailingView {
    fn new(point: &FailingPoint, names: (&str, &str), language: &Language) -> Self {
        let name = match point.side {
            BundleSide::Left => names.0,
            BundleSide::Right => names.1,
        };
        let step = serde_json::from_value::<Step>(point.step.as_str().into());
        let step = step.map_or_else(|_| point.step.clone(), |step| step_name(step, language));
        let check = point.check.as_deref();
        let check = check.map(|id| CheckView::label(id, language));
        let facts = [
            ("name", name),
            ("step", &step),
            ("code", point.code.as_deref().unwrap_or(MISSING)),
            ("check", check.as_deref().unwrap_or(MISSING)),
        ];
        Self {
            side: point.side.id().to_owned(),
            step: point.step.clone(),
            code: point.code.clone(),
            check: point.check.clone(),
            sentence: language.say("compare-failing", &facts),
        }
    }
}

impl DifferenceView {
    fn new(difference: &BundleDifference, names: (&str, &str), words: &BundleWords<'_>) -> Self {
        let language = words.language();
        let aspect = difference.aspect;
        let id = aspect.id();
        let message = format!("compare-{id}");
        let subject = difference.subject.as_deref();
        let called = subject.map(|subject| called(aspect, subject, words));
        let facts = [("subject", called.as_deref().unwrap_or(MISSING))];
        let contrast = difference.contrast.id();
        let how = [
            ("contrast", contrast),
            ("left", names.0),
            ("right", names.1),
        ];
        let value = |value: &Option<String>| {
            let value = value.as_deref()?;
            Some(in_words(aspect, value, language).into_owned())
        };
        Self {
            id: id.to_owned(),
            subject: difference.subject.clone(),
            contrast: contrast.to_owned(),
            bearing: difference.bearing.id().to_owned(),
            place: difference.place.clone(),
            label: language.say(&message, &facts),
            how: language.say("compare-contrast", &how),
            left: value(&difference.left),
            right: value(&difference.right),
            why: language.find_attribute(&message, "why", &facts),
        }
    }
}

/// What the profile or the catalogue calls one of several.
fn called(aspect: Aspect, subject: &str, words: &BundleWords<'_>) -> String {
    let language = words.language();
    match aspect {
        Aspect::Check => CheckView::label(subject, language),
        Aspect::ClaimNeed | Aspect::ClaimUsed | Aspect::NeedClaims | Aspect::NeedRequired => {
            need(subject, words.profiled()).to_owned()
        }
        Aspect::Input | Aspect::ServiceOption => words.label_of(subject),
        Aspect::Task => words.title_of(subject),
        Aspect::Run | Aspect::RunFailure | Aspect::Verdict => {
            language.say("compare-persona", &[("persona", subject)])
        }
        Aspect::Warning => {
            let message = format!("warning-{}", subject.replace('.', "-"));
            language
                .find(&message, &[])
                .unwrap_or_else(|| subject.to_owned())
        }
        Aspect::Known => language.say("compare-fact", &[("fact", subject)]),
        Aspect::StepFailure => serde_json::from_value::<Step>(subject.into())
            .map_or_else(|_| subject.to_owned(), |step| step_name(step, language)),
        _ => subject.to_owned(),
    }
}

/// A value of a closed list in words, any other as it is, cut short.
fn in_words<'v>(aspect: Aspect, value: &'v str, language: &Language) -> Cow<'v, str> {
    match aspect {
        Aspect::Check
        | Aspect::ClaimKind
        | Aspect::Claim
        | Aspect::ConsentSkipped
        | Aspect::Known
        | Aspect::NeedRequired
        | Aspect::Owner
        | Aspect::PasswordAt
        | Aspect::Practice
        | Aspect::Run
        | Aspect::SecretChecked
        | Aspect::Task
        | Aspect::Verdict => language.say("compare-value", &[("value", value)]).into(),
        Aspect::Step => serde_json::from_value::<Step>(value.into())
            .map_or(Cow::Borrowed(value), |step| {
                step_name(step, language).into()
            }),
        _ if value.chars().count() > limits::FACT => {
            let cut: String = value.chars().take(limits::FACT).collect();
            format!("{cut}…").into()
        }
        _ => Cow::Borrowed(value),
    }
}

fn sentence(count: usize, language: &Language) -> String {
    if count == 0 {
        return language.say("compare-equal", &[]);
    }
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    language.count("compare-different", count, &[])
}

fn left_out(folded: &[Folded], language: &Language) -> Option<String> {
    let named = folded
        .iter()
        .map(|one| language.say("compare-folded", &[("what", one.id())]));
    let named: Vec<_> = named.collect();
    let list = named.join(", ");
    (!named.is_empty()).then(|| language.say("compare-left-out", &[("list", &list)]))
}
