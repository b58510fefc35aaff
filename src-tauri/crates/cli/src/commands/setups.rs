//! `consentry setups`: the set-ups on this computer.

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::store::{SetupId, Store};
use consentry_core::view::request::{ArchiveSetup, NamedSetup};
use consentry_core::view::{SetupCard, Standing};
use serde_json::json;

use crate::args::{DeleteArgs, SetupsCommand};
use crate::commands::setup;
use crate::exit::Exit;
use crate::host::Host;
use crate::output;
use crate::print::{self, Rows};
use crate::setup::SavedAnswers;
use crate::stdin::StdinLines;
use crate::words::{language, say};

/// Lists, opens, puts away, deletes, or takes the last change back.
pub(super) async fn run(command: SetupsCommand, host: &Host, json: bool) -> Result<(), Exit> {
    match command {
        SetupsCommand::List { all } => list(all, host, json),
        SetupsCommand::Archive { setup, undo } => archive(&setup, !undo, host, json),
        SetupsCommand::Open { setup } => {
            let id = find(&all(host)?, &setup)?.id.clone();
            Box::pin(setup::continue_with(id, host, json)).await
        }
        SetupsCommand::Delete(args) => delete(args, host, json).await,
        SetupsCommand::Undo { setup: None } => bring_back(host, json),
        SetupsCommand::Undo { setup: Some(setup) } => undo(&setup, host, json),
    }
}

/// The set-up that is meant by its name, its ID, or the beginning of either.
///
/// # Errors
///
/// Wrong usage where none is meant, or more than one.
pub(super) fn find<'a>(setups: &'a [SetupCard], named: &str) -> Result<&'a SetupCard, Exit> {
    let wanted = named.trim().to_lowercase();
    let both = |setup: &SetupCard| [setup.id.to_lowercase(), setup.title.to_lowercase()];
    let whole = |setup: &&SetupCard| both(setup).contains(&wanted);
    let begins = |setup: &&SetupCard| both(setup).iter().any(|name| name.starts_with(&wanted));
    let whole: Vec<_> = setups.iter().filter(whole).collect();
    let meant = if whole.is_empty() {
        setups.iter().filter(begins).collect()
    } else {
        whole
    };
    match meant.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::with(FailureCode::SetupUnknown, &[("setup", named)]).into()),
        several => {
            let ids: Vec<_> = several.iter().map(|setup| setup.id.as_str()).collect();
            let facts = [("setup", named), ("setups", &ids.join(", "))];
            Err(Exit::usage("usage-setup-ambiguous", &facts))
        }
    }
}

/// Every set-up on this computer, the most recently saved first.
pub(super) fn all(host: &Host) -> Result<Vec<SetupCard>, Exit> {
    Ok(host.engine(host.ports()?).home().setups)
}

fn list(archived_too: bool, host: &Host, json: bool) -> Result<(), Exit> {
    let mut setups = all(host)?;
    setups.retain(|setup| archived_too || !setup.archived);
    if json {
        print::json(&setups);
        return Ok(());
    }
    if setups.is_empty() {
        print::note(&say("setups-none", &[]));
    }
    let mut rows = Rows::with_widths([0, 0, 0]);
    for setup in &setups {
        let saved = language().moment(setup.saved_at);
        rows.add([setup.id.clone(), saved, setup.title.clone()], state(setup));
    }
    rows.print();
    Ok(())
}

/// How far it has come, whether it is a rehearsal, and the next thing.
fn state(setup: &SetupCard) -> String {
    if let Some(failure) = &setup.unreadable {
        return failure.summary.clone();
    }
    let done = |standing: &&Standing| **standing == Standing::Done;
    let done = setup.standings.iter().filter(done).count().to_string();
    let practice = if setup.practice { "yes" } else { "no" };
    let facts = [
        ("done", done.as_str()),
        ("of", &setup.standings.len().to_string()),
        ("practice", practice),
        ("next", &setup.next),
    ];
    say("setups-state", &facts)
}

fn archive(named: &str, archived: bool, host: &Host, json: bool) -> Result<(), Exit> {
    let engine = host.engine(host.ports()?);
    let setups = engine.home().setups;
    let setup = find(&setups, named)?.id.clone();
    let request = ArchiveSetup {
        setup: setup.clone(),
        archived,
    };
    engine.archive_setup(&request)?;
    if json {
        print::json(&json!({ "setup": setup, "archived": archived }));
    } else {
        let said = if archived {
            "setups-archived"
        } else {
            "setups-taken-out"
        };
        print::line(&say(said, &[("id", &setup)]));
    }
    Ok(())
}

async fn delete(args: DeleteArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let engine = host.engine(host.ports()?);
    let setups = engine.home().setups;
    let setup = find(&setups, &args.setup)?;
    if !args.yes {
        if !output::can_be_asked() {
            return Err(Exit::usage("usage-yes-missing", &[("setup", &setup.id)]));
        }
        let facts = [("title", setup.title.as_str()), ("id", &setup.id)];
        let question = say("ask-delete", &facts);
        if !output::agrees(&question, &mut StdinLines::new()).await? {
            print::note(&say("setups-kept", &[]));
            return Err(Exit::Found);
        }
    }
    let named = NamedSetup {
        setup: setup.id.clone(),
    };
    let gone_for_good = Store::in_home(&host.folders.home).deleted();
    engine.delete_setup(&named).await?;
    if let Some(gone) = gone_for_good {
        SavedAnswers::for_setup(&host.folders.home, gone.as_str()).forget();
    }
    if json {
        print::json(&json!({ "deleted": setup.id }));
    } else {
        print::line(&say("setups-deleted", &[("id", &setup.id)]));
    }
    Ok(())
}

fn bring_back(host: &Host, json: bool) -> Result<(), Exit> {
    let engine = host.engine(host.ports()?);
    let deleted = Store::in_home(&host.folders.home).deleted();
    engine.undo()?;
    let id = deleted.as_ref().map(SetupId::as_str).unwrap_or_default();
    if json {
        print::json(&json!({ "setup": id, "undone": "deletion" }));
    } else {
        print::line(&say("setups-brought-back", &[("id", id)]));
        print::note(&say("undo-forgot-secret", &[]));
    }
    Ok(())
}

fn undo(named: &str, host: &Host, json: bool) -> Result<(), Exit> {
    let engine = host.engine(host.ports()?);
    let setups = engine.home().setups;
    let setup = find(&setups, named)?.id.clone();
    let opened = engine.open_setup(&NamedSetup {
        setup: setup.clone(),
    })?;
    engine.undo()?;
    if json {
        print::json(&json!({ "setup": setup, "undone": "change" }));
    } else {
        let label = opened.undo.map(|undo| undo.label).unwrap_or_default();
        print::line(&say("setups-undone", &[("id", &setup), ("label", &label)]));
    }
    Ok(())
}
