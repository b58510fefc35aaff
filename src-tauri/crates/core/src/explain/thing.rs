//! One thing out of what was brought: an answer, a token, a document, a request.

use serde_json::{Map, Value};

use super::{About, Looked, Measure, What, answer, bundle, document, error_text};
use crate::entra::consent::{self, Landing};
use crate::entra::discovery::Directory;
use crate::entra::registration::ClientId;
use crate::failure::aadsts::{self, Aadsts};
use crate::pasted::{Item, Kind, Pasted, SignInRequest, Thing, Wanted};
use crate::protocol::Protocol;

/// Looks at everything that was found; at the text as a whole only for what nothing in it told.
pub(super) fn look_through(pasted: &Pasted, measure: Measure<'_>) -> Option<Looked> {
    // Everything in a bundle is its own.
    let mut bundles = pasted.items().iter();
    if let Some(bundle) = bundles.find(|item| Kind::of_thing(&item.thing) == Some(Kind::Bundle)) {
        return look(bundle, measure);
    }
    let mut all: Vec<Looked> = Vec::new();
    let is_text = |item: &&Item| matches!(item.thing, Thing::Text(_));
    for item in pasted.items().iter().filter(|item| !is_text(item)) {
        all.extend(look(item, measure));
    }
    let texts = pasted.items().iter().filter(is_text);
    for item in texts {
        let Thing::Text(text) = &item.thing else {
            continue;
        };
        let told = all.iter().any(|looked| !looked.findings.is_empty());
        let looked = match Kind::of_thing(&item.thing) {
            Some(Kind::Certificate) => Some(document::certificate(text, measure.now)),
            Some(kind) if all.is_empty() => Some(of_kind(&kind, item, measure)),
            _ if told && Aadsts::parse(text).is_none() => None,
            _ if all.is_empty() => error_text::look(text, measure),
            _ => error_text::microsofts(text),
        };
        all.extend(looked.map(|looked| Looked {
            dress: item.dress(),
            ..looked
        }));
    }
    Looked::together(all)
}

/// What one thing is, and what is wrong with it; none where it is nothing that is known.
pub(super) fn look(item: &Item, measure: Measure<'_>) -> Option<Looked> {
    let looked = consent_landing(item)
        .or_else(|| answer::look(item, measure))
        .or_else(|| graph_error(item))
        .or_else(|| Kind::of_thing(&item.thing).map(|kind| of_kind(&kind, item, measure)))?;
    let mut looked = Looked {
        dress: item.dress(),
        ..looked
    };
    for finding in &mut looked.findings {
        finding.recorded.clone_from(&item.recorded);
    }
    Some(looked)
}

/// The address after admin consent, which alone says `admin_consent`.
fn consent_landing(item: &Item) -> Option<Looked> {
    let Thing::Fields(fields) = &item.thing else {
        return None;
    };
    fields.value("admin_consent")?;
    let landing = Landing::from_fields(fields)?;
    let mut looked = Looked::at(What::ConsentLanding).by(Protocol::Oidc);
    if let Some(Directory::Id(tenant)) = landing.tenant {
        looked.about.tenant = Some(tenant);
    }
    Some(match consent::stated(&landing) {
        Some(failure) => looked.with(failure),
        None => looked,
    })
}

/// An error as Microsoft Graph answers with (learn.microsoft.com/graph/errors): an object with `code` and `message`.
fn graph_error(item: &Item) -> Option<Looked> {
    let Thing::Object(members) = &item.thing else {
        return None;
    };
    let error = members.get("error")?.as_object()?;
    let code = text(error, "code")?;
    let message = text(error, "message").unwrap_or_default();
    let inner = error.get("innerError").and_then(Value::as_object);
    let id = |name| {
        inner
            .and_then(|inner| text(inner, name))
            .unwrap_or_default()
    };
    let said = format!(
        "error code: {code}\n{message}\nrequest-id: {}\nclient-request-id: {}",
        id("request-id"),
        id("client-request-id")
    );
    let looked = Looked::at(What::GraphError).by(Protocol::Oidc);
    Some(looked.with(aadsts::failure(None, Some(&said), &[])))
}

fn text<'m>(members: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    members.get(name).and_then(Value::as_str)
}

/// What is to be said of a thing that is no answer.
fn of_kind(kind: &Kind, item: &Item, measure: Measure<'_>) -> Looked {
    let what = what(kind);
    let xml = match &item.thing {
        Thing::Xml(text) => text.as_str(),
        _ => "",
    };
    let mut looked = match kind {
        Kind::Assertion => answer::assertion(xml, measure.now),
        Kind::Bundle => bundle::look(item),
        Kind::ProviderMetadata { .. } => document::provider(xml, measure.now),
        Kind::ServiceMetadata { .. } => document::service(xml, measure.now),
        Kind::DiscoveryDocument { issuer } => document::discovery(issuer),
        Kind::Certificate | Kind::KeySet | Kind::Recording { .. } => Looked::at(what),
        Kind::AccessToken { .. }
        | Kind::CutOff
        | Kind::EncryptedToken
        | Kind::IdToken
        | Kind::Logout { .. }
        | Kind::Request(_)
        | Kind::SamlResponse
        | Kind::WsFedResponse => match kind.in_place_of(Wanted::Answer) {
            Some(failure) => Looked::at(what).with(failure),
            None => Looked::at(what),
        },
    };
    looked.about = looked.about.or(about(kind));
    looked
}

fn what(kind: &Kind) -> What {
    match kind {
        Kind::AccessToken { .. } => What::AccessToken,
        Kind::Assertion => What::Assertion,
        Kind::Bundle => What::Bundle,
        Kind::Certificate => What::Certificate,
        Kind::CutOff => What::CutOff,
        Kind::DiscoveryDocument { .. } => What::DiscoveryDocument,
        Kind::EncryptedToken => What::EncryptedToken,
        Kind::IdToken => What::IdToken,
        Kind::KeySet => What::KeySet,
        Kind::Logout { .. } => What::SignOut,
        Kind::ProviderMetadata { .. } => What::ProviderMetadata,
        Kind::Recording { .. } => What::Recording,
        Kind::Request(_) => What::SignInRequest,
        Kind::SamlResponse => What::SamlResponse,
        Kind::ServiceMetadata { .. } => What::ServiceMetadata,
        Kind::WsFedResponse => What::WsFedResponse,
    }
}

fn about(kind: &Kind) -> About {
    match kind {
        Kind::Request(SignInRequest {
            protocol, asked_by, ..
        }) => About {
            protocol: Some(*protocol),
            client_id: asked_by.as_deref().and_then(ClientId::parse),
            ..About::default()
        },
        Kind::Logout { protocol } => About {
            protocol: Some(*protocol),
            ..About::default()
        },
        _ => About::default(),
    }
}
