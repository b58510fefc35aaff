//! Every reachable state of the wizard, and the transitions that deserve a sentence of their own.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::LazyLock;

use chrono::DateTime;

use super::retraction::needs;
use super::*;
use crate::entra::cloud::Cloud;
use crate::entra::discovery::SignIn;
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::{Persona, Verdict, Way};
use crate::ports::SecretStorage;
use crate::service::CredentialKind;

const TENANTS: [&str; 2] = [
    "4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4",
    "0aa0a0a0-93d5-4c0a-8e6f-2a7d51b0c9e4",
];
const CLIENTS: [&str; 2] = [
    "9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55",
    "1b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55",
];
const VENDOR: &str = "fa5ce509-b556-442b-831f-4c5bb5e589f1";

fn client(index: usize) -> ClientId {
    static PARSED: LazyLock<[ClientId; 2]> =
        LazyLock::new(|| CLIENTS.map(|client| ClientId::parse(client).unwrap()));
    PARSED[index]
}

fn proved() -> Known {
    Known::Proved {
        at: DateTime::UNIX_EPOCH,
    }
}

fn asked(index: usize) -> AskedTenant {
    AskedTenant {
        what: TENANTS[index].to_owned(),
        cloud: Cloud::Global,
    }
}

fn tenant(index: usize) -> ConfirmedTenant {
    static PARSED: LazyLock<[TenantId; 2]> =
        LazyLock::new(|| TENANTS.map(|tenant| TenantId::parse(tenant).unwrap()));
    ConfirmedTenant {
        tenant_id: PARSED[index],
        asked: String::new(),
        domain: None,
        cloud: Cloud::Global,
        region: None,
        display_name: None,
        sign_in: SignIn::Unknown,
        issuer: String::new(),
        known: proved(),
    }
}

fn vendor_managed() -> ChosenModel {
    model(
        "vendor",
        Plan {
            vendor: ClientId::parse(VENDOR),
            consent: ConsentPlan::Required,
            credentials: CredentialKind::None,
            asks: vec![],
            login_inputs: vec![],
        },
    )
}

fn customer_managed() -> ChosenModel {
    model(
        "customer",
        Plan {
            vendor: None,
            consent: ConsentPlan::Skippable,
            credentials: CredentialKind::Secret,
            asks: vec![],
            login_inputs: vec![],
        },
    )
}

/// A model whose answers are signed with a certificate; it asks for an address with the credentials.
fn federated(address: Option<&str>) -> ChosenModel {
    let plan = Plan {
        vendor: None,
        consent: ConsentPlan::None,
        credentials: CredentialKind::Certificate,
        asks: vec![(Step::Credentials, "acs".to_owned())],
        login_inputs: vec!["acs".to_owned()],
    };
    let address = address.map(|address| ("acs".to_owned(), address.to_owned()));
    ChosenModel {
        inputs: address.into_iter().collect(),
        ..model("federated", plan)
    }
}

fn model(model: &str, plan: Plan) -> ChosenModel {
    ChosenModel {
        model: model.to_owned(),
        inputs: BTreeMap::new(),
        plan,
        warnings: vec![],
        known: Known::stated(Witness::Here, DateTime::UNIX_EPOCH),
    }
}

// What decides nothing is left empty: the walk copies all this millions of times.

fn failure() -> Failure {
    Failure::new(FailureCode::NetworkUnreachable)
}

fn consent(facts: &Facts, skipped: bool) -> Option<GrantedConsent> {
    Some(GrantedConsent {
        ground: facts.consent_ground()?,
        skipped,
        landed_in: None,
        scopes: vec![],
        known: Known::stated(Witness::Landing, DateTime::UNIX_EPOCH),
    })
}

fn credential(facts: &Facts) -> Option<ProvenCredential> {
    let (tenant, client) = (facts.tenant.as_ref()?.tenant_id, facts.client()?);
    Some(ProvenCredential {
        tenant,
        client,
        secret: Some(format!("{tenant}/{client}")),
        hint: String::new(),
        kept: SecretStorage::Keyring,
        expires_on: None,
        known: proved(),
    })
}

fn federation(facts: &Facts, signer: &str) -> Option<ProvenFederation> {
    Some(ProvenFederation {
        tenant: facts.tenant.as_ref()?.tenant_id,
        client: facts.client()?,
        address: String::new(),
        entity_id: String::new(),
        login_url: None,
        logout_url: None,
        document: None,
        certificates: vec![PublishedCertificate {
            thumbprint: String::new(),
            sha256: signer.to_owned(),
            not_before: DateTime::UNIX_EPOCH,
            not_after: DateTime::UNIX_EPOCH,
            der: String::new(),
        }],
        warnings: vec![],
        known: proved(),
    })
}

