//! Very many bundles, checked and merely parsed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use consentry_tests::cli::Cli;
use consentry_tests::customers;
use serde_json::Value;

use crate::figures::{Figures, print};

/// How many bundles.
const MANY: u32 = 10_000;

/// How many of them memory is compared with.
const FEWER: u32 = 1_000;

/// How often each is run, in turns, after one run that is not counted.
const TURNS: usize = 5;

/// The moment of the check: every secret of the bundles has ended by then, and no certificate.
const AT: &str = "2028-01-01T00:00:00Z";

/// What one run took.
struct Run {
    /// In seconds.
    time: f64,
    /// The most it had of memory, in MB.
    memory: f64,
    answer: Vec<u8>,
}

/// Checks and parses in turns, and prints the ratios.
pub(crate) fn measure() {
    let cli = Cli::new();
    let (many, fewer) = (cli.home().join("many"), cli.home().join("fewer"));
    let bytes = customers::write(&many, MANY);
    let _ = customers::write(&fewer, FEWER);
    let files = customers::files(&many);
    let (mut ours, mut jqs, mut of_fewer) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..=TURNS {
        let checked = run(cli.command(check(&many)));
        holds_all(&checked.answer, MANY);
        let parsed = run(jq(&files));
        let few = run(cli.command(check(&fewer)));
        holds_all(&few.answer, FEWER);
        if turn > 0 {
            ours.push(checked);
            jqs.push(parsed);
            of_fewer.push(few);
        }
    }
    let times = |runs: &[Run]| Figures::new(runs.iter().map(|run| run.time).collect());
    let memories = |runs: &[Run]| Figures::new(runs.iter().map(|run| run.memory).collect());
    let (time, jq) = (times(&ours), times(&jqs));
    let (per_second, megabytes) = (f64::from(MANY) / time.median(), f64::from(bytes) / 1e6);
    print(&format!(
        "check of {MANY} bundles ({megabytes:.0} MB), s: {time:.2}, {per_second:.0} a second; jq empty {jq:.2}: {:.2} times",
        time.median() / jq.median()
    ));
    let (most, least) = (memories(&ours), memories(&of_fewer));
    print(&format!(
        "memory of a check at its most, MB: {most:.1} for {MANY} bundles, {least:.1} for {FEWER}: {:.2} times",
        most.median() / least.median()
    ));
}

fn check(folder: &Path) -> [&str; 5] {
    let folder = folder.to_str().expect("it is text");
    ["check", "--json", "--at", AT, folder]
}

fn jq(files: &[PathBuf]) -> Command {
    let mut command = Command::new("jq");
    command.arg("empty").args(files);
    command
}

/// Runs `command` to its end, and looks at its memory in the meantime.
fn run(mut command: Command) -> Run {
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts; jq is a package of that name");
    let status = format!("/proc/{}/status", child.id());
    let mut stdout = child.stdout.take().expect("its answer is piped");
    let reading = thread::spawn(move || {
        let mut answer = Vec::new();
        std::io::Read::read_to_end(&mut stdout, &mut answer).expect("it can be read");
        answer
    });
    let mut memory = 0.0;
    while child.try_wait().expect("it runs").is_none() {
        memory = most(&status).unwrap_or(memory);
        thread::sleep(Duration::from_millis(2));
    }
    Run {
        time: begun.elapsed().as_secs_f64(),
        memory,
        answer: reading.join().expect("it was read"),
    }
}

/// The most that a process has had of memory so far (`VmHWM` of proc(5)), in MB.
fn most(status: &str) -> Option<f64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Whether it tells of every bundle, and of what is wrong with each.
fn holds_all(answer: &[u8], number: u32) {
    let answer: Value = serde_json::from_slice(answer).expect("it is one document");
    let counts = &answer["counts"];
    assert_eq!(counts["bundles"], number, "{counts}");
    assert_eq!(counts["unreadable"], 0, "{counts}");
    let bundles = answer["bundles"].as_array().expect("there are bundles");
    let of = |code: &str| {
        let has = |bundle: &&Value| bundle.to_string().contains(code);
        bundles.iter().filter(has).count()
    };
    let with_secret = |bundle: &&Value| {
        let mut endings = bundle["endings"].as_array().expect("a list").iter();
        endings.any(|ending| ending["what"] == "secret")
    };
    let ended = bundles.iter().filter(with_secret).count();
    assert!(ended > 0, "some secrets have an end");
    assert_eq!(of("\"secret.ended\""), ended);
}
