//! A plain HTTP client without redirects, a code flow in few words, and a clock moved by hand.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use consentry_practice::{Clock, Options, PracticeTenant, ReadyApplication, Scenario};
use reqwest::{Response, header, redirect::Policy};
use rsa::{BigUint, Pkcs1v15Sign, RsaPublicKey};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

pub(crate) const CONTOSO: &str = "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34";
pub(crate) const FABRIKAM: &str = "c7e2d914-05fb-4a88-b3d1-92f6a40c8e17";
pub(crate) const KIVO: &str = "fa5ce509-b556-442b-831f-4c5bb5e589f1";
pub(crate) const KLOUDMATE: &str = "2c8e61d7-f94a-4b05-8d3e-a7160c5fb982";
pub(crate) const DESKTOP: &str = "51b3c9e8-0d6f-4a72-9e14-c85f7a2d30b6";
pub(crate) const SPA: &str = "e07a42bd-96c5-4f38-a1d0-3b8c5e94f721";
pub(crate) const SECRET: &str = "abc8Q~kM4dTzL7pWvN2xRqYhJ9sBfGcUe6aZo3Hi";
pub(crate) const SECRET_ID: &str = "d41f8e37-6b0c-4952-a8e3-5fc91b7d2046";
pub(crate) const REDIRECT: &str = "http://localhost:51234";
pub(crate) const VERIFIER: &str = "a-verifier-of-more-than-forty-three-characters-0";

pub(crate) type Pairs<'a> = [(&'a str, &'a str)];

/// A practice tenant, and a browser that shows every redirect instead of following it.
pub(crate) struct Bench {
    pub(crate) practice: PracticeTenant,
    pub(crate) http: reqwest::Client,
    seconds: Arc<AtomicI64>,
}

pub(crate) fn http() -> reqwest::Client {
    // A second installation is refused, and is the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest::Client::builder()
        .redirect(Policy::none())
        .no_proxy();
    builder.build().unwrap()
}

impl Bench {
    pub(crate) async fn start(options: Options) -> Self {
        let seconds = Arc::new(AtomicI64::new(1_800_000_000));
        let time = Arc::clone(&seconds);
        let clock = Clock::new(move || {
            DateTime::<Utc>::from_timestamp(time.load(Ordering::Relaxed), 0).unwrap()
        });
        let practice = PracticeTenant::start(Options { clock, ..options })
            .await
            .unwrap();
        Self {
            practice,
            http: http(),
            seconds,
        }
    }

    /// A tenant in which that person's pages are skipped.
    pub(crate) async fn auto(who: &str) -> Self {
        Self::start(Options {
            auto: Some(who.to_owned()),
            ..Options::default()
        })
        .await
    }

    pub(crate) async fn with(scenario: Scenario) -> Self {
        let bench = Self::auto("member").await;
        bench.practice.set_scenarios(&[scenario]);
        bench
    }

