//! The provider's metadata: as it is, and as it was or would be.

use super::assertion::{ISSUER, LONG_AGO};
use super::keys::{ENCRYPTION, Key, SHORT, SIGNING, SIGNING_EXPIRED};
use super::signature::DSIG;

/// Every metadata of the corpus.
pub(crate) fn documents() -> Vec<(String, String)> {
    [
        ("provider", vec![&*SIGNING]),
        ("expired", vec![&*SIGNING_EXPIRED]),
        ("short_key", vec![&*SHORT]),
    ]
    .into_iter()
    .map(|(name, keys)| (name, document(&keys)))
    .chain([("over", over())])
    .map(|(name, document)| (format!("metadata/{name}.xml"), document))
    .collect()
}

/// As nobody may use it any more.
fn over() -> String {
    let ended = format!(r#" validUntil="{LONG_AGO}" entityID="#);
    provider().replacen(" entityID=", &ended, 1)
}

/// As it is.
pub(crate) fn provider() -> String {
    document(&[&SIGNING])
}

fn document(signing: &[&Key]) -> String {
    let keys: Vec<_> = signing
        .iter()
        .map(|key| descriptor("signing", key))
        .collect();
    let keys = keys.concat();
    let encryption = descriptor("encryption", &ENCRYPTION);
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{ISSUER}" ID="_metadata">
<RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706">
{keys}<fed:PassiveRequestorEndpoint><wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>https://login.example.org/wsfed</wsa:Address></wsa:EndpointReference></fed:PassiveRequestorEndpoint>
</RoleDescriptor>
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
{keys}{encryption}<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.example.org/saml2"/>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.example.org/saml2"/>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://login.example.org/saml2"/>
</IDPSSODescriptor>
</EntityDescriptor>
"#
    )
}

fn descriptor(purpose: &str, key: &Key) -> String {
    format!(
        r#"<KeyDescriptor use="{purpose}"><KeyInfo xmlns="{DSIG}"><X509Data><X509Certificate>{}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
"#,
        key.certificate
    )
}
