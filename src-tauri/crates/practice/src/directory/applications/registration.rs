//! A registration as most of the fixed ones are, and the parts it is made of.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Application, Audience, BASIC_SCOPES, Platform, Redirect, Secret, SingleSignOn};
use crate::directory::CONTOSO;

/// Far away, so that nothing expires on its own.
const SECRETS_EXPIRE: DateTime<Utc> =
    DateTime::from_timestamp(4_070_908_800, 0).expect("a time stamp within the calendar's range");

/// A single-tenant registration of Contoso, with nothing in it but the usual permissions.
pub(super) fn registration(client_id: Uuid, name: &str) -> Application {
    Application {
        client_id,
        name: name.to_owned(),
        home: CONTOSO,
        audience: Audience::SingleTenant,
        redirects: Vec::new(),
        secrets: Vec::new(),
        certificates: Vec::new(),
        identifier_uris: vec![format!("api://{client_id}")],
        reply_urls: Vec::new(),
        single_sign_on: SingleSignOn::default(),
        required_permissions: BASIC_SCOPES.map(str::to_owned).into(),
        public_client_flows: false,
        group_claims: false,
    }
}

pub(super) fn web(uris: &[&str]) -> Vec<Redirect> {
    uris.iter()
        .map(|uri| redirect(uri, Platform::Web))
        .collect()
}

pub(super) fn redirect(uri: &str, platform: Platform) -> Redirect {
    Redirect {
        uri: uri.to_owned(),
        platform,
    }
}

pub(super) fn secret(value: &str, id: Uuid) -> Secret {
    Secret {
        value: value.to_owned(),
        id,
        expires: SECRETS_EXPIRE,
    }
}