/// What could take the place of the credentials in use.
fn next(facts: &Facts) -> Option<Replacement> {
    if facts.federation.is_some() {
        return federation(facts, "new").map(Replacement::Certificates);
    }
    let present = facts.credential.as_ref()?;
    Some(Replacement::Secret(ProvenCredential {
        secret: present
            .secret
            .as_ref()
            .map(|name| format!("{}/new", name.trim_end_matches("/new"))),
        ..present.clone()
    }))
}

fn run(facts: &Facts, persona: Persona, verdict: Verdict) -> Option<LoginRun> {
    Some(LoginRun {
        id: String::new(),
        ground: facts.login_ground()?,
        hint: None,
        persona,
        way: Way::Loopback,
        at: DateTime::UNIX_EPOCH,
        verdict,
        who: None,
        upn: None,
        checks: vec![],
        uses: vec![],
        claims: BTreeMap::new(),
        warnings: vec![],
        failure: (verdict != Verdict::Pass).then(failure),
        report: None,
        trace: serde_json::Value::Null,
    })
}

fn saved() -> SavedBundle {
    SavedBundle {
        path: String::new(),
        at: DateTime::UNIX_EPOCH,
        sealed: false,
        digest: String::new(),
    }
}

fn outcomes<T: Clone>(evidence: Option<T>) -> Vec<Outcome<T>> {
    let mut outcomes = vec![
        Outcome::Disproved(failure()),
        Outcome::Inconclusive(failure()),
    ];
    outcomes.extend(evidence.map(Outcome::Proved));
    outcomes
}

/// Everything that anybody could do in the state of `wizard`.
fn events(wizard: &Wizard) -> Vec<Event> {
    let facts = wizard.facts();
    let mut events = vec![
        Event::Identify(asked(0)),
        Event::Identify(asked(1)),
        Event::Choose(vendor_managed(), vec![]),
        Event::Choose(customer_managed(), vec![]),
        Event::Choose(federated(None), vec![]),
        Event::Choose(federated(Some("here")), vec![]),
        Event::ProbeNext(EnteredCredentials::default()),
        Event::KeepPresent,
        Event::Replace { tasks: vec![] },
        Event::HoldsRole(RoleHolder::Me),
        Event::HoldsRole(RoleHolder::SomebodyElse),
        Event::Name(client(0)),
        Event::Name(client(1)),
        Event::AskConsent { here: false },
        Event::HandOver(Waiting {
            on: "Marta".to_owned(),
            since: DateTime::UNIX_EPOCH,
        }),
        Event::Slip(Step::Credentials, failure()),
        Event::Probe(client(0), EnteredCredentials::default()),
        Event::Probe(client(1), EnteredCredentials::default()),
        Event::SignIn {
            way: Way::Loopback,
            persona: Persona::Ordinary,
            allow_sha1: false,
        },
        Event::Saved(saved()),
        Event::Cancel,
        Event::Finished(Ticket(0), Finding::Consent(None)),
    ];
    events.extend(
        outcomes(consent(facts, false))
            .into_iter()
            .map(Event::ConsentAnswered),
    );
    events.extend(
        consent(facts, true)
            .map(Outcome::Proved)
            .map(Event::ConsentAnswered),
    );
    let Some((ticket, operation)) = wizard.running() else {
        return events;
    };
    let findings: Vec<Finding> = match operation {
        Operation::Identify(asked) => {
            let index = usize::from(asked.what == TENANTS[1]);
            outcomes(Some(tenant(index)))
                .into_iter()
                .map(Box::new)
                .map(Finding::Tenant)
                .collect()
        }
        Operation::AskConsent { .. } => outcomes(consent(facts, false))
            .into_iter()
            .map(Some)
            .chain([None])
            .map(Finding::Consent)
            .collect(),
        Operation::Probe => {
            let certificate = facts
                .model
                .as_ref()
                .is_some_and(|model| model.plan.credentials == CredentialKind::Certificate);
            if certificate {
                outcomes(federation(facts, "old"))
                    .into_iter()
                    .map(|outcome| Finding::Federation(Box::new(outcome)))
                    .collect()
            } else {
                outcomes(credential(facts))
                    .into_iter()
                    .map(Finding::Credential)
                    .collect()
            }
        }
        Operation::ProbeNext => outcomes(next(facts))
            .into_iter()
            .map(|outcome| Finding::Next(Box::new(outcome)))
            .collect(),
        Operation::SignIn { persona, .. } => [Verdict::Pass, Verdict::Fail, Verdict::Inconclusive]
            .into_iter()
            .filter_map(|verdict| run(facts, *persona, verdict))
            .map(Box::new)
            .map(Finding::Login)
            .collect(),
    };
    events.extend(
        findings
            .into_iter()
            .map(|finding| Event::Finished(*ticket, finding)),
    );
    events
}

