//! What stands before the person at each step of the shipped services.

use std::collections::BTreeMap;

use super::{
    Ask, ConsentOffer, ConsentSubject, LaterStage, ModelQuestion, StageName, TaskStanding,
};
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::{Persona, Verdict, Way};
use crate::scene::tests::{Example, at, facts, run, with_scene};
use crate::scene::{Scene, tasks};
use crate::service::Stage;
use crate::step::Step;
use crate::wizard::{Facts, Failed, Known, LoginRun, SavedBundle, Standing, Waiting, Witness};

/// What is known before anything is granted or proved: directory and model.
fn begun(service: &str, model: &str) -> Facts {
    let Facts { tenant, model, .. } = facts(service, model);
    Facts {
        tenant,
        model,
        ..Facts::default()
    }
}

/// The same, with the application named.
fn named(service: &str, model: &str) -> Facts {
    Facts {
        application: facts(service, model).application,
        ..begun(service, model)
    }
}

/// `facts` with all of the tasks of `stages` said to be done.
fn stated(service: &str, facts: Facts, stages: &[Stage]) -> Facts {
    let tasks = with_scene(service, &facts, |scene| {
        let all = tasks::all(scene).into_iter();
        all.filter(|state| stages.contains(&state.task.stage))
            .map(|state| (state.task.id.clone(), Known::stated(Witness::Here, at())))
            .collect::<BTreeMap<_, _>>()
    });
    Facts { tasks, ..facts }
}

/// `facts` with a login as `persona` in `way` that passed.
fn tried(facts: Facts, persona: Persona, way: Way) -> Facts {
    let ground = facts.login_ground().unwrap();
    let run = LoginRun {
        id: format!("{persona:?}"),
        ground,
        persona,
        way,
        verdict: Verdict::Pass,
        failure: None,
        ..run()
    };
    Facts {
        runs: vec![run],
        ..facts
    }
}

fn saved(facts: Facts) -> Facts {
    let bundle = SavedBundle {
        path: "one.consentry".to_owned(),
        at: at(),
        sealed: false,
        digest: "sha256:00".to_owned(),
    };
    Facts {
        saved: Some(bundle),
        ..facts
    }
}

/// What is asked for in `step`, by short names.
fn asked(service: &str, facts: &Facts, step: Step) -> Vec<String> {
    with_scene(service, facts, |scene| {
        let name = |ask: &Ask<'_>| match ask {
            Ask::Tenant => "tenant".to_owned(),
            Ask::Model(models) => format!("{} models", models.len()),
            Ask::Input(input) => input.id.clone(),
            Ask::Application { by_metadata: true } => "application or metadata".to_owned(),
            Ask::Application { by_metadata: false } => "application".to_owned(),
            Ask::Secret => "secret".to_owned(),
            Ask::Expires => "expires".to_owned(),
        };
        scene.agenda(step).asks.iter().map(name).collect()
    })
}

fn standing_of(service: &str, facts: &Facts, step: Step, task: &str) -> TaskStanding {
    with_scene(service, facts, |scene| {
        let tasks = scene.agenda(step).tasks;
        let found = tasks.iter().find(|state| state.task.id == task);
        found.expect("the step has the task").standing
    })
}

fn subject(service: &str, facts: &Facts) -> ConsentSubject {
    Example::new(service, facts).scene().consent_subject()
}

fn offers(service: &str, facts: &Facts) -> Vec<ConsentOffer> {
    Example::new(service, facts).scene().consent_offers()
}

fn stages(service: &str, facts: &Facts) -> Vec<(StageName, Option<Standing>)> {
    with_scene(service, facts, |scene| {
        let stages = scene.stages().into_iter();
        stages
            .map(|LaterStage { stage, standing }| (stage, standing))
            .collect()
    })
}

fn leading_stage(service: &str, facts: &Facts) -> StageName {
    Example::new(service, facts).scene().leading_stage()
}

#[test]
fn a_model_is_asked_for_by_what_the_models_differ_in() {
    let question = |service, model| {
        with_scene(service, &begun(service, model), |scene| {
            scene.model_question()
        })
    };

    assert_eq!(question("kivo", "vendor-managed"), ModelQuestion::Owner);
    assert_eq!(question("kloudmate", "oidc"), ModelQuestion::Connection);
    assert_eq!(question("improvado", "oauth2"), ModelQuestion::OnlyOne);
}

