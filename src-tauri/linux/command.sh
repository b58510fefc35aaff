#!/bin/sh
# Builds the `consentry` command and its completions, which the Linux packages hold beside the window.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
cd "$(dirname "$0")/../.."
cargo build --locked --release -p consentry
folder=target/release/completions
mkdir -p "$folder"
target/release/consentry completions bash >"$folder/consentry.bash"
target/release/consentry completions fish >"$folder/consentry.fish"
target/release/consentry completions zsh >"$folder/_consentry"
