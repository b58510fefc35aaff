//! `consentry practice`: the practice tenant by itself.

use std::path::Path;

use consentry_core::rehearsal::{Rehearsal, RehearsalOutcome};
use consentry_core::view::RehearsedView;
use consentry_practice::{Options, PracticeTenant, Scenario, Seed, ServedRequest, Switch};
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use super::bundle;
use crate::args::PracticeArgs;
use crate::brought;
use crate::exit::Exit;
use crate::host::Host;
use crate::interruption::Interruption;
use crate::practice_tenant::{self, shown};
use crate::print::{self, Rows};
use crate::words::{language, say};

/// Runs the practice tenant until somebody ends it.
pub(super) async fn run(args: PracticeArgs, host: &Host, json: bool) -> Result<(), Exit> {
    if args.list {
        list(json);
        return Ok(());
    }
    let mut options = Options {
        port: args.port,
        tls: args.tls,
        scenarios: args.scenario,
        seed: args.seed.as_deref().map(seed).transpose()?,
        auto: args.auto,
        ..Options::default()
    };
    if let Some(bundle) = &args.from {
        look_like(&mut options, bundle, host, json)?;
    }
    let tenant = practice_tenant::start(options).await?;
    let mut requests = tenant.requests();
    let mut end = End::looked_out_for();
    announce(&tenant, json);
    loop {
        tokio::select! {
            () = end.comes() => return Ok(()),
            request = requests.recv() => match request {
                Ok(request) => served(&request, json),
                Err(RecvError::Lagged(missed)) => print::note(&say("practice-not-shown", &[("count", &missed.to_string())])),
                Err(RecvError::Closed) => return Ok(()),
            },
        }
    }
}

/// Ctrl-C, or the request to end that a service is sent.
struct End {
    interruption: Interruption,
    #[cfg(unix)]
    terminate: Option<tokio::signal::unix::Signal>,
}

impl End {
    fn looked_out_for() -> Self {
        Self {
            interruption: Interruption::looked_out_for(),
            #[cfg(unix)]
            terminate: {
                use tokio::signal::unix::{SignalKind, signal};
                signal(SignalKind::terminate()).ok()
            },
        }
    }

    async fn comes(&mut self) {
        #[cfg(unix)]
        if let Some(terminate) = &mut self.terminate {
            tokio::select! {
                () = self.interruption.comes() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        self.interruption.comes().await;
    }
}

fn seed(file: &Path) -> Result<Seed, Exit> {
    let text = brought::text(file)?;
    serde_json::from_str(&text).map_err(|error| Exit::unreadable(file, &error))
}

/// Plants the customer's directory of the bundle in `file`, and has go wrong there what failed last. What cannot be acted out
/// is told, and the directory is there all the same.
fn look_like(options: &mut Options, file: &Path, host: &Host, json: bool) -> Result<(), Exit> {
    let bundle = bundle::whole_or_changed(file, json)?;
    let known = &practice_tenant::known_scenarios;
    let (rehearsal, why) = Rehearsal::like(&bundle, &host.services, known);
    options.seed = Some(practice_tenant::seed(&rehearsal)?);
    for name in &rehearsal.scenarios {
        let scenario = Scenario::from_name(name).map(Switch::from);
        options.scenarios.extend(scenario.ok());
    }
    if let Some(why) = why {
        let comparison = RehearsalOutcome::NotReproducible(why);
        print::note(&RehearsedView::new(None, comparison, language()).sentence);
    }
    Ok(())
}

fn list(json: bool) {
    if json {
        let scenarios: Vec<_> = Scenario::ALL.into_iter().map(entry).collect();
        print::json(&scenarios);
        return;
    }
    let mut rows = Rows::with_widths([34, 36]);
    for scenario in Scenario::ALL {
        let code = scenario.code().unwrap_or("–");
        rows.add(
            [scenario.name(), code].map(str::to_owned),
            summary(scenario),
        );
    }
    rows.print();
}

fn entry(scenario: Scenario) -> serde_json::Value {
    json!({
        "name": scenario.name(),
        "code": scenario.code(),
        "step": scenario.step(),
        "summary": summary(scenario),
        "warning": scenario.is_warning(),
        "needsSecret": scenario.needs_secret(),
    })
}

fn summary(scenario: Scenario) -> String {
    say(&format!("scenario-{scenario}"), &[])
}

fn announce(tenant: &PracticeTenant, json: bool) {
    if json {
        print::json_line(&tenant.ready());
    } else {
        describe(tenant);
    }
}

fn describe(tenant: &PracticeTenant) {
    let ready = tenant.ready();
    shown::addresses(&ready).print();
    shown::directories(&ready.tenants).print();
    shown::scenarios(&tenant.scenarios()).print();
    print::line("");
    shown::people(&ready.users).print();
    for application in &ready.applications {
        print::line("");
        shown::application(application).print();
    }
    print::line("");
    print::line(&say("practice-ends", &[]));
}

fn served(request: &ServedRequest, json: bool) {
    if json {
        print::json_line(request);
    } else {
        print::line(&format!(
            "{} {} {} {}",
            request.method, request.path, request.status, request.decided
        ));
    }
}
