//! Every shipped service and model, in every form: what its own parser reads in it is what the set-up says.

use std::collections::BTreeSet;
use std::fs;

use consentry_core::entra::federation::AcsUrl;
use consentry_core::service::Services;
use consentry_tests::cli::Cli;
use serde_json::Value;

use crate::parsed;
use crate::written::{bundles, every_form, file, files_of};

fn read(name: &str) -> Value {
    serde_json::from_slice(&fs::read(&bundles()[name]).unwrap()).unwrap()
}

#[test]
fn there_is_a_bundle_of_every_shipped_service_and_model() {
    let kept: BTreeSet<_> = bundles()
        .keys()
        .map(|name| {
            let bundle = read(name);
            [&bundle["service"]["id"], &bundle["model"]["id"]].map(Value::to_string)
        })
        .collect();
    let shipped = Services::shipped().profiles();
    let shipped = shipped.flat_map(|profile| {
        let model = |model: &consentry_core::service::Model| {
            [&profile.id, &model.id].map(|id| Value::from(id.as_str()).to_string())
        };
        profile.models.iter().map(model).collect::<Vec<_>>()
    });

    for model in shipped {
        assert!(kept.contains(&model), "{model:?}");
    }
}

#[test]
fn every_form_of_every_bundle_is_read_by_its_own_parser() {
    let cli = Cli::new();
    for (name, path) in bundles() {
        let (files, left_out) = every_form(&cli, &path);

        assert_eq!(files.len() + left_out.len(), 9, "{name}");
        for (file, text) in &files {
            let text = &text.replace("\r\n ", "");
            let told = text.contains("Not in here") && text.contains("Conditional Access");
            assert!(told, "{name}, {file}: {text}");
            assert!(text.contains("rehearsal"), "{name}, {file}: {text}");
        }
        let _ = parsed::terraform(file(&files, ".tf"));
        parsed::shell(file(&files, ".sh"), "style");
        let _ = parsed::powershell(file(&files, ".ps1"));
        let _ = parsed::markdown(file(&files, ".md"));
        assert!(!parsed::settings(file(&files, ".env")).is_empty(), "{name}");
        for text in files_of(&files, ".json") {
            let _ = parsed::keycloak(text);
        }
        for text in files_of(&files, ".xml") {
            let _ = parsed::metadata(text);
        }
        for text in files_of(&files, ".ics") {
            let days = parsed::calendar(text);
            assert!(
                days.iter().all(|(_, _, reminders)| *reminders == 3),
                "{days:?}"
            );
        }
        fs::remove_dir_all(cli.home().join("forms")).unwrap();
    }
}

#[test]
fn an_application_of_ones_own_is_written_by_microsofts_names() {
    let cli = Cli::new();
    let (files, _) = every_form(&cli, &bundles()["kloudmate-oidc"]);

    let hcl = parsed::terraform(file(&files, ".tf"));
    let application = parsed::block(&hcl, &["resource", "azuread_application", "sso"]);
    assert_eq!(parsed::text(application, "display_name"), "KloudMate");
    assert_eq!(
        parsed::text(application, "sign_in_audience"),
        "AzureADMyOrg"
    );
    let web = parsed::block(application, &["web"]);
    assert_eq!(
        parsed::text(web, "redirect_uris"),
        "https://api.kloudmate.com/sso/oidc"
    );
    let access = parsed::block(application, &["required_resource_access"]);
    let ids: Vec<_> = access
        .blocks()
        .map(|block| parsed::text(block.body(), "id"))
        .collect();
    assert_eq!(
        ids,
        [
            "37f7f235-527c-4136-accd-4a02d197296e",
            "14dad69e-099b-42c9-810b-d002981feec1",
            "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0",
        ]
    );
    for text in files.values() {
        assert!(!text.contains("azuread_application_password"), "{text}");
    }
    let settings = parsed::settings(file(&files, ".env"));
    assert_eq!(settings["OIDC_SCOPES"], "openid email profile");
    assert!(!settings.contains_key("OIDC_CLIENT_SECRET"));
    assert!(file(&files, ".env").contains("# OIDC_CLIENT_SECRET is missing on purpose"));
}

#[test]
fn an_enterprise_application_is_made_of_the_template_and_its_metadata_are_the_services() {
    let cli = Cli::new();
    let (files, left_out) = every_form(&cli, &bundles()["kandji-saml"]);

    assert_eq!(left_out, Vec::<String>::new());
    let hcl = parsed::terraform(file(&files, ".tf"));
    let made = ["resource", "azuread_application_from_template", "sso"];
    let made = parsed::block(&hcl, &made);
    assert_eq!(
        parsed::text(made, "template_id"),
        "8adf8e6e-67b2-4cf2-a259-e3dc5476c621"
    );
    let principal = ["resource", "azuread_service_principal", "sso"];
    let principal = parsed::block(&hcl, &principal);
    assert_eq!(
        parsed::text(principal, "preferred_single_sign_on_mode"),
        "saml"
    );
    let metadata = parsed::metadata(file(&files, "-sp-metadata.xml"));
    assert_eq!(
        metadata.entity_id.as_str(),
        "https://auth.kandji.io/saml/contoso"
    );
    let urls: Vec<_> = metadata.acs_urls.iter().map(AcsUrl::as_str).collect();
    assert_eq!(urls, ["https://auth.kandji.io/saml/contoso/acs"]);
    let provider = parsed::keycloak(file(&files, "-keycloak.json"));
    assert_eq!(provider["providerId"], "saml");
    assert_eq!(
        provider["config"]["entityId"],
        "https://auth.kandji.io/saml/contoso"
    );
    assert_eq!(provider["trustEmail"], false);
}

#[test]
fn a_calendar_has_the_day_on_which_the_secret_ends() {
    let cli = Cli::new();
    let path = bundles()["kloudmate-oidc"].clone();
    let arguments = ["handoff", path.to_str().unwrap(), "--form", "calendar"];

    let printed = cli.run(arguments).expect_code(0).stdout;

    let summary = "KloudMate: the client secret ends".to_owned();
    assert_eq!(
        parsed::calendar(&printed),
        [("20270531".to_owned(), summary, 3)]
    );
}

#[test]
fn an_application_id_uri_is_that_of_the_new_application() {
    let cli = Cli::new();
    let (files, _) = every_form(&cli, &bundles()["kinde-ws-fed"]);

    let identifier = "\"api://${azuread_service_principal.sso.client_id}\"";
    assert!(file(&files, ".tf").contains(identifier));
    assert!(file(&files, ".sh").contains("--identifier-uris \"api://$client_id\""));
    assert!(file(&files, ".ps1").contains("('api://' + $clientId)"));
}

#[test]
fn a_services_own_application_is_only_brought_in() {
    let cli = Cli::new();
    let (files, _) = every_form(&cli, &bundles()["kivo-vendor-managed"]);

    let hcl = parsed::terraform(file(&files, ".tf"));
    let resources: Vec<_> = hcl
        .blocks()
        .filter(|block| block.identifier() == "resource")
        .map(|block| block.labels()[0].as_str())
        .collect();
    assert_eq!(resources, ["azuread_service_principal"]);
    assert!(file(&files, ".sh").contains("Admin consent. Somebody with the role"));
}
