# Each target does its own set-up; tests/setup.sh says what it needs.
.PHONY: run window terminal install test screenshots pictures bench check package bindings

# A window needs a display; without one the same journey runs in the terminal.
DISPLAYED := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter-out Linux,$(shell uname -s)))
BUNDLE := $(CURDIR)/kloudmate.consentry
PREFIX ?= $(HOME)/.local
RING := tests/ring.sh

# A debug build: it is there in two thirds of the time of a release build, and `make test` builds on it.
run: $(if $(DISPLAYED),window,terminal)

window:
	tests/setup.sh run && npm --prefix ui run build
	cargo run --locked -p consentry-desktop

terminal:
	tests/setup.sh terminal
	cargo run --locked -p consentry -- setup --practice --auto --service kloudmate --model oidc --out "$(BUNDLE)" --force
	@echo "The connection bundle: $(BUNDLE)"

# `consentry` in $PREFIX/bin; cargo says where that is not on the PATH.
install:
	tests/setup.sh terminal
	cargo install --locked --no-track --force --path src-tauri/crates/cli --root "$(PREFIX)"

test:
	tests/setup.sh test && npm --prefix ui run build
	$(RING) 'interface' npm --prefix ui test
	$(RING) 'programs' cargo build --locked --workspace --bins
	$(RING) 'each crate' cargo test --locked --workspace --exclude consentry-tests
	$(RING) 'across crates, up to the window' cargo test --locked -p consentry-tests

# Every screen in every appearance, as pictures: target/debug/screenshots.
screenshots:
	tests/setup.sh test
	CONSENTRY_SCREENSHOTS=1 cargo test --locked -p consentry-tests --test looks

# Those of them that the README shows.
pictures: screenshots
	cp $(patsubst %,target/debug/screenshots/light/%.png,start consent-vendor verdict) docs/pictures/

# Figures beside those of others in the same run. An idle machine, please; it fails for wrong results and never for time.
bench:
	tests/setup.sh test && npm --prefix ui run build
	cargo build --locked --release -p consentry-desktop -p consentry -p consentry-bench --bins
	cargo bench --locked -p consentry-bench

check:
	tests/setup.sh run && npm --prefix ui run check && npm --prefix ui run build
	cargo fmt --all --check && cargo clippy --locked --workspace --all-targets -- -D warnings
	node tests/versions.mjs
	tests/deny.sh

# deb and rpm on Linux, app and dmg on macOS, an installer on Windows: target/release/bundle.
package:
	tests/setup.sh run
	npx --yes @tauri-apps/cli@2.12 build

# Writes the interface's types: from the Rust ones, and of the messages that it says; the views for its fake; and what the
# program is made of.
bindings:
	CONSENTRY_UPDATE_BINDINGS=1 cargo test --locked -p consentry-core --test bindings
	CONSENTRY_UPDATE_BINDINGS=1 cargo test --locked -p consentry-core --lib view::tests
	npm --prefix ui test -- src/messages --update
	CONSENTRY_UPDATE_BINDINGS=1 cargo test --locked -p consentry-tests --test architecture components
