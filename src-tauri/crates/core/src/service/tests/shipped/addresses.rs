//! Every address and name of a service, letter by letter.

use std::collections::BTreeMap;

use super::{TENANT_ID, least, model, service, values};
use crate::failure::FailureCode;
use crate::service::{ConsentRequest, Missing, Name, Registration, Services};

#[test]
fn kivos_consent_address_is_its_own_byte_for_byte() {
    let (profile, model) = (service("kivo"), model("kivo", "vendor-managed"));
    let values = profile
        .values()
        .with(Name::Authority, "https://login.microsoftonline.com");

    let by_domain = values
        .clone()
        .with(Name::TenantId, TENANT_ID)
        .with(Name::Domain, "contoso.com");
    assert_eq!(
        model
            .consent
            .vendor_url(&by_domain)
            .expect("all is known")
            .expect("it has one"),
        "https://login.microsoftonline.com/contoso.com/adminconsent?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io"
    );
    let by_id = values.clone().with(Name::TenantId, TENANT_ID);
    assert_eq!(
        model
            .consent
            .vendor_url(&by_id)
            .expect("all is known")
            .expect("it has one"),
        "https://login.microsoftonline.com/4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4/adminconsent?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io"
    );
    assert_eq!(
        model.consent.vendor_url(&values),
        Err(Missing(Name::Tenant))
    );
}

#[test]
fn kivos_consent_address_names_the_registrations_client_and_redirect() {
    let model = model("kivo", "vendor-managed");
    let known = values(service("kivo"), &least(model));
    let url = model
        .consent
        .vendor_url(&known)
        .expect("all is known")
        .expect("it has one");
    let url = url::Url::parse(&url).expect("an address");
    let query: BTreeMap<_, _> = url.query_pairs().into_owned().collect();

    assert_eq!(
        query["client_id"],
        model.vendor_client_id().expect("it is Kivo's").to_string()
    );
    assert_eq!(
        query["redirect_uri"],
        model.redirect_uri(&known).expect("all is known").as_str()
    );
    let ConsentRequest::VendorUrl { lands_on, .. } = &model.consent.request else {
        panic!("it is a vendor_url")
    };
    assert_eq!(&query["redirect_uri"], lands_on);
}

#[test]
fn each_answer_address_is_the_services_own_letter_by_letter() {
    let table: [(&str, &str, &[(&str, &str)], &str); 12] = [
        ("kivo", "vendor-managed", &[], "https://kivo.io"),
        (
            "kandji",
            "native",
            &[("directory_domain", "contoso.com")],
            "https://auth.kandji.io/login/callback",
        ),
        (
            "kandji",
            "native",
            &[("directory_domain", "contoso.com"), ("region", "eu")],
            "https://auth.eu.kandji.io/login/callback",
        ),
        (
            "kandji",
            "saml",
            &[
                ("entity_id", "https://auth.kandji.io/saml/contoso/"),
                ("acs", "https://auth.kandji.io/saml/Contoso/acs/"),
            ],
            "https://auth.kandji.io/saml/Contoso/acs/",
        ),
        (
            "improvado",
            "oauth2",
            &[("whitelabel_domain", "analytics.contoso.com")],
            "https://analytics.contoso.com/api/dts/v2/allauth/microsoft/login/callback/",
        ),
        (
            "kloudmate",
            "oidc",
            &[],
            "https://api.kloudmate.com/sso/oidc",
        ),
        (
            "kloudmate",
            "oidc",
            &[("redirect_uri", "https://km.contoso.com/sso/oidc")],
            "https://km.contoso.com/sso/oidc",
        ),
        (
            "kloudmate",
            "saml",
            &[
                ("entity_id", "https://api.kloudmate.com/sso/saml/metadata"),
                ("upn_is_email", "yes"),
            ],
            "https://api.kloudmate.com/sso/saml",
        ),
        (
            "kinde",
            "oauth2",
            &[
                ("directory_domain", "contoso.com"),
                ("callback_url", "https://contoso.kinde.com/login/callback"),
            ],
            "https://contoso.kinde.com/login/callback",
        ),
        (
            "kinde",
            "oauth2",
            &[
                ("directory_domain", "contoso.com"),
                (
                    "callback_url",
                    " https://Login.Contoso.com/login/Callback/ ",
                ),
            ],
            "https://Login.Contoso.com/login/Callback/",
        ),
        (
            "kinde",
            "ws-fed",
            &[
                ("directory_domain", "contoso.com"),
                ("callback_url", "https://contoso.kinde.com/login/callback"),
            ],
            "https://contoso.kinde.com/login/callback",
        ),
        (
            "kinde",
            "saml",
            &[
                ("entity_id", "contoso-kinde-entra"),
                ("acs", "https://contoso.kinde.com/login/saml/callback"),
            ],
            "https://contoso.kinde.com/login/saml/callback",
        ),
    ];
    for (service_id, model_id, entered, expected) in table {
        let (profile, model) = (service(service_id), model(service_id, model_id));
        let entered = entered.iter().map(|(id, value)| (*id, *value));
        let entered = entered.map(|(id, value)| (id.to_owned(), value.to_owned()));
        let inputs = model.inputs.check(&model.id, &entered.collect());
        let known = values(profile, &inputs.expect("the inputs fit"));

        let at = format!("{service_id} {model_id}");
        assert_eq!(
            model.redirect_uri(&known).expect(&at).as_str(),
            expected,
            "{at} asks for it"
        );
        assert_eq!(
            model.registration.redirect_uris()[0]
                .render(&known)
                .expect(&at),
            expected,
            "{at} registers it"
        );
    }
}

