//! The walk of somebody at the terminal, and what they read there.

use consentry_core::service::Services;
use consentry_core::step::Step;
use consentry_core::view::step_name;
use consentry_tests::cli::Cli;
use consentry_tests::engine::Desk;
use consentry_tests::terminal::Terminal;

use super::shown::{What, the_same_in_each_run};
use crate::person::{Person, VALUE, english};
use crate::walk::Case;

/// All that was read in a terminal.
pub(super) struct Transcript {
    lines: Vec<String>,
}

/// From the first step to the last stage, by the questions.
pub(super) async fn walk(desk: &Desk, case: Case) -> Transcript {
    let cli = Cli::new();
    let mut arguments = vec!["setup", "--practice", "--service", case.service];
    let switches: Vec<_> = case
        .switches
        .iter()
        .map(|(id, value)| format!("{id}={value}"))
        .collect();
    for switch in &switches {
        arguments.extend(["--option", switch]);
    }
    let mut terminal = Terminal::start(&cli, arguments);
    let mut person = Person::new(case, desk.practice.ready());
    let errors = &Services::shipped().get(case.service).unwrap().errors;
    person.errors = errors.iter().map(|error| error.code.clone()).collect();
    person.answer_all(&mut terminal).await;
    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{case:?}: {transcript}");
    Transcript::of(&transcript)
}

/// Acts and places of a window.
const OF_THE_WINDOW: [&str; 15] = [
    "above",
    "below",
    "beside this",
    "button",
    "click",
    "clipboard",
    "drag",
    "drop",
    "fold",
    "on the left",
    "on the right",
    "on this page",
    "start screen",
    "this page goes",
    "this window",
];

/// Where these words are about the pages of others, or about what a terminal has as well.
const OF_OTHERS: [&str; 12] = [
    "above all",
    "above the permissions",
    "add below its table",
    "admin center below",
    "button grant admin consent",
    "by the button",
    "a button sign in with",
    "is a button",
    "nobody can publish a record below",
    "redirect uris on the right",
    "sign-in button",
    "without a button",
];

impl Transcript {
    /// What was read of acts and places that only a window has.
    pub(super) fn of_the_window(&self, case: Case) -> Vec<String> {
        let lines = self.lines.iter().filter(|line| {
            let line = OF_OTHERS
                .iter()
                .fold(line.to_lowercase(), |line, other| line.replace(other, ""));
            let words = line.split(|character: char| !character.is_alphanumeric());
            let words = format!(" {} ", words.collect::<Vec<_>>().join(" "));
            OF_THE_WINDOW
                .iter()
                .any(|act| words.contains(&format!(" {act} ")))
        });
        lines
            .map(|line| format!("{} {}: of the window: {line}", case.service, case.model))
            .collect()
    }

    fn of(text: &str) -> Self {
        Self {
            lines: text.lines().map(str::to_owned).collect(),
        }
    }

    /// In one paragraph, what was read up to the end of `step`.
    pub(super) fn until(&self, step: Step) -> String {
        let later = Step::ALL.into_iter().find(|other| *other > step);
        let end = later.and_then(|later| {
            let number = Step::ALL.iter().position(|other| *other == later)? + 1;
            let heading = format!("{number}/6 {}", step_name(later, english()));
            self.lines.iter().position(|line| *line == heading)
        });
        the_same_in_each_run(&self.lines[..end.unwrap_or(self.lines.len())].join("\n"))
    }

    /// What the terminal says to be tasks, paths, warnings and notes.
    pub(super) fn claims(&self) -> impl Iterator<Item = (What, String)> {
        let marks = [
            ("show-path", "path", What::Path),
            ("show-path-otherwise", "path", What::PathOtherwise),
            ("ask-how-you-know", "how", What::HowYouKnow),
            ("show-note", "text", What::Note),
        ];
        let marks = marks.map(|(id, fact, what)| {
            let words = english().say(id, &[(fact, VALUE)]);
            (words.replace(VALUE, ""), what)
        });
        self.lines.iter().filter_map(move |line| {
            let line = line.trim();
            let task = line
                .strip_prefix('[')
                .and_then(|line| line.split_once("] "))
                .map(|(_, task)| (What::Task, the_same_in_each_run(task)));
            task.or_else(|| {
                marks.iter().find_map(|(mark, what)| {
                    Some((
                        *what,
                        the_same_in_each_run(line.strip_prefix(mark.as_str())?),
                    ))
                })
            })
        })
    }
}
