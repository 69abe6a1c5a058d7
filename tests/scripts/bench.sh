#!/usr/bin/env bash
# What scripts/bench builds, with which flags and where, and which builds it has measured in turn. Nothing is built: the
# programs that it calls only write down how.
set -euo pipefail
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/scripts" "$tree/build/gcc/bin" "$tree/build/clang/bin"
cp "$1/scripts/bench" "$tree/scripts"
cat >"$tree/called" <<'EOS'
#!/usr/bin/env bash
cd "$(dirname "$0")" && while [ ! -f calls ]; do cd ..; done
if [ "${0##*/}" != setup ]; then echo "${0##*/} $*" | sed "s|$PWD/||g" >>calls; fi
EOS
chmod +x "$tree/called"
for program in scripts/build scripts/setup build/gcc/bin/yieldmark build/clang/bin/yieldmark; do
    cp "$tree/called" "$tree/$program"
done

calls_are() { # arguments of scripts/bench; the calls to expect are read from stdin
    : >"$tree/calls"
    "$tree/scripts/bench" "$@" >/dev/null
    diff -u - <(grep -E '^build|^yieldmark run' "$tree/calls") || { echo "scripts/bench $*: called otherwise"; exit 1; }
}
refused() { # words of the message, arguments
    local status=0
    "$tree/scripts/bench" "${@:2}" >/dev/null 2>"$tree/said" || status=$?
    if [ $status -ne 2 ] || ! grep -qe "$1" "$tree/said"; then
        echo "scripts/bench ${*:2}: $status"
        cat "$tree/said"
        exit 1
    fi
}

calls_are fibonacci <<'CALLS'
build --no-tests --warnings-pass --only fibonacci gcc yieldmark yieldmark-duel yieldmark-bench yieldmark-probe
yieldmark run --plan quick --out out --bench build/gcc/bin/yieldmark-bench fibonacci
CALLS
calls_are --compilers clang,gcc <<'CALLS'
build --no-tests --warnings-pass clang yieldmark yieldmark-duel yieldmark-bench yieldmark-probe
build --no-tests --warnings-pass gcc yieldmark-bench yieldmark-probe
yieldmark run --plan quick --out out --bench build/clang/bin/yieldmark-bench --bench build/gcc/bin/yieldmark-bench
CALLS
calls_are --variants -O2 -O3 '-O3 -march=native' fibonacci --full <<'CALLS'
build --no-tests --warnings-pass --only fibonacci --flags -O2 --folder gcc-O2 gcc yieldmark-bench yieldmark-probe
build --no-tests --warnings-pass --only fibonacci gcc yieldmark yieldmark-duel yieldmark-bench yieldmark-probe
build --no-tests --warnings-pass --only fibonacci --flags -O3 -march=native --folder gcc-O3-march=native gcc yieldmark-bench yieldmark-probe
yieldmark run --plan full --out out --bench build/gcc-O2/bin/yieldmark-bench --bench build/gcc/bin/yieldmark-bench --bench build/gcc-O3-march=native/bin/yieldmark-bench fibonacci
CALLS
calls_are --compiler clang --variants -O2 <<'CALLS'
build --no-tests --warnings-pass --flags -O2 --folder clang-O2 clang yieldmark-bench yieldmark-probe
build --no-tests --warnings-pass clang yieldmark yieldmark-duel
yieldmark run --plan quick --out out --bench build/clang-O2/bin/yieldmark-bench
CALLS
calls_are --pgo primes <<'CALLS'
build --no-tests --warnings-pass --only primes gcc yieldmark yieldmark-duel yieldmark-bench yieldmark-probe
build --no-tests --warnings-pass --only primes --flags -O3 -fprofile-generate=build/gcc-pgo-counts -fprofile-update=prefer-atomic -fprofile-prefix-path=build/gcc-pgo-training --folder gcc-pgo-training gcc yieldmark-bench yieldmark-probe
yieldmark run --plan smoke --metrics time --quiet --out build/gcc-pgo-training/out --bench build/gcc-pgo-training/bin/yieldmark-bench primes
build --no-tests --warnings-pass --only primes --flags -O3 -fprofile-use=build/gcc-pgo-counts -fprofile-prefix-path=build/gcc-pgo -Wno-missing-profile --folder gcc-pgo gcc yieldmark-bench yieldmark-probe
yieldmark run --plan quick --out out --bench build/gcc/bin/yieldmark-bench --bench build/gcc-pgo/bin/yieldmark-bench primes
CALLS
refused 'begin with their level' --variants -march=native
refused 'begin with their level' --variants
refused 'no such option' --variants -O2 -march=native
refused 'only g++ is trained' --compiler clang --pgo
