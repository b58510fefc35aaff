//! The texts of a profile in another language.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use super::SMALL;
use crate::language::Language;
use crate::service::files::{Files, Written};
use crate::service::place::key;
use crate::service::shipped::SHIPPED;
use crate::service::{Malformed, Place, ProfileFlaw, ServiceProfile, Services};

/// The small profile's texts in a language made for this.
const KLINGON: &str = include_str!("small.tlh.toml");

/// The small profile with these texts.
fn with_texts(texts: &str) -> Result<ServiceProfile, Malformed> {
    let written = |file: &str, text: &str| Written {
        file: file.to_owned(),
        text: text.to_owned(),
    };
    let english = ServiceProfile::parse("small.toml", SMALL).expect("it loads");
    english.translated(
        &written("small.toml", SMALL),
        Some(&written("tlh.toml", texts)),
        Language::english(),
    )
}

#[test]
fn texts_take_the_place_of_the_english_ones_by_their_ids() {
    let profile = with_texts(KLINGON).expect("they fit");

    let [own, theirs] = profile.models.as_slice() else {
        panic!("two models");
    };
    assert_eq!(profile.tagline, "cha' Qapbogh mIw");
    assert_eq!(own.pros, Vec::<String>::new());
    assert_eq!(own.you_need, "DIbmey");
    let region = own.inputs.get("region").expect("it is there");
    assert_eq!(region.label, "yoS");
    assert_eq!(region.choices[1].label, "US chaH");
    assert_eq!(own.tasks[0].title, "cha'DIch");
    assert_eq!(own.guides[0].title, "pa'");
    assert_eq!(own.guides[0].values[0].label, "jan");
    assert_eq!(own.claims[0].need, "QIn Degh");
    assert_eq!(own.claims[0].id(), "Email address");
    let letter = own.consent.letter.as_ref().expect("it has one");
    assert_eq!(letter.subject.names().count(), 0);
    assert_ne!(letter, theirs.consent.letter.as_ref().expect("it has one"));
}

#[test]
fn what_has_no_text_in_a_language_stays_english_and_no_structure_changes() {
    let english = ServiceProfile::parse("small.toml", SMALL).expect("it loads");

    let profile = with_texts(KLINGON).expect("they fit");

    assert_eq!(profile.name, "Small");
    assert_eq!(profile.models[1].title, "Theirs");
    assert_eq!(
        profile.models[0].inputs.get("host"),
        english.models[0].inputs.get("host")
    );
    assert_eq!(
        profile.models[0].registration,
        english.models[0].registration
    );
    let mut untouched = with_texts("").expect("they fit");
    for need in untouched
        .models
        .iter_mut()
        .flat_map(|model| &mut model.claims)
    {
        need.id = None;
    }
    assert_eq!(untouched, english);
}

#[test]
fn what_is_no_text_of_the_profile_is_refused_at_its_place() {
    let table = [
        ("colour = 'red'", "colour", ProfileFlaw::NoSuchText),
        (
            "[models.third]\ntitle = 'x'",
            "models[third]",
            ProfileFlaw::NoSuchText,
        ),
        (
            "[models.own]\ntitel = 'x'",
            "models[own].titel",
            ProfileFlaw::NoSuchText,
        ),
        (
            "[models.own.inputs.hots]\nlabel = 'x'",
            "models[own].inputs[hots]",
            ProfileFlaw::NoSuchText,
        ),
        ("id = 'big'", "id", ProfileFlaw::NotAText),
        ("name = 'Big'", "name", ProfileFlaw::NotAText),
        (
            "schema_version = 2",
            "schema_version",
            ProfileFlaw::NotAText,
        ),
        (
            "[models.own.inputs.region]\ndefault = 'us'",
            "models[own].inputs[region].default",
            ProfileFlaw::NotAText,
        ),
        (
            "[models.own.registration]\nredirect_uris = ['https://evil.example']",
            "models[own].registration.redirect_uris",
            ProfileFlaw::NotAText,
        ),
        (
            "[models.own.guides.consent.values.Host]\ntemplate = 'evil.example'",
            "models[own].guides[consent].values[Host].template",
            ProfileFlaw::NotAText,
        ),
        (
            "[models.own.consent.permissions]\nopenid = 'x'",
            "models[own].consent.permissions[openid]",
            ProfileFlaw::NoSuchText,
        ),
        (
            "[models.own]\ntitle = 1",
            "models[own].title",
            ProfileFlaw::NotAText,
        ),
        (
            "[models.own]\ntitle = ['x']",
            "models[own].title",
            ProfileFlaw::NotAText,
        ),
        (
            "[models.own]\npros = ['x']",
            "models[own].pros",
            ProfileFlaw::Lines {
                expected: 0,
                found: 1,
            },
        ),
        (
            "[models.own.consent.letter]\nbody = 'x'",
            "models[own].consent.letter.body",
            ProfileFlaw::OtherValues,
        ),
        (
            "[models.own.consent.letter]\nsubject = '{client_id}'",
            "models[own].consent.letter.subject",
            ProfileFlaw::OtherValues,
        ),
    ];
    for (texts, place, flaw) in table {
        let malformed = with_texts(texts).expect_err(texts);
        let expected = Malformed {
            file: "tlh.toml".to_owned(),
            place: Place::Element(place.to_owned()),
            flaw,
        };
        assert_eq!(malformed, expected, "{texts}");
    }
    let malformed = with_texts("tagline = ").expect_err("it is no TOML");
    assert_eq!(
        (malformed.file.as_str(), malformed.place),
        (
            "tlh.toml",
            Place::Line {
                line: 1,
                column: 11
            }
        )
    );
}

