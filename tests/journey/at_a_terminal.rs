//! Somebody at a real terminal: what they say of a task, what comes after the set-up, and how they stop.

use chrono::TimeDelta;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::service::Services;
use consentry_practice::{Options, PracticeTenant, Seed, SeedApplication, SeedSecret};
use consentry_tests::cli::Cli;
use consentry_tests::terminal::{END, INTERRUPT, Terminal};

use crate::person::{Person, WAY_BACK, asks_for_words, is, is_about_a_task, say};
use crate::walk::{Case, KANDJI_SAML, KIVO_CUSTOMER, KIVO_VENDOR, KLOUDMATE};

/// A rehearsal of `case` in a terminal, and who sits there.
pub(crate) async fn rehearse(cli: &Cli, case: Case) -> (Terminal, Person) {
    let arguments = ["setup", "--practice", "--service", case.service];
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    (
        Terminal::start(cli, arguments),
        Person::new(case, practice.ready()),
    )
}

/// What was shown since `before`.
pub(crate) fn since<'t>(before: &str, now: &'t str) -> &'t str {
    now.strip_prefix(before).unwrap()
}

#[tokio::test]
async fn a_task_is_listed_told_by_its_number_left_open_and_told_again_at_the_end() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KIVO_CUSTOMER).await;
    person.answer_until(&mut terminal, is_about_a_task).await;

    let before = terminal.transcript();
    terminal.answer("?");
    terminal.question().unwrap();
    let listed = since(&before, &terminal.transcript()).to_owned();
    assert!(listed.contains("  1. "), "{listed}");
    assert!(listed.contains(": open\n"), "{listed}");
    assert!(
        listed.contains("Register an app for Kivo: comes after "),
        "{listed}"
    );

    let number = |title: &str| {
        let rows = listed.lines().map(str::trim);
        let row = rows.clone().find(|row| row.contains(title)).unwrap();
        row.split('.').next().unwrap().to_owned()
    };
    let second = number("permission");
    let before = terminal.transcript();
    terminal.answer(&second);
    terminal.question().unwrap();
    let told = since(&before, &terminal.transcript()).to_owned();
    assert!(told.contains(&format!("[{second}/")), "{told}");

    terminal.answer("l");
    person.answer_all(&mut terminal).await;
    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
}

#[tokio::test]
async fn an_error_of_many_lines_is_pasted_whole() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KLOUDMATE).await;
    let awaited = |question: &str| is(question, "ask-pasted-caught");
    person.answer_until(&mut terminal, awaited).await;

    terminal.paste(
        "Sorry, but we’re having trouble signing you in.\r\r\
         AADSTS50105: Your administrator has configured the application to block users.\r\
         Trace ID: 6a1de8f0-7f93-4b11-9a67-2f6b7f1c3300\r\
         Correlation ID: 0b7c1f52-6d1e-4f0e-8a59-0d2c6c7e91ef\r",
    );

    let again = terminal.question().unwrap();
    assert_eq!(again, say("ask-again").trim_end());
    terminal.answer("q");
    let (_, transcript) = terminal.end();
    let refused = "error[login.user_not_assigned]";
    assert_eq!(transcript.matches(refused).count(), 1, "{transcript}");
    assert_eq!(transcript.matches(&again).count(), 1, "{transcript}");
    let correlation = "0b7c1f52-6d1e-4f0e-8a59-0d2c6c7e91ef";
    assert!(transcript.contains(correlation), "{transcript}");
    assert!(!transcript.contains("is neither a"), "{transcript}");
}

#[tokio::test]
async fn no_line_of_a_paste_answers_the_question_after_it() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KLOUDMATE).await;
    let about_the_directory = |question: &str| is(question, "ask-tenant");
    person
        .answer_until(&mut terminal, about_the_directory)
        .await;

    terminal.paste("contoso.com\r\r\r\r");

    let next = terminal.question().unwrap();
    terminal.press(END);
    let (_, transcript) = terminal.end();
    assert!(transcript.contains("contoso.com↵↵↵↵"), "{transcript}");
    assert_eq!(transcript.matches(&next).count(), 1, "{transcript}");
}

