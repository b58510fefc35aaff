//! 10,000 bundles checked offline in one call, beside `jq empty` on the same files in the same run; and the memory of it beside
//! that of 1,000.
//!
//! Prints figures, and fails for wrong results alone.

#[cfg(target_os = "linux")]
#[path = "../figures.rs"]
mod figures;
#[cfg(target_os = "linux")]
mod sweep;

fn main() {
    // `cargo test --benches` runs a bench to see that it runs; this one wants an idle machine and a release build.
    #[cfg(target_os = "linux")]
    if std::env::args().any(|argument| argument == "--bench") {
        sweep::measure();
    }
}
