//! The claims of ID tokens, for everybody in the directory.

use crate::client::{Bench, CONTOSO, DESKTOP, FABRIKAM, KLOUDMATE, part};

#[tokio::test]
async fn an_ordinary_member_has_the_usual_claims() {
    let bench = Bench::auto("member").await;
    let claims = bench.login(&[]).await;
    let base = bench.practice.authority().as_str();
    assert_eq!(claims["aud"], KLOUDMATE);
    assert_eq!(claims["iss"], format!("{base}{CONTOSO}/v2.0"));
    assert_eq!(claims["tid"], CONTOSO);
    assert_eq!(claims["nonce"], "the-nonce");
    assert_eq!(claims["name"], "Ada Lovelace");
    assert_eq!(claims["email"], "ada@contoso.com");
    assert_eq!(claims["preferred_username"], "ada@contoso.com");
    assert_eq!(claims["ver"], "2.0");
    assert_eq!(claims["iat"], bench.now() - 300);
    assert_eq!(claims["nbf"], bench.now() - 300);
    assert_eq!(claims["exp"], bench.now() + 3600);
    assert_eq!(claims["sub"].as_str().unwrap().len(), 43);
    assert_eq!(claims["groups"].as_array().unwrap().len(), 3);
    for absent in ["idp", "upn", "c_hash", "at_hash"] {
        assert!(claims.get(absent).is_none(), "{absent}");
    }
}

#[tokio::test]
async fn what_was_not_asked_for_is_not_told() {
    let bench = Bench::auto("member").await;
    let claims = bench.login(&[("scope", "openid")]).await;
    for absent in ["oid", "name", "preferred_username", "email"] {
        assert!(claims.get(absent).is_none(), "{absent}");
    }
    let code = bench
        .authorize(&[("scope", "User.Read")])
        .await
        .remove("code")
        .unwrap();
    let (_, body) = bench.redeem(&code, &[]).await;
    assert!(body.get("id_token").is_none() && body.get("refresh_token").is_none());
}

#[tokio::test]
async fn a_guest_shows_home_and_e_mail_and_has_an_object_id_of_its_own() {
    let bench = Bench::auto("guest").await;
    let guest = bench.login(&[("scope", "openid profile")]).await;
    assert_eq!(guest["tid"], CONTOSO);
    assert_eq!(guest["email"], "jonas_weber@fabrikam.com");
    let idp = guest["idp"].as_str().unwrap();
    assert!(idp.ends_with(&format!("/sts/{FABRIKAM}/")), "{idp}");
    assert_eq!(guest["oid"], "f80a6e23-5d19-4bc7-93f2-c4e71b05d8a6");
}

#[tokio::test]
async fn somebody_without_a_mailbox_has_no_e_mail_claim() {
    let bench = Bench::auto("no-mailbox").await;
    let claims = bench.login(&[]).await;
    assert!(claims.get("email").is_none());
    assert_eq!(claims["preferred_username"], "nomail@contoso.com");
}

#[tokio::test]
async fn too_many_groups_become_an_address_to_ask() {
    let bench = Bench::auto("many-groups").await;
    let claims = bench.login(&[]).await;
    assert!(claims.get("groups").is_none());
    assert_eq!(claims["_claim_names"]["groups"], "src1");
    let endpoint = claims["_claim_sources"]["src1"]["endpoint"]
        .as_str()
        .unwrap();
    assert!(endpoint.starts_with("https://graph.windows.net/"));
}

#[tokio::test]
async fn every_application_knows_a_person_by_another_subject() {
    let bench = Bench::auto("member").await;
    let one = bench.login(&[]).await;
    let native = [("client_id", DESKTOP)];
    let code = bench.authorize(&native).await.remove("code").unwrap();
    let (_, body) = bench
        .redeem(&code, &[("client_id", DESKTOP), ("client_secret", "")])
        .await;
    let other = bench
        .verified(body["id_token"].as_str().unwrap())
        .await
        .unwrap();
    assert_ne!(one["sub"], other["sub"]);
    assert_eq!(one["oid"], other["oid"]);
    assert_eq!(one["sub"], bench.login(&[]).await["sub"]);
}

#[tokio::test]
async fn version_1_tokens_are_of_the_other_issuer_and_name_their_certificate() {
    let bench = Bench::auto("member").await;
    let query = [
        ("client_id", KLOUDMATE),
        ("response_type", "code"),
        ("redirect_uri", crate::client::REDIRECT),
    ];
    let response = bench
        .get(&format!("{CONTOSO}/oauth2/authorize"), &query)
        .await;
    let back = crate::client::parameters(&crate::client::location(&response));
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", KLOUDMATE),
        ("client_secret", crate::client::SECRET),
        ("redirect_uri", crate::client::REDIRECT),
        ("code", &*back["code"]),
    ];
    let path = format!("{CONTOSO}/oauth2/token");
    let (_, body) = crate::client::json(bench.post(&path, &form).await).await;
    let token = body["id_token"].as_str().unwrap();
    let header = part(token.split('.').next().unwrap());
    assert_eq!(header["x5t"], header["kid"]);
    let claims = bench.verified(token).await.unwrap();
    assert!(
        claims["iss"]
            .as_str()
            .unwrap()
            .ends_with(&format!("/sts/{CONTOSO}/"))
    );
    assert_eq!(claims["upn"], "ada@contoso.com");
    assert_eq!(claims["ver"], "1.0");
}
