//! `consentry bundle`: whether a bundle is whole, its seal, and its way out of a set-up and back into one.

mod diff;
mod profile;
mod redact;
mod show;

use std::path::{Path, PathBuf};

use consentry_bundle::{Bundle, BundleError, MAX_BYTES, SealFor};
use consentry_core::entra::credential::inspect_secret;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::handoff::bundle as handoff;
use consentry_core::pasted;
use consentry_core::step::Step;
use consentry_core::store::Target;
use consentry_core::view::Standing;
use consentry_core::view::request::{
    NamedSetup, OpenBundle, PersonalLevel, SaveBundle, Seal, SecretEntry,
};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::setups;
use crate::args::{BundleCommand, ExportArgs, LevelArg, OpenArgs, SealArgs};
use crate::brought;
use crate::exit::Exit;
use crate::host::Host;
use crate::opened;
use crate::output;
use crate::print;
use crate::secret;
use crate::stdin::StdinLines;
use crate::words::{said, say};

/// Shows, verifies, seals, opens, exports or redacts a bundle.
pub(super) async fn run(command: BundleCommand, host: &Host, json: bool) -> Result<(), Exit> {
    match command {
        BundleCommand::Show { file } => show::show(&file, host, json),
        BundleCommand::Verify { file } => verify(&file, json),
        BundleCommand::Diff { left, right } => diff::diff(&left, &right, host, json),
        BundleCommand::Seal(args) => seal(args, host, json).await,
        BundleCommand::Open(args) => open(args, host, json).await,
        BundleCommand::Export(args) => export(args, host, json).await,
        BundleCommand::Redact(args) => redact::redact(args, json).await,
    }
}

