//! Bundles of very many customers, each with a set-up of its own.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use consentry_bundle::Bundle;
use consentry_tests::cli::{Cli, Ended};
use serde_json::Value;

const OIDC: &[u8] =
    include_bytes!("../../src-tauri/crates/core/fixtures/bundles/v1/kloudmate-oidc.consentry");
const SAML: &[u8] =
    include_bytes!("../../src-tauri/crates/core/fixtures/bundles/v1/kloudmate-saml.consentry");

/// The moment of every check that is not about now.
pub(crate) const AT: &str = "2026-12-01T10:00:00Z";

/// A set-up by OpenID Connect, whose secret ends on 31 May 2027.
pub(crate) fn oidc() -> Bundle {
    Bundle::parse(OIDC).unwrap()
}

/// A set-up by SAML, whose certificate ends on 29 November 2029.
pub(crate) fn saml() -> Bundle {
    Bundle::parse(SAML).unwrap()
}

/// Writes `bundle` to `name` below `folder`.
pub(crate) fn write(folder: &Path, name: &str, bundle: &Bundle) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bundle.to_bytes().unwrap()).unwrap();
    path
}

/// So many customers in a folder, of whom every fifth has a secret that ends soon and every eighth is by SAML.
pub(crate) fn customers(folder: &Path, number: usize) {
    for customer in 0..number {
        let mut bundle = if customer % 8 == 7 { saml() } else { oidc() };
        bundle.setup_id = format!("customer-{customer}");
        if customer % 5 == 0 {
            let soon = NaiveDate::from_ymd_opt(2026, 12, 20);
            if let Some(credential) = &mut bundle.credential {
                credential.expires_on = soon;
            }
        }
        let name = format!("{}/{customer}.consentry", ["north", "south"][customer % 2]);
        write(folder, &name, &bundle);
    }
}

/// The command in the folder of `cli`, at [`AT`].
pub(crate) fn check(cli: &Cli, arguments: &[&str]) -> Ended {
    let about = ["check", "--at", AT];
    cli.run(about.iter().chain(arguments))
}

/// The codes that were found about the bundle in `file`.
pub(crate) fn codes<'a>(answer: &'a Value, file: &str) -> Vec<&'a str> {
    let mut bundles = answer["bundles"].as_array().unwrap().iter();
    let bundle = bundles
        .find(|bundle| bundle["file"].as_str().unwrap().ends_with(file))
        .unwrap_or_else(|| panic!("{file} is told of: {answer}"));
    let findings = bundle["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| finding["code"].as_str().unwrap())
        .collect()
}
