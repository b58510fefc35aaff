//! The token endpoint: every grant, and the order in which Entra looks at things.

use std::sync::Arc;

use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Platform},
    entra::{
        access, amiss,
        client_authentication::Presented,
        code_flow::{self, Redemption},
        device,
        id_token::{self, client_info},
        redirect_uri, scope,
    },
    limits::{ACCESS_TOKEN_SECONDS, BACKDATING},
    pages,
    scenario::Scenario,
    signing::KeyError,
    wire::{Asked, Call, unkept},
    world::{Authority, Login, Version, scopes},
};

/// Why there are no tokens.
enum TokenError {
    Refused(Refusal),
    /// A key of ours does not work: nothing the client did.
    Key,
}

impl From<Refusal> for TokenError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Aadsts> for TokenError {
    fn from(code: Aadsts) -> Self {
        Self::Refused(code.into())
    }
}

impl From<KeyError> for TokenError {
    fn from(_: KeyError) -> Self {
        Self::Key
    }
}

/// `POST /{tenant}/oauth2/v2.0/token`
pub(crate) async fn v2(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    token(tenant, call, Version::V2).await
}

/// `POST /{tenant}/oauth2/token`
pub(crate) async fn v1(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    token(tenant, call, Version::V1).await
}

/// A `GET` of either, as a browser sends it that goes back.
pub(crate) async fn get(Extension(call): Asked) -> Response {
    pages::held(&call, &Aadsts::WrongVerb.about("GET"))
}

