//! The person's own browser, started as a command (RFC 8252 §6).

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use url::Url;

use crate::ports::{Browser, BrowserError};

/// What stands for the address in a command: ours, and the one of the `BROWSER` convention.
const ADDRESS: [&str; 2] = ["{url}", "%s"];

/// Starts a command with the address as one of its arguments; no shell ever sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandBrowser {
    /// To be tried in order: program and arguments.
    commands: Vec<Vec<String>>,
}

impl CommandBrowser {
    /// The browser that `BROWSER` names, or else the system's own.
    #[must_use]
    pub fn system() -> Self {
        Self::preferring(std::env::var("BROWSER").ok().as_deref())
    }

    /// The browser that `command` starts, such as `firefox --private-window {url}`. Words in quotation
    /// marks are kept together; without `{url}` the address comes last.
    #[must_use]
    pub fn command(command: &str) -> Self {
        Self {
            commands: vec![words(command)],
        }
    }

    fn preferring(variable: Option<&str>) -> Self {
        // On Windows a colon is part of a path.
        let separator = if cfg!(windows) { ';' } else { ':' };
        let named = variable
            .into_iter()
            .flat_map(|named| named.split(separator))
            .map(words);
        let own = own_command()
            .iter()
            .map(|word| (*word).to_owned())
            .collect();
        let commands = named
            .chain([own])
            .filter(|command: &Vec<String>| !command.is_empty());
        Self {
            commands: commands.collect(),
        }
    }

    /// The programs in the order in which they are tried, and whether each is on this computer.
    #[must_use]
    pub fn programs(&self) -> Vec<(&str, bool)> {
        let programs = self.commands.iter().filter_map(|command| command.first());
        programs
            .map(|program| (program.as_str(), is_here(program)))
            .collect()
    }
}

impl Browser for CommandBrowser {
    fn open(&self, url: &Url) -> Result<(), BrowserError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(BrowserError {
                reason: "no-web-address".to_owned(),
            });
        }
        let mut reason = "no-command".to_owned();
        for command in &self.commands {
            match start(command, url) {
                Ok(()) => return Ok(()),
                Err(error) => reason = error,
            }
        }
        Err(BrowserError { reason })
    }
}

const fn own_command() -> &'static [&'static str] {
    if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        &["rundll32", "url.dll,FileProtocolHandler"]
    } else {
        &["xdg-open"]
    }
}

fn start(command: &[String], url: &Url) -> Result<(), String> {
    let (program, arguments) = command.split_first().ok_or("no-command")?;
    let child = Command::new(program)
        .args(with_address(arguments, url))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| format!("{program}: {error}"))?;
    // A browser runs for as long as it likes; somebody has to take note of its end.
    std::thread::spawn(move || child.wait());
    Ok(())
}

fn with_address(arguments: &[String], url: &Url) -> Vec<String> {
    let mut placed = false;
    let mut filled: Vec<String> = arguments
        .iter()
        .map(
            |argument| match ADDRESS.iter().find(|mark| argument.contains(**mark)) {
                Some(mark) => {
                    placed = true;
                    argument.replace(mark, url.as_str())
                }
                None => argument.clone(),
            },
        )
        .collect();
    if !placed {
        filled.push(url.as_str().to_owned());
    }
    filled
}

/// Whether the system finds a program of this name, as it looks for the first word of a command.
fn is_here(program: &str) -> bool {
    if program.contains(std::path::MAIN_SEPARATOR) {
        return Path::new(program).is_file();
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .any(|folder| candidates(&folder, program).any(|file| file.is_file()))
}

fn candidates(folder: &Path, program: &str) -> impl Iterator<Item = PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &["", ".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(move |ending| folder.join(format!("{program}{ending}")))
}

/// A program's whole path may hold spaces and stand without quotation marks, as on WSL; an `&` at the end is a shell's.
fn words(command: &str) -> Vec<String> {
    let command = command.trim().trim_end_matches('&').trim_end();
    if Path::new(command).is_file() {
        return vec![command.to_owned()];
    }
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in command.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::{Browser, CommandBrowser, Url, with_address, words};

    fn address() -> Url {
        Url::parse("https://login.example/?a=1&b=$(touch%20x);c").unwrap()
    }

    #[test]
    fn words_in_quotation_marks_stay_together() {
        assert_eq!(
            words(r#"  "/opt/my browser" --new '' {url}"#),
            ["/opt/my browser", "--new", "", "{url}"]
        );
        assert!(words("  ").is_empty());
    }

    #[test]
    fn the_address_takes_its_place_or_comes_last_as_one_argument() {
        let url = address();

        assert_eq!(
            with_address(&words("--app={url} -x"), &url),
            [format!("--app={url}"), "-x".to_owned()]
        );
        assert_eq!(with_address(&words("%s"), &url), [url.to_string()]);
        assert_eq!(
            with_address(&words("-x"), &url),
            ["-x".to_owned(), url.to_string()]
        );
    }

    #[cfg(unix)]
    #[test]
    fn the_named_browsers_come_before_the_systems_own() {
        let browser = CommandBrowser::preferring(Some("firefox %s:links"));

        assert_eq!(browser.commands[0], ["firefox", "%s"]);
        assert_eq!(browser.commands[1], ["links"]);
        assert_eq!(browser.commands.len(), 3);
        assert_eq!(
            CommandBrowser::preferring(Some("")),
            CommandBrowser::preferring(None)
        );
    }

    #[cfg(unix)]
    #[test]
    fn no_shell_sees_the_address() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("handed-over");
        // A named pipe makes the test wait for the command without watching the clock.
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let script = folder.path().join("hand-over");
        let line = format!("printf %s \"$1\" > '{}'", pipe.display());
        std::fs::write(&script, line).unwrap();
        let hand_over = format!("sh '{}' {{url}}", script.display());

        CommandBrowser::command(&hand_over)
            .open(&address())
            .unwrap();

        assert_eq!(std::fs::read_to_string(&pipe).unwrap(), address().as_str());
    }

    #[test]
    fn a_command_that_is_not_there_and_an_address_that_is_no_web_page_fail() {
        let missing = CommandBrowser::command("/does/not/exist {url}");
        assert!(
            missing
                .open(&address())
                .unwrap_err()
                .reason
                .contains("/does/not/exist")
        );

        let file = Url::parse("file:///etc/passwd").unwrap();
        assert!(CommandBrowser::command("true").open(&file).is_err());
        assert!(CommandBrowser::command("").open(&address()).is_err());
    }
}
