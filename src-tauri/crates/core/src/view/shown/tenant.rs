//! Step 1 as a screen shows it.

use super::{Scene, known};
use crate::entra::cloud::Cloud;
use crate::entra::discovery::SignIn;
use crate::step::Step;
use crate::view::{CloudView, SignInView, TenantFact, TenantView};
use crate::wizard::ConfirmedTenant;

pub(super) fn view(scene: &Scene<'_>) -> TenantView {
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
        asked: facts.asked.as_ref().map(|asked| asked.what.clone()),
        clouds: clouds.into_iter().map(cloud_view).collect(),
        cloud: cloud.id().to_owned(),
        fact: facts.tenant.as_ref().map(fact),
        guide: scene
            .profile
            .guide_view(scene.model(), Step::Tenant, &scene.values()),
    }
}

fn fact(tenant: &ConfirmedTenant) -> TenantFact {
    TenantFact {
        tenant_id: tenant.tenant_id.to_string(),
        domain: tenant.domain.clone(),
        display_name: tenant.display_name.clone(),
        cloud: cloud_view(tenant.cloud),
        region: tenant.region.clone(),
        issuer: tenant.metadata.issuer.clone(),
        sign_in: match &tenant.sign_in {
            SignIn::Managed => SignInView::Managed,
            SignIn::Federated { host } => SignInView::Federated { host: host.clone() },
            SignIn::Unknown => SignInView::Unknown,
        },
        known: known(&tenant.known),
    }
}

fn cloud_view(cloud: Cloud) -> CloudView {
    CloudView {
        id: cloud.id().to_owned(),
        name: cloud.name().to_owned(),
        host: cloud
            .hosts()
            .first()
            .copied()
            .unwrap_or("this computer")
            .to_owned(),
    }
}
