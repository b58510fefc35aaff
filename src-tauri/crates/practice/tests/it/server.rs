//! Starting, stopping, TLS and what `ready` says.

use std::fs;

use consentry_practice::{Options, PracticeTenant, StartError, WantedApplication};
use serde_json::json;

use crate::client::{Bench, CONTOSO, KIVO, KLOUDMATE, REDIRECT, http};

#[tokio::test]
async fn ready_is_json_in_snake_case_with_fixed_values() {
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    let ready = serde_json::to_value(practice.ready()).unwrap();
    assert_eq!(ready["authority"], practice.authority().as_str());
    assert_eq!(ready["ca"], json!(null));
    assert_eq!(
        ready["tenants"][0],
        json!({ "id": CONTOSO, "name": "Contoso Ltd.", "domains": ["contoso.com", "contoso.onmicrosoft.com"] })
    );
    assert_eq!(
        ready["users"][0],
        json!({ "name": "Ada Lovelace", "upn": "ada@contoso.com", "password": "Practice-ada-1", "kind": "member" })
    );
    let kivo = &ready["applications"][0];
    assert_eq!(kivo["client_id"], KIVO);
    assert_eq!(kivo["client_secret"], json!(null));
    assert_eq!(kivo["redirect_uris"], json!(["https://kivo.io"]));
    let again = PracticeTenant::start(Options::default()).await.unwrap();
    // All but the port is the same tomorrow.
    let elsewhere =
        |url: String| url.replace(again.authority().as_str(), practice.authority().as_str());
    let mut applications = again.ready().applications;
    for app in &mut applications {
        app.metadata_url = app.metadata_url.take().map(elsewhere);
    }
    assert_eq!(json!(applications), ready["applications"]);
}

#[tokio::test]
async fn a_port_in_use_and_a_stranger_to_everybody_are_refused() {
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    let port = practice.authority().port();
    let options = Options {
        port,
        ..Options::default()
    };
    let taken = PracticeTenant::start(options).await;
    assert!(matches!(taken, Err(StartError::Port { .. })), "{taken:?}");
    let options = Options {
        auto: Some("nobody@contoso.com".to_owned()),
        ..Options::default()
    };
    let nobody = PracticeTenant::start(options).await;
    assert!(
        matches!(nobody, Err(StartError::UnknownUser(_))),
        "{nobody:?}"
    );
}

#[tokio::test]
async fn under_tls_only_its_own_authority_makes_it_trusted_and_the_file_goes_with_it() {
    let options = Options {
        tls: true,
        ..Options::default()
    };
    let practice = PracticeTenant::start(options).await.unwrap();
    let ca = practice.ready().ca.unwrap();
    let url = practice
        .authority()
        .join("contoso.com/v2.0/.well-known/openid-configuration")
        .unwrap();
    assert_eq!(url.scheme(), "https");
    let stranger = http().get(url.clone()).send().await;
    assert!(stranger.is_err(), "nobody else trusts it");
    let certificate = reqwest::Certificate::from_pem(&fs::read(&ca).unwrap()).unwrap();
    let builder = reqwest::Client::builder().no_proxy();
    let client = builder.tls_certs_only([certificate]).build().unwrap();
    let response = client.get(url).send().await.unwrap();
    assert_eq!(response.status(), 200);
    drop(practice);
    assert!(!ca.exists());
}

#[tokio::test]
async fn every_request_is_told_to_whoever_listens() {
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    let mut requests = practice.requests();
    http().get(practice.portal()).send().await.unwrap();
    let line = requests.recv().await.unwrap();
    assert_eq!((line.path.as_str(), line.status), ("/practice/portal", 200));
}

#[tokio::test]
async fn dropping_it_frees_the_port() {
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    let port = practice.authority().port();
    drop(practice);
    // The listener goes with its task, which runs when this one waits.
    loop {
        tokio::task::yield_now().await;
        let options = Options {
            port,
            ..Options::default()
        };
        if PracticeTenant::start(options).await.is_ok() {
            break;
        }
    }
}

#[tokio::test]
async fn an_application_that_a_set_up_wants_is_made_once_and_is_the_same_tomorrow() {
    let wanted = WantedApplication {
        name: "Wiki".to_owned(),
        identifier_uris: vec!["urn:wiki".to_owned()],
        reply_urls: vec!["https://wiki.example/acs".to_owned()],
        ..WantedApplication::default()
    };
    let bench = Bench::auto("member").await;

    let made = bench.practice.provide(&wanted);

    assert_eq!(made.identifier_uris[0], "urn:wiki");
    assert_eq!(bench.practice.provide(&wanted), made);
    assert!(bench.practice.ready().applications.contains(&made));
    let tomorrow = Bench::auto("member").await.practice.provide(&wanted);
    assert_eq!(tomorrow.client_id, made.client_id);
    let page = bench
        .get(&format!("practice/portal/{}", made.client_id), &[])
        .await;
    assert!(
        page.text()
            .await
            .unwrap()
            .contains("https://wiki.example/acs")
    );
}

#[tokio::test]
async fn an_application_that_is_there_is_not_made_a_second_time() {
    let bench = Bench::auto("member").await;
    let kloudmate = bench.application(KLOUDMATE);
    let wanted = WantedApplication {
        web_redirect_uris: kloudmate.redirect_uris.clone(),
        client_secret: true,
        ..WantedApplication::default()
    };

    assert_eq!(bench.practice.provide(&wanted), kloudmate);
}

#[tokio::test]
async fn a_new_application_with_a_secret_signs_people_in() {
    let bench = Bench::auto("member").await;
    let app = bench.practice.provide(&WantedApplication {
        web_redirect_uris: vec![REDIRECT.to_owned()],
        tenant: Some(CONTOSO.parse().unwrap()),
        client_secret: true,
        group_claims: true,
        ..WantedApplication::default()
    });
    let (id, secret) = (app.client_id.to_string(), app.client_secret.unwrap());

    let code = bench
        .authorize(&[("client_id", &id)])
        .await
        .remove("code")
        .unwrap();
    let credentials = [("client_id", id.as_str()), ("client_secret", &secret)];
    let (status, body) = bench.redeem(&code, &credentials).await;

    assert_eq!(status, 200, "{body}");
    let claims = bench
        .verified(body["id_token"].as_str().unwrap())
        .await
        .unwrap();
    assert_eq!(claims["groups"].as_array().unwrap().len(), 3);
}