#[test]
fn the_model_that_is_suggested_is_the_recommended_or_the_only_one() {
    let suggested = |service| {
        with_scene(service, &Facts::default(), |scene| {
            scene.suggested_model().map(|model| model.id.clone())
        })
    };

    assert_eq!(suggested("kivo").as_deref(), Some("vendor-managed"));
    assert_eq!(suggested("improvado").as_deref(), Some("oauth2"));
    assert_eq!(suggested("custom"), None);
}

#[test]
fn a_model_with_nothing_to_grant_leads_to_the_tasks_of_consent_until_they_are_done() {
    let leads = |facts: &Facts| Example::new("kandji", facts).scene().after_model();
    let facts = begun("kandji", "saml");

    assert_eq!(leads(&facts), Step::Consent);
    assert_eq!(
        leads(&stated("kandji", facts, &[Stage::SetUp])),
        Step::Credentials
    );
}

#[test]
fn what_is_asked_for_follows_from_what_proves_the_application() {
    let kloudmate = begun("kloudmate", "oidc");
    let kandji = begun("kandji", "saml");
    let kivo = begun("kivo", "vendor-managed");

    assert_eq!(
        asked("kloudmate", &Facts::default(), Step::Tenant),
        ["tenant"]
    );
    assert_eq!(asked("kivo", &Facts::default(), Step::Model), ["2 models"]);
    assert_eq!(
        asked("kloudmate", &kloudmate, Step::Consent),
        ["application"]
    );
    assert_eq!(
        asked("kloudmate", &kloudmate, Step::Credentials),
        ["application", "secret", "expires"]
    );
    assert_eq!(
        asked("kandji", &kandji, Step::Credentials),
        ["application or metadata"]
    );
    assert_eq!(asked("kivo", &kivo, Step::Consent), [""; 0]);
    assert_eq!(asked("kivo", &kivo, Step::Credentials), [""; 0]);
}

#[test]
fn a_value_that_the_service_shows_late_is_asked_for_before_the_application() {
    let kinde = begun("kinde", "oauth2");

    assert_eq!(
        asked("kinde", &kinde, Step::Credentials),
        ["callback_url", "application", "secret", "expires"]
    );
    assert!(!asked("kinde", &kinde, Step::Model).contains(&"callback_url".to_owned()));
}

#[test]
fn a_secret_is_replaced_by_entering_the_new_one_and_a_certificate_by_reading_it() {
    let replacement = |service, model| {
        with_scene(service, &facts(service, model), |scene| {
            scene.asked_for_replacement().to_vec()
        })
    };

    assert_eq!(
        replacement("kloudmate", "oidc"),
        [Ask::Secret, Ask::Expires]
    );
    assert_eq!(replacement("kandji", "saml"), []);
}

#[test]
fn a_task_is_next_once_those_before_it_are_done() {
    let facts = begun("kloudmate", "oidc");
    let one = |facts: &Facts, task| standing_of("kloudmate", facts, Step::Consent, task);
    let mut later = facts.clone();
    for task in ["check-owner-and-plan", "copy-service-provider-details"] {
        later
            .tasks
            .insert(task.to_owned(), Known::stated(Witness::Here, at()));
    }

    assert_eq!(one(&facts, "check-owner-and-plan"), TaskStanding::Next);
    assert_eq!(one(&facts, "register-app"), TaskStanding::Later);
    assert_eq!(one(&later, "check-owner-and-plan"), TaskStanding::Done);
    assert_eq!(one(&later, "register-app"), TaskStanding::Next);
}

#[test]
fn what_has_to_be_true_comes_before_anything_is_asked_for_that_it_guards() {
    for (service, gate) in [
        ("kandji", "check-authentication-section"),
        ("kloudmate", "check-owner-and-plan"),
    ] {
        let none = Facts {
            model: None,
            ..begun(service, "saml")
        };
        for facts in [&none, &begun(service, "saml")] {
            let stands = standing_of(service, facts, Step::Model, gate);
            assert_eq!(stands, TaskStanding::Next, "{service}");
        }
        with_scene(service, &none, |scene| {
            assert!(scene.agenda(Step::Consent).tasks.is_empty(), "{service}");
        });
    }
}

