//! The real engine on its way through the real practice tenant, over loopback: one file for each journey.
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a step that fails is to end it"
)]

#[cfg(target_os = "linux")]
mod asking_back;
#[cfg(target_os = "linux")]
mod at_a_terminal;
mod between;
mod cancelling;
mod changing;
mod complete;
mod desk;
mod exporting;
mod late;
mod loopback;
mod observing;
mod old_files;
mod outage;
#[cfg(target_os = "linux")]
mod parity;
mod pasting;
mod people;
#[cfg(target_os = "linux")]
mod person;
mod rehearsing;
mod replacing;
mod restoring;
mod scenarios;
mod sealing;
mod secrecy;
mod settling;
mod stages;
mod walk;