    pub(crate) fn later(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(crate) fn now(&self) -> i64 {
        self.seconds.load(Ordering::Relaxed)
    }

    pub(crate) fn url(&self, path: &str, query: &Pairs<'_>) -> Url {
        let mut url = self.practice.authority().join(path).unwrap();
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    pub(crate) async fn get(&self, path: &str, query: &Pairs<'_>) -> Response {
        self.http.get(self.url(path, query)).send().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, form: &Pairs<'_>) -> Response {
        self.post_with(path, form, &[]).await
    }

    pub(crate) async fn post_with(
        &self,
        path: &str,
        form: &Pairs<'_>,
        headers: &Pairs<'_>,
    ) -> Response {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let mut request = self
            .http
            .post(self.url(path, &[]))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.unwrap()
    }

    /// Asks for a code and returns what comes back at the redirect URI, or panics on a held page.
    pub(crate) async fn authorize(&self, extra: &Pairs<'_>) -> HashMap<String, String> {
        let response = self.authorize_raw(extra).await;
        assert_eq!(response.status(), 302, "{}", response.text().await.unwrap());
        parameters(&location(&response))
    }

    pub(crate) async fn authorize_raw(&self, extra: &Pairs<'_>) -> Response {
        let challenge = challenge();
        let usual = [
            ("client_id", KLOUDMATE),
            ("response_type", "code"),
            ("redirect_uri", REDIRECT),
            ("scope", "openid profile email offline_access"),
            ("state", "the-state"),
            ("nonce", "the-nonce"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let query = overridden(&usual, extra);
        let path = format!("{CONTOSO}/oauth2/v2.0/authorize");
        self.get(&path, &query).await
    }

    /// Redeems a code with secret and verifier, unless told otherwise.
    pub(crate) async fn redeem(&self, code: &str, extra: &Pairs<'_>) -> (u16, Value) {
        let usual = [
            ("grant_type", "authorization_code"),
            ("client_id", KLOUDMATE),
            ("client_secret", SECRET),
            ("redirect_uri", REDIRECT),
            ("code", code),
            ("code_verifier", VERIFIER),
        ];
        self.token(&overridden(&usual, extra)).await
    }

    pub(crate) async fn token(&self, form: &Pairs<'_>) -> (u16, Value) {
        self.token_at(CONTOSO, form).await
    }

    pub(crate) async fn token_at(&self, tenant: &str, form: &Pairs<'_>) -> (u16, Value) {
        let path = format!("{tenant}/oauth2/v2.0/token");
        json(self.post(&path, form).await).await
    }

    /// A whole login: the claims of the ID token, with its signature checked against the published keys.
    pub(crate) async fn login(&self, extra: &Pairs<'_>) -> Value {
        let code = self.authorize(extra).await.remove("code").unwrap();
        let (status, body) = self.redeem(&code, &[]).await;
        assert_eq!(status, 200, "{body}");
        let token = body["id_token"].as_str().unwrap();
        self.verified(token)
            .await
            .expect("a published key signed it")
    }

    /// The claims, if a published key signed the token.
    pub(crate) async fn verified(&self, token: &str) -> Option<Value> {
        let path = format!("{CONTOSO}/discovery/v2.0/keys");
        let (_, keys) = json(self.get(&path, &[]).await).await;
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (header, claims) = signed.split_once('.').unwrap();
        let header = part(header);
        assert_eq!(header["alg"], "RS256");
        let key = keys["keys"]
            .as_array()
            .unwrap()
            .iter()
            .find(|key| key["kid"] == header["kid"])?;
        let number = |name: &str| {
            BigUint::from_bytes_be(&URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap())
        };
        let public = RsaPublicKey::new(number("n"), number("e")).unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        public
            .verify(
                Pkcs1v15Sign::new::<Sha256>(),
                &Sha256::digest(signed),
                &signature,
            )
            .unwrap();
        Some(part(claims))
    }

    pub(crate) fn application(&self, client_id: &str) -> ReadyApplication {
        let ready = self.practice.ready();
        let mut applications = ready.applications.into_iter();
        applications
            .find(|app| app.client_id.to_string() == client_id)
            .unwrap()
    }
}

pub(crate) fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

/// The usual parameters with some replaced; an empty value takes one away.
pub(crate) fn overridden<'a>(usual: &Pairs<'a>, extra: &Pairs<'a>) -> Vec<(&'a str, &'a str)> {
    usual
        .iter()
        .filter(|(name, _)| !extra.iter().any(|(other, _)| other == name))
        .chain(extra.iter().filter(|(_, value)| !value.is_empty()))
        .copied()
        .collect()
}

pub(crate) fn location(response: &Response) -> String {
    let location = response.headers().get(header::LOCATION).unwrap();
    location.to_str().unwrap().to_owned()
}

/// The parameters of a redirect, in the query or in the fragment.
pub(crate) fn parameters(location: &str) -> HashMap<String, String> {
    let url = Url::parse(location).unwrap();
    let encoded = match url.fragment() {
        Some(fragment) if !fragment.is_empty() => fragment,
        _ => url.query().unwrap_or_default(),
    };
    form_urlencoded::parse(encoded.as_bytes())
        .into_owned()
        .collect()
}

pub(crate) async fn json(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap())
}

pub(crate) fn part(encoded: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(encoded).unwrap()).unwrap()
}

/// The AADSTS number of a held page, which must not be a redirect.
pub(crate) async fn held(response: Response) -> String {
    assert!(!response.status().is_redirection());
    let text = response.text().await.unwrap();
    for label in ["Request Id:", "Correlation Id:", "Timestamp:", "Message:"] {
        assert!(text.contains(label), "{label} is missing in {text}");
    }
    aadsts(&text)
}

pub(crate) fn aadsts(text: &str) -> String {
    let at = text
        .find("AADSTS")
        .unwrap_or_else(|| panic!("no number in {text}"));
    let digits = text[at + 6..].chars().take_while(char::is_ascii_digit);
    digits.collect()
}

/// The value of the first hidden field or attribute that follows `before`.
pub(crate) fn field(page: &str, name: &str) -> String {
    let start = format!(r#"name="{name}" value=""#);
    let at = page
        .find(&start)
        .unwrap_or_else(|| panic!("no {name} in {page}"))
        + start.len();
    page[at..].split('"').next().unwrap().to_owned()
}
