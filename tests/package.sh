#!/bin/sh
# Installs a Debian package into a clean Debian root, starts both programs there, opens a bundle by its association, removes
# it, and looks for what it left. Needs root and debootstrap: sudo tests/package.sh [PACKAGE] [BUNDLE]
set -eu
cd "$(dirname "$0")/.."
package=${1:-$(ls target/release/bundle/deb/*.deb)}
bundle=${2:-src-tauri/crates/core/fixtures/bundles/v1/kandji-saml.consentry}
mirror=${MIRROR:-http://deb.debian.org/debian}
suite=${SUITE:-bookworm}
root=$(mktemp -d)

main() {
  trap leave EXIT
  debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log"
  for kind in proc sys dev dev/shm; do mount --bind "/$kind" "$root/$kind"; done
  # What a desktop has, and what is looked with.
  inside apt-get update -q
  inside apt-get install -qy --no-install-recommends \
    dbus desktop-file-utils libglib2.0-bin shared-mime-info xvfb xauth x11-utils
  # What the package needs stays; only its own files have to go.
  inside apt-get install -qy --no-install-recommends $(dpkg-deb --field "$package" Depends | tr -d ',')
  files >"$root.before"

  cp "$package" "$root/consentry.deb"
  cp "$bundle" "$root/customer.consentry"
  inside apt-get install -qy --no-install-recommends ./consentry.deb
  inside dpkg-query -W -f='${Package} ${Version}: ${Installed-Size} KiB; needs ${Depends}\n' consentry
  command_starts
  window_starts 'consentry-desktop' 'Consentry'
  window_starts 'gio open /customer.consentry' 'Kandji'
  inside apt-get purge -qy consentry
  rm "$root/consentry.deb" "$root/customer.consentry"
  leaves_nothing
}

inside() {
  DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"
}

command_starts() {
  inside consentry --version
  inside env HOME=/tmp/person consentry bundle verify /customer.consentry
  inside test -s /usr/share/bash-completion/completions/consentry
}

# A window whose name holds $2, once the command $1 has run. Its processes are by themselves, and end with it.
window_starts() {
  unshare --pid --fork --kill-child chroot "$root" env LC_ALL=C.UTF-8 HOME=/tmp/person WANTED="$2" dbus-run-session -- xvfb-run -a sh -c "
    $1 & tries=0
    until xwininfo -root -tree | grep -q \"0x[0-9a-f]* .[^:]*\$WANTED[^:]*.: (\"; do
      tries=\$((tries + 1)); [ \$tries -lt 300 ] || exit 1; sleep 0.1
    done
    xwininfo -root -tree | grep \"0x[0-9a-f]* .[^:]*\$WANTED[^:]*.: (\" | head -n 1"
}

# All files but what a package system and its caches write for every package.
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./run \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./root \) -prune -o -print) | sort
}

leaves_nothing() {
  files >"$root.after"
  left=$(comm -13 "$root.before" "$root.after")
  [ -z "$left" ] || { echo "left behind:"; echo "$left"; exit 1; }
  echo 'Removed; nothing is left behind.'
}

leave() {
  for kind in dev/shm dev sys proc; do umount "$root/$kind" 2>/dev/null || true; done
  rm -rf --one-file-system "$root" "$root".before "$root".after "$root".log
}

main
