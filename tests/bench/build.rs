//! Embeds the bare window's configuration.

fn main() {
    tauri_build::build();
}
