//! The realm look-up: who checks the passwords of a domain, and what the directory calls itself.
//!
//! Microsoft does not promise this address, so its silence is no failure.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::entra::answer::{self, Reply};
use crate::entra::cloud::Authority;
use crate::ports::Http;

/// Who checks the users' passwords.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SignIn {
    /// Another identity provider.
    Federated {
        /// Its host, where it was named.
        host: Option<String>,
    },
    /// Entra itself.
    Managed,
    /// The realm look-up gave no answer; nothing depends on it.
    #[default]
    Unknown,
}

/// What the realm look-up told.
#[derive(Debug, Default)]
pub(super) struct Realm {
    pub(super) sign_in: SignIn,
    pub(super) brand: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RealmDocument {
    name_space_type: Option<String>,
    federation_brand_name: Option<String>,
    #[serde(rename = "AuthURL")]
    auth_url: Option<String>,
}

pub(super) async fn look_up(http: &dyn Http, authority: &Authority, domain: &str) -> Realm {
    let mut address = authority.login.clone();
    let Ok(mut path) = address.path_segments_mut() else {
        return Realm::default();
    };
    path.pop_if_empty().push("getuserrealm.srf");
    drop(path);
    address
        .query_pairs_mut()
        .append_pair("login", domain)
        .append_pair("json", "1");
    match answer::get(http, &address).await {
        Reply::Document(document) => read(document),
        Reply::Refused(_) | Reply::None(_) => Realm::default(),
    }
}

fn read(document: RealmDocument) -> Realm {
    let sign_in = match document.name_space_type.as_deref() {
        Some("Managed") => SignIn::Managed,
        Some("Federated") => SignIn::Federated {
            host: document.auth_url.as_deref().and_then(host),
        },
        _ => SignIn::Unknown,
    };
    let brand = document
        .federation_brand_name
        .map(|brand| brand.trim().to_owned());
    Realm {
        sign_in,
        brand: brand.filter(|brand| !brand.is_empty()),
    }
}

fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_owned)
}
