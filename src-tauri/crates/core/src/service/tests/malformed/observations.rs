//! Conditions and observations refer to what there is.

use super::{SMALL, parsed};
use crate::service::ServiceProfile;
use crate::view::MalformedView;

#[test]
fn a_condition_refers_to_what_was_asked_before_and_to_values_that_are_offered() {
    let table = [
        (
            "type = \"host\", required = true",
            "type = \"host\", required = true, when = \"region == 'eu'\"",
            "models[own].inputs[host].when",
            "there is no input region",
        ),
        (
            "type = \"choice\", default",
            "type = \"choice\", when = \"region == 'eu'\", default",
            "models[own].inputs[region].when",
            "there is no input region",
        ),
        (
            "type = \"choice\", default",
            "type = \"choice\", when = \"model == 'other'\", default",
            "models[own].inputs[region].when",
            "model cannot be “other”",
        ),
        (
            "field = \"Client secret\"",
            "field = \"Client secret\", when = \"regoin == 'eu'\"",
            "models[own].delivery.items[1].when",
            "there is no input regoin",
        ),
        (
            "field = \"Client secret\"",
            "field = \"Client secret\", when = \"region == 'asia'\"",
            "models[own].delivery.items[1].when",
            "region cannot be “asia”",
        ),
        (
            "owner = \"customer\",",
            "owner = \"customer\", multi_tenant_when = \"common == 'true'\",",
            "models[own].registration.multi_tenant_when",
            "there is no input common",
        ),
        (
            "template = \"{input.host}\"",
            "template = \"{input.region.host}\"",
            "models[own].guides[0].values[0]",
            "there is no input region.host",
        ),
        (
            "{ value = \"eu\", label = \"EU\" }, { value = \"us\", label = \"US\" }] },\n]",
            "{ value = \"eu\", label = \"EU\", values = { host = \"eu.example\" } }, { value = \"us\", label = \"US\" }] },\n]\nguides = [{ step = \"export\", title = \"\", picture = \"none\", path = [], steps = [], values = [{ label = \"\", template = \"{input.region.host}\" }] }]",
            "models[own].guides[0].values[0]",
            "there is no input region.host",
        ),
    ];
    for (from, to, path, reason) in table {
        // The small profile has a guide already, and a key stands once in a table.
        let small = if to.contains("guides =") {
            let (before, guide) = SMALL.split_once("[[models.guides]]").expect("it has one");
            let (_, after) = guide.split_once("[[models]]").expect("it has two");
            format!("{before}[[models]]{after}")
        } else {
            SMALL.to_owned()
        };
        assert!(small.contains(from), "the small profile holds {from}");
        let malformed = parsed(&small.replacen(from, to, 1));
        let malformed = malformed.expect_err(to);
        assert_eq!(malformed.path, path, "{to}: {malformed:?}");
        assert!(malformed.reason.contains(reason), "{to}: {malformed:?}");
    }
}

#[test]
fn what_every_choice_decides_is_known() {
    let text = SMALL
        .replacen(
            "label = \"EU\" }",
            "label = \"EU\", values = { host = \"eu.example\" } }",
            1,
        )
        .replacen(
            "label = \"US\" }",
            "label = \"US\", values = { host = \"us.example\" } }",
            1,
        )
        .replacen(
            "template = \"{input.host}\"",
            "template = \"{input.region.host}\"",
            1,
        );

    let profile = parsed(&text);

    assert_eq!(profile.map(|profile| profile.models.len()), Ok(2));
}

/// What comes of the small profile when its first model has these observations, each told by what it looks at.
fn with_observations(observations: &[&str]) -> Result<ServiceProfile, MalformedView> {
    let observations = observations
        .iter()
        .map(|look| format!("[[models.observations]]\nstep = \"consent\"\ntitle = \"\"\n{look}\n"));
    let observations = observations.collect::<String>();
    let text = SMALL.replacen(
        "[[models.tasks]]",
        &format!("{observations}[[models.tasks]]"),
        1,
    );
    parsed(&text)
}

#[test]
fn a_check_looks_only_at_what_there_is() {
    let fits = [
        "id = \"a\"\nobserve = { kind = \"https_answers\", url = \"https://{input.host}/\" }",
        "id = \"b\"\nobserve = { kind = \"unique_domains\", input = \"host\" }\nwhen = \"region == 'eu'\"",
        "id = \"c\"\nobserve = { kind = \"token_paths\", paths = [\"groups\"] }",
    ];
    assert!(with_observations(&fits).is_ok());

    let table = [
        (
            "id = \"a\"\nobserve = { kind = \"https_answers\", url = \"https://{input.hots}/\" }",
            "models[own].observations[a]",
            "there is no input hots",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"discovery\", url = \"https://{input.hots}/\" }",
            "models[own].observations[a]",
            "there is no input hots",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"same_tenant\", domain = \"{input.region.domain}\" }",
            "models[own].observations[a]",
            "there is no input region.domain",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"dns_txt\", name = \"_x.{input.x}\" }",
            "models[own].observations[a]",
            "there is no input x",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"unique_domains\", input = \"domains\" }",
            "models[own].observations[a]",
            "there is no input domains",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"usual_shape\", input = \"callback\" }",
            "models[own].observations[a]",
            "there is no input callback",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"token_paths\", paths = [] }",
            "models[own].observations[a].observe.paths",
            "at least one",
        ),
        (
            "id = \"a\"\nobserve = { kind = \"token_paths\", paths = [\"x\"] }\nwhen = \"x == 'y'\"",
            "models[own].observations[a].when",
            "there is no input x",
        ),
        (
            "id = \"A\"\nobserve = { kind = \"token_paths\", paths = [\"x\"] }",
            "models[own].observations[A].id",
            "“A” is not an id",
        ),
    ];
    for (check, path, reason) in table {
        let malformed = with_observations(&[check]).expect_err(check);
        assert_eq!(malformed.path, path, "{check}: {malformed:?}");
        assert!(malformed.reason.contains(reason), "{check}: {malformed:?}");
    }

    let twice = with_observations(&[fits[0], fits[0]]).expect_err("the id is taken");
    assert_eq!(twice.path, "models[own].observations");
    assert!(twice.reason.contains("the id a is taken"), "{twice:?}");
}
