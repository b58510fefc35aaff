//! The directory, in a bundle and here.

use consentry_bundle as format;
use consentry_bundle::Unknown;
use url::Url;

use super::{known, malformed};
use crate::entra::cloud::Cloud;
use crate::entra::discovery::SignIn;
use crate::entra::registration::TenantId;
use crate::failure::Failure;
use crate::store::version_1;
use crate::wizard::{ConfirmedTenant, Report};

pub(super) fn write(tenant: &ConfirmedTenant) -> format::Tenant {
    format::Tenant {
        tenant_id: tenant.tenant_id.to_string(),
        domain: tenant.domain.clone(),
        asked: tenant.asked.clone(),
        display_name: tenant.display_name.clone(),
        cloud: tenant.cloud.id().to_owned(),
        authority: None,
        region: tenant.region.clone(),
        issuer: tenant.issuer.clone(),
        sign_in: match tenant.sign_in {
            SignIn::Federated { .. } => Some(format::SignIn::Federated),
            SignIn::Managed => Some(format::SignIn::Managed),
            SignIn::Unknown => None,
        },
        known: known::write(&tenant.known),
        other: Unknown::default(),
    }
}

/// The issuer is kept as evidence: addresses are asked for anew before anything is sent.
pub(super) fn read(
    tenant: &format::Tenant,
    version: u32,
    report: &Report,
) -> Result<ConfirmedTenant, Failure> {
    Ok(ConfirmedTenant {
        tenant_id: TenantId::parse(&tenant.tenant_id)
            .ok_or_else(|| malformed("/tenant/tenantId"))?,
        asked: tenant.asked.clone(),
        domain: tenant.domain.clone(),
        cloud: Cloud::of_id(&tenant.cloud).ok_or_else(|| malformed("/tenant/cloud"))?,
        region: if version == 1 {
            tenant.region.as_deref().map(version_1::region)
        } else {
            tenant.region.clone()
        },
        display_name: tenant.display_name.clone(),
        sign_in: match tenant.sign_in {
            Some(format::SignIn::Federated) => SignIn::Federated { host: None },
            Some(format::SignIn::Managed) => SignIn::Managed,
            None => SignIn::Unknown,
        },
        issuer: Url::parse(&tenant.issuer)
            .map(|_| tenant.issuer.clone())
            .map_err(|_| malformed("/tenant/issuer"))?,
        known: known::read(&tenant.known, report),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::tests::{report, reported};
    use crate::scene::tests::confirmed_tenant;

    #[test]
    fn a_directory_comes_back_as_reported_whoever_signs_its_people_in() {
        for sign_in in [
            SignIn::Managed,
            SignIn::Unknown,
            SignIn::Federated { host: None },
        ] {
            let tenant = ConfirmedTenant {
                sign_in,
                ..confirmed_tenant()
            };

            let back = read(&write(&tenant), 2, &report()).unwrap();

            let known = reported(&tenant.known);
            assert_eq!(back, ConfirmedTenant { known, ..tenant });
        }
    }

    #[test]
    fn version_1_wrote_the_name_of_a_region_before_it() {
        let written = format::Tenant {
            region: Some("Europe (EU)".to_owned()),
            ..write(&confirmed_tenant())
        };

        let back = read(&written, 1, &report()).unwrap();

        assert_eq!(back.region.as_deref(), Some("EU"));
    }

    #[test]
    fn an_id_a_cloud_or_an_issuer_that_is_none_is_refused() {
        let changed = |change: &dyn Fn(&mut format::Tenant)| {
            let mut written = write(&confirmed_tenant());
            change(&mut written);
            read(&written, 2, &report()).unwrap_err()
        };
        let nowhere = || "nowhere".to_owned();

        for (refused, place) in [
            (
                changed(&|tenant| tenant.tenant_id = nowhere()),
                "/tenant/tenantId",
            ),
            (changed(&|tenant| tenant.cloud = nowhere()), "/tenant/cloud"),
            (
                changed(&|tenant| tenant.issuer = nowhere()),
                "/tenant/issuer",
            ),
        ] {
            assert_eq!(refused.flaw().unwrap().facts["place"], place);
        }
    }
}
