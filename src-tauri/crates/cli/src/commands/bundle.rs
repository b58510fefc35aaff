//! `consentry bundle`: what is in a bundle, whether it is whole, and its seal.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use consentry_bundle::{Bundle, Known, MAX_BYTES, SealFor, Verdict};
use consentry_core::entra::credential::look_at_secret;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::handoff::bundle as handoff;
use consentry_core::store::write_whole;
use consentry_core::view::request::{NamedSetup, OpenBundle, SecretEntry};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::args::{BundleCommand, OpenArgs, SealArgs};
use crate::host::Host;
use crate::lines::Lines;
use crate::print;
use crate::secret;
use crate::stop::Stop;

/// Shows, verifies, seals or opens a bundle.
pub(super) async fn run(command: BundleCommand, host: &Host, json: bool) -> Result<(), Stop> {
    match command {
        BundleCommand::Show { file } => show(&file, json),
        BundleCommand::Verify { file } => verify(&file, json),
        BundleCommand::Seal(args) => seal(args, host, json).await,
        BundleCommand::Open(args) => open(args, host, json).await,
    }
}

fn show(file: &Path, json: bool) -> Result<(), Stop> {
    let bundle = Bundle::parse(&read(file)?).map_err(|error| handoff::failure(&error))?;
    if let Err(error) = bundle.verify() {
        print::note(&format!("warning: {error}"));
    }
    if json {
        print::json(&bundle);
    } else {
        describe(&bundle);
    }
    Ok(())
}

fn describe(bundle: &Bundle) {
    let row = |label: &str, value: &str| print::line(&format!("{label:<26}{value}"));
    row("Service", &bundle.service.name);
    row("Integration model", &bundle.model.title);
    row("Directory (tenant) ID", &bundle.tenant.tenant_id);
    if let Some(domain) = &bundle.tenant.domain {
        row("Domain", domain);
    }
    row("Issuer", &bundle.tenant.issuer);
    if let Some(application) = &bundle.application {
        row("Application (client) ID", &application.client_id);
        row("Redirect URIs", &application.redirect_uris.join(", "));
    }
    if let Some(consent) = &bundle.consent {
        match &consent.not_needed_reason {
            Some(reason) => row("Admin consent", reason),
            None => row("Admin consent", how(&consent.known)),
        }
    }
    if let Some(credential) = &bundle.credential {
        let ends = credential
            .expires_on
            .map_or_else(String::new, |day| format!(", ends {day}"));
        row(
            "Client secret",
            &format!("begins {}{ends}", credential.hint),
        );
    }
    row(
        "Sealed secret",
        if bundle.sealed.is_some() { "yes" } else { "no" },
    );
    for run in &bundle.runs {
        let verdict = match run.verdict {
            Verdict::Fail => "fail",
            Verdict::Inconclusive => "inconclusive",
            Verdict::Pass => "pass",
        };
        row("Test login", &format!("{verdict}: {}", run.sentence));
    }
    for task in bundle.tasks.iter().filter(|task| task.done.is_none()) {
        row("Open task", &format!("{} ({})", task.title, task.who));
    }
    row("Written", &bundle.created_at.to_rfc3339());
    if let Some(digest) = &bundle.digest {
        row("Digest", digest);
    }
}

const fn how(known: &Known) -> &'static str {
    match known {
        Known::Proved { .. } => "proved",
        Known::Stated { .. } => "stated",
    }
}

fn verify(file: &Path, json: bool) -> Result<(), Stop> {
    let verified = handoff::read(&read(file)?);
    if json {
        let digest = verified
            .as_ref()
            .ok()
            .and_then(|bundle| bundle.digest.as_ref());
        let failure = verified.as_ref().err();
        print::json(&json!({ "valid": failure.is_none(), "digest": digest, "failure": failure }));
    }
    match verified {
        Ok(bundle) => {
            if !json {
                print::line(&format!(
                    "The bundle is whole: version {}, {}",
                    bundle.version,
                    bundle.digest.unwrap_or_default()
                ));
            }
            Ok(())
        }
        Err(failure) => {
            print::failure(&failure);
            Err(Stop::Found)
        }
    }
}

async fn seal(args: SealArgs, host: &Host, json: bool) -> Result<(), Stop> {
    let bundle = handoff::read(&read(&args.file)?)?;
    let mut lines = Lines::new();
    let secret = if args.secret_stdin {
        secret::from_stdin(&mut lines, "client secret").await?
    } else {
        kept(&bundle, host).await?
    };
    let secret = look_at_secret(secret.expose_secret())?;
    let seal_for = match args.recipient {
        Some(recipient) => SealFor::Recipient(recipient),
        None => SealFor::Passphrase(secret::from_stdin(&mut lines, "passphrase").await?),
    };
    let sealed = handoff::seal(bundle, &secret, &seal_for)?;
    let bytes = sealed
        .to_bytes()
        .map_err(|error| handoff::failure(&error))?;
    let path = args.out.unwrap_or(args.file);
    write_whole(&path, &bytes).map_err(|error| handoff::unwritable(&path, &error))?;
    if json {
        let digest = sealed.digest().map_err(|error| handoff::failure(&error))?;
        print::json(&json!({ "path": path, "digest": digest }));
    } else {
        print::line(&format!("Sealed: {}", path.display()));
    }
    Ok(())
}

/// The secret that the set-up of this bundle keeps on this computer.
async fn kept(bundle: &Bundle, host: &Host) -> Result<SecretString, Stop> {
    let engine = host.engine(host.ports()?);
    let setup = bundle.setup_id.clone();
    let client_id = engine
        .open_setup(&NamedSetup { setup })
        .ok()
        .and_then(|view| view.setup?.credentials.client_id);
    let application = bundle.application.as_ref();
    if client_id.as_ref() != application.map(|application| &application.client_id) {
        return Err(Stop::usage(
            "the client secret is not kept on this computer; pipe it in with --secret-stdin",
        ));
    }
    Ok(engine.client_secret().await?)
}

async fn open(args: OpenArgs, host: &Host, json: bool) -> Result<(), Stop> {
    let text = String::from_utf8(read(&args.file)?)
        .map_err(|_| Failure::new(FailureCode::BundleMalformed))?;
    let passphrase = if args.passphrase_stdin {
        let passphrase = secret::from_stdin(&mut Lines::new(), "passphrase").await?;
        Some(SecretEntry::new(passphrase.expose_secret().to_owned()))
    } else {
        None
    };
    let engine = host.engine(host.ports()?);
    let name = args
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let request = OpenBundle {
        name: name.unwrap_or_default(),
        text,
        passphrase,
    };
    let view = engine.open_bundle(request).await?;
    let id = view.setup.map(|setup| setup.id).unwrap_or_default();
    let secret = if args.print_secret {
        Some(engine.client_secret().await?)
    } else {
        None
    };
    let secret = secret.as_ref().map(ExposeSecret::expose_secret);
    if json {
        let mut answer = json!({ "setup": id });
        if let Some(secret) = secret {
            answer["clientSecret"] = secret.into();
        }
        print::json(&answer);
    } else {
        print::line(&id);
        if let Some(secret) = secret {
            print::line(secret);
        }
    }
    Ok(())
}

/// The bytes of a bundle; one byte more than any bundle has is enough to refuse it.
fn read(file: &Path) -> Result<Vec<u8>, Stop> {
    let unreadable = |error: std::io::Error| Stop::usage(format!("{}: {error}", file.display()));
    let most = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(most).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    Ok(bytes)
}
