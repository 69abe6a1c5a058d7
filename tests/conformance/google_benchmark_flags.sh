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

# Every slice of that case takes the processor longer than a microsecond: with such a limit only the first is measured.
slices() {
    "$bench" --benchmark_filter='^fibonacci/coroutine/drain/1048576$' --benchmark_min_time=0 --benchmark_repetitions=3 \
        --yieldmark_journal="$out" "$@" >/dev/null 2>&1
    grep -c '"real_time"' "$out"
}
rm "$out"
[ "$(slices)" -eq 3 ] || { echo "not every slice was measured" && exit 1; }
rm "$out"
[ "$(slices --yieldmark_long_slice=0.000001)" -eq 1 ] || { echo "a long slice was repeated" && exit 1; }
! grep -q error "$out" || { echo "a slice that need not be repeated is no error" && exit 1; }

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
