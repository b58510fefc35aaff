//! The commands that the window may call: the one list. The build script turns it into permissions, the window into
//! its handlers, and tests hold the capability and the interface against it.

/// Hands the name of every command, in the order in which a set-up meets them, to the macro `$with`.
macro_rules! for_each_command {
    ($with:ident) => {
        $with! {
            wizard,
            start_setup,
            open_setup,
            close_setup,
            delete_setup,
            archive_setup,
            undo,
            identify_tenant,
            tenant_from_azure_cli,
            choose_model,
            enter_inputs,
            consent,
            sign_letters,
            draft_letter,
            save_letter,
            state_task,
            observe,
            inspect_credentials,
            prove_credentials,
            start_login,
            receive_login,
            cancel,
            save_bundle,
            save_profile,
            rotate,
            open_desk,
            close_desk,
            explain,
            open_finding_page,
            rehearse_case,
            compare_case,
            take_over,
            open_portal,
            copy_secret,
            start_practice,
            stop_practice,
            set_scenarios,
            rehearse,
            show_saved,
            open_again,
        }
    };
}
pub(crate) use for_each_command;
