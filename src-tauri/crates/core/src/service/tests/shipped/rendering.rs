//! Every template renders, whatever is entered, and what is handed over is what was asked for.

use std::collections::BTreeMap;

use super::{CLIENT_ID, least, model, models, service, values, ways_to_fill};
use crate::handoff::items::{Content, HandOverItem, item};
use crate::language::Language;
use crate::scene::agenda::in_order;
use crate::scene::tasks::TaskState;
use crate::service::{
    Circumstances, CredentialKind, HandOver, Inputs, Missing, Model, Name, ObservationKind,
    ServiceProfile, Services, Values,
};
use crate::step::Step;
use crate::view::TaskView;

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
        letter.write(values).expect(at);
    }
}

/// What is handed over.
fn hand_over<'a>(model: &'a Model, inputs: &Inputs, values: &Values) -> Vec<HandOverItem<'a>> {
    let items = model.delivery.items.iter();
    items
        .filter(|one| one.applies(&model.id, inputs))
        .map(|one| item(one, values, Some("<EntityDescriptor/>")))
        .collect()
}

fn render_hand_over(model: &Model, inputs: &Inputs, values: &Values, at: &str) {
    if let Some(note) = &model.delivery.note {
        note.write(values).expect(at);
    }
    let given = hand_over(model, inputs, values);
    assert!(!given.is_empty(), "{at}");
    for item in given {
        assert_ne!(item.content, Content::Unknown, "{at}: {}", item.field);
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
                Err(missing) => panic!("{at}: {}: {missing:?}", doing.task.id),
            }
        }
    }
    for check in profile.observations_of(model, inputs) {
        match &check.kind {
            ObservationKind::Discovery { url: template }
            | ObservationKind::DnsTxt { name: template }
            | ObservationKind::HttpsAnswers { url: template }
            | ObservationKind::SameTenant { domain: template } => {
                template.render(values).expect(at);
            }
            ObservationKind::TokenPaths { .. }
            | ObservationKind::UniqueDomains { .. }
            | ObservationKind::UsualShape { .. } => {}
        }
    }
}

#[test]
fn what_is_not_asked_for_is_not_handed_over() {
    let (profile, model) = (service("kinde"), model("kinde", "oauth2"));
    let given = |inputs: &Inputs| {
        let known = values(profile, inputs);
        let given = hand_over(model, inputs, &known);
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
        let given = hand_over(model, inputs, &known);
        let pairs = given.into_iter().map(|item| (item.field, item.content));
        pairs.collect::<BTreeMap<_, _>>()
    };

    assert_eq!(
        given("metadata_url")["Metadata URL"],
        Content::Value("https://login.microsoftonline.com/metadata".to_owned())
    );
    assert_eq!(
        given("metadata_xml")["Metadata XML"],
        Content::Metadata("<EntityDescriptor/>".to_owned())
    );
    let single = given("single_values");
    assert_eq!(
        single["Certificate (Base64)"],
        Content::Certificate("-----BEGIN CERTIFICATE-----".to_owned())
    );
    assert_eq!(
        single["Certificate without first and last line"],
        Content::Certificate("MIIC".to_owned())
    );
    assert!(!single.contains_key("Metadata URL"));
}

#[test]
fn a_value_that_is_not_known_yet_is_left_out_of_tasks_and_named_in_the_hand_over() {
    let (profile, model) = (service("kloudmate"), model("kloudmate", "oidc"));
    let inputs = model
        .inputs
        .check(&model.id, &BTreeMap::new(), &Values::new())
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
        .into_iter()
        .find(|doing| doing.task.id == "register-app")
        .expect("it is there");
    assert_eq!(register.done, None);
    let state = TaskState {
        task: register.task,
        waits_for: register.waits_for,
        done: None,
        retractable: false,
    };
    let register = TaskView::new(&in_order(vec![state])[0], &values, Language::english());

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
    let given = hand_over(model, &inputs, &values);
    assert_eq!(given[2].content, Content::Unknown);
}

#[test]
fn kloudmate_is_given_the_discovery_url_of_the_one_directory() {
    let (profile, model) = (service("kloudmate"), model("kloudmate", "oidc"));

    let inputs = least(model);
    let given = hand_over(model, &inputs, &values(profile, &inputs));

    let value = |field, value: &str| HandOverItem {
        field,
        content: Content::Value(value.to_owned()),
    };
    let secret = HandOverItem {
        field: "Client secret",
        content: Content::Secret,
    };
    let expected = [
        value("Display name", "Entra ID"),
        value(
            "Discovery URL",
            "https://login.microsoftonline.com/4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4/v2.0/.well-known/openid-configuration",
        ),
        value("Client ID", CLIENT_ID),
        secret,
        value("Scopes", "openid email profile"),
    ];
    assert_eq!(given, expected);
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
