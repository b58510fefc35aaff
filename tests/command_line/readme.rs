//! Every command of the README is run as it stands there, with real values in the place of its capitals; its pictures are
//! there.

use std::io::{BufRead, BufReader};
use std::path::Path;

use consentry_practice::PracticeTenant;
use consentry_tests::cli::Cli;

use crate::login::{live, tenant};

const README: &str = include_str!("../../README.md");

/// The commands that the README shows in its blocks, without what it says of them.
fn commands() -> Vec<Vec<&'static str>> {
    let lines = README.lines().filter(|line| line.starts_with("consentry "));
    lines
        .map(|line| {
            let command = line.split(" #").next().unwrap_or(line);
            command.split_whitespace().skip(1).collect()
        })
        .collect()
}

/// `words` with what a person would put in the place of each word in capitals.
fn filled(words: &[&str], cli: &Cli, practice: &PracticeTenant, client_id: &str) -> Vec<String> {
    let ready = practice.ready();
    let saml = ready
        .applications
        .iter()
        .find(|application| !application.reply_urls.is_empty())
        .unwrap();
    let metadata = format!(
        "{}{}/federationmetadata/2007-06/federationmetadata.xml?appid={}",
        practice.authority(),
        ready.tenants[0].id,
        saml.client_id
    );
    let file = cli.home().join("saved");
    let mut flag = "";
    let mut filled = Vec::new();
    for word in words {
        filled.push(match (flag, *word) {
            ("--client-id", "ID") => client_id.to_owned(),
            ("--entity-id", "ID") => saml.identifier_uris[0].clone(),
            ("--metadata", "URL") => metadata.clone(),
            ("--acs", "URL") => saml.reply_urls[0].clone(),
            (_, "FILE") => file.display().to_string(),
            (_, word) => word.to_owned(),
        });
        flag = word;
    }
    filled
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_of_the_readme_does_what_it_says() {
    let (practice, application) = tenant().await;
    let client_id = application.client_id.to_string();
    let secret = application.client_secret.unwrap();
    let cli = Cli::new();
    std::fs::write(cli.home().join("saved"), "error=access_denied&state=s").unwrap();
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");

    for command in commands {
        let mut arguments = vec![
            "--authority-host".to_owned(),
            practice.authority().to_string(),
        ];
        arguments.extend(filled(&command, &cli, &practice, &client_id));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let code = match command.as_slice() {
            ["practice", ..] => {
                let mut child = cli.command(&arguments).spawn().unwrap();
                let mut said = BufReader::new(child.stdout.take().unwrap());
                let mut first = String::new();
                said.read_line(&mut first).unwrap();
                child.kill().unwrap();
                child.wait().unwrap();
                assert!(first.contains("http://"), "{first}");
                continue;
            }
            // Neither the keyring nor the browser of this computer is the README's business.
            ["doctor"] => {
                let ended = cli.run(&arguments);
                assert!(ended.stdout.contains("network"), "{ended:?}");
                continue;
            }
            ["bundle", "diff", ..] => {
                // Whether they differ is theirs.
                let ended = cli.run(&arguments);
                assert_ne!(ended.code, Some(2), "{command:?}: {ended:?}");
                continue;
            }
            ["explain", ..] => {
                // What lies there is an error.
                assert_eq!(cli.run(&arguments).code, Some(1), "{command:?}");
                continue;
            }
            ["login", ..] if command.contains(&"--response") => {
                // Nobody saved an answer to it: what is judged is whatever lies there.
                let ended = cli.run(&arguments);
                assert_ne!(ended.code, Some(2), "{command:?}: {ended:?}");
                continue;
            }
            ["login", ..] => live(&cli, &arguments, &secret).await,
            ["credential", ..] => cli.run_with(&arguments, &format!("{secret}\n")),
            _ => cli.run(&arguments),
        };
        assert_eq!(code.code, Some(0), "{command:?}: {code:?}");
    }
}

#[test]
fn every_picture_of_the_readme_is_there_and_small() {
    const MOST: u64 = 150_000;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shown: Vec<&str> = README
        .split("](")
        .filter_map(|after| after.split_once(')'))
        .map(|(address, _)| address)
        .filter(|address| address.starts_with("docs/pictures/"))
        .collect();

    assert_eq!(shown.len(), 3, "{shown:?}");
    for picture in shown {
        let file = root.join(picture).metadata().expect(picture);
        assert!(file.len() <= MOST, "{picture}: {} bytes", file.len());
    }
}
