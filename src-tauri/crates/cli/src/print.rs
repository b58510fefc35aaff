//! What a person or a program reads: answers on standard output, everything else on standard error.

use std::io::{self, Write};

use consentry_core::failure::{Failure, Field, NextAction, PortalPage, Role};
use consentry_core::view::step_name;
use serde::Serialize;

/// Writes a line of the answer to standard output.
pub(crate) fn line(text: &str) {
    to(&mut io::stdout().lock(), text);
}

/// Writes the answer to standard output, as one JSON document.
pub(crate) fn json(answer: &impl Serialize) {
    match serde_json::to_string_pretty(answer) {
        Ok(text) => line(&text),
        Err(error) => note(&format!("error: {error}")),
    }
}

/// Writes one line of JSON to standard output, for whoever reads line by line.
pub(crate) fn json_line(answer: &impl Serialize) {
    match serde_json::to_string(answer) {
        Ok(text) => line(&text),
        Err(error) => note(&format!("error: {error}")),
    }
}

/// Writes a line for the person at the terminal to standard error.
pub(crate) fn note(text: &str) {
    to(&mut io::stderr().lock(), text);
}

/// Writes a question to standard error, without ending the line.
pub(crate) fn question(text: &str) {
    let mut terminal = io::stderr().lock();
    let _ = write!(terminal, "{} ", harmless(text));
    let _ = terminal.flush();
}

/// Writes a failure to standard error: code and summary, what to do about it, and the next action.
pub(crate) fn failure(failure: &Failure) {
    note(&format!("error[{}]: {}", failure.code, failure.summary));
    note(&format!("  {}", failure.advice));
    note(&format!("next: {}", next(failure.next)));
}

/// A next action in words.
pub(crate) fn next(action: NextAction) -> String {
    match action {
        NextAction::AskRole { role } => format!("ask a {} of the directory", role_name(role)),
        NextAction::GoTo { step, field: None } => format!("see to the step {}", step_name(step)),
        NextAction::GoTo {
            step,
            field: Some(field),
        } => format!("see to the step {}: {}", step_name(step), field_name(field)),
        NextAction::OpenPortal { page } => {
            format!("open {} in the Entra admin center", page_name(page))
        }
        NextAction::PasteError => "paste what the browser shows".to_owned(),
        NextAction::Retry => "try again".to_owned(),
        NextAction::Wait { seconds: None } => "wait a little, then try again".to_owned(),
        NextAction::Wait {
            seconds: Some(seconds),
        } => format!("wait {seconds} seconds, then try again"),
    }
}

const fn role_name(role: Role) -> &'static str {
    match role {
        Role::CloudApplicationAdministrator => "Cloud Application Administrator",
        Role::GlobalAdministrator => "Global Administrator",
        Role::GuestInviter => "Guest Inviter",
    }
}

const fn field_name(field: Field) -> &'static str {
    match field {
        Field::ClientId => "Application (client) ID, --client-id",
        Field::ClientSecret => "Client secret (Value), --secret-stdin",
        Field::Expires => "the day on which the client secret ends, --expires-on",
        Field::Landing => "the address one lands on after consent, --landing",
        Field::Tenant => "domain or Directory (tenant) ID, --tenant",
    }
}

const fn page_name(page: PortalPage) -> &'static str {
    match page {
        PortalPage::AppRegistrations => "App registrations",
        PortalPage::ApiPermissions => "the registration's API permissions",
        PortalPage::Authentication => "the registration's Authentication",
        PortalPage::CertificatesAndSecrets => "the registration's Certificates & secrets",
        PortalPage::RegistrationOverview => "the registration's Overview",
        PortalPage::SignInLogs => "Sign-in logs",
        PortalPage::TenantOverview => "the directory's Overview",
        PortalPage::TokenConfiguration => "the registration's Token configuration",
        PortalPage::UsersAndGroups => "the enterprise application's Users and groups",
    }
}

/// A reader that went away is no failure of ours.
fn to(stream: &mut impl Write, text: &str) {
    let _ = writeln!(stream, "{}", harmless(text));
    let _ = stream.flush();
}

/// Text of others may hold control characters, which a terminal would obey.
fn harmless(text: &str) -> String {
    let shown = |character: char| {
        if character.is_control() && !matches!(character, '\n' | '\t') {
            char::REPLACEMENT_CHARACTER
        } else {
            character
        }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_terminal_is_never_handed_control_characters() {
        assert_eq!(
            harmless("a\x1b[2Jb\r\u{9b}c\n\td"),
            "a\u{fffd}[2Jb\u{fffd}\u{fffd}c\n\td"
        );
    }
}