fn verify(file: &Path, json: bool) -> Result<(), Exit> {
    let verified = handoff::read(&read(file)?).map_err(|failure| said(&failure));
    if json {
        let digest = verified
            .as_ref()
            .ok()
            .and_then(|bundle| bundle.digest.as_ref());
        let failure = verified.as_ref().err();
        let unfinished = verified
            .as_ref()
            .ok()
            .map(|bundle| bundle.unfinished.is_some());
        let mut answer =
            json!({ "valid": failure.is_none(), "digest": digest, "failure": failure });
        answer["unfinished"] = unfinished.into();
        print::json(&answer);
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
                if bundle.unfinished.is_some() {
                    print::line(&say("bundle-is-unfinished", &[]));
                }
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
    let target = beside(&args.file, "sealed", args.out, args.force, &mut lines).await?;
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
    let path = write(&sealed, &target)?;
    if json {
        let digest = sealed.digest().map_err(|error| handoff::unsound(&error))?;
        print::json(&json!({ "path": path, "digest": digest }));
    } else {
        let path = path.display().to_string();
        print::line(&say("bundle-secret-sealed", &[("path", &path)]));
    }
    Ok(())
}

async fn export(args: ExportArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let setups = setups::all(host)?;
    let setup = match &args.setup {
        Some(named) => setups::find(&setups, named)?,
        None => setups
            .first()
            .ok_or_else(|| Exit::usage("usage-no-setup", &[]))?,
    };
    let target = match args.out {
        Some(out) => Some(output::at(out, args.force, &mut StdinLines::new()).await?),
        None => None,
    };
    let engine = host.engine(host.ports()?);
    let setup = setup.id.clone();
    engine.open_setup(&NamedSetup { setup })?;
    let request = SaveBundle {
        seal: Seal::LeaveOut,
        ask_where: false,
        as_it_is: true,
        level: Some(match args.level {
            LevelArg::Kept => PersonalLevel::Kept,
            LevelArg::Pseudonyms => PersonalLevel::Pseudonyms,
            LevelArg::Removed => PersonalLevel::Removed,
        }),
    };
    let view = engine.save_bundle(request, target).await?;
    let export = view.setup.map(|setup| (setup.steps, setup.export.as_it_is));
    let Some((steps, Some(saved))) = export else {
        return Err(Failure::new(FailureCode::InternalDefect).into());
    };
    let login = steps.iter().find(|step| step.step == Step::TestLogin);
    let finished = login.is_some_and(|step| step.standing == Standing::Done);
    if json {
        print::json(
            &json!({ "path": saved.path, "digest": saved.digest, "unfinished": !finished }),
        );
    } else {
        let finished = if finished { "yes" } else { "no" };
        let facts = [("path", saved.path.as_str()), ("finished", finished)];
        print::line(&say("bundle-exported", &facts));
    }
    Ok(())
}

/// Where a bundle goes that is made of `file`: as it was said, or to a free name beside it. Never over `file` itself
/// unless that was said.
async fn beside(
    file: &Path,
    suffix: &str,
    out: Option<PathBuf>,
    force: bool,
    lines: &mut StdinLines,
) -> Result<Target, Exit> {
    if let Some(out) = out {
        return output::at(out, force, lines).await;
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    let target = Target::Free(folder, format!("{stem}-{suffix}.consentry"));
    target.check()?;
    Ok(target)
}

fn write(bundle: &Bundle, target: &Target) -> Result<PathBuf, Exit> {
    let bytes = bundle
        .to_bytes()
        .map_err(|error| handoff::unsound(&error))?;
    Ok(target.write(&bytes).map_err(handoff::unwritten)?)
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
    let passphrase = if args.passphrase_stdin {
        let passphrase = secret::from_stdin(&mut StdinLines::new(), "passphrase").await?;
        Some(SecretEntry::new(passphrase.expose_secret().to_owned()))
    } else {
        None
    };
    let identity = args.identity.as_deref().map(identity).transpose()?;
    let engine = host.engine(host.ports()?);
    let request = OpenBundle {
        identity,
        ..request(&args.file, passphrase)?
    };
    let bundle = Box::new(handoff::read(request.text.as_bytes())?);
    let view = engine.open_bundle(request).await?;
    if let Ok(followed) = handoff::profile(&bundle, &host.services) {
        profile::tell(&followed);
    }
    let setup = view.setup;
    let unfinished = setup.as_ref().is_some_and(|setup| setup.opened_unfinished);
    let id = setup.as_ref().map(|setup| setup.id.clone());
    let id = id.unwrap_or_default();
    if let Some(setup) = &setup {
        opened::tell(setup);
    }
    let secret = if args.print_secret {
        Some(engine.client_secret().await?)
    } else {
        None
    };
    let secret = secret.as_ref().map(ExposeSecret::expose_secret);
    if json {
        let mut answer = json!({ "setup": id, "unfinished": unfinished });
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

/// What is asked of the engine to open this file.
pub(super) fn request(file: &Path, passphrase: Option<SecretEntry>) -> Result<OpenBundle, Exit> {
    let text =
        String::from_utf8(read(file)?).map_err(|_| Failure::new(FailureCode::BundleMalformed))?;
    let name = file.file_name().unwrap_or_default();
    Ok(OpenBundle {
        name: name.to_string_lossy().into_owned(),
        text,
        passphrase,
        identity: None,
    })
}

/// The content of an age identity file.
fn identity(file: &Path) -> Result<SecretEntry, Exit> {
    let bytes = Zeroizing::new(brought::bytes(file)?);
    Ok(SecretEntry::new(pasted::text(&bytes)?))
}

/// The bundle in a file; one that was changed after it was written, with a warning.
///
/// # Errors
///
/// Wrong usage where it is no bundle.
pub(super) fn whole_or_changed(file: &Path, json: bool) -> Result<Bundle, Exit> {
    let parsed = Bundle::parse(&read(file)?);
    let bundle = parsed.map_err(|error| misused(&handoff::unsound(&error), json))?;
    if let Err(BundleError::Digest { computed, .. }) = bundle.verify() {
        let facts = [("computed", computed.as_str())];
        print::warning(&say("bundle-digest-differs", &facts));
    }
    Ok(bundle)
}

/// Tells that it is no bundle.
fn misused(failure: &Failure, json: bool) -> Exit {
    let failure = said(failure);
    print::failure(&failure);
    if json {
        print::json(&json!({ "failure": failure }));
    }
    Exit::Misused
}

/// The bytes of a bundle, in UTF-8 whatever Windows PowerShell made of them.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, Exit> {
    let bytes = brought::bytes(file)?;
    if bytes.len() > MAX_BYTES {
        return Ok(bytes);
    }
    Ok(pasted::text(&bytes)?.into_bytes())
}
