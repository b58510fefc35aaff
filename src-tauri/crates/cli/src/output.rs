//! A file that a person asked for. What is there is overwritten only with `--force`, or by whoever says so when asked;
//! what cannot be written is found out before anything else is done.

use std::io::{IsTerminal, stderr, stdin};
use std::path::{Path, PathBuf};

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::store::Target;

use crate::exit::Exit;
use crate::print;
use crate::stdin::StdinLines;
use crate::words::say;

/// Decides where `path` stands, and looks whether it could be written.
///
/// # Errors
///
/// `file.exists` where something is there that may not go, `file.unwritable` where the disk refuses.
pub(crate) async fn at(path: PathBuf, force: bool, lines: &mut StdinLines) -> Result<Target, Exit> {
    let may_go = force || !path.exists() || path.is_dir() || asked(&path, lines).await?;
    let target = if may_go && path.exists() {
        Target::Replace(path)
    } else {
        Target::New(path)
    };
    target.check()?;
    Ok(target)
}

/// Whether the person says that the file may go; nobody does where nobody can be asked.
async fn asked(path: &Path, lines: &mut StdinLines) -> Result<bool, Exit> {
    if !can_be_asked() {
        return Ok(false);
    }
    let path = path.display().to_string();
    if agrees(&say("ask-overwrite", &[("path", &path)]), lines).await? {
        return Ok(true);
    }
    Err(Failure::with(FailureCode::FileExists, &[("path", &path)]).into())
}

/// Whether somebody sits at the terminal.
pub(crate) fn can_be_asked() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

/// Asks a question that is answered with yes or no; nothing typed is no.
pub(crate) async fn agrees(question: &str, lines: &mut StdinLines) -> Result<bool, Exit> {
    let Some(answer) = lines.ask(question).await else {
        print::end_question();
        return Err(Exit::Interrupted);
    };
    print::answered();
    let answer = answer.trim().to_lowercase();
    let yes = say("ask-yes", &[]);
    Ok(!answer.is_empty() && yes.split(' ').any(|word| word == answer))
}
