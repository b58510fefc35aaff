//! The window beside a bare one of the same version: from its start to its first screen, and the memory of all its processes;
//! and how long a change takes to be seen where 1,000 set-ups are saved.
//!
//! Prints figures, and fails for none of them.

#[cfg(target_os = "linux")]
mod change;
#[cfg(target_os = "linux")]
#[path = "../figures.rs"]
mod figures;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod paint;
#[cfg(target_os = "linux")]
mod start;

#[cfg(target_os = "linux")]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // `cargo test --benches` runs a bench to see that it runs; this one wants an idle machine and a release build.
    if std::env::args().any(|argument| argument == "--bench") {
        start::measure();
        change::measure().await;
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {}
