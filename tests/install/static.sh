#!/usr/bin/env bash
# Programs that link Google Benchmark 1.9 statically are measured through the agent, linked in by yieldmark_measure and by
# pkg-config. Debian 12 has no such library: its source comes from Debian's mirror. Exit code 77: it can't be had.
# shellcheck source=tests/install/installed.sh
source "$(dirname "$0")/installed.sh"
build=$1 source=$2 compiler=$3
installed "$build"
cd "$scratch"

mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
file=benchmark_1.9.1.orig.tar.gz
/usr/lib/apt/apt-helper download-file "$mirror/pool/main/b/benchmark/$file" "$scratch/$file" >fetch.log 2>&1 ||
    { echo "skipped: $mirror has no $file, or can't be reached" && exit 77; }
echo "32131c08ee31eeff2c8968d7e874f3cb648034377dfc32a4c377fa8796d84981  $file" | sha256sum --check --quiet
tar xf $file
cmake -S benchmark-1.9.1 -B library -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$compiler" -DBENCHMARK_ENABLE_TESTING=OFF \
    -DBENCHMARK_ENABLE_WERROR=OFF -DCMAKE_INSTALL_PREFIX="$scratch/library-place" >library.log 2>&1 || { cat library.log && fail "configure Google Benchmark"; }
cmake --build library --target install >library.log 2>&1 || { tail -40 library.log && fail "build Google Benchmark"; }

mkdir user && cd user
cp "$source/tests/compare/made_program.cpp" .
cat >CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
find_package(benchmark REQUIRED)
find_package(yieldmark REQUIRED)
foreach(version IN ITEMS old new)
    add_executable(${version} made_program.cpp)
    target_compile_definitions(${version} PRIVATE VERSION_${version})
    target_link_libraries(${version} PRIVATE benchmark::benchmark)
endforeach()
yieldmark_measure(old new)
CMAKE
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$place;$scratch/library-place" \
    -DCMAKE_CXX_COMPILER="$compiler" >cmake.log 2>&1 || { cat cmake.log && fail configure; }
cmake --build build >build.log 2>&1 || { cat build.log && fail build; }
ldd build/old | grep -q libbenchmark && fail "Google Benchmark is not linked statically"
build/old --benchmark_filter=Same --benchmark_min_time=0.001s | grep -q BM_Same || fail "it does not run by itself"

yieldmark=$place/bin/yieldmark
"$yieldmark" compare ./build/old ./build/new --metrics time,heap,instructions --pairs 5 --second-pairs 5 --quiet --json \
    --explain >compare.json || fail compare
grep -q '"method": "lock_step"' compare.json || fail "it was not compared in lock-step"
grep -q '"metric":"instructions"' compare.json || fail "instructions were not compared"
grep -q '"metric":"peak_bytes"' compare.json || fail "the heap was not compared"
grep -q '"why":{"base"' compare.json || fail "nothing was explained"
"$yieldmark" run --plan smoke --metrics time,heap,instructions --out out --quiet -- ./build/old
grep -q '"instructions"' out/results.json || fail "instructions were not measured"

# By hand, as another build system would.
if command -v pkg-config >/dev/null; then
    flags=$(PKG_CONFIG_PATH=$(dirname "$(find "$place" -name yieldmark-agent.pc)") pkg-config --libs yieldmark-agent)
    # shellcheck disable=SC2086 # they are several
    "$compiler" -std=c++17 -O2 -DVERSION_old -I"$scratch/library-place/include" made_program.cpp $flags \
        "$scratch"/library-place/lib*/libbenchmark.a -pthread -o by_hand
    "$yieldmark" run --plan smoke --metrics heap --out by-hand --quiet -- ./by_hand
    grep -q '"peak_bytes"' by-hand/results.json || fail "pkg-config's line did not link the agent"
fi
echo "statically linked programs are compared in lock-step, with heap, instructions and functions"
