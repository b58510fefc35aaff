//! `consentry bundle redact`: a bundle to pass on further than it was meant to go, and the receipt of what is not in it.

use consentry_bundle::{Level, Replaced};
use consentry_core::handoff::bundle as handoff;
use consentry_core::language::MISSING;
use consentry_core::ports::system::SystemEntropy;
use serde_json::json;

use super::{beside, read, write};
use crate::args::{LevelArg, RedactArgs};
use crate::exit::Exit;
use crate::print;
use crate::stdin::StdinLines;
use crate::words::say;

/// Writes the bundle without what could be used again, and of what identifies people as much as was said.
///
/// # Errors
///
/// `bundle.*` for what is no sound bundle, `file.exists`, `file.unwritable`.
pub(super) async fn redact(args: RedactArgs, json: bool) -> Result<(), Exit> {
    let mut bundle = handoff::read(&read(&args.file)?)?;
    let mut lines = StdinLines::new();
    let target = beside(&args.file, "redacted", args.out, args.force, &mut lines).await?;
    let removed = handoff::redact(&mut bundle, level(args.level), &SystemEntropy)?;
    let path = write(&bundle, &target)?;
    let redaction = bundle.redacted.as_ref();
    let replaced = redaction.map(|redaction| redaction.receipt.as_slice());
    let replaced = replaced.unwrap_or_default();
    if json {
        let level = level(args.level);
        let receipt = json!({
            "path": path, "level": level, "removed": removed, "replaced": replaced,
        });
        print::json(&receipt);
        return Ok(());
    }
    for one in &removed {
        let facts = [("what", one.what.as_str()), ("place", &one.path)];
        print::note(&say("bundle-removed", &facts));
    }
    for one in replaced {
        tell(one);
    }
    let path = path.display().to_string();
    print::line(&say("bundle-redacted", &[("path", &path)]));
    Ok(())
}

const fn level(level: LevelArg) -> Level {
    match level {
        LevelArg::Kept => Level::Kept,
        LevelArg::Pseudonyms => Level::Pseudonyms,
        LevelArg::Removed => Level::Removed,
    }
}

fn tell(one: &Replaced) {
    let count = one.count.map(|count| count.to_string());
    let facts = [
        ("what", one.what.as_str()),
        ("place", &one.path),
        ("reason", &one.reason),
        ("with", &one.with),
        ("count", count.as_deref().unwrap_or(MISSING)),
    ];
    print::note(&say("bundle-replaced", &facts));
}
