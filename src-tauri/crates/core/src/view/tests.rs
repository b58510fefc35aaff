//! Whole views of every shipped model, for the interface: its fake decides as they do.
//!
//! `make bindings` writes them again.

mod acts;
mod desk;
mod terms;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Screen, SetupView, setup};
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::{Persona, Verdict, Way};
use crate::scene::tasks;
use crate::scene::tests::{Example, at, facts, run, with_scene};
use crate::service::{Services, Stage};
use crate::step::Step;
use crate::wizard::{
    Facts, Failed, Known, LoginRun, Replacement, RoleHolder, SavedBundle, Waiting, Witness,
};

/// What no decision looks at: it would make the file long.
const LEFT_OUT: [&str; 64] = [
    "advice",
    "afterwards",
    "ahead",
    "aliases",
    "asOf",
    "at",
    "by",
    "caughtHere",
    "caveats",
    "certificates",
    "changeUndoes",
    "checks",
    "claims",
    "clouds",
    "cons",
    "contract",
    "detail",
    "digest",
    "entries",
    "expectation",
    "fileName",
    "folder",
    "guide",
    "howYouKnow",
    "initials",
    "label",
    "letter",
    "metadataUrl",
    "needs",
    "neverBy",
    "note",
    "notes",
    "observations",
    "openedFrom",
    "path",
    "pathOtherwise",
    "permissions",
    "practice",
    "privateWindow",
    "pros",
    "protocol",
    "provedBy",
    "reason",
    "retractable",
    "roles",
    "savedAt",
    "sealed",
    "secret",
    "sentence",
    "sequence",
    "summary",
    "tagline",
    "tenantId",
    "thenWait",
    "trace",
    "upn",
    "uses",
    "values",
    "valuesUndo",
    "verdict",
    "warning",
    "warnings",
    "youHandOver",
    "youNeed",
];

/// As many characters of a text are enough to tell it from others.
const BEGINNING: usize = 24;

/// A set-up of `model` at several moments, by what has come to be known.
fn moments(service: &str, model: &str) -> Vec<(&'static str, Facts, Option<Failed>)> {
    let whole = facts(service, model);
    let chosen = Facts {
        model: whole.model.clone(),
        tenant: whole.tenant.clone(),
        ..Facts::default()
    };
    let named = Facts {
        application: whole.application,
        ..chosen.clone()
    };
    let waiting = Facts {
        waiting: Some(Waiting {
            on: "Marta Keller".to_owned(),
            since: at(),
        }),
        ..named.clone()
    };
    let elsewhere = Facts {
        role_holder: Some(RoleHolder::SomebodyElse),
        ..named.clone()
    };
    let mut skipped = whole.clone();
    if let Some(consent) = &mut skipped.consent {
        consent.skipped = true;
    }
    let half = stated(service, &named, |at, _| at % 2 == 0);
    let prepared = stated(service, &skipped, |_, stage| stage == Stage::SetUp);
    let mut saved = stated(service, &whole, |at, stage| {
        stage == Stage::SetUp || at % 2 == 0
    });
    saved.saved = Some(SavedBundle {
        path: "one.consentry".to_owned(),
        at: at(),
        sealed: false,
        digest: "sha256:00".to_owned(),
    });
    saved.runs = runs(&saved);
    let enabled = stated(service, &saved, |_, stage| stage != Stage::Rotate);
    let mut lasting = enabled.clone();
    if let Some(credential) = &mut lasting.credential {
        credential.expires_on = NaiveDate::from_ymd_opt(2999, 1, 1);
    }
    let mut replacing = enabled.clone();
    replacing.next = match (&enabled.credential, &enabled.federation) {
        (Some(credential), _) => Some(Replacement::Secret(credential.clone())),
        (None, federation) => federation.clone().map(Replacement::Certificates),
    };
    let refused = Failed {
        step: Step::Consent,
        failure: Failure::new(FailureCode::ConsentAdminRequired),
        inconclusive: false,
        recording: None,
    };
    vec![
        ("chosen", chosen, None),
        ("elsewhere", elsewhere, None),
        ("refused", half, Some(refused)),
        ("waiting", waiting, None),
        ("prepared", prepared, None),
        ("saved", saved, None),
        ("lasting", lasting, None),
        ("replacing", replacing, None),
    ]
}

