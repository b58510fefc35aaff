//! Tenants and people: who exists, where, and what makes each of them interesting.

use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

pub(crate) mod applications;
mod contents;
pub(crate) mod seed;
mod stable;

pub(crate) use applications::{
    Application, Audience, Platform, Redirect, Registered, Secret, ServicePrincipal,
    ServicePrincipals,
};
pub use applications::{NameIdSource, SigningOption, TokenFormat, WantedApplication};
pub(crate) use contents::{CONTOSO, FABRIKAM};

/// Everybody and every tenant the practice tenant knows. Fixed once it runs.
#[derive(Debug, Clone)]
pub(crate) struct Directory {
    pub(crate) tenants: Vec<Tenant>,
    pub(crate) users: Vec<User>,
}

/// An Entra tenant.
#[derive(Debug, Clone)]
pub(crate) struct Tenant {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// Verified domains, lower case; the first is the default one.
    pub(crate) domains: Vec<String>,
    /// `tenant_region_scope` of the discovery document.
    pub(crate) region: String,
    pub(crate) cloud: Cloud,
    /// Where sign-ins of a federated tenant are sent; `None` for a managed one.
    pub(crate) federated_to: Option<Url>,
}

/// The Microsoft cloud a tenant lives in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cloud {
    Global,
    /// Its tenants are refused here with 900439.
    UsGovernment,
}

/// What makes a person of the practice directory worth signing in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An ordinary member with a mailbox.
    Member,
    /// Invited from another tenant.
    Guest,
    /// A member without a mail attribute.
    NoMailbox,
    /// Not assigned to the applications that require assignment.
    Unassigned,
    /// May consent for the whole tenant.
    Admin,
    /// In 250 groups: too many for a token.
    ManyGroups,
    /// Has to approve the sign-in on a second device.
    Mfa,
    /// Account disabled.
    Blocked,
    /// Of another tenant, and not a guest of this one.
    Stranger,
    /// Signs in with a name that is not the mail address.
    UpnIsNotMail,
}

impl Kind {
    /// The name in `ready` lines, seed files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Guest => "guest",
            Self::NoMailbox => "no-mailbox",
            Self::Unassigned => "unassigned",
            Self::Admin => "admin",
            Self::ManyGroups => "many-groups",
            Self::Mfa => "mfa",
            Self::Blocked => "blocked",
            Self::Stranger => "stranger",
            Self::UpnIsNotMail => "upn-is-not-mail",
        }
    }

    /// What signing in as such a person shows, in a few words.
    pub(crate) const fn remark(self) -> &'static str {
        match self {
            Self::Member => "an ordinary member",
            Self::Guest => "a guest from another tenant",
            Self::NoMailbox => "has no mailbox",
            Self::Unassigned => "not assigned to applications",
            Self::Admin => "can consent for everyone",
            Self::ManyGroups => "in 250 groups",
            Self::Mfa => "has to approve on a second device",
            Self::Blocked => "account blocked",
            Self::Stranger => "from another tenant, not invited",
            Self::UpnIsNotMail => "has a mail address other than the user name",
        }
    }

    /// In how many groups such a person is.
    pub(crate) const fn groups(self) -> usize {
        match self {
            Self::ManyGroups => 250,
            _ => 3,
        }
    }
}

/// A user object. Somebody who is a guest elsewhere has one in each tenant, with the same sign-in name.
#[derive(Clone)]
pub(crate) struct User {
    pub(crate) oid: Uuid,
    pub(crate) tenant: Uuid,
    /// What the person types. A guest types the name used at home.
    pub(crate) sign_in_name: String,
    /// The user principal name in this tenant; holds `#EXT#` for a guest.
    pub(crate) upn: String,
    pub(crate) password: String,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) mail: Option<String>,
    pub(crate) kind: Kind,
    /// Where a guest comes from.
    pub(crate) home: Option<Uuid>,
}

/// Passwords stay out of debug output.
impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User")
            .field("oid", &self.oid)
            .field("upn", &self.upn)
            .finish_non_exhaustive()
    }
}

impl Directory {
    pub(crate) fn tenant(&self, id: Uuid) -> Option<&Tenant> {
        self.tenants.iter().find(|tenant| tenant.id == id)
    }

    pub(crate) fn tenant_of_domain(&self, domain: &str) -> Option<&Tenant> {
        let domain = domain.to_ascii_lowercase();
        self.tenants
            .iter()
            .find(|tenant| tenant.domains.contains(&domain))
    }

    /// The tenant that stands first: what names none is about it.
    pub(crate) fn main_tenant(&self) -> Uuid {
        self.tenants.first().map_or(CONTOSO, |tenant| tenant.id)
    }

    /// Some other tenant than this.
    pub(crate) fn other_tenant(&self, than: Uuid) -> Uuid {
        let other = self.tenants.iter().find(|tenant| tenant.id != than);
        other.map_or(FABRIKAM, |tenant| tenant.id)
    }

    pub(crate) fn user(&self, oid: Uuid) -> Option<&User> {
        self.users.iter().find(|user| user.oid == oid)
    }

    /// The user object at which somebody with this name signs in: the one at home, unless home is not here.
    pub(crate) fn account(&self, name: &str) -> Option<&User> {
        let answers = |user: &&User| user.answers_to(name);
        self.users
            .iter()
            .filter(answers)
            .find(|user| user.home.is_none())
            .or_else(|| self.users.iter().find(answers))
    }

    /// The user object of the same person in `tenant`.
    pub(crate) fn in_tenant(&self, person: &User, tenant: Uuid) -> Option<&User> {
        self.users
            .iter()
            .find(|user| user.tenant == tenant && user.answers_to(&person.sign_in_name))
    }

    /// Whoever `--auto` names: a user principal name, a sign-in name or a kind.
    pub(crate) fn named(&self, wanted: &str) -> Option<&User> {
        self.account(wanted)
            .or_else(|| self.users.iter().find(|user| user.kind.name() == wanted))
    }
}

impl Tenant {
    pub(crate) fn default_domain(&self) -> &str {
        self.domains.first().map_or("", String::as_str)
    }
}

impl User {
    pub(crate) fn display_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
            .trim()
            .to_owned()
    }

    /// Whether the person may be meant by what was typed. Names ignore case, as in Entra.
    pub(crate) fn answers_to(&self, typed: &str) -> bool {
        self.sign_in_name.eq_ignore_ascii_case(typed) || self.upn.eq_ignore_ascii_case(typed)
    }

    /// The names of the groups the person is in.
    pub(crate) fn group_names(&self) -> Vec<String> {
        (1..=self.kind.groups())
            .map(|number| format!("Practice group {number}"))
            .collect()
    }

    /// Object IDs of the groups the person is in.
    pub(crate) fn groups(&self) -> Vec<Uuid> {
        (0..self.kind.groups())
            .map(|index| Uuid::from_u128(0x6e11_0000_0000_4000_8000_0000_0000_0000 + index as u128))
            .collect()
    }
}
