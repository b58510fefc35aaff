//! The service's own metadata (SAML metadata 2.0 §2.4.4), as Entra's Upload metadata file takes it.

use uppsala::XmlWriter;

use super::line::Line;
use super::sheet::Sheet;
use super::wiring::WhoseRegistration;
use crate::failure::Failure;
use crate::protocol::Protocol;
use crate::service::Login;
use crate::xml::ns;

const POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>) -> Result<String, Failure> {
    if let Some(model) = sheet.scene.model()
        && model.login.protocol() != Protocol::Saml
    {
        return Err(sheet.form.cannot_say(model.login.protocol()));
    }
    let wiring = sheet.wiring()?;
    let lacks = || sheet.form.lacks_value(sheet.scene.service_name());
    let identifier = wiring.identifier().ok_or_else(lacks)?;
    let addresses = match &wiring.registration {
        WhoseRegistration::Own(own) => &*own.redirect_uris,
        WhoseRegistration::Vendor(_) => std::slice::from_ref(&wiring.answer_address),
    };
    let mut xml = XmlWriter::new();
    xml.write_declaration();
    xml.raw("\n");
    for sentence in sheet.sentences() {
        xml.comment(&format!(" {sentence} "));
        xml.raw("\n");
    }
    xml.start_element(
        "md:EntityDescriptor",
        &[
            ("xmlns:md", ns::METADATA),
            ("entityID", identifier.as_str()),
        ],
    );
    xml.raw("\n  ");
    xml.start_element(
        "md:SPSSODescriptor",
        &[
            ("AuthnRequestsSigned", "false"),
            ("WantAssertionsSigned", "true"),
            ("protocolSupportEnumeration", ns::PROTOCOL),
        ],
    );
    if let Some(Login::Saml { name_id, .. }) = sheet.scene.model().map(|model| &model.login)
        && let Some(format) = name_id.format
    {
        xml.raw("\n    ");
        xml.start_element("md:NameIDFormat", &[]);
        xml.text(format.uri());
        xml.end_element("md:NameIDFormat");
    }
    for (at, address) in addresses.iter().enumerate() {
        consumer(&mut xml, at, address);
    }
    xml.raw("\n  ");
    xml.end_element("md:SPSSODescriptor");
    xml.raw("\n");
    xml.end_element("md:EntityDescriptor");
    xml.raw("\n");
    Ok(xml.into_string())
}

/// Where answers go, the first by default.
fn consumer(xml: &mut XmlWriter, at: usize, address: &Line) {
    let index = at.to_string();
    let mut attributes = vec![
        ("Binding", POST),
        ("Location", address.as_str()),
        ("index", &index),
    ];
    if at == 0 {
        attributes.push(("isDefault", "true"));
    }
    xml.raw("\n    ");
    xml.empty_element("md:AssertionConsumerService", &attributes);
}
