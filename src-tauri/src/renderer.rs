//! How the web view draws. On Linux it draws by graphics card by its own choice. That takes a third of the window's memory
//! for what a form does not need, and over DMA-BUF it leaves the window blank in many Wayland sessions and with NVIDIA's
//! driver. The web view leaves the decision to the program, in the environment that its processes are started with.

#[cfg(target_os = "linux")]
use std::ffi::OsString;
#[cfg(target_os = "linux")]
use std::path::Path;

/// The web view's own variables. Whoever sets one, to whatever, has decided.
#[cfg(target_os = "linux")]
const BY_PROCESSOR: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
#[cfg(target_os = "linux")]
const NO_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Decides, before there is a web view or a second thread.
#[cfg(target_os = "linux")]
pub(crate) fn choose() {
    let variable = |name: &str| std::env::var_os(name);
    for decided in decisions(variable, Path::new("/proc/driver/nvidia")) {
        // Where it cannot be set, the web view decides.
        let _ = glib::setenv(decided, "1", false);
    }
}

/// Other systems have other web views.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn choose() {}

/// The variables that nobody has set and that are to be set.
#[cfg(target_os = "linux")]
fn decisions(
    variable: impl Fn(&str) -> Option<OsString>,
    nvidia: &Path,
) -> impl Iterator<Item = &'static str> {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    // Who lets the card draw all the same is to see something.
    let may_stay_blank = set("WAYLAND_DISPLAY") || nvidia.exists();
    let decided = [Some(BY_PROCESSOR), may_stay_blank.then_some(NO_DMABUF)];
    let open = decided.map(|name| name.filter(|name| variable(name).is_none()));
    open.into_iter().flatten()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn decided(variables: &[(&str, &str)], nvidia: &str) -> Vec<&'static str> {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        decisions(variable, Path::new(nvidia)).collect()
    }

    #[test]
    fn the_processor_draws_unless_somebody_decided() {
        assert_eq!(decided(&[("DISPLAY", ":0")], "/none"), [BY_PROCESSOR]);
        assert!(decided(&[(BY_PROCESSOR, "0")], "/none").is_empty());
    }

    #[test]
    fn dma_buf_is_left_out_on_wayland_and_with_nvidia_unless_somebody_decided() {
        let both = [BY_PROCESSOR, NO_DMABUF];
        assert_eq!(decided(&[("WAYLAND_DISPLAY", "wayland-0")], "/none"), both);
        assert_eq!(decided(&[("DISPLAY", ":0")], "/proc"), both);
        let wayland = ("WAYLAND_DISPLAY", "wayland-0");
        assert_eq!(
            decided(&[wayland, (NO_DMABUF, "0")], "/none"),
            [BY_PROCESSOR]
        );
    }
}
