//! `consentry consent-url`: the exact address at which admin consent is granted.

use consentry_core::engine::composition;
use consentry_core::entra::cloud::Authority;
use consentry_core::entra::consent::own_app;
use consentry_core::entra::credential::inspect_client_id;
use consentry_core::entra::discovery::{Directory, TenantQuery};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::{ConsentRequest, Missing, Model, Name, ServiceProfile};
use serde_json::json;

use super::tenant;
use crate::args::ConsentUrlArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;

/// Prints the address, and nothing else. The network is asked only for the ID of a directory that is named
/// by its domain, and only where the address has to hold the ID.
pub(super) async fn print(args: &ConsentUrlArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let profile = host.services.get(&args.service)?;
    let model = model(profile, args.model.as_deref())?;
    let asked = tenant::asked(&args.tenant)?;
    let authority = tenant::authority(host, None, &asked)?;
    let address = match &model.consent.request {
        ConsentRequest::None { why_not, .. } => {
            return Err(Exit::usage("usage-consent-not-asked", &[("why", why_not)]));
        }
        ConsentRequest::VendorUrl { .. } => vendor(profile, model, &authority, &asked)?,
        ConsentRequest::OwnApp { scopes, .. } => {
            own(args, model, scopes, &authority, &asked).await?
        }
    };
    if json {
        print::json(&json!({ "url": address }));
    } else {
        print::line(&address);
    }
    Ok(())
}

fn model<'a>(profile: &'a ServiceProfile, id: Option<&str>) -> Result<&'a Model, Exit> {
    let vendors =
        |model: &&Model| matches!(model.consent.request, ConsentRequest::VendorUrl { .. });
    let granted = |model: &&Model| model.consent.why_not().is_none();
    let candidates: Vec<&Model> = profile.models.iter().filter(granted).collect();
    match (id, candidates.as_slice()) {
        (Some(id), _) => Ok(profile.model(id)?),
        (None, [only]) => Ok(only),
        (None, models) => models.iter().copied().find(vendors).ok_or_else(|| {
            let ids: Vec<_> = models.iter().map(|model| model.id.as_str()).collect();
            Exit::usage("usage-model-missing", &[("models", &ids.join(", "))])
        }),
    }
}

fn vendor(
    profile: &ServiceProfile,
    model: &Model,
    authority: &Authority,
    asked: &TenantQuery,
) -> Result<String, Exit> {
    let values = profile.values().with_authority(authority);
    let values = match &asked.directory {
        Directory::Domain(domain) => values.with(Name::Domain, domain),
        Directory::Id(id) => values.with(Name::TenantId, id.to_string()),
    };
    let address = model
        .consent
        .vendor_url(&values)
        .map_err(|Missing(value)| {
            Exit::usage("usage-value-unknown", &[("value", &value.to_string())])
        })?;
    Ok(address.ok_or_else(|| Failure::new(FailureCode::ServiceMalformed))?)
}

async fn own(
    args: &ConsentUrlArgs,
    model: &Model,
    scopes: &[String],
    authority: &Authority,
    asked: &TenantQuery,
) -> Result<String, Exit> {
    let client_id = args.client_id.as_deref();
    let client_id = client_id.ok_or_else(|| Exit::usage("usage-client-id-missing", &[]))?;
    let tenant_id = match asked.directory {
        Directory::Id(id) => id,
        Directory::Domain(_) => {
            tenant::found(&composition::http()?, authority, asked, None)
                .await?
                .tenant_id
        }
    };
    let client_id = inspect_client_id(client_id, Some(tenant_id))?;
    let redirect_uri = model
        .test_redirect_uri()
        .ok_or_else(|| Failure::new(FailureCode::ServiceMalformed))?;
    let scopes: Vec<_> = scopes.iter().map(String::as_str).collect();
    let address = own_app(
        authority,
        tenant_id,
        client_id,
        &redirect_uri,
        &scopes,
        None,
    );
    Ok(address.into())
}
