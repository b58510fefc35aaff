//! The time of a rehearsal: begins when the set-up was, and goes on as time does.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use crate::ports::Clock;
use crate::ports::system::SystemClock;

/// A clock that was set to another time.
pub(super) struct RehearsalClock {
    at: DateTime<Utc>,
    since: Instant,
}

impl From<DateTime<Utc>> for RehearsalClock {
    fn from(at: DateTime<Utc>) -> Self {
        Self {
            at,
            since: Instant::now(),
        }
    }
}

#[async_trait]
impl Clock for RehearsalClock {
    fn now(&self) -> DateTime<Utc> {
        let gone = TimeDelta::from_std(self.since.elapsed()).unwrap_or_default();
        self.at + gone
    }

    async fn sleep(&self, duration: Duration) {
        SystemClock.sleep(duration).await;
    }
}
