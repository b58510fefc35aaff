//! The verdict of a test login, in one sentence.

use crate::login::verdict::{Persona, Verdict};
use crate::wizard::LoginRun;

/// The verdict of `run` in one sentence.
#[must_use]
pub fn sentence(service: &str, run: &LoginRun) -> String {
    let who = run.who.as_deref().or(run.upn.as_deref());
    match (run.verdict, run.persona, who) {
        (Verdict::Pass, Persona::Unassigned, _) => {
            format!("A user who is not assigned is kept out of {service}, as it should be")
        }
        (Verdict::Pass, _, Some(who)) => format!("{who} can sign in to {service}"),
        (Verdict::Pass, _, None) => format!("Entra lets this person through to {service}"),
        (Verdict::Fail, _, Some(who)) => format!("{who} cannot sign in to {service}"),
        (Verdict::Fail, _, None) => format!("This person cannot sign in to {service}"),
        (Verdict::Inconclusive, _, _) => "The test login came to no verdict".to_owned(),
    }
}
