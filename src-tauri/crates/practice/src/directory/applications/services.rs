//! The registrations of the services whose set-up can be rehearsed, beside KloudMate's and Kivo's first ones.

use uuid::uuid;

use super::{
    Application,
    registration::{registration, secret, web},
};

/// Where a wizard on this computer takes a SAML response.
const LOCAL_SAML: &str = "http://localhost:49213/saml";
/// Where it takes a WS-Federation one.
const LOCAL_WS_FED: &str = "http://localhost:49213/wsfed";

/// All in Contoso, consented to and assigned as the two web applications before them.
pub(super) fn applications() -> Vec<Application> {
    let mut applications = oidc();
    applications.extend(saml());
    applications.extend(ws_fed());
    applications
}

fn oidc() -> Vec<Application> {
    vec![
        Application {
            redirects: web(&[
                "https://auth.kandji.io/login/callback",
                "https://auth.eu.kandji.io/login/callback",
                "http://localhost",
            ]),
            secrets: vec![secret(
                "abc8Q~r2GvHqXt5LmNz8KdWy3PbCfJs7RuEa1oTi",
                uuid!("5be07c94-a1d2-4f38-8c6e-93f0d27b4a15"),
            )],
            ..registration(uuid!("9a3d61f0-5c8e-4b27-a94d-e1f07c28b563"), "Kandji")
        },
        Application {
            redirects: web(&[
                "https://analytics.contoso.com/api/dts/v2/allauth/microsoft/login/callback/",
                "http://localhost",
            ]),
            secrets: vec![secret(
                "abc8Q~c9ZkWb4TnMxUq6FyDv1RgSe8HpLj2oAi5K",
                uuid!("8f41d6b2-70ce-4a95-b3d8-16ea5f09c7d4"),
            )],
            ..registration(uuid!("d7f2084b-e6a1-4c93-85fd-2b9e60c4718a"), "Improvado")
        },
        Application {
            redirects: web(&[
                "https://contoso.kinde.com/login/callback",
                "http://localhost",
            ]),
            secrets: vec![secret(
                "abc8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti",
                uuid!("c3907e5a-2b14-4d8f-96a7-f5d8e1b0427c"),
            )],
            group_claims: true,
            ..registration(uuid!("64c1e9a7-0d3b-4f52-b8e6-7a95d2f1c038"), "Kinde")
        },
        Application {
            redirects: web(&["https://sso.example.com/callback", "http://localhost"]),
            secrets: vec![secret(
                "abc8Q~m3SdFg6HjKl9QwErTy2UiOp5ZxCv8BnNa1",
                uuid!("1e6a58d3-94b7-4c0f-a2e5-d80f37c6b941"),
            )],
            ..registration(
                uuid!("b08e47d5-39fa-4162-9c7b-504e8da1f623"),
                "Custom service",
            )
        },
    ]
}

fn saml() -> Vec<Application> {
    let application = |client_id, name, identifier: &str, acs: &str| Application {
        identifier_uris: vec![identifier.to_owned()],
        reply_urls: vec![acs.to_owned(), LOCAL_SAML.to_owned()],
        ..registration(client_id, name)
    };
    vec![
        application(
            uuid!("e5b9037c-8d42-4a6f-91b0-c7f3682e5d14"),
            "Kandji (SAML)",
            "https://auth.kandji.io/saml/contoso",
            "https://auth.kandji.io/saml/contoso/acs",
        ),
        application(
            uuid!("37d8a2f6-1c09-4e5b-b4a3-86e9d05f7c21"),
            "KloudMate (SAML)",
            "https://api.kloudmate.com/sso/saml/metadata",
            "https://api.kloudmate.com/sso/saml",
        ),
        application(
            uuid!("0f94c6b1-7ae8-4d35-82fc-b16d3e09a758"),
            "Kinde (SAML)",
            "contoso-kinde-entra",
            "https://contoso.kinde.com/login/saml/callback",
        ),
        application(
            uuid!("a26f5de3-b904-4817-9d6c-e4830c7f1b95"),
            "Custom service (SAML)",
            "https://sso.example.com/saml",
            "https://sso.example.com/saml/acs",
        ),
    ]
}

fn ws_fed() -> Vec<Application> {
    let reply_urls = |url: &str| vec![url.to_owned(), LOCAL_WS_FED.to_owned()];
    vec![
        // Its identifier is the one a registration gets by itself: `api://` and the client ID.
        Application {
            reply_urls: reply_urls("https://contoso.kinde.com/login/callback"),
            secrets: vec![secret(
                "abc8Q~p5LkJh8GfDs1AqWeRt4YuIo7ZxCv0BnMa6",
                uuid!("f72b19c8-5d60-4e3a-8b94-a03c6e7d15f2"),
            )],
            ..registration(
                uuid!("c8e150d9-42b7-4f6a-a38c-95d7f0e3b264"),
                "Kinde (WS-Federation)",
            )
        },
        Application {
            identifier_uris: vec!["https://sso.example.com/wsfed".to_owned()],
            reply_urls: reply_urls("https://sso.example.com/wsfed/reply"),
            ..registration(
                uuid!("52fb3e80-d6c9-4a17-b0e4-8f1a97c5d36e"),
                "Custom service (WS-Federation)",
            )
        },
    ]
}
