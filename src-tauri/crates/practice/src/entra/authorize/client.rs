//! The authorization request: read, and refused where it is wrong.

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Platform},
    entra::{redirect_uri::redirect_uri, scope},
    wire::{Call, Parameters},
    world::{
        Authority, AuthorizeRequest, Challenge, Prompt, ResponseMode, Scopes, Version, World,
        scopes,
    },
};

/// The part of a request that has to be right before anything is sent back.
pub(super) struct Client<'a> {
    authority: Authority,
    app: &'a Application,
    pub(super) redirect_uri: String,
    platform: Platform,
}

impl<'a> Client<'a> {
    pub(super) fn parse(
        call: &'a Call,
        tenant: &str,
        parameters: &Parameters,
    ) -> Result<Self, Refusal> {
        let authority = call.world.authority(tenant)?;
        let client_id = parameters.required("client_id")?;
        let app = call.world.application_under(authority, client_id)?;
        let (redirect_uri, platform) = redirect_uri(call, app, parameters.get("redirect_uri"))?;
        Ok(Self {
            authority,
            app,
            redirect_uri,
            platform,
        })
    }

    pub(super) fn request(
        &self,
        world: &World,
        parameters: &Parameters,
        version: Version,
    ) -> Result<AuthorizeRequest, Refusal> {
        require_code(parameters)?;
        if version == Version::V2 && parameters.get("resource").is_some() {
            return Err(Aadsts::ResourceParameterUnsupported.into());
        }
        let mode = match parameters.get("response_mode") {
            Some(mode) => {
                asked_mode(parameters).ok_or_else(|| Aadsts::InvalidResponseMode.about(mode))?
            }
            None => ResponseMode::Query,
        };
        Ok(AuthorizeRequest {
            authority: self.authority,
            version,
            client_id: self.app.client_id,
            redirect_uri: self.redirect_uri.clone(),
            platform: self.platform,
            mode,
            state: parameters.owned("state").map(|state| without_tags(&state)),
            nonce: parameters.owned("nonce"),
            scopes: self.scopes(world, parameters, version)?,
            prompt: prompt(parameters)?,
            login_hint: parameters.owned("login_hint"),
            challenge: challenge(parameters)?,
            client_info: parameters.get("client_info") == Some("1"),
        })
    }

    fn scopes(
        &self,
        world: &World,
        parameters: &Parameters,
        version: Version,
    ) -> Result<Scopes, Refusal> {
        match version {
            Version::V2 => scope::parse(world, self.app, parameters.required("scope")?),
            Version::V1 => Ok(scopes::version_1()),
        }
    }
}

/// Implicit and hybrid answers are switched off at every application here, as they are in a new registration.
fn require_code(parameters: &Parameters) -> Result<(), Refusal> {
    let asked = parameters.required("response_type")?;
    let parts: Vec<_> = asked.split(' ').collect();
    let known = |part: &&str| matches!(*part, "code" | "id_token" | "token");
    Err(if asked == "code" {
        return Ok(());
    } else if !parts.iter().all(known) {
        Aadsts::ResponseTypeUnsupported.about(asked)
    } else if parts.contains(&"id_token") {
        Aadsts::ResponseTypeIdTokenNotEnabled.into()
    } else {
        Aadsts::ResponseTypeTokenNotEnabled.into()
    })
}

pub(super) fn asked_mode(parameters: &Parameters) -> Option<ResponseMode> {
    match parameters.get("response_mode")? {
        "query" => Some(ResponseMode::Query),
        "fragment" => Some(ResponseMode::Fragment),
        "form_post" => Some(ResponseMode::FormPost),
        _ => None,
    }
}

fn prompt(parameters: &Parameters) -> Result<Prompt, Refusal> {
    match parameters.get("prompt") {
        None => Ok(Prompt::Unsaid),
        Some("login") => Ok(Prompt::Login),
        Some("none") => Ok(Prompt::None),
        Some("consent") => Ok(Prompt::Consent),
        Some("select_account") => Ok(Prompt::SelectAccount),
        Some(other) => Err(Aadsts::MalformedRequest.about(other)),
    }
}

fn challenge(parameters: &Parameters) -> Result<Option<Challenge>, Refusal> {
    let Some(value) = parameters.get("code_challenge") else {
        return Ok(None);
    };
    if !(43..=128).contains(&value.len()) {
        return Err(Aadsts::CodeChallengeSize.into());
    }
    let hashed = match parameters.get("code_challenge_method") {
        None | Some("plain") => false,
        Some("S256") => true,
        Some(_) => return Err(Aadsts::CodeChallengeMethod.into()),
    };
    Ok(Some(Challenge {
        value: value.to_owned(),
        hashed,
    }))
}

/// Entra strips HTML from `state`.
fn without_tags(state: &str) -> String {
    let mut kept = String::with_capacity(state.len());
    let mut rest = state;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((_, after)) = after.split_once('>') else {
            break;
        };
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_stripped_from_state_and_the_rest_is_kept() {
        assert_eq!(without_tags("a<b>c</b>d"), "acd");
        assert_eq!(without_tags("1 < 2"), "1 < 2");
        assert_eq!(without_tags("plain"), "plain");
    }
}
