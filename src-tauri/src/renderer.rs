//! The web view's renderer. On Linux its own choice, over DMA-BUF, leaves the window blank in many Wayland sessions and
//! with NVIDIA's driver; the web view leaves the decision to the program.

use std::ffi::OsString;
use std::path::Path;

/// The web view's own variable. Whoever sets it, to whatever, has decided.
const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts this program again with the other renderer, where the window could stay blank. Returns where it need not, and
/// where it cannot.
#[cfg(target_os = "linux")]
pub(crate) fn choose() {
    use std::os::unix::process::CommandExt as _;

    if !may_stay_blank(
        |name| std::env::var_os(name),
        Path::new("/proc/driver/nvidia"),
    ) {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // Only a failure returns; the window is then tried as it is.
    let _ = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(VARIABLE, "1")
        .exec();
}

/// Other systems have other web views.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn choose() {}

#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "for WebKitGTK"))]
fn may_stay_blank(variable: impl Fn(&str) -> Option<OsString>, nvidia: &Path) -> bool {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    variable(VARIABLE).is_none() && (set("WAYLAND_DISPLAY") || nvidia.exists())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn chooses(variables: &[(&str, &str)], nvidia: &str) -> bool {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        may_stay_blank(variable, Path::new(nvidia))
    }

    #[test]
    fn the_other_renderer_is_taken_on_wayland_and_with_nvidia_unless_somebody_decided() {
        assert!(chooses(&[("WAYLAND_DISPLAY", "wayland-0")], "/none"));
        assert!(chooses(&[("DISPLAY", ":0")], "/proc"));
        assert!(!chooses(&[("DISPLAY", ":0")], "/none"));
        assert!(!chooses(
            &[("WAYLAND_DISPLAY", "wayland-0"), (VARIABLE, "0")],
            "/none"
        ));
    }
}
