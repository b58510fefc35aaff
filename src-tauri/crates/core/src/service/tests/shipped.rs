//! The shipped profiles, and a person's own beside them.

use std::collections::BTreeMap;
use std::fs;

use chrono::NaiveDate;
use serde_json::Value;

use super::SMALL;
use crate::failure::FailureCode;
use crate::service::{
    Audience, Circumstances, ConsentRequest, HandOver, Input, InputType, Inputs, Look, Missing,
    Model, Name, Protocol, Registration, SHIPPED, ServiceProfile, Services, Values, schema,
};
use crate::view::{CredentialKind, Owner};
use crate::wizard::Step;

const TENANT_ID: &str = "4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4";
const CLIENT_ID: &str = "9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55";

/// The shipped services, in the order in which they are offered.
const SERVICES: [&str; 6] = [
    "kivo",
    "kandji",
    "improvado",
    "kloudmate",
    "kinde",
    "custom",
];

fn service(id: &str) -> &'static ServiceProfile {
    Services::shipped().get(id).expect("it is shipped")
}

fn model(id: &str, model: &str) -> &'static Model {
    service(id).model(model).expect("it has the model")
}

/// What a person could enter into `model`: what it cannot do without, everything that it asks for, and with
/// each of the other choices.
fn ways_to_fill(model: &Model) -> Vec<Inputs> {
    let filled = |wanted: &dyn Fn(&Input) -> Option<String>| {
        let pairs = model
            .inputs
            .iter()
            .filter_map(|input| Some((input.id.clone(), wanted(input)?)));
        let entered: BTreeMap<String, String> = pairs.collect();
        model.inputs.check(&model.id, &entered).expect(&model.id)
    };
    let needed =
        |input: &Input| (input.required && input.default.is_none()).then(|| typical(input));
    let switched_on = |input: &Input| {
        let flag = input.kind == InputType::Flag;
        Some(if flag {
            "true".to_owned()
        } else {
            typical(input)
        })
    };
    let mut ways = vec![filled(&needed), filled(&switched_on)];
    for asked in model.inputs.iter() {
        for choice in &asked.choices {
            ways.push(filled(&|input| {
                if input.id == asked.id {
                    Some(choice.value.clone())
                } else {
                    needed(input)
                }
            }));
        }
    }
    ways
}

/// What a person typically enters: the example, else the default.
fn typical(input: &Input) -> String {
    let shown = input.example.clone().or_else(|| input.default.clone());
    shown.unwrap_or_else(|| "https://sso.example.com/Answer/".to_owned())
}

/// What a person enters who enters no more than has to be.
fn least(model: &Model) -> Inputs {
    ways_to_fill(model).swap_remove(0)
}

/// Everything that can be known of a set-up with these values.
fn values(profile: &ServiceProfile, inputs: &Inputs) -> Values {
    let host = "https://login.microsoftonline.com";
    profile
        .values()
        .with(Name::Authority, host)
        .with(Name::TenantId, TENANT_ID)
        .with(Name::Domain, "contoso.com")
        .with(Name::ClientId, CLIENT_ID)
        .with(Name::ConsentUrl, format!("{host}/consent"))
        .with(Name::ConsentedAt, "21 November 2026, 13:52 UTC")
        .with(Name::LoginUrl, format!("{host}/{TENANT_ID}/saml2"))
        .with(Name::LogoutUrl, format!("{host}/{TENANT_ID}/saml2"))
        .with(Name::MetadataUrl, format!("{host}/metadata"))
        .with(Name::EntraIdentifier, "https://sts.windows.net/")
        .with(Name::DiscoveryUrl, format!("{host}/discovery"))
        .with(Name::CertificatePem, "-----BEGIN CERTIFICATE-----")
        .with(Name::CertificateBody, "MIIC")
        .with_inputs(inputs)
}

