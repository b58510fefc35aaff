//! `consentry handoff`: what the other side is given, printed or saved.

mod form;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use consentry_core::handoff::letter::signed;
use consentry_core::language::MISSING;
use consentry_core::view::request::{NamedSetup, OpenBundle, SignLetters};
use consentry_core::view::{HandOffView, HandOverView, LetterView};
use serde_json::json;

use super::{bundle, setups};
use crate::args::HandoffArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::output;
use crate::print;
use crate::stdin::StdinLines;
use crate::words::say;

/// Prints or saves what the other side is given.
pub(super) async fn run(args: HandoffArgs, host: &Host, json: bool) -> Result<(), Exit> {
    if let Some(form) = args.form {
        return form::write(form, args, host, json).await;
    }
    let given = read(&args, host)?;
    if let Some(field) = &args.field {
        return one(&given, field, json);
    }
    let Some(out) = args.out else {
        if json {
            print::json(&given);
        } else {
            print::line(text(&given).trim_end());
        }
        return Ok(());
    };
    let written = save(files(&given, out, json)?, args.force).await?;
    if json {
        print::json(&json!({ "paths": written }));
    } else {
        tell_written(&written);
    }
    Ok(())
}

/// Writes the files, once it is sure that every one of them can be.
async fn save(files: Vec<(PathBuf, String)>, force: bool) -> Result<Vec<PathBuf>, Exit> {
    let mut lines = StdinLines::new();
    let mut targets = Vec::new();
    for (path, content) in files {
        targets.push((output::at(path, force, &mut lines).await?, content));
    }
    let mut written = Vec::new();
    for (target, content) in targets {
        written.push(target.write(content.as_bytes())?);
    }
    Ok(written)
}

fn tell_written(paths: &[PathBuf]) {
    for path in paths {
        let path = path.display().to_string();
        print::line(&say("handoff-written", &[("path", &path)]));
    }
}

fn read(args: &HandoffArgs, host: &Host) -> Result<HandOffView, Exit> {
    let engine = host.engine(host.ports()?);
    if let Some(name) = args.signed.clone() {
        engine.sign_letters(&SignLetters { name })?;
    }
    Ok(match source(args, host)? {
        Source::Bundle(request) => engine.hand_off_bundle(request)?,
        Source::Setup(request) => engine.hand_off_setup(&request)?,
    })
}

/// What is handed over.
enum Source {
    /// What a bundle holds.
    Bundle(OpenBundle),
    /// A set-up on this computer.
    Setup(NamedSetup),
}

/// The bundle or set-up that is named; the set-up that was saved last, where none is.
fn source(args: &HandoffArgs, host: &Host) -> Result<Source, Exit> {
    if let Some(from) = &args.from
        && (Path::new(from).is_file() || from.ends_with(".consentry"))
    {
        return Ok(Source::Bundle(bundle::request(Path::new(from), None)?));
    }
    let setups = setups::all(host)?;
    let setup = match args.setup.as_deref().or(args.from.as_deref()) {
        Some(named) => setups::find(&setups, named)?,
        None => setups
            .iter()
            .find(|setup| setup.unreadable.is_none())
            .ok_or_else(|| Exit::usage("usage-no-setup", &[]))?,
    };
    let setup = setup.id.clone();
    Ok(Source::Setup(NamedSetup { setup }))
}

/// What goes into one field, exactly.
fn one(given: &HandOffView, field: &str, json: bool) -> Result<(), Exit> {
    let wanted = field.trim().to_lowercase();
    let item = given
        .items
        .iter()
        .find(|item| item.field.to_lowercase() == wanted);
    let Some(item) = item else {
        let fields: Vec<_> = given.items.iter().map(|item| item.field.as_str()).collect();
        let facts = [("field", field), ("fields", &fields.join(", "))];
        return Err(Exit::usage("usage-field-unknown", &facts));
    };
    match &item.value {
        _ if json => print::json(item),
        Some(value) => print::line(value.trim_end_matches('\n')),
        None => {
            print::note(item.words.as_deref().unwrap_or_default());
            return Err(Exit::Found);
        }
    }
    Ok(())
}

