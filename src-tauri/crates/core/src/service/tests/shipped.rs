//! The shipped profiles.

mod addresses;
mod rendering;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::failure::{FailureCode, PortalPage};
use crate::language::Language;
use crate::protocol::Protocol;
use crate::service::shipped::SHIPPED;
use crate::service::{
    Audience, CredentialKind, Input, InputType, Inputs, Model, Name, Owner, ServiceProfile,
    Services, Values,
};
use crate::step::Step;

const TENANT_ID: &str = "4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4";

const CLIENT_ID: &str = "9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55";

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
        let found = Values::new().with(Name::Domain, "contoso.com");
        let checked = model.inputs.check(&model.id, &entered, &found);
        checked.expect(&model.id)
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
    let profiles = Services::shipped().profiles();
    profiles.flat_map(|profile| profile.models.iter().map(move |model| (profile, model)))
}

#[test]
fn every_shipped_profile_loads() {
    let services = Services::shipped();

    let ids: Vec<String> = services.cards().into_iter().map(|card| card.id).collect();
    assert_eq!(ids, super::lists::shipped());
    for language in [Language::english(), Language::pseudo()] {
        for folder in SHIPPED {
            let english = folder.files().english().expect(folder.id);
            let (profile, malformed) = folder.files().in_language(english, language);
            assert_eq!((profile.id.as_str(), malformed), (folder.id, None));
        }
    }
}

#[test]
fn each_model_takes_the_e_mail_address_from_the_same_claims() {
    const BY_CODE: [&str; 3] = ["email", "preferred_username", "upn"];
    const BY_ASSERTION: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    for (profile, model) in models() {
        let at = format!("{} {}", profile.id, model.id);
        let contract = model.contract();
        let mut needs = contract.iter();
        let need = needs.find(|need| need.need == "Email address");
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
    let choices = service("kivo").choices(&BTreeMap::new(), &Values::new());
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
fn what_was_entered_is_shown_at_its_own_model_only() {
    let contact = BTreeMap::from([("contact".to_owned(), "Ada".to_owned())]);
    let entered = BTreeMap::from([("customer-managed".to_owned(), contact)]);

    let choices = service("kivo").choices(&entered, &Values::new());

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
fn an_address_that_is_added_for_the_test_login_is_taken_away_again_after_somebody_got_in() {
    for service in Services::shipped().profiles() {
        for model in &service.models {
            let at = format!("{} {}", service.id, model.id);
            let Some(added) = model.test_redirect_uri() else {
                continue;
            };
            let graph = service.graph(model);
            let all: Vec<_> = graph.all().collect();
            let takes_it_away = all.iter().find(|task| task.id == "remove-test-address");
            let task = takes_it_away.unwrap_or_else(|| panic!("{at}"));

            let values = Values::new();
            let shown = task.values.iter().map(|one| one.template.render(&values));
            let shown: Vec<_> = shown.map(|text| text.expect("it is fixed")).collect();
            assert_eq!(shown, [added.as_str().trim_end_matches('/')], "{at}");
            assert!(task.optional, "{at}");
            let before = |id: &String| all.iter().any(|one| one.id == *id && one.private_window);
            assert!(task.depends_on.iter().any(before), "{at}");
        }
    }
}

#[test]
fn a_group_option_is_part_of_the_logins_verdict() {
    for service in Services::shipped().profiles() {
        for model in &service.models {
            let Some(groups) = model.inputs.get("groups") else {
                continue;
            };
            let chosen = BTreeMap::from([(groups.id.clone(), "true".to_owned())]);
            let inputs = model.inputs.so_far(&model.id, &chosen, &Values::new());
            let needs: Vec<_> = model.needs(&inputs).collect();
            let need = needs.iter().find(|need| need.id() == "groups");
            assert!(need.is_some(), "{} {}", service.id, model.id);
        }
    }
}

#[test]
fn the_menus_of_iru_stand_beside_those_of_kandji() {
    let kandji = service("kandji");
    let tasks = kandji.models.iter().flat_map(|model| &model.tasks);
    let tasks = tasks.chain(&kandji.tasks);
    let guides = kandji.models.iter().flat_map(|model| &model.guides);
    let tasks = tasks.map(|task| (&task.path, &task.path_otherwise));
    let guides = guides.map(|guide| (&guide.path, &guide.path_otherwise));
    for (path, otherwise) in tasks.chain(guides) {
        if path.first().is_some_and(|menu| menu == "Settings") {
            let iru = otherwise.first().and_then(|path| path.first());
            assert_eq!(iru.map(String::as_str), Some("Account menu"), "{path:?}");
        }
    }
}

#[test]
fn every_guide_to_a_page_of_microsofts_opens_the_page_that_its_path_leads_to() {
    let pages = [
        ("Overview", PortalPage::TenantOverview),
        ("New registration", PortalPage::AppRegistrations),
        ("Certificates & secrets", PortalPage::CertificatesAndSecrets),
        ("New application", PortalPage::EnterpriseApplications),
        ("Single sign-on", PortalPage::SingleSignOn),
    ];
    for service in Services::shipped().profiles() {
        let of_models = service.models.iter().flat_map(|model| &model.guides);
        for guide in service.guides.iter().chain(of_models) {
            let mut led_to = pages
                .iter()
                .filter(|(menu, _)| guide.path.iter().any(|found| found == menu));
            let page = led_to.next().map(|(_, page)| *page);
            assert_eq!(guide.portal, page, "{} {:?}", service.id, guide.path);
        }
    }
}
