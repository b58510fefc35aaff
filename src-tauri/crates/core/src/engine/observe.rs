//! What Consentry observes by itself: nobody signs in for it, nothing is changed, and nothing of it is kept.

use std::collections::{BTreeMap, BTreeSet};

use consentry_bundle::DecodedIdToken;
use secrecy::ExposeSecret;
use url::Url;

use super::Engine;
use crate::entra::discovery::{TenantQuery, discover};
use crate::failure::{Failure, FailureCode};
use crate::outcome::Outcome;
use crate::ports::DnsError;
use crate::service::{Missing, Name, ObservationKind, ObservationState, Seen, Template, Values};
use crate::store::SetupId;
use crate::view::WizardView;
use crate::view::request;
use crate::view::steps::title;

/// An observation that is to be made.
struct Pending {
    id: String,
    kind: ObservationKind,
    values: Values,
    practice: bool,
    /// The domains of this person's other set-ups for the same service, each with its title.
    elsewhere: Vec<(String, String)>,
    /// The input that is looked at, as a person knows it.
    label: Option<String>,
    entered: Option<String>,
    usual: bool,
}

impl Engine {
    /// Observes one thing, or everything that the open set-up has, one after the other.
    ///
    /// # Errors
    ///
    /// `setup.none_open`.
    pub fn observe(&self, request: request::Observe) -> Result<WizardView, Failure> {
        let (id, pending) = self.pending(request.observation.as_deref())?;
        let (engine, text) = (self.clone(), request.text);
        tokio::spawn(async move {
            for pending in pending {
                let observation = pending.id.clone();
                let token = text.as_ref().map(|text| text.secret().expose_secret());
                let found = engine.observed(&id, pending, token).await;
                engine.note(&id, observation, found);
            }
        });
        Ok(self.view())
    }

    fn pending(&self, only: Option<&str>) -> Result<(SetupId, Vec<Pending>), Failure> {
        let mut state = self.state();
        let elsewhere = self.domains_elsewhere(&state)?;
        let open = state.open()?;
        let id = open.setup.id.clone();
        let scene = self.scene(&state, open);
        let inputs = scene.inputs();
        let Some(model) = scene.model() else {
            return Ok((id, vec![]));
        };
        let pending: Vec<Pending> = scene
            .profile
            .observations_of(model, &inputs)
            .filter(|observation| match only {
                Some(only) => observation.id == only,
                None => !matches!(observation.kind, ObservationKind::TokenPaths { .. }),
            })
            .map(|observation| {
                let input = match &observation.kind {
                    ObservationKind::UniqueDomains { input, .. }
                    | ObservationKind::UsualShape { input } => Some(input),
                    _ => None,
                };
                let entered = input.and_then(|input| inputs.get(input)).map(str::to_owned);
                let form = input.and_then(|input| model.inputs.get(input));
                Pending {
                    id: observation.id.clone(),
                    kind: observation.kind.clone(),
                    values: scene.values(),
                    practice: open.setup.practice,
                    elsewhere: elsewhere.clone(),
                    usual: form
                        .zip(entered.as_deref())
                        .is_none_or(|(form, entered)| form.is_usual(entered)),
                    label: form.map(|form| form.label.clone()),
                    entered,
                }
            })
            .collect();
        let open = state.open_mut()?;
        for pending in &pending {
            open.observed
                .insert(pending.id.clone(), ObservationState::Observing);
        }
        Ok((id, pending))
    }

    /// What the same inputs hold in this person's other set-ups for the same service, where they have to differ.
    fn domains_elsewhere(&self, state: &super::State) -> Result<Vec<(String, String)>, Failure> {
        let open = state.open()?;
        let here = open.wizard.facts().model.as_ref();
        let model = here.and_then(|here| open.profile.model(&here.model).ok());
        let (Some(here), Some(model)) = (here, model) else {
            return Ok(vec![]);
        };
        let observations = open.profile.observations.iter().chain(&model.observations);
        let unique: Vec<_> = observations
            .filter_map(|observation| match &observation.kind {
                ObservationKind::UniqueDomains { input, within } => Some((input, within)),
                _ => None,
            })
            .collect();
        if unique.is_empty() {
            return Ok(vec![]);
        }
        let all = self.0.store.list().into_iter();
        let others = all.filter_map(|(_, setup)| setup.ok()).filter(|other| {
            other.id != open.setup.id
                && other.service == open.setup.service
                && other.practice == open.setup.practice
        });
        let mut found = Vec::new();
        for other in others {
            let Some(there) = &other.facts.model else {
                continue;
            };
            let called = open.profile.called(Some(&there.inputs));
            let title = title(called, &other.facts, self.0.language);
            for (input, within) in &unique {
                let together = within.as_ref().is_none_or(|within| {
                    let place = |inputs: &BTreeMap<String, String>| host(inputs.get(within)?);
                    let (here, there) = (place(&here.inputs), place(&there.inputs));
                    // Where one is not known yet, it may be the same.
                    here.is_none() || there.is_none() || here == there
                });
                let value = there.inputs.get(*input).filter(|_| together);
                let domains = value.into_iter().flat_map(|value| domains(value));
                found.extend(domains.map(|domain| (domain, title.clone())));
            }
        }
        Ok(found)
    }

