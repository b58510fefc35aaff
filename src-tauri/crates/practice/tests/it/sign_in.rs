//! Signing in with the pages, as a person does in a browser.

use consentry_practice::Options;
use reqwest::{Response, header};

use crate::client::{
    Bench, CONTOSO, DESKTOP, KLOUDMATE, Pairs, REDIRECT, aadsts, field, held, location, overridden,
    parameters,
};

/// A browser that keeps one cookie and follows nothing.
pub(crate) struct Browser<'a> {
    bench: &'a Bench,
    cookie: String,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(bench: &'a Bench) -> Self {
        Self {
            bench,
            cookie: String::new(),
        }
    }

    pub(crate) async fn visit(&mut self, path: &str, query: &Pairs<'_>) -> Response {
        let url = self.bench.url(path, query);
        let request = self
            .bench
            .http
            .get(url)
            .header(header::COOKIE, &self.cookie);
        request.send().await.unwrap()
    }

    pub(crate) async fn open(&mut self, path: &str, query: &Pairs<'_>) -> String {
        let response = self.visit(path, query).await;
        assert_eq!(response.status(), 200);
        response.text().await.unwrap()
    }

    async fn submit(&mut self, form: &Pairs<'_>) -> Response {
        let headers = [("Cookie", self.cookie.as_str())];
        let response = self
            .bench
            .post_with("practice/interaction", form, &headers)
            .await;
        let cookies = response.headers().get_all(header::SET_COOKIE);
        let session = cookies
            .iter()
            .filter_map(|cookie| cookie.to_str().ok())
            .find(|cookie| cookie.starts_with("practice_session="));
        if let Some(session) = session {
            session
                .split(';')
                .next()
                .unwrap()
                .clone_into(&mut self.cookie);
        }
        response
    }

    /// Types that name with the password of that person.
    pub(crate) async fn sign_in(&mut self, page: &str, name: &str) -> Response {
        let users = self.bench.practice.ready().users;
        let user = users.iter().find(|user| user.upn == name).unwrap();
        self.type_in(page, name, &user.password).await
    }

    async fn type_in(&mut self, page: &str, name: &str, password: &str) -> Response {
        let interaction = field(page, "interaction");
        let form = [
            ("interaction", interaction.as_str()),
            ("step", "sign-in"),
            ("username", name),
            ("password", password),
        ];
        self.submit(&form).await
    }

    pub(crate) async fn press(&mut self, page: &str, step: &str) -> Response {
        let interaction = field(page, "interaction");
        self.submit(&[("interaction", &interaction), ("step", step)])
            .await
    }

    async fn pick(&mut self, page: &str, account: &str) -> Response {
        let interaction = field(page, "interaction");
        let form = [
            ("interaction", &*interaction),
            ("step", "account"),
            ("account", account),
        ];
        self.submit(&form).await
    }
}

const PATH: &str = "contoso.com/oauth2/v2.0/authorize";

fn query<'a>(client_id: &'a str, prompt: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("client_id", client_id),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT),
        ("scope", "openid profile"),
        ("state", "s"),
        ("prompt", prompt),
    ]
}

#[tokio::test]
async fn name_and_password_lead_back_with_a_code_and_the_next_time_silently() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    assert!(page.contains("<h1>Sign in to KloudMate</h1>"));
    assert!(page.contains("Not Microsoft."));
    let back = parameters(&location(&browser.sign_in(&page, "ada@contoso.com").await));
    assert!(back.contains_key("code"));
    let again = browser.visit(PATH, &query(KLOUDMATE, "none")).await;
    assert!(parameters(&location(&again)).contains_key("code"));
}

#[tokio::test]
async fn a_wrong_password_or_name_stays_on_the_page() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    let response = browser.type_in(&page, "ada@contoso.com", "wrong").await;
    assert_eq!(response.status(), 200);
    let page = response.text().await.unwrap();
    assert_eq!(aadsts(&page), "50126");
    let response = browser.type_in(&page, "<i>who</i>@contoso.com", "x").await;
    let page = response.text().await.unwrap();
    assert_eq!(aadsts(&page), "50034");
    assert!(!page.contains("<i>"), "what was typed is escaped");
    assert!(page.contains("&lt;i&gt;who&lt;/i&gt;@contoso.com"));
    assert_eq!(
        browser.sign_in(&page, "ada@contoso.com").await.status(),
        302
    );
}

#[tokio::test]
async fn a_page_is_answered_once() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    assert_eq!(
        browser.sign_in(&page, "ada@contoso.com").await.status(),
        302
    );
    assert_eq!(
        browser.sign_in(&page, "ada@contoso.com").await.status(),
        400
    );
}

