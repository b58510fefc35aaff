//! A connection bundle: whether it is whole, and what failed last in the set-up that it was exported from.

use consentry_bundle::Bundle;

use super::{About, Looked, What};
use crate::entra::cloud::Cloud;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::handoff::bundle;
use crate::pasted::{Item, Thing};

/// Looks into the bundle that a thing is. Nothing in it is acted on.
pub(super) fn look(item: &Item) -> Looked {
    let looked = Looked::at(What::Bundle);
    let Thing::Object(members) = &item.thing else {
        return looked;
    };
    let read = serde_json::to_vec(members).map(|bytes| bundle::read(&bytes));
    match read {
        Ok(Ok(bundle)) => {
            let failed = failed(&bundle);
            let looked = Looked {
                about: about(&bundle),
                ..looked
            };
            failed.into_iter().fold(looked, Looked::with)
        }
        Ok(Err(failure)) => looked.with(failure),
        Err(_) => looked,
    }
}

/// What the last test login came to; what failed last in a set-up that is unfinished.
fn failed(bundle: &Bundle) -> Vec<Failure> {
    let unfinished = bundle.unfinished.as_ref();
    let last = unfinished.and_then(|unfinished| unfinished.failed.as_ref());
    let run = bundle.runs.iter().max_by_key(|run| run.at);
    let all = [
        last.map(|failed| &failed.failure),
        run.and_then(|run| run.failure.as_ref()),
    ];
    all.into_iter().flatten().map(bundle::failure_of).collect()
}

fn about(bundle: &Bundle) -> About {
    let application = bundle.application.as_ref();
    About {
        tenant: bundle
            .tenant
            .as_ref()
            .and_then(|tenant| TenantId::parse(&tenant.tenant_id)),
        client_id: application.and_then(|application| ClientId::parse(&application.client_id)),
        // A rehearsal has no page in Microsoft's admin center.
        cloud: bundle
            .tenant
            .as_ref()
            .and_then(|tenant| Cloud::of_id(&tenant.cloud)),
        ..About::default()
    }
}
