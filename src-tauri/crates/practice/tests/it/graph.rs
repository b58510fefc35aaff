//! Microsoft Graph with the access token of a sign-in.

use consentry_practice::Scenario;
use serde_json::{Value, json};

use crate::client::{Bench, CONTOSO, KLOUDMATE, SECRET, json as answered};

/// An access token of whoever signs in by themselves, with these scopes.
async fn token(bench: &Bench, scope: &str) -> String {
    let code = bench
        .authorize(&[("scope", scope)])
        .await
        .remove("code")
        .unwrap();
    let (status, body) = bench.redeem(&code, &[]).await;
    assert_eq!(status, 200, "{body}");
    body["access_token"].as_str().unwrap().to_owned()
}

async fn graph(bench: &Bench, token: &str, path: &str) -> (u16, Value) {
    let url = bench
        .practice
        .authority()
        .join(&format!("v1.0/{path}"))
        .unwrap();
    let request = bench.http.get(url).bearer_auth(token);
    answered(request.send().await.unwrap()).await
}

#[tokio::test]
async fn me_is_the_person_with_the_default_properties_or_those_that_are_selected() {
    let bench = Bench::auto("member").await;
    let token = token(&bench, "User.Read").await;

    let (status, me) = graph(&bench, &token, "me").await;

    assert_eq!(status, 200, "{me}");
    let metadata = format!("{}v1.0/$metadata#users", bench.practice.authority());
    assert_eq!(me["@odata.context"], format!("{metadata}/$entity"));
    assert_eq!(me["displayName"], "Ada Lovelace");
    assert_eq!(me["businessPhones"], json!([]));
    assert_eq!(me["mobilePhone"], Value::Null);
    assert_eq!(me.as_object().unwrap().len(), 12);

    let (_, selected) = graph(&bench, &token, "me?$select=mail,mailNickname,companyName").await;
    assert_eq!(
        selected,
        json!({
            "@odata.context": format!("{metadata}(mail,mailNickname,companyName)/$entity"),
            "mail": "ada@contoso.com",
            "mailNickname": "ada",
            "companyName": null,
        })
    );

    let (status, unknown) = graph(&bench, &token, "me?$select=shoeSize").await;
    assert_eq!(
        (status, &unknown["error"]["code"]),
        (400, &json!("BadRequest"))
    );
}

#[tokio::test]
async fn what_the_token_does_not_allow_is_denied_and_what_is_no_token_is_told_so() {
    let bench = Bench::auto("member").await;
    let openid = token(&bench, "openid").await;
    for path in ["me", "me/memberOf", "organization"] {
        let (status, body) = graph(&bench, &openid, path).await;
        assert_eq!(status, 403, "{body}");
        assert_eq!(body["error"]["code"], "Authorization_RequestDenied");
        assert!(body["error"]["innerError"]["request-id"].is_string());
    }
    let (_, body) = answered(bench.get("v1.0/me", &[]).await).await;
    assert_eq!(body["error"]["message"], "Access token is empty.");
    let code = bench.authorize(&[]).await.remove("code").unwrap();
    let (_, tokens) = bench.redeem(&code, &[]).await;
    let id_token = tokens["id_token"].as_str().unwrap();
    for (token, message) in [
        (
            "nonsense",
            "CompactToken parsing failed with error code: 80049217",
        ),
        (
            id_token,
            "Access token validation failure. Invalid audience.",
        ),
    ] {
        let (status, body) = graph(&bench, token, "me").await;
        assert_eq!(status, 401);
        assert_eq!(body["error"]["code"], "InvalidAuthenticationToken");
        assert_eq!(body["error"]["message"], message);
    }
    let expired = token(&bench, "User.Read").await;
    bench.later(4_000);
    let (status, _) = graph(&bench, &expired, "me").await;
    assert_eq!(status, 401);
}

