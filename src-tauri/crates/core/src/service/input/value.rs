//! The form of a value: what each type takes, and the shapes that one usually has.

use serde::Serialize;
use serde_json::Value;
use url::{Host, Url};

use super::{Input, InputType};

/// Why a value has not the form that it should have; in words it is message `input-unfit` of the catalogue `profile`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unfit {
    /// It is no whole address.
    Address,
    /// It uses an alias that the service does not know.
    Alias,
    /// It is none of the choices.
    Choice,
    /// It is no domain.
    Domain,
    /// It is no list of domains.
    Domains,
    /// It is no email address.
    Email,
    /// It is neither `true` nor `false`.
    Flag,
    /// It has a fragment.
    Fragment,
    /// It is no GUID with its hyphens.
    Guid,
    /// It is no host.
    Host,
    /// It is no identifier: too long, or with spaces.
    Identifier,
    /// It is no object in JSON.
    Json,
    /// It is longer than one short line.
    Line,
    /// It is longer than Entra takes.
    Long,
    /// The model asks for no such value.
    NotAsked,
    /// It does not begin with `https://`.
    Scheme,
    /// It holds a space.
    Space,
    /// It holds a user name or password.
    UserName,
    /// It holds a wildcard.
    Wildcard,
}

impl Unfit {
    /// Its id, as the catalogues know it.
    #[must_use]
    pub fn id(self) -> String {
        let id = serde_json::to_value(self).ok();
        let id = id.as_ref().and_then(Value::as_str);
        id.unwrap_or_default().to_owned()
    }
}

impl Input {
    /// Whether `value` has one of the shapes it usually has.
    #[must_use]
    pub fn is_usual(&self, value: &str) -> bool {
        self.usual.is_empty() || self.usual.iter().any(|shape| has_shape(value, shape))
    }

    /// `value` as the profile spells it, where it is one of several that can be listed: by the value or the label of
    /// a choice, in whatever case; `yes`, `on`, `no` and `off` for a switch. Any other value stays as it is.
    #[must_use]
    pub fn exactly<'v>(&'v self, value: &'v str) -> &'v str {
        let is = |other: &str| value.trim().to_lowercase() == other.to_lowercase();
        match self.kind {
            InputType::Choice => {
                let mut choices = self.choices.iter();
                let by_value = choices.find(|choice| is(&choice.value));
                let found = by_value.or_else(|| self.choices.iter().find(|one| is(&one.label)));
                found.map_or(value, |choice| &choice.value)
            }
            InputType::Flag if ["true", "yes", "on"].into_iter().any(is) => "true",
            InputType::Flag if ["false", "no", "off"].into_iter().any(is) => "false",
            _ => value,
        }
    }

    /// Whether `value` has the right form.
    ///
    /// # Errors
    ///
    /// Fails with the reason.
    pub fn accepts(&self, value: &str) -> Result<(), Unfit> {
        match self.kind {
            InputType::Choice => ok(
                self.choices.iter().any(|choice| choice.value == value),
                Unfit::Choice,
            ),
            InputType::Domain => ok(is_domain(value), Unfit::Domain),
            InputType::Domains => ok(
                value.split(',').all(|domain| is_domain(domain.trim())),
                Unfit::Domains,
            ),
            InputType::Email => ok(is_email(value), Unfit::Email),
            InputType::Flag => ok(matches!(value, "false" | "true"), Unfit::Flag),
            InputType::Guid => ok(
                uuid::Uuid::try_parse(value).is_ok() && value.len() == 36,
                Unfit::Guid,
            ),
            InputType::Host => ok(is_host(value), Unfit::Host),
            InputType::Identifier => ok(
                value.len() <= 256
                    && !value.contains(|c: char| c.is_whitespace() || c.is_control()),
                Unfit::Identifier,
            ),
            InputType::Json => self.accepts_json(value),
            InputType::Text => ok(is_line(value), Unfit::Line),
            InputType::Url => is_redirect(value),
        }
    }

    fn accepts_json(&self, value: &str) -> Result<(), Unfit> {
        let members: serde_json::Map<String, Value> =
            serde_json::from_str(value).map_err(|_| Unfit::Json)?;
        let known = |member: &Value| match member.get("alias").map(Value::as_str) {
            None => true,
            Some(alias) => alias.is_some_and(|alias| self.aliases.iter().any(|one| one == alias)),
        };
        ok(
            self.aliases.is_empty() || members.values().all(known),
            Unfit::Alias,
        )
    }
}

fn ok(holds: bool, unfit: Unfit) -> Result<(), Unfit> {
    if holds { Ok(()) } else { Err(unfit) }
}

/// What Entra takes as redirect URI. The text itself is kept: parsing is only the question whether it can be.
fn is_redirect(value: &str) -> Result<(), Unfit> {
    ok(value.len() <= 256, Unfit::Long)?;
    ok(
        !value.contains(|c: char| c.is_whitespace() || c.is_control()),
        Unfit::Space,
    )?;
    ok(!value.contains('*'), Unfit::Wildcard)?;
    let url = Url::parse(value).map_err(|_| Unfit::Address)?;
    ok(url.fragment().is_none(), Unfit::Fragment)?;
    ok(
        url.username().is_empty() && url.password().is_none(),
        Unfit::UserName,
    )?;
    match (url.scheme(), url.host()) {
        ("https", Some(_)) | ("http", Some(Host::Domain("localhost"))) => Ok(()),
        _ => Err(Unfit::Scheme),
    }
}

fn is_host(value: &str) -> bool {
    let plain = value
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    plain && matches!(Host::parse(value), Ok(Host::Domain(_) | Host::Ipv4(_)))
}

fn is_domain(value: &str) -> bool {
    let labels = || value.split('.');
    let well_formed = |label: &str| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    is_host(value)
        && matches!(Host::parse(value), Ok(Host::Domain(_)))
        && labels().count() > 1
        && labels().all(well_formed)
}

fn is_email(value: &str) -> bool {
    value.rsplit_once('@').is_some_and(|(local, domain)| {
        let plain = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '@')
        };
        !local.is_empty() && local.chars().all(plain) && is_domain(domain)
    })
}

fn is_line(value: &str) -> bool {
    value.chars().count() <= 200 && !value.contains(char::is_control)
}

/// Whether `shape`, in which `*` stands for anything, describes all of `value`.
fn has_shape(value: &str, shape: &str) -> bool {
    let mut parts = shape.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = value.strip_prefix(first) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}
