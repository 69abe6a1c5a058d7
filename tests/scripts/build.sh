#!/usr/bin/env bash
# Whether warnings end the build is decided by who configures first: a tree that scripts/bench began stays without, one
# that scripts/build or scripts/test began stays with, and nothing is compiled twice. The tests come when they are asked
# for, and stay.
set -euo pipefail
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/scripts" "$tree/bin" "$tree/suites/sequences"
cp "$1/scripts/build" "$tree/scripts"
touch "$tree/suites/sequences/fibonacci.hpp" "$tree/suites/sequences/primes.hpp"
# Instead of cmake: what it would have configured.
cat >"$tree/bin/cmake" <<'CMAKE'
#!/usr/bin/env bash
[ "$1" = --preset ] || exit 0
touch "build/$2/build.ninja"
: >"build/$2/CMakeCache.txt"
for argument; do
    case $argument in -D*) sed 's/^-D\([^=]*\)=/\1:STRING=/' <<<"$argument" >>"build/$2/CMakeCache.txt" ;; esac
done
CMAKE
chmod +x "$tree/bin/cmake"
export PATH=$tree/bin:$PATH

expect() { # value, when, variable
    local variable=${3:-YIELDMARK_WERROR}
    [ "$(sed -n "s/^$variable:STRING=//p" "$tree/build/gcc/CMakeCache.txt")" = "$1" ] ||
        { echo "$2: $variable is not $1:"; cat "$tree/build/gcc/CMakeCache.txt"; exit 1; }
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