#[test]
fn the_last_step_lists_what_is_open_of_all_steps_and_nothing_that_comes_later() {
    let facts = begun("kloudmate", "oidc");
    with_scene("kloudmate", &facts, |scene| {
        let open = scene.agenda(Step::Export).tasks;

        assert!(open.iter().any(|state| state.task.step == Step::Consent));
        assert!(open.iter().all(|state| state.task.stage == Stage::SetUp));
        assert!(open.iter().all(|state| state.done.is_none()));
    });
}

#[test]
fn consent_is_about_the_application_until_it_is_named_then_about_asking() {
    assert_eq!(
        subject("kloudmate", &begun("kloudmate", "oidc")),
        ConsentSubject::Application
    );
    assert_eq!(offers("kloudmate", &begun("kloudmate", "oidc")), []);
    assert_eq!(
        subject("kloudmate", &named("kloudmate", "oidc")),
        ConsentSubject::Optional
    );
    assert_eq!(
        offers("kloudmate", &named("kloudmate", "oidc")),
        [
            ConsentOffer::Skip,
            ConsentOffer::HandOver,
            ConsentOffer::Open
        ]
    );
}

#[test]
fn consent_that_is_required_cannot_be_skipped_and_its_landing_can_be_caught_here() {
    let kivo = begun("kivo", "vendor-managed");

    assert_eq!(subject("kivo", &kivo), ConsentSubject::Ask);
    assert_eq!(
        offers("kivo", &kivo),
        [
            ConsentOffer::HandOver,
            ConsentOffer::Catch,
            ConsentOffer::Open
        ]
    );
}

#[test]
fn whoever_waits_for_somebody_may_close_or_do_it_after_all() {
    let waiting = Facts {
        waiting: Some(Waiting {
            on: "Marta Keller".to_owned(),
            since: at(),
        }),
        ..begun("kivo", "vendor-managed")
    };

    assert_eq!(subject("kivo", &waiting), ConsentSubject::Waiting);
    with_scene("kivo", &waiting, |scene| {
        assert_eq!(scene.consent_standing(), Some(Standing::Waiting));
        assert_eq!(
            scene.consent_offers(),
            [
                ConsentOffer::HandOverElsewhere,
                ConsentOffer::OpenMyself,
                ConsentOffer::Close
            ]
        );
        assert_eq!(scene.leading_consent_offer(), Some(ConsentOffer::Close));
    });
}

#[test]
fn consent_can_be_stated_where_the_service_has_it_granted_by_a_button() {
    let named = |service, model| {
        let facts = Facts {
            application: facts(service, model).application,
            ..begun(service, model)
        };
        offers(service, &facts)
    };

    assert_eq!(
        named("improvado", "oauth2"),
        [
            ConsentOffer::State,
            ConsentOffer::HandOver,
            ConsentOffer::Open
        ]
    );
    assert!(!named("kandji", "native").contains(&ConsentOffer::State));
}

#[test]
fn granted_consent_leaves_its_tasks_and_then_nothing() {
    let granted = facts("kivo", "vendor-managed");
    let done = stated("kivo", granted.clone(), &[Stage::SetUp]);
    let mut skipped = stated("kloudmate", facts("kloudmate", "oidc"), &[Stage::SetUp]);
    skipped.consent.as_mut().unwrap().skipped = true;

    assert_eq!(subject("kivo", &granted), ConsentSubject::TasksLeft);
    assert_eq!(subject("kivo", &done), ConsentSubject::Granted);
    assert_eq!(subject("kloudmate", &skipped), ConsentSubject::Skipped);
    assert_eq!(offers("kivo", &done), [ConsentOffer::GoOn]);
}

#[test]
fn with_nothing_to_grant_consent_is_about_its_tasks() {
    let kandji = begun("kandji", "saml");
    let done = stated("kandji", kandji.clone(), &[Stage::SetUp]);

    assert_eq!(subject("kandji", &kandji), ConsentSubject::Task);
    assert_eq!(subject("kandji", &done), ConsentSubject::NotNeeded);
    with_scene("kandji", &done, |scene| {
        assert_eq!(scene.consent_standing(), Some(Standing::Done));
    });
}

