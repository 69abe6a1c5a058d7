#!/usr/bin/env bash
# Adding a technique to an example is one new file and no edit: adds it to a copy of the tree and finds the new case.
set -euo pipefail
source "$(dirname "$0")/mini_tree.sh"
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mini_tree "$1" "$tree"
configure_and_build "$tree" "$2"
bench=$tree/build/bin/yieldmark-bench
if "$bench" --benchmark_list_tests | grep -q '^fibonacci/backwards/'; then
    echo "the technique is there before its file is" && exit 1
fi
sed 's/eager(/backwards(/' "$tree/impls/fibonacci/eager.hpp" >"$tree/impls/fibonacci/backwards.hpp"
configure_and_build "$tree" "$2"
"$bench" --benchmark_list_tests | grep '^fibonacci/backwards/drain/4096$'
"$bench" --yieldmark_pass=check --benchmark_filter='^fibonacci/backwards/'
