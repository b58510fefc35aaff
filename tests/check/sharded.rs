//! Four processes, each with a part: joined in any order their results are those of one.

use std::process::Command;

use consentry_tests::cli::{Cli, Ended};

use crate::bundles::{AT, check, customers};

const FORMATS: [&str; 5] = ["text", "json", "junit", "prometheus", "ics"];

/// What the four processes wrote, in files of the folder of `cli`.
fn in_four_parts(cli: &Cli) -> Vec<String> {
    let shards: Vec<_> = (1..=4).map(|index| format!("{index}/4")).collect();
    let begin = |shard: &String| {
        let arguments = ["check", "--json", "--at", AT, "--shard", shard, "customers"];
        let mut command: Command = cli.command(arguments);
        command.spawn().unwrap()
    };
    let running: Vec<_> = shards.iter().map(begin).collect();
    let mut files = Vec::new();
    for (number, child) in running.into_iter().enumerate() {
        let ended = Ended::of(&child.wait_with_output().unwrap()).expect_code(1);
        let bundles = ended.json()["bundles"].as_array().unwrap().len();
        assert!((1..40).contains(&bundles), "{bundles} in one part");
        let name = format!("part-{number}.json");
        std::fs::write(cli.home().join(&name), ended.stdout).unwrap();
        files.push(name);
    }
    files
}

#[test]
fn four_parts_that_are_joined_are_one_check_to_the_letter() {
    let cli = Cli::new();
    customers(&cli.home().join("customers"), 40);
    let mut files = in_four_parts(&cli);

    for format in FORMATS {
        let one = check(&cli, &["customers", "--format", format]).expect_code(1);
        files.rotate_left(1);
        let mut arguments = vec!["check", "--format", format, "--merge"];
        arguments.extend(files.iter().map(String::as_str));
        let joined = cli.run(&arguments).expect_code(1);

        assert_eq!(joined.stdout, one.stdout, "{format}");
    }
}

#[test]
fn a_part_that_is_missing_is_named_and_is_a_finding() {
    let cli = Cli::new();
    customers(&cli.home().join("customers"), 40);
    let files = in_four_parts(&cli);

    let joined = cli
        .run([
            "check", "--json", "--merge", &files[0], &files[3], &files[1],
        ])
        .expect_code(1);

    assert!(joined.stderr.contains("Parts are missing: 3"), "{joined:?}");
    let answer = joined.json();
    assert_eq!(
        (&answer["complete"], &answer["missing"][0]),
        (&false.into(), &3.into())
    );
}

#[test]
fn the_same_folder_elsewhere_has_the_same_parts() {
    let cli = Cli::new();
    customers(&cli.home().join("here"), 20);
    customers(&cli.home().join("somewhere/else"), 20);
    let names = |folder: &str| {
        let arguments = ["check", "--json", "--at", AT, "--shard", "2/3", folder];
        let answer = cli.run(arguments).json();
        let bundles = answer["bundles"].as_array().unwrap().iter();
        let files = bundles.map(|bundle| bundle["file"].as_str().unwrap().to_owned());
        files
            .map(|file| file.strip_prefix(folder).unwrap().to_owned())
            .collect::<Vec<_>>()
    };

    let here = names("here");

    assert!(!here.is_empty());
    assert_eq!(here, names("somewhere/else"));
}

#[test]
fn results_that_do_not_fit_together_are_wrong_usage() {
    let cli = Cli::new();
    customers(&cli.home().join("customers"), 8);
    for (name, shard) in [("a.json", "1/2"), ("b.json", "2/3")] {
        let part = check(&cli, &["customers", "--json", "--shard", shard]);
        std::fs::write(cli.home().join(name), part.stdout).unwrap();
    }
    std::fs::write(cli.home().join("c.json"), "{}").unwrap();

    for files in [
        ["a.json", "b.json"],
        ["a.json", "c.json"],
        ["a.json", "nothing"],
    ] {
        let arguments = ["check", "--merge"].into_iter().chain(files);
        drop(cli.run(arguments).expect_code(2));
    }
}
