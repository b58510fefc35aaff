//! Asks for admin consent: opens the page and, where the landing can be caught on this computer, judges it.

use url::Url;

use super::sign_in::Closing;
use super::{Engine, consent_outcome};
use crate::entra::consent::{self, Landing};
use crate::entra::recorder::Recorder;
use crate::entra::recording::{KeptLanding, StepQuestion};
use crate::entra::registration::RedirectUri;
use crate::failure::{Failure, FailureCode};
use crate::limits;
use crate::login::loopback::Loopback;
use crate::outcome::Outcome;
use crate::ports::{CapturedAnswer, Http};
use crate::scene::Scene;
use crate::service::ConsentRequest;
use crate::store::SetupId;
use crate::wizard::{ConsentGround, Finding, GrantedConsent};

/// How consent is asked for, under the model that was chosen.
enum ConsentPage {
    /// At the service's own address, byte for byte; one lands at the service.
    Vendors { url: Url, lands_on: String },
    /// For the customer's own application; one lands on this computer.
    OwnApp {
        scopes: Vec<String>,
        registered: RedirectUri,
    },
}

/// What came of it, and where the browser landed.
type Landed = (Outcome<GrantedConsent>, KeptLanding);

impl Engine {
    /// Asks for consent in the browser, or in the sign-in window with `here`.
    pub(super) async fn ask_consent(&self, id: &SetupId, here: bool) -> Finding {
        let recorder = Recorder::over(&*self.0.ports.http);
        let asked = self.consent_asked(id, here, &recorder).await;
        let (outcome, landing) = match asked {
            Ok(Some((outcome, landing))) => (Some(outcome), Some(landing)),
            Ok(None) => (None, None),
            Err(failure) => (Some(Outcome::Inconclusive(failure)), None),
        };
        let tenant = self.with_open(id, |_, _, open| open.wizard.facts().tenant.clone());
        if let (Some(authority), Ok(Some(tenant))) = (self.asked_at(id), tenant) {
            let directory = tenant.tenant_id();
            let question = StepQuestion::Consent { directory, landing };
            self.keep(
                id,
                self.recording(&authority, question, recorder.exchanges()),
            );
        }
        Finding::Consent(outcome)
    }

    async fn consent_asked(
        &self,
        id: &SetupId,
        here: bool,
        http: &dyn Http,
    ) -> Result<Option<Landed>, Failure> {
        let (page, ground) = self
            .with_open(id, |engine, state, open| {
                let page = page(&engine.scene(state, open));
                Some((page?, open.wizard.facts().consent_ground()?))
            })?
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        match page {
            ConsentPage::OwnApp { scopes, registered } => self
                .asked_on_loopback(id, ground, &scopes, &registered, http)
                .await
                .map(Some),
            ConsentPage::Vendors { url, lands_on } if here => {
                self.caught_landing(ground, &url, &lands_on).await.map(Some)
            }
            // The service's landing page is not ours to see: its address is pasted.
            ConsentPage::Vendors { url, .. } => self.show_address(id, &url).map(|()| None),
        }
    }

    async fn asked_on_loopback(
        &self,
        id: &SetupId,
        ground: ConsentGround,
        scopes: &[String],
        registered: &RedirectUri,
        http: &dyn Http,
    ) -> Result<Landed, Failure> {
        let (found, authority) = self.rediscovered(id, None, http).await?;
        let client = ground
            .client
            .ok_or_else(|| Failure::new(FailureCode::TokenClientIdMalformed))?;
        let loopback = Loopback::bind(registered, &*self.0.ports.entropy, self.0.language).await?;
        let state = self.unguessable();
        let scopes: Vec<_> = scopes.iter().map(String::as_str).collect();
        let redirect_uri = loopback.redirect_uri();
        let url = consent::own_app(
            &authority,
            found.tenant_id,
            client,
            redirect_uri,
            &scopes,
            Some(&state),
        );
        if self.show_address(id, &url).is_err() {
            tracing::info!("no browser was started; the address is shown instead");
        }
        let told = loopback.came_by_tls();
        let landing = loopback.landing_within(&state, &*self.0.ports.clock, limits::CONSENT);
        let landing = self.telling_of_tls(id, told, landing).await?;
        let now = self.0.ports.clock.now();
        let kept = KeptLanding::of(&landing, Some(&state));
        Ok((consent_outcome(&landing, ground, Some(&state), now), kept))
    }

    async fn caught_landing(
        &self,
        ground: ConsentGround,
        url: &Url,
        lands_on: &str,
    ) -> Result<Landed, Failure> {
        let window = self.0.ports.sign_in_window.as_ref();
        let window = window.ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        let _closes = Closing(&**window);
        let caught = tokio::select! {
            caught = window.catch(url, lands_on) => caught,
            () = self.0.ports.clock.sleep(limits::CONSENT) => {
                return Err(Failure::new(FailureCode::LoginTimedOut));
            }
        };
        let landing = match caught? {
            CapturedAnswer::Address(address) => Landing::parse(address.as_str())?,
            CapturedAnswer::Form(_) => return Err(Failure::new(FailureCode::ConsentNotALanding)),
        };
        let now = self.0.ports.clock.now();
        let kept = KeptLanding::of(&landing, None);
        Ok((consent_outcome(&landing, ground, None, now), kept))
    }
}

fn page(scene: &Scene<'_>) -> Option<ConsentPage> {
    let model = scene.model()?;
    match &model.consent.request {
        ConsentRequest::None { .. } => None,
        ConsentRequest::OwnApp { scopes, .. } => Some(ConsentPage::OwnApp {
            scopes: scopes.clone(),
            registered: model.test_redirect_uri()?,
        }),
        ConsentRequest::VendorUrl { lands_on, .. } => {
            let url = model.consent.vendor_url(&scene.values()).ok()??;
            Some(ConsentPage::Vendors {
                url: Url::parse(&url).ok()?,
                lands_on: lands_on.clone(),
            })
        }
    }
}
