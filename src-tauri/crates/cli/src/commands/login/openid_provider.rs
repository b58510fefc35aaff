//! Whom a login asks: an Entra directory, or any OpenID provider by its issuer.

use consentry_core::entra::discovery::ProviderMetadata;
use consentry_core::entra::discovery::issuer::{self, Issuer};
use consentry_core::entra::registration::ClientId;
use consentry_core::login::Expect;
use consentry_core::ports::Http;

use crate::args::OidcArgs;
use crate::commands::tenant;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::words::say;

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
        let issuer = Issuer::from_url(issuer);
        if issuer.was_document() {
            print::note(&say("login-issuer-read", &[("issuer", issuer.as_str())]));
        }
        let metadata = issuer::discover(http, &issuer, &args.client_id).await?;
        let expect = Expect::Foreign;
        return Ok(Some(Provider { metadata, expect }));
    }
    let Some(what) = &args.tenant else {
        return Ok(None);
    };
    let asked = tenant::asked(what)?;
    let authority = tenant::authority(host, None, &asked)?;
    let found = tenant::found(http, &authority, &asked, ClientId::parse(&args.client_id)).await?;
    Ok(Some(Provider {
        metadata: found.metadata,
        expect: Expect::Entra {
            tenant: found.tenant_id,
        },
    }))
}
