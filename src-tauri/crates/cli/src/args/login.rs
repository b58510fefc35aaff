//! What `login` takes.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Subcommand;
use consentry_core::login::saml::NameIdFormat;
use url::Url;

use crate::words::say;

/// The protocols of a test login.
#[derive(Debug, Subcommand)]
pub(crate) enum LoginCommand {
    /// OpenID Connect, authorization code flow with PKCE.
    Oidc(OidcArgs),
    /// SAML 2.0, web browser sign-on.
    Saml(SamlArgs),
    /// WS-Federation, passive profile.
    WsFed(WsFedArgs),
}

/// A test login with OpenID Connect.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("provider").args(["issuer", "tenant"]))]
pub(crate) struct OidcArgs {
    /// The issuer of any OpenID provider; its discovery document is read from there.
    #[arg(long, value_name = "URL")]
    pub(crate) issuer: Option<Url>,
    /// The Entra directory: domain or Directory (tenant) ID.
    #[arg(long)]
    pub(crate) tenant: Option<String>,
    /// Application (client) ID.
    #[arg(long)]
    pub(crate) client_id: String,
    /// Where the answer goes. It is caught on this computer where it is loopback, and pasted otherwise.
    #[arg(long, value_name = "URI", required_unless_present = "response")]
    pub(crate) redirect_uri: Option<String>,
    /// What is asked for; may be given several times. If not given: openid, profile, email.
    #[arg(long, value_name = "S")]
    pub(crate) scope: Vec<String>,
    /// Reads the client secret from the first line of standard input. A saved answer needs none, so nothing is read.
    #[arg(long)]
    pub(crate) secret_stdin: bool,
    /// The user name to begin with.
    #[arg(long, value_name = "USER")]
    pub(crate) login_hint: Option<String>,
    /// Judges a saved token response, ID token or error instead of opening a browser; `-` is standard input. It may
    /// be added to any command that ran live.
    #[arg(long, value_name = "FILE")]
    pub(crate) response: Option<PathBuf>,
    /// The moment at which to judge the saved answer; now, if not given.
    #[arg(long, value_name = "RFC3339", requires = "response")]
    pub(crate) at: Option<DateTime<Utc>>,
    /// The nonce that had been sent.
    #[arg(long, requires = "response")]
    pub(crate) nonce: Option<String>,
}

/// A test login with SAML 2.0.
#[derive(Debug, clap::Args)]
pub(crate) struct SamlArgs {
    #[command(flatten)]
    pub(crate) federation: FederationArgs,
    /// Identifier (Entity ID) of the service.
    #[arg(long, value_name = "ID")]
    pub(crate) entity_id: String,
    /// Reply URL (ACS URL) of the service. The answer is caught on this computer where it is loopback, and pasted
    /// otherwise.
    #[arg(long, value_name = "URL")]
    pub(crate) acs: String,
    /// The format of name identifier to ask for: emailAddress, persistent, transient or unspecified.
    #[arg(long, value_name = "F", value_parser = name_id_format)]
    pub(crate) name_id_format: Option<NameIdFormat>,
    /// The ID of the request that had been sent.
    #[arg(long, value_name = "ID", requires = "response")]
    pub(crate) in_response_to: Option<String>,
}

/// A test login with WS-Federation.
#[derive(Debug, clap::Args)]
pub(crate) struct WsFedArgs {
    #[command(flatten)]
    pub(crate) federation: FederationArgs,
    /// The name of the service.
    #[arg(long, value_name = "URI")]
    pub(crate) wtrealm: String,
    /// Where the answer goes. It is caught on this computer where it is loopback, and pasted otherwise.
    #[arg(long, value_name = "URL")]
    pub(crate) wreply: String,
}

/// What both federation protocols take.
#[derive(Debug, clap::Args)]
pub(crate) struct FederationArgs {
    /// The provider's federation metadata; with Entra the App Federation Metadata Url.
    #[arg(long, value_name = "URL|FILE")]
    pub(crate) metadata: String,
    /// Lets a signature with SHA-1 pass, for a service that cannot do better.
    #[arg(long)]
    pub(crate) allow_sha1: bool,
    /// The user name to begin with.
    #[arg(long, value_name = "USER")]
    pub(crate) login_hint: Option<String>,
    /// Judges a saved answer instead of opening a browser: XML, base64, form fields or the page that posts them;
    /// `-` is standard input. It may be added to any command that ran live.
    #[arg(long, value_name = "FILE")]
    pub(crate) response: Option<PathBuf>,
    /// The moment at which to judge the saved answer; now, if not given.
    #[arg(long, value_name = "RFC3339", requires = "response")]
    pub(crate) at: Option<DateTime<Utc>>,
}

fn name_id_format(text: &str) -> Result<NameIdFormat, String> {
    NameIdFormat::parse(text).ok_or_else(|| {
        let names = NameIdFormat::ALL.map(NameIdFormat::name);
        say("usage-value-missing", &[("values", &names.join(", "))])
    })
}
