//! A set-up that is killed at any moment: what lies on disk is whole, and it goes on where it was.

use std::io::Read;

use consentry_tests::cli::Cli;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::Value;

use crate::journeys::{journeys, standings};

/// How many moments are tried.
const MOMENTS: usize = 50;

#[test]
fn a_set_up_killed_at_any_moment_goes_on_where_it_was() {
    let mut random = StdRng::seed_from_u64(20_261_121);
    let journeys = journeys();
    let lengths = journeys.iter().map(|(service, model)| {
        let whole = Cli::new().run(rehearsal(service, model)).expect_code(0);
        whole.stderr.len()
    });
    let lengths: Vec<usize> = lengths.collect();
    let mut resumed_at = [0_usize; 7];
    for moment in 0..MOMENTS {
        let journey = moment % journeys.len();
        let (service, model) = journeys[journey];
        let after = random.gen_range(1..=lengths[journey]);
        let cli = Cli::new();

        kill_after(&cli, service, model, after);

        let next = goes_on(
            &cli,
            &format!("{service} {model}, killed after {after} bytes"),
        );
        resumed_at[next] += 1;
    }
    let steps = resumed_at.iter().filter(|times| **times > 0).count();
    assert!(
        steps >= 4,
        "the moments are spread over the steps: {resumed_at:?}"
    );
}

fn rehearsal<'a>(service: &'a str, model: &'a str) -> Vec<&'a str> {
    vec![
        "setup",
        "--practice",
        "--auto",
        "--service",
        service,
        "--model",
        model,
    ]
}

/// Kills a rehearsal (SIGKILL) once it has said so many bytes.
fn kill_after(cli: &Cli, service: &str, model: &str, bytes: usize) {
    let mut child = cli.command(rehearsal(service, model)).spawn().unwrap();
    let mut said = vec![0; bytes];
    // It may say a little less than the time before.
    let _ = child.stderr.take().unwrap().read_exact(&mut said);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Continues what was left, and gives back the step at which that began: 0 where nothing had been accepted,
/// 1 to 6 otherwise.
fn goes_on(cli: &Cli, context: &str) -> usize {
    let saved: Vec<Value> = cli
        .files()
        .iter()
        .filter(|(path, _)| {
            path.parent()
                .is_some_and(|folder| folder.ends_with("setups"))
                && path
                    .extension()
                    .is_some_and(|extension| extension == "json")
        })
        .map(|(path, content)| {
            serde_json::from_slice(content)
                .unwrap_or_else(|error| panic!("{context}: {}: {error}", path.display()))
        })
        .collect();
    let Some(setup) = saved.first() else {
        let nothing = cli.run(["setup", "--continue", "--auto"]).expect_code(2);
        assert!(
            nothing.stderr.contains("there is no set-up to continue"),
            "{context}"
        );
        return 0;
    };
    assert_eq!(saved.len(), 1, "{context}");
    let expected = first_open(&setup["facts"]);

    let ended = cli
        .run(["setup", "--continue", "--auto", "--json"])
        .expect_code(0);

    assert_eq!(standings(&ended.json()), ["done"; 6], "{context}");
    assert_eq!(ended.json()["id"], setup["id"], "{context}");
    let begun = ended.stderr.lines().find_map(|line| {
        let (number, _) = line.split_once("/6 ")?;
        number.parse::<usize>().ok()
    });
    assert_eq!(begun, expected, "{context}: {}", ended.stderr);
    begun.unwrap_or(6)
}

/// The first step without its fact; none where all are there.
fn first_open(facts: &Value) -> Option<usize> {
    let is_known = |name: &str| facts.get(name).is_some_and(|fact| !fact.is_null());
    let plan = &facts["model"]["plan"];
    let passed = facts["runs"]
        .as_array()
        .is_some_and(|runs| runs.iter().any(|run| run["verdict"] == "pass"));
    [
        is_known("tenant"),
        is_known("model"),
        is_known("consent") || plan["consent"] == "none",
        is_known("credential") || is_known("federation") || plan["credentials"] == "none",
        passed,
        is_known("saved"),
    ]
    .iter()
    .position(|known| !known)
    .map(|index| index + 1)
}