#[test]
fn no_offer_leads_where_only_somebody_else_can_put_it_right() {
    let leads = |code| {
        let failed = Failed {
            step: Step::Consent,
            failure: Failure::new(code),
            inconclusive: false,
            recording: None,
        };
        let facts = begun("kivo", "vendor-managed");
        Example::failing("kivo", &facts, Some(failed))
            .scene()
            .leading_consent_offer()
    };

    assert_eq!(leads(FailureCode::ConsentAdminRequired), None);
    assert_eq!(leads(FailureCode::ConsentRefused), Some(ConsentOffer::Open));
}

#[test]
fn the_first_way_that_can_be_used_here_is_recommended() {
    let ways = |window| {
        let example = Example::new("kloudmate", &facts("kloudmate", "oidc"));
        let scene = Scene {
            sign_in_window: window,
            ..example.scene()
        };
        let ways = scene.login_choices().ways.into_iter();
        ways.map(|one| (one.way, one.available, one.recommended))
            .collect::<Vec<_>>()
    };

    assert_eq!(
        ways(false),
        [
            (Way::Loopback, true, true),
            (Way::SignInWindow, false, false),
            (Way::Paste, true, false)
        ]
    );
    assert!(ways(true).contains(&(Way::SignInWindow, true, false)));
}

#[test]
fn the_next_person_to_try_is_the_first_kind_that_nobody_has_tried() {
    let next = |facts: &Facts| {
        with_scene("kloudmate", facts, |scene| {
            let personas = scene.login_choices().personas.into_iter();
            let next = personas.filter(|one| one.recommended);
            next.map(|one| one.persona).collect::<Vec<_>>()
        })
    };
    let facts = facts("kloudmate", "oidc");

    assert_eq!(next(&facts), [Persona::Ordinary]);
    assert_eq!(
        next(&tried(facts, Persona::Ordinary, Way::Loopback)),
        [Persona::Guest]
    );
}

#[test]
fn a_run_on_this_computer_leaves_the_services_own_address_to_another_way() {
    let further = |way, window| {
        let facts = tried(facts("kloudmate", "oidc"), Persona::Ordinary, way);
        let example = Example::new("kloudmate", &facts);
        let scene = Scene {
            sign_in_window: window,
            ..example.scene()
        };
        scene.further_way(&facts.runs[0])
    };

    assert_eq!(further(Way::Loopback, true), Some(Way::SignInWindow));
    assert_eq!(further(Way::Loopback, false), Some(Way::Paste));
    assert_eq!(further(Way::Paste, true), None);
}

#[test]
fn sha1_can_be_allowed_only_where_a_certificate_signs() {
    let sha1 = |service, model| {
        with_scene(service, &facts(service, model), |scene| {
            scene.login_choices().sha1
        })
    };

    assert!(sha1("kandji", "saml"));
    assert!(!sha1("kloudmate", "oidc"));
}

#[test]
fn other_ways_in_are_taken_away_only_after_somebody_has_signed_in() {
    let prepared = stated(
        "kandji",
        facts("kandji", "saml"),
        &[Stage::SetUp, Stage::Enable],
    );
    let standings = |facts: &Facts| {
        with_scene("kandji", facts, |scene| {
            let tasks = scene.enforce().into_iter();
            tasks.map(|task| task.standing).collect::<Vec<_>>()
        })
    };

    let before = standings(&prepared);
    let after = standings(&tried(prepared, Persona::Ordinary, Way::Paste));

    assert!(before.iter().all(|one| *one == TaskStanding::Later));
    assert_eq!(after.first(), Some(&TaskStanding::Next));
}

#[test]
fn the_stages_lead_from_the_bundle_to_switching_on_and_to_what_is_due() {
    let kandji = tried(
        stated("kandji", facts("kandji", "saml"), &[Stage::SetUp]),
        Persona::Ordinary,
        Way::Paste,
    );
    let saved = saved(kandji.clone());
    let enabled = stated("kandji", saved.clone(), &[Stage::SetUp, Stage::Enable]);

    assert_eq!(
        stages("kandji", &kandji)[0],
        (StageName::Bundle, Some(Standing::Open))
    );
    assert_eq!(
        stages("kandji", &saved)[0],
        (StageName::Bundle, Some(Standing::Done))
    );
    assert_eq!(leading_stage("kandji", &kandji), StageName::Bundle);
    assert_eq!(
        leading_stage("kandji", &enabled),
        StageName::Rotate,
        "its certificate ends on this very day"
    );
}
