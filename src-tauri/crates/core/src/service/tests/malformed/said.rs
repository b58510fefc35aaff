//! Every mistake has words of its own.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::service::{
    ConditionError, Expected, FactIdError, Malformed, Place, ProfileFlaw, RecipientError,
    TemplateError, Turn, Unfit,
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

fn said(flaw: ProfileFlaw) -> String {
    let malformed = Malformed {
        file: "own.toml".to_owned(),
        place: Place::File,
        flaw,
    };
    malformed.view(Language::english()).reason
}

/// Which mistake it is.
fn id(flaw: &ProfileFlaw) -> String {
    let facts = flaw.facts().into_iter();
    let mut ids = facts.filter_map(|(name, value)| (name == "flaw").then_some(value));
    ids.next().expect("it says which it is")
}

fn flaws() -> Vec<ProfileFlaw> {
    let text = || "x".to_owned();
    vec![
        ProfileFlaw::Choices,
        ProfileFlaw::ConsentElsewhere,
        ProfileFlaw::ConsentForAnother,
        ProfileFlaw::CredentialsForAnother,
        ProfileFlaw::Cycle,
        ProfileFlaw::Default {
            unfit: Unfit::Space,
        },
        ProfileFlaw::GuideTwice,
        ProfileFlaw::Id { id: text() },
        ProfileFlaw::IdTaken { id: text() },
        ProfileFlaw::Lines {
            expected: 2,
            found: 1,
        },
        ProfileFlaw::LockOut,
        ProfileFlaw::NeedsAnOptionalTask { id: text() },
        ProfileFlaw::NoLetter,
        ProfileFlaw::NoNote,
        ProfileFlaw::NoSuchChoice {
            input: text(),
            value: text(),
        },
        ProfileFlaw::NoSuchInput { id: text() },
        ProfileFlaw::NoSuchShared {
            kind: text(),
            id: text(),
        },
        ProfileFlaw::NoSuchTask { id: text() },
        ProfileFlaw::NoSuchText,
        ProfileFlaw::NotAText,
        ProfileFlaw::None,
        ProfileFlaw::NothingToHandOver,
        ProfileFlaw::Notation(
            ConditionError::Expected {
                expected: Expected::End,
                at: 1,
            }
            .into(),
        ),
        ProfileFlaw::Notation(ConditionError::TooDeep.into()),
        ProfileFlaw::Notation(FactIdError(text()).into()),
        ProfileFlaw::Notation(RecipientError.into()),
        ProfileFlaw::Notation(TemplateError::StrayBrace.into()),
        ProfileFlaw::Notation(TemplateError::UnknownEncoding { encoding: text() }.into()),
        ProfileFlaw::Notation(TemplateError::UnknownName { name: text() }.into()),
        ProfileFlaw::OtherValues,
        ProfileFlaw::OutOfTurn { before: Turn::Make },
        ProfileFlaw::SharedUnused,
        ProfileFlaw::StageInStep,
        ProfileFlaw::TooEarly { name: text() },
        ProfileFlaw::Turn,
        ProfileFlaw::TooLarge { limit: 1 },
        ProfileFlaw::Unlike {
            detail: "told by TOML".to_owned(),
        },
        ProfileFlaw::Version {
            found: Some(text()),
            reads: 1,
        },
        ProfileFlaw::WayBackUnnamed,
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

    assert_eq!(said(ProfileFlaw::Unlike { detail: detail() }), detail());
    assert_eq!(said(ProfileFlaw::Unreadable { detail: detail() }), detail());
    assert_eq!(
        said(ProfileFlaw::Version {
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
        said(ProfileFlaw::Default { unfit: Unfit::Flag }),
        "the default does not fit: it is neither true nor false"
    );
}
