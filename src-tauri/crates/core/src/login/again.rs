//! A login judged again from what was recorded, by the very code that judged it: only what a signature alone can show is
//! taken from the checks that were made when it was there.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::Value;

use super::check::{Check, Clause};
use super::recording::{
    AskedOidc, AskedSaml, AskedWsFed, LoginRecording, NOT_KEPT, RecordedRequest, expected,
};
use super::saml::SamlParameters;
use super::witness::{Cryptography, Noted, OF_A_TOKEN, OF_AN_ASSERTION};
use super::ws_fed::WsFedParameters;
use super::{Judged, LoginParameters, oidc, saml, ws_fed};
use crate::entra::federation::{AcsUrl, EntityId, Wreply, Wtrealm};
use crate::entra::recorder::Playback;

/// An ID token without its signature.
#[derive(Debug, Clone, Copy)]
pub struct UnsignedToken<'a> {
    /// The JOSE header (RFC 7515 §4).
    pub header: &'a Value,
    /// The claims set (RFC 7519 §4).
    pub claims: &'a Value,
}

impl UnsignedToken<'_> {
    /// The compact form (RFC 7515 §7.1), with a signature of nobody's.
    fn compact(self) -> String {
        let part = |part: &Value| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
        format!("{}.{}.AA", part(self.header), part(self.claims))
    }
}

/// Whether only a signature can show how the check of this id goes.
#[must_use]
pub fn is_reported(id: &str) -> bool {
    Clause::from_id(id)
        .is_some_and(|clause| OF_A_TOKEN.contains(&clause) || OF_AN_ASSERTION.contains(&clause))
}

impl LoginRecording {
    /// The verdict that this comes to now; `checks` are those of the time when the signature was there, `token` the ID token
    /// without it. None where something that it rests on was not kept.
    pub async fn judge(
        &self,
        checks: &[Check],
        token: Option<UnsignedToken<'_>>,
    ) -> Option<Judged> {
        let token = token.map(UnsignedToken::compact);
        let answer = self.answer.replay(token.clone())?;
        match &self.asked {
            RecordedRequest::Oidc(asked) => {
                let playback = Playback::of(&self.exchanges, token);
                let params = self.oidc_parameters(asked);
                let login = oidc::OidcInFlight::again(params, NOT_KEPT, &asked.nonce);
                let cryptography = Cryptography::Recorded(checks);
                let judged = login
                    .judged(answer, &playback, &|| self.at, &|_| (), cryptography)
                    .await;
                (!playback.lacks_an_answer()).then_some(judged)
            }
            RecordedRequest::Saml(asked) => {
                let params = self.saml_parameters(asked);
                let sent = saml::SentRequest {
                    id: asked.request.as_deref(),
                    relay_state: asked.stated.then_some(NOT_KEPT),
                };
                let library = Noted(&self.fits);
                Some(saml::received(
                    &params,
                    sent,
                    answer,
                    self.at,
                    &library,
                    &|_| (),
                ))
            }
            RecordedRequest::WsFed(asked) => {
                let params = self.ws_fed_parameters(asked);
                let library = Noted(&self.fits);
                Some(ws_fed::received(
                    &params,
                    asked.stated.then_some(NOT_KEPT),
                    answer,
                    self.at,
                    &library,
                    &|_| (),
                ))
            }
        }
    }

    fn oidc_parameters(&self, asked: &AskedOidc) -> LoginParameters {
        LoginParameters {
            metadata: asked.metadata.clone(),
            client_id: asked.client_id.clone(),
            client_secret: asked.authenticates.then(|| NOT_KEPT.into()),
            redirect_uri: asked.redirect_uri.clone(),
            scopes: asked.scopes.clone(),
            login_hint: None,
            prompt_select_account: false,
            expect: expected(asked.directory),
            redeem: asked.redeems,
            contract: self.contract.clone(),
        }
    }

    fn saml_parameters(&self, asked: &AskedSaml) -> SamlParameters {
        SamlParameters {
            metadata: asked.metadata.clone(),
            entity_id: EntityId::new(asked.entity_id.clone()),
            acs: AcsUrl::new(asked.acs.clone()),
            expect: expected(asked.directory),
            name_id: asked.name_id,
            contract: self.contract.clone(),
            allow_sha1: asked.allow_sha1,
            login_hint: None,
            force_authn: false,
        }
    }

    fn ws_fed_parameters(&self, asked: &AskedWsFed) -> WsFedParameters {
        WsFedParameters {
            metadata: asked.metadata.clone(),
            wtrealm: Wtrealm::new(asked.wtrealm.clone()),
            wreply: Wreply::new(asked.wreply.clone()),
            expect: expected(asked.directory),
            name_id: asked.name_id,
            contract: self.contract.clone(),
            allow_sha1: asked.allow_sha1,
            login_hint: None,
        }
    }
}
