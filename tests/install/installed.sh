# shellcheck shell=bash
# Sourced: installed <build> installs a build into a fresh folder, which is removed at the end, and says where: $place
# has it, $scratch is beside it. fail says what was wrong.
set -euo pipefail
export LC_ALL=C.UTF-8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
place=$scratch/place
export XDG_CACHE_HOME=$scratch/cache

fail() {
    echo "$*"
    exit 1
}

installed() {
    cmake --install "$1" --prefix "$place" >"$scratch/install.log" 2>&1 || { tail -20 "$scratch/install.log" && exit 1; }
}
