//! Realm discovery: is a domain managed or federated. The local part of the name is never looked at.

use std::fmt::Write as _;

use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use url::Url;

use crate::{
    aadsts::Aadsts,
    directory::{Cloud, Tenant},
    wire::{Asked, Call, decided, document, escape},
};

/// `GET /{tenant}/userrealm/{upn}?api-version=1.0|2.1`
pub(crate) async fn by_path(
    Path((_, login)): Path<(String, String)>,
    Extension(call): Asked,
) -> Response {
    answer(&call, &login)
}

/// `GET /{tenant}/userrealm/?user={upn}&api-version=2.1`
pub(crate) async fn by_query(Path(_): Path<String>, Extension(call): Asked) -> Response {
    match call.query.get("user") {
        Some(login) => answer(&call, login),
        None => Aadsts::MissingParameter.about("user").json(&call),
    }
}

/// `GET /getuserrealm.srf?login={upn or domain}[&json=1|&xml=1]`
pub(crate) async fn legacy(Extension(call): Asked) -> Response {
    let Some(login) = call.query.get("login") else {
        return Aadsts::MissingParameter.about("login").json(&call);
    };
    let realm = Realm::new(&call, login);
    if call.query.get("xml").is_some() {
        return xml(&realm);
    }
    document(realm.legacy(), "realm")
}

fn answer(call: &Call, login: &str) -> Response {
    let realm = Realm::new(call, login);
    let body = if call.query.get("api-version") == Some("1.0") {
        realm.version_1()
    } else {
        realm.version_2()
    };
    document(body, "realm")
}

/// A domain, and what is known of it.
struct Realm<'a> {
    login: &'a str,
    domain: &'a str,
    tenant: Option<&'a Tenant>,
}

impl<'a> Realm<'a> {
    fn new(call: &'a Call, login: &'a str) -> Self {
        let domain = login.rsplit_once('@').map_or(login, |(_, domain)| domain);
        Self {
            login,
            domain,
            tenant: call.world.directory.tenant_of_domain(domain),
        }
    }

    /// Its tenant, the cloud's name, and where sign-ins go when it is federated.
    fn known(&self) -> Option<(&Tenant, &'static str, Option<Url>)> {
        let tenant = self.tenant?;
        let cloud = match tenant.cloud {
            Cloud::Global => "microsoftonline.com",
            Cloud::UsGovernment => "microsoftonline.us",
        };
        let sign_in = tenant.federated_to.clone().map(|mut url| {
            url.query_pairs_mut()
                .append_pair("username", self.login)
                .append_pair("wa", "wsignin1.0")
                .append_pair("wtrealm", "urn:federation:MicrosoftOnline")
                .append_pair("wctx", "");
            url
        });
        Some((tenant, cloud, sign_in))
    }

    fn version_1(&self) -> Value {
        let Some((_, cloud, sign_in)) = self.known() else {
            return json!({ "ver": "1.0", "account_type": "Unknown" });
        };
        let mut body = json!({
            "ver": "1.0",
            "account_type": "Managed",
            "domain_name": self.domain,
            "cloud_instance_name": cloud,
            "cloud_audience_urn": "urn:federation:MicrosoftOnline",
        });
        if let Some(url) = sign_in {
            let origin = url.origin().ascii_serialization();
            body["account_type"] = json!("Federated");
            body["federation_protocol"] = json!("WSTrust");
            body["federation_metadata_url"] = json!(format!("{origin}/adfs/services/trust/mex"));
            body["federation_active_auth_url"] =
                json!(format!("{origin}/adfs/services/trust/2005/usernamemixed"));
        }
        body
    }

    fn version_2(&self) -> Value {
        let Some((tenant, cloud, sign_in)) = self.known() else {
            return json!({ "NameSpaceType": "Unknown", "Login": self.login });
        };
        let mut body = json!({
            "NameSpaceType": "Managed",
            "Login": self.login,
            "DomainName": self.domain,
            "FederationBrandName": tenant.name,
            "cloudinstancename": format!("login.{cloud}"),
        });
        if let Some(url) = sign_in {
            body["NameSpaceType"] = json!("Federated");
            body["federation_protocol"] = json!("WSTrust");
            body["AuthURL"] = json!(url);
        }
        body
    }

    fn legacy(&self) -> Value {
        let Some((tenant, cloud, sign_in)) = self.known() else {
            return json!({
                "State": 4, "UserState": 1, "Login": self.login, "NameSpaceType": "Unknown",
            });
        };
        let mut body = json!({
            "State": 4,
            "UserState": 1,
            "Login": self.login,
            "NameSpaceType": "Managed",
            "DomainName": self.domain,
            "FederationBrandName": tenant.name,
            "CloudInstanceName": cloud,
            "CloudInstanceIssuerUri": "urn:federation:MicrosoftOnline",
        });
        if let Some(url) = sign_in {
            body["State"] = json!(3);
            body["NameSpaceType"] = json!("Federated");
            body["AuthURL"] = json!(url);
        }
        body
    }
}

/// The legacy answer as XML: the same members, and whether the name space is federated.
fn xml(realm: &Realm) -> Response {
    let mut members = String::new();
    if let Value::Object(body) = realm.legacy() {
        for (name, value) in body {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            // Writing to a String cannot fail.
            let _ = write!(members, "<{name}>{}</{name}>", escape(&text));
            if name == "NameSpaceType" && text != "Unknown" {
                let federated = text == "Federated";
                let _ = write!(members, "<IsFederatedNS>{federated}</IsFederatedNS>");
            }
        }
    }
    let body = format!(r#"<RealmInfo Success="true">{members}</RealmInfo>"#);
    let mut response = body.into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/xml; charset=utf-8"),
    );
    decided(response, "realm")
}
