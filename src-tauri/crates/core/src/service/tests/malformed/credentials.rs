//! Protocol, credentials and what is handed over belong together.

use super::{SMALL, parsed, refused};

#[test]
fn credentials_and_what_is_handed_over_belong_together() {
    const SECRET: &str = "kind = \"secret\", name_default = \"Small\", max_months = 24";
    let table = [
        (
            SECRET,
            "kind = \"certificate\", max_years = 3",
            "models[own].credentials",
            "a certificate goes with saml",
        ),
        (
            SECRET,
            "kind = \"none\", why_not = \"Nothing.\"",
            "models[own].delivery.items[1]",
            "no such thing to hand over",
        ),
        (
            "kind = \"secret\", field = \"Client secret\"",
            "kind = \"certificate\", field = \"Certificate\", form = \"base64\"",
            "models[own].delivery.items[1]",
            "no such thing to hand over",
        ),
        (
            "kind = \"secret\", field = \"Client secret\"",
            "kind = \"metadata\", field = \"Metadata\", form = \"url\"",
            "models[own].delivery.items[1]",
            "no such thing to hand over",
        ),
        (
            "letter = { to = \"Admin\", subject = \"Consent\", body = \"{consent_url}\" }",
            "",
            "models[own].consent.request",
            "needs a letter",
        ),
    ];
    for (from, to, path, reason) in table {
        let malformed = refused(from, to);
        assert_eq!(malformed.path, path, "{to}: {malformed:?}");
        assert!(malformed.reason.contains(reason), "{to}: {malformed:?}");
    }
}

#[test]
fn each_protocol_takes_only_its_own_credentials() {
    const OIDC: &str = "login = { protocol = \"oidc\", scopes = [\"openid\"], redirect_uri = \"https://{input.host}/Answer/\", ways = [\"loopback\"], redeem = true }";
    const SAML: &str = "login = { protocol = \"saml\", entity_id = \"{input.host}\", acs = \"https://{input.host}/Answer/\", ways = [\"loopback\"] }";
    const WS_FED: &str = "login = { protocol = \"ws-fed\", wtrealm = \"{input.host}\", wreply = \"https://{input.host}/Answer/\", ways = [\"loopback\"] }";
    let secret = "kind = \"secret\", name_default = \"Small\", max_months = 24";
    let secret_item = ", { kind = \"secret\", field = \"Client secret\" }";
    let fits = |login: &str, credentials: &str| {
        let item = if credentials == secret {
            secret_item
        } else {
            ""
        };
        let text = SMALL
            .replacen(OIDC, login, 1)
            .replacen(secret, credentials, 1)
            .replacen(secret_item, item, 1);
        match parsed(&text) {
            Ok(_) => true,
            Err(malformed) => {
                assert_eq!(malformed.path, "models[own].credentials", "{malformed:?}");
                false
            }
        }
    };
    assert!(SMALL.contains(OIDC) && SMALL.contains(secret) && SMALL.contains(secret_item));

    for (login, with_secret, with_certificate, with_none) in [
        (OIDC, true, false, true),
        (SAML, false, true, false),
        (WS_FED, true, true, false),
    ] {
        assert_eq!(fits(login, secret), with_secret, "{login}");
        assert_eq!(
            fits(login, "kind = \"certificate\", max_years = 3"),
            with_certificate,
            "{login}"
        );
        assert_eq!(
            fits(login, "kind = \"none\", why_not = \"Nothing.\""),
            with_none,
            "{login}"
        );
    }
}
