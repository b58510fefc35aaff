//! Somebody at a real terminal who does not know the words, and asks back.

use consentry_tests::cli::Cli;

use crate::at_a_terminal::{rehearse, since};
use crate::person::{is, is_about_a_task};
use crate::walk::{KANDJI_SAML, KIVO_CUSTOMER};

#[tokio::test]
async fn a_question_mark_explains_the_words_of_the_step_and_asks_again() {
    let cli = Cli::new();
    let (mut terminal, _) = rehearse(&cli, KANDJI_SAML).await;
    let question = terminal.question().unwrap();
    assert!(is(&question, "ask-tenant"), "{question}");
    let before = terminal.transcript();
    assert!(before.contains("At any question, ? explains"), "{before}");

    terminal.answer("?");

    assert_eq!(terminal.question().unwrap(), question);
    let told = since(&before, &terminal.transcript()).to_owned();
    assert!(
        told.contains("  Directory (tenant) ID: By this number "),
        "{told}"
    );
    let words = told.matches(": ").count();

    let before = terminal.transcript();
    terminal.answer("?");
    terminal.question().unwrap();
    let again = since(&before, &terminal.transcript()).matches(": ").count();
    assert_eq!(again, words, "an explanation asks for none of its own");
}

#[tokio::test]
async fn a_question_mark_at_a_task_lists_the_tasks_and_explains_the_words() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KIVO_CUSTOMER).await;
    person.answer_until(&mut terminal, is_about_a_task).await;
    let before = terminal.transcript();

    terminal.answer("?");
    terminal.question().unwrap();

    let told = since(&before, &terminal.transcript()).to_owned();
    assert!(told.contains("  1. "), "{told}");
    assert!(told.contains("\n  App registration: Where "), "{told}");
}
