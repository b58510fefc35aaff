//! The start screen: what can be connected, what was begun, what ends next.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::failure::FailureView;
use super::opened::written_at;
use super::service::ServiceCard;
use super::steps::{next_thing, title};
use crate::entra::ending::{days_until, ends_soon};
use crate::failure::Failure;
use crate::language::Language;
use crate::service::Services;
use crate::step::Step;
use crate::store::{Setup, SetupId};
use crate::wizard::{Standing, Wizard};

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
    /// Whether somebody put it away.
    pub archived: bool,
    /// The file name of the bundle it was opened from, where it was.
    pub opened_from: Option<String>,
    /// When that bundle was written.
    pub opened_at: Option<DateTime<Utc>>,
    /// Why it cannot be opened, where it cannot.
    pub unreadable: Option<FailureView>,
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

/// The start screen, for these services and the set-ups on this computer, as they were read.
pub(crate) fn view(
    services: &Services,
    stored: Vec<(SetupId, Result<Setup, Failure>)>,
    now: DateTime<Utc>,
    language: &Language,
) -> HomeView {
    let mut setups = Vec::new();
    let mut expiring = Vec::new();
    for (id, read) in stored {
        match read {
            Ok(setup) => {
                let service = card_of(services, &setup);
                expiring.extend(expiry(&setup, &service, now, language));
                setups.push(card(services, setup, service, language));
            }
            Err(failure) => {
                let failure = FailureView::new(&failure, language);
                setups.push(unreadable(&id, failure));
            }
        }
    }
    setups.sort_by(|one, other| {
        other
            .saved_at
            .cmp(&one.saved_at)
            .then_with(|| one.id.cmp(&other.id))
    });
    expiring.sort_by_key(|expiry| expiry.ends_on);
    HomeView {
        services: services.cards(),
        setups,
        expiring,
    }
}

fn card_of(services: &Services, setup: &Setup) -> ServiceCard {
    setup.profile_in(services).map_or_else(
        |_| ServiceCard {
            id: setup.service.clone(),
            name: setup.service.clone(),
            initials: "?".to_owned(),
            tagline: String::new(),
            aliases: vec![],
        },
        |profile| profile.card(),
    )
}

/// What `setup` is called.
pub(crate) fn title_of(services: &Services, setup: &Setup, language: &Language) -> String {
    let entered = setup.facts.model.as_ref().map(|model| &model.inputs);
    let name = setup.profile_in(services).map_or_else(
        |_| setup.service.clone(),
        |profile| profile.called(entered).to_owned(),
    );
    title(&name, &setup.facts, language)
}

fn card(services: &Services, setup: Setup, service: ServiceCard, language: &Language) -> SetupCard {
    let title = title_of(services, &setup, language);
    let opened_at = written_at(&setup);
    let wizard = Wizard::resume(setup.facts, setup.failed, setup.revision);
    SetupCard {
        id: setup.id.as_str().to_owned(),
        title,
        standings: Step::ALL
            .into_iter()
            .map(|step| wizard.standing(step))
            .collect(),
        next: next_thing(&wizard, language),
        saved_at: setup.saved_at,
        practice: setup.practice,
        archived: setup.archived,
        opened_from: setup.opened_from,
        opened_at,
        unreadable: None,
        service,
    }
}

fn unreadable(id: &SetupId, failure: FailureView) -> SetupCard {
    SetupCard {
        id: id.as_str().to_owned(),
        service: ServiceCard {
            id: String::new(),
            name: id.as_str().to_owned(),
            initials: "?".to_owned(),
            tagline: String::new(),
            aliases: vec![],
        },
        title: id.as_str().to_owned(),
        standings: vec![],
        next: failure.summary.clone(),
        saved_at: DateTime::UNIX_EPOCH,
        practice: false,
        archived: false,
        opened_from: None,
        opened_at: None,
        unreadable: Some(failure),
    }
}

fn expiry(
    setup: &Setup,
    service: &ServiceCard,
    now: DateTime<Utc>,
    language: &Language,
) -> Option<ExpiryView> {
    let facts = &setup.facts;
    let secret = facts
        .credential
        .as_ref()
        .and_then(|credential| Some((credential.expires_on?, "expiry-secret")));
    let certificate = || {
        let newest = facts.federation.as_ref()?.newest()?;
        ends_soon(newest.not_after, now).then_some(())?;
        Some((newest.not_after.date_naive(), "expiry-certificate"))
    };
    let (ends_on, what) = secret.or_else(certificate)?;
    Some(ExpiryView {
        setup: setup.id.as_str().to_owned(),
        title: language.say(what, &[("service", &service.name)]),
        ends_on,
        days: days_until(ends_on, now),
    })
}
