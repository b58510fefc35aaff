//! Every address and name of a service, letter by letter.

use std::collections::BTreeMap;

use super::{TENANT_ID, least, model, service, values};
use crate::failure::FailureCode;
use crate::service::{ConsentRequest, Missing, Model, Name, Registration, Services, Values};

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

/// What comes of a model's templates when these values are entered.
struct Address {
    service: &'static str,
    model: &'static str,
    entered: &'static [(&'static str, &'static str)],
    expected: &'static str,
}

/// Where each service has the answer sent.
const ANSWERS: [Address; 12] = [
    Address {
        service: "kivo",
        model: "vendor-managed",
        entered: &[],
        expected: "https://kivo.io",
    },
    Address {
        service: "kandji",
        model: "native",
        entered: &[("directory_domain", "contoso.com")],
        expected: "https://auth.kandji.io/login/callback",
    },
    Address {
        service: "kandji",
        model: "native",
        entered: &[("directory_domain", "contoso.com"), ("region", "eu")],
        expected: "https://auth.eu.kandji.io/login/callback",
    },
    Address {
        service: "kandji",
        model: "saml",
        entered: &[
            ("entity_id", "https://auth.kandji.io/saml/contoso/"),
            ("acs", "https://auth.kandji.io/saml/Contoso/acs/"),
        ],
        expected: "https://auth.kandji.io/saml/Contoso/acs/",
    },
    Address {
        service: "improvado",
        model: "oauth2",
        entered: &[("whitelabel_domain", "analytics.contoso.com")],
        expected: "https://analytics.contoso.com/api/dts/v2/allauth/microsoft/login/callback/",
    },
    Address {
        service: "kloudmate",
        model: "oidc",
        entered: &[],
        expected: "https://api.kloudmate.com/sso/oidc",
    },
    Address {
        service: "kloudmate",
        model: "oidc",
        entered: &[("redirect_uri", "https://km.contoso.com/sso/oidc")],
        expected: "https://km.contoso.com/sso/oidc",
    },
    Address {
        service: "kloudmate",
        model: "saml",
        entered: &[
            ("entity_id", "https://api.kloudmate.com/sso/saml/metadata"),
            ("upn_is_email", "yes"),
        ],
        expected: "https://api.kloudmate.com/sso/saml",
    },
    Address {
        service: "kinde",
        model: "oauth2",
        entered: &[
            ("directory_domain", "contoso.com"),
            ("callback_url", "https://contoso.kinde.com/login/callback"),
        ],
        expected: "https://contoso.kinde.com/login/callback",
    },
    Address {
        service: "kinde",
        model: "oauth2",
        entered: &[
            ("directory_domain", "contoso.com"),
            (
                "callback_url",
                " https://Login.Contoso.com/login/Callback/ ",
            ),
        ],
        expected: "https://Login.Contoso.com/login/Callback/",
    },
    Address {
        service: "kinde",
        model: "ws-fed",
        entered: &[
            ("directory_domain", "contoso.com"),
            ("callback_url", "https://contoso.kinde.com/login/callback"),
        ],
        expected: "https://contoso.kinde.com/login/callback",
    },
    Address {
        service: "kinde",
        model: "saml",
        entered: &[
            ("entity_id", "contoso-kinde-entra"),
            ("acs", "https://contoso.kinde.com/login/saml/callback"),
        ],
        expected: "https://contoso.kinde.com/login/saml/callback",
    },
];

/// What each service calls itself.
const NAMES: [Address; 3] = [
    Address {
        service: "kandji",
        model: "saml",
        entered: &[
            ("entity_id", "https://auth.kandji.io/saml/Contoso/"),
            ("acs", "https://auth.kandji.io/saml/contoso/acs"),
        ],
        expected: "https://auth.kandji.io/saml/Contoso/",
    },
    Address {
        service: "kinde",
        model: "saml",
        entered: &[
            ("entity_id", "contoso-kinde-entra"),
            ("acs", "https://contoso.kinde.com/login/saml/callback"),
        ],
        expected: "contoso-kinde-entra",
    },
    Address {
        service: "kinde",
        model: "ws-fed",
        entered: &[("directory_domain", "contoso.com")],
        expected: "api://9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55",
    },
];

impl Address {
    fn model(&self) -> &'static Model {
        model(self.service, self.model)
    }

    fn values(&self) -> Values {
        let owned = |(id, value): &(&str, &str)| ((*id).to_owned(), (*value).to_owned());
        let entered = self.entered.iter().map(owned).collect();
        let inputs = self
            .model()
            .inputs
            .check(self.model, &entered, &Values::new());
        values(service(self.service), &inputs.expect("the inputs fit"))
    }
}

#[test]
fn each_answer_address_is_the_services_own_letter_by_letter() {
    for address in ANSWERS {
        let (model, known) = (address.model(), address.values());
        let asked_for = model.redirect_uri(&known).expect("all is known");
        let registered = model.registration.redirect_uris()[0].render(&known);

        assert_eq!(asked_for.as_str(), address.expected);
        assert_eq!(registered.as_deref(), Ok(address.expected));
    }
}

#[test]
fn each_name_of_a_service_is_its_own_letter_by_letter() {
    for name in NAMES {
        let model = name.model();
        let asked_for = model.login.relying_party().expect("it has a name");

        assert_eq!(
            asked_for.render(&name.values()).as_deref(),
            Ok(name.expected)
        );
        assert_eq!(&model.registration.identifiers()[0], asked_for);
    }
}

#[test]
fn kivos_own_redirect_uri_has_to_be_asked_for() {
    let model = model("kivo", "customer-managed");

    let failure = model
        .inputs
        .check(&model.id, &BTreeMap::new(), &Values::new())
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