/// Each shipped model, with the profile that it belongs to.
fn models() -> impl Iterator<Item = (&'static ServiceProfile, &'static Model)> {
    let profiles = Services::shipped().profiles().iter();
    profiles.flat_map(|profile| profile.models.iter().map(move |model| (profile, model)))
}

#[test]
fn every_shipped_profile_loads() {
    let services = Services::shipped();

    assert_eq!(services.malformed(), []);
    let ids: Vec<String> = services.cards().into_iter().map(|card| card.id).collect();
    assert_eq!(ids, SERVICES);
}

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
fn kloudmate_is_given_the_discovery_url_of_the_one_directory() {
    let (profile, model) = (service("kloudmate"), model("kloudmate", "oidc"));

    let inputs = least(model);
    let given = model
        .delivery
        .hand_over(&model.id, &inputs, &values(profile, &inputs));

    let fields: Vec<(&str, &str, bool)> = given
        .iter()
        .map(|item| (item.field.as_str(), item.value.as_str(), item.secret))
        .collect();
    assert_eq!(fields[0], ("Display name", "Entra ID", false));
    assert_eq!(
        fields[1],
        (
            "Discovery URL",
            "https://login.microsoftonline.com/4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4/v2.0/.well-known/openid-configuration",
            false
        )
    );
    assert_eq!(fields[2], ("Client ID", CLIENT_ID, false));
    assert!(fields[3].0 == "Client secret" && fields[3].2);
    assert_eq!(fields[4], ("Scopes", "openid email profile", false));
    assert_eq!(fields.len(), 5);
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
fn each_model_takes_the_e_mail_address_from_the_same_claims() {
    const BY_CODE: [&str; 3] = ["email", "preferred_username", "upn"];
    const BY_ASSERTION: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    for (profile, model) in models() {
        let at = format!("{} {}", profile.id, model.id);
        let contract = model.contract();
        let mut needs = contract.iter();
        let need = needs.find(|need| need.need == "E-mail address");
        let need = need.expect(&at);
        match model.login.protocol() {
            Protocol::Oidc => {
                assert_eq!(need.claims, BY_CODE, "{at}");
                assert!(need.required, "{at}");
            }
            Protocol::Saml | Protocol::WsFed => assert_eq!(need.claims[0], BY_ASSERTION, "{at}"),
        }
    }
}

#[test]
fn who_owns_the_registration_follows_from_it() {
    assert_eq!(model("kivo", "vendor-managed").owner(), Owner::Vendor);
    assert_eq!(model("kivo", "vendor-managed").test_redirect_uri(), None);
    assert_eq!(model("kivo", "customer-managed").owner(), Owner::Customer);
    let test = model("kloudmate", "oidc")
        .test_redirect_uri()
        .expect("it can have one");
    assert_eq!(test.as_str(), "http://localhost");
}

#[test]
fn each_protocol_has_its_credentials_and_only_kivos_own_app_has_none() {
    for (profile, model) in models() {
        let at = format!("{} {}", profile.id, model.id);
        let expected = match (profile.id.as_str(), model.id.as_str()) {
            ("kivo", "vendor-managed") => CredentialKind::None,
            // It hands a secret over beside the protocol.
            ("kinde", "ws-fed") => CredentialKind::Secret,
            _ if model.login.protocol() == Protocol::Oidc => CredentialKind::Secret,
            _ => CredentialKind::Certificate,
        };
        assert_eq!(model.credentials.kind(), expected, "{at}");
        let nothing = expected == CredentialKind::None;
        assert_eq!(model.credentials.why_not().is_some(), nothing, "{at}");
        assert_eq!(model.rotation.is_none(), nothing, "{at}");
    }
}

#[test]
fn kivo_and_improvado_cannot_do_without_consent_and_saml_asks_for_none() {
    for (profile, model) in models() {
        let at = format!("{} {}", profile.id, model.id);
        let required = matches!(
            (profile.id.as_str(), model.id.as_str()),
            ("kivo", "vendor-managed") | ("improvado", "oauth2")
        );
        assert_eq!(model.consent.required(), required, "{at}");
        assert_eq!(
            model.consent.why_not().is_some(),
            model.login.protocol() != Protocol::Oidc,
            "{at}"
        );
    }
}

#[test]
fn kivos_caveat_has_its_source_its_date_and_a_question() {
    let choices = service("kivo").choices(None, &BTreeMap::new());
    let caveat = &choices[0].caveats[0];

    assert_eq!(choices[0].recommended_by.as_deref(), Some("Kivo"));
    assert!(caveat.source.contains("13391494") && caveat.source.contains("13769702531604"));
    assert_eq!(Some(caveat.as_of), NaiveDate::from_ymd_opt(2026, 11, 21));
    assert!(
        caveat
            .question
            .as_ref()
            .is_some_and(|question| question.contains("Conditional Access"))
    );
}

#[test]
fn what_was_entered_is_shown_at_the_chosen_model_only() {
    let entered = BTreeMap::from([("contact".to_owned(), "Ada".to_owned())]);

    let choices = service("kivo").choices(Some("customer-managed"), &entered);

    let shown = |at: usize| {
        let contact = choices[at]
            .inputs
            .iter()
            .find(|input| input.id == "contact");
        contact.expect("it is asked").value.as_deref()
    };
    assert_eq!((shown(0), shown(1)), (None, Some("Ada")));
}

#[test]
fn every_template_of_every_shipped_profile_renders() {
    for (profile, model) in models() {
        for inputs in ways_to_fill(model) {
            let at = format!("{} {} {inputs:?}", profile.id, model.id);
            let values = values(profile, &inputs);
            render_connection(model, &values, &at);
            render_hand_over(model, &inputs, &values, &at);
            render_work(profile, model, &inputs, &values, &at);
        }
    }
}

fn render_connection(model: &Model, values: &Values, at: &str) {
    let registered = model.registration.redirect_uris().iter();
    let names = model.registration.identifiers().iter();
    let in_requests = model.login.relying_party().into_iter();
    for template in registered.chain(names).chain(in_requests) {
        template.render(values).expect(at);
    }
    model.redirect_uri(values).expect(at);
    model.consent.vendor_url(values).expect(at);
    if let Some(letter) = &model.consent.letter {
        letter.view(values).expect(at);
    }
}

fn render_hand_over(model: &Model, inputs: &Inputs, values: &Values, at: &str) {
    if let Some(note) = &model.delivery.note {
        note.view(values).expect(at);
    }
    let given = model.delivery.hand_over(&model.id, inputs, values);
    assert!(!given.is_empty(), "{at}");
    for item in given {
        assert_ne!(item.value, "Not known yet", "{at}: {}", item.field);
    }
}

fn render_work(
    profile: &ServiceProfile,
    model: &Model,
    inputs: &Inputs,
    values: &Values,
    at: &str,
) {
    for guide in profile.guides.iter().chain(&model.guides) {
        assert_eq!(guide.view(values).values.len(), guide.values.len(), "{at}");
    }
    let (stated, proved) = Default::default();
    let circumstances = Circumstances {
        inputs,
        stated: &stated,
        proved: &proved,
    };
    for doing in profile.graph(model).tasks(&circumstances) {
        for value in &doing.task.values {
            match value.template.render(values) {
                Ok(_) => {}
                // What a person may leave out is left out of the task as well.
                Err(Missing(Name::Input(id)))
                    if model.inputs.get(&id).is_some_and(|input| !input.required) => {}
                Err(missing) => panic!("{at}: {}: {missing}", doing.task.id),
            }
        }
    }
    for check in profile.live_checks(model, inputs) {
        match &check.look {
            Look::Discovery { url: template }
            | Look::DnsTxt { name: template }
            | Look::HttpsAnswers { url: template }
            | Look::SameTenant { domain: template } => {
                template.render(values).expect(at);
            }
            Look::TokenPaths { .. } | Look::UniqueDomains { .. } | Look::UsualShape { .. } => {}
        }
    }
}

#[test]
fn what_is_not_asked_for_is_not_handed_over() {
    let (profile, model) = (service("kinde"), model("kinde", "oauth2"));
    let given = |inputs: &Inputs| {
        let known = values(profile, inputs);
        let given = model.delivery.hand_over(&model.id, inputs, &known);
        let fields = given.into_iter().map(|item| item.field);
        fields.collect::<Vec<_>>()
    };
    let ways = ways_to_fill(model);

    assert_eq!(
        given(&ways[0]),
        [
            "Connection name",
            "Microsoft Entra domain",
            "Client ID",
            "Client secret"
        ]
    );
    assert_eq!(given(&ways[1]).len(), 13);
}

#[test]
fn the_certificate_goes_over_in_the_form_that_the_service_takes() {
    let (profile, model) = (service("custom"), model("custom", "saml"));
    let given = |form: &str| {
        let ways = ways_to_fill(model);
        let inputs = ways
            .iter()
            .find(|way| way.get("service_takes") == Some(form));
        let inputs = inputs.expect("it is one of the choices");
        let known = values(profile, inputs);
        let given = model.delivery.hand_over(&model.id, inputs, &known);
        let pairs = given.into_iter().map(|item| (item.field, item.value));
        pairs.collect::<BTreeMap<_, _>>()
    };

    assert_eq!(
        given("metadata_url")["Metadata URL"],
        "https://login.microsoftonline.com/metadata"
    );
    assert_eq!(
        given("metadata_xml")["Metadata XML"],
        "The XML that https://login.microsoftonline.com/metadata answers with"
    );
    let single = given("single_values");
    assert_eq!(
        single["Certificate (Base64)"],
        "-----BEGIN CERTIFICATE-----"
    );
    assert_eq!(single["Certificate without first and last line"], "MIIC");
    assert!(!single.contains_key("Metadata URL"));
}

#[test]
fn only_the_common_endpoint_opens_the_app_to_other_organizations() {
    for model_id in ["oauth2", "ws-fed"] {
        let model = model("kinde", model_id);
        let ways = ways_to_fill(model);

        assert_eq!(model.audience(&ways[0]), Some(Audience::AzureADMyOrg));
        assert_eq!(
            model.audience(&ways[1]),
            Some(Audience::AzureADMultipleOrgs)
        );
    }
}

#[test]
fn a_value_that_is_not_known_yet_is_left_out_of_tasks_and_named_in_the_hand_over() {
    let (profile, model) = (service("kloudmate"), model("kloudmate", "oidc"));
    let inputs = model
        .inputs
        .check(&model.id, &BTreeMap::new())
        .expect("the inputs fit");
    let (stated, proved) = Default::default();
    let circumstances = Circumstances {
        inputs: &inputs,
        stated: &stated,
        proved: &proved,
    };
    let values = profile.values().with_inputs(&inputs);

    let tasks = profile
        .graph(model)
        .tasks_for(Step::Consent, &circumstances);
    let register = tasks
        .iter()
        .find(|doing| doing.task.id == "register-app")
        .expect("it is there")
        .view(&values);

    assert!(!register.ready && register.done.is_none());
    assert!(
        register
            .values
            .iter()
            .any(|value| value.label == "Redirect URI (Web)")
    );
    assert!(
        register
            .values
            .iter()
            .all(|value| value.label != "Directory (tenant) ID")
    );
    assert_eq!(
        model.delivery.hand_over(&model.id, &inputs, &values)[2].value,
        "Not known yet"
    );
}

#[test]
fn a_secret_is_handed_over_exactly_where_there_is_one() {
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            let secret = model
                .delivery
                .items
                .iter()
                .any(|item| matches!(item, HandOver::Secret { .. }));
            assert_eq!(
                secret,
                model.credentials.kind() == CredentialKind::Secret,
                "{} {}",
                profile.id,
                model.id
            );
        }
    }
}

