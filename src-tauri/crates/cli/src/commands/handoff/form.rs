//! `consentry handoff --form`: the hand-over as a note, a script, settings or metadata, printed or saved.

use std::path::PathBuf;

use consentry_core::failure::Failure;
use consentry_core::handoff::forms::{HandOffDocument, WrittenForm};
use consentry_core::view::request::SignLetters;
use serde_json::json;

use super::{Source, is_folder, save, source, tell_written};
use crate::args::{Form, HandoffArgs};
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::words::{said, say};

/// Prints or saves it in `form`.
pub(super) async fn write(
    form: Form,
    args: HandoffArgs,
    host: &Host,
    json: bool,
) -> Result<(), Exit> {
    if form == Form::All {
        return write_all(args, host, json).await;
    }
    let document = written(form, &args, host)?
        .pop()
        .ok_or_else(|| Exit::usage("usage-no-setup", &[]))??;
    let Some(out) = args.out else {
        if json {
            print::json(&document);
        } else {
            print::document(&document.text);
        }
        return Ok(());
    };
    let path = if is_folder(&out) {
        out.join(&document.file_name)
    } else {
        out
    };
    let paths = save(vec![(path, document.text)], args.force).await?;
    tell(&paths, &[], json);
    Ok(())
}

/// Saves every form that fits into a folder, and says which do not.
async fn write_all(args: HandoffArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let out = args
        .out
        .clone()
        .ok_or_else(|| Exit::usage("usage-form-all-out", &[]))?;
    let mut files = Vec::new();
    let mut left_out = Vec::new();
    for written in written(Form::All, &args, host)? {
        match written {
            Ok(HandOffDocument {
                file_name, text, ..
            }) => files.push((out.join(file_name), text)),
            Err(failure) => left_out.push(failure),
        }
    }
    let paths = save(files, args.force).await?;
    tell(&paths, &left_out, json);
    Ok(())
}

fn written(form: Form, args: &HandoffArgs, host: &Host) -> Result<Vec<WrittenForm>, Exit> {
    let engine = host.engine(host.ports()?);
    if let Some(name) = args.signed.clone() {
        engine.sign_letters(&SignLetters { name })?;
    }
    let forms = form.forms();
    Ok(match source(args, host)? {
        Source::Bundle(request) => engine.forms_of_bundle(request, &forms)?,
        Source::Setup(request) => engine.forms_of_setup(&request, &forms)?,
    })
}

fn tell(paths: &[PathBuf], left_out: &[Failure], json: bool) {
    let left_out: Vec<_> = left_out.iter().map(said).collect();
    if json {
        print::json(&json!({ "paths": paths, "leftOut": left_out }));
        return;
    }
    tell_written(paths);
    for failure in left_out {
        let facts = [("why", failure.summary.as_str())];
        print::line(&say("handoff-left-out", &facts));
    }
}
