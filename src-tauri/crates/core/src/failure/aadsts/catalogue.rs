//! What is known about each of Microsoft's codes and of the protocol's words: name, who must act, what comes next, the
//! failure it is and the values that its text carries, from the table beside this file's parent; cause and fix from the
//! catalogue of the language. The table's numbers are those of Microsoft's published list
//! (learn.microsoft.com/entra/identity-platform/reference-error-codes) and of its troubleshooting articles; `docs/errors.md`
//! says where the others come from.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::values::CarriedValue;
use crate::failure::{Actor, FailureCode, NextAction, PortalPage, Role};
use crate::language::Language;
use crate::step::Step;

const TABLE: &str = include_str!("../aadsts.tsv");

/// In a column that says nothing.
const NOTHING: &str = "-";

/// What is known about one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As Microsoft writes it: `AADSTS50105`, a Microsoft Graph error code, or the protocol's word.
    pub code: &'static str,
    /// Microsoft's symbolic name.
    pub name: &'static str,
    /// Who can do something about it.
    pub actor: Actor,
    /// What to do next.
    pub next: NextAction,
    /// The failure that it is, where it is one with a sentence of its own.
    pub failure: Option<FailureCode>,
    /// What its text carries.
    pub(super) values: Vec<CarriedValue>,
}

impl Entry {
    /// What it means and why it usually happens: whole sentences, about `facts`.
    #[must_use]
    pub fn cause(&self, language: &Language, facts: &[(&str, &str)]) -> String {
        language.say_attribute(self.code, "cause", facts)
    }

    /// What to do: a whole sentence, about `facts`.
    #[must_use]
    pub fn fix(&self, language: &Language, facts: &[(&str, &str)]) -> String {
        language.say_attribute(self.code, "fix", facts)
    }
}

/// What is known about `code`, such as `AADSTS50105`.
#[must_use]
pub fn entry(code: &str) -> Option<&'static Entry> {
    static ENTRIES: LazyLock<HashMap<&'static str, Entry>> =
        LazyLock::new(|| rows().map(|entry| (entry.code, entry)).collect());
    ENTRIES.get(code)
}

/// All rows of the table; a row that is not whole is left out, and a test keeps every row whole.
pub(super) fn rows() -> impl Iterator<Item = Entry> {
    TABLE.lines().skip(1).filter_map(row)
}

fn row(line: &'static str) -> Option<Entry> {
    let columns: Vec<_> = line.split('\t').collect();
    let [code, name, actor, next, failure, values] = columns[..] else {
        return None;
    };
    let actor = actor_of(actor)?;
    let failure = match failure {
        NOTHING => None,
        named => Some(FailureCode::named(named)?),
    };
    let next = match (next, failure) {
        (NOTHING, Some(failure)) => failure.next(),
        (NOTHING, None) => usual_next(actor),
        (named, _) => next_of(named)?,
    };
    let values = match values {
        NOTHING => Vec::new(),
        named => named
            .split("; ")
            .map(CarriedValue::read)
            .collect::<Option<_>>()?,
    };
    Some(Entry {
        code,
        name,
        actor,
        next,
        failure,
        values,
    })
}

fn actor_of(name: &str) -> Option<Actor> {
    Some(match name {
        "consentry" => Actor::Consentry,
        "microsoft" => Actor::Microsoft,
        "network" => Actor::Network,
        "service" => Actor::Service,
        "tenant-admin" => Actor::TenantAdmin,
        "you" => Actor::You,
        _ => return None,
    })
}

/// What comes next where only who must act is known: whoever runs the directory finds the refused sign-in in its logs.
const fn usual_next(actor: Actor) -> NextAction {
    match actor {
        Actor::Consentry | Actor::Network | Actor::You => NextAction::Retry,
        Actor::Microsoft => NextAction::Wait { seconds: None },
        Actor::Service => NextAction::AskService,
        Actor::TenantAdmin => NextAction::OpenPortal {
            page: PortalPage::SignInLogs,
        },
    }
}

fn next_of(name: &str) -> Option<NextAction> {
    let page = |page| NextAction::OpenPortal { page };
    let role = |role| NextAction::AskRole { role };
    Some(match name {
        "api-permissions" => page(PortalPage::ApiPermissions),
        "app-registrations" => page(PortalPage::AppRegistrations),
        "ask-admin" => role(Role::CloudApplicationAdministrator),
        "ask-global-admin" => role(Role::GlobalAdministrator),
        "ask-service" => NextAction::AskService,
        "authentication" => page(PortalPage::Authentication),
        "certificates-and-secrets" => page(PortalPage::CertificatesAndSecrets),
        "consent" => NextAction::GoTo {
            step: Step::Consent,
            field: None,
        },
        "retry" => NextAction::Retry,
        "sign-in-logs" => page(PortalPage::SignInLogs),
        "users-and-groups" => page(PortalPage::UsersAndGroups),
        "wait" => NextAction::Wait { seconds: None },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};

    use super::{CarriedValue, Language, TABLE, entry, rows};

    const TEXT: &str = include_str!("../../../messages/en/aadsts.ftl");

    #[test]
    fn every_row_is_whole_and_every_code_is_there_once() {
        let codes: HashSet<_> = rows().map(|entry| entry.code).collect();

        assert_eq!(rows().count(), TABLE.lines().count() - 1);
        assert_eq!(codes.len(), rows().count());
        assert!(codes.len() >= 272 + 60, "{}", codes.len());
    }

    #[test]
    fn every_row_speaks_in_whole_sentences() {
        let english = Language::english();
        for entry in rows() {
            for part in ["cause", "fix"] {
                let sentence = english.find_attribute(entry.code, part, &[]);
                let sentence = sentence.unwrap_or_else(|| panic!("{} has no {part}", entry.code));
                assert!(
                    sentence.ends_with('.') && sentence.len() > 8,
                    "{}: {sentence:?}",
                    entry.code
                );
                assert!(
                    !sentence.to_lowercase().contains("please"),
                    "{}: {sentence:?}",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn a_sentence_names_only_what_its_text_carries_and_can_do_without() {
        let resource = fluent_syntax::parser::parse(TEXT).unwrap();
        for message in &resource.body {
            let Entry::Message(message) = message else {
                continue;
            };
            let row = entry(message.id.name);
            let row = row.unwrap_or_else(|| panic!("{} has no row", message.id.name));
            let carried: HashSet<_> = row.values.iter().map(CarriedValue::fact).collect();
            for attribute in &message.attributes {
                for element in &attribute.value.elements {
                    let PatternElement::Placeable { expression } = element else {
                        continue;
                    };
                    let selector = match expression {
                        Expression::Inline(InlineExpression::StringLiteral { .. }) => continue,
                        Expression::Inline(_) => panic!("{}: no stand-in", row.code),
                        Expression::Select { selector, .. } => selector,
                    };
                    let InlineExpression::VariableReference { id } = selector else {
                        panic!("{}: a select on something else", row.code);
                    };
                    assert!(carried.contains(id.name), "{} names {}", row.code, id.name);
                }
            }
        }
    }

    #[test]
    fn a_code_is_found_by_its_whole_name_only() {
        assert_eq!(
            entry("AADSTS50105").map(|entry| entry.name),
            Some("EntitlementGrantsNotFound")
        );
        assert_eq!(
            entry("Authorization_RequestDenied").map(|entry| entry.name),
            Some("Graph403")
        );
        assert_eq!(entry("AADSTS5010"), None);
    }
}
