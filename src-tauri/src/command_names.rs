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
    "enter_inputs",
    "consent",
    "state_task",
    "look",
    "look_at_credentials",
    "prove_credentials",
    "start_login",
    "receive_login",
    "cancel",
    "save_bundle",
    "save_profile",
    "rotate",
    "open_bundle",
    "open_portal",
    "copy_secret",
    "start_practice",
    "stop_practice",
    "rehearse",
    "show_saved",
    "open_again",
];

#[cfg(test)]
mod tests {
    use super::COMMAND_NAMES;

    #[test]
    fn the_window_may_call_each_command_and_no_other() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/main.json")).expect("it is JSON");
        let granted: Vec<&str> = capability["permissions"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
            .collect();
        let commands: Vec<String> = COMMAND_NAMES
            .iter()
            .map(|name| name.replace('_', "-"))
            .collect();

        assert_eq!(granted, commands);
    }
}
