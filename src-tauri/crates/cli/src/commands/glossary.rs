//! `consentry glossary`: what technical words mean.

use consentry_core::view::TermView;

use crate::exit::Exit;
use crate::print;
use crate::words::language;

/// Tells what `word` means, or every word there is.
///
/// # Errors
///
/// Wrong usage, for a word that the glossary does not have.
pub(super) fn tell(word: Option<&str>, json: bool) -> Result<(), Exit> {
    let mut terms = TermView::all(language());
    if let Some(word) = word {
        terms.retain(|term| term.is(word));
        if terms.is_empty() {
            return Err(Exit::usage("usage-term-unknown", &[("term", word)]));
        }
    }
    if json {
        print::json(&serde_json::json!(terms));
    } else {
        for term in terms {
            print::line(&term.term);
            print::line(&format!("  {}", term.means));
        }
    }
    Ok(())
}
