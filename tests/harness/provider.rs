//! An OpenID provider that nobody here wrote, as a program of its own: npm's `oidc-provider`.

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use consentry_core::entra::discovery::ProviderMetadata;
use consentry_core::ports::Http as _;
use consentry_core::ports::system::SystemHttp;
use serde_json::Value;
use url::Url;

use crate::browser::{End, HttpBrowser, Person};
use crate::packages::installed;
use crate::process::Process;

/// The one client that the provider knows.
pub const CLIENT_ID: &str = "consentry";
/// Its secret.
pub const CLIENT_SECRET: &str = "a-secret-of-the-foreign-provider";
/// Where its answers may go on this computer, at any port (RFC 8252 §7.3).
pub const LOOPBACK: &str = "http://127.0.0.1/callback";
/// Where its answers may go besides.
pub const ELSEWHERE: &str = "https://app.example.org/callback";

/// The example of RFC 7636, Appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A provider, running.
pub struct Provider {
    issuer: String,
    _server: Process,
}

impl Provider {
    /// Starts a provider whose issuer ends in `path`, as written: `""`, `"/"`, `"/op"`.
    ///
    /// # Panics
    /// When Node or npm is missing, or the registry for the first installation.
    #[must_use]
    pub fn start(path: &str) -> Self {
        let folder = installed("oidc-provider");
        let mut server = Command::new("node");
        server
            .current_dir(folder)
            .args(["server.js", path, CLIENT_ID, CLIENT_SECRET])
            .args([LOOPBACK, ELSEWHERE]);
        let (server, issuer) = Process::start_and_read(&mut server, |line| {
            line.starts_with("http://127.0.0.1:")
                .then(|| line.to_owned())
        });
        Self {
            issuer,
            _server: server,
        }
    }

    /// Its issuer, exactly as it writes it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// What it says of itself (OpenID Connect Discovery 1.0 §4).
    ///
    /// # Panics
    /// When it says nothing of the kind.
    pub async fn metadata(&self, http: &SystemHttp) -> ProviderMetadata {
        let issuer = self.issuer.trim_end_matches('/');
        let request = http::Request::get(format!("{issuer}/.well-known/openid-configuration"))
            .body(Vec::new())
            .expect("it is an address");
        let response = http.send(request).await.expect("the provider answers");
        serde_json::from_slice(response.body()).expect("it is a discovery document")
    }

    /// What its token endpoint sends when `person` signs in with this nonce and the code is redeemed by hand.
    ///
    /// # Panics
    /// When the provider refuses.
    pub async fn token_response(&self, http: &SystemHttp, person: Person, nonce: &str) -> Value {
        let metadata = self.metadata(http).await;
        let mut address = metadata.authorization_endpoint;
        address.query_pairs_mut().extend_pairs([
            ("client_id", CLIENT_ID),
            ("response_type", "code"),
            ("redirect_uri", ELSEWHERE),
            ("scope", "openid profile email"),
            ("nonce", nonce),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ]);
        let landed = match HttpBrowser::of(person, http.clone()).visit(&address).await {
            End::Address(landed) => landed,
            End::Page { text, .. } => panic!("no answer comes of it: {text}"),
        };
        let (_, code) = landed
            .query_pairs()
            .find(|(name, _)| name == "code")
            .expect("the answer carries a code");
        let mut form = Url::parse("form:").expect("it is an address");
        form.query_pairs_mut().extend_pairs([
            ("grant_type", "authorization_code"),
            ("redirect_uri", ELSEWHERE),
            ("code", &code),
            ("code_verifier", VERIFIER),
        ]);
        let credentials = STANDARD.encode(format!("{CLIENT_ID}:{CLIENT_SECRET}"));
        let request = http::Request::post(metadata.token_endpoint.as_str())
            .header(http::header::AUTHORIZATION, format!("Basic {credentials}"))
            .header(
                http::header::CONTENT_TYPE,
                "application/x-www-form-urlencoded",
            )
            .body(form.query().unwrap_or_default().as_bytes().to_vec())
            .expect("it is a request");
        let response = http.send(request).await.expect("the provider answers");
        let said = String::from_utf8_lossy(response.body());
        assert!(response.status().is_success(), "no token comes: {said}");
        serde_json::from_str(&said).expect("a token endpoint sends JSON")
    }
}
