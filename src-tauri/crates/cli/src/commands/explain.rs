//! `consentry explain`: whatever a customer sent to support, explained.

use std::io::{IsTerminal as _, stdin};
use std::path::Path;

use consentry_core::explain;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::view::{ExplanationView, FindingView};

use super::answer;
use crate::args::AnswerArgs;
use crate::brought;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::stdin::StdinLines;
use crate::words::{language, say, wire_name};

/// The ends of names that only files have.
const OF_FILES: [&str; 9] = [
    "consentry",
    "csv",
    "har",
    "htm",
    "html",
    "json",
    "log",
    "txt",
    "xml",
];

/// Explains what was given.
///
/// # Errors
///
/// A finding where anything is wrong with it, and wrong usage where it cannot be read.
pub(super) async fn explain(
    what: &[String],
    args: &AnswerArgs,
    host: &Host,
    json: bool,
) -> Result<(), Exit> {
    let bytes = read(what).await?;
    let explanation = explain::explain(&bytes, &host.services, SystemClock.now())?;
    let mut view = ExplanationView::new(&explanation, language());
    view.letter = answer::sent(&view.letter, args, host)?;
    if json {
        print::json(&view);
    } else if args.answer {
        answer::print(&view.letter);
    } else {
        tell(&view);
    }
    if view.findings.is_empty() {
        Ok(())
    } else {
        Err(Exit::Found)
    }
}

/// A file of that name, if there is one; standard input for `-` and for nothing; otherwise the text itself.
async fn read(what: &[String]) -> Result<Vec<u8>, Exit> {
    match what {
        [] => from_stdin().await,
        [only] if only == "-" => from_stdin().await,
        [only] if is_file(only) => brought::bytes(Path::new(only)),
        words => Ok(words.join(" ").into_bytes()),
    }
}

/// Whether somebody means a file, there or not.
fn is_file(word: &str) -> bool {
    let path = Path::new(word);
    let named = path.extension().and_then(|end| end.to_str());
    let like_one = named.is_some_and(|end| OF_FILES.contains(&end.to_ascii_lowercase().as_str()))
        && !word.contains("://")
        && !word.contains(char::is_whitespace);
    like_one || path.is_file()
}

/// All of standard input. A terminal would cut long lines, so there it is read key by key.
async fn from_stdin() -> Result<Vec<u8>, Exit> {
    if !stdin().is_terminal() {
        return brought::bytes(Path::new("-"));
    }
    print::note(&say("explain-paste", &[]));
    let mut lines = StdinLines::new();
    let mut text = String::new();
    while let Some(line) = lines.next().await {
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text.into_bytes())
}

fn tell(view: &ExplanationView) {
    print::line(&view.what);
    if let Some(code) = &view.read_as {
        print::line(&say("explain-read-as", &[("code", code)]));
    }
    if let Some(read_from) = &view.read_from {
        print::line(read_from);
    }
    if view.findings.is_empty() {
        print::line(&say("explain-nothing-wrong", &[]));
    }
    for (at, finding) in view.findings.iter().enumerate() {
        print::line("");
        tell_finding(at + 1, finding);
    }
    let warnings = view.warnings.iter();
    let warnings = warnings.map(|warning| format!("{}: {}", warning.title, warning.text));
    list("explain-warnings", warnings);
    list(
        "explain-not-checked",
        view.unchecked
            .iter()
            .map(|unchecked| unchecked.text.clone()),
    );
    list(
        "explain-ask-for",
        view.ask.iter().map(|ask| ask.text.clone()),
    );
    if !view.findings.is_empty() {
        print::line("");
        print::line(&say("explain-to-send", &[]));
        for line in view.letter.body.lines() {
            print::line(format!("  {line}").trim_end());
        }
    }
}

fn tell_finding(number: usize, finding: &FindingView) {
    let number = number.to_string();
    let facts = [("number", number.as_str()), ("summary", &finding.summary)];
    print::line(&say("explain-finding", &facts));
    print::line(&format!("   {}", finding.advice));
    let code = finding.code.to_string();
    let request = finding.request.map(|request| request.to_string());
    let actor = say("explain-actor", &[("actor", &wire_name(&finding.actor))]);
    let page = finding
        .page
        .as_ref()
        .map(|page| format!("{}: {}", page.name, page.url));
    let at = finding.at.map(|at| at.to_rfc3339());
    let rows = [
        ("actor", Some(actor)),
        ("page", page),
        ("flaw", finding.flaw.clone()),
        ("code", Some(code)),
        ("aadsts", finding.aadsts.clone()),
        ("request", request),
        ("correlation", finding.correlation_id.clone()),
        ("trace", finding.trace_id.clone()),
        ("at", at),
    ];
    for (what, value) in rows {
        if let Some(value) = value {
            let facts = [("what", what), ("value", value.as_str())];
            print::line(&say("explain-row", &facts));
        }
    }
}

fn list(heading: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    print::line("");
    print::line(&say(heading, &[]));
    for item in items {
        print::line(&format!("- {item}"));
    }
}
