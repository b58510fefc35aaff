//! What is said of an entry before it is sent: its shape, and whether it stands in the right field.

use secrecy::ExposeSecret;

use super::Engine;
use crate::entra::credential;
use crate::entra::federation::address::AppMetadataAddress;
use crate::entra::registration::ClientId;
use crate::failure::{Failure, FailureCode};
use crate::service::{CredentialKind, Values};
use crate::view::WizardView;
use crate::view::request::{InspectCredentials, ProveCredentials};
use crate::wizard::EnteredCredentials;

impl Engine {
    /// Looks at a `value` for `input` of `model` before it is entered: the shapes it usually has, where it has another
    /// one. Changes nothing.
    ///
    /// # Errors
    ///
    /// `model.input_malformed`, with the reason and, where they can be listed, the values that it takes.
    pub fn inspect_input(
        &self,
        model: &str,
        input: &str,
        value: &str,
    ) -> Result<Option<String>, Failure> {
        let state = self.state();
        let model = state.open()?.profile.model(model)?;
        let Some(input) = model.inputs.get(input) else {
            return Ok(None);
        };
        let value = input.exactly(value.trim());
        input.accepted(value)?;
        Ok(input.view(Some(&value.to_owned()), &Values::new()).usual)
    }

    /// Looks at what is being entered, before anything is sent. Changes nothing.
    ///
    /// # Errors
    ///
    /// `token.*`, one for each slip, and for what is only odd: `token.secret_length`, `token.secret_expiry_malformed`.
    pub fn inspect_credentials(&self, request: &InspectCredentials) -> Result<WizardView, Failure> {
        if let Some(client_id) = request.client_id.as_deref().filter(|text| !text.is_empty()) {
            self.inspect_client_id(client_id)?;
        }
        if let Some(secret) = &request.secret {
            let secret = credential::inspect_secret(secret.secret().expose_secret())?;
            credential::question_length(&secret).map_or(Ok(()), Err)?;
        }
        if let Some(expires_on) = request.expires_on {
            let today = self.0.ports.clock.now().date_naive();
            credential::question_expiry(expires_on, today).map_or(Ok(()), Err)?;
        }
        Ok(self.view())
    }

    /// Looks at all that was entered for the credentials.
    pub(super) fn inspect_whole(
        &self,
        request: &ProveCredentials,
    ) -> Result<(ClientId, EnteredCredentials), Failure> {
        let client = self.inspect_client_id(&request.client_id)?;
        let (kept, needed) = {
            let state = self.state();
            let facts = state.open()?.wizard.facts();
            let model = facts.model.as_ref();
            let kind = model.map(|model| model.plan.credentials);
            (
                facts.credential.is_some(),
                kind != Some(CredentialKind::Certificate),
            )
        };
        let secret = match &request.secret {
            Some(secret) => Some(credential::inspect_secret(secret.secret().expose_secret())?),
            None if kept || !needed => None,
            None => return Err(Failure::new(FailureCode::TokenSecretMissing)),
        };
        let expires_on = request.expires_on;
        Ok((client, EnteredCredentials { secret, expires_on }))
    }

    /// The application that `text` names: by its ID or, where Entra signs with a certificate, by its App
    /// Federation Metadata Url.
    pub(super) fn inspect_client_id(&self, text: &str) -> Result<ClientId, Failure> {
        let state = self.state();
        let facts = state.open()?.wizard.facts();
        let tenant = facts.tenant.as_ref().map(|tenant| tenant.tenant_id);
        let certificate = facts
            .model
            .as_ref()
            .is_some_and(|model| model.plan.credentials == CredentialKind::Certificate);
        if !certificate || !text.contains("://") {
            return credential::inspect_client_id(text, tenant);
        }
        let address = AppMetadataAddress::parse(text)?;
        match tenant.filter(|tenant| *tenant != address.tenant) {
            None => Ok(address.client_id),
            Some(tenant) => Err(Failure::with(
                FailureCode::ObservationOtherTenant,
                &[
                    ("expected", &tenant.to_string()),
                    ("received", &address.tenant.to_string()),
                ],
            )),
        }
    }
}