    async fn observed(
        &self,
        id: &SetupId,
        pending: Pending,
        token: Option<&str>,
    ) -> ObservationState {
        let found = match self.seen(id, &pending, token).await {
            Ok(outcome) => outcome,
            Err(Missing(name)) => {
                let called = self.called(id, &name);
                Outcome::of(too_early(called.as_deref()))
            }
        };
        let at = self.0.ports.clock.now();
        match found {
            Outcome::Proved(seen) => ObservationState::AsItShould { seen, at },
            Outcome::Disproved(failure) => ObservationState::Otherwise { failure, at },
            Outcome::Inconclusive(failure) => ObservationState::Unknown { failure, at },
        }
    }

    /// What a person knows a value by, where it is one of the model's inputs.
    fn called(&self, id: &SetupId, name: &Name) -> Option<String> {
        let Name::Input(input) = name else {
            return None;
        };
        let called = self.with_open(id, |_, _, open| {
            let chosen = open.wizard.facts().model.as_ref()?;
            let model = open.profile.model(&chosen.model).ok()?;
            Some(model.inputs.get(input)?.label.clone())
        });
        called.ok().flatten()
    }

    async fn seen(
        &self,
        id: &SetupId,
        pending: &Pending,
        token: Option<&str>,
    ) -> Result<Outcome<Seen>, Missing> {
        let render = |template: &Template| template.render(&pending.values);
        Ok(match &pending.kind {
            ObservationKind::Discovery { url } => self.discovery(id, &render(url)?).await,
            ObservationKind::SameTenant { domain } => self.same_tenant(id, &render(domain)?).await,
            // Nobody outside is asked anything on behalf of a rehearsal.
            ObservationKind::DnsTxt { .. } | ObservationKind::HttpsAnswers { .. }
                if pending.practice =>
            {
                Outcome::of(Failure::new(FailureCode::ObservationNotInRehearsal))
            }
            ObservationKind::DnsTxt { name } => self.dns_txt(&render(name)?).await,
            ObservationKind::HttpsAnswers { url } => self.https_answers(&render(url)?).await,
            ObservationKind::TokenPaths { paths } => token_paths(paths, token),
            ObservationKind::UniqueDomains { .. } => unique(pending),
            ObservationKind::UsualShape { .. } => usual(pending),
        })
    }

    /// The discovery document is there, and is the directory's that is being connected.
    async fn discovery(&self, id: &SetupId, url: &str) -> Outcome<Seen> {
        let asked = match TenantQuery::parse(url) {
            Ok(asked) => asked,
            Err(failure) => return Outcome::of(failure),
        };
        self.found_as_ours(id, &asked)
            .await
            .map(|issuer| Seen::Directory { issuer })
    }

    async fn same_tenant(&self, id: &SetupId, domain: &str) -> Outcome<Seen> {
        let asked = match TenantQuery::parse(domain) {
            Ok(asked) => asked,
            Err(failure) => return Outcome::of(failure),
        };
        self.found_as_ours(id, &asked).await.map(|_| Seen::Domain {
            domain: domain.to_owned(),
        })
    }

    /// The issuer of what was asked for, if it is the directory that is being connected.
    async fn found_as_ours(&self, id: &SetupId, asked: &TenantQuery) -> Outcome<String> {
        let known = self.with_open(id, |engine, state, open| {
            let tenant = open.wizard.facts().tenant.as_ref()?.tenant_id;
            Some((tenant, engine.authority(state, open)?))
        });
        let Ok(Some((tenant, authority))) = known else {
            return Outcome::of(Failure::new(FailureCode::PracticeNotStarted));
        };
        let found = discover(&*self.0.ports.http, &authority, asked, None).await;
        found.and_then(|found| {
            if found.tenant_id == tenant {
                return Outcome::Proved(found.metadata.issuer);
            }
            let (expected, received) = (tenant.to_string(), found.tenant_id.to_string());
            let facts = [("expected", &*expected), ("received", &*received)];
            Outcome::of(Failure::with(FailureCode::ObservationOtherTenant, &facts))
        })
    }

