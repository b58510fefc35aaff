//! `consentry check`: one bundle or very many, each looked at by itself, and told about as soon as it is its turn.

mod calendar;
mod files;
mod json;
mod junit;
mod merge;
mod progress;
mod prometheus;
mod report;
mod sweep;
mod text;

use std::sync::Arc;
use std::thread::available_parallelism;

use chrono::{DurationRound as _, TimeDelta};
use consentry_core::engine::composition;
use consentry_core::entra::cloud::Clouds;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::watch::{Live, ResultsHead, Shard, Watch};

use self::report::End;
use self::sweep::Sweep;
use crate::args::{CheckArgs, CheckFormat};
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::words::say;

/// How many bundles are looked at at the same time where each waits for Microsoft most of the time.
const LIVE_AT_ONCE: usize = 16;

/// Checks what `args` name, or joins results.
///
/// # Errors
///
/// A finding where somebody has to do something; wrong usage where no bundle is named or results do not fit together.
pub(super) async fn run(args: CheckArgs, host: &Host, json: bool) -> Result<(), Exit> {
    let format = match (args.format, json) {
        (CheckFormat::Text, true) => CheckFormat::Json,
        (CheckFormat::Json, _) | (_, false) => args.format,
        (_, true) => return Err(Exit::usage("usage-two-formats", &[])),
    };
    if !args.merge.is_empty() {
        return merge::join(&args.merge, format);
    }
    let files = files::named(&args)?;
    let now = args.at.unwrap_or_else(|| SystemClock.now());
    let now = now.duration_trunc(TimeDelta::seconds(1)).unwrap_or(now);
    let shard = args.shard.unwrap_or(Shard::WHOLE);
    let head = ResultsHead::new(now, args.live, args.within.clone(), shard);
    let mut report = report::of(format, &head, files.len());
    let sweep = Sweep {
        watch: Watch {
            services: host.services.clone(),
            now,
            within: args.within,
        },
        live: if args.live { Some(live(host)?) } else { None },
    };
    let at_once = args.at_once.map(|number| usize::from(number.get()));
    let at_once = at_once.unwrap_or_else(|| usual(args.live));
    let (counts, complete) = sweep::run(Arc::new(sweep), files, at_once, &mut *report).await;
    let end = End {
        counts,
        complete,
        missing: Vec::new(),
    };
    report.end(&end);
    if !complete {
        print::warning(&say("check-stopped", &[]));
        return Err(Exit::Interrupted);
    }
    end.exit()
}

fn usual(live: bool) -> usize {
    if live {
        LIVE_AT_ONCE
    } else {
        available_parallelism().map_or(1, usize::from)
    }
}

/// Whoever asks Microsoft, or the login host that was named in its place; that is asked about a practice tenant as well.
fn live(host: &Host) -> Result<Live, Exit> {
    let clouds = host.clouds();
    let practice = clouds.authority_host.clone();
    let http = Arc::new(composition::http()?);
    let clouds = Clouds {
        practice: practice.map(|login| (login.clone(), login)),
        ..clouds
    };
    Ok(Live::new(http, Arc::new(SystemClock), clouds))
}
