//! A test login with WS-Federation: live, or from a saved answer.

use consentry_core::entra::federation::{Wreply, Wtrealm};
use consentry_core::entra::registration::RedirectUri;
use consentry_core::login::Judged;
use consentry_core::login::saml::NameIdContract;
use consentry_core::login::ws_fed::{SavedWsFed, WsFedParameters, WsFedRequest, judge_response};
use consentry_core::pasted::Wanted;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;

use super::answer_receiver::AnswerReceiver;
use super::federation_provider::Provider;
use super::saved_answer;
use crate::args::WsFedArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::stdin::StdinLines;

/// Runs the login that the arguments describe, or judges the answer that they name.
pub(super) async fn judged(args: WsFedArgs, host: &Host) -> Result<Judged, Exit> {
    let provider = Provider::described_by(&args.federation.metadata).await?;
    let parameters = WsFedParameters {
        metadata: provider.metadata,
        wtrealm: Wtrealm::new(args.wtrealm),
        wreply: Wreply::new(args.wreply),
        expect: provider.expect,
        name_id: NameIdContract::default(),
        contract: Vec::new(),
        allow_sha1: args.federation.allow_sha1,
        login_hint: args.federation.login_hint,
    };
    let Some(file) = &args.federation.response else {
        return live(parameters, host).await;
    };
    let saved = SavedWsFed {
        params: parameters,
        at: args.federation.at.unwrap_or_else(|| SystemClock.now()),
    };
    let text = saved_answer::read(file)?;
    Ok(saved_answer::meant(&text, judge_response(&saved, &text))?)
}

async fn live(parameters: WsFedParameters, host: &Host) -> Result<Judged, Exit> {
    let ports = host.ports()?;
    let receiver = AnswerReceiver::at(RedirectUri::from(&parameters.wreply), &ports).await?;
    let parameters = WsFedParameters {
        wreply: Wreply::from(receiver.address()),
        ..parameters
    };
    let request = WsFedRequest::new(parameters, &*ports.entropy)?;
    let url = request.url().clone();
    let in_flight = request.sent();
    // The browser port shows the address where no browser starts.
    let _ = ports.browser.open(&url);
    let answer = receiver
        .answer(
            in_flight.wctx(),
            Wanted::WsFedAnswer,
            &ports,
            &mut StdinLines::new(),
        )
        .await?;
    Ok(in_flight.receive(answer, &*ports.clock, &|_| ()))
}
