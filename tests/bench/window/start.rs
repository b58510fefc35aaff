//! From the start of a program to its first screen, and what it then takes of memory.

use std::process::{Child, Stdio};
use std::time::Instant;

use consentry_tests::desktop::{Desktop, built};

use crate::figures::{Figures, print};
use crate::memory;
use crate::paint::{GLANCE, Paint};

/// How often each window is opened, in turns, after one opening that is not counted.
const TURNS: usize = 11;

/// How often memory is looked at until it no longer changes.
const LOOKS: usize = 100;

/// What one opening took.
struct Opening {
    /// Until there were words, in milliseconds.
    time: f64,
    /// At rest, in MB.
    memory: f64,
}

/// Opens ours and a bare one in turns, and prints the ratios.
pub(crate) fn measure() {
    let desktop = Desktop::start();
    let paint = Paint::on(desktop.display());
    let programs = ["consentry-desktop", "consentry-bare-window"];
    let mut ours = Vec::new();
    let mut bare = Vec::new();
    for turn in 0..=TURNS {
        let [one, other] = programs.map(|program| open(&desktop, &paint, program));
        if turn > 0 {
            ours.push(one);
            bare.push(other);
        }
    }
    tell("start to content, ms", &ours, &bare, |one| one.time);
    tell("memory of all processes, MB", &ours, &bare, |one| {
        one.memory
    });
}

fn tell(what: &str, ours: &[Opening], bare: &[Opening], figure: impl Fn(&Opening) -> f64) {
    let pairs = ours.iter().zip(bare);
    let ratios = Figures::new(
        pairs
            .map(|(one, other)| figure(one) / figure(other))
            .collect(),
    );
    let ours = Figures::new(ours.iter().map(&figure).collect());
    let bare = Figures::new(bare.iter().map(&figure).collect());
    let ratio = ours.median() / bare.median();
    print(&format!(
        "{what}: {ours}, a bare window {bare}: {ratio:.2} times; turn by turn {ratios:.2}"
    ));
}

fn open(desktop: &Desktop, paint: &Paint, program: &str) -> Opening {
    let mut command = desktop.command(built(program));
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let begun = Instant::now();
    let running = Running(command.stderr(Stdio::null()).spawn().expect("it starts"));
    until("it says something", || paint.has_words());
    let time = begun.elapsed().as_secs_f64() * 1000.0;
    let memory = at_rest(running.0.id());
    drop(running);
    until("it is gone", || !paint.has_words());
    Opening { time, memory }
}

/// The memory once two looks in a row find the same.
fn at_rest(process: u32) -> f64 {
    let mut last = 0.0;
    for _ in 0..LOOKS {
        std::thread::sleep(GLANCE * 100);
        let now = memory::of_all(process);
        if f64::abs(now - last) < now / 200.0 {
            return now;
        }
        last = now;
    }
    last
}

fn until(what: &str, look: impl Fn() -> bool) {
    let begun = Instant::now();
    while !look() {
        assert!(begun.elapsed().as_secs() < 60, "{what}");
        std::thread::sleep(GLANCE);
    }
}

/// A program that ends, with all that it started, when it is let go.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // WebKit's processes end with the one that started them.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