#[tokio::test]
async fn others_are_read_with_a_permission_for_everybody_alone() {
    let member = Bench::auto("member").await;
    let own = token(&member, "User.Read").await;
    let (status, me) = graph(&member, &own, "users/ADA@contoso.com").await;
    assert_eq!((status, &me["givenName"]), (200, &json!("Ada")));
    let (status, _) = graph(&member, &own, "users/admin@contoso.com").await;
    assert_eq!(status, 403);

    let admin = Bench::auto("admin").await;
    let all = token(&admin, "User.Read.All").await;
    let id = me["id"].as_str().unwrap();
    let (_, ada) = graph(&admin, &all, &format!("users/{id}")).await;
    assert_eq!(ada["userPrincipalName"], "ada@contoso.com");
    let (status, nobody) = graph(&admin, &all, "users/nobody@contoso.com").await;
    assert_eq!(status, 404);
    assert_eq!(nobody["error"]["code"], "Request_ResourceNotFound");
    let (status, _) = graph(&admin, &all, "users/wei@fabrikam.com").await;
    assert_eq!(status, 404, "somebody of another directory");
}

#[tokio::test]
async fn groups_come_page_by_page_and_say_more_than_their_id_with_a_permission_for_groups() {
    let bench = Bench::auto("many-groups").await;
    let token = token(&bench, "User.Read").await;
    let mut next = "me/memberOf?$select=id,displayName".to_owned();
    let mut seen = Vec::new();
    loop {
        let (status, page) = graph(&bench, &token, &next).await;
        assert_eq!(status, 200, "{page}");
        seen.extend(page["value"].as_array().unwrap().clone());
        let Some(link) = page["@odata.nextLink"].as_str() else {
            break;
        };
        next = link.split("/v1.0/").nth(1).unwrap().to_owned();
    }
    assert_eq!(seen.len(), 250);
    assert_eq!(seen[0]["@odata.type"], "#microsoft.graph.group");
    assert_eq!(seen[0]["displayName"], Value::Null);

    let admin = Bench::auto("admin").await;
    let token = self::token(&admin, "GroupMember.Read.All").await;
    let (_, page) = graph(&admin, &token, "me/memberOf").await;
    assert_eq!(page["value"][0]["displayName"], "Practice group 1");
    assert_eq!(page["value"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn the_organization_is_the_directory_with_its_domains() {
    let bench = Bench::auto("member").await;
    let token = token(&bench, "User.Read").await;

    let (_, page) = graph(&bench, &token, "organization").await;

    let contoso = &page["value"][0];
    assert_eq!(contoso["id"], CONTOSO);
    assert_eq!(contoso["verifiedDomains"][0]["isDefault"], true);
    assert_eq!(contoso["verifiedDomains"][1]["isInitial"], true);
    assert_eq!(
        contoso["tenantType"],
        Value::Null,
        "takes more than User.Read"
    );
}

#[tokio::test]
async fn an_application_in_its_own_name_is_nobody_and_an_address_that_is_none_is_named() {
    let bench = Bench::auto("member").await;
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", KLOUDMATE),
        ("client_secret", SECRET),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    let (_, tokens) = bench.token(&form).await;
    let token = tokens["access_token"].as_str().unwrap();

    let (status, me) = graph(&bench, token, "me").await;
    assert_eq!((status, &me["error"]["code"]), (400, &json!("BadRequest")));
    let (status, _) = graph(&bench, token, "users/ada@contoso.com").await;
    assert_eq!(status, 403, "nobody granted it anything");
    let (status, body) = graph(&bench, token, "mee").await;
    assert_eq!(status, 400);
    assert!(body["error"]["message"].as_str().unwrap().contains("'mee'"));
}

#[tokio::test]
async fn graph_throttles_in_its_own_words() {
    let bench = Bench::auto("member").await;
    let token = token(&bench, "User.Read").await;
    bench.practice.set_scenarios(&[Scenario::Throttled]);

    let url = bench.practice.authority().join("v1.0/me").unwrap();
    let response = bench
        .http
        .get(url)
        .bearer_auth(&token)
        .send()
        .await
        .unwrap();

    assert_eq!(response.headers()["retry-after"], "30");
    let (status, body) = answered(response).await;
    assert_eq!(status, 429);
    assert_eq!(body["error"]["code"], "TooManyRequests");
    assert!(body["error"]["innerError"]["request-id"].is_string());
}
