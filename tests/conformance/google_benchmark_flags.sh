#!/usr/bin/env bash
# The measured executable is a normal Google Benchmark executable, with a few flags of its own.
set -euo pipefail
bench=$1
out=$(mktemp)
trap 'rm -f "$out"' EXIT

"$bench" --benchmark_filter='^fibonacci/loop/drain/64$' --benchmark_min_time=0.001 --benchmark_format=json >"$out" 2>/dev/null
grep -q '"name": "fibonacci/loop/drain/64"' "$out"
grep -q '"real_time"' "$out"
"$bench" --benchmark_list_tests --benchmark_filter='^fibonacci/loop/sum/' | grep -qx 'fibonacci/loop/sum/1048576'
"$bench" --yieldmark_list >"$out"
grep -q '"name": "fibonacci/coroutine/drain/4096"' "$out"
"$bench" --yieldmark_help | grep -q -- --yieldmark_pass

expect() {
    local wanted=$1 status=0
    shift
    "$@" >"$out" 2>&1 || status=$?
    [ $status -eq "$wanted" ] || {
        echo "$*: exit code $status, $wanted expected"
        cat "$out"
        exit 1
    }
    [ "$(wc -l <"$out")" -le 3 ] || { echo "$*: more than a line of error" && cat "$out" && exit 1; }
}
expect 2 "$bench" --yieldmark_pass=nonsense
expect 2 "$bench" --yieldmark_cases=/nonexistent
expect 3 "$bench" --yieldmark_pass=heap --benchmark_filter=none
expect 3 "$bench" --yieldmark_journal=/nonexistent/journal
