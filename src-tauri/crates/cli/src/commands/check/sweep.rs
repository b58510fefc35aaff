//! Many bundles, some at the same time, told about in the order of their names. No more are held than are looked at, however
//! many there are.

use std::collections::VecDeque;
use std::sync::Arc;

use consentry_core::view::WatchedView;
use consentry_core::watch::{Counts, Live, Watch, Watched};
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, spawn_blocking};

use super::files::Named;
use super::progress::Progress;
use super::report::Report;
use crate::interruption::Interruption;
use crate::words::language;

/// How many results may wait for one that takes longer, for each that is looked at.
const AHEAD: usize = 4;

/// What every bundle is held against.
pub(super) struct Sweep {
    pub(super) watch: Watch,
    /// Whoever asks Microsoft, where somebody is asked.
    pub(super) live: Option<Live>,
}

impl Sweep {
    async fn look(self: Arc<Self>, file: Named) -> Watched {
        let here = Arc::clone(&self);
        let name = file.name.clone();
        let seen = spawn_blocking(move || {
            let read = file.read();
            here.watch.see(file.name, read, here.live.is_some())
        });
        match (seen.await, &self.live) {
            (Ok(seen), Some(live)) => live.judge(&self.watch, seen).await,
            (Ok(seen), None) => self.watch.judge(seen),
            (Err(_), _) => Watched::defect(name),
        }
    }
}

/// Looks at `files`, `at_once` of them at the same time, and tells `report` of each. Counts them, and says whether nobody
/// stopped it.
pub(super) async fn run(
    sweep: Arc<Sweep>,
    files: Vec<Named>,
    at_once: usize,
    report: &mut dyn Report,
) -> (Counts, bool) {
    let mut interruption = Interruption::looked_out_for();
    let mut progress = Progress::of(files.len());
    let mut counts = Counts::default();
    let permits = Arc::new(Semaphore::new(at_once));
    let mut files = files.into_iter();
    let mut ahead: VecDeque<(String, JoinHandle<Watched>)> = VecDeque::new();
    loop {
        while ahead.len() < at_once.saturating_mul(AHEAD) {
            let Some(file) = files.next() else { break };
            let (sweep, permits) = (Arc::clone(&sweep), Arc::clone(&permits));
            let name = file.name.clone();
            let looking = tokio::spawn(async move {
                // It is never closed.
                let _permit = permits.acquire().await;
                sweep.look(file).await
            });
            ahead.push_back((name, looking));
        }
        let Some((name, first)) = ahead.front_mut() else {
            progress.clear();
            return (counts, true);
        };
        let watched = tokio::select! {
            biased;
            () = interruption.comes() => break,
            looked = first => looked.unwrap_or_else(|_| Watched::defect(std::mem::take(name))),
        };
        ahead.pop_front();
        counts.add(&watched);
        progress.clear();
        report.bundle(&WatchedView::new(watched, language()));
        progress.done(counts.bundles);
    }
    for (_, looking) in &ahead {
        looking.abort();
    }
    progress.clear();
    (counts, false)
}
