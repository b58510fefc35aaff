//! What the service is given, each thing with its field's own name: values, the certificate, the federation metadata.

use crate::scene::Scene;
use crate::service::{CertificateForm, HandOver, MetadataForm, Missing, Name, Template, Values};
use crate::step::Step;

/// One thing to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverItem<'a> {
    /// The field's own label.
    pub field: &'a str,
    /// What goes into it.
    pub content: Content,
}

/// What goes into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Entra's signing certificate, with its first and last line (RFC 7468) or without.
    Certificate(String),
    /// The application's federation metadata, character by character as Entra published it.
    Metadata(String),
    /// The client secret, which no item holds.
    Secret,
    /// Federation metadata that was not kept, and the address that answers with it.
    Unread(String),
    /// Something that the practice tenant says while it runs, and it is closed.
    TenantClosed,
    /// Something that is not known yet.
    Unknown,
    /// Exactly this.
    Value(String),
}

/// What the service is given in the end, in the order of its form.
#[must_use]
pub fn items<'a>(scene: &Scene<'a>) -> Vec<HandOverItem<'a>> {
    let agenda = scene.agenda(Step::Export);
    let federation = scene.facts().federation.as_ref();
    let document = federation.and_then(|federation| federation.document.as_deref());
    let item = |one: &&'a HandOver| {
        let item = item(one, &agenda.values, document);
        match item.content {
            Content::Unknown if is_of_closed_tenant(scene, one, &agenda.values) => HandOverItem {
                content: Content::TenantClosed,
                ..item
            },
            _ => item,
        }
    };
    agenda.hand_over.iter().map(item).collect()
}

/// Whether only the sign-in host is missing, which a practice tenant has while it runs.
fn is_of_closed_tenant(scene: &Scene<'_>, one: &HandOver, values: &Values) -> bool {
    let HandOver::Value { template, .. } = one else {
        return false;
    };
    let missing = template.render(values).err().map(|Missing(name)| name);
    scene.tenant_is_closed() && matches!(missing, Some(Name::Authority | Name::DiscoveryUrl))
}

/// `one` with these values; `document` is the federation metadata, where it was kept.
#[must_use]
pub(crate) fn item<'a>(
    one: &'a HandOver,
    values: &Values,
    document: Option<&str>,
) -> HandOverItem<'a> {
    let render = |template: &Template, into: fn(String) -> Content| {
        template.render(values).map_or(Content::Unknown, into)
    };
    let named = |name: Name, into| render(&Template::from_name(name), into);
    match one {
        HandOver::Secret { field, .. } => HandOverItem {
            field,
            content: Content::Secret,
        },
        HandOver::Certificate { field, form, .. } => HandOverItem {
            field,
            content: match form {
                CertificateForm::Base64 => named(Name::CertificatePem, Content::Certificate),
                CertificateForm::Body => named(Name::CertificateBody, Content::Certificate),
            },
        },
        HandOver::Metadata { field, form, .. } => HandOverItem {
            field,
            content: match (form, document) {
                (MetadataForm::Url, _) => named(Name::MetadataUrl, Content::Value),
                (MetadataForm::Xml, Some(document)) => Content::Metadata(document.to_owned()),
                (MetadataForm::Xml, None) => named(Name::MetadataUrl, Content::Unread),
            },
        },
        HandOver::Value {
            field, template, ..
        } => HandOverItem {
            field,
            content: render(template, Content::Value),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::tests::{facts, with_scene};
    use crate::store::Setup;
    use crate::wizard::Facts;

    fn content(facts: &Facts, field: &str) -> Content {
        with_scene("kloudmate", facts, |scene| {
            let mut items = items(scene).into_iter();
            items.find(|item| item.field == field).unwrap().content
        })
    }

    #[test]
    fn metadata_is_handed_over_as_the_document_that_was_read() {
        let mut facts = facts("kloudmate", "saml");
        let document = "<EntityDescriptor ID=\"_1\"/>\n".to_owned();
        facts.federation.as_mut().unwrap().document = Some(document.clone());

        let handed = content(&facts, "IdP metadata XML");

        assert_eq!(handed, Content::Metadata(document));
    }

    #[test]
    fn metadata_that_was_not_kept_is_named_by_its_address_and_is_no_value() {
        let mut facts = facts("kloudmate", "saml");
        facts.federation.as_mut().unwrap().document = None;

        let handed = content(&facts, "IdP metadata XML");

        assert_eq!(
            handed,
            Content::Unread("https://login.microsoftonline.com/metadata".to_owned())
        );
    }

    #[test]
    fn what_a_closed_practice_tenant_would_say_is_told_from_what_is_not_known() {
        let facts = facts("kloudmate", "oidc");
        with_scene("kloudmate", &facts, |scene| {
            let setup = Setup {
                practice: true,
                ..scene.setup.clone()
            };
            let closed = Scene {
                setup: &setup,
                wizard: scene.wizard,
                profile: scene.profile,
                authority: None,
                sign_in_window: scene.sign_in_window,
                language: scene.language,
                now: scene.now,
            };

            let items = items(&closed).into_iter();
            let told = items.filter(|item| item.content == Content::TenantClosed);
            let fields: Vec<_> = told.map(|item| item.field).collect();
            assert_eq!(fields, ["Discovery URL"]);
        });
    }

    #[test]
    fn a_secret_is_named_and_never_held() {
        let facts = facts("kloudmate", "oidc");

        with_scene("kloudmate", &facts, |scene| {
            let secrets = items(scene)
                .into_iter()
                .filter(|item| item.content == Content::Secret);
            assert_eq!(secrets.count(), 1);
        });
    }
}
