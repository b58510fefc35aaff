//! `consentry practice`: the practice tenant by itself.

use std::path::Path;

use consentry_practice::{Options, PracticeTenant, Ready, Scenario, Seed, ServedRequest};
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use crate::args::PracticeArgs;
use crate::practice;
use crate::print;
use crate::stop::Stop;

/// Runs the practice tenant until somebody ends it.
pub(super) async fn run(args: PracticeArgs, json: bool) -> Result<(), Stop> {
    if args.list {
        list(json);
        return Ok(());
    }
    let options = Options {
        port: args.port,
        tls: args.tls,
        scenarios: args.scenario,
        seed: args.seed.as_deref().map(seed).transpose()?,
        auto: args.auto,
        ..Options::default()
    };
    let tenant = practice::start(options).await?;
    let mut requests = tenant.requests();
    announce(&tenant, json);
    let mut ended = std::pin::pin!(ended());
    loop {
        tokio::select! {
            () = &mut ended => return Ok(()),
            request = requests.recv() => match request {
                Ok(request) => served(&request, json),
                Err(RecvError::Lagged(missed)) => print::note(&format!("{missed} requests are not shown")),
                Err(RecvError::Closed) => return Ok(()),
            },
        }
    }
}

/// Ctrl-C, or the request to end that a service is sent.
async fn ended() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn seed(file: &Path) -> Result<Seed, Stop> {
    let unfit = |reason: String| Stop::usage(format!("{}: {reason}", file.display()));
    let text = std::fs::read(file).map_err(|error| unfit(error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| unfit(error.to_string()))
}

fn list(json: bool) {
    if json {
        let scenarios: Vec<_> = Scenario::ALL.into_iter().map(entry).collect();
        print::json(&scenarios);
        return;
    }
    for scenario in Scenario::ALL {
        print::line(&format!(
            "{:<34}{:<36}{}",
            scenario.name(),
            scenario.code().unwrap_or("–"),
            scenario.summary()
        ));
    }
}

fn entry(scenario: Scenario) -> serde_json::Value {
    json!({
        "name": scenario.name(),
        "code": scenario.code(),
        "step": scenario.step(),
        "summary": scenario.summary(),
        "warning": scenario.is_warning(),
        "needsSecret": scenario.needs_secret(),
    })
}

fn announce(tenant: &PracticeTenant, json: bool) {
    let ready = tenant.ready();
    if json {
        print::json_line(&ready);
    } else {
        describe(&ready);
    }
}

fn describe(ready: &Ready) {
    print::line(&format!("Login host      {}", ready.authority));
    print::line(&format!("Admin center    {}", ready.portal));
    if let Some(ca) = &ready.ca {
        print::line(&format!("Certificates    {}", ca.display()));
    }
    for tenant in &ready.tenants {
        print::line(&format!(
            "Tenant          {}  {}",
            tenant.id,
            tenant.domains.join(", ")
        ));
    }
    for user in &ready.users {
        print::line(&format!("User            {}  {}", user.upn, user.password));
    }
    for application in &ready.applications {
        print::line(&format!(
            "Application     {}  {}",
            application.client_id,
            application.redirect_uris.join(", ")
        ));
    }
    print::line("Its users and secrets are made up. Ctrl-C ends it.");
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
