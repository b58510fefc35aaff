//! Secrets on their way in: from standard input, or typed without being shown.

use std::io::{IsTerminal, stdin};

use secrecy::SecretString;

use crate::exit::Exit;
use crate::print;
use crate::stdin::StdinLines;
use crate::words::say;

/// The secret on the next line of standard input: `client-secret`, `client-secret-value` or `passphrase`.
pub(crate) async fn from_stdin(lines: &mut StdinLines, what: &str) -> Result<SecretString, Exit> {
    match lines.next().await {
        Some(line) if !line.trim().is_empty() => Ok(line.into()),
        Some(_) | None => Err(Exit::usage("usage-nothing-on-stdin", &[("what", what)])),
    }
}

/// The client secret as the person types it; it is not shown.
pub(crate) async fn typed(lines: &mut StdinLines) -> Result<SecretString, Exit> {
    unseen(lines, &say("secret-prompt", &[])).await
}

/// What the person types when this is asked; it is not shown.
pub(crate) async fn unseen(lines: &mut StdinLines, question: &str) -> Result<SecretString, Exit> {
    if lines.is_outstanding() {
        // The terminal is still being read with its echo on.
        print::question(&say("secret-press-enter", &[]));
        lines.next().await;
    }
    match lines.ask_unseen(question).await {
        Ok(Some(secret)) => {
            print::answered();
            Ok(secret.into())
        }
        Ok(None) => {
            print::end_question();
            Err(Exit::Interrupted)
        }
        Err(_) => Err(Exit::usage("usage-nothing-typed", &[])),
    }
}

/// The client secret from standard input where it is piped in, otherwise as the person types it.
pub(crate) async fn piped_or_typed(lines: &mut StdinLines) -> Result<SecretString, Exit> {
    if stdin().is_terminal() {
        typed(lines).await
    } else {
        from_stdin(lines, "client-secret-value").await
    }
}
