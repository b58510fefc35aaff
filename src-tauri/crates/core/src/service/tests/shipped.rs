//! The shipped profiles, and a person's own beside them.

use std::collections::BTreeMap;
use std::fs;

use chrono::NaiveDate;
use serde_json::Value;

use super::SMALL;
use crate::failure::FailureCode;
use crate::service::{
    Circumstances, ConsentRequest, HandOver, Missing, Model, Name, Registration, ServiceProfile,
    Services, Values, schema,
};
use crate::view::Owner;
use crate::wizard::Step;

const TENANT_ID: &str = "4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4";

fn service(id: &str) -> &'static ServiceProfile {
    Services::shipped().get(id).expect("it is shipped")
}

fn model(id: &str, model: &str) -> &'static Model {
    service(id).model(model).expect("it has the model")
}

/// Everything that can be known of a set-up.
fn values(profile: &ServiceProfile, model: &Model) -> Values {
    let mut entered = BTreeMap::new();
    for input in model.inputs.iter().filter(|input| input.required) {
        entered.insert(
            input.id.clone(),
            "https://sso.example.com/Answer/".to_owned(),
        );
    }
    profile
        .values()
        .with(Name::Authority, "https://login.microsoftonline.com")
        .with(Name::TenantId, TENANT_ID)
        .with(Name::Domain, "contoso.com")
        .with(Name::ClientId, "9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55")
        .with(
            Name::ConsentUrl,
            "https://login.microsoftonline.com/consent",
        )
        .with(Name::ConsentedAt, "21 November 2026, 13:52 UTC")
        .with_inputs(
            &model
                .inputs
                .check(&model.id, &entered)
                .expect("the inputs fit"),
        )
}

#[test]
fn every_shipped_profile_loads() {
    let services = Services::shipped();

    assert_eq!(services.malformed(), []);
    let ids: Vec<String> = services.cards().into_iter().map(|card| card.id).collect();
    assert_eq!(ids, ["kivo", "kloudmate"]);
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
    let known = values(service("kivo"), model);
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

    let given = model.delivery.hand_over(
        &model.id,
        &model
            .inputs
            .check(&model.id, &BTreeMap::new())
            .expect("the defaults fit"),
        &values(profile, model),
    );

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
    assert_eq!(
        fields[2],
        ("Client ID", "9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55", false)
    );
    assert!(fields[3].0 == "Client secret" && fields[3].2);
    assert_eq!(fields[4], ("Scopes", "openid email profile", false));
    assert_eq!(fields.len(), 5);
}

#[test]
fn kloudmates_redirect_uri_is_the_public_one_unless_another_is_entered() {
    let (profile, model) = (service("kloudmate"), model("kloudmate", "oidc"));
    let redirect = |entered: &[(&str, &str)]| {
        let entered = entered
            .iter()
            .map(|(id, value)| ((*id).to_owned(), (*value).to_owned()))
            .collect();
        let inputs = model
            .inputs
            .check(&model.id, &entered)
            .expect("the inputs fit");
        model
            .redirect_uri(&profile.values().with_inputs(&inputs))
            .expect("all is known")
            .to_string()
    };

    assert_eq!(redirect(&[]), "https://api.kloudmate.com/sso/oidc");
    assert_eq!(
        redirect(&[("redirect_uri", "https://km.contoso.com/sso/oidc")]),
        "https://km.contoso.com/sso/oidc"
    );
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
    for (service, of) in [
        ("kivo", "vendor-managed"),
        ("kivo", "customer-managed"),
        ("kloudmate", "oidc"),
    ] {
        let contract = model(service, of).contract();
        assert_eq!(
            contract[0].claims,
            ["email", "preferred_username", "upn"],
            "{service} {of}"
        );
        assert!(contract[0].required, "{service} {of}");
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
fn only_kivos_own_app_works_with_consent_alone_and_without_a_secret() {
    for (service, of, consent, credentials) in [
        ("kivo", "vendor-managed", true, false),
        ("kivo", "customer-managed", false, true),
        ("kloudmate", "oidc", false, true),
    ] {
        let model = model(service, of);
        assert_eq!(model.consent.required(), consent, "{service} {of}");
        assert_eq!(model.credentials.needed(), credentials, "{service} {of}");
        assert_eq!(
            model.credentials.why_not().is_some(),
            !credentials,
            "{service} {of}"
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
    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            let at = format!("{} {}", profile.id, model.id);
            let values = values(profile, model);
            model.redirect_uri(&values).expect(&at);
            model.consent.vendor_url(&values).expect(&at);
            if let Some(letter) = &model.consent.letter {
                letter.view(&values).expect(&at);
            }
            for template in model.registration.redirect_uris() {
                template.render(&values).expect(&at);
            }
            if let Some(note) = &model.delivery.note {
                note.view(&values).expect(&at);
            }
            for item in &model.delivery.items {
                if let HandOver::Value { template, .. } = item {
                    template.render(&values).expect(&at);
                }
            }
            for guide in profile.guides.iter().chain(&model.guides) {
                assert_eq!(guide.view(&values).values.len(), guide.values.len(), "{at}");
            }
            for task in profile.tasks.iter().chain(&model.tasks) {
                for value in &task.values {
                    value.template.render(&values).expect(&at);
                }
            }
        }
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
                model.credentials.needed(),
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
    let shipped = [
        include_str!("../../../services/kivo.toml"),
        include_str!("../../../services/kloudmate.toml"),
    ];
    for text in shipped.into_iter().chain([SMALL]) {
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
    assert_eq!(ids, ["kivo", "kloudmate", "small"]);
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
        (2, 0)
    );
}
