//! What the tests that cross a crate start and talk to.

pub mod browser;
#[cfg(target_os = "linux")]
pub mod chromium;
pub mod cli;
pub mod customers;
#[cfg(target_os = "linux")]
pub mod desktop;
#[cfg(target_os = "linux")]
pub mod drag;
pub mod engine;
#[cfg(target_os = "linux")]
pub mod federation;
pub mod http_browser;
#[cfg(target_os = "linux")]
pub mod keyboard;
pub mod network;
mod packages;
mod page;
pub mod ports;
#[cfg(target_os = "linux")]
pub mod preview;
#[cfg(target_os = "linux")]
mod process;
pub mod provider;
pub mod python;
pub mod rehearsal;
#[cfg(target_os = "linux")]
pub mod screen;
pub mod socks;
#[cfg(target_os = "linux")]
pub mod terminal;
pub mod throttle;
#[cfg(target_os = "linux")]
mod webdriver;
#[cfg(target_os = "linux")]
pub mod window;
