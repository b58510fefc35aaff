//! The start screen: what can be connected, what was begun, what ends next.

use chrono::{DateTime, Utc};

use super::Shared;
use crate::failure::Failure;
use crate::step::Step;
use crate::store::{Setup, SetupId};
use crate::view::{ExpiryView, HomeView, ServiceCard, SetupCard, shown};
use crate::wizard::Wizard;

/// Reads the start screen from disk. Neither network nor keyring is asked.
pub(super) fn read(shared: &Shared) -> HomeView {
    let now = shared.ports.clock.now();
    let mut setups = Vec::new();
    let mut expiring = Vec::new();
    for (id, read) in shared.store.list() {
        match read {
            Ok(setup) => {
                let service = card_of(shared, &setup.service);
                expiring.extend(expiry(&setup, &service, now));
                setups.push(card(shared, setup, service));
            }
            Err(failure) => setups.push(unreadable(&id, failure)),
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
        services: shared.services.cards(),
        setups,
        expiring,
    }
}

fn card_of(shared: &Shared, service: &str) -> ServiceCard {
    shared.services.get(service).map_or_else(
        |_| ServiceCard {
            id: service.to_owned(),
            name: service.to_owned(),
            initials: "?".to_owned(),
            tagline: String::new(),
            aliases: vec![],
        },
        crate::service::ServiceProfile::card,
    )
}

fn card(shared: &Shared, setup: Setup, service: ServiceCard) -> SetupCard {
    let entered = setup.facts.model.as_ref().map(|model| &model.inputs);
    let name = shared.services.get(&setup.service).map_or_else(
        |_| service.name.clone(),
        |profile| profile.called(entered).to_owned(),
    );
    let wizard = Wizard::resume(setup.facts, setup.failed, setup.revision);
    SetupCard {
        id: setup.id.as_str().to_owned(),
        title: shown::title(&name, wizard.facts()),
        standings: Step::ALL
            .into_iter()
            .map(|step| wizard.standing(step))
            .collect(),
        next: shown::next_thing(&wizard).to_owned(),
        saved_at: setup.saved_at,
        practice: setup.practice,
        unreadable: None,
        service,
    }
}

fn unreadable(id: &SetupId, failure: Failure) -> SetupCard {
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
        unreadable: Some(failure),
    }
}

fn expiry(setup: &Setup, service: &ServiceCard, now: DateTime<Utc>) -> Option<ExpiryView> {
    let facts = &setup.facts;
    let secret = facts
        .credential
        .as_ref()
        .and_then(|credential| Some((credential.expires_on?, "client secret")));
    let certificate = || {
        let newest = facts.federation.as_ref()?.newest()?;
        let soon = newest.not_after <= now + shown::SOON;
        soon.then_some(())?;
        Some((newest.not_after.date_naive(), "signing certificate"))
    };
    let (ends_on, what) = secret.or_else(certificate)?;
    Some(ExpiryView {
        setup: setup.id.as_str().to_owned(),
        title: format!("{}'s {what}", service.name),
        ends_on,
        days: (ends_on - now.date_naive()).num_days(),
    })
}
