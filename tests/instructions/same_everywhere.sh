#!/usr/bin/env bash
# The same executable gives the same counts whatever the environment, the folder, and what else is counted.
set -euo pipefail
bin=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() { # folder, filters
    local out=$work/$1
    shift
    "$bin/yieldmark" run "$@" --metrics instructions --out "$out" --quiet
    tr '{' '\n' <"$out/results.json" | sed -n 's/^"name":"\([^"]*\)".*/\1/p; s/^"value":\([0-9.]*\),"iterations":1.*/    \1/p' |
        grep -A1 --no-group-separator -E '^fibonacci/(coroutine|eager|boost_context)/drain/4096$' | paste - - | sort
}

first=$(count a 'fibonacci/*/drain/4096')
second=$(LONG=$(printf 'x%.0s' {1..777}) count a-folder-with-a-long-name 'fibonacci/*/*/4096')
third=$(cd / && count b 'fibonacci/coroutine/drain/4096' 'fibonacci/eager/drain/*' 'fibonacci/boost_context/drain/*')
if [ "$(wc -l <<<"$first")" -lt 3 ]; then
    echo "nothing was counted: $first"
    exit 1
fi
if [ "$first" != "$second" ] || [ "$first" != "$third" ]; then
    printf 'the counts differ:\n%s\n---\n%s\n---\n%s\n' "$first" "$second" "$third"
    exit 1
fi
