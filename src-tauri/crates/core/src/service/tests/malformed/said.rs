//! Every mistake has words of its own.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::service::{
    ConditionError, Expected, FactIdError, Flaw, Malformed, Place, RecipientError, TemplateError,
    Turn, Unfit,
};

const CATALOGUE: &str = include_str!("../../../../messages/en/profile.ftl");

/// The variants that the message `id` selects on, the usual one among them.
fn variants(id: &str) -> BTreeSet<&'static str> {
    let (_, message) = CATALOGUE.split_once(&format!("\n{id} = ")).expect(id);
    let (message, _) = message.split_once("\n }").expect(id);
    let variant = |line: &'static str| {
        let line = line.strip_prefix("    [").or(line.strip_prefix("   *["))?;
        Some(line.split_once(']')?.0)
    };
    message.lines().filter_map(variant).collect()
}

fn said(flaw: Flaw) -> String {
    let malformed = Malformed {
        file: "own.toml".to_owned(),
        place: Place::File,
        flaw,
    };
    malformed.view(Language::english()).reason
}

/// Which mistake it is.
fn id(flaw: &Flaw) -> String {
    let facts = flaw.facts().into_iter();
    let mut ids = facts.filter_map(|(name, value)| (name == "flaw").then_some(value));
    ids.next().expect("it says which it is")
}

fn flaws() -> Vec<Flaw> {
    let text = || "x".to_owned();
    vec![
        Flaw::Choices,
        Flaw::ConsentElsewhere,
        Flaw::ConsentForAnother,
        Flaw::CredentialsForAnother,
        Flaw::Cycle,
        Flaw::Default {
            unfit: Unfit::Space,
        },
        Flaw::GuideTwice,
        Flaw::Id { id: text() },
        Flaw::IdTaken { id: text() },
        Flaw::Lines {
            expected: 2,
            found: 1,
        },
        Flaw::LockOut,
        Flaw::NeedsAnOptionalTask { id: text() },
        Flaw::NoLetter,
        Flaw::NoNote,
        Flaw::NoSuchChoice {
            input: text(),
            value: text(),
        },
        Flaw::NoSuchInput { id: text() },
        Flaw::NoSuchShared {
            kind: text(),
            id: text(),
        },
        Flaw::NoSuchTask { id: text() },
        Flaw::NoSuchText,
        Flaw::NotAText,
        Flaw::None,
        Flaw::NothingToHandOver,
        Flaw::Notation(
            ConditionError::Expected {
                expected: Expected::End,
                at: 1,
            }
            .into(),
        ),
        Flaw::Notation(ConditionError::TooDeep.into()),
        Flaw::Notation(FactIdError(text()).into()),
        Flaw::Notation(RecipientError.into()),
        Flaw::Notation(TemplateError::StrayBrace.into()),
        Flaw::Notation(TemplateError::UnknownEncoding { encoding: text() }.into()),
        Flaw::Notation(TemplateError::UnknownName { name: text() }.into()),
        Flaw::OtherValues,
        Flaw::OutOfTurn { before: Turn::Make },
        Flaw::SharedUnused,
        Flaw::StageInStep,
        Flaw::TooEarly { name: text() },
        Flaw::Turn,
        Flaw::TooLarge { limit: 1 },
        Flaw::Unlike {
            detail: "told by TOML".to_owned(),
        },
        Flaw::Version {
            found: Some(text()),
            reads: 1,
        },
        Flaw::WayBackUnnamed,
    ]
}

#[test]
fn every_mistake_has_words_of_its_own() {
    let ids = flaws().iter().map(id).collect::<Vec<_>>();
    // Of names that are taken and lists without facts others tell.
    let ids = ids
        .iter()
        .map(String::as_str)
        .chain(["name-taken", "no-facts"]);
    assert_eq!(ids.collect::<BTreeSet<_>>(), variants("profile-flaw"));

    let mut seen = BTreeSet::new();
    for flaw in flaws() {
        let said = said(flaw.clone());
        assert!(!said.contains("missing"), "{flaw:?}: {said}");
        assert!(seen.insert(said.clone()), "{flaw:?}: {said}");
    }
}

#[test]
fn what_another_program_says_is_passed_on() {
    let detail = || "told by another".to_owned();

    assert_eq!(said(Flaw::Unlike { detail: detail() }), detail());
    assert_eq!(said(Flaw::Unreadable { detail: detail() }), detail());
    assert_eq!(
        said(Flaw::Version {
            found: None,
            reads: 1
        }),
        "it is none; this Consentry reads 1"
    );
}

#[test]
fn every_form_that_a_value_can_miss_has_words_of_its_own() {
    let unfit = [
        Unfit::Address,
        Unfit::Alias,
        Unfit::Choice,
        Unfit::Domain,
        Unfit::Domains,
        Unfit::Email,
        Unfit::Flag,
        Unfit::Fragment,
        Unfit::Guid,
        Unfit::Host,
        Unfit::Identifier,
        Unfit::Json,
        Unfit::Line,
        Unfit::Long,
        Unfit::NotAsked,
        Unfit::Scheme,
        Unfit::Space,
        Unfit::UserName,
        Unfit::Wildcard,
    ];

    let ids = unfit.map(Unfit::id);
    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    assert_eq!(ids, variants("input-unfit"));
    assert_eq!(
        said(Flaw::Default { unfit: Unfit::Flag }),
        "the default does not fit: it is neither true nor false"
    );
}
