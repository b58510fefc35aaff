//! Every screen and every failure is in the words of the protocol that its set-up is of.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{moments, whole};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::language::Language;
use crate::protocol::Protocol;
use crate::scene::tests::Example;
use crate::service::{Model, Services};
use crate::view::FailureView;

/// Words of OpenID Connect and its registration that mean nothing where people sign in by SAML or WS-Federation.
const OF_OIDC: [&str; 7] = [
    "redirect uri",
    "app registration",
    "registration’s",
    "client secret",
    "id token",
    "certificates & secrets",
    "token configuration",
];

/// Words of SAML and WS-Federation that mean nothing where people sign in by OpenID Connect.
const OF_FEDERATION: [&str; 7] = [
    "reply url",
    "acs url",
    "entity id",
    "signing certificate",
    "assertion",
    "saml certificates",
    "basic saml configuration",
];

/// Words that mean nothing where people sign in by WS-Federation into a registration.
const OF_NEITHER: [&str; 6] = [
    "id token",
    "reply url",
    "acs url",
    "entity id",
    "saml certificates",
    "basic saml configuration",
];

/// Microsoft's codes that only a token endpoint or a request of OAuth 2.0 comes to, and so no sign-in by SAML.
const OF_OAUTH: [&str; 7] = [
    "AADSTS240002",
    "AADSTS399274",
    "AADSTS700054",
    "AADSTS700213",
    "AADSTS9002326",
    "AADSTS9002327",
    "AADSTS90112",
];

/// Microsoft's codes that only an enterprise application with SAML comes to.
const OF_SAML: [&str; 4] = ["AADSTS50003", "AADSTS76020", "AADSTS76022", "AADSTS76023"];

/// The words that mean nothing in a set-up of `model`.
fn foreign_to(model: &Model) -> &'static [&'static str] {
    match (model.login.protocol(), model.set_up_as()) {
        (Protocol::Oidc, _) => &OF_FEDERATION,
        (_, Protocol::Saml | Protocol::WsFed) => &OF_OIDC,
        (_, Protocol::Oidc) => &OF_NEITHER,
    }
}

fn is_foreign(text: &str, model: &Model) -> bool {
    // A parameter of OAuth 2.0 by its own name (RFC 7521 §4.2).
    let lower = text.to_lowercase().replace("client_assertion", "");
    foreign_to(model).iter().any(|word| lower.contains(word))
}

/// The texts of `value` that are about the chosen model, each with its member: every model is told of where one is
/// chosen, and an id of ours is no text.
fn texts(member: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (member, value) in members {
                if !["choices", "id", "picture", "portal"].contains(&member.as_str()) {
                    texts(member, value, found);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| texts(member, value, found)),
        Value::String(text) => found.push((member.to_owned(), text.clone())),
        Value::Bool(_) | Value::Null | Value::Number(_) => {}
    }
}

#[test]
fn no_screen_speaks_in_the_words_of_another_protocol() {
    let mut found = BTreeSet::new();
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            for (_, facts, failed) in moments(&profile.id, &model.id) {
                let example = Example::failing(&profile.id, &facts, failed);
                let view = serde_json::to_value(whole(&example)).unwrap();
                let mut said = vec![];
                texts("", &view, &mut said);
                let foreign = said.into_iter().filter(|(_, text)| is_foreign(text, model));
                for (member, text) in foreign {
                    found.insert(format!("{} {} {member}: {text}", profile.id, model.id));
                }
            }
        }
    }

    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_failure_speaks_in_the_words_of_another_protocol_than_its_set_up() {
    let mut found = BTreeSet::new();
    for model in one_of_each_protocol() {
        let consentrys = FailureCode::ALL
            .iter()
            .flat_map(|code| in_every_form(*code));
        for failure in consentrys.chain(microsofts(model)) {
            if !reaches(failure.code, model) {
                continue;
            }
            let view = FailureView::of_model(&failure, "Hooli", Some(model), Language::english());
            // What was pasted in the place of what is wanted is called by its own name.
            let is_pasted = failure.code.as_str().starts_with("pasted.");
            let summary = Some(&view.summary).filter(|_| !is_pasted);
            for text in summary.into_iter().chain([&view.advice]) {
                if is_foreign(text, model) {
                    let number = failure.facts.get("aadsts").map_or("", String::as_str);
                    let pair = (model.login.protocol(), model.set_up_as());
                    found.insert(format!("{pair:?} {} {number}: {text}", failure.code));
                }
            }
        }
    }

    assert!(found.is_empty(), "{found:#?}");
}

/// A shipped model for each protocol in which people sign in, and each in which it is set up.
fn one_of_each_protocol() -> Vec<&'static Model> {
    let pair = |model: &Model| (model.login.protocol(), model.set_up_as());
    let mut found: Vec<&Model> = vec![];
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            if !found.iter().any(|other| pair(other) == pair(model)) {
                found.push(model);
            }
        }
    }
    found
}

/// The failure of this code with nothing else known, and with the facts that its sentences select on.
fn in_every_form(code: FailureCode) -> Vec<Failure> {
    const DIFFERENCES: [&str; 13] = [
        "api",
        "case",
        "directory",
        "domain",
        "graph",
        "logout",
        "personal",
        "port",
        "scheme",
        "slash",
        "spelling",
        "template",
        "version-2",
    ];
    let known = [
        ("client_id", "11111111-2222-3333-4444-555555555555"),
        ("expected", "one thing"),
        ("received", "another thing"),
        ("redirect_uri", "https://hooli.example"),
        ("user", "ada@contoso.com"),
    ];
    let different = DIFFERENCES.map(|one| Failure::with(code, &[("difference", one)]));
    let mut all = vec![Failure::new(code), Failure::with(code, &known)];
    all.extend(different);
    all
}

/// What each of Microsoft's codes means that can come of a sign-in by the protocol of `model`.
fn microsofts(model: &Model) -> Vec<Failure> {
    let rows = include_str!("../../failure/aadsts.tsv").lines().skip(1);
    let codes = rows.filter_map(|row| row.split('\t').next());
    let by_oauth = model.login.protocol() == Protocol::Oidc;
    let by_saml = model.set_up_as() != Protocol::Oidc;
    let codes = codes.filter(|code| code.starts_with("AADSTS"));
    let codes = codes.filter(|code| by_oauth || !OF_OAUTH.contains(code));
    let codes = codes.filter(|code| by_saml || !OF_SAML.contains(code));
    codes
        .map(|code| aadsts::failure(None, Some(code), &[]))
        .collect()
}

/// Whether a set-up of `model` can come to a failure of this code.
fn reaches(code: FailureCode, model: &Model) -> bool {
    let (signs_in_by, set_up_as) = (model.login.protocol(), model.set_up_as());
    let area = code.as_str().split('.').next().unwrap_or_default();
    match area {
        "id_token" | "provider" | "scope" => signs_in_by == Protocol::Oidc,
        "token" => set_up_as == Protocol::Oidc || is_about_the_application(code),
        "keyring" => set_up_as == Protocol::Oidc,
        "federation" | "saml" => signs_in_by != Protocol::Oidc,
        "service_metadata" => signs_in_by == Protocol::Saml,
        "ws_fed" => signs_in_by == Protocol::WsFed,
        // A bundle is read by itself, before anybody knows what it is of.
        "bundle" => false,
        _ => true,
    }
}

/// Whether it is found in the Application (client) ID, which is asked for by every protocol.
const fn is_about_the_application(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::TokenClientIdMalformed | FailureCode::TokenClientIdIsTheTenant
    )
}
