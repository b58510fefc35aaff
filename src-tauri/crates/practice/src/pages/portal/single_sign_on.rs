//! The "Single sign-on" part of an application's page: identifier, reply URLs, certificates and addresses.

use std::sync::Arc;

use crate::{
    directory::Application,
    signing::{CertifiedKey, KeyError},
    wire::{Call, each, escape},
};

/// What is shown of an application with SAML or WS-Federation; nothing of another one.
///
/// Making the certificate may take a good part of a second.
///
/// # Errors
/// When the certificate cannot be made.
pub(super) fn section(call: &Call, app: &Application) -> Result<String, KeyError> {
    if !app.is_federated() {
        return Ok(String::new());
    }
    let certificates = call.world.listed_certificates(app, call.now)?;
    Ok(format!(
        r#"<h2>Single sign-on</h2>
<dl><dt>Identifier (Entity ID)</dt><dd>{identifiers}</dd>
<dt>Reply URL (Assertion Consumer Service URL)</dt><dd>{reply_urls}</dd></dl>
<h2>Signing certificates</h2>{certificates}
<label for="metadata-url">App Federation Metadata Url</label>
<input id="metadata-url" readonly value="{metadata}">
{addresses}
<p><a href="/practice/myapps/{id}">Start a sign-in from here</a></p>"#,
        identifiers = codes("identifier", &app.identifier_uris),
        reply_urls = codes("reply-url", &app.reply_urls),
        certificates = table(call, &certificates),
        metadata = escape(&call.world.metadata_url(app)),
        addresses = addresses(call, app),
        id = app.client_id,
    ))
}

fn codes(class: &str, values: &[String]) -> String {
    each(values, |value| {
        format!(r#"<code class="{class}">{}</code> "#, escape(value))
    })
}

/// The first certificate is the active one, whether it has expired or not.
fn table(call: &Call, certificates: &[Arc<CertifiedKey>]) -> String {
    let rows = each(certificates.iter().enumerate(), |(index, certificate)| {
        let not_after = certificate.validity().not_after;
        let status = match (index, not_after < call.now) {
            (0, false) => "Active",
            (0, true) => "Active, expired",
            (_, false) => "Inactive",
            (_, true) => "Inactive, expired",
        };
        format!(
            r#"<tr><td>{status}</td><td><time class="certificate-expires">{}</time></td><td><code class="thumbprint">{}</code></td></tr>"#,
            not_after.format("%Y-%m-%d"),
            thumbprint(certificate)
        )
    });
    format!(
        r#"<div class="scroll"><table><thead><tr><th scope="col">Status</th><th scope="col">Expires</th><th scope="col">Thumbprint</th></tr></thead>
<tbody>{rows}</tbody></table></div>"#
    )
}

fn thumbprint(certificate: &CertifiedKey) -> String {
    each(certificate.thumbprint(), |byte| format!("{byte:02X}"))
}

fn addresses(call: &Call, app: &Application) -> String {
    let tenant = app.home.to_string();
    let endpoint = |name: &str| escape(&call.world.url(&format!("/{tenant}/{name}")));
    format!(
        r#"<dl><dt>Login URL</dt><dd><code id="login-url">{saml}</code></dd>
<dt>Microsoft Entra Identifier</dt><dd><code id="issuer">{issuer}</code></dd>
<dt>Logout URL</dt><dd><code>{saml}</code></dd>
<dt>WS-Federation sign-on endpoint</dt><dd><code id="ws-fed-url">{ws_fed}</code></dd></dl>"#,
        saml = endpoint("saml2"),
        issuer = escape(&call.world.v1_issuer(&tenant)),
        ws_fed = endpoint("wsfed"),
    )
}