/// What is written where: one file, or in a folder one for all of it and one for each document and letter.
fn files(given: &HandOffView, out: PathBuf, json: bool) -> Result<Vec<(PathBuf, String)>, Exit> {
    let whole = if json {
        serde_json::to_string_pretty(given).map_err(|error| Exit::unreadable(&out, &error))? + "\n"
    } else {
        text(given)
    };
    if !is_folder(&out) {
        return Ok(vec![(out, whole)]);
    }
    let name = if json { "handoff.json" } else { "handoff.txt" };
    let mut files = vec![(out.join(name), whole)];
    for item in &given.items {
        if let (Some(name), Some(value)) = (&item.file_name, &item.value) {
            let taken = |path: &PathBuf| files.iter().any(|(file, _)| file == path);
            let path = out.join(name);
            // A service that takes the certificate in two forms gets two files.
            let path = if taken(&path) {
                path.with_extension("txt")
            } else {
                path
            };
            files.push((path, value.clone()));
        }
    }
    for (name, letter) in letters(given) {
        let text = letter_text(letter, given.signature.as_deref());
        files.push((out.join(format!("{name}.txt")), text));
    }
    Ok(files)
}

/// Whether a folder is meant, there or not.
fn is_folder(out: &Path) -> bool {
    out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// The letters, each with the name of its file.
fn letters(given: &HandOffView) -> impl Iterator<Item = (&'static str, &LetterView)> {
    let consent = given
        .consent_letter
        .iter()
        .map(|letter| ("consent", letter));
    consent.chain(given.note.iter().map(|letter| ("note", letter)))
}

/// All of it as one reads it. What is to be pasted stands without indentation.
fn text(given: &HandOffView) -> String {
    let mut text = format!("{}\n", given.title);
    let mut line = |line: &str| {
        let _ = writeln!(text, "{line}");
    };
    if given.practice {
        line(&say("handoff-practice", &[]));
    }
    if given.tenant_closed {
        let setup = given.setup.as_deref().unwrap_or(MISSING);
        line(&say("handoff-tenant-closed", &[("setup", setup)]));
    }
    if given.unfinished {
        line(&say("handoff-unfinished", &[]));
    }
    if let Some(delivery) = &given.delivery {
        line(&format!("\n{delivery}"));
    }
    for item in &given.items {
        line(&item_text(item));
    }
    if !given.never_by.is_empty() {
        let ways = given.never_by.join(", ");
        line(&format!(
            "\n{}",
            say("handoff-never-by", &[("ways", &ways)])
        ));
    }
    if let Some(who) = &given.then_wait {
        line(&say("handoff-then-wait", &[("who", who)]));
    }
    for (name, letter) in letters(given) {
        let heading = say("handoff-letter", &[("name", name)]);
        let letter = letter_text(letter, given.signature.as_deref());
        line(&format!("\n{heading}\n{}", letter.trim_end()));
    }
    text
}

fn item_text(item: &HandOverView) -> String {
    match (&item.value, &item.words) {
        (Some(value), _) if value.trim_end().contains('\n') || item.file_name.is_some() => {
            format!("\n{}:\n{}\n", item.field, value.trim_end())
        }
        (Some(value), _) => format!("{}: {value}", item.field),
        (None, words) => format!("{}: ({})", item.field, words.as_deref().unwrap_or_default()),
    }
}

fn letter_text(letter: &LetterView, signature: Option<&str>) -> String {
    let to = say("ask-letter-to", &[("to", &letter.to)]);
    let subject = say("ask-letter-subject", &[("subject", &letter.subject)]);
    let body = signed(&letter.body, signature);
    format!("{to}\n{subject}\n\n{}\n", body.trim_end())
}