#[tokio::test]
async fn nothing_is_enforced_at_a_terminal_before_somebody_has_a_way_back() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KANDJI_SAML).await;
    let stage = |question: &str| is(question, "ask-stage");
    person.answer_until(&mut terminal, stage).await;
    let note = "Standard Authentication, which is Kandji’s own sign-in";
    let before = terminal.transcript();
    assert!(!before.contains(note), "the note belongs to the stage");

    terminal.answer("2");
    person.answer_until(&mut terminal, stage).await;
    let locked = since(&before, &terminal.transcript()).to_owned();
    assert!(
        locked.contains("Locked until nobody can be locked out"),
        "{locked}"
    );
    assert!(locked.contains("Sign in to Kandji’s web app"), "{locked}");
    assert!(
        locked.contains(&format!("Good to know: {note}")),
        "{locked}"
    );
    assert!(!locked.contains("] Disable Standard"), "{locked}");

    terminal.answer("1");
    person.answer_until(&mut terminal, asks_for_words).await;
    terminal.answer("");
    person.answer_until(&mut terminal, stage).await;
    let before = terminal.transcript();
    terminal.answer("2");
    person.answer_until(&mut terminal, stage).await;
    let unsaid = since(&before, &terminal.transcript()).to_owned();
    assert!(unsaid.contains("    Name the way back in\n"), "{unsaid}");
    assert!(!unsaid.contains("] Disable Standard"), "{unsaid}");

    terminal.answer("1");
    person.answer_until(&mut terminal, asks_for_words).await;
    terminal.answer(WAY_BACK);
    person.answer_until(&mut terminal, stage).await;
    terminal.answer("2");
    person.answer_until(&mut terminal, stage).await;
    let enforced = terminal.transcript();
    assert!(enforced.contains("] Disable Standard"), "{enforced}");
    let way_back = format!("The way back: {WAY_BACK}");
    assert!(enforced.contains(&way_back), "{enforced}");
    assert!(enforced.contains("2. Enforce: done"), "{enforced}");
    terminal.answer("");
    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
}

const OLD: &str = "old8Q~r2GvHqXt5LmNz8KdWy3PbCfJs7RuEa1oTi";
const NEW: &str = "new8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";
const CLIENT: &str = "5d0f3b7a-6c21-4e98-a4d7-08b92f6e13c5";