#[tokio::test]
async fn cancelling_comes_back_as_access_denied() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    let back = parameters(&location(&browser.press(&page, "cancel").await));
    assert_eq!(back["error"], "access_denied");
    assert_eq!(back["error_subcode"], "cancel");
    assert_eq!(back["state"], "s");
}

#[tokio::test]
async fn the_picker_needs_no_password_of_anybody_unless_the_request_wants_one() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    assert_eq!(browser.pick(&page, "ada@contoso.com").await.status(), 302);
    let page = browser
        .open(PATH, &query(KLOUDMATE, "select_account"))
        .await;
    let response = browser.pick(&page, "nomail@contoso.com").await;
    assert_eq!(response.status(), 302);
    let page = browser.open(PATH, &query(KLOUDMATE, "login")).await;
    let response = browser.pick(&page, "ada@contoso.com").await;
    assert_eq!(
        response.status(),
        200,
        "prompt=login takes the password again"
    );
    let page = response.text().await.unwrap();
    assert_eq!(field(&page, "username"), "ada@contoso.com");
    assert!(
        page.contains("Practice-ada-1"),
        "the practice password is shown"
    );
}

#[tokio::test]
async fn a_second_device_has_to_approve() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    let response = browser.sign_in(&page, "mfa@contoso.com").await;
    let page = response.text().await.unwrap();
    assert!(page.contains("Approve the sign-in"));
    let back = parameters(&location(&browser.press(&page, "approve").await));
    assert!(back.contains_key("code"));
}

#[tokio::test]
async fn a_guest_signs_in_with_the_name_used_at_home_or_the_one_here() {
    let bench = Bench::start(Options::default()).await;
    for name in [
        "jonas_weber@fabrikam.com",
        "jonas_weber_fabrikam.com#EXT#@contoso.onmicrosoft.com",
    ] {
        let mut browser = Browser::new(&bench);
        let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
        let response = browser.type_in(&page, name, "Practice-jonas-1").await;
        assert!(
            parameters(&location(&response)).contains_key("code"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn people_consent_for_themselves_once_and_can_decline() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(DESKTOP, "")).await;
    let response = browser.sign_in(&page, "ada@contoso.com").await;
    let page = response.text().await.unwrap();
    assert!(page.contains("Permissions requested"));
    let silent = browser.visit(PATH, &query(DESKTOP, "none")).await;
    assert_eq!(parameters(&location(&silent))["error"], "consent_required");
    let back = parameters(&location(&browser.press(&page, "cancel").await));
    assert_eq!(aadsts(&back["error_description"]), "65004");
    let page = browser.open(PATH, &query(DESKTOP, "")).await;
    let back = parameters(&location(&browser.press(&page, "accept").await));
    assert!(back.contains_key("code"));
    let silent = browser.visit(PATH, &query(DESKTOP, "none")).await;
    assert!(parameters(&location(&silent)).contains_key("code"));
}

#[tokio::test]
async fn permissions_beyond_the_profile_take_an_administrator() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let beyond = [("scope", "openid Directory.Read.All")];
    let wanted = overridden(&query(DESKTOP, ""), &beyond);
    let page = browser.open(PATH, &wanted).await;
    assert_eq!(
        held(browser.sign_in(&page, "ada@contoso.com").await).await,
        "90094"
    );
}

#[tokio::test]
async fn signing_out_forgets_the_session() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open(PATH, &query(KLOUDMATE, "")).await;
    browser.sign_in(&page, "ada@contoso.com").await;
    let to = [
        ("post_logout_redirect_uri", "http://localhost:7"),
        ("state", "x"),
    ];
    let path = format!("{CONTOSO}/oauth2/v2.0/logout");
    let response = browser.visit(&path, &to).await;
    assert_eq!(location(&response), "http://localhost:7/?state=x");
    let silent = browser.visit(PATH, &query(KLOUDMATE, "none")).await;
    assert_eq!(parameters(&location(&silent))["error"], "login_required");
    let elsewhere = [("post_logout_redirect_uri", "https://evil.example")];
    assert_eq!(browser.visit(&path, &elsewhere).await.status(), 200);
}

#[tokio::test]
async fn pages_are_plain_accessible_html_with_a_strict_policy() {
    let bench = Bench::start(Options::default()).await;
    let response = bench.get(PATH, &query(KLOUDMATE, "")).await;
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(policy.starts_with("default-src 'none'"));
    assert!(policy.contains("script-src 'none'") && policy.contains("frame-ancestors 'none'"));
    assert!(!policy.contains("unsafe"));
    let page = response.text().await.unwrap();
    assert!(page.contains(r#"<html lang="en">"#));
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(
        page.contains(r#"<label for="username">"#) && page.contains(r#"<label for="password">"#)
    );
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
}
