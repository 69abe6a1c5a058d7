#!/usr/bin/env bash
# A project of examples/ builds against the installed package, checks its cases, and is measured, reported and compared.
# shellcheck source=tests/install/installed.sh
source "$(dirname "$0")/installed.sh"
build=$1 source=$2 example=$3 compiler=$4
installed "$build"
cp -r "$source/examples/$example" "$scratch/project"
cd "$scratch/project"
cmake -S . -B build -G Ninja -DCMAKE_PREFIX_PATH="$place" -DCMAKE_CXX_COMPILER="$compiler" >cmake.log 2>&1 || { cat cmake.log && fail configure; }
cmake --build build >build.log 2>&1 || { tail -40 build.log && fail build; }
ctest --test-dir build --output-on-failure

bench=$(echo build/bin/*-bench)
case $example in
own-suite) new=running_total/coroutine ;;
own-technique) new=fibonacci/pull ;;
esac
yieldmark=$place/bin/yieldmark
"$yieldmark" run --bench "$bench" --plan smoke "$new" --metrics time,heap --out out --quiet
grep -q "\"$new/drain/" out/results.json || fail "$new was not measured"
grep -q 'layout' out/results.json || fail "no fresh layouts"
"$yieldmark" report out/results.json --out out >/dev/null
"$yieldmark" compare "$bench" "$bench" "$new/drain" --metrics time,heap --measure-unchanged --pairs 5 --second-pairs 0 --quiet --json >compare.json ||
    fail "compare"
grep -q '"method": "duel"' compare.json || fail "it was not compared by a duel"
grep -q "$new/drain/" compare.json || fail "compare lacks $new"
echo "$example: built, checked, measured, compared"
