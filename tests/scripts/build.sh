#!/usr/bin/env bash
# Whether warnings end the build is decided by who configures first: a tree that scripts/bench began stays without, one
# that scripts/build or scripts/test began stays with, and nothing is compiled twice. The tests come when they are asked
# for, and stay. Other flags than the preset's have a folder of their own.
set -euo pipefail
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/scripts" "$tree/bin" "$tree/suites/sequences"
cp "$1/scripts/build" "$tree/scripts"
touch "$tree/suites/sequences/fibonacci.hpp" "$tree/suites/sequences/primes.hpp"
# Instead of cmake: what it would have configured.
cat >"$tree/bin/cmake" <<'CMAKE'
#!/usr/bin/env bash
[ "$1" = --preset ] && [ "$3" = -B ] || exit 0
touch "$4/build.ninja"
: >"$4/CMakeCache.txt"
for argument; do
    case $argument in -D*) sed 's/^-D\([^=]*\)=/\1:STRING=/' <<<"$argument" >>"$4/CMakeCache.txt" ;; esac
done
CMAKE
chmod +x "$tree/bin/cmake"
export PATH=$tree/bin:$PATH

expect() { # value, when, variable, folder
    local variable=${3:-YIELDMARK_WERROR} cache=$tree/build/${4:-gcc}/CMakeCache.txt
    [ "$(sed -n "s/^$variable:STRING=//p" "$cache")" = "$1" ] ||
        { echo "$2: $variable is not $1:"; cat "$cache"; exit 1; }
}
"$tree/scripts/build" --warnings-pass --only fibonacci gcc >/dev/null
expect OFF "first configured by scripts/bench"
"$tree/scripts/build" gcc >/dev/null
expect OFF "then by scripts/build"
rm -r "$tree/build"
"$tree/scripts/build" --only fibonacci gcc >/dev/null
expect ON "first configured by scripts/build"
"$tree/scripts/build" --warnings-pass --only primes gcc >/dev/null
expect ON "then by scripts/bench"
rm -r "$tree/build"
"$tree/scripts/build" --no-tests --only fibonacci gcc >/dev/null
expect OFF "first configured without" YIELDMARK_TESTS
"$tree/scripts/build" --no-tests gcc >/dev/null
expect OFF "then everything but them" YIELDMARK_TESTS
expect '' "then everything but them" YIELDMARK_ONLY
"$tree/scripts/build" gcc >/dev/null
expect '' "then with them" YIELDMARK_TESTS
"$tree/scripts/build" --no-tests gcc >/dev/null
expect '' "and again without" YIELDMARK_TESTS
"$tree/scripts/build" --no-tests --only fibonacci gcc >/dev/null
expect '' "and one example" YIELDMARK_TESTS
expect '' "and one example" YIELDMARK_ONLY
"$tree/scripts/build" --flags '-O3 -flto' --folder gcc-lto gcc >/dev/null
expect '-O3 -flto -DNDEBUG' "with flags" CMAKE_CXX_FLAGS_RELEASE gcc-lto
expect '' "with flags in another folder" CMAKE_CXX_FLAGS_RELEASE
"$tree/scripts/build" --flags -O2 --folder gcc-lto gcc >/dev/null
expect '-O2 -DNDEBUG' "then with others" CMAKE_CXX_FLAGS_RELEASE gcc-lto
for wrong in '--flags -O2 gcc' '--flags -O2 --folder gcc gcc' '--flags -O2 --folder asan-O2 asan' '--flags'; do
    status=0
    # shellcheck disable=SC2086 # words
    "$tree/scripts/build" $wrong >/dev/null 2>&1 || status=$?
    [ $status -eq 2 ] || { echo "scripts/build $wrong: $status"; exit 1; }
done
