//! One test login by SAML 2.0 or WS-Federation, held against the certificates that the service was given.

use tokio::sync::mpsc;
use url::Url;

use super::{Awaiting, Preparation};
use crate::engine::Engine;
use crate::entra::cloud::Authority;
use crate::entra::discovery::DiscoveredTenant;
use crate::entra::federation::address::app_metadata_url;
use crate::entra::federation::certificate::SigningCertificate;
use crate::entra::federation::{self, AcsUrl, EntityId, FederationMetadata, Wreply, Wtrealm};
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::login::capture::LoginAnswer;
use crate::login::saml::{NameIdContract, SamlParameters, SamlRequest};
use crate::login::verdict::Way;
use crate::login::ws_fed::{WsFedParameters, WsFedRequest};
use crate::login::{Expect, Judged};
use crate::ports::Http;
use crate::service::Login;
use crate::store::SetupId;
use crate::wizard::{Facts, Replacement};

impl Engine {
    /// By SAML 2.0 or WS-Federation.
    pub(super) async fn by_federation(
        &self,
        id: &SetupId,
        way: Way,
        prepared: Preparation,
        metadata: FederationMetadata,
        tenant: TenantId,
        pasted: mpsc::Receiver<LoginAnswer>,
    ) -> Result<Judged, Failure> {
        let (loopback, address) = self.landing(way, &prepared).await?;
        let relying_party = prepared
            .relying_party
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        let (clock, entropy) = (&*self.0.ports.clock, &*self.0.ports.entropy);
        let expect = Expect::Entra { tenant };
        let awaiting = |url: &Url, state| Awaiting {
            way,
            url: url.clone(),
            address: address.clone(),
            state,
            loopback,
            pasted,
        };
        let report = |event| self.report(id, event);
        if let Login::Saml { name_id, .. } = &prepared.login {
            let parameters = SamlParameters {
                metadata,
                entity_id: EntityId::new(relying_party),
                acs: AcsUrl::new(address.as_str()),
                expect,
                name_id: *name_id,
                contract: prepared.contract,
                allow_sha1: prepared.allow_sha1,
                login_hint: None,
                force_authn: false,
            };
            let request = SamlRequest::new(parameters, entropy, clock)?;
            let url = request.url().clone();
            let in_flight = request.sent();
            let awaiting = awaiting(&url, in_flight.relay_state());
            let answer = self.answer(id, awaiting).await?;
            return Ok(in_flight.receive(answer, clock, &report));
        }
        let parameters = WsFedParameters {
            metadata,
            wtrealm: Wtrealm::new(relying_party),
            wreply: Wreply::new(address.as_str()),
            expect,
            name_id: NameIdContract::default(),
            contract: prepared.contract,
            allow_sha1: prepared.allow_sha1,
            login_hint: None,
        };
        let request = WsFedRequest::new(parameters, entropy)?;
        let url = request.url().clone();
        let in_flight = request.sent();
        let awaiting = awaiting(&url, in_flight.wctx());
        let answer = self.answer(id, awaiting).await?;
        Ok(in_flight.receive(answer, clock, &report))
    }

    /// The provider as it describes itself now, with the certificates that the service was given: it knows no
    /// others.
    pub(super) async fn federation(
        &self,
        prepared: &Preparation,
        found: &DiscoveredTenant,
        authority: &Authority,
        http: &dyn Http,
    ) -> Result<FederationMetadata, Failure> {
        let address = app_metadata_url(authority, found.tenant_id, prepared.ground.client)?;
        let metadata = federation::fetch(http, &address).await?;
        Ok(match &prepared.given {
            Some(given) => FederationMetadata {
                certificates: given.clone(),
                ..metadata
            },
            None => metadata,
        })
    }
}

/// The certificates that the service was given, or is to be given while they are being replaced.
pub(super) fn service_certificates(facts: &Facts) -> Option<Vec<SigningCertificate>> {
    let federation = match &facts.next {
        Some(Replacement::Certificates(next)) => next,
        Some(Replacement::Secret(_)) | None => facts.federation.as_ref()?,
    };
    let certificates = federation.certificates.iter();
    certificates
        .map(|certificate| SigningCertificate::from_base64(&certificate.der).ok())
        .collect()
}
