//! A test login with SAML 2.0: live, or from a saved answer.

use consentry_core::entra::federation::{AcsUrl, EntityId};
use consentry_core::entra::registration::RedirectUri;
use consentry_core::login::Judged;
use consentry_core::login::saml::{
    NameIdContract, SamlParameters, SamlRequest, SavedSaml, judge_response,
};
use consentry_core::pasted::Wanted;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;

use super::answer_receiver::AnswerReceiver;
use super::federation_provider::Provider;
use super::saved_answer;
use crate::args::SamlArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::stdin::StdinLines;

/// Runs the login that the arguments describe, or judges the answer that they name.
pub(super) async fn judged(args: SamlArgs, host: &Host) -> Result<Judged, Exit> {
    let provider = Provider::described_by(&args.federation.metadata).await?;
    let parameters = SamlParameters {
        metadata: provider.metadata,
        entity_id: EntityId::new(args.entity_id),
        acs: AcsUrl::new(args.acs),
        expect: provider.expect,
        name_id: NameIdContract {
            format: args.name_id_format,
            email: false,
        },
        contract: Vec::new(),
        allow_sha1: args.federation.allow_sha1,
        login_hint: args.federation.login_hint,
        force_authn: false,
    };
    let Some(file) = &args.federation.response else {
        return live(parameters, host).await;
    };
    let saved = SavedSaml {
        params: parameters,
        in_response_to: args.in_response_to,
        at: args.federation.at.unwrap_or_else(|| SystemClock.now()),
    };
    let text = saved_answer::read(file)?;
    Ok(saved_answer::meant(&text, judge_response(&saved, &text))?)
}

async fn live(parameters: SamlParameters, host: &Host) -> Result<Judged, Exit> {
    let ports = host.ports()?;
    let receiver = AnswerReceiver::at(RedirectUri::from(&parameters.acs), &ports).await?;
    let parameters = SamlParameters {
        acs: AcsUrl::from(receiver.address()),
        ..parameters
    };
    let request = SamlRequest::new(parameters, &*ports.entropy, &*ports.clock)?;
    let url = request.url().clone();
    let in_flight = request.sent();
    // The browser port shows the address where no browser starts.
    let _ = ports.browser.open(&url);
    let answer = receiver
        .answer(
            in_flight.relay_state(),
            Wanted::SamlAnswer,
            &ports,
            &mut StdinLines::new(),
        )
        .await?;
    Ok(in_flight.receive(answer, &*ports.clock, &|_| ()))
}
