//! What is ours against what nobody here wrote. Needs Node and npm; the packages are installed when they are
//! first needed.
#![cfg(target_os = "linux")]

mod command_line;
mod oidc;
