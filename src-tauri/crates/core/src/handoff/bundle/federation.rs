//! What service and directory know of each other, in a bundle and here.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use super::{application, known, warnings};
use crate::scene::Scene;
use crate::service::Model;
use crate::wizard::{Facts, ProvenFederation, PublishedCertificate, Report};

pub(super) fn write(scene: &Scene<'_>, model: &Model) -> Option<format::Federation> {
    let identifier = model.login.relying_party()?.render(&scene.values()).ok()?;
    Some(format::Federation {
        identifier,
        reply_urls: application::redirect_uris(scene, model),
        published: scene.facts().federation.as_ref().map(write_published),
        other: Unknown::default(),
    })
}

/// What Entra published when the bundle was made; the next proof reads it anew.
pub(super) fn read(
    written: Option<&format::Federation>,
    facts: &Facts,
    report: &Report,
) -> Option<ProvenFederation> {
    let published = written?.published.as_ref()?;
    Some(ProvenFederation {
        tenant: facts.tenant.as_ref()?.tenant_id,
        client: facts.client()?,
        address: published.address.clone(),
        entity_id: published.entity_id.clone(),
        login_url: published.login_url.clone(),
        logout_url: published.logout_url.clone(),
        document: published.document.clone(),
        certificates: published
            .certificates
            .iter()
            .map(read_certificate)
            .collect(),
        warnings: warnings::read(&published.warnings),
        known: known::read(&published.known, report),
    })
}

fn write_published(federation: &ProvenFederation) -> format::Published {
    format::Published {
        address: federation.address.clone(),
        entity_id: federation.entity_id.clone(),
        login_url: federation.login_url.clone(),
        logout_url: federation.logout_url.clone(),
        document: federation.document.clone(),
        certificates: federation
            .certificates
            .iter()
            .map(write_certificate)
            .collect(),
        warnings: warnings::write(&federation.warnings),
        known: known::write(&federation.known),
        other: Unknown::default(),
    }
}

fn write_certificate(certificate: &PublishedCertificate) -> format::Certificate {
    format::Certificate {
        thumbprint: certificate.thumbprint.clone(),
        sha256: certificate.sha256.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        der: certificate.der.clone(),
        other: Unknown::default(),
    }
}

fn read_certificate(certificate: &format::Certificate) -> PublishedCertificate {
    PublishedCertificate {
        thumbprint: certificate.thumbprint.clone(),
        sha256: certificate.sha256.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        der: certificate.der.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::tests::{report, reported};
    use crate::login::verdict::Warning;
    use crate::scene::tests::{facts, with_scene};

    #[test]
    fn what_entra_published_comes_back_as_reported() {
        let mut facts = facts("kandji", "saml");
        let published = facts.federation.as_mut().unwrap();
        let on = chrono::DateTime::UNIX_EPOCH;
        published.warnings = vec![Warning::CertificateEndsSoon { on }, Warning::Sha1];
        let federation = facts.federation.clone().unwrap();

        let written = with_scene("kandji", &facts, |scene| {
            write(scene, scene.model().unwrap())
        });

        let back = read(written.as_ref(), &facts, &report()).unwrap();
        let known = reported(&federation.known);
        assert_eq!(
            back,
            ProvenFederation {
                known,
                ..federation
            }
        );
    }
}
