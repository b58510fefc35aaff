//! The namespaces of what is read, as their specifications write them.

/// SAML 2.0 assertions (SAML core §1.3).
pub(crate) const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
/// SAML 1.1 assertions (SAML 1.1 core §1.1).
pub(crate) const ASSERTION_1: &str = "urn:oasis:names:tc:SAML:1.0:assertion";
/// SAML 2.0 protocol messages (SAML core §1.3).
pub(crate) const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
/// SAML 2.0 metadata (SAML metadata §1.1).
pub(crate) const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
/// XML Signature (XML Signature §1.3).
pub(crate) const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Exclusive XML Canonicalization (§1).
pub(crate) const EXCLUSIVE_C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// XML Encryption (XML Encryption §1.3).
pub(crate) const ENCRYPTION: &str = "http://www.w3.org/2001/04/xmlenc#";
/// WS-Federation (WS-Federation §1.4).
pub(crate) const FEDERATION: &str = "http://docs.oasis-open.org/wsfed/federation/200706";
/// WS-Trust of February 2005, which Entra writes.
pub(crate) const TRUST: &str = "http://schemas.xmlsoap.org/ws/2005/02/trust";
/// WS-Trust 1.3.
pub(crate) const TRUST_1_3: &str = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
/// WS-Policy, for `AppliesTo`.
pub(crate) const POLICY: &str = "http://schemas.xmlsoap.org/ws/2004/09/policy";
/// WS-Addressing 1.0.
pub(crate) const ADDRESSING: &str = "http://www.w3.org/2005/08/addressing";
/// WS-Security utility, for times.
pub(crate) const UTILITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
/// WS-Security, for references to keys.
pub(crate) const SECURITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
/// SOAP 1.1 and 1.2.
pub(crate) const SOAP: [&str; 2] = [
    "http://schemas.xmlsoap.org/soap/envelope/",
    "http://www.w3.org/2003/05/soap-envelope",
];
/// XML Schema instances, for `xsi:type`.
pub(crate) const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