/// The same, with those of its tasks said to be done that `chosen` says by place and stage.
fn stated(service: &str, facts: &Facts, chosen: impl Fn(usize, Stage) -> bool) -> Facts {
    let done = with_scene(service, facts, |scene| {
        let all = tasks::all(scene).into_iter().enumerate();
        all.filter(|(at, state)| chosen(*at, state.task.stage))
            .map(|(_, state)| (state.task.id.clone(), Known::stated(Witness::Here, at())))
            .collect()
    });
    Facts {
        tasks: done,
        ..facts.clone()
    }
}

fn runs(facts: &Facts) -> Vec<LoginRun> {
    let Some(ground) = facts.login_ground() else {
        return vec![];
    };
    let run = |persona, way, verdict, code: Option<FailureCode>| LoginRun {
        id: format!("{persona:?}"),
        ground: ground.clone(),
        persona,
        way,
        verdict,
        failure: code.map(Failure::new),
        ..run()
    };
    vec![
        run(
            Persona::Guest,
            Way::Loopback,
            Verdict::Fail,
            Some(FailureCode::SamlSha1),
        ),
        run(Persona::Ordinary, Way::Paste, Verdict::Pass, None),
    ]
}

/// `value` without what is left out, and the beginning of each text in it.
fn pruned(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let has = |name| members.contains_key(name);
            let (task, input, model) = (has("howYouKnow"), has("fromMetadata"), has("pros"));
            let ask = has("byMetadata") || has("act");
            let wanted = |name: &str| {
                !(LEFT_OUT.contains(&name) && !ask
                    || task && ["asks", "id", "text"].contains(&name)
                    || input && name != "id"
                    || model && ["inputs", "title"].contains(&name))
            };
            members
                .into_iter()
                // Tasks have no ids here, and so what leads on names none.
                .filter(|(name, value)| wanted(name) && !(name == "task" && value.is_string()))
                .map(|(name, value)| (name, pruned(value)))
                .collect::<Map<_, _>>()
                .into()
        }
        Value::String(text) => text.chars().take(BEGINNING).collect::<String>().into(),
        Value::Array(values) => values.into_iter().map(pruned).collect(),
        other => other,
    }
}

/// The set-up of `example` as a screen shows it, while nothing runs.
fn whole(example: &Example) -> SetupView {
    setup(Screen {
        scene: example.scene(),
        exports: Path::new("/exports"),
        saved: true,
        running: None,
        sequence: None,
        landed: None,
        observed: &BTreeMap::new(),
        exported: None,
        own_profile: None,
        walking: false,
    })
}

fn views() -> String {
    let mut views = BTreeMap::new();
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            for (moment, facts, failed) in moments(&profile.id, &model.id) {
                let example = Example::failing(&profile.id, &facts, failed);
                let view = pruned(serde_json::to_value(whole(&example)).unwrap());
                views.insert(format!("{} {} {moment}", profile.id, model.id), view);
            }
        }
    }
    let lines: Vec<_> = views
        .iter()
        .map(|(name, view)| format!("{}: {view}", Value::from(name.as_str())))
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

#[test]
fn the_views_that_the_interfaces_fake_is_held_against_are_those_of_the_agenda() {
    let committed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/fake/views.json");
    let fresh = views();
    if std::env::var_os("CONSENTRY_UPDATE_BINDINGS").is_some() {
        std::fs::write(&committed, &fresh).unwrap();
    }

    // As values: in which order members are written depends on what else is built.
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let committed = std::fs::read_to_string(committed).unwrap();

    assert!(
        read(&fresh) == read(&committed),
        "ui/src/backend/fake/views.json is stale: `make bindings` writes it again"
    );
}