#[test]
fn what_is_shared_has_its_texts_where_it_is_declared() {
    let text = SMALL
        .replacen(
            "[[models]]",
            "[shared.claims.mail]\nneed = 'Email'\nclaims = ['email']\nrequired = true\n[[models]]",
            1,
        )
        .replacen(
            "claims = [{ need = \"Email address\", claims = [\"email\"], required = true }]",
            "claims = [{ use = 'mail' }]",
            1,
        );
    let files = Files::new(
        Written {
            file: "small.toml".to_owned(),
            text,
        },
        vec![(
            "qps-ploc".to_owned(),
            Written {
                file: "tlh.toml".to_owned(),
                text: "[shared.claims.mail]\nneed = 'QIn'\n".to_owned(),
            },
        )],
    );
    let english = files.english().expect("it loads");

    let (profile, malformed) = files.in_language(english, Language::pseudo());

    assert_eq!(malformed, None, "they fit");

    let need = &profile.models[0].claims[0].need;
    assert_eq!(need, &Language::pseudo().text("QIn"));
}

#[test]
fn the_pseudo_language_shows_every_text_of_every_shipped_profile_in_another_way_and_no_value() {
    let nowhere = std::path::Path::new("");
    let shown = Services::load(Language::pseudo(), nowhere);

    assert_eq!(shown.malformed(), []);
    for (profile, english) in shown.profiles().zip(Services::shipped().profiles()) {
        assert_ne!(profile.tagline, english.tagline);
        assert_eq!(profile.id, english.id);
        let words_stand_for_it = english.named_by.is_some();
        assert_eq!(profile.name != english.name, words_stand_for_it);
        assert_eq!(profile.homes(), english.homes());
        for (model, english) in profile.models.iter().zip(&english.models) {
            assert_ne!(model.title, english.title);
            assert_eq!(model.registration, english.registration);
            assert_eq!(model.login, english.login);
            for (input, english) in model.inputs.iter().zip(english.inputs.iter()) {
                assert_ne!(input.label, english.label);
                assert_eq!((&input.id, &input.when), (&english.id, &english.when));
            }
            for (task, english) in model.tasks.iter().zip(&english.tasks) {
                assert_ne!(
                    (&task.title, &task.text, &task.who),
                    (&english.title, &english.text, &english.who)
                );
                assert_eq!(
                    (&task.id, &task.depends_on),
                    (&english.id, &english.depends_on)
                );
                let templates = |task: &crate::service::Task| {
                    task.values
                        .iter()
                        .map(|value| value.template.clone())
                        .collect::<Vec<_>>()
                };
                assert_eq!(templates(task), templates(english));
            }
        }
    }
}

#[test]
fn every_element_of_a_shipped_profile_can_be_named_by_a_language() {
    fn look(path: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let at = format!("{path}.{}", name.get_ref());
            match value.get_ref() {
                DeValue::Table(inside) => look(&at, inside),
                DeValue::Array(elements) => {
                    let mut keys = BTreeSet::new();
                    for element in elements.iter().filter_map(|one| one.get_ref().as_table()) {
                        let key = key(name.get_ref(), element).expect(&at);
                        assert!(keys.insert(key), "{at}: {key}");
                        look(&at, element);
                    }
                }
                _ => {}
            }
        }
    }
    for folder in SHIPPED {
        let profile = DeTable::parse(folder.profile).expect("TOML");
        look(folder.id, profile.get_ref());
    }
}
