//! Whatever a customer sent, explained: what it is, what is wrong with it, who must act, and what to ask for next.
//!
//! It is judged by the wizard's own judges. Where those would compare with what was asked, the thing's own words take its
//! place; what only a signature or a set-up could show is said to be unchecked. Nothing is kept, and no secret that stands
//! in it comes out again.

mod answer;
mod ask;
mod bundle;
mod document;
mod error_text;
mod finding;
mod recording;
mod secret;
mod sign_in_log;
mod thing;
mod typed_off;
mod unknown;
mod what;

use chrono::{DateTime, Utc};

use crate::entra::cloud::Cloud;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::limits;
use crate::login::verdict::Warning;
use crate::pasted::{self, Dress, Pasted};
use crate::protocol::Protocol;
use crate::service::Services;

pub use crate::login::stated::Unchecked;
pub use ask::AskFor;
pub use finding::Fault;
pub use what::What;

/// What somebody brought, explained.
#[derive(Debug)]
pub struct Explanation {
    /// What it is.
    pub what: What,
    /// Which code was read out of a text that was typed off with mistakes.
    pub read_as: Option<String>,
    /// What is wrong, the decisive first.
    pub findings: Vec<Fault>,
    /// What deserves a look beside that.
    pub warnings: Vec<Warning>,
    /// What could not be checked.
    pub unchecked: Vec<Unchecked>,
    /// What to ask the customer for.
    pub ask: Vec<AskFor>,
    /// How it was dressed.
    pub dress: Dress,
    /// What it is about, as far as it says so.
    pub about: About,
}

/// What a thing says it is about. Nothing of it is verified.
#[derive(Debug, Clone, Copy, Default)]
pub struct About {
    /// The protocol that people sign in by.
    pub protocol: Option<Protocol>,
    /// Directory (tenant) ID.
    pub tenant: Option<TenantId>,
    /// Application (client) ID.
    pub client_id: Option<ClientId>,
    /// The cloud whose hosts it names.
    pub cloud: Option<Cloud>,
}

/// By what a thing is judged.
#[derive(Clone, Copy)]
struct Measure<'a> {
    /// The services whose errors are known.
    services: &'a Services,
    /// The present moment.
    now: DateTime<Utc>,
}

/// What was found in one thing, or in several together.
#[derive(Debug, Default)]
struct Looked {
    what: What,
    read_as: Option<String>,
    findings: Vec<Fault>,
    warnings: Vec<Warning>,
    unchecked: Vec<Unchecked>,
    dress: Dress,
    about: About,
}

/// Explains the bytes of whatever somebody brought, as of `now`.
///
/// # Errors
///
/// `pasted.too_long` when there is more than anybody pastes.
pub fn explain(
    bytes: &[u8],
    services: &Services,
    now: DateTime<Utc>,
) -> Result<Explanation, Failure> {
    let text = pasted::text(bytes)?;
    let measure = Measure { services, now };
    let mut looked = looked_at(&text, bytes, measure)?;
    let secrets = secret::found(&text);
    if looked.what == What::Unknown && !secrets.is_empty() {
        looked.what = What::Secret;
    }
    looked.findings.extend(secrets);
    if looked.findings.is_empty() && looked.what == What::Unknown {
        looked.findings.push(unknown::finding(&text));
    }
    looked.about.cloud = looked.about.cloud.or_else(|| cloud_in(&text));
    Ok(looked.explained())
}

fn looked_at(text: &str, bytes: &[u8], measure: Measure<'_>) -> Result<Looked, Failure> {
    if let Some(looked) = sign_in_log::look(text) {
        return Ok(looked);
    }
    let pasted = Pasted::from_bytes(bytes)?;
    let looked = recording::look(&pasted, measure)
        .or_else(|| recording::cut_off(text))
        .or_else(|| thing::look_through(&pasted, measure))
        .or_else(|| error_text::look(text, measure));
    Ok(looked.unwrap_or_default())
}

/// The cloud that is not the global one and whose sign-in host the text names.
fn cloud_in(text: &str) -> Option<Cloud> {
    let others = Cloud::MICROSOFTS
        .into_iter()
        .filter(|cloud| *cloud != Cloud::Global);
    let mut named = others.filter(|cloud| cloud.hosts().iter().any(|host| text.contains(host)));
    named.next()
}

impl Looked {
    /// Something that is `what`, with nothing wrong so far.
    fn at(what: What) -> Self {
        Self {
            what,
            ..Self::default()
        }
    }

    /// The same, with something that is wrong.
    fn with(mut self, failure: Failure) -> Self {
        self.findings.push(Fault::of(failure, self.what));
        self
    }

    /// The same, of a sign-in by `protocol`.
    fn by(mut self, protocol: Protocol) -> Self {
        self.about.protocol = Some(protocol);
        self
    }

    /// Puts several together: what they are together is what the decisive finding is about, or else the first of them.
    fn together(all: Vec<Self>) -> Option<Self> {
        let mut all = all.into_iter();
        let mut together = all.next()?;
        for other in all {
            together.findings.extend(other.findings);
            together.warnings.extend(other.warnings);
            together.unchecked.extend(other.unchecked);
            together.read_as = together.read_as.or(other.read_as);
            together.about = together.about.or(other.about);
        }
        finding::rank(&mut together.findings);
        if let Some(decisive) = together.findings.first() {
            together.what = decisive.what;
        }
        Some(together)
    }

    fn explained(mut self) -> Explanation {
        finding::rank(&mut self.findings);
        self.findings.truncate(limits::FINDINGS);
        self.unchecked.sort();
        self.unchecked.dedup();
        let mut warnings: Vec<Warning> = Vec::new();
        for warning in self.warnings {
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
        for finding in &mut self.findings {
            finding.tell(&self.about);
        }
        Explanation {
            ask: ask::of(self.what, &self.findings),
            what: self.what,
            read_as: self.read_as,
            findings: self.findings,
            warnings,
            unchecked: self.unchecked,
            dress: self.dress,
            about: self.about,
        }
    }
}

impl About {
    fn or(self, other: Self) -> Self {
        Self {
            protocol: self.protocol.or(other.protocol),
            tenant: self.tenant.or(other.tenant),
            client_id: self.client_id.or(other.client_id),
            cloud: self.cloud.or(other.cloud),
        }
    }
}
