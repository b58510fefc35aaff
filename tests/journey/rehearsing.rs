//! A rehearsal that fills itself in: what only a customer has comes from the practice tenant and the profile's examples.

use consentry_core::step::Step;
use consentry_core::view::request::{Rehearse, StartSetup};
use consentry_core::view::{Standing, Verdict};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;

use crate::walk::{self, Walk, standing};

fn whole(model: &str) -> Rehearse {
    Rehearse {
        model: Some(model.to_owned()),
        whole: true,
    }
}

const STEP: Rehearse = Rehearse {
    model: None,
    whole: false,
};

#[tokio::test]
async fn every_model_goes_on_by_itself_until_somebody_signs_in() {
    for case in walk::ALL.into_iter().filter(walk::Case::is_own) {
        let desk = Desk::start().await;
        let walk = Walk::begin(&desk, case);

        desk.engine.rehearse(&whole(case.model)).unwrap();
        let mut address = desk.opened().await;
        if walk.view().current == Step::Consent {
            walk.browse(Kind::Admin, &address).await;
            address = desk.opened().await;
        }
        walk.browse(Kind::Member, &address).await;
        desk.engine.idle().await;

        let view = walk.view();
        let name = format!("{} {}", case.service, case.model);
        assert_eq!(view.current, Step::Export, "{name}");
        assert_eq!(view.test_login.runs[0].verdict, Verdict::Pass, "{name}");
        assert!(!view.rehearsal.unwrap().walking, "{name}");
    }
}

#[tokio::test]
async fn it_stops_where_a_person_has_to_bring_the_answer_back() {
    let desk = Desk::start().await;
    let walk = Walk::begin(&desk, walk::KIVO_VENDOR);

    desk.engine.rehearse(&whole("vendor-managed")).unwrap();
    desk.opened().await;
    desk.engine.idle().await;

    let view = walk.view();
    assert_eq!(view.current, Step::Consent);
    assert!(!view.rehearsal.unwrap().walking);
}

#[tokio::test]
async fn one_step_is_filled_in_and_no_other() {
    let desk = Desk::start().await;
    let walk = Walk::begin(&desk, walk::KLOUDMATE);

    desk.engine.rehearse(&STEP).unwrap();
    desk.engine.idle().await;

    let view = walk.view();
    assert_eq!(standing(&view, Step::Tenant), Standing::Done);
    assert_eq!(view.current, Step::Model);
}

#[tokio::test]
async fn nothing_is_filled_in_outside_a_rehearsal() {
    let desk = Desk::start().await;
    let view = desk.engine.start_setup(&StartSetup {
        service: "kloudmate".to_owned(),
        practice: false,
    });
    assert_eq!(view.unwrap().setup.unwrap().rehearsal, None);

    let refused = desk.engine.rehearse(&whole("oidc")).unwrap_err();

    assert_eq!(refused.code.as_str(), "setup.not_ready");
}