#[test]
fn each_step_with_something_to_click_has_its_guide() {
    for profile in Services::shipped().profiles() {
        assert!(
            profile.guide(None, Step::Tenant).is_some(),
            "{}",
            profile.id
        );
        for model in &profile.models {
            assert!(
                profile.guide(Some(model), Step::Tenant).is_some(),
                "{} {}",
                profile.id,
                model.id
            );
            assert!(
                profile.guide(Some(model), Step::Consent).is_some(),
                "{} {}",
                profile.id,
                model.id
            );
            let credentials = profile.guide(Some(model), Step::Credentials).is_some();
            assert_eq!(
                credentials,
                model.credentials.needed(),
                "{} {}",
                profile.id,
                model.id
            );
        }
    }
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

#[test]
fn an_unknown_service_and_an_unknown_model_are_refused() {
    assert_eq!(
        Services::shipped().get("nobody").expect_err("refused").code,
        FailureCode::ServiceUnknown
    );
    assert_eq!(
        service("kivo").model("saml").expect_err("refused").code,
        FailureCode::ModelUnknown
    );
}

#[test]
fn the_schema_takes_the_shipped_profiles_and_refuses_unknown_members() {
    let schema = schema();
    let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let shipped = SHIPPED.into_iter().map(|(_, text)| text);
    for text in shipped.chain([SMALL]) {
        let document: Value = toml::from_str(text).expect("TOML");
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    for (member, wrong) in [
        ("/colour", None),
        ("/models/0/colour", None),
        ("/models/0/login/colour", None),
        ("/models/0/registration/colour", None),
        ("/models/0/consent/request/colour", None),
        ("/models/0/login/ways/0", Some("pigeon")),
        ("/models/0/guides/0/picture", Some("fresco")),
        ("/recipient", Some("age1")),
    ] {
        let mut document: Value = toml::from_str(SMALL).expect("TOML");
        let (parent, key) = member.rsplit_once('/').expect("a pointer");
        match document.pointer_mut(parent).expect("it is there") {
            Value::Array(elements) => elements[0] = wrong.into(),
            parent => parent[key] = wrong.unwrap_or("red").into(),
        }
        assert!(!validator.is_valid(&document), "{member}");
    }
}

#[test]
fn a_persons_own_profile_stands_beside_the_shipped_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("small.toml"), SMALL).expect("written");
    fs::write(folder.path().join("readme.txt"), "not a profile").expect("written");

    let services = Services::with_folder(folder.path());

    assert_eq!(services.malformed(), []);
    let ids: Vec<&str> = services
        .profiles()
        .iter()
        .map(|profile| profile.id.as_str())
        .collect();
    assert_eq!(ids[..6], SERVICES);
    assert_eq!(ids[6..], ["small"]);
}

#[test]
fn a_malformed_file_or_a_taken_id_is_told_and_keeps_nobody_from_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = SMALL.replacen("id = \"small\"", "id = \"kivo\"", 1);
    fs::write(folder.path().join("a.toml"), "nonsense").expect("written");
    fs::write(folder.path().join("b.toml"), taken).expect("written");
    fs::write(folder.path().join("c.toml"), [0xff]).expect("written");
    fs::write(folder.path().join("d.toml"), SMALL).expect("written");

    let services = Services::with_folder(folder.path());

    assert!(services.get("small").is_ok());
    assert_eq!(services.get("kivo").expect("still there").name, "Kivo");
    let told: Vec<(bool, &str)> = services
        .malformed()
        .iter()
        .map(|file| (file.file.contains(".toml"), file.path.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (true, "line 1, column 9"),
            (true, "id"),
            (true, "the file itself")
        ]
    );
}

#[test]
fn a_folder_that_is_not_there_is_empty() {
    let folder = tempfile::tempdir().expect("a folder");

    let services = Services::with_folder(&folder.path().join("absent"));

    assert_eq!(
        (services.profiles().len(), services.malformed().len()),
        (6, 0)
    );
}
