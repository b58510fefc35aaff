//! The stages after the set-up: nobody is locked out, and old credentials go last.

use super::{SMALL, parsed};
use crate::service::ServiceProfile;
use crate::view::MalformedView;

/// What comes of the small profile when its first model has these tasks as well.
fn with_tasks(tasks: &[&str]) -> Result<ServiceProfile, MalformedView> {
    let tasks = tasks.iter().map(|task| {
        format!(
            "[[models.tasks]]\nside = \"service\"\ntitle = \"\"\ntext = \"\"\nwho = \"\"\n{task}\n"
        )
    });
    let tasks = tasks.collect::<String>();
    let text = SMALL.replacen("[[models.guides]]", &format!("{tasks}[[models.guides]]"), 1);
    parsed(&text)
}

#[test]
fn nobody_is_locked_out_before_a_test_in_a_private_window_and_a_named_way_back() {
    const TEST: &str =
        "id = \"test\"\nstep = \"export\"\nstage = \"enable\"\nprivate_window = true";
    const BACK: &str =
        "id = \"back\"\nstep = \"export\"\nstage = \"enable\"\nway_back = true\nasks = \"Who?\"";
    const NEITHER: &str = "id = \"neither\"\nstep = \"export\"\nstage = \"enable\"";
    let enforce = |after: &str| {
        format!("id = \"enforce\"\nstep = \"export\"\nstage = \"enforce\"\ndepends_on = {after}")
    };

    for (after, others) in [
        ("[]", vec![]),
        ("[\"neither\"]", vec![NEITHER]),
        ("[\"test\"]", vec![TEST]),
        ("[\"test\"]", vec![TEST, BACK]),
        ("[\"back\"]", vec![TEST, BACK]),
    ] {
        let enforce = enforce(after);
        let tasks = [others.as_slice(), &[enforce.as_str()]].concat();
        let malformed = with_tasks(&tasks).expect_err(after);
        assert_eq!(
            malformed.path, "models[own].tasks[enforce]",
            "{malformed:?}"
        );
        assert!(
            malformed.reason.contains("private_window"),
            "{after}: {malformed:?}"
        );
    }

    assert!(with_tasks(&[TEST, BACK, &enforce("[\"test\", \"back\"]")]).is_ok());
    let by_way_of_others = [
        TEST,
        &format!("{BACK}\ndepends_on = [\"test\"]"),
        &enforce("[\"back\"]"),
    ];
    assert!(with_tasks(&by_way_of_others).is_ok());
}

#[test]
fn a_test_or_way_back_that_is_not_always_there_keeps_nobody_from_being_locked_out() {
    let task = |id: &str, stage: &str, more: &str| {
        format!("id = \"{id}\"\nstep = \"export\"\nstage = \"{stage}\"\n{more}\n")
    };
    let only_in_the_eu = "when = \"region == 'eu'\"";
    let test = |more: &str| task("test", "enable", &format!("private_window = true\n{more}"));
    let back = task("back", "enable", "way_back = true\nasks = \"Who?\"");
    let enforce = |more: &str| task("enforce", "enforce", more);
    let direct = "depends_on = [\"test\", \"back\"]";
    let by_way = "depends_on = [\"between\", \"back\"]";
    let between = |stage: &str, more: &str| {
        task(
            "between",
            stage,
            &format!("depends_on = [\"test\"]\n{more}"),
        )
    };

    for (safe, tasks) in [
        (true, vec![test(""), enforce(direct)]),
        (false, vec![test(only_in_the_eu), enforce(direct)]),
        (
            true,
            vec![
                test(only_in_the_eu),
                enforce(&format!("{direct}\n{only_in_the_eu}")),
            ],
        ),
        (true, vec![test(""), between("enable", ""), enforce(by_way)]),
        (
            false,
            vec![test(""), between("enable", only_in_the_eu), enforce(by_way)],
        ),
        (
            false,
            vec![test(""), between("set_up", ""), enforce(by_way)],
        ),
    ] {
        let tasks: Vec<&str> = tasks.iter().chain([&back]).map(String::as_str).collect();
        match with_tasks(&tasks) {
            Ok(_) => assert!(safe, "{tasks:#?}"),
            Err(malformed) => {
                assert!(!safe, "{malformed:?}: {tasks:#?}");
                assert_eq!(
                    malformed.path, "models[own].tasks[enforce]",
                    "{malformed:?}"
                );
            }
        }
    }
}

#[test]
fn old_credentials_go_last() {
    let turn = |id: &str, turn: &str, after: &str| {
        format!(
            "id = \"{id}\"\nstep = \"export\"\nstage = \"rotate\"\nturn = \"{turn}\"\ndepends_on = [{after}]"
        )
    };
    let parse =
        |tasks: &[String]| with_tasks(&tasks.iter().map(String::as_str).collect::<Vec<_>>());
    let (make, deliver, test, remove) = (
        turn("new", "make", ""),
        turn("give", "deliver", "\"new\""),
        turn("try", "test", "\"give\""),
        turn("old", "remove", "\"try\""),
    );
    assert!(parse(&[make.clone(), deliver.clone(), test.clone(), remove]).is_ok());

    for (tasks, at, before) in [
        (vec![turn("give", "deliver", "")], "give", "Make"),
        (
            vec![
                format!("{make}\nwhen = \"region == 'eu'\""),
                deliver.clone(),
            ],
            "give",
            "Make",
        ),
        (
            vec![make.clone(), turn("try", "test", "\"new\"")],
            "try",
            "Deliver",
        ),
        (
            vec![
                make.clone(),
                deliver.clone(),
                test.clone(),
                turn("old", "remove", "\"give\""),
            ],
            "old",
            "Test",
        ),
        (
            vec![make, deliver, test, turn("old", "remove", "")],
            "old",
            "Test",
        ),
    ] {
        let malformed = parse(&tasks).expect_err(at);
        assert_eq!(malformed.path, format!("models[own].tasks[{at}]"));
        assert_eq!(
            malformed.reason,
            format!("it comes before the turn {before}: make, deliver, test, remove")
        );
    }
}

#[test]
fn a_task_says_what_its_stage_asks_of_it() {
    for (task, path, reason) in [
        (
            "id = \"t\"\nstep = \"consent\"\nstage = \"enable\"",
            "models[own].tasks[t].step",
            "belongs to the step export",
        ),
        (
            "id = \"t\"\nstep = \"export\"\nstage = \"rotate\"",
            "models[own].tasks[t].turn",
            "each of its tasks has one",
        ),
        (
            "id = \"t\"\nstep = \"export\"\nstage = \"enable\"\nturn = \"make\"",
            "models[own].tasks[t].turn",
            "turn belongs to the stage rotate",
        ),
        (
            "id = \"t\"\nstep = \"export\"\nturn = \"make\"",
            "models[own].tasks[t].turn",
            "turn belongs to the stage rotate",
        ),
        (
            "id = \"t\"\nstep = \"export\"\nway_back = true",
            "models[own].tasks[t].asks",
            "asks for something",
        ),
    ] {
        let malformed = with_tasks(&[task]).expect_err(task);
        assert_eq!(malformed.path, path, "{task}: {malformed:?}");
        assert!(malformed.reason.contains(reason), "{task}: {malformed:?}");
    }
}
