//! What the tests that cross a crate start and talk to.

#[cfg(target_os = "linux")]
pub mod chromium;
#[cfg(target_os = "linux")]
pub mod desktop;
#[cfg(target_os = "linux")]
pub mod keyboard;
#[cfg(target_os = "linux")]
mod process;
#[cfg(target_os = "linux")]
pub mod screen;
#[cfg(target_os = "linux")]
mod webdriver;
#[cfg(target_os = "linux")]
pub mod window;
