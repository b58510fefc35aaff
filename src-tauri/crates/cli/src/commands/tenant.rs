//! `consentry tenant`: which directory something belongs to.

use consentry_core::engine::composition;
use consentry_core::entra::cloud::{Authority, Cloud};
use consentry_core::entra::discovery::{DiscoveredTenant, TenantQuery, discover};
use consentry_core::entra::registration::ClientId;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::ports::system::SystemClock;
use consentry_core::ports::{Clock, Http};
use consentry_core::view::{SignInView, TenantFact, taken_from};

use crate::args::TenantArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::print::Rows;
use crate::words::{language, say};

/// Identifies a tenant and prints it.
pub(super) async fn identify(args: &TenantArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let asked = asked(&args.what)?;
    let authority = authority(host, args.cloud.as_deref(), &asked)?;
    let found = found(&composition::http()?, &authority, &asked, None).await?;
    let fact = TenantFact::found(found, SystemClock.now(), language());
    if json {
        print::json(&fact);
    } else {
        describe(&fact);
    }
    Ok(())
}

/// The directory that `what` names; what else it holds is not meant, and that is said.
pub(super) fn asked(what: &str) -> Result<TenantQuery, Failure> {
    let asked = TenantQuery::parse(what)?;
    if let Some(from) = asked.taken_from {
        let facts = [
            ("directory", asked.directory.to_string()),
            ("from", taken_from(from, language())),
        ];
        let facts = facts
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        print::note(&say("tenant-taken", &facts));
    }
    Ok(asked)
}

/// Where to ask for what was asked: the cloud that is named, or the one that the address tells; a practice tenant where
/// its address says that it runs.
pub(super) fn authority(
    host: &Host,
    cloud: Option<&str>,
    asked: &TenantQuery,
) -> Result<Authority, Exit> {
    let cloud = match cloud {
        Some(id) => Cloud::of_id(id)
            .filter(|cloud| Cloud::MICROSOFTS.contains(cloud))
            .ok_or_else(|| Exit::usage("usage-cloud-unknown", &[("cloud", id)]))?,
        None => asked.cloud.unwrap_or_default(),
    };
    let mut clouds = host.clouds();
    if let Some(origin) = asked.origin.clone().filter(|_| cloud == Cloud::Practice) {
        clouds.practice = Some((origin.clone(), origin));
    }
    clouds
        .authority(cloud)
        .ok_or_else(|| Failure::new(FailureCode::PracticeNotRunning).into())
}

/// The directory that was asked for, as `application` sees it.
pub(super) async fn found(
    http: &dyn Http,
    authority: &Authority,
    asked: &TenantQuery,
    application: Option<ClientId>,
) -> Result<DiscoveredTenant, Failure> {
    discover(http, authority, asked, application).await.proved()
}

fn describe(fact: &TenantFact) {
    let sign_in = match &fact.sign_in {
        SignInView::Federated { host: Some(host) } => {
            say("tenant-signs-in", &[("how", "federated"), ("host", host)])
        }
        SignInView::Federated { host: None } => say("tenant-signs-in", &[("how", "federated")]),
        SignInView::Managed => say("tenant-signs-in", &[("how", "managed")]),
        SignInView::Unknown => say("tenant-signs-in", &[]),
    };
    let mut rows = Rows::with_widths([22]);
    rows.value("tenant-id", Some(&fact.tenant_id));
    rows.value("tenant-domain", fact.domain.as_ref());
    rows.value("tenant-name", fact.display_name.as_ref());
    rows.value("tenant-cloud", Some(&fact.cloud.name));
    rows.value("tenant-region", fact.region.as_ref());
    rows.value("tenant-issuer", Some(&fact.issuer));
    rows.value("tenant-sign-in", Some(&sign_in));
    rows.print();
}