#[test]
fn each_name_of_a_service_is_its_own_letter_by_letter() {
    let table: [(&str, &str, &[(&str, &str)], &str); 3] = [
        (
            "kandji",
            "saml",
            &[
                ("entity_id", "https://auth.kandji.io/saml/Contoso/"),
                ("acs", "https://auth.kandji.io/saml/contoso/acs"),
            ],
            "https://auth.kandji.io/saml/Contoso/",
        ),
        (
            "kinde",
            "saml",
            &[
                ("entity_id", "contoso-kinde-entra"),
                ("acs", "https://contoso.kinde.com/login/saml/callback"),
            ],
            "contoso-kinde-entra",
        ),
        (
            "kinde",
            "ws-fed",
            &[("directory_domain", "contoso.com")],
            "api://9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55",
        ),
    ];
    for (service_id, model_id, entered, expected) in table {
        let (profile, model) = (service(service_id), model(service_id, model_id));
        let entered = entered.iter().map(|(id, value)| (*id, *value));
        let entered = entered.map(|(id, value)| (id.to_owned(), value.to_owned()));
        let inputs = model.inputs.check(&model.id, &entered.collect());
        let known = values(profile, &inputs.expect("the inputs fit"));

        let relying_party = model.login.relying_party().expect("it has a name");
        let registered = &model.registration.identifiers()[0];
        assert_eq!(
            relying_party.render(&known).as_deref(),
            Ok(expected),
            "{service_id} {model_id}"
        );
        assert_eq!(registered, relying_party, "{service_id} {model_id}");
    }
}

#[test]
fn kivos_own_redirect_uri_has_to_be_asked_for() {
    let model = model("kivo", "customer-managed");

    let failure = model
        .inputs
        .check(&model.id, &BTreeMap::new())
        .expect_err("it is required");

    assert_eq!(failure.code, FailureCode::ModelInputMissing);
}

#[test]
fn the_test_login_uses_an_address_that_is_registered() {
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            let uris = model.registration.redirect_uris();
            assert_eq!(
                uris.first(),
                Some(model.login.answer_address()),
                "{} {}",
                profile.id,
                model.id
            );
            assert_eq!(
                model.login.is_read_here(),
                matches!(model.registration, Registration::Customer { .. })
            );
        }
    }
}
