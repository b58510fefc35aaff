//! `consentry setup`: the whole journey.

use std::io::{IsTerminal, stdin};
use std::sync::Arc;

use consentry_core::engine::{Engine, HeadlessBrowser, composition};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::store::{Setup, SetupId, Store, Target};
use consentry_core::view::request::{NamedSetup, SaveProfile, StartSetup};
use consentry_core::view::{Persona, SetupView, StepFailure, Verdict};
use consentry_practice::{Options, PracticeTenant};
use tokio::sync::watch;

use super::setups;
use crate::args::SetupArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::interruption::Interruption;
use crate::opened;
use crate::output;
use crate::practice_tenant;
use crate::print;
use crate::secret;
use crate::setup::answers::Answers;
use crate::setup::{
    Auto, Journey, Operator, Rehearsal, SavedAnswers, Terminal, Unattended, UnusedAnswers,
    can_meet, task_line,
};
use crate::stdin::StdinLines;
use crate::words::{language, say};

/// Begins or continues a set-up and walks to its end.
pub(super) async fn run(args: SetupArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let mut answers = Answers::gather(&args)?;
    let scenarios: Vec<_> = args.scenario.iter().map(|switch| switch.scenario).collect();
    let continued = continued(&args, host)?;
    let service = match &continued {
        Some(setup) => setup.service.clone(),
        None => answers
            .service
            .take()
            .ok_or_else(|| Exit::usage("usage-service-missing", &[]))?,
    };
    let profile = match &continued {
        Some(setup) => setup.profile_in(&host.services)?.into_owned(),
        None => host.services.get(&service)?.clone(),
    };
    if let Some(model) = answers.model.as_deref() {
        can_meet(&scenarios, profile.model(model)?)?;
    }
    let mut lines = StdinLines::new();
    let target = target(&args, &answers, continued.as_ref(), host, &mut lines).await?;
    let rehearsal = rehearsal(&args, continued.as_ref()).await?;
    let secret = if answers.secret_stdin {
        Some(secret::from_stdin(&mut lines, "client-secret").await?)
    } else {
        None
    };
    let (engine, operator) = match &rehearsal {
        Some(tenant) if args.auto => {
            let http = Arc::new(composition::http()?);
            let authority = tenant.authority().clone();
            let (browser, visits) = HeadlessBrowser::new(http, authority, language());
            let engine = host.engine(composition::ports(Arc::new(browser), None)?);
            let auto = Auto::new(engine.clone(), Arc::clone(tenant), visits);
            (engine, Operator::Auto(Box::new(auto)))
        }
        _ => {
            let (opens, opened) = watch::channel(());
            let engine = host.engine(host.ports_telling(opens)?);
            (engine, present(lines, opened))
        }
    };
    if let Some(tenant) = &rehearsal {
        engine.set_practice(Some(practice_tenant::announce(tenant)?));
    }
    let view = match continued {
        Some(setup) => engine.open_setup(&NamedSetup {
            setup: setup.id.as_str().to_owned(),
        })?,
        None => engine.start_setup(&StartSetup {
            service,
            practice: args.practice,
        })?,
    };
    if let Some(setup) = &view.setup {
        print::note(&say(
            "setup-begun",
            &[("id", &setup.id), ("title", &setup.title)],
        ));
        opened::tell(setup);
    }
    let rehearsal = rehearsal.filter(|_| !args.auto).map(Rehearsal::begin);
    let id = view.setup.map(|setup| setup.id).unwrap_or_default();
    let saved = SavedAnswers::for_setup(&host.folders.home, &id);
    let answers = UnusedAnswers {
        before: saved.renewed(&answers)?,
        now: answers,
        secret,
    };
    let journey = Journey::new(
        engine.clone(),
        profile,
        operator,
        rehearsal,
        answers,
        scenarios,
    )
    .saving_to(target);
    let ended = Box::pin(walk(journey)).await;
    let ended = match (ended, args.save_profile) {
        (Ok(()), Some(name)) => save_profile(&engine, name),
        (ended, _) => ended,
    };
    if ended.is_ok() {
        saved.forget();
    }
    conclude(&engine, ended, json)
}

/// Continues the set-up of this ID.
pub(super) async fn continue_with(id: String, host: &Host, json: bool) -> Result<(), Exit> {
    let args = SetupArgs {
        continued: Some(id),
        ..SetupArgs::default()
    };
    run(args, host, json).await
}

/// Where the bundle goes, where that was said now or before. What cannot be written is told before the first step.
async fn target(
    args: &SetupArgs,
    answers: &Answers,
    continued: Option<&Setup>,
    host: &Host,
    lines: &mut StdinLines,
) -> Result<Option<Target>, Exit> {
    let said_before = continued
        .and_then(|setup| SavedAnswers::for_setup(&host.folders.home, setup.id.as_str()).out());
    match answers.out.clone().or(said_before) {
        Some(out) => Ok(Some(output::at(out, args.force, lines).await?)),
        None if continued.is_some() => Ok(None),
        None => {
            let name = format!("{}.consentry", env!("CARGO_PKG_NAME"));
            Target::Free(host.folders.exports.clone(), name).check()?;
            Ok(None)
        }
    }
}

fn save_profile(engine: &Engine, name: String) -> Result<(), Exit> {
    let view = engine.save_profile(&SaveProfile { name })?;
    let own = view.setup.and_then(|setup| setup.export.own_profile);
    if let Some(path) = own.and_then(|own| own.path) {
        print::note(&say("setup-profile-saved", &[("path", &path)]));
    }
    Ok(())
}

