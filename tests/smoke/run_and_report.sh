#!/usr/bin/env bash
# Runs each case of two examples once, makes the report, and looks at what came out.
set -euo pipefail
yieldmark=$1 out=$2
rm -rf "$out"
"$yieldmark" run --plan smoke --out "$out" fibonacci read_lines
"$yieldmark" report "$out/results.json" --out "$out"
grep -q '"name": *"fibonacci/coroutine/drain/4096"' "$out/results.json"
grep -q '"max_bytes_used"' "$out/results.json"
grep -q '^| fibonacci' "$out/summary.md"
# The loop has no memory of its own; the eager list lies on pages that are touched for the first time.
faults() {
    grep "\"name\": *\"fibonacci/$1/drain/4096\"" "$out/results.json" |
        sed -n 's/.*"page_faults": *\[{"value": *\([0-9]*\).*/\1/p'
}
[ "$(faults eager)" -ge $(($(faults loop) + 4)) ]
# Without node the build makes Markdown only, and says so.
if [ -f "$out/report.html" ]; then
    grep -q 'Content-Security-Policy' "$out/report.html"
else
    "$yieldmark" report "$out/results.json" --out "$out" 2>&1 | grep -qi node
fi
# The references under CPython stand beside the techniques.
"$yieldmark" run --plan smoke --python --out "$out/python" 'fibonacci/*'
for technique in cpython_list cpython_generator; do
    grep -q "\"name\": *\"fibonacci/$technique/drain/4096\"" "$out/python/results.json"
done
"$yieldmark" report "$out/python/results.json" --out "$out/python"
grep -q '^| example .*| cpython_list | cpython_generator |' "$out/python/summary.md"
