//! Starting, stopping, TLS and what `ready` says.

use std::fs;

use consentry_practice::{Options, PracticeTenant, StartError};
use serde_json::json;

use crate::client::{CONTOSO, KIVO, http};

#[tokio::test]
async fn ready_is_json_in_snake_case_with_fixed_values() {
    let practice = PracticeTenant::start(Options::default()).await.unwrap();
    let ready = serde_json::to_value(practice.ready()).unwrap();
    assert_eq!(ready["authority"], practice.authority().as_str());
    assert_eq!(ready["ca"], json!(null));
    assert_eq!(
        ready["tenants"][0],
        json!({ "id": CONTOSO, "domains": ["contoso.com", "contoso.onmicrosoft.com"] })
    );
    assert_eq!(
        ready["users"][0],
        json!({ "upn": "ada@contoso.com", "password": "Practice-ada-1", "kind": "member" })
    );
    let kivo = &ready["applications"][0];
    assert_eq!(kivo["client_id"], KIVO);
    assert_eq!(kivo["client_secret"], json!(null));
    assert_eq!(kivo["redirect_uris"], json!(["https://kivo.io"]));
    let again = PracticeTenant::start(Options::default()).await.unwrap();
    let again = serde_json::to_value(again.ready()).unwrap();
    assert_eq!(again["applications"], ready["applications"]);
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
