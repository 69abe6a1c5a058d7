#!/usr/bin/env bash
# What scripts/in-debian can't do ends in one line and leaves nothing half made, and what isn't its own is left alone.
# That it runs commands in a Debian is seen by using it.
set -euo pipefail
script=$1/scripts/in-debian
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

expect() { # exit code, text, then the command
    local code=$1 text=$2 status=0
    shift 2
    "$@" >"$tree/out" 2>"$tree/err" || status=$?
    if [ "$status" -ne "$code" ] || ! grep -qF -- "$text" "$tree/err"; then
        echo "$*: exit code $status, $code expected, with: $text"
        cat "$tree/err"
        exit 1
    fi
}
expect 2 'name a release' "$script"
expect 2 'name a release' "$script" 11 true
expect 2 'name a command' "$script" 13
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    echo "skipped: the rest needs root and debootstrap"
    exit 77
fi
export XDG_CACHE_HOME=$tree/cache DEBIAN_MIRROR=http://127.0.0.1:9/debian
expect 4 "http://127.0.0.1:9/debian can't be reached" "$script" 13 true
# CI says so, and goes on.
if ! "$1/.ci/debian-13" >"$tree/out" 2>/dev/null || ! grep -q 'NOT TRIED.*no mirror' "$tree/out"; then
    echo "without a mirror .ci/debian-13 ends with: $(cat "$tree/out")" && exit 1
fi
[ "$(find "$tree/cache/yieldmark" -mindepth 1 -type d)" = "" ] || { echo "something half made was left" && exit 1; }
mkdir "$tree/cache/yieldmark/debian-13"
echo mine >"$tree/cache/yieldmark/debian-13/file"
expect 3 'is no Debian 13; move it away' "$script" 13 true
grep -qx mine "$tree/cache/yieldmark/debian-13/file"