/// A directory in which KloudMate's application has two secrets.
async fn with_two_secrets() -> PracticeTenant {
    let secret = |value: &str, id: u128, days| SeedSecret {
        value: value.to_owned(),
        id: format!("{id:08x}-2b14-4d8f-96a7-f5d8e1b0427c")
            .parse()
            .unwrap(),
        expires: Some(SystemClock.now() + TimeDelta::days(days)),
    };
    let application = serde_json::json!({
        "client_id": CLIENT,
        "name": "KloudMate with two secrets",
        "tenant": "contoso.com",
        "web_redirect_uris": ["https://api.kloudmate.com/sso/oidc", "http://localhost"],
    });
    let application = SeedApplication {
        secrets: vec![secret(OLD, 1, 10), secret(NEW, 2, 300)],
        ..serde_json::from_value(application).unwrap()
    };
    let options = Options {
        seed: Some(Seed {
            applications: vec![application],
            ..Seed::default()
        }),
        ..Options::default()
    };
    PracticeTenant::start(options).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_replaced_at_a_terminal_to_the_end() {
    let practice = with_two_secrets().await;
    let cli = Cli::new();
    let host = practice.authority().as_str();
    let arguments = ["setup", "--service", "kloudmate", "--authority-host", host];
    let mut terminal = Terminal::start(&cli, arguments);
    let case = Case {
        client_id: CLIENT,
        ..KLOUDMATE
    };
    let mut person = Person::new(case, practice.ready());
    person.secrets = vec![OLD, NEW];
    let proves = |question: &str| is(question, "ask-prove-next");
    person.answer_until(&mut terminal, proves).await;
    terminal.answer("");
    person.answer_all(&mut terminal).await;

    let (code, transcript) = terminal.end();

    assert_eq!(code, 0, "{transcript}");
    assert!(
        transcript.contains("The new one is in the place of the old."),
        "{transcript}"
    );
    assert!(!transcript.contains(OLD) && !transcript.contains(NEW));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replacement_that_was_left_half_way_is_taken_up_where_it_was() {
    let practice = with_two_secrets().await;
    let cli = Cli::new();
    let host = practice.authority().as_str();
    let arguments = ["setup", "--service", "kloudmate", "--authority-host", host];
    let mut terminal = Terminal::start(&cli, arguments);
    let case = Case {
        client_id: CLIENT,
        ..KLOUDMATE
    };
    let mut person = Person::new(case, practice.ready());
    person.secrets = vec![OLD, NEW];
    let proves = |question: &str| is(question, "ask-prove-next");
    let tries = |question: &str| is(question, "ask-try-next");
    person.answer_until(&mut terminal, proves).await;
    terminal.answer("");
    person.answer_until(&mut terminal, tries).await;
    terminal.press(END);
    let (code, left) = terminal.end();
    assert_eq!(code, 130, "{left}");

    let arguments = ["setup", "--continue", "--authority-host", host];
    let mut terminal = Terminal::start(&cli, arguments);
    let mut person = Person::new(case, practice.ready());
    person.secrets = vec![NEW];
    person.answer_all(&mut terminal).await;

    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
    assert!(
        !transcript.contains(&say("ask-prove-next")),
        "it is proved already: {transcript}"
    );
    assert!(
        transcript.contains("The new one is in the place of the old."),
        "{transcript}"
    );
    assert!(!transcript.contains(OLD) && !transcript.contains(NEW));
}

#[tokio::test]
async fn a_set_up_is_deleted_only_by_a_yes() {
    let cli = Cli::new();
    let rehearsal = "setup --practice --auto --service kivo --model vendor-managed";
    let _ = cli.run(rehearsal.split(' ')).expect_code(0);
    let kept = || {
        cli.run(["setups", "list"])
            .expect_code(0)
            .stdout
            .contains("Kivo")
    };

    for no in ["n", "", "what?", "delete"] {
        let mut terminal = Terminal::start(&cli, ["setups", "delete", "kivo"]);
        let question = terminal.question().unwrap();
        assert!(
            question.starts_with("Delete Kivo for contoso.com ("),
            "{question}"
        );
        terminal.answer(no);
        let (code, transcript) = terminal.end();
        assert_eq!(code, 1, "{transcript}");
        assert!(transcript.contains("Nothing was deleted."), "{transcript}");
        assert!(kept(), "{no:?} deletes nothing");
    }
    for end in [END, INTERRUPT] {
        let mut terminal = Terminal::start(&cli, ["setups", "delete", "kivo"]);
        terminal.question().unwrap();
        terminal.press(end);
        let (code, transcript) = terminal.end();
        assert_eq!(code, 130, "{transcript}");
        assert!(kept(), "{end:?} deletes nothing");
    }

    let mut terminal = Terminal::start(&cli, ["setups", "delete", "kivo"]);
    terminal.question().unwrap();
    terminal.answer("YES");
    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
    assert!(!kept());
}

#[tokio::test]
async fn a_set_up_is_deleted_unasked_with_yes_at_a_terminal_too() {
    let cli = Cli::new();
    let rehearsal = "setup --practice --auto --service kivo --model vendor-managed";
    let _ = cli.run(rehearsal.split(' ')).expect_code(0);
    let arguments = ["setups", "delete", "kivo", "--yes"];

    let mut terminal = Terminal::start(&cli, arguments);

    assert_eq!(terminal.question(), None);
    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
    assert!(transcript.starts_with("Deleted: "), "{transcript}");
}

#[tokio::test]
async fn whoever_hands_consent_over_reads_the_letter_with_the_address() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KIVO_VENDOR).await;
    let homes = Services::shipped().get("kivo").unwrap().homes().values();
    let letter = homes
        .flatten()
        .find(|home| home.path == "models[vendor-managed].consent.letter");
    let letter = letter.unwrap().says.join("\n");
    let grants = |question: &str| question.starts_with("Enter to grant it now");
    person.answer_until(&mut terminal, grants).await;
    let before = terminal.transcript();

    terminal.answer("h");
    let signature = terminal.question().unwrap();
    assert!(signature.starts_with("Your name, to sign"), "{signature}");
    terminal.answer("Ada");
    terminal.question().unwrap();
    let told = since(&before, &terminal.transcript()).to_owned();
    for line in letter.lines().filter(|line| !line.contains('{')) {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(told.contains("/adminconsent?client_id="), "{told}");
    assert!(
        told.contains("Thank you\n") && told.contains("Ada\n"),
        "{told}"
    );

    terminal.answer("Kim");
    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
}

#[tokio::test]
async fn a_file_that_is_there_goes_only_by_a_yes() {
    let cli = Cli::new();
    let bundle = cli.bundle();
    let out = bundle.to_str().unwrap();
    std::fs::write(&bundle, "kept").unwrap();
    let begin = || {
        let arguments = ["setup", "--practice", "--service", "kivo", "--out", out];
        Terminal::start(&cli, arguments)
    };

    for no in ["", "n", "what?"] {
        let mut terminal = begin();
        let question = terminal.question().unwrap();
        assert!(question.ends_with("Overwrite it? (y/N)"), "{question}");
        terminal.answer(no);
        let (code, transcript) = terminal.end();
        assert_eq!(code, 2, "{transcript}");
        assert_eq!(transcript.matches("error[file.exists]").count(), 1);
        assert_eq!(std::fs::read(&bundle).unwrap(), b"kept");
    }

    let mut terminal = begin();
    terminal.question().unwrap();
    terminal.answer("Y");
    assert!(is(&terminal.question().unwrap(), "ask-tenant"));
    terminal.press(END);
    assert_eq!(
        std::fs::read(&bundle).unwrap(),
        b"kept",
        "nothing is written before the end"
    );
}

#[tokio::test]
async fn whoever_stops_after_a_failure_reads_it_once() {
    let cli = Cli::new();
    let (mut terminal, _) = rehearse(&cli, KIVO_CUSTOMER).await;
    terminal.question().unwrap();
    terminal.answer("nowhere.example");
    let asked = terminal.question().unwrap();
    assert!(is(&asked, "ask-again"), "{asked}");
    terminal.answer("q");

    let (code, transcript) = terminal.end();

    assert_eq!(code, 1, "{transcript}");
    assert_eq!(transcript.matches("error[").count(), 1, "{transcript}");
}

#[tokio::test]
async fn a_slip_is_told_before_anything_else_is_asked_and_nothing_but_q_stops() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KIVO_CUSTOMER).await;
    terminal.question().unwrap();
    terminal.answer("nowhere.example");
    for _ in 0..2 {
        let asked = terminal.question().unwrap();
        assert!(is(&asked, "ask-again"), "{asked}");
        terminal.answer("contoso.com");
    }
    terminal.question().unwrap();
    terminal.answer("");
    let names = |question: &str| question.starts_with("Application (client) ID");
    person.answer_until(&mut terminal, names).await;

    terminal.answer("Kivo SSO");
    let asked = terminal.question().unwrap();
    assert!(names(&asked), "{asked}");
    terminal.press(END);
    let (_, transcript) = terminal.end();

    let slip = "error[token.client_id_malformed]: This is not an Application (client) ID.";
    assert_eq!(transcript.matches(slip).count(), 1, "{transcript}");
}

