//! The scheduler's file of the manual, run as it stands there: each part by its index, then the report.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use consentry_tests::cli::{Cli, Ended};
use serde_json::Value;

use crate::bundles::customers;
use crate::formats::read;

const FLEET: &str = include_str!("../../docs/fleet.md");

/// The objects of the manual, as YAML has them.
fn objects() -> Vec<Value> {
    let (_, rest) = FLEET.split_once("```yaml\n").unwrap();
    let (yaml, _) = rest.split_once("```").unwrap();
    let read = read("yaml", yaml);
    read.as_array().unwrap().clone()
}

/// What the only container of `object` runs.
fn script(object: &Value) -> &str {
    let pod = &object["spec"]["jobTemplate"]["spec"]["template"]["spec"];
    pod["containers"][0]["args"][0].as_str().unwrap()
}

/// Runs `script` with the volumes below the folder of `cli`, as the pod of this index.
fn run(cli: &Cli, script: &str, index: u64) -> Ended {
    let here = |volume: &str| cli.home().join(volume).display().to_string();
    let script = script
        .replace(" --live", "")
        .replace("/bundles", &here("bundles"))
        .replace("/results", &here("results"));
    let program = cli.command([""; 0]);
    let folder = Path::new(program.get_program()).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("/bin/sh");
    shell
        .args(["-c", &script])
        .env("PATH", path)
        .env("JOB_COMPLETION_INDEX", index.to_string())
        .env("CONSENTRY_HOME", cli.home());
    Ended::of(&shell.output().unwrap())
}

#[test]
fn the_jobs_of_the_manual_check_every_bundle_once_and_report_of_all() {
    let cli = Cli::new();
    customers(&cli.home().join("bundles"), 30);
    std::fs::create_dir(cli.home().join("results")).unwrap();
    let objects = objects();
    let [check, report] = objects.as_slice() else {
        panic!("{objects:?}");
    };
    let job = &check["spec"]["jobTemplate"]["spec"];
    assert_eq!(job["completionMode"], "Indexed");

    for index in 0..job["completions"].as_u64().unwrap() {
        drop(run(&cli, script(check), index).expect_code(0));
    }
    drop(run(&cli, script(report), 0).expect_code(0));

    let results = cli.home().join("results");
    let text = std::fs::read_to_string(results.join("consentry.prom")).unwrap();
    let values = &read("prometheus", &text)["values"];
    assert_eq!(values["consentry_check_bundles"], 30.0);
    assert_eq!(values["consentry_check_complete"], 1.0);
    let left = std::fs::read_dir(results).unwrap().count();
    assert_eq!(left, 1, "the parts are gone");
}
