//! Each mistake in a profile is refused, at its place, for its reason.

mod credentials;
mod observations;
mod said;
mod stages;

use super::{SMALL, parsed};
use crate::failure::{Failure, FailureCode};
use crate::language::Language;
use crate::service::ServiceProfile;
use crate::view::MalformedView;

/// What comes of the small profile when `from` is replaced by `to`.
fn refused(from: &str, to: &str) -> MalformedView {
    assert!(SMALL.contains(from), "the small profile holds {from}");
    parsed(&SMALL.replacen(from, to, 1)).expect_err(to)
}

#[test]
fn the_small_profile_itself_loads() {
    let profile = ServiceProfile::parse("small.toml", SMALL);

    assert_eq!(profile.map(|profile| profile.models.len()), Ok(2));
}

#[test]
fn what_leaves_toml_or_the_schema_is_refused_at_its_line() {
    let table = [
        ("name = \"Small\"", "name = "),
        ("name = \"Small\"", "name = 1"),
        ("initials =", "initial ="),
        ("as_of = \"2026-11-21\"", "as_of = \"yesterday\""),
        ("https://small.example/help", "nowhere"),
        ("step = \"consent\"", "step = \"dessert\""),
        ("who = \"You\"", "who = \"You\"\nwhose = \"mine\""),
        ("who = \"You\"", "who = \"You\"\nwhen = \"region =\""),
        ("who = \"You\"", "who = \"You\"\ncovers = [\"kivo 1\"]"),
        ("{ id = \"host\"", "{ colour = \"red\", id = \"host\""),
        ("type = \"host\"", "type = \"colour\""),
        (
            "redirect_uris = [\"https://{input.host}",
            "redirect_uris = [\"https://{host}",
        ),
        (
            "sign_in_audience = \"AzureADMyOrg\"",
            "sign_in_audience = \"Everybody\"",
        ),
        ("owner = \"customer\",", "owner = \"customer\", colour = 1,"),
        (
            "kind = \"secret\", name_default",
            "kind = \"certificate\", name_default",
        ),
        ("protocol = \"oidc\"", "protocol = \"telepathy\""),
        ("ways = [\"loopback\"]", "ways = [\"pigeon\"]"),
        ("client_id = \"11111111", "client_id = \"1"),
    ];
    for (from, to) in table {
        let malformed = refused(from, to);
        let (before, _) = SMALL.split_once(from).expect("the small profile holds it");
        let line = before.matches('\n').count() + to.matches('\n').count() + 1;
        assert!(
            malformed.path.starts_with(&format!("line {line},")),
            "{to}: {malformed:?}"
        );
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one row for each mistake")]
fn what_refers_to_nothing_or_contradicts_itself_is_refused_at_its_element() {
    let table = [
        (
            "schema_version = 1",
            "schema_version = 2",
            "schema_version",
            "it is 2; this Consentry reads 1",
        ),
        (
            "schema_version = 1",
            "",
            "schema_version",
            "it is none; this Consentry reads 1",
        ),
        (
            "id = \"small\"",
            "id = \"Small\"",
            "id",
            "“Small” is not an id",
        ),
        (
            "id = \"theirs\"",
            "id = \"own\"",
            "models",
            "the id own is taken",
        ),
        (
            "id = \"region\"",
            "id = \"host\"",
            "models[own].inputs",
            "the id host is taken",
        ),
        (
            "id = \"region\"",
            "id = \"re-gion\"",
            "models[own].inputs[re-gion].id",
            "“re-gion” is not an id",
        ),
        (
            "id = \"region\"",
            "id = \"model\"",
            "models[own].inputs[model].id",
            "“model” is not an id",
        ),
        (
            "default = \"eu\"",
            "default = \"asia\"",
            "models[own].inputs[region].default",
            "none of the choices",
        ),
        (
            "default = \"eu\"",
            "default_from = \"{client_id}\"",
            "models[own].inputs[region].default_from",
            "{client_id} is not known here yet",
        ),
        (
            "type = \"choice\"",
            "type = \"text\"",
            "models[own].inputs[region].choices",
            "choices belong to",
        ),
        (
            "type = \"host\"",
            "type = \"choice\"",
            "models[own].inputs[host].choices",
            "choices belong to",
        ),
        (
            "[\"https://{input.host}/Answer/\"]",
            "[]",
            "models[own].registration.redirect_uris",
            "at least one",
        ),
        (
            "ways = [\"loopback\"]",
            "ways = []",
            "models[own].login.ways",
            "at least one",
        ),
        (
            "claims = [\"email\"]",
            "claims = []",
            "models[own].claims[0].claims",
            "at least one",
        ),
        (
            "redirect_uri = \"https://{input.host}/Answer/\"",
            "redirect_uri = \"https://{input.hots}/Answer/\"",
            "models[own].login.redirect_uri",
            "there is no input hots",
        ),
        (
            "redirect_uri = \"https://{input.host}/Answer/\"",
            "redirect_uri = \"https://x/{consented_at}\"",
            "models[own].login.redirect_uri",
            "{consented_at} is not known here yet",
        ),
        (
            "template = \"{input.host}\"",
            "template = \"{input.x}\"",
            "models[own].guides[0].values[0]",
            "there is no input x",
        ),
        (
            "template = \"{client_id}\"",
            "template = \"{input.x}\"",
            "models[own].delivery.items[0]",
            "there is no input x",
        ),
        (
            "body = \"{consent_url}\"",
            "body = \"{input.x}\"",
            "models[own].consent.letter.body",
            "no input x",
        ),
        (
            "kind = \"own_app\", scopes = [\"openid\"], skippable = true",
            "kind = \"vendor_url\", template = \"{authority}/\", lands_on = \"x\"",
            "models[own].consent.request",
            "goes with",
        ),
        (
            "{authority}/{tenant}/adminconsent",
            "https://evil.example/{tenant}/adminconsent",
            "models[theirs].consent.request.template",
            "begins with {authority}/",
        ),
        (
            "{authority}/{tenant}/adminconsent",
            "{authority}.evil.example/adminconsent",
            "models[theirs].consent.request.template",
            "begins with {authority}/",
        ),
        (
            ", note = { to = \"Them\", subject = \"Done\", body = \"{consented_at}\" }",
            "",
            "models[theirs].delivery",
            "notify needs a note",
        ),
        (
            "who = \"You\"",
            "who = \"You\"\nwhen = \"region == 'eu'\"",
            "tasks[first].when",
            "there is no input region",
        ),
        (
            "region == 'eu'",
            "region in ['eu', 'asia']",
            "models[own].tasks[second].when",
            "region cannot be “asia”",
        ),
        (
            "region == 'eu'",
            "model == 'other'",
            "models[own].tasks[second].when",
            "model cannot be “other”",
        ),
        (
            "depends_on = [\"first\"]",
            "depends_on = [\"zeroth\"]",
            "models[own].tasks[second]",
            "no task zeroth",
        ),
        (
            "id = \"second\"",
            "id = \"first\"",
            "models[own].tasks[first]",
            "the id first is taken",
        ),
        (
            "depends_on = [\"first\"]",
            "depends_on = [\"second\"]",
            "models[own].tasks[second]",
            "depends on itself",
        ),
        (
            "who = \"You\"",
            "who = \"You\"\noptional = true",
            "models[own].tasks[second]",
            "depends on the optional task first",
        ),
        (
            "[[models.guides]]",
            "[[models.guides]]\nstep = \"consent\"\ntitle = \"\"\npicture = \"none\"\npath = []\nsteps = []\n[[models.guides]]",
            "models[own].guides[1]",
            "has a guide already",
        ),
    ];
    for (from, to, path, reason) in table {
        let malformed = refused(from, to);
        assert_eq!(malformed.path, path, "{to}: {malformed:?}");
        assert!(malformed.reason.contains(reason), "{to}: {malformed:?}");
    }
}

#[test]
fn a_profile_without_models_is_refused() {
    let (head, _) = SMALL.split_once("[[models]]").expect("it has models");

    let malformed = parsed(&format!("models = []\n{head}")).expect_err("refused");

    assert_eq!(malformed.path, "models");
}

#[test]
fn a_ring_of_tasks_is_refused_however_long() {
    let ring = "id = \"a\"\ndepends_on = [\"b\"]\nSAME\n[[tasks]]\nid = \"b\"\ndepends_on = [\"first\"]\nSAME\n[[tasks]]\nid = \"first\"\ndepends_on = [\"a\"]";
    let same = "step = \"consent\"\nside = \"entra\"\ntitle = \"\"\ntext = \"\"\nwho = \"\"";

    let malformed = refused("id = \"first\"", &ring.replace("SAME", same));

    assert!(
        malformed.reason.starts_with("it depends on itself"),
        "{malformed:?}"
    );
}

#[test]
fn as_a_failure_it_names_file_place_and_reason() {
    let text = SMALL.replacen("id = \"small\"", "id = \"\"", 1);
    let malformed = ServiceProfile::parse("small.toml", &text).expect_err("refused");

    let failure = Failure::from(malformed);

    assert_eq!(failure.code, FailureCode::ServiceMalformed);
    let summary = failure.summary(Language::english());
    let advice = failure.advice(Language::english());
    assert!(
        summary.ends_with(" small.toml has a mistake in it, at id."),
        "{summary}"
    );
    assert!(
        advice.starts_with("What is wrong: “” is not an id: "),
        "{advice}"
    );
}