    async fn dns_txt(&self, name: &str) -> Outcome<Seen> {
        let facts = [("name", name)];
        match self.0.ports.dns.txt(name).await {
            Ok(records) if records.is_empty() => {
                Outcome::of(Failure::with(FailureCode::ObservationTxtMissing, &facts))
            }
            Ok(records) => Outcome::Proved(Seen::Records {
                name: name.to_owned(),
                count: i64::try_from(records.len()).unwrap_or(i64::MAX),
            }),
            Err(DnsError::Unreachable { reason }) => Outcome::of(Failure::with(
                FailureCode::ObservationDnsSilent,
                &[("name", name), ("reason", &reason)],
            )),
        }
    }

    /// Any answer at all will do: a sign-in page, a redirect, a refusal.
    async fn https_answers(&self, url: &str) -> Outcome<Seen> {
        let host = Url::parse(url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_else(|| url.to_owned());
        let Ok(request) = http::Request::get(url).body(Vec::new()) else {
            return Outcome::of(Failure::with(
                FailureCode::ObservationHostSilent,
                &[("host", &host)],
            ));
        };
        match self.0.ports.http.send(request).await {
            Ok(_) => Outcome::Proved(Seen::Answer { host }),
            Err(error) => Outcome::of(
                Failure::with(FailureCode::ObservationHostSilent, &[("host", &host)])
                    .because(&error),
            ),
        }
    }

    fn note(&self, id: &SetupId, observation: String, found: ObservationState) {
        {
            let mut state = self.state();
            if let Some(open) = state.open.as_mut().filter(|open| open.setup.id == *id) {
                open.observed.insert(observation, found);
            }
        }
        self.publish();
    }
}

fn unique(pending: &Pending) -> Outcome<Seen> {
    let mine: BTreeSet<String> = pending
        .entered
        .as_deref()
        .map(domains)
        .into_iter()
        .flatten()
        .collect();
    let taken = pending
        .elsewhere
        .iter()
        .find(|(domain, _)| mine.contains(domain));
    match taken {
        Some((domain, title)) => Outcome::of(Failure::with(
            FailureCode::ObservationDomainTaken,
            &[("domain", domain), ("setup", title)],
        )),
        None => Outcome::Proved(Seen::NoOther),
    }
}

/// A value, by its label where it has one, is not known yet.
fn too_early(label: Option<&str>) -> Failure {
    let facts = label.map(|label| ("value", label));
    Failure::with(FailureCode::ObservationTooEarly, facts.as_slice())
}

fn usual(pending: &Pending) -> Outcome<Seen> {
    match &pending.entered {
        None => Outcome::of(too_early(pending.label.as_deref())),
        Some(_) if pending.usual => Outcome::Proved(Seen::Usual),
        Some(entered) => Outcome::of(Failure::with(
            FailureCode::ObservationUnusual,
            &[("received", entered)],
        )),
    }
}

fn token_paths(paths: &[String], token: Option<&str>) -> Outcome<Seen> {
    let decoded = token.map(|token| DecodedIdToken::from_compact(token.trim()));
    let Some(Ok(DecodedIdToken { claims, .. })) = decoded else {
        return Outcome::of(Failure::new(FailureCode::ObservationNotAToken));
    };
    let there: Vec<_> = paths
        .iter()
        .filter(|path| {
            let mut names = path.split('.');
            let first = names.next().and_then(|name| claims.get(name));
            names
                .try_fold(first, |inside, name| inside.map(|inside| inside.get(name)))
                .flatten()
                .is_some_and(|value| !value.is_null())
        })
        .collect();
    if there.is_empty() {
        Outcome::of(Failure::with(
            FailureCode::ObservationTokenLacks,
            &[("paths", &paths.join(", "))],
        ))
    } else {
        let paths = there.into_iter().cloned().collect();
        Outcome::Proved(Seen::Token { paths })
    }
}

fn domains(list: &str) -> impl Iterator<Item = String> {
    list.split(',')
        .map(|domain| domain.trim().to_ascii_lowercase())
        .filter(|domain| !domain.is_empty())
}

/// The host of an address.
fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_owned)
}
