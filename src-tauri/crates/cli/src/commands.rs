//! The commands, one file each.

mod answer;
mod bundle;
mod check;
mod completions;
mod consent_url;
mod credential;
mod doctor;
mod explain;
mod glossary;
mod handoff;
mod login;
mod practice;
mod reproduce;
mod schema;
mod services;
mod setup;
mod setups;
mod tenant;

use crate::args::{Args, Command, CredentialCommand, LoginCommand};
use crate::exit::Exit;
use crate::host::Host;

/// Runs the command that was asked for.
///
/// # Errors
///
/// Whatever keeps it from ending with 0.
pub(crate) async fn run(Args { global, command }: Args) -> Result<(), Exit> {
    let host = Host::new(&global)?;
    let json = global.json;
    match command {
        Command::Setup(args) => Box::pin(setup::run(*args, &host, json)).await,
        Command::Tenant(args) => tenant::identify(&args, &host, json).await,
        Command::ConsentUrl(args) => consent_url::print(&args, &host, json).await,
        Command::Credential(CredentialCommand::Check(args)) => {
            credential::check(&args, &host, json).await
        }
        Command::Login(LoginCommand::Oidc(args)) => login::oidc(args, &host, json).await,
        Command::Login(LoginCommand::Saml(args)) => login::saml(args, &host, json).await,
        Command::Login(LoginCommand::WsFed(args)) => login::ws_fed(args, &host, json).await,
        Command::Services(command) => services::run(command, &host, json),
        Command::Practice(args) => practice::run(args, &host, json).await,
        Command::Bundle(command) => bundle::run(command, &host, json).await,
        Command::Check(args) => check::run(*args, &host, json).await,
        Command::Reproduce { file, rehearse, .. } if rehearse => {
            Box::pin(reproduce::rehearse(&file, &host, json)).await
        }
        Command::Reproduce { file, answer, .. } => {
            reproduce::run(&file, &answer, &host, json).await
        }
        Command::Handoff(args) => handoff::run(args, &host, json).await,
        Command::Setups(command) => setups::run(command, &host, json).await,
        Command::Glossary { term } => glossary::tell(term.as_deref(), json),
        Command::Schema { document } => {
            schema::print(document);
            Ok(())
        }
        Command::Completions { shell } => {
            completions::print(shell, json);
            Ok(())
        }
        Command::Explain { what, answer } => explain::explain(&what, &answer, &host, json).await,
        Command::Doctor => doctor::examine(&host, json).await,
    }
}
