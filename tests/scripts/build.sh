#!/usr/bin/env bash
# Whether warnings end the build is decided by who configures first: a tree that scripts/bench began stays without, one
# that scripts/build or scripts/test began stays with, and nothing is compiled twice.
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

expect() {
    grep -qx "YIELDMARK_WERROR:STRING=$1" "$tree/build/gcc/CMakeCache.txt" ||
        { echo "$2: YIELDMARK_WERROR is not $1:"; cat "$tree/build/gcc/CMakeCache.txt"; exit 1; }
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