/// The first token makes a key, which takes a while: not on a thread that serves others.
async fn token(tenant: String, call: Arc<Call>, version: Version) -> Response {
    let working = Arc::clone(&call);
    let made = tokio::task::spawn_blocking(move || grant(&working, &tenant, version)).await;
    match made {
        Ok(Ok(body)) => success(&call, body),
        Ok(Err(TokenError::Refused(refusal))) => refusal.json(&call),
        Ok(Err(TokenError::Key)) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn success(call: &Call, body: Value) -> Response {
    let mut response = unkept(StatusCode::OK, body, "tokens_issued");
    if call.headers.contains_key(header::ORIGIN) {
        response.headers_mut().insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
    }
    response
}

/// A token request whose tenant and client are known.
struct Request<'a> {
    call: &'a Call,
    version: Version,
    authority: Authority,
    app: &'a Application,
    presented: Presented,
}

fn grant(call: &Call, tenant: &str, version: Version) -> Result<Value, TokenError> {
    call.form.clone().once()?;
    let grant_type = call.form.required("grant_type")?;
    let presented = Presented::parse(call);
    // Seen on the wire: a missing credential is noticed before a nonsense tenant.
    if grant_type == "client_credentials" && !presented.any() {
        return Err(Aadsts::CredentialRequiredForClientCredentials.into());
    }
    let authority = call.world.authority(tenant)?;
    let client_id = presented
        .client_id
        .clone()
        .ok_or_else(|| Aadsts::MissingParameter.about("client_id"))?;
    let app = call.world.application(&client_id)?;
    if let Some(refusal) = amiss::refusal(call, &[Scenario::ApplicationDisabled]) {
        return Err(refusal.code.about(client_id).into());
    }
    let request = Request {
        call,
        version,
        authority,
        app,
        presented,
    };
    match grant_type {
        "authorization_code" => request.authorization_code(),
        "client_credentials" => request.client_credentials(),
        "refresh_token" => request.refresh_token(),
        "urn:ietf:params:oauth:grant-type:device_code" | "device_code" => request.device_code(),
        other => Err(Aadsts::UnsupportedGrantType.about(other).into()),
    }
}

impl Request<'_> {
    fn authorization_code(&self) -> Result<Value, TokenError> {
        let call = self.call;
        self.reachable()?;
        let code = call.form.required("code")?;
        let redirect_uri = call.form.required("redirect_uri")?;
        let platform = code_flow::platform_of_code(&call.world.live(), code)
            .or_else(|| {
                redirect_uri::registered(self.app, redirect_uri).map(|found| found.platform)
            })
            .unwrap_or(Platform::Web);
        let amiss = [
            Scenario::PublicClient,
            Scenario::SinglePageRedirect,
            Scenario::CodeExpired,
        ];
        if let Some(refusal) = amiss::refusal(call, &amiss) {
            return Err(refusal.into());
        }
        self.presented.authenticate(call, self.app, platform)?;
        let asked = Redemption {
            client_id: self.app.client_id,
            authority: self.authority,
            code,
            redirect_uri: Some(redirect_uri),
            verifier: call.form.get("code_verifier"),
            now: call.now,
        };
        let login = code_flow::redeem_code(&mut call.world.live(), &asked)?;
        self.tokens(&login)
    }

    fn refresh_token(&self) -> Result<Value, TokenError> {
        let call = self.call;
        self.reachable()?;
        let token = call.form.required("refresh_token")?;
        let platform = call
            .world
            .live()
            .refresh_tokens
            .get(token)
            .map_or(Platform::Web, |grant| grant.login.platform);
        self.presented.authenticate(call, self.app, platform)?;
        let mut login = code_flow::redeem_refresh_token(
            &mut call.world.live(),
            self.app.client_id,
            token,
            call.now,
        )?;
        // A nonce belongs to the request that carried it (OpenID Connect Core 1.0 §12.2).
        login.nonce = None;
        if let Some(text) = call.form.get("scope") {
            let asked = scope::parse(&call.world, self.app, text)?;
            if !asked.is_subset(&login.scopes) {
                return Err(Aadsts::ConsentMissing.into());
            }
        }
        self.tokens(&login)
    }

    fn device_code(&self) -> Result<Value, TokenError> {
        let call = self.call;
        self.reachable()?;
        let code = call
            .form
            .get("device_code")
            .or_else(|| call.form.get("code"))
            .ok_or_else(|| Aadsts::MissingParameter.about("device_code"))?;
        if !self.app.public_client_flows {
            return Err(Aadsts::CredentialRequired.into());
        }
        if self.presented.any() {
            return Err(Aadsts::PublicClientWithCredential.into());
        }
        let login = device::redeem(call, self.app, code)?;
        self.tokens(&login)
    }

    fn client_credentials(&self) -> Result<Value, TokenError> {
        let (call, app) = (self.call, self.app);
        let Authority::Tenant(tenant) = self.authority else {
            self.reachable()?;
            return Err(Aadsts::NoTenantNamed.into());
        };
        self.reachable()?;
        let key = (tenant, app.client_id);
        let installed = call.world.live().service_principals.contains_key(&key);
        if !installed || call.is_on(Scenario::ServicePrincipalMissing) {
            return Err(Aadsts::MissingServicePrincipal.into());
        }
        let proof = self.presented.prove(call, app)?;
        let resource = match self.version {
            Version::V2 => scope::resource(&call.world, call.form.required("scope")?)?,
            Version::V1 => call
                .form
                .required("resource")?
                .trim_end_matches('/')
                .to_owned(),
        };
        let token = access::issue_for_app(&call.world, app, tenant, &resource, proof, call.now)?;
        Ok(self.shaped(json!({
            "token_type": "Bearer",
            "expires_in": ACCESS_TOKEN_SECONDS,
            "ext_expires_in": ACCESS_TOKEN_SECONDS,
            "access_token": token,
        })))
    }

    fn reachable(&self) -> Result<(), Refusal> {
        let client_id = self.app.client_id.to_string();
        self.call
            .world
            .application_under(self.authority, &client_id)
            .map(drop)
    }

    /// Access token, ID token with `openid`, refresh token with `offline_access`.
    fn tokens(&self, login: &Login) -> Result<Value, TokenError> {
        let (call, app) = (self.call, self.app);
        let world = &call.world;
        let user = world
            .directory
            .user(login.oid)
            .ok_or(Aadsts::InvalidGrant)?;
        let mut login = login.clone();
        login.version = self.version;
        let mut body = json!({
            "token_type": "Bearer",
            "scope": scopes::listed(&login.scopes),
            "expires_in": ACCESS_TOKEN_SECONDS,
            "ext_expires_in": ACCESS_TOKEN_SECONDS,
            "access_token": access::issue_for_user(world, app, user, &login, call.now)?,
        });
        if login.scopes.contains("offline_access") {
            let token = code_flow::issue_refresh_token(&mut world.live(), &login, call.now);
            body["refresh_token"] = json!(token);
        }
        if login.scopes.contains("openid") && !call.is_on(Scenario::IdTokenAbsent) {
            let claims = id_token::claims(world, app, user, &login, amiss::issuing(call));
            let rolled_over = call.is_on(Scenario::KeyRollover);
            let with_x5t = self.version == Version::V1;
            body["id_token"] = json!(world.token_keys.sign(&claims, rolled_over, with_x5t)?);
        }
        if login.client_info || call.form.get("client_info") == Some("1") {
            body["client_info"] = json!(client_info(user));
        }
        Ok(self.shaped(body))
    }

    /// Version 1 writes numbers as strings and adds absolute times and the resource.
    fn shaped(&self, mut body: Value) -> Value {
        if self.version == Version::V2 {
            return body;
        }
        let now = self.call.now.timestamp();
        body["expires_in"] = json!(ACCESS_TOKEN_SECONDS.to_string());
        body["ext_expires_in"] = json!(ACCESS_TOKEN_SECONDS.to_string());
        body["expires_on"] = json!((now + ACCESS_TOKEN_SECONDS).to_string());
        body["not_before"] = json!((self.call.now - BACKDATING).timestamp().to_string());
        body["resource"] = json!(self.call.form.get("resource").unwrap_or(scopes::GRAPH));
        body
    }
}
