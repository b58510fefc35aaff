#!/bin/sh
# Makes a machine ready: `tests/setup.sh terminal` to build and run the command line, `run` the window, `test` all tests.
# On Debian and its kin it installs what is missing; elsewhere it names what is missing, and stops.
set -eu
cd "$(dirname "$0")/.."

# What is needed | how to see that it is there | its package on Debian | Fedora | Arch Linux
TERMINAL_NEEDS='
a C compiler             | command cc                    | build-essential         | gcc                    | base-devel
'
RUN_NEEDS='
pkg-config               | command pkg-config            | pkg-config              | pkgconf-pkg-config     | pkgconf
WebKitGTK 4.1            | library webkit2gtk-4.1        | libwebkit2gtk-4.1-dev   | webkit2gtk4.1-devel    | webkit2gtk-4.1
xdg-open                 | command xdg-open              | xdg-utils               | xdg-utils              | xdg-utils
'
TEST_NEEDS='
a virtual screen         | command Xvfb                  | xvfb                    | xorg-x11-server-Xvfb   | xorg-server-xvfb
a D-Bus daemon           | command dbus-daemon           | dbus                    | dbus-daemon            | dbus
the GNOME keyring        | command gnome-keyring-daemon  | gnome-keyring           | gnome-keyring          | gnome-keyring
a driver for WebKitGTK   | command WebKitWebDriver       | webkit2gtk-driver       | webkit2gtk-driver      | webkitgtk-6.0
Chromium                 | command chromium              | chromium                | chromium               | chromium
a driver for Chromium    | command chromedriver          | chromium-driver         | chromedriver           | chromium
Python, to make a venv   | python ensurepip              | python3-venv            | python3                | python
jq, to measure beside    | command jq                    | jq                      | jq                     | jq
ShellCheck               | command shellcheck            | shellcheck              | ShellCheck             | shellcheck
ImageMagick              | command import                | imagemagick             | ImageMagick            | imagemagick
'

main() {
  case "${1:-}" in
    terminal) needs=$TERMINAL_NEEDS ;;
    run) needs=$TERMINAL_NEEDS$RUN_NEEDS ;;
    test) needs=$TERMINAL_NEEDS$RUN_NEEDS$TEST_NEEDS ;;
    *) echo 'usage: tests/setup.sh terminal|run|test' >&2; exit 2 ;;
  esac
  require_rust
  [ "$1" = terminal ] || require_node
  case "$(uname -s)" in
    Linux) provide_packages ;;
    Darwin) require_xcode "$1" ;;
    *) tell_about_windows "$1" ;;
  esac
  [ "$1" = terminal ] || install_ui_packages
}

require_rust() {
  if ! command -v cargo >/dev/null; then
    echo 'Missing: Rust (stable, 1.95 or newer), with cargo on the PATH.' >&2
    exit 1
  fi
}

require_node() {
  newer='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
  if ! node -e "$newer" 2>/dev/null || ! command -v npm >/dev/null; then
    echo 'Missing: Node 20.19 or newer, with npm.' >&2
    exit 1
  fi
}

provide_packages() {
  # Column 3: Debian.
  packages=$(missing 3)
  [ -n "$packages" ] || return 0
  if ! command -v apt-get >/dev/null; then
    tell_packages
    exit 1
  fi
  echo "Installing: $packages"
  as_root apt-get update -q
  # The names are separate words.
  # shellcheck disable=SC2086
  as_root apt-get install -y -q --no-install-recommends $packages
  packages=$(missing 3)
  if [ -n "$packages" ]; then
    echo "Installed, and yet not found: $packages" >&2
    exit 1
  fi
}

# The names, in column $1, of the packages whose command or library is not there.
missing() {
  printf '%s' "$needs" | while IFS='|' read -r _ probe debian fedora arch; do
    [ -n "$probe" ] || continue
    # The probe is two words.
    # shellcheck disable=SC2086
    if ! is_there $probe; then
      case "$1" in
        3) echo "$debian" ;;
        4) echo "$fedora" ;;
        5) echo "$arch" ;;
      esac
    fi
  done | tr -d ' ' | sort -u | tr '\n' ' '
}

is_there() {
  case "$1" in
    command) command -v "$2" >/dev/null ;;
    library) pkg-config --exists "$2" 2>/dev/null ;;
    python) python3 -c "import $2" 2>/dev/null ;;
  esac
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    echo "This needs root, and sudo is not there. As root: $*" >&2
    exit 1
  fi
}

tell_packages() {
  {
    echo 'These packages are missing; install them and try again.'
    echo "  Debian, Ubuntu: $packages"
    echo "  Fedora:         $(missing 4)"
    echo "  Arch Linux:     $(missing 5)"
  } >&2
}

require_xcode() {
  if ! xcode-select -p >/dev/null 2>&1; then
    echo 'Missing: the Xcode command line tools (xcode-select --install).' >&2
    exit 1
  fi
  refuse_window_tests "$1"
}

tell_about_windows() {
  echo 'On Windows: Microsoft C++ Build Tools ("Desktop development with C++") and the WebView2 runtime.' >&2
  refuse_window_tests "$1"
}

# The window's driver and the private desktop exist for Linux alone.
refuse_window_tests() {
  [ "$1" != test ] && return
  echo 'The whole test suite runs on Linux. Here: npm test in ui, and cargo test, which leaves the window out.' >&2
  exit 1
}

# The copy of the lock file inside node_modules tells whether they are current.
install_ui_packages() {
  if ! cmp -s ui/package-lock.json ui/node_modules/.installed-lock.json; then
    npm --prefix ui ci --no-audit --no-fund
    cp ui/package-lock.json ui/node_modules/.installed-lock.json
  fi
}

main "$@"
