//! What `login` takes.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Subcommand;
use url::Url;

/// The protocols of a test login.
#[derive(Debug, Subcommand)]
pub(crate) enum LoginCommand {
    /// OpenID Connect, authorization code flow with PKCE.
    Oidc(OidcArgs),
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
    /// Reads the client secret from the first line of standard input.
    #[arg(long)]
    pub(crate) secret_stdin: bool,
    /// The user name to begin with.
    #[arg(long, value_name = "USER")]
    pub(crate) login_hint: Option<String>,
    /// Judges a saved token response, ID token or error instead of opening a browser; `-` is standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["redirect_uri", "secret_stdin", "login_hint"])]
    pub(crate) response: Option<PathBuf>,
    /// The moment at which to judge the saved answer; now, if not given.
    #[arg(long, value_name = "RFC3339", requires = "response")]
    pub(crate) at: Option<DateTime<Utc>>,
    /// The nonce that had been sent.
    #[arg(long, requires = "response")]
    pub(crate) nonce: Option<String>,
}
