//! The answer to send to a customer, signed with the name that letters are signed with here.

use consentry_core::handoff::letter::signed;
use consentry_core::view::LetterView;
use consentry_core::view::request::SignLetters;

use crate::args::AnswerArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::words::say;

/// The letter as it is sent, once it is asked for.
///
/// # Errors
///
/// `file.unwritable` where a new name cannot be kept.
pub(super) fn sent(
    letter: &LetterView,
    args: &AnswerArgs,
    host: &Host,
) -> Result<LetterView, Exit> {
    if !args.answer {
        return Ok(letter.clone());
    }
    let engine = host.engine(host.ports()?);
    if let Some(name) = args.signed.clone() {
        engine.sign_letters(&SignLetters { name })?;
    }
    Ok(LetterView {
        body: signed(&letter.body, engine.signature().as_deref()),
        ..letter.clone()
    })
}

/// Prints a letter to be sent: its subject, and its text.
pub(super) fn print(letter: &LetterView) {
    let subject = say("ask-letter-subject", &[("subject", &letter.subject)]);
    print::line(&format!("{subject}\n\n{}", letter.body.trim_end()));
}
