//! Asks the admin's own Azure CLI which directory it is signed in to. One fixed command; nothing of the webview
//! reaches it.

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::view::request::IdentifyTenant;
use serde::Deserialize;
use tauri::AppHandle;
use tauri_plugin_shell::ShellExt;

/// The part of `az account show` that says where one is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    tenant_id: String,
    environment_name: Option<String>,
}

/// The directory that the Azure CLI is signed in to.
///
/// # Errors
///
/// `azure_cli.missing` when it is not installed, `azure_cli.signed_out` when it is signed in nowhere.
pub(crate) async fn tenant(app: &AppHandle) -> Result<IdentifyTenant, Failure> {
    let output = app
        .shell()
        .command("az")
        .args(["account", "show", "--output", "json", "--only-show-errors"])
        .output()
        .await
        .map_err(|_| Failure::new(FailureCode::AzureCliMissing))?;
    let signed_out = || Failure::new(FailureCode::AzureCliSignedOut);
    if !output.status.success() {
        return Err(signed_out());
    }
    let account: Account = serde_json::from_slice(&output.stdout).map_err(|_| signed_out())?;
    // The Azure CLI's own names of its clouds: `az cloud list`.
    let cloud = match account.environment_name.as_deref() {
        Some("AzureUSGovernment") => Some("us-government"),
        Some("AzureChinaCloud") => Some("china"),
        _ => None,
    };
    Ok(IdentifyTenant {
        what: account.tenant_id,
        cloud: cloud.map(str::to_owned),
    })
}
