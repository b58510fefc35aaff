//! The commands that the window may call, by name: the one list, which the build script turns into permissions.

/// Every command, in the order in which a set-up meets them.
pub(crate) const COMMAND_NAMES: &[&str] = &[
    "wizard",
    "start_setup",
    "open_setup",
    "close_setup",
    "delete_setup",
    "identify_tenant",
    "tenant_from_azure_cli",
    "choose_model",
    "consent",
    "state_task",
    "look_at_credentials",
    "prove_credentials",
    "start_login",
    "receive_login",
    "cancel",
    "save_bundle",
    "open_bundle",
    "open_portal",
    "copy_secret",
    "start_practice",
    "stop_practice",
    "rehearse",
    "show_saved",
    "open_again",
];
