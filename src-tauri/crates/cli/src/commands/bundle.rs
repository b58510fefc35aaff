//! `consentry bundle`: what is in a bundle, whether it is whole, and its seal.

use std::path::Path;

use consentry_bundle::{Bundle, BundleError, Known, MAX_BYTES, SealFor};
use consentry_core::entra::credential::inspect_secret;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::handoff::bundle as handoff;
use consentry_core::language::MISSING;
use consentry_core::pasted;
use consentry_core::store::write_whole;
use consentry_core::view::BundleWords;
use consentry_core::view::request::{NamedSetup, OpenBundle, SecretEntry};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::args::{BundleCommand, OpenArgs, SealArgs};
use crate::brought;
use crate::exit::Exit;
use crate::host::Host;
use crate::print::{self, Rows};
use crate::secret;
use crate::stdin::StdinLines;
use crate::words::{language, said, say, wire_name};

/// Shows, verifies, seals or opens a bundle.
pub(super) async fn run(command: BundleCommand, host: &Host, json: bool) -> Result<(), Exit> {
    match command {
        BundleCommand::Show { file } => show(&file, host, json),
        BundleCommand::Verify { file } => verify(&file, json),
        BundleCommand::Seal(args) => seal(args, host, json).await,
        BundleCommand::Open(args) => open(args, host, json).await,
    }
}

fn show(file: &Path, host: &Host, json: bool) -> Result<(), Exit> {
    let bundle = Bundle::parse(&read(file)?).map_err(|error| handoff::failure(&error))?;
    if let Err(error) = bundle.verify() {
        let digest = match &error {
            BundleError::Digest { computed, .. } => {
                say("bundle-digest-differs", &[("computed", computed)])
            }
            _ => said(&handoff::failure(&error)).summary,
        };
        print::warning(&digest);
    }
    if json {
        print::json(&bundle);
    } else {
        describe(&bundle, host);
    }
    Ok(())
}

fn describe(bundle: &Bundle, host: &Host) {
    let profile = host.services.get(&bundle.service.id).ok();
    let words = BundleWords::new(bundle, profile, language());
    let mut rows = Rows::with_widths([26]);
    rows.value("bundle-service", Some(&bundle.service.name));
    rows.value("bundle-model", Some(words.model()));
    rows.value("tenant-id", Some(&bundle.tenant.tenant_id));
    rows.value("tenant-domain", bundle.tenant.domain.as_ref());
    rows.value("tenant-issuer", Some(&bundle.tenant.issuer));
    if let Some(application) = &bundle.application {
        rows.value("client-id", Some(&application.client_id));
        rows.value(
            "bundle-redirect-uris",
            Some(application.redirect_uris.join(", ")),
        );
    }
    if let Some(consent) = &bundle.consent {
        let (how, file) = match &consent.known {
            Known::Proved { .. } => ("proved", MISSING),
            Known::Reported { report, .. } => ("reported", report.file.as_str()),
            Known::Stated { .. } => ("stated", MISSING),
        };
        let consent = if consent.is_skipped() {
            say("bundle-consent-skipped", &[])
        } else {
            say("bundle-known", &[("how", how), ("file", file)])
        };
        rows.value("bundle-consent", Some(consent));
    }
    if let Some(credential) = &bundle.credential {
        let ends = credential.expires_on.map(|day| day.to_string());
        let facts = [
            ("hint", credential.hint.as_str()),
            ("day", ends.as_deref().unwrap_or(MISSING)),
        ];
        rows.value("bundle-secret", Some(say("bundle-secret-hint", &facts)));
    }
    let sealed = if bundle.sealed.is_some() { "yes" } else { "no" };
    rows.value(
        "bundle-sealed",
        Some(say("bundle-is-sealed", &[("sealed", sealed)])),
    );
    for run in &bundle.runs {
        let facts = [
            ("verdict", wire_name(&run.verdict)),
            ("sentence", words.run(run)),
            (
                "file",
                run.report
                    .as_ref()
                    .map_or_else(|| MISSING.to_owned(), |report| report.file.clone()),
            ),
        ];
        let facts = facts
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        rows.value("bundle-run", Some(say("bundle-verdict", &facts)));
    }
    for task in bundle.tasks.iter().filter(|task| task.done.is_none()) {
        let (title, who) = words.task(task);
        let facts = [
            ("title", title.as_str()),
            ("who", who.as_deref().unwrap_or(MISSING)),
        ];
        rows.value("bundle-open-task", Some(say("bundle-task", &facts)));
    }
    rows.value("bundle-written", Some(bundle.created_at.to_rfc3339()));
    rows.value("bundle-digest", bundle.digest.as_ref());
    rows.print();
}

fn verify(file: &Path, json: bool) -> Result<(), Exit> {
    let verified = handoff::read(&read(file)?).map_err(|failure| said(&failure));
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
                print::line(&say(
                    "bundle-whole",
                    &[
                        ("version", &bundle.version.to_string()),
                        ("digest", &bundle.digest.unwrap_or_default()),
                    ],
                ));
            }
            Ok(())
        }
        Err(failure) => {
            print::failure(&failure);
            Err(Exit::Found)
        }
    }
}

async fn seal(args: SealArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let bundle = handoff::read(&read(&args.file)?)?;
    let mut lines = StdinLines::new();
    let secret = if args.secret_stdin {
        secret::from_stdin(&mut lines, "client-secret").await?
    } else {
        kept(&bundle, host).await?
    };
    let secret = inspect_secret(secret.expose_secret())?;
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
        let path = path.display().to_string();
        print::line(&say("bundle-secret-sealed", &[("path", &path)]));
    }
    Ok(())
}

/// The secret that the set-up of this bundle keeps on this computer.
async fn kept(bundle: &Bundle, host: &Host) -> Result<SecretString, Exit> {
    let engine = host.engine(host.ports()?);
    let setup = bundle.setup_id.clone();
    let client_id = engine
        .open_setup(&NamedSetup { setup })
        .ok()
        .and_then(|view| view.setup?.credentials.client_id);
    let application = bundle.application.as_ref();
    if client_id.as_ref() != application.map(|application| &application.client_id) {
        return Err(Exit::usage("usage-secret-not-kept", &[]));
    }
    Ok(engine.client_secret().await?)
}

async fn open(args: OpenArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let text = String::from_utf8(read(&args.file)?)
        .map_err(|_| Failure::new(FailureCode::BundleMalformed))?;
    let passphrase = if args.passphrase_stdin {
        let passphrase = secret::from_stdin(&mut StdinLines::new(), "passphrase").await?;
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

/// The bytes of a bundle, in UTF-8 whatever Windows PowerShell made of them.
fn read(file: &Path) -> Result<Vec<u8>, Exit> {
    let bytes = brought::bytes(file)?;
    if bytes.len() > MAX_BYTES {
        return Ok(bytes);
    }
    Ok(pasted::text(&bytes)?.into_bytes())
}
