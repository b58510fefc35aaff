//! Step 1 as a screen shows it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::headline::HeadlineView;
use super::known::KnownView;
use super::service::GuideView;
use crate::entra::cloud::Cloud;
use crate::entra::discovery::{DiscoveredTenant, SignIn};
use crate::language::{Language, MISSING};
use crate::scene::Scene;
use crate::step::Step;
use crate::wizard::{ConfirmedTenant, Known, Standing};

/// Step 1: which directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TenantView {
    /// What the step is about just now, in words.
    pub headline: HeadlineView,
    /// What it is about while something was entered that is refused.
    pub anew: HeadlineView,
    /// What was entered last.
    pub asked: Option<String>,
    /// The clouds one can choose from.
    pub clouds: Vec<CloudView>,
    /// The cloud that is asked.
    pub cloud: String,
    /// The directory, once proved.
    pub fact: Option<TenantFact>,
    /// Where to compare it.
    pub guide: GuideView,
}

/// One of Microsoft's clouds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CloudView {
    /// Such as `global`.
    pub id: String,
    /// Such as `Microsoft Entra ID, worldwide`.
    pub name: String,
    /// Its sign-in host.
    pub host: String,
}

/// A directory that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TenantFact {
    /// Directory (tenant) ID.
    pub tenant_id: String,
    /// The domain it was found by, where it was.
    pub domain: Option<String>,
    /// Its brand name from the realm look-up.
    pub display_name: Option<String>,
    /// Its cloud.
    pub cloud: CloudView,
    /// Its region, in words, such as `Europe (EU)`.
    pub region: Option<String>,
    /// Its issuer.
    pub issuer: String,
    /// Managed or federated.
    pub sign_in: SignInView,
    /// How it is known.
    pub known: KnownView,
}

/// Who checks the users' passwords.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SignInView {
    /// Another identity provider.
    Federated {
        /// Its host.
        host: Option<String>,
    },
    /// Entra itself.
    Managed,
    /// The realm look-up gave no answer; nothing depends on it.
    Unknown,
}

/// The step, while something `running` is its own or not.
pub(super) fn view(scene: &Scene<'_>, running: bool) -> TenantView {
    let facts = scene.facts();
    let cloud = match &facts.asked {
        Some(asked) => asked.cloud,
        None if scene.setup.practice => Cloud::Practice,
        None => Cloud::Global,
    };
    let clouds = match cloud {
        Cloud::Practice => vec![Cloud::Practice],
        Cloud::Global | Cloud::UsGovernment | Cloud::China => {
            vec![Cloud::Global, Cloud::UsGovernment, Cloud::China]
        }
    };
    TenantView {
        headline: headline(scene, running),
        anew: anew(scene),
        asked: facts.asked.as_ref().map(|asked| asked.what.clone()),
        clouds: clouds
            .into_iter()
            .map(|cloud| cloud_view(cloud, scene.language))
            .collect(),
        cloud: cloud.id().to_owned(),
        fact: facts
            .tenant
            .as_ref()
            .map(|tenant| fact(tenant, scene.language)),
        guide: GuideView::new(&scene.agenda(Step::Tenant)),
    }
}

fn headline(scene: &Scene<'_>, running: bool) -> HeadlineView {
    if running {
        return asking(scene, "tenant-looking", Some(Standing::Running));
    }
    let failed = scene.wizard.failed();
    if failed.is_some_and(|failed| failed.step == Step::Tenant) {
        return anew(scene);
    }
    match &scene.facts().tenant {
        None => asking(scene, "tenant-ask", None),
        Some(tenant) => found(scene, tenant),
    }
}

/// What there is to do after something that was refused.
fn anew(scene: &Scene<'_>) -> HeadlineView {
    let id = match scene.facts().tenant {
        None => "tenant-failed",
        Some(_) => "tenant-ask",
    };
    asking(scene, id, Some(Standing::Failed))
}

fn asking(scene: &Scene<'_>, title: &str, standing: Option<Standing>) -> HeadlineView {
    HeadlineView {
        title: scene.language.say(title, &[]),
        text: scene.language.say("tenant-ask-text", &[]),
        standing,
    }
}

fn found(scene: &Scene<'_>, tenant: &ConfirmedTenant) -> HeadlineView {
    let facts = [
        ("what", tenant.segment()),
        (
            "name",
            tenant
                .display_name
                .clone()
                .unwrap_or_else(|| MISSING.to_owned()),
        ),
    ];
    let facts = facts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let text = match &tenant.known {
        Known::Reported { report, .. } => {
            let facts = [("file", report.file.as_str())];
            scene.language.say("tenant-reported-text", &facts)
        }
        Known::Proved { .. } | Known::Stated { .. } => {
            let facts = [("where", tenant.cloud.id())];
            scene.language.say("tenant-found-text", &facts)
        }
    };
    HeadlineView {
        title: scene.language.say("tenant-found", &facts),
        text,
        standing: Some(Standing::Done),
    }
}

fn fact(tenant: &ConfirmedTenant, language: &Language) -> TenantFact {
    TenantFact {
        tenant_id: tenant.tenant_id.to_string(),
        domain: tenant.domain.clone(),
        display_name: tenant.display_name.clone(),
        cloud: cloud_view(tenant.cloud, language),
        region: tenant
            .region
            .as_deref()
            .map(|scope| region(scope, language)),
        issuer: tenant.issuer.clone(),
        sign_in: SignInView::from(&tenant.sign_in),
        known: KnownView::new(&tenant.known, language),
    }
}

impl TenantFact {
    /// A directory that was found at `at`, without a set-up that it is for.
    #[must_use]
    pub fn found(found: DiscoveredTenant, at: DateTime<Utc>, language: &Language) -> Self {
        Self {
            tenant_id: found.tenant_id.to_string(),
            domain: found.domain,
            display_name: found.display_name,
            cloud: cloud_view(found.cloud, language),
            region: found.region.map(|scope| region(&scope, language)),
            issuer: found.issuer,
            sign_in: SignInView::from(&found.sign_in),
            known: KnownView::Proved { at },
        }
    }
}

impl From<&SignIn> for SignInView {
    fn from(sign_in: &SignIn) -> Self {
        match sign_in {
            SignIn::Managed => Self::Managed,
            SignIn::Federated { host } => Self::Federated { host: host.clone() },
            SignIn::Unknown => Self::Unknown,
        }
    }
}

fn cloud_view(cloud: Cloud, language: &Language) -> CloudView {
    CloudView {
        id: cloud.id().to_owned(),
        name: language.say("cloud-name", &[("cloud", cloud.id())]),
        host: cloud
            .hosts()
            .first()
            .map_or_else(|| language.say("cloud-host-here", &[]), ToString::to_string),
    }
}

/// A region in words; Microsoft publishes no list of them, so an unknown one stays as it is.
fn region(scope: &str, language: &Language) -> String {
    let facts = [("scope", scope)];
    match scope {
        "AF" | "AS" | "AU" | "CN" | "EU" | "JP" | "NA" | "OC" | "SA" | "USG" | "USGov" | "WW" => {
            language.say("region", &facts)
        }
        _ => scope.to_owned(),
    }
}
