#!/bin/sh
# Runs one ring of the tests, `tests/ring.sh NAME COMMAND…`, and says what it is and how long it took.
set -eu
name=$1
shift
printf '\n== %s: %s\n' "$name" "$*"
start=$(date +%s)
status=0
"$@" || status=$?
verdict=passed
[ "$status" -eq 0 ] || verdict=FAILED
printf '== %s: %s after %s s\n' "$name" "$verdict" "$(($(date +%s) - start))"
exit "$status"