#[tokio::test]
async fn the_end_of_what_is_typed_stops_with_a_sentence() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KIVO_CUSTOMER).await;
    let asked = terminal.question().unwrap();
    assert!(is(&asked, "ask-tenant"), "{asked}");
    terminal.press(END);
    let (code, transcript) = terminal.end();
    assert_eq!(code, 130, "{transcript}");
    assert!(
        transcript.ends_with("\nNo step is done yet, so nothing is saved.\n"),
        "{transcript}"
    );

    let (mut terminal, _) = rehearse(&cli, KIVO_CUSTOMER).await;
    person.answer_until(&mut terminal, is_about_a_task).await;
    terminal.press(END);
    let (code, transcript) = terminal.end();
    assert_eq!(code, 130, "{transcript}");
    assert!(
        transcript
            .contains("\nAll that was done is saved. Go on with: consentry setup --continue "),
        "{transcript}"
    );
}

#[tokio::test]
async fn what_is_pasted_is_read_whole_however_long_its_line_is() {
    let cli = Cli::new();
    let (mut terminal, mut person) = rehearse(&cli, KIVO_VENDOR).await;
    let pasted = |question: &str| is(question, "ask-pasted");
    person.answer_until(&mut terminal, pasted).await;
    let landed = person.browse(&terminal.transcript()).await.unwrap();
    // What says that it is the landing comes after the length at which terminals cut a line.
    let long = landed.replacen('?', &format!("?padding={}&", "a".repeat(9_000)), 1);
    assert_ne!(long, landed);

    terminal.answer(&long);
    person.answer_all(&mut terminal).await;

    let (code, transcript) = terminal.end();
    assert_eq!(code, 0, "{transcript}");
    assert_eq!(transcript.matches(&long).count(), 1, "it is shown once");
}

