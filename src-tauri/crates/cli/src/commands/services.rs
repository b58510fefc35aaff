//! `consentry services`: the profiles.

use std::collections::BTreeMap;
use std::path::Path;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::{FactId, ServiceProfile};
use consentry_core::view::{ModelChoice, Owner, ServiceCard};
use serde::Serialize;
use serde_json::json;

use crate::args::ServicesCommand;
use crate::host::Host;
use crate::print;
use crate::stop::Stop;

/// The list of facts that this Consentry was built with.
const FACTS: &str = include_str!("../../../../../docs/services.md");

/// Lists, shows, checks or counts profiles.
pub(super) fn run(command: ServicesCommand, host: &Host, json: bool) -> Result<(), Stop> {
    match command {
        ServicesCommand::List => list(host, json),
        ServicesCommand::Show { service } => show(host.services.get(&service)?, json),
        ServicesCommand::Check { file } => return check(&file, json),
        ServicesCommand::Coverage { file } => return coverage(host, file.as_deref(), json),
    }
    Ok(())
}

fn list(host: &Host, json: bool) {
    let cards = host.services.cards();
    if json {
        print::json(&cards);
        return;
    }
    for profile in host.services.profiles() {
        let models: Vec<_> = profile
            .models
            .iter()
            .map(|model| model.id.as_str())
            .collect();
        print::line(&format!(
            "{:<14} {:<18} {}",
            profile.id,
            profile.name,
            models.join(", ")
        ));
    }
}

/// A service with its models, as the screens show them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    #[serde(flatten)]
    card: ServiceCard,
    as_of: chrono::NaiveDate,
    source_urls: Vec<String>,
    models: Vec<ModelChoice>,
}

fn show(profile: &ServiceProfile, json: bool) {
    let shown = Shown {
        card: profile.card(),
        as_of: profile.as_of,
        source_urls: profile
            .source_urls
            .iter()
            .map(ToString::to_string)
            .collect(),
        models: profile.choices(None, &BTreeMap::new()),
    };
    if json {
        print::json(&shown);
        return;
    }
    print::line(&format!("{} ({})", shown.card.name, shown.card.id));
    print::line(&format!("  {}", shown.card.tagline));
    print::line(&format!(
        "  Read {} at {}",
        shown.as_of,
        shown.source_urls.join(", ")
    ));
    for model in &shown.models {
        describe(model);
    }
}

fn describe(model: &ModelChoice) {
    let owner = match model.owner {
        Owner::Customer => "your own app registration",
        Owner::Vendor => "the service's app registration",
    };
    print::line("");
    print::line(&format!("--model {}: {}", model.id, model.title));
    print::line(&format!("  {}. {}, {owner}", model.tagline, model.protocol));
    if let Some(by) = &model.recommended_by {
        print::line(&format!("  Recommended by {by}"));
    }
    print::line(&format!("  You need: {}", model.you_need));
    print::line(&format!("  You hand over: {}", model.you_hand_over));
    print::line(&format!("  Afterwards: {}", model.afterwards));
    for caveat in &model.caveats {
        print::line(&format!("  Note: {}", caveat.title));
    }
    for input in &model.inputs {
        let standing = match (&input.default, input.required) {
            (Some(default), _) => format!("otherwise {default}"),
            (None, true) => "required".to_owned(),
            (None, false) => "optional".to_owned(),
        };
        let flag = if input.option { "option" } else { "input" };
        print::line(&format!(
            "  --{flag} {}=…: {} ({standing})",
            input.id, input.label
        ));
    }
}

fn check(file: &Path, json: bool) -> Result<(), Stop> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Stop::usage(format!("{}: {error}", file.display())))?;
    match ServiceProfile::parse(&file.display().to_string(), &text) {
        Ok(profile) if json => print::json(&json!({ "valid": true, "id": profile.id })),
        Ok(profile) => print::line(&format!("{} is a sound profile", profile.id)),
        Err(malformed) => {
            if json {
                let flaw = json!({ "file": malformed.file, "path": malformed.path, "reason": malformed.reason });
                print::json(&json!({ "valid": false, "flaw": flaw }));
            }
            print::failure(&Failure::from(malformed));
            return Err(Stop::Found);
        }
    }
    Ok(())
}

fn coverage(host: &Host, file: Option<&Path>, json: bool) -> Result<(), Stop> {
    let facts = match file {
        None => facts(FACTS),
        Some(file) => facts(
            &std::fs::read_to_string(file)
                .map_err(|error| Stop::usage(format!("{}: {error}", file.display())))?,
        ),
    };
    if facts.is_empty() {
        return Err(Failure::with(
            FailureCode::ServiceMalformed,
            &[("reason", "the list names no fact")],
        )
        .into());
    }
    let housed: Vec<Housed> = facts.iter().map(|fact| Housed::of(fact, host)).collect();
    let without: Vec<&str> = housed
        .iter()
        .filter(|housed| housed.homes.is_empty())
        .map(|housed| housed.id)
        .collect();
    if json {
        print::json(&json!({ "facts": housed, "without": without }));
    } else {
        for housed in &housed {
            let homes = match housed.homes.as_slice() {
                [] => "no home".to_owned(),
                homes => homes.join(", "),
            };
            print::line(&format!("{:<14}{homes}", housed.id));
        }
        print::note(&format!(
            "{} of {} facts have a home",
            housed.len() - without.len(),
            housed.len()
        ));
    }
    if without.is_empty() {
        Ok(())
    } else {
        Err(Stop::Found)
    }
}

/// A fact with the places in the profiles that cover it.
#[derive(Serialize)]
struct Housed<'a> {
    id: &'a str,
    homes: Vec<String>,
}

impl<'a> Housed<'a> {
    fn of(fact: &'a FactId, host: &Host) -> Self {
        let profiles = host.services.profiles().iter();
        let homes = profiles.flat_map(|profile| {
            let paths = profile.homes().get(fact).into_iter().flatten();
            paths.map(|path| match path.as_str() {
                "" => profile.id.clone(),
                path => format!("{}: {path}", profile.id),
            })
        });
        Self {
            id: fact.as_str(),
            homes: homes.collect(),
        }
    }
}

/// The facts of a list: the first cell of each row that is an id.
fn facts(list: &str) -> Vec<FactId> {
    let first_cell = |line: &str| FactId::parse(line.strip_prefix("| ")?.split(" |").next()?).ok();
    list.lines().filter_map(first_cell).collect()
}
