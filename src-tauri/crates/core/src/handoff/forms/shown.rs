//! What a note and a page show: the values with their fields, what ends and when, and the letter to the service.

use super::line::{Line, lines};
use super::sheet::Sheet;
use crate::handoff::items::Content;
use crate::handoff::letter::signed;
use crate::step::Step;

/// What stands in a field.
pub(super) enum Shown {
    /// A document of several lines.
    Document(String),
    /// Exactly this.
    Value(Line),
    /// Words in place of a value.
    Words(Line),
}

impl Sheet<'_> {
    /// What is connected: the service, the directory and the application.
    pub(super) fn about(&self) -> Vec<(Line, Line)> {
        let facts = self.scene.facts();
        let tenant = facts.tenant.as_ref();
        let model = self.scene.model();
        let rows = [
            ("form-service", Some(self.scene.service_name().to_owned())),
            ("entry-model", model.map(|model| model.title.clone())),
            (
                "tenant-domain",
                tenant.and_then(|tenant| tenant.domain.clone()),
            ),
            (
                "tenant-id",
                tenant.map(|tenant| tenant.tenant_id.to_string()),
            ),
            ("client-id", facts.client().map(|client| client.to_string())),
        ];
        rows.into_iter()
            .filter_map(|(id, value)| Some((self.say(id), Line::new(&value?))))
            .collect()
    }

    /// What the service is given: each field with what goes into it.
    pub(super) fn fields(&self) -> Vec<(Line, Shown)> {
        let shown = |content: Content| match content {
            Content::Certificate(text) | Content::Metadata(text) => Shown::Document(lines(&text)),
            Content::Secret => Shown::Words(self.say("form-secret")),
            Content::TenantClosed => Shown::Words(self.say("hand-over-tenant-closed")),
            Content::Unknown => Shown::Words(self.say("hand-over-unknown")),
            Content::Unread(url) => Shown::Words(Line::new(
                &self.scene.language.say("form-unread", &[("url", &url)]),
            )),
            Content::Value(text) => Shown::Value(Line::new(&text)),
        };
        let items = self.items().into_iter();
        items
            .map(|item| (Line::new(item.field), shown(item.content)))
            .collect()
    }

    /// What ends, and on which day.
    pub(super) fn ends(&self) -> Vec<(Line, Line)> {
        let facts = self.scene.facts();
        let day = |day| Line::new(&self.scene.language.day(day));
        let mut ends = Vec::new();
        let secret = facts.credential.as_ref();
        if let Some(on) = secret.and_then(|secret| secret.expires_on) {
            ends.push((self.say("form-ends-secret"), day(on)));
        }
        let federation = facts.federation.iter();
        for certificate in federation.flat_map(|known| &known.certificates) {
            let facts = [("thumbprint", certificate.thumbprint.as_str())];
            let what = self.scene.language.say("form-ends-certificate", &facts);
            ends.push((Line::new(&what), day(certificate.not_after.date_naive())));
        }
        ends
    }

    /// The note for the service, signed, where there is one.
    pub(super) fn letter(&self, signature: Option<&str>) -> Option<String> {
        let agenda = self.scene.agenda(Step::Export);
        let letter = agenda.letter?.write(&agenda.values).ok()?;
        let body = signed(&letter.body, signature);
        Some(lines(&format!("{}\n\n{}", letter.subject, body.trim_end())))
    }
}
