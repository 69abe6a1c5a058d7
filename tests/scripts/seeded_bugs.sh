#!/usr/bin/env bash
# scripts/seeded-bugs: that the tree's own patches are sound, and on a small project what it says of each kind of patch.
# Usage: seeded_bugs.sh SOURCE FOLDER; FOLDER is made anew. Exit code: 0 good, 1 not.
set -euo pipefail
source=$1 folder=$2

fail() { echo "seeded_bugs.sh: $1" >&2 && exit 1; }
gives() { # gives CODE TEXT ARGUMENT...
    local code=$1 text=$2 status=0
    shift 2
    scripts/seeded-bugs "$@" >"$folder/output" 2>&1 || status=$?
    echo "scripts/seeded-bugs $*: $status" && cat "$folder/output"
    [ $status -eq "$code" ] || fail "scripts/seeded-bugs $* gives $status, not $code"
    grep -qE -- "$text" "$folder/output" || fail "scripts/seeded-bugs $* doesn't say: $text"
}

[ ! -e "$folder" ] || [ -e "$folder/.made-by-seeded-bugs-test" ] || fail "$folder is not ours"
rm -rf "$folder"
mkdir -p "$folder/made/scripts" "$folder/made/tests/seeded_bugs" "$folder/made/tests/made"
touch "$folder/.made-by-seeded-bugs-test"

cd "$source"
gives 0 '^[1-9][0-9]+ patches apply and name a test' --check
gives 0 '^gate-an-unchecked-alarm-is-good$' --list

cd "$folder/made"
cp "$source/scripts/seeded-bugs" scripts
printf '/build/\n' >.gitignore
printf '2\n' >held
printf '1\n' >loose
cat >CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(made LANGUAGES NONE)
enable_testing()
add_custom_target(all-good)
add_custom_target(strict COMMAND grep -qx 1 ${PROJECT_SOURCE_DIR}/loose)
add_subdirectory(tests/made)
CMAKE
printf 'add_test(NAME made.held COMMAND grep -qx 2 %s)\n' "\${PROJECT_SOURCE_DIR}/held" >tests/made/CMakeLists.txt
cat >CMakePresets.json <<'PRESETS'
{"version": 6, "configurePresets": [{"name": "gcc", "generator": "Ninja", "binaryDir": "${sourceDir}/build/gcc"}]}
PRESETS
bug() { # NAME FILE FROM TO TARGET
    printf 'Bug: it is.\nTest: made.held\nTarget: %s\n\n--- a/%s\n+++ b/%s\n@@ -1 +1 @@\n-%s\n+%s\n' \
        "$5" "$2" "$2" "$3" "$4" >"tests/seeded_bugs/$1.patch"
}
bug seen held 2 3 all-good
bug unseen loose 1 4 all-good
bug unbuilt loose 1 4 strict
bug stale held 7 8 all-good
git init -q -b main .
git add -A && git -c user.name=test -c user.email=test@localhost commit -q -m first

gives 3 'stale.patch: doesn.t apply' --check
gives 0 '3 patches' --check seen unseen unbuilt
gives 0 '^caught +seen +made.held' seen
gives 1 '^SURVIVED +unseen +made.held'
for outcome in '^did not apply *stale' '^did not build *unbuilt' '^caught *seen'; do
    grep -q "$outcome" "$folder/output" || fail "among several there is no $outcome"
done
gives 3 '^did not build' unbuilt
for tree in . build/seeded-bugs/tree; do
    git -C "$tree" diff --quiet HEAD || fail "a patch was left in $tree"
done

printf '5\n' >held # not committed: the copy has it, and the test fails there by itself
gives 3 'made.held fails without any patch' seen
grep -q '^not tried *seen' "$folder/output" || fail "a test that fails by itself catches a bug"
git checkout -q held
git clone -q . "$folder/clone"
(cd "$folder/clone" && cmake --preset gcc >/dev/null)
gives 0 '^caught +seen' --build "$folder/clone/build/gcc" seen
printf '9\n' >"$folder/clone/loose"
gives 2 'has changes of its own' --build "$folder/clone/build/gcc" seen
(cmake --preset gcc >/dev/null)
gives 2 'belongs to this tree' --build build/gcc seen
gives 2 'no build folder' --build tests seen
gives 2 'no such bug' unheard
gives 2 'no such option' --frobnicate

sed -i 's/^Test: made.held/Test: made.gone/' tests/seeded_bugs/seen.patch
gives 3 'there is no test made.gone' --check seen
sed -i '/^Target:/d' tests/seeded_bugs/unseen.patch
gives 3 "needs one line 'Target: ...'" --check unseen
cat tests/seeded_bugs/unbuilt.patch >>tests/seeded_bugs/stale.patch
gives 3 'must change one file' --check stale
