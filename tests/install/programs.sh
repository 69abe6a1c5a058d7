#!/usr/bin/env bash
# The installed programs know nothing of where they were built, and measure from anywhere.
# shellcheck source=tests/install/installed.sh
source "$(dirname "$0")/installed.sh"
build=$1 source=$2
installed "$build"

# No file names the build folder or the sources that it was built from (documents speak of build/gcc, never of its path).
if grep -rlF -e "$build" -e "$source/" "$place"; then
    fail "these files name $build or $source"
fi

cd "$scratch"
yieldmark=$place/bin/yieldmark
[[ $("$yieldmark" --version) == "yieldmark "[0-9]* ]] || fail "no version"
"$yieldmark" run --plan smoke fibonacci read_lines --metrics time,heap --out out --quiet
"$yieldmark" report out/results.json --out out >/dev/null
grep -q fibonacci out/summary.md || fail "the report lacks fibonacci"
grep -q '"reference"' out/results.json || fail "the results lack the sources"
ls "$XDG_CACHE_HOME"/yieldmark/inputs/* >/dev/null || fail "the input files are not in the user's cache"
grep -q '"heap"' out/results.json || grep -q peak_bytes out/results.json || fail "the heap was not measured"
# Each timed process is linked anew from the installed objects.
"$yieldmark" run fibonacci --processes 2 --metrics time --out timed --quiet || fail "a timed run ends with $?"
! grep -q 'one layout' timed/results.json || fail "the installed objects can't be linked in another layout"
"$yieldmark" build-cost fibonacci/loop --rounds 1 >build-cost.txt 2>&1 || { cat build-cost.txt && fail "build-cost"; }
"$place"/bin/yieldmark-bench --benchmark_list_tests >cases.txt
grep -q '^fibonacci/loop/drain/1$' cases.txt || fail "the installed yieldmark-bench lacks a case"

# A page for each command, which man takes without a warning; completions that their shell takes.
for page in yieldmark yieldmark-run yieldmark-history-add; do
    [ -s "$place/share/man/man1/$page.1" ] || fail "no manual page $page"
    if command -v groff >/dev/null; then
        groff -man -ww -z -Tutf8 "$place/share/man/man1/$page.1" 2>&1 | tee groff.txt
        [ ! -s groff.txt ] || fail "groff warns of $page.1"
    fi
done
bash -c 'source "$1"; COMP_WORDS=(yieldmark ga) COMP_CWORD=1; _yieldmark; [ "${COMPREPLY[*]}" = gate ] || exit 1
         COMP_WORDS=(yieldmark run --clo) COMP_CWORD=2; _yieldmark; [ "${COMPREPLY[*]}" = --clock ]  || exit 2
         COMP_WORDS=(yieldmark run --clock "") COMP_CWORD=3; _yieldmark; [[ " ${COMPREPLY[*]} " == *" cpu "* ]]' \
    completion "$place/share/bash-completion/completions/yieldmark" || fail "the completion for bash"
for shell in zsh fish; do
    if command -v $shell >/dev/null; then
        find "$place/share/$shell" -type f -exec $shell -n {} + || fail "the completion for $shell"
    fi
done
echo "installed, moved and measured"