#[tokio::test]
async fn what_is_typed_is_put_right_with_the_keys_of_the_terminal() {
    let cli = Cli::new();
    let (mut terminal, _) = rehearse(&cli, KIVO_CUSTOMER).await;
    terminal.question().unwrap();

    terminal.answer("nowhere.example\u{15}contoso.org\u{7f}\u{7f}\u{7f}com");

    let asked = terminal.question().unwrap();
    assert!(!is(&asked, "ask-again"), "{}", terminal.transcript());
}

#[tokio::test]
async fn a_terminal_is_given_back_as_it_was_however_the_run_ends() {
    let cli = Cli::new();
    for end in [END, INTERRUPT, "nowhere.example\nq\n"] {
        let arguments = ["setup", "--practice", "--service", "kivo"];
        let mut terminal = Terminal::start_and_then(&cli, arguments, "; stty -a");
        terminal.question().unwrap();
        terminal.press(end);

        let (code, transcript) = terminal.end();

        assert_eq!(code, 0, "{transcript}");
        let settings: Vec<_> = transcript.split_whitespace().collect();
        for setting in ["icanon", "isig", "iexten", "echo"] {
            assert!(settings.contains(&setting), "{end:?}: {transcript}");
        }
    }
}

#[tokio::test]
async fn ctrl_c_at_a_question_stops_with_a_sentence() {
    let cli = Cli::new();
    let (mut terminal, _) = rehearse(&cli, KIVO_CUSTOMER).await;
    terminal.question().unwrap();
    terminal.press("conto");
    terminal.press(INTERRUPT);

    let (code, transcript) = terminal.end();

    assert_eq!(code, 130, "{transcript}");
    assert!(
        transcript.ends_with("\nNo step is done yet, so nothing is saved.\n"),
        "{transcript}"
    );
}
