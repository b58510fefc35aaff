//! `consentry services`: the profiles.

use std::collections::BTreeMap;
use std::path::Path;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::{FactId, Malformed, ProfileFlaw, ServiceProfile, Values};
use consentry_core::view::{ModelChoice, ServiceCard};
use serde::Serialize;
use serde_json::json;

use crate::args::ServicesCommand;
use crate::brought;
use crate::exit::Exit;
use crate::host::Host;
use crate::print::{self, Rows};
use crate::words::{language, said, say, wire_name};

/// The list of facts that this Consentry was built with.
const FACTS: &str = include_str!("../../../../../docs/services.md");

/// Lists, shows, checks or counts profiles.
pub(super) fn run(command: ServicesCommand, host: &Host, json: bool) -> Result<(), Exit> {
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
    let mut rows = Rows::with_widths([15, 19]);
    for profile in host.services.profiles() {
        let models: Vec<_> = profile
            .models
            .iter()
            .map(|model| model.id.as_str())
            .collect();
        rows.add(
            [profile.id.clone(), profile.name.clone()],
            models.join(", "),
        );
    }
    rows.print();
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
        models: profile.choices(&BTreeMap::new(), &Values::default()),
    };
    if json {
        print::json(&shown);
        return;
    }
    print::line(&format!("{} ({})", shown.card.name, shown.card.id));
    print::line(&format!("  {}", shown.card.tagline));
    indented(
        "services-source",
        &[
            ("date", &shown.as_of.to_string()),
            ("addresses", &shown.source_urls.join(", ")),
        ],
    );
    for model in &shown.models {
        describe(model);
    }
}

fn describe(model: &ModelChoice) {
    print::line("");
    print::line(&say(
        "services-model",
        &[("model", &model.id), ("title", &model.title)],
    ));
    indented(
        "services-model-kind",
        &[
            ("tagline", &model.tagline),
            ("protocol", &model.protocol),
            ("owner", &wire_name(&model.owner)),
        ],
    );
    if let Some(by) = &model.recommended_by {
        indented("model-recommended", &[("who", by)]);
    }
    indented("model-you-need", &[("what", &model.you_need)]);
    indented("model-you-hand-over", &[("what", &model.you_hand_over)]);
    indented("model-afterwards", &[("what", &model.afterwards)]);
    for caveat in &model.caveats {
        indented("model-caveat", &[("title", &caveat.title)]);
    }
    for input in &model.inputs {
        let standing = match (&input.default, input.required) {
            _ if input.follows_directory => "directory",
            (Some(_), _) => "default",
            (None, true) => "required",
            (None, false) => "optional",
        };
        let flag = if input.option { "--option" } else { "--input" };
        indented(
            "services-input",
            &[
                ("flag", flag),
                ("id", &input.id),
                ("label", &input.label),
                ("standing", standing),
                ("default", input.default.as_deref().unwrap_or_default()),
            ],
        );
        for choice in &input.choices {
            print::line(&format!("      {}: {}", choice.value, choice.label));
        }
    }
}

fn indented(id: &str, facts: &[(&str, &str)]) {
    print::line(&format!("  {}", say(id, facts)));
}

fn check(file: &Path, json: bool) -> Result<(), Exit> {
    match ServiceProfile::read(file) {
        Ok(profile) if json => print::json(&json!({ "valid": true, "id": profile.id })),
        Ok(profile) => print::line(&say("services-sound", &[("id", &profile.id)])),
        Err(Malformed {
            file,
            flaw: ProfileFlaw::Unreadable { detail },
            ..
        }) => return Err(Exit::unreadable(Path::new(&file), &detail)),
        Err(malformed) => {
            if json {
                let flaw = malformed.view(language());
                print::json(&json!({ "valid": false, "flaw": flaw }));
            }
            print::failure(&said(&Failure::from(malformed)));
            return Err(Exit::Found);
        }
    }
    Ok(())
}

fn coverage(host: &Host, file: Option<&Path>, json: bool) -> Result<(), Exit> {
    let facts = match file {
        None => facts(FACTS),
        Some(file) => facts(&brought::text(file)?),
    };
    if facts.is_empty() {
        return Err(Failure::with(FailureCode::ServiceMalformed, &[("flaw", "no-facts")]).into());
    }
    let housed: Vec<Housed> = facts.iter().map(|fact| Housed::new(fact, host)).collect();
    let without: Vec<&str> = housed
        .iter()
        .filter(|housed| housed.homes.is_empty())
        .map(|housed| housed.id)
        .collect();
    if json {
        print::json(&json!({ "facts": housed, "without": without }));
    } else {
        let mut rows = Rows::with_widths([14]);
        for housed in &housed {
            let homes = match housed.homes.as_slice() {
                [] => say("services-no-home", &[]),
                homes => homes.join(", "),
            };
            rows.add([housed.id.to_owned()], homes);
        }
        rows.print();
        let all = housed.len();
        let with = all - without.len();
        print::note(&say(
            "services-housed",
            &[("housed", &with.to_string()), ("all", &all.to_string())],
        ));
    }
    if without.is_empty() {
        Ok(())
    } else {
        Err(Exit::Found)
    }
}

/// A fact with the places in the profiles that say it.
#[derive(Serialize)]
struct Housed<'a> {
    id: &'a str,
    homes: Vec<String>,
}

impl<'a> Housed<'a> {
    fn new(fact: &'a FactId, host: &Host) -> Self {
        let profiles = host.services.profiles();
        let homes = profiles.flat_map(|profile| {
            let homes = profile.homes().get(fact).into_iter().flatten();
            homes.map(|home| match home.path.as_str() {
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
