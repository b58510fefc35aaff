//! One test login by OpenID Connect.

use tokio::sync::mpsc;

use super::{Awaiting, Preparation};
use crate::engine::Engine;
use crate::entra::discovery::DiscoveredTenant;
use crate::failure::{Failure, FailureCode};
use crate::login::capture::LoginAnswer;
use crate::login::oidc::AuthorizationRequest;
use crate::login::verdict::Way;
use crate::login::{Expect, Judged, LoginParameters};
use crate::service::Login;
use crate::store::SetupId;

impl Engine {
    /// By OpenID Connect, with the code redeemed where the secret is the customer's.
    pub(super) async fn by_oidc(
        &self,
        id: &SetupId,
        way: Way,
        prepared: Preparation,
        found: DiscoveredTenant,
        pasted: mpsc::Receiver<LoginAnswer>,
    ) -> Result<Judged, Failure> {
        let Login::Oidc { scopes, redeem, .. } = &prepared.login else {
            return Err(Failure::new(FailureCode::InternalDefect));
        };
        let held = self.with_open(id, |_, _, open| open.wizard.facts().credential.is_some())?;
        let secret = match prepared.ground.secret.as_deref() {
            None if !held => None,
            name => Some(self.stored_secret(name).await?),
        };
        let (loopback, address) = self.landing(way, &prepared).await?;
        let parameters = LoginParameters {
            client_id: prepared.ground.client.to_string(),
            client_secret: secret,
            redirect_uri: address.clone(),
            scopes: scopes.clone(),
            login_hint: None,
            prompt_select_account: true,
            expect: Expect::Entra {
                tenant: found.tenant_id,
            },
            redeem: *redeem,
            contract: prepared.contract,
            metadata: found.metadata,
        };
        let request = AuthorizationRequest::new(parameters, &*self.0.ports.entropy)?;
        let url = request.url().clone();
        let in_flight = request.sent();
        let awaiting = Awaiting {
            way,
            url,
            address,
            state: in_flight.state(),
            loopback,
            pasted,
        };
        let answer = self.answer(id, awaiting).await?;
        let report = |event| self.report(id, event);
        Ok(in_flight
            .receive(answer, &*self.0.ports.http, &*self.0.ports.clock, &report)
            .await)
    }
}
