//! Lists the window's commands for Tauri, so that each has a permission of its own, and embeds the configuration.

#[path = "src/command_names.rs"]
mod command_names;

macro_rules! names {
    ($($command:ident,)+) => { &[$(stringify!($command)),+] };
}

fn main() {
    let manifest =
        tauri_build::AppManifest::new().commands(command_names::for_each_command!(names));
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script reports by failing.
        panic!("{error:#}");
    }
}
