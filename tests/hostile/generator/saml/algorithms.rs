//! How: methods and transforms that let anybody forge.

use super::{bad, holding};
use crate::generator::Vector;
use crate::generator::assertion::Assertion;
use crate::generator::response::Response;
use crate::generator::signature::{DSIG, Signing, transform, usual_transforms};

pub(super) fn vectors() -> Vec<Vector> {
    let assertion = Assertion::of_ada();
    let with = |signing: &Signing| Response::around(assertion.signed(signing)).unsigned();
    let method = |method| {
        with(&Signing {
            method,
            ..Signing::properly()
        })
    };
    let transformed = |transforms: String| {
        with(&Signing {
            transforms,
            ..Signing::properly()
        })
    };
    let xpath = concat!(
        r#"<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">"#,
        "<XPath>not(ancestor-or-self::Signature)</XPath></Transform>"
    );
    let parameter = holding(&assertion).replace(
        "rsa-sha256\"></SignatureMethod>",
        "rsa-sha256\"><HMACOutputLength>8</HMACOutputLength></SignatureMethod>",
    );
    vec![
        bad("signed_with_sha1", "saml.sha1", with(&Signing::with_sha1())),
        bad(
            "digest_with_sha1",
            "saml.sha1",
            with(&Signing {
                digest: "http://www.w3.org/2000/09/xmldsig#sha1",
                ..Signing::properly()
            }),
        ),
        bad(
            "signed_with_md5",
            "saml.algorithm",
            method("http://www.w3.org/2001/04/xmldsig-more#rsa-md5"),
        ),
        bad(
            "signed_with_hmac",
            "saml.algorithm",
            method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"),
        ),
        bad(
            "signed_with_dsa",
            "saml.algorithm",
            method("http://www.w3.org/2000/09/xmldsig#dsa-sha1"),
        ),
        bad(
            "signature_method_with_a_parameter",
            "saml.algorithm",
            parameter,
        ),
        bad(
            "transform_xpath",
            "saml.algorithm",
            transformed(xpath.to_owned() + &usual_transforms()),
        ),
        bad(
            "transform_xslt",
            "saml.algorithm",
            transformed(
                transform("http://www.w3.org/TR/1999/REC-xslt-19991116") + &usual_transforms(),
            ),
        ),
        bad(
            "transform_base64",
            "saml.algorithm",
            transformed(usual_transforms() + &transform(&format!("{DSIG}base64"))),
        ),
        bad(
            "transforms_none",
            "saml.algorithm",
            transformed(String::new()),
        ),
        bad(
            "transform_canonical_with_comments",
            "saml.algorithm",
            transformed(
                transform(&format!("{DSIG}enveloped-signature"))
                    + &transform("http://www.w3.org/2001/10/xml-exc-c14n#WithComments"),
            ),
        ),
    ]
}