/// The runs that decide what can happen next: the latest with what is in use, and one with what is to come.
fn decisive(facts: &Facts) -> Vec<&LoginRun> {
    let present = facts.present_ground();
    let next = facts.next.as_ref().and_then(|_| facts.login_ground());
    let on = |run: &LoginRun, ground: &Option<LoginGround>| {
        run.verdict != Verdict::Inconclusive && Some(&run.ground) == ground.as_ref()
    };
    let runs = || facts.runs.iter();
    let latest = runs().rfind(|run| on(run, &present));
    let tried = runs().rfind(|run| run.verdict == Verdict::Pass && on(run, &next));
    latest.into_iter().chain(tried).collect()
}

/// The same wizard without its past: only what decides what can happen next.
fn without_history(mut wizard: Wizard) -> Wizard {
    wizard.revision = 0;
    // What comes back with a model could be entered just as well.
    wizard.facts.aside.clear();
    wizard.tickets = 1;
    if let Some((ticket, _)) = &mut wizard.running {
        *ticket = Ticket(1);
    }
    wizard.facts.runs = decisive(&wizard.facts).into_iter().cloned().collect();
    wizard
}

/// Each different value under a number of its own, so that a state is a few numbers.
struct Numbered<T>(Vec<T>);

impl<T: Clone + PartialEq> Numbered<T> {
    fn number(&mut self, value: &T) -> u16 {
        let at = self.0.iter().position(|known| known == value);
        let at = at.unwrap_or_else(|| {
            self.0.push(value.clone());
            self.0.len() - 1
        });
        u16::try_from(at).expect("there are not that many")
    }
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

/// Every value that a part of the state has had, and every state: two are the same only if all parts are.
#[derive(Default)]
struct Seen {
    asked: Numbered<Option<AskedTenant>>,
    tenant: Numbered<Option<ConfirmedTenant>>,
    model: Numbered<Option<ChosenModel>>,
    application: Numbered<Option<ClientId>>,
    consent: Numbered<Option<GrantedConsent>>,
    waiting: Numbered<Option<Waiting>>,
    credential: Numbered<Option<ProvenCredential>>,
    federation: Numbered<Option<ProvenFederation>>,
    next: Numbered<Option<Replacement>>,
    run: Numbered<LoginRun>,
    tasks: Numbered<BTreeMap<String, Known>>,
    saved: Numbered<Option<SavedBundle>>,
    failed: Numbered<Option<Failed>>,
    running: Numbered<Option<Operation>>,
    states: HashSet<Vec<u16>>,
}

impl Seen {
    /// Whether nobody was in the state of `wizard` before, its past aside.
    fn is_new(&mut self, wizard: &Wizard, decisive: &[&LoginRun]) -> bool {
        let Wizard {
            facts,
            failed,
            running,
            revision: _,
            tickets: _,
            // Nothing is decided by it: it is kept with what fails.
            recording: _,
        } = wizard;
        let Facts {
            asked,
            tenant,
            model,
            aside: _,
            application,
            consent,
            // Nothing is decided by it but what is shown.
            role_holder: _,
            waiting,
            credential,
            federation,
            next,
            runs: _,
            tasks,
            saved,
        } = facts;
        let running = running.as_ref().map(|(_, operation)| operation.clone());
        let mut state = vec![
            self.asked.number(asked),
            self.tenant.number(tenant),
            self.model.number(model),
            self.application.number(application),
            self.consent.number(consent),
            self.waiting.number(waiting),
            self.credential.number(credential),
            self.federation.number(federation),
            self.next.number(next),
            self.tasks.number(tasks),
            self.saved.number(saved),
            self.failed.number(failed),
            self.running.number(&running),
        ];
        state.extend(decisive.iter().map(|run| self.run.number(run)));
        self.states.insert(state)
    }
}

#[test]
fn every_fact_stands_on_its_ground_in_every_reachable_state() {
    let first = without_history(Wizard::default());
    let mut seen = Seen::default();
    assert!(seen.is_new(&first, &[]));
    let mut waiting = VecDeque::from([first]);
    let mut finished = 0;
    while let Some(wizard) = waiting.pop_front() {
        let done = Step::ALL.map(|step| wizard.is_done(step));
        let mut next = wizard.clone();
        for event in events(&wizard) {
            let Ok(effects) = next.handle(event.clone()) else {
                assert_eq!(next, wizard, "a refusal changes nothing: {event:?}");
                continue;
            };
            let after = std::mem::replace(&mut next, wizard.clone());
            assert_eq!(
                after.revision(),
                wizard.revision() + 1,
                "every accepted event is counted"
            );
            check_transition(&wizard, done, &event, &after, &effects);
            let decisive = decisive(after.facts());
            let is_new = seen.is_new(&after, &decisive);
            // Otherwise this very state was looked at before.
            if is_new || decisive.len() != after.facts.runs.len() {
                check_state(&after);
            }
            if is_new {
                finished += usize::from(after.is_done(Step::Export));
                waiting.push_back(without_history(after));
            }
        }
    }
    let walked = seen.states.len();
    assert!(walked > 90_000, "the walk got around: {walked} states");
    assert!(finished > 0, "some way leads to the end");
}

fn check_state(wizard: &Wizard) {
    let facts = wizard.facts();
    if let Some(consent) = &facts.consent {
        let ground = facts.consent_ground().expect("consent has a ground");
        assert_eq!(consent.ground.tenant, ground.tenant);
        assert_eq!(consent.ground.model, ground.model);
        assert!(
            consent.skipped || consent.ground.client == ground.client,
            "consent is for this application"
        );
    }
    if let Some(credential) = &facts.credential {
        assert_eq!(
            Some(credential.tenant),
            facts.tenant.as_ref().map(|tenant| tenant.tenant_id)
        );
        assert_eq!(Some(credential.client), facts.client());
    }
    if let Some(federation) = &facts.federation {
        assert_eq!(Some(federation.client), facts.client());
        assert!(
            facts.credential.is_none(),
            "one thing proves the application"
        );
    }
    if let Some(next) = &facts.next {
        let tenant = facts.tenant.as_ref().map(|tenant| tenant.tenant_id);
        assert!(next.is_for(tenant, facts.client()));
        assert!(
            facts.credential.is_some() || facts.federation.is_some(),
            "there is something to take the place of"
        );
    }
    for step in Step::ALL {
        if wizard.is_done(step) && wizard.standing(step) == Standing::Done {
            for needed in needs(step) {
                assert!(wizard.is_done(*needed), "{step:?} is built on {needed:?}");
            }
        }
    }
    if wizard.is_done(Step::Export) {
        assert!(
            Step::ALL.into_iter().all(|step| wizard.is_done(step)),
            "a bundle that counts says it all"
        );
    }
    assert_ne!(
        wizard.standing(wizard.current()),
        Standing::Locked,
        "there is always a next thing to do"
    );
}

/// `done` are the steps that were done before.
fn check_transition(
    before: &Wizard,
    done: [bool; 6],
    event: &Event,
    after: &Wizard,
    effects: &[Effect],
) {
    if let Event::Finished(_, finding) = event
        && inconclusive(finding)
    {
        assert_eq!(
            done,
            Step::ALL.map(|step| after.is_done(step)),
            "no answer retracts nothing"
        );
    }
    let kept = after.facts().secrets();
    let gone: Vec<_> = before
        .facts()
        .secrets()
        .into_iter()
        .filter(|name| !kept.contains(name))
        .collect();
    let forgotten: Vec<_> = effects
        .iter()
        .filter_map(|effect| {
            if let Effect::Forget(name) = effect {
                Some(name.clone())
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        forgotten, gone,
        "a secret nobody needs is forgotten, no other"
    );
    if matches!(event, Event::ProbeNext(_) | Event::KeepPresent)
        || matches!(event, Event::Finished(_, Finding::Next(_)))
    {
        assert_eq!(
            done,
            Step::ALL.map(|step| after.is_done(step)),
            "what is to come takes nothing away from what is in use: {event:?}"
        );
    }
    if matches!(event, Event::Replace { .. }) {
        assert!(
            before.facts().next_is_tried() && after.is_done(Step::TestLogin),
            "only what was seen to work takes the place of the old"
        );
    }
}

fn inconclusive(finding: &Finding) -> bool {
    match finding {
        Finding::Tenant(outcome) => matches!(**outcome, Outcome::Inconclusive(_)),
        Finding::Consent(outcome) => {
            !matches!(outcome, Some(Outcome::Proved(_) | Outcome::Disproved(_)))
        }
        Finding::Credential(outcome) => matches!(outcome, Outcome::Inconclusive(_)),
        Finding::Federation(outcome) => matches!(**outcome, Outcome::Inconclusive(_)),
        Finding::Next(outcome) => matches!(**outcome, Outcome::Inconclusive(_)),
        Finding::Login(run) => run.verdict == Verdict::Inconclusive,
    }
}

/// A wizard in which all six steps are done under the customer's own application.
fn complete() -> Wizard {
    let mut wizard = Wizard::default();
    go(&mut wizard, Event::Identify(asked(0)), |_| {
        Finding::Tenant(Box::new(Outcome::Proved(tenant(0))))
    });
    wizard
        .handle(Event::Choose(customer_managed(), vec![]))
        .unwrap();
    wizard.handle(Event::Name(client(0))).unwrap();
    let granted = consent(wizard.facts(), false).unwrap();
    wizard
        .handle(Event::ConsentAnswered(Outcome::Proved(granted)))
        .unwrap();
    go(
        &mut wizard,
        Event::Probe(client(0), EnteredCredentials::default()),
        |facts| Finding::Credential(Outcome::Proved(credential(facts).unwrap())),
    );
    sign_in(&mut wizard, Persona::Ordinary, Verdict::Pass);
    wizard.handle(Event::Saved(saved())).unwrap();
    wizard
}

fn go(wizard: &mut Wizard, event: Event, finding: impl FnOnce(&Facts) -> Finding) -> Vec<Effect> {
    wizard.handle(event).unwrap();
    let ticket = wizard.running().expect("it takes time").0;
    let finding = finding(wizard.facts());
    wizard.handle(Event::Finished(ticket, finding)).unwrap()
}

fn sign_in(wizard: &mut Wizard, persona: Persona, verdict: Verdict) {
    go(
        wizard,
        Event::SignIn {
            way: Way::Loopback,
            persona,
            allow_sha1: false,
        },
        |facts| Finding::Login(Box::new(run(facts, persona, verdict).unwrap())),
    );
}

#[test]
fn six_steps_in_order_lead_to_the_end() {
    let wizard = complete();

    for step in Step::ALL {
        assert_eq!(wizard.standing(step), Standing::Done, "{step:?}");
    }
}

#[test]
fn a_login_takes_along_what_it_is_run_on() {
    let mut wizard = complete();
    let ground = wizard.facts().login_ground().unwrap();

    let effects = wizard
        .handle(Event::SignIn {
            way: Way::Loopback,
            persona: Persona::Ordinary,
            allow_sha1: false,
        })
        .unwrap();

    let [Effect::Run(_, Operation::SignIn { ground: taken, .. }, None)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(**taken, ground);
}

#[test]
fn a_look_up_without_answer_keeps_what_it_told_before() {
    let mut wizard = complete();
    let told = ConfirmedTenant {
        sign_in: SignIn::Managed,
        display_name: Some("Contoso".to_owned()),
        ..tenant(0)
    };
    let silent = ConfirmedTenant {
        sign_in: SignIn::Unknown,
        display_name: None,
        ..tenant(0)
    };
    let other = ConfirmedTenant {
        sign_in: SignIn::Unknown,
        display_name: None,
        ..tenant(1)
    };
    for (found, expected) in [
        (&told, (SignIn::Managed, Some("Contoso"))),
        (&silent, (SignIn::Managed, Some("Contoso"))),
        (&other, (SignIn::Unknown, None)),
    ] {
        go(&mut wizard, Event::Identify(asked(0)), |_| {
            Finding::Tenant(Box::new(Outcome::Proved(found.clone())))
        });

        let tenant = wizard.facts().tenant.as_ref().unwrap();
        let known = (tenant.sign_in.clone(), tenant.display_name.as_deref());
        assert_eq!(known, expected);
    }
}

#[test]
fn proving_the_same_directory_again_keeps_everything_built_on_it() {
    let mut wizard = complete();

    go(&mut wizard, Event::Identify(asked(0)), |_| {
        Finding::Tenant(Box::new(Outcome::Proved(tenant(0))))
    });

    assert!(wizard.is_done(Step::Export));
}

#[test]
fn another_directory_retracts_consent_credentials_and_login_but_not_the_model() {
    let mut wizard = complete();

    let effects = go(&mut wizard, Event::Identify(asked(1)), |_| {
        Finding::Tenant(Box::new(Outcome::Proved(tenant(1))))
    });

    assert!(wizard.is_done(Step::Model));
    assert_eq!(wizard.current(), Step::Consent);
    assert_eq!(wizard.standing(Step::TestLogin), Standing::Locked);
    assert!(
        matches!(effects[..], [Effect::Forget(_)]),
        "its secret is forgotten"
    );
}

#[test]
fn an_outage_while_checking_again_keeps_every_fact_and_says_so() {
    let mut wizard = complete();

    go(&mut wizard, Event::Identify(asked(0)), |_| {
        Finding::Tenant(Box::new(Outcome::Inconclusive(failure())))
    });

    assert!(wizard.is_done(Step::Export));
    assert!(wizard.failed().is_some_and(|failed| failed.inconclusive));
}

#[test]
fn choosing_the_same_model_again_changes_nothing() {
    let mut wizard = complete();

    wizard
        .handle(Event::Choose(customer_managed(), vec![]))
        .unwrap();

    assert!(wizard.is_done(Step::Export));
    assert_eq!(wizard.undone_by(customer_managed()), []);
}

#[test]
fn another_model_says_beforehand_what_it_undoes() {
    let wizard = complete();

    assert_eq!(
        wizard.undone_by(vendor_managed()),
        [
            Step::Consent,
            Step::Credentials,
            Step::TestLogin,
            Step::Export
        ]
    );
    assert!(wizard.is_done(Step::Export), "asking changes nothing");
}

#[test]
fn skipped_consent_survives_another_application_granted_consent_does_not() {
    for (skipped, stays) in [(true, true), (false, false)] {
        let mut wizard = complete();
        let granted = consent(wizard.facts(), skipped).unwrap();
        wizard
            .handle(Event::ConsentAnswered(Outcome::Proved(granted)))
            .unwrap();

        wizard
            .handle(Event::Probe(client(1), EnteredCredentials::default()))
            .unwrap();

        assert_eq!(wizard.facts().consent.is_some(), stays);
    }
}

#[test]
fn consent_that_was_stated_is_proved_by_a_login_that_passes() {
    let wizard = complete();

    assert!(
        wizard
            .facts()
            .consent
            .as_ref()
            .is_some_and(|consent| consent.known.is_proved())
    );
}

#[test]
fn the_latest_run_of_a_person_decides_and_a_failed_guest_does_not() {
    let mut wizard = complete();

    sign_in(&mut wizard, Persona::Guest, Verdict::Fail);
    assert!(wizard.is_done(Step::TestLogin));

    sign_in(&mut wizard, Persona::Ordinary, Verdict::Inconclusive);
    assert!(wizard.is_done(Step::TestLogin));

    sign_in(&mut wizard, Persona::Ordinary, Verdict::Fail);
    assert_eq!(wizard.standing(Step::TestLogin), Standing::Failed);
}

#[test]
fn a_refused_outsider_alone_does_not_finish_the_test_login() {
    let mut wizard = complete();
    wizard.facts.runs.clear();

    sign_in(&mut wizard, Persona::Unassigned, Verdict::Pass);

    assert!(!wizard.is_done(Step::TestLogin));
}

#[test]
fn a_late_answer_is_refused_and_changes_nothing() {
    let mut wizard = Wizard::default();
    wizard.handle(Event::Identify(asked(0))).unwrap();
    let late = wizard.running().unwrap().0;
    wizard.handle(Event::Cancel).unwrap();
    let before = wizard.clone();

    let answer = Finding::Tenant(Box::new(Outcome::Proved(tenant(0))));

    assert_eq!(
        wizard.handle(Event::Finished(late, answer)),
        Err(Refusal::Stale)
    );
    assert_eq!(wizard, before);
}

#[test]
fn anything_new_makes_a_saved_bundle_out_of_date() {
    let mut wizard = complete();

    wizard
        .handle(Event::Task {
            task: "verify-domain".to_owned(),
            known: Some(proved()),
            afterwards: false,
        })
        .unwrap();

    assert_eq!(wizard.standing(Step::Export), Standing::Open);
}

#[test]
fn what_comes_afterwards_leaves_a_saved_bundle_as_it_is() {
    let mut wizard = complete();

    wizard
        .handle(Event::Task {
            task: "switch-on".to_owned(),
            known: Some(proved()),
            afterwards: true,
        })
        .unwrap();

    assert_eq!(wizard.standing(Step::Export), Standing::Done);
}

/// A wizard in which all six steps are done in a model whose answers are signed with a certificate.
fn complete_federated() -> Wizard {
    let mut wizard = Wizard::default();
    go(&mut wizard, Event::Identify(asked(0)), |_| {
        Finding::Tenant(Box::new(Outcome::Proved(tenant(0))))
    });
    wizard
        .handle(Event::Choose(federated(Some("here")), vec![]))
        .unwrap();
    go(
        &mut wizard,
        Event::Probe(client(0), EnteredCredentials::default()),
        |facts| Finding::Federation(Box::new(Outcome::Proved(federation(facts, "old").unwrap()))),
    );
    sign_in(&mut wizard, Persona::Ordinary, Verdict::Pass);
    wizard.handle(Event::Saved(saved())).unwrap();
    wizard
}

#[test]
fn a_model_without_anything_to_grant_goes_on_by_itself() {
    let wizard = complete_federated();

    for step in Step::ALL {
        assert_eq!(wizard.standing(step), Standing::Done, "{step:?}");
    }
}

#[test]
fn a_value_that_is_asked_later_is_needed_in_its_step_and_changes_the_login_that_used_it() {
    let mut wizard = complete_federated();

    wizard
        .handle(Event::Choose(federated(None), vec![]))
        .unwrap();
    assert_eq!(wizard.current(), Step::Credentials);

    wizard
        .handle(Event::Choose(federated(Some("elsewhere")), vec![]))
        .unwrap();
    assert_eq!(
        wizard.current(),
        Step::TestLogin,
        "what was read still stands"
    );

    wizard
        .handle(Event::Choose(federated(Some("here")), vec![]))
        .unwrap();
    assert!(
        wizard.is_done(Step::TestLogin),
        "the old login stands again on its own ground"
    );
}

#[test]
fn credentials_are_replaced_only_after_somebody_signed_in_with_the_new_ones() {
    for mut wizard in [complete(), complete_federated()] {
        go(
            &mut wizard,
            Event::ProbeNext(EnteredCredentials::default()),
            |facts| Finding::Next(Box::new(Outcome::Proved(next(facts).unwrap()))),
        );
        assert!(wizard.is_done(Step::Export), "the old ones are in use");
        assert_eq!(
            wizard.handle(Event::Replace { tasks: vec![] }),
            Err(Refusal::NotTried)
        );

        sign_in(&mut wizard, Persona::Ordinary, Verdict::Pass);
        let effects = wizard.handle(Event::Replace { tasks: vec![] }).unwrap();

        assert!(wizard.facts().next.is_none());
        assert!(wizard.is_done(Step::TestLogin));
        assert_eq!(
            wizard.standing(Step::Export),
            Standing::Open,
            "the bundle tells of the old ones"
        );
        let had_secret = wizard.facts().credential.is_some();
        assert_eq!(
            effects.len(),
            usize::from(had_secret),
            "the old is forgotten"
        );
    }
}

#[test]
fn a_new_secret_that_does_not_work_leaves_everything_as_it_is() {
    let mut wizard = complete();

    go(
        &mut wizard,
        Event::ProbeNext(EnteredCredentials::default()),
        |_| Finding::Next(Box::new(Outcome::Disproved(failure()))),
    );

    assert!(wizard.is_done(Step::Export));
    assert!(wizard.facts().next.is_none());
    assert!(wizard.failed().is_some(), "and it is said");
}

#[test]
fn each_model_keeps_what_was_entered_for_it_and_hands_nothing_over() {
    let mut wizard = complete();
    let done = |task: &str| Event::Task {
        task: task.to_owned(),
        known: Some(Known::stated(Witness::Here, DateTime::UNIX_EPOCH)),
        afterwards: false,
    };
    wizard.handle(done("before")).unwrap();
    wizard.handle(done("register")).unwrap();
    let every = vec!["before".to_owned()];
    let tasks = |wizard: &Wizard| wizard.facts().tasks.keys().cloned().collect::<Vec<_>>();

    wizard
        .handle(Event::Choose(federated(None), every.clone()))
        .unwrap();
    assert_eq!(wizard.facts().application, None);
    assert_eq!(tasks(&wizard), ["before"]);
    wizard.handle(Event::Name(client(1))).unwrap();
    wizard.handle(done("assign")).unwrap();

    wizard
        .handle(Event::Choose(customer_managed(), every.clone()))
        .unwrap();
    assert_eq!(wizard.facts().application, Some(client(0)));
    assert_eq!(tasks(&wizard), ["before", "register"]);

    wizard
        .handle(Event::Choose(federated(None), every))
        .unwrap();
    assert_eq!(wizard.facts().application, Some(client(1)));
    assert_eq!(tasks(&wizard), ["assign", "before"]);
}

#[test]
fn what_takes_something_away_can_be_taken_back_whole() {
    let before = complete();
    let next = EnteredCredentials::default;
    let another = |facts: &Facts| {
        let secret = Some("another".to_owned());
        let entered = credential(facts).unwrap();
        Finding::Credential(Outcome::Proved(ProvenCredential { secret, ..entered }))
    };
    let tenant = |_: &Facts| Finding::Tenant(Box::new(Outcome::Disproved(failure())));
    let kinds: [(Event, Found<'_>); 4] = [
        (Event::Choose(federated(None), vec![]), None),
        (Event::Name(client(1)), None),
        (Event::Identify(asked(1)), Some(&tenant)),
        (Event::Probe(client(0), next()), Some(&another)),
    ];
    for (event, finding) in kinds {
        let mut wizard = before.clone();
        let undo = undone(&mut wizard, event, finding).expect("something was taken away");

        wizard.handle(undo.event()).unwrap();

        let mut back = wizard.facts().clone();
        back.aside.clear();
        assert_eq!(back, *before.facts());
        assert_eq!(wizard.failed(), before.failed());
    }
}

#[test]
fn what_entra_takes_away_cannot_be_given_back() {
    let mut wizard = complete();
    let refused = |_: &Facts| Finding::Credential(Outcome::Disproved(failure()));
    let same = Event::Probe(client(0), EnteredCredentials::default());
    assert_eq!(undone(&mut wizard, same, Some(&refused)), None);
    assert!(wizard.facts().credential.is_none());

    let mut wizard = complete();
    let gone = |_: &Facts| Finding::Tenant(Box::new(Outcome::Disproved(failure())));
    let same = Event::Identify(asked(0));
    assert_eq!(undone(&mut wizard, same, Some(&gone)), None);
}

#[test]
fn what_adds_something_leaves_nothing_to_take_back_and_what_changes_nothing_leaves_it() {
    let mut wizard = complete();
    let first = undone(&mut wizard, Event::Choose(federated(None), vec![]), None);
    let begun = |event: &Event, wizard: &Wizard| Begun::with(event, wizard, None);

    let slip = Event::Slip(Step::Consent, failure());
    let mut after = wizard.clone();
    after.handle(slip.clone()).unwrap();
    let kept = begun(&slip, &wizard).undo(false, &wizard, &after, first.as_ref());
    assert_eq!(kept, first);

    let name = Event::Name(client(1));
    after.handle(name.clone()).unwrap();
    let kept = begun(&name, &wizard).undo(false, &wizard, &after, first.as_ref());
    assert_eq!(kept, None);
}

/// What an operation finds.
type Found<'a> = Option<&'a dyn Fn(&Facts) -> Finding>;

/// What takes `event` back, with what its operation finds.
fn undone(wizard: &mut Wizard, event: Event, finding: Found<'_>) -> Option<Undo> {
    let begun = Begun::with(&event, wizard, None);
    let undo = after(&begun, wizard, event, None);
    let Some(finding) = finding else {
        return undo;
    };
    let ticket = wizard.running().expect("it takes time").0;
    let ended = Event::Finished(ticket, finding(wizard.facts()));
    let begun = Begun::with(&ended, wizard, Some(&begun));
    after(&begun, wizard, ended, undo.as_ref())
}

fn after(
    begun: &Begun,
    wizard: &mut Wizard,
    event: Event,
    standing: Option<&Undo>,
) -> Option<Undo> {
    let present = wizard.clone();
    let by_refusal = begun.is_refused_by(&event, &present);
    wizard.handle(event).unwrap();
    begun.undo(by_refusal, &present, wizard, standing)
}
