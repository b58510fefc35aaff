//! Whom a login asks: an Entra directory, or any OpenID provider by its issuer.

use consentry_core::entra::answer;
use consentry_core::entra::discovery::{ProviderMetadata, TenantQuery};
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::login::Expect;
use consentry_core::ports::Http;
use url::Url;

use crate::args::OidcArgs;
use crate::commands::tenant;
use crate::exit::Exit;
use crate::host::Host;

/// A provider that described itself.
pub(super) struct Provider {
    /// Its own description.
    pub(super) metadata: ProviderMetadata,
    /// Whose token it must be.
    pub(super) expect: Expect,
}

/// The provider that the arguments name; none where they name none.
pub(super) async fn named(
    args: &OidcArgs,
    host: &Host,
    http: &dyn Http,
) -> Result<Option<Provider>, Exit> {
    if let Some(issuer) = &args.issuer {
        let metadata = discover(http, issuer).await?;
        let expect = Expect::Foreign;
        return Ok(Some(Provider { metadata, expect }));
    }
    let Some(what) = &args.tenant else {
        return Ok(None);
    };
    let asked = TenantQuery::parse(what)?;
    let authority = tenant::authority(host, None, &asked)?;
    let found = tenant::found(http, &authority, &asked).await?;
    Ok(Some(Provider {
        metadata: found.metadata,
        expect: Expect::Entra {
            tenant: found.tenant_id,
        },
    }))
}

/// Reads the discovery document of `issuer` (OpenID Connect Discovery 1.0 §4); it must name the very issuer
/// that was asked.
async fn discover(http: &dyn Http, issuer: &Url) -> Result<ProviderMetadata, Failure> {
    let asked = issuer.as_str().trim_end_matches('/');
    let address = Url::parse(&format!("{asked}/.well-known/openid-configuration"))
        .map_err(|_| Failure::new(FailureCode::InternalDefect))?;
    let metadata: ProviderMetadata = answer::document(http, &address).await?;
    // A lone slash at the end is the URL standard's, not the issuer's.
    if metadata.issuer.trim_end_matches('/') == asked {
        Ok(metadata)
    } else {
        let facts = [("expected", asked), ("received", metadata.issuer.as_str())];
        Err(Failure::with(FailureCode::IdTokenIssuer, &facts))
    }
}
