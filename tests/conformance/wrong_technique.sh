#!/usr/bin/env bash
# A technique that yields the wrong sequence is an error, not a slow number: the check names it, nothing is timed.
set -euo pipefail
source "$(dirname "$0")/mini_tree.sh"
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mini_tree "$1" "$tree"
sed -i 's/std::uint64_t b = 1;/std::uint64_t b = 2;/' "$tree/impls/fibonacci/eager.hpp"
configure_and_build "$tree" "$2"
bench=$tree/build/bin/yieldmark-bench
status=0
"$bench" --yieldmark_pass=check >"$tree/out" 2>&1 || status=$?
[ $status -eq 3 ] || { echo "exit code $status, 3 expected" && exit 1; }
grep -q '^fibonacci/eager/drain/4096: check failed' "$tree/out"
if grep -q '^fibonacci/loop/' "$tree/out"; then
    echo "a right technique was called wrong" && exit 1
fi
status=0
"$bench" --benchmark_filter='fibonacci/eager/drain/64$' --benchmark_format=json --yieldmark_journal="$tree/journal" \
    >"$tree/json" 2>/dev/null || status=$?
[ $status -eq 3 ] || { echo "timing a wrong technique: exit code $status, 3 expected" && exit 1; }
grep -q '"error":"check failed' "$tree/journal"
grep -q '"error_occurred": true' "$tree/json"
