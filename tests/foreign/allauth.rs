//! django-allauth's Microsoft provider, as Improvado runs it, against the practice tenant.

use consentry_practice::{Options, PracticeTenant};
use consentry_tests::python::script;
use serde_json::Value;

/// The path of the redirect URI that Improvado gives to its customers.
const PATH: &str = "/api/dts/v2/allauth/microsoft/login/callback/";

#[tokio::test(flavor = "multi_thread")]
async fn improvados_own_client_signs_people_in_and_reads_who_they_are() {
    for (who, email) in [
        ("member", "ada@contoso.com"),
        // Without a mailbox it takes the user name.
        ("no-mailbox", "nomail@contoso.com"),
    ] {
        let practice = PracticeTenant::start(Options {
            auto: Some(who.to_owned()),
            ..Options::default()
        })
        .await
        .unwrap();
        let ready = practice.ready();
        let is_improvado = |uri: &String| uri.ends_with(PATH);
        let mut apps = ready.applications.iter();
        let app = apps
            .find(|app| app.redirect_uris.iter().any(is_improvado))
            .unwrap();

        let mut sign_in = script("django-allauth", "sign_in.py");
        sign_in.args([
            practice.authority().as_str().trim_end_matches('/'),
            "contoso.com",
            &app.client_id.to_string(),
            app.client_secret.as_deref().unwrap(),
        ]);
        let ended = tokio::task::spawn_blocking(move || sign_in.output().unwrap())
            .await
            .unwrap();

        let complaint = String::from_utf8_lossy(&ended.stderr);
        assert!(
            ended.status.success(),
            "{complaint}, after {:#?}",
            practice.log()
        );
        let person: Value = serde_json::from_slice(&ended.stdout).unwrap();
        assert_eq!(person["email"], email, "{person}");
        assert_eq!(person["uid"], person["profile"]["id"]);
        assert_eq!(
            person["profile"]["mailNickname"],
            email.split('@').next().unwrap()
        );
    }
}