/// The set-up that is to be continued: by its ID, or the one that was saved last.
fn continued(args: &SetupArgs, host: &Host) -> Result<Option<Setup>, Exit> {
    let Some(id) = &args.continued else {
        return Ok(None);
    };
    let store = Store::in_home(&host.folders.home);
    if id.is_empty() {
        let readable = store.list().into_iter().filter_map(|(_, setup)| setup.ok());
        return readable
            .max_by_key(|setup| setup.saved_at)
            .map(Some)
            .ok_or_else(|| Exit::usage("usage-no-setup", &[]));
    }
    let id = setups::find(&setups::all(host)?, id)?.id.clone();
    let unknown = || Failure::with(FailureCode::SetupUnknown, &[("setup", &id)]);
    let id = SetupId::parse(&id).ok_or_else(unknown)?;
    Ok(Some(store.load(&id)?))
}

/// The practice tenant, where the set-up is a rehearsal.
async fn rehearsal(
    args: &SetupArgs,
    continued: Option<&Setup>,
) -> Result<Option<Arc<PracticeTenant>>, Exit> {
    let practice = continued.map_or(args.practice, |setup| setup.practice);
    if !practice && args.practice {
        return Err(Exit::usage("usage-not-a-rehearsal", &[]));
    }
    if !practice && (args.auto || !args.scenario.is_empty()) {
        return Err(Exit::usage("usage-practice-only", &[]));
    }
    if !practice {
        return Ok(None);
    }
    let options = Options {
        scenarios: args.scenario.clone(),
        auto: args.auto.then(|| practice_tenant::ADA.to_owned()),
        ..Options::default()
    };
    let tenant = practice_tenant::start(options).await?;
    Ok(Some(Arc::new(tenant)))
}

fn present(lines: StdinLines, opened: watch::Receiver<()>) -> Operator {
    if stdin().is_terminal() {
        Operator::Terminal(Terminal::new(lines, opened))
    } else {
        Operator::Unattended(Unattended::new(lines))
    }
}

/// Walks until the end or Ctrl-C, which cancels what runs and leaves the set-up saved.
async fn walk(mut journey: Journey) -> Result<(), Exit> {
    let engine = journey.engine();
    let mut interruption = Interruption::looked_out_for();
    tokio::select! {
        ended = journey.walk() => ended,
        () = interruption.comes() => {
            let view = engine.view().setup;
            if view.is_some_and(|setup| setup.running.is_some()) {
                engine.cancel()?;
            }
            Err(Exit::Interrupted)
        }
    }
}

/// Tells how it ended: in JSON, the whole set-up as every screen shows it.
fn conclude(engine: &Engine, ended: Result<(), Exit>, json: bool) -> Result<(), Exit> {
    let view = engine.view();
    let Some(mut setup) = view.setup else {
        return ended;
    };
    let ended = ended.map_err(|exit| exit.in_words(|failure| engine.said(failure)));
    if let Err(Exit::Failed(failure)) = &ended {
        print::failure(failure);
    }
    if ended.is_err() {
        let id = if setup.saved_at.is_some() {
            "setup-continue-later"
        } else {
            "setup-nothing-saved"
        };
        print::note(&say(id, &[("id", &setup.id)]));
        if let Some(undo) = &view.undo {
            let facts = [("label", undo.label.as_str()), ("id", &setup.id)];
            print::note(&say("setup-undo", &facts));
        }
        if setup.saved_at.is_some() && matches!(ended, Err(Exit::Failed(_) | Exit::Stopped(_))) {
            print::note(&say("setup-export-as-it-is", &[("id", &setup.id)]));
        }
    }
    match ended {
        Ok(()) if json => print::json(&setup),
        Ok(()) => summarise(&setup),
        Err(Exit::Failed(failure) | Exit::Stopped(failure)) => {
            let told = Exit::told(&failure);
            if json {
                let step = setup.current;
                setup.failure.get_or_insert(StepFailure {
                    step,
                    failure: *failure,
                    inconclusive: false,
                });
                print::json(&setup);
            }
            return Err(told);
        }
        Err(exit) => {
            if json && matches!(exit, Exit::Interrupted) {
                print::json(&setup);
            }
            return Err(exit);
        }
    }
    Ok(())
}

fn summarise(setup: &SetupView) {
    print::line(&setup.title);
    let passed = setup.test_login.runs.iter();
    let passed: Vec<_> = passed
        .filter(|run| run.stands && run.verdict == Verdict::Pass)
        .collect();
    let ordinary = passed.iter().find(|run| run.persona == Persona::Ordinary);
    if let Some(run) = ordinary.or(passed.first()) {
        print::line(&run.sentence);
    }
    if let Some(saved) = &setup.export.saved {
        print::line(&say(
            "setup-bundle-saved",
            &[("path", &saved.path), ("digest", &saved.digest)],
        ));
    }
    for task in &setup.export.open_tasks {
        print::line(&say("setup-still-open", &[("task", &task_line(task))]));
    }
    for task in setup.after.enable.iter().filter(|task| task.done.is_none()) {
        let facts = [("title", task.title.as_str()), ("who", &task.who)];
        print::line(&say(
            "setup-afterwards",
            &[("task", &say("setup-task", &facts))],
        ));
    }
}
