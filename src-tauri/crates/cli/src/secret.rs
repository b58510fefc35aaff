//! Secrets on their way in: from standard input, or typed without being shown.

use std::io::{IsTerminal, stdin};

use secrecy::SecretString;

use crate::lines::Lines;
use crate::print;
use crate::stop::Stop;

/// The secret on the next line of standard input.
pub(crate) async fn from_stdin(lines: &mut Lines, what: &str) -> Result<SecretString, Stop> {
    match lines.next().await {
        Some(line) if !line.trim().is_empty() => Ok(line.into()),
        Some(_) | None => Err(Stop::usage(format!("no {what} came on standard input"))),
    }
}

/// The secret as the person types it; it is not shown.
pub(crate) async fn typed(lines: &mut Lines, what: &str) -> Result<SecretString, Stop> {
    if lines.is_outstanding() {
        // The terminal is still being read with its echo on.
        print::question("Press Enter to go on.");
        lines.next().await;
    }
    let prompt = format!("{what} (not shown): ");
    let typed = tokio::task::spawn_blocking(move || rpassword::prompt_password(prompt)).await;
    match typed {
        Ok(Ok(secret)) => Ok(secret.into()),
        Ok(Err(_)) | Err(_) => Err(Stop::usage(format!("{what} could not be read"))),
    }
}

/// The secret from standard input where it is piped in, otherwise as the person types it.
pub(crate) async fn piped_or_typed(lines: &mut Lines, what: &str) -> Result<SecretString, Stop> {
    if stdin().is_terminal() {
        typed(lines, what).await
    } else {
        from_stdin(lines, what).await
    }
}
