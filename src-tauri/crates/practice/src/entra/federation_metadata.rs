//! The federation metadata document: issuer, endpoints and signing certificates for SAML and WS-Federation.
//!
//! SAML metadata 2.0 with the role descriptors of WS-Federation 1.2 §3.1, in Entra's order.

use std::sync::Arc;

use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{
    directory::Application,
    entra::assertion::claims::OFFERED,
    scenario::Scenario,
    signing::{CertifiedKey, KeyError, SignatureAlgorithm},
    wire::{Asked, Call, Element, Signer, decided, key_info, new_id, published},
    world::{Authority, World},
};

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const FEDERATION: &str = "http://docs.oasis-open.org/wsfed/federation/200706";
const AUTHORIZATION: &str = "http://docs.oasis-open.org/wsfed/authorization/200706";
const ADDRESSING: &str = "http://www.w3.org/2005/08/addressing";
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const SAMLP: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

/// `GET /{tenant}/federationmetadata/2007-06/federationmetadata.xml[?appid={client_id}]`
pub(crate) async fn document(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    let asked = call.world.authority(&tenant).and_then(|authority| {
        if let Some(client_id) = call.query.get("appid") {
            call.world.application_under(authority, client_id)?;
        }
        Ok(authority)
    });
    let authority = match asked {
        Ok(authority) => authority,
        Err(refusal) => return refusal.json(&call),
    };
    match call
        .world
        .first_on(&[Scenario::MetadataMissing, Scenario::MetadataNotXml])
    {
        Some(Scenario::MetadataMissing) => {
            return decided(StatusCode::NOT_FOUND.into_response(), "not_found");
        }
        Some(_) => return published("no metadata", "application/xml; charset=utf-8", "no_xml"),
        None => {}
    }
    let made = tokio::task::spawn_blocking(move || signed(&call, authority)).await;
    match made {
        Ok(Ok(document)) => answer(&document),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn answer(document: &Element) -> Response {
    let markup = format!(
        r#"<?xml version="1.0" encoding="utf-8"?>{}"#,
        document.document()
    );
    published(
        markup,
        "application/xml; charset=utf-8",
        "federation_metadata",
    )
}

/// With `appid` the certificates that sign for the application, else the tenant-wide keys. The document is signed
/// with a key it lists.
fn signed(call: &Call, authority: Authority) -> Result<Element, KeyError> {
    let world = &call.world;
    let app = call
        .query
        .get("appid")
        .and_then(|client_id| world.application(client_id).ok());
    let keys = match app {
        Some(app) => world.listed_certificates(app, call.now)?,
        None => world.token_keys.published()?.into(),
    };
    let newest = keys
        .last()
        .filter(|_| app.is_some_and(Application::is_federated));
    let key = match newest {
        Some(newest) => Arc::clone(newest),
        None => world.token_keys.current()?,
    };
    let signer = Signer {
        key: &key,
        algorithm: SignatureAlgorithm::RsaSha256,
    };
    let listed: &[_] = if world.is_on(Scenario::MetadataWithoutCertificate) {
        &[]
    } else {
        &keys
    };
    signer.envelope(entity(call, authority, listed), 0)
}

/// The issuer that the metadata names: that of whoever is asked, unless a scenario says otherwise.
fn issuer(world: &World, authority: Authority) -> String {
    let named = match authority {
        Authority::Tenant(tenant) if world.is_on(Scenario::MetadataOtherIssuer) => {
            Authority::Tenant(world.directory.other_tenant(tenant))
        }
        asked => asked,
    };
    world.v1_issuer(&named.issuer_segment())
}

fn entity(call: &Call, authority: Authority, keys: &[Arc<CertifiedKey>]) -> Element {
    let issuer = issuer(&call.world, authority);
    let tenant = authority.path_segment();
    let endpoint = |name: &str| call.world.url(&format!("/{tenant}/{name}"));
    let (ws_fed, saml) = (endpoint("wsfed"), endpoint("saml2"));
    Element::in_default("EntityDescriptor", METADATA)
        .attribute("ID", new_id())
        .attribute("entityID", &issuer)
        .child(security_token_service(keys, &ws_fed))
        .child(application_service(keys, &issuer, &ws_fed))
        .child(identity_provider(keys, &saml))
}

fn security_token_service(keys: &[Arc<CertifiedKey>], ws_fed: &str) -> Element {
    let offered = OFFERED.map(|(uri, name)| {
        Element::new("auth:ClaimType")
            .attribute("Uri", uri)
            .declare("auth", AUTHORIZATION)
            .child(Element::new("auth:DisplayName").text(name))
    });
    role("fed:SecurityTokenServiceType")
        .children(key_descriptors(keys))
        .child(Element::new("fed:ClaimTypesOffered").children(offered))
        .child(addressed("fed:SecurityTokenServiceEndpoint", ws_fed))
        .child(addressed("fed:PassiveRequestorEndpoint", ws_fed))
}

fn application_service(keys: &[Arc<CertifiedKey>], issuer: &str, ws_fed: &str) -> Element {
    role("fed:ApplicationServiceType")
        .children(key_descriptors(keys))
        .child(addressed("fed:TargetScopes", issuer))
        .child(addressed("fed:ApplicationServiceEndpoint", ws_fed))
        .child(addressed("fed:PassiveRequestorEndpoint", ws_fed))
}

fn identity_provider(keys: &[Arc<CertifiedKey>], saml: &str) -> Element {
    let service = |name, binding: &str| {
        Element::new(name)
            .attribute(
                "Binding",
                format!("urn:oasis:names:tc:SAML:2.0:bindings:{binding}"),
            )
            .attribute("Location", saml)
    };
    Element::new("IDPSSODescriptor")
        .attribute("protocolSupportEnumeration", SAMLP)
        .children(key_descriptors(keys))
        .child(service("SingleLogoutService", "HTTP-Redirect"))
        .child(service("SingleSignOnService", "HTTP-Redirect"))
        .child(service("SingleSignOnService", "HTTP-POST"))
}

fn role(kind: &str) -> Element {
    Element::new("RoleDescriptor")
        .attribute("xsi:type", kind)
        .attribute("protocolSupportEnumeration", FEDERATION)
        .declare("xsi", SCHEMA_INSTANCE)
        .declare("fed", FEDERATION)
}

fn key_descriptors(keys: &[Arc<CertifiedKey>]) -> impl Iterator<Item = Element> {
    keys.iter().map(|key| {
        Element::new("KeyDescriptor")
            .attribute("use", "signing")
            .child(key_info(key, true))
    })
}

fn addressed(name: &'static str, address: &str) -> Element {
    Element::new(name).child(
        Element::new("wsa:EndpointReference")
            .declare("wsa", ADDRESSING)
            .child(Element::new("wsa:Address").text(address)),
    )
}
